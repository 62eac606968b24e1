// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/xes_log.h"

#include "core/readers/encoding.h"
#include "core/readers/event_columns.h"
#include "core/readers/event_table.h"
#include "core/readers/limits.h"

#include <utility>
#include <xxhash.h>

namespace weir::readers {

void XesLog::Event::clear()
{
    name.clear();
    time.clear();
    start.clear();
    lifecycle.clear();
    resource.clear();
}

std::size_t XesLog::Event::bytes() const
{
    return sizeof *this + name.size() + time.size() + start.size() + lifecycle.size() + resource.size();
}

XesLog::XesLog(const Zone& zone, std::string project, std::string source, RecordSink& sink)
    : m_sink(sink)
    , m_project(std::move(project))
    , m_source(std::move(source))
    , m_at(zone, DateOrder::DayMonthYear) // a log's times are ISO 8601 by its standard
    , m_start(zone, DateOrder::DayMonthYear)
{
}

void XesLog::beginTrace()
{
    ++m_traces;
    m_name.reset();
    m_key.clear();
    m_attributes.clear();
    m_attributeBytes = 0;
    m_dropped = 0;
    m_told = 0;
    m_held.clear();
    m_heldBytes = 0;
}

void XesLog::traceAttribute(std::string_view key, std::string_view value)
{
    if (key == "concept:name") {
        m_name = value;
        return;
    }
    if (value.empty())
        return;
    m_attributeBytes += key.size() + value.size();
    if (m_attributeBytes <= limits::traceAttributeBytes && m_attributes.size() < limits::columns)
        m_attributes.emplace_back(key, value);
    else if (++m_dropped == 1)
        m_firstDropped = excerpt(key);
}

void XesLog::beginEvent(Place place)
{
    m_event.clear();
    m_event.place = place;
}

void XesLog::eventAttribute(std::string_view key, std::string_view value)
{
    if (key == "concept:name")
        m_event.name = value;
    else if (key == "time:timestamp")
        m_event.time = value;
    else if (key == "start_timestamp")
        m_event.start = value;
    else if (key == "lifecycle:transition")
        m_event.lifecycle = value;
    else if (key == "org:resource")
        m_event.resource = value;
}

void XesLog::endEvent()
{
    if (m_key.empty() && m_name)
        settleTrace();
    if (!m_key.empty()) {
        emitEvent(m_event);
        return;
    }
    // The name may still come behind the events.
    m_held.push_back(m_event);
    m_heldBytes += m_event.bytes();
    if (m_heldBytes > limits::heldTraceBytes)
        settleTrace();
}

void XesLog::endTrace()
{
    if (m_key.empty())
        settleTrace();
    else if (m_told < m_attributes.size())
        emitItem();
    if (m_dropped > 0)
        rejectDropped();
}

void XesLog::end()
{
    if (m_unnamed > 0)
        m_sink.warn(unnamedStatusWarning(m_unnamed, m_firstUnnamed, "concept:name"));
}

void XesLog::rejectDropped()
{
    Reject reject;
    reject.record = excerpt(m_key);
    reject.field = m_firstDropped;
    reject.reason = "The trace has more than " + std::to_string(limits::columns) + " attributes or "
        + std::to_string(limits::traceAttributeBytes >> 20) + " MiB of them; " + std::to_string(m_dropped) + " from here on "
        + (m_dropped == 1 ? "was" : "were") + " left out.";
    reject.kept = true;
    m_sink.reject(reject);
}

void XesLog::settleTrace()
{
    const bool named = m_name && !m_name->empty();
    m_key = distinctKey(named ? *m_name : m_source + " trace " + std::to_string(m_traces));
    emitItem();
    for (const Event& event : m_held)
        emitEvent(event);
    m_held.clear();
    m_heldBytes = 0;
}

/// The name itself the first time, then "name (2)", "name (3)", …
std::string XesLog::distinctKey(const std::string& name)
{
    const auto hashed = [](const std::string& key) { return XXH3_64bits(key.data(), key.size()); };
    const auto [known, isNew] = m_keys.try_emplace(hashed(name), 2);
    if (isNew)
        return name;
    std::string key;
    std::int64_t number = known->second;
    do
        key = name + " (" + std::to_string(number++) + ")";
    while (!m_keys.try_emplace(hashed(key), 2).second);
    m_keys[hashed(name)] = number;
    return key;
}

Instant XesLog::itemTime(const std::string& name, const std::string& value)
{
    Instant time = unknownInstant;
    if (m_at.read(value, time) != TimeState::Unreadable)
        return time;
    Reject reject;
    reject.record = excerpt(m_key);
    reject.field = name;
    reject.reason = "This is not a time that can be read.";
    reject.text = excerpt(value);
    reject.kept = true;
    m_sink.reject(reject);
    return unknownInstant;
}

void XesLog::emitItem()
{
    ItemRecord item;
    item.key = m_key;
    item.project = m_project;
    std::vector<Attribute> others;
    for (const auto& [name, value] : m_attributes) {
        const std::string_view role = itemRole(name);
        if (role == "type")
            item.type = value;
        else if (role == "title")
            item.title = value;
        else if (role == "project")
            item.project = value;
        else if (role == "team")
            item.team = value;
        else if (role == "assignee")
            item.assignee = value;
        else if (role == "parent")
            item.parent = value;
        else if (role == "url")
            item.url = value;
        else if (role == "created")
            item.created = itemTime(name, value);
        else if (role == "finished")
            item.finished = itemTime(name, value);
        else
            others.push_back({name, value});
    }
    item.attributes = others;
    m_sink.item(item);
    m_told = m_attributes.size();
}

Reject XesLog::rejectOf(const Event& event, std::string field, std::string reason, std::string_view text) const
{
    Reject reject;
    reject.line = event.place.line;
    reject.byte = event.place.byte;
    reject.record = excerpt(m_key);
    reject.field = std::move(field);
    reject.reason = std::move(reason);
    reject.text = excerpt(text);
    return reject;
}

void XesLog::emitEvent(const Event& event)
{
    EventRecord record;
    const TimeState state = m_at.read(event.time, record.at);
    if (state != TimeState::Read) {
        const bool missing = state == TimeState::Empty;
        m_sink.reject(rejectOf(event, "time:timestamp", missing ? "The time is missing." : "This is not a time that can be read.",
            missing ? event.name : event.time));
        return;
    }
    record.item = m_key;
    record.to.name = event.name;
    if (event.name.empty() && m_unnamed++ == 0)
        m_firstUnnamed = event.place.line;
    record.actor = event.resource;
    record.lifecycle = parseLifecycle(event.lifecycle);
    Instant start;
    const TimeState started = m_start.read(event.start, start);
    if (started == TimeState::Read)
        record.start = start;
    m_sink.record();
    m_sink.event(record);
    if (started == TimeState::Unreadable) {
        Reject reject = rejectOf(event, "start_timestamp", "This is not a time that can be read.", event.start);
        reject.kept = true;
        m_sink.reject(reject);
    }
}

} // namespace weir::readers
