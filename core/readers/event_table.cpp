// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/event_table.h"

#include "core/base/error.h"
#include "core/base/words.h"

#include <algorithm>
#include <utility>

namespace weir::readers {

Lifecycle parseLifecycle(std::string_view word)
{
    const auto is = [word](std::string_view lower) {
        return word.size() == lower.size() && std::ranges::equal(word, lower, [](char a, char b) { return (a | 0x20) == b; });
    };
    if (word.empty())
        return Lifecycle::None;
    return is("start") ? Lifecycle::Start : is("complete") ? Lifecycle::Complete : Lifecycle::Other;
}

std::string unnamedStatusWarning(std::int64_t events, std::int64_t firstLine, std::string_view field)
{
    return counted(events, "event has", "events have") + " no status in \"" + std::string(field) + "\", the first in line "
        + std::to_string(firstLine) + "; they count as one unknown status. Name it in the export if they are meant.";
}

EventTable::EventTable(
    const std::vector<std::string>& roles, std::vector<std::string> header, const Mapping& mapping, const ReadOptions& options)
    : RowTable(std::move(header), mapping, options)
{
    m_fields.fill(none);
    m_timeColumns.fill(none);
    for (std::size_t i = 0; i < roles.size(); ++i)
        placeRole(roles[i], i);
    for (std::size_t i = 0; i < timeCount; ++i) {
        if (m_timeColumns[i] != none)
            m_timeNumbers[i] = m_times.add(m_timeColumns[i], name(m_timeColumns[i]));
    }
    // Without a column for it, a status or an activity is what is entered.
    if (m_to == none)
        m_to = std::exchange(m_fields[Status], none);
    for (const std::size_t column : m_fields) {
        if (column != none)
            m_itemColumns.push_back(column);
    }
    for (const TimeField field : {Created, Finished}) {
        if (m_timeColumns[field] != none)
            m_itemColumns.push_back(m_timeColumns[field]);
    }
    m_itemColumns.insert(m_itemColumns.end(), m_attributeColumns.begin(), m_attributeColumns.end());
}

void EventTable::placeRole(std::string_view role, std::size_t column)
{
    const auto slots = std::to_array<Slot>({{"key", &m_key}, {"from", &m_from}, {"to", &m_to}, {"activity", &m_to},
        {"status", &m_fields[Status]}, {"lifecycle", &m_lifecycle}, {"author", &m_author}, {"title", &m_fields[Title]},
        {"type", &m_fields[Type]}, {"project", &m_fields[Project]}, {"team", &m_fields[Team]}, {"assignee", &m_fields[Assignee]},
        {"parent", &m_fields[Parent]}, {"url", &m_fields[Url]}, {"instant", &m_timeColumns[At]}, {"start_instant", &m_timeColumns[Start]},
        {"created", &m_timeColumns[Created]}, {"finished", &m_timeColumns[Finished]}});
    if (role == "ignore")
        return;
    if (role.starts_with("stage:"))
        throw Error(ErrorCode::Usage,
            "The mapping gives column \"" + name(column) + "\" the role " + std::string(role)
                + ", which a table of events has no use for; read it as csv-stages, or take the role away.");
    // label, priority, size and started are kept under the column's name.
    RowTable::place(slots, role, column);
}

std::string_view EventTable::missingRole() const
{
    if (m_key == none)
        return "key";
    if (m_to == none)
        return "status or activity";
    return m_timeColumns[At] == none ? "instant" : "";
}

void EventTable::row(CsvRecords& records, RecordSink& sink)
{
    if (!readTimes(records, sink))
        return;
    const auto fields = records.fields();
    emitItem(records, sink);
    EventRecord event;
    event.item = value(fields, m_key);
    event.at = *m_instants[At];
    event.to.name = value(fields, m_to);
    if (event.to.name.empty() && m_unnamed++ == 0)
        m_firstUnnamed = records.line();
    event.start = m_instants[Start];
    event.actor = value(fields, m_author);
    event.lifecycle = parseLifecycle(value(fields, m_lifecycle));
    if (const std::string_view from = value(fields, m_from); !from.empty())
        event.from = StatusRef {from, {}, StatusCategory::None};
    sink.event(event);
}

void EventTable::ended(RecordSink& sink)
{
    if (m_unnamed > 0)
        sink.warn(unnamedStatusWarning(m_unnamed, m_firstUnnamed, name(m_to)));
}

/// Accepts or rejects the row; true: accepted, and m_instants holds its times.
bool EventTable::readTimes(CsvRecords& records, RecordSink& sink)
{
    std::array<TimeState, timeCount> states {};
    for (std::size_t i = 0; i < timeCount; ++i) {
        m_instants[i].reset();
        states[i] = TimeState::Empty;
        if (m_timeColumns[i] == none)
            continue;
        Instant at;
        states[i] = m_times.read(m_timeNumbers[i], records, m_rows, at);
        if (states[i] == TimeState::Read)
            m_instants[i] = at;
        if (i == At && states[i] != TimeState::Read) {
            const bool empty = states[i] == TimeState::Empty;
            sink.reject(rejectOf(records, m_timeColumns[At], empty ? "The time is missing." : "This is not a time that can be read.",
                empty ? records.raw() : cell(records.fields(), m_timeColumns[At])));
            return false;
        }
    }
    sink.record();
    for (std::size_t i = 0; i < timeCount; ++i) {
        if (states[i] == TimeState::Unreadable)
            rejectTime(records, m_timeColumns[i], sink);
    }
    return true;
}

bool EventTable::sameItemAsBefore(std::span<const std::string_view> fields)
{
    const auto equal = [&] {
        if (m_beforeSizes.empty() || m_beforeWidth != fields.size() || fields.size() > width())
            return false;
        std::size_t at = 0;
        std::size_t i = 0;
        const auto next = [&](std::size_t column) {
            const std::string_view text = cell(fields, column);
            const std::size_t size = m_beforeSizes[i++];
            const bool same = size == text.size() && std::string_view(m_before).substr(at, size) == text;
            at += size;
            return same;
        };
        return next(m_key) && std::ranges::all_of(m_itemColumns, next);
    };
    if (equal())
        return true;
    m_before.clear();
    m_beforeSizes.clear();
    m_beforeWidth = fields.size();
    const auto keep = [&](std::size_t column) {
        const std::string_view text = cell(fields, column);
        m_before.append(text);
        m_beforeSizes.push_back(text.size());
    };
    keep(m_key);
    std::ranges::for_each(m_itemColumns, keep);
    return false;
}

void EventTable::emitItem(const CsvRecords& records, RecordSink& sink)
{
    const auto fields = records.fields();
    if (sameItemAsBefore(fields))
        return;
    ItemRecord item;
    item.key = value(fields, m_key);
    item.type = value(fields, m_fields[Type]);
    item.title = value(fields, m_fields[Title]);
    item.project = value(fields, m_fields[Project]);
    if (item.project.empty())
        item.project = m_project;
    item.team = value(fields, m_fields[Team]);
    item.assignee = value(fields, m_fields[Assignee]);
    item.parent = value(fields, m_fields[Parent]);
    item.url = value(fields, m_fields[Url]);
    item.created = m_instants[Created];
    item.finished = m_instants[Finished];
    if (const std::string_view status = value(fields, m_fields[Status]); !status.empty())
        item.status = StatusRef {status, {}, StatusCategory::None};
    item.attributes = attributes(fields);
    sink.item(item);
}

} // namespace weir::readers
