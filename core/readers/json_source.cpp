// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/json_source.h"

#include "core/readers/zone_loader.h"

namespace weir::readers {

JsonSource::JsonSource(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress,
    std::span<const std::string_view> containers, std::span<const std::string_view> singles)
    : m_sink(sink)
    , m_progress(progress)
    , m_containers(containers)
    , m_singles(singles)
    , m_input(source, progress)
    , m_text(m_input)
    , m_pass(std::in_place, m_text, containers, progress, singles)
    // Web interfaces write ISO times; an open day-month order would be day first.
    , m_times(loadZone(options.zone), DateOrder::DayMonthYear)
{
}

void JsonSource::rewind()
{
    m_text.rewind();
    m_pass.emplace(m_text, m_containers, m_progress, m_singles);
}

bool JsonSource::next(JsonValue& value)
{
    if (!m_pass->records.next())
        return false;
    if (const std::string problem = m_pass->parser.parse(m_pass->records.text(), value); !problem.empty())
        m_pass->records.failRecord(problem);
    return true;
}

void JsonSource::reject(const RecordProblem& problem, std::string_view key, bool kept)
{
    Reject reject;
    reject.line = m_pass->records.line();
    reject.byte = m_pass->records.byte();
    reject.record = key;
    reject.field = problem.field;
    reject.reason = problem.reason;
    reject.text = problem.text.empty() && !kept ? excerpt(m_pass->records.text()) : problem.text;
    reject.kept = kept;
    m_sink.reject(reject);
}

ReadOutcome JsonSource::finish(const std::string& note)
{
    if (m_pass->parser.mended() > 0)
        m_sink.warn(
            counted(m_pass->parser.mended(), "record holds", "records hold") + " broken characters; \xEF\xBF\xBD stands in their place.");
    ReadOutcome outcome;
    outcome.note = note + ", " + std::string(encodingName(m_text.encoding()));
    outcome.sha256 = m_input.standardInputHash().value_or("");
    return outcome;
}

std::optional<JsonValue> memberOf(const std::optional<JsonValue>& object, std::initializer_list<std::string_view> names)
{
    const std::optional<JsonObject> members = objectOf(object);
    if (!members)
        return std::nullopt;
    for (const std::string_view name : names) {
        JsonValue value;
        if (members->at_key(name).get(value) == simdjson::SUCCESS && !value.is_null())
            return value;
    }
    return std::nullopt;
}

std::string_view memberText(const std::optional<JsonValue>& object, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        if (const std::string_view text = textOf(memberOf(object, {name})); !text.empty())
            return text;
    }
    return {};
}

bool hasMember(const std::optional<JsonValue>& object, std::string_view name)
{
    const std::optional<JsonObject> members = objectOf(object);
    JsonValue value;
    return members && members->at_key(name).get(value) == simdjson::SUCCESS;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view several)
{
    return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

} // namespace weir::readers
