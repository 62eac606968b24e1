// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/left_out.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace weir::analysis {

namespace {

/// What an item has in a field that a filter may name (see isItemField()).
std::string fieldOf(const Facts& facts, std::size_t item, std::string_view field)
{
    const ItemColumns& items = facts.data->items;
    if (field == "key")
        return std::string(items.key[item]);
    if (field == "title")
        return std::string(items.title[item]);
    if (field == "status")
        return items.status[item].valid() ? facts.data->statuses[items.status[item].row()].name : std::string();
    if (field == "created_at")
        return isoInstant(items.created[item]);
    if (field == "started_at")
        return isoInstant(facts.items.started[item]);
    if (field == "finished_at")
        return isoInstant(facts.items.finished[item]);
    const NameIndex name = field == "kind" ? items.kind[item]
        : field == "type"                  ? items.type[item]
        : field == "project"               ? items.project[item]
        : field == "team"                  ? items.team[item]
                                           : items.assignee[item];
    return std::string(facts.data->name(name));
}

std::string inWords(const Exclusion& exclusion)
{
    if (exclusion.missing)
        return "no " + exclusion.field + ", which this stream asks for";
    return exclusion.untold ? "its " + exclusion.field + " is not of this stream"
                            : exclusion.field + " " + exclusion.value + " is not of this stream";
}

} // namespace

Exclusion exclusionOf(const Facts& facts, std::size_t item)
{
    for (const auto& [field, values] : facts.map.where) {
        std::string value = fieldOf(facts, item, field);
        if (std::ranges::find(values, value) != values.end())
            continue;
        const bool missing = value.empty();
        const bool untold = !missing && (field == "assignee" || field == "title");
        return {field, untold ? std::string() : std::move(value), missing, untold};
    }
    return {};
}

std::string othersInWords(const std::vector<OtherItems>& others)
{
    constexpr std::size_t mostNamed = 5;
    const bool byType = std::ranges::all_of(others, [](const OtherItems& o) { return o.by.field == "type" && !o.by.missing; });
    std::string words;
    std::int64_t rest = 0;
    for (std::size_t i = 0; i < others.size(); ++i) {
        const auto& [by, count] = others[i];
        if (i >= mostNamed) {
            rest += count;
            continue;
        }
        words.append(words.empty() ? "" : ", ").append(groupedNumber(count));
        if (byType)
            words += " " + by.value;
        else if (by.missing)
            words += " without " + by.field;
        else
            words += by.untold ? " of another " + by.field : " of " + by.field + " " + by.value;
    }
    return rest == 0 ? words : words + ", " + groupedNumber(rest) + " others";
}

LeftOut::LeftOut(const Facts& facts, const Selection& selection)
    : m_facts(facts)
    , m_window(resolveWindow(facts, selection))
    , m_passes(passesAnyStream(facts, selection))
{
}

LeftOutReason LeftOut::reason(std::size_t item) const
{
    if (m_passes[item] == 0 || !isThere(m_facts, m_window, item))
        return LeftOutReason::None;
    if (m_facts.items.inStream[item] == 0)
        return LeftOutReason::OtherStream;
    const ItemState state = m_facts.items.state[item];
    const Instant finished = m_facts.items.finished[item];
    if (state == ItemState::Finished && m_window.counted.contains(finished))
        return isKnown(m_facts.items.lead[item])           ? LeftOutReason::None
            : finished < m_facts.data->items.created[item] ? LeftOutReason::FinishedBeforeCreated
                                                           : LeftOutReason::NoLeadTime;
    const std::optional<bool> inProgress = knownInProgressAtEnd(m_facts, m_window, item);
    if (!inProgress || *inProgress)
        return inProgress ? LeftOutReason::None : LeftOutReason::MaybeStarted;
    if (state == ItemState::Finished && !isKnown(finished))
        return LeftOutReason::NoFinishTime;
    const Instant ended = m_facts.items.ended[item];
    if (state == ItemState::Discarded && (!isKnown(ended) || ended < m_window.counted.to))
        return LeftOutReason::Discarded;
    return LeftOutReason::NotStarted;
}

std::string LeftOut::rule(std::size_t item) const
{
    switch (reason(item)) {
    case LeftOutReason::None:
        break;
    case LeftOutReason::OtherStream:
        return inWords(exclusionOf(m_facts, item));
    case LeftOutReason::Discarded:
        return "discarded: it left the stream without being done";
    case LeftOutReason::NotStarted:
        return m_window.last < m_window.now ? "not started by the end of the window" : "not started yet";
    case LeftOutReason::MaybeStarted:
        return "nobody knows whether it had started";
    case LeftOutReason::NoFinishTime:
        return "done, but nobody knows when";
    case LeftOutReason::NoLeadTime:
        return "finished, but its beginning is not known";
    case LeftOutReason::FinishedBeforeCreated:
        return "finished before it was created, by its dates";
    }
    return {};
}

} // namespace weir::analysis
