// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/record_list.h"

#include <algorithm>

namespace weir::readers {

Confidence RecordListReader::probe(const Head& head) const noexcept
{
    return probeJson(head, [this](const JsonHead& names) {
        return bestOfRecords(names, [&](const std::string& prefix) { return m_format.judge({names, prefix}); });
    });
}

ReadOutcome RecordListReader::read(
    const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    JsonSource json(source, options, sink, progress, m_format.containers);
    progress.stage("Reading " + std::string(m_format.several));
    RecordList list {options, sink, json};
    std::int64_t count = 0;
    JsonValue value;
    while (json.next(value)) {
        ++count;
        list.item.clear();
        if (value.is_object())
            m_format.take(value, list);
        else
            list.refuse("", "It is no " + std::string(m_format.one) + " but a bare value.");
    }
    bool more = false;
    for (const JsonRecords::Member& member : json.records().members())
        more = more || (member.name == "more" && member.value == "true");
    if (more)
        sink.warn("The last page says that another one follows; import that, too.");
    if (list.withoutPlace > 0)
        sink.warn(counted(list.withoutPlace, "record does", "records do") + " not say of which " + std::string(m_format.place)
            + " they are; export them with their address (url), or import with --project NAME.");
    return json.finish(counted(count, m_format.one, m_format.several));
}

} // namespace weir::readers
