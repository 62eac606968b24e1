// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/event_table.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/readers/calendar_words.h"
#include "core/readers/zone_loader.h"

#include <algorithm>
#include <utility>

namespace weir::readers {

namespace {

std::string_view cell(std::span<const std::string_view> fields, std::size_t column)
{
    return column < fields.size() ? fields[column] : std::string_view();
}

/// A header such as "Created At (UTC)" says which zone its times are in.
bool saysUtc(std::string_view name)
{
    return foldCase(name).ends_with("(utc)");
}

std::string columnName(const std::string& name, std::size_t column)
{
    return name.empty() ? "column " + std::to_string(column + 1) : name;
}

} // namespace

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
    : m_header(std::move(header))
    , m_project(options.project)
    , m_zoneName(mapping.zone.value_or(options.zone))
{
    m_padded = std::ranges::any_of(m_header, [](const std::string& name) { return name.starts_with(' '); });
    const Zone zone = loadZone(m_zoneName);
    m_fields.fill(none);
    for (std::size_t i = 0; i < roles.size(); ++i)
        place(roles[i], i, mapping, zone);
    for (std::size_t i = 0; i < m_header.size(); ++i)
        m_header[i] = columnName(m_header[i], i);
    // Without a column for it, a status or an activity is what is entered.
    if (m_to == none)
        m_to = std::exchange(m_fields[Status], none);
    for (const std::size_t column : m_fields) {
        if (column != none)
            m_itemColumns.push_back(column);
    }
    for (const TimeField field : {Created, Finished}) {
        if (m_times[field].column != none)
            m_itemColumns.push_back(m_times[field].column);
    }
    m_itemColumns.insert(m_itemColumns.end(), m_attributes.begin(), m_attributes.end());
}

/// As the source states it: two names that differ in a blank are two names, unless blanks are the table's manner.
std::string_view EventTable::value(std::span<const std::string_view> fields, std::size_t column) const
{
    const std::string_view text = cell(fields, column);
    return m_padded ? trimmed(text) : text;
}

void EventTable::place(std::string_view role, std::size_t column, const Mapping& mapping, const Zone& zone)
{
    struct Slot {
        std::string_view role;
        std::size_t* column;
    };
    const auto slots = std::to_array<Slot>({{"key", &m_key}, {"from", &m_from}, {"to", &m_to}, {"activity", &m_to},
        {"status", &m_fields[Status]}, {"lifecycle", &m_lifecycle}, {"author", &m_author}, {"title", &m_fields[Title]},
        {"type", &m_fields[Type]}, {"project", &m_fields[Project]}, {"team", &m_fields[Team]}, {"assignee", &m_fields[Assignee]},
        {"parent", &m_fields[Parent]}, {"url", &m_fields[Url]}, {"instant", &m_times[At].column}, {"start_instant", &m_times[Start].column},
        {"created", &m_times[Created].column}, {"finished", &m_times[Finished].column}});
    if (role == "ignore")
        return;
    if (role.starts_with("stage:"))
        throw Error(ErrorCode::Usage,
            "The mapping gives column \"" + m_header[column] + "\" the role " + std::string(role)
                + ", which a table of events has no use for; make a table with one row a status change, or take the role away.");
    const auto slot = std::ranges::find(slots, role, &Slot::role);
    if (slot == slots.end()) {
        // label, priority, size, started and what has no role are kept under the column's name.
        m_attributes.push_back(column);
        return;
    }
    if (*slot->column != none)
        throw Error(ErrorCode::Usage,
            "The mapping gives both \"" + m_header[*slot->column] + "\" and \"" + m_header[column] + "\" the role " + std::string(role)
                + "; an event has only one.");
    *slot->column = column;
    const auto time = std::ranges::find_if(m_times, [slot](const TimeColumn& candidate) { return &candidate.column == slot->column; });
    if (time != m_times.end()) {
        const auto order = mapping.dates ? parseDateOrder(*mapping.dates) : std::nullopt;
        time->times.emplace(saysUtc(m_header[column]) ? Zone() : zone, order);
    }
}

std::string_view EventTable::missingRole() const
{
    if (m_key == none)
        return "key";
    if (m_to == none)
        return "status or activity";
    return m_times[At].column == none ? "instant" : "";
}

Reject EventTable::rejectOf(const CsvRecords& records, std::size_t column, std::string reason, std::string_view text) const
{
    Reject reject;
    reject.line = records.line();
    reject.byte = records.byte();
    reject.record = excerpt(value(records.fields(), m_key));
    reject.field = column < m_header.size() ? m_header[column] : "";
    reject.reason = std::move(reason);
    reject.text = excerpt(text);
    return reject;
}

bool EventTable::isHeader(std::span<const std::string_view> fields) const
{
    // Unnamed columns are empty in the header and bear a name here.
    return cell(fields, m_key) == m_header[m_key] && cell(fields, m_to) == m_header[m_to]
        && cell(fields, m_times[At].column) == m_header[m_times[At].column];
}

void EventTable::read(CsvRecords& records, const Input& input, RecordSink& sink, Progress& progress)
{
    std::int64_t reported = 0;
    while (records.next()) {
        ++m_rows;
        if (std::exchange(reported, input.consumed()) != input.consumed())
            progress.report(input.consumed(), input.storedSize());
        if (records.problem() != CsvProblem::None)
            sink.reject(rejectOf(records, none, describe(records.problem()), records.raw()));
        else if (isHeader(records.fields()))
            sink.reject(rejectOf(records, none, "The header stands here again; this row is no event.", records.raw()));
        else
            row(records, sink);
    }
    progress.report(input.storedSize(), input.storedSize());
    reportOrders(sink);
    if (m_unnamed > 0)
        sink.warn(unnamedStatusWarning(m_unnamed, m_firstUnnamed, m_header[m_to]));
    if (records.mended() > 0)
        sink.warn(std::to_string(records.mended()) + " fields were not valid UTF-8; they were read as Windows-1252.");
}

void EventTable::row(CsvRecords& records, RecordSink& sink)
{
    if (trimmed(cell(records.fields(), m_key)).empty()) {
        sink.reject(rejectOf(records, m_key, "The key is missing.", records.raw()));
        return;
    }
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

/// Accepts or rejects the row; true: accepted, and m_instants holds its times.
bool EventTable::readTimes(CsvRecords& records, RecordSink& sink)
{
    std::array<TimeState, timeCount> states {};
    for (std::size_t i = 0; i < timeCount; ++i) {
        TimeColumn& time = m_times[i];
        m_instants[i].reset();
        states[i] = TimeState::Empty;
        if (time.column == none)
            continue;
        Instant at;
        states[i] = time.times->read(cell(records.fields(), time.column), at);
        if (states[i] == TimeState::NeedsOrder) {
            decideOrders(records);
            states[i] = time.times->read(cell(records.fields(), time.column), at);
        }
        if (states[i] == TimeState::Read)
            m_instants[i] = at;
        if (i == At && states[i] != TimeState::Read) {
            const bool empty = states[i] == TimeState::Empty;
            sink.reject(rejectOf(records, time.column, empty ? "The time is missing." : "This is not a time that can be read.",
                empty ? records.raw() : cell(records.fields(), time.column)));
            return false;
        }
    }
    sink.record();
    for (std::size_t i = 0; i < timeCount; ++i) {
        if (states[i] != TimeState::Unreadable)
            continue;
        Reject reject =
            rejectOf(records, m_times[i].column, "This is not a time that can be read.", cell(records.fields(), m_times[i].column));
        reject.kept = true;
        sink.reject(reject);
    }
    return true;
}

/// A date leaves the order of day and month open: ask all rows, then come back to this one.
void EventTable::decideOrders(CsvRecords& records)
{
    const std::int64_t here = m_rows;
    records.rewind();
    records.next(); // the header
    while (records.next()) {
        for (TimeColumn& time : m_times) {
            if (time.times)
                time.times->observe(cell(records.fields(), time.column));
        }
    }
    // Columns of one table come from one program: those that speak for an order speak for the silent ones, too.
    std::optional<DateOrder> spoken;
    bool contradiction = false;
    for (const TimeColumn& time : m_times) {
        const auto order = time.times ? time.times->evidence() : std::nullopt;
        contradiction = contradiction || (order && spoken && *order != *spoken);
        spoken = order ? order : spoken;
    }
    for (TimeColumn& time : m_times) {
        if (time.times)
            time.times->decide(contradiction ? std::nullopt : spoken);
    }
    m_decided = true;
    records.rewind();
    records.next();
    for (std::int64_t i = 0; i < here; ++i)
        records.next();
}

bool EventTable::sameItemAsBefore(std::span<const std::string_view> fields)
{
    const auto equal = [&] {
        if (m_beforeSizes.empty() || m_beforeWidth != fields.size() || fields.size() > m_header.size())
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
    m_row.clear();
    for (const std::size_t column : m_attributes) {
        if (const std::string_view value = cell(fields, column); !value.empty())
            m_row.push_back({m_header[column], value});
    }
    for (std::size_t column = m_header.size(); column < fields.size(); ++column) {
        if (!fields[column].empty() && m_extraNames.size() <= column - m_header.size())
            m_extraNames.resize(column - m_header.size() + 1);
    }
    for (std::size_t column = m_header.size(); column < fields.size(); ++column) {
        if (fields[column].empty())
            continue;
        std::string& name = m_extraNames[column - m_header.size()];
        name = columnName({}, column);
        m_row.push_back({name, fields[column]});
    }
    item.attributes = m_row;
    sink.item(item);
}

void EventTable::reportOrders(RecordSink& sink) const
{
    const auto words = [](DateOrder order) {
        return order == DateOrder::MonthDayYear ? "month/day/year" : order == DateOrder::DayMonthYear ? "day/month/year" : "year/month/day";
    };
    for (const TimeColumn& time : m_times) {
        if (time.times && m_decided && time.times->uncertain() && time.times->order())
            sink.warn("The dates in column \"" + m_header[time.column] + "\" never show which number is the day; they were read as "
                + words(*time.times->order()) + ". A mapping can say otherwise (\"dates\").");
    }
}

std::string EventTable::note() const
{
    std::string text;
    std::int64_t withoutZone = 0;
    std::int64_t yearOne = 0;
    for (const TimeColumn& time : m_times) {
        if (!time.times)
            continue;
        yearOne += time.times->yearOne();
        withoutZone += saysUtc(m_header[time.column]) ? 0 : time.times->withoutZone();
        if (m_decided && time.times->order() && !time.times->uncertain())
            text += ", dates in \"" + m_header[time.column] + "\" are " + std::string(dateOrderName(*time.times->order()));
    }
    if (withoutZone > 0)
        text += ", times without a zone read as " + m_zoneName;
    if (yearOne > 0)
        text += ", " + yearOneNote(yearOne);
    return text;
}

} // namespace weir::readers
