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

XesLog::XesLog(const Zone& zone, std::string project, RecordSink& sink)
    : m_sink(sink)
    , m_project(std::move(project))
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
    m_told = 0;
    m_held.clear();
    m_heldBytes = 0;
}

void XesLog::traceAttribute(std::string_view key, std::string_view value)
{
    if (key == "concept:name")
        m_name = value;
    else if (!value.empty())
        m_attributes.emplace_back(key, value);
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
}

void XesLog::settleTrace()
{
    const std::string unnamed = "trace " + std::to_string(m_traces);
    m_key = distinctKey(m_name && !m_name->empty() ? *m_name : unnamed);
    emitItem();
    for (const Event& event : m_held)
        emitEvent(event);
    m_held.clear();
    m_heldBytes = 0;
}

/// The name itself the first time, then "name (2)", "name (3)", …
std::string XesLog::distinctKey(const std::string& name)
{
    const auto isNew = [this](const std::string& key) { return m_keys.insert(XXH3_64bits(key.data(), key.size())).second; };
    std::string key = name;
    for (std::int64_t n = 2; !isNew(key); ++n)
        key = name + " (" + std::to_string(n) + ")";
    return key;
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
