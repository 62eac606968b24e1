// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/jira_history.h"

#include "core/readers/encoding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

namespace weir::readers {

namespace {

std::optional<std::int64_t> numberOf(const std::optional<JsonValue>& value)
{
    std::string storage;
    const std::string_view text = scalarText(value, storage);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

JiraProblem repeatedField(std::string_view name)
{
    return {std::string(name), "The field stands there twice, so nobody knows which of the two holds.", {}};
}

std::string_view jiraPerson(const std::optional<JsonValue>& person)
{
    constexpr std::array<std::string_view, 2> names = {"displayName", "name"};
    const std::optional<JsonObject> object = objectOf(person);
    if (!object)
        return textOf(person);
    const JsonFields<2> fields = pickFields(*object, names);
    const std::string_view shown = textOf(fields.values[0]);
    return shown.empty() ? textOf(fields.values[1]) : shown;
}

EventRecord JiraHistory::Change::event(std::string_view key) const
{
    EventRecord event {};
    event.item = key;
    event.at = at;
    event.to = {toName, toId};
    if (!fromName.empty() || !fromId.empty())
        event.from = StatusRef {fromName, fromId};
    event.actor = actor;
    return event;
}

void JiraHistory::clear()
{
    m_changes.clear();
    m_entries = 0;
}

std::optional<JiraProblem> JiraHistory::add(JsonObject entry, ColumnTimes& times)
{
    constexpr std::array<std::string_view, 4> names = {"created", "items", "author", "id"};
    const JsonFields<4> fields = pickFields(entry, names);
    if (!fields.repeated.empty())
        return repeatedField(fields.repeated);
    const auto& [created, items, author, id] = fields.values;
    Instant at;
    std::string storage;
    const std::string_view text = scalarText(created, storage);
    if (times.read(text, at) != TimeState::Read)
        return JiraProblem {"created",
            text.empty() ? "The time of a change in the history is missing." : "The time of a change in the history cannot be read.",
            excerpt(text)};
    const std::optional<std::int64_t> number = numberOf(id);
    if (m_entries == 0) {
        m_firstAt = at;
        m_firstId = number;
    }
    m_lastAt = at;
    m_lastId = number;
    simdjson::dom::array list;
    if (items && items->get(list) == simdjson::SUCCESS) {
        const std::string_view actor = jiraPerson(author);
        for (const JsonValue item : list) {
            const std::optional<JsonObject> object = objectOf(item);
            if (!object)
                continue;
            if (std::optional<JiraProblem> problem = addItem(*object, at, actor))
                return problem;
        }
    }
    ++m_entries;
    return std::nullopt;
}

std::optional<JiraProblem> JiraHistory::addItem(JsonObject item, Instant at, std::string_view actor)
{
    constexpr std::array<std::string_view, 7> names = {"field", "fieldId", "fieldtype", "from", "fromString", "to", "toString"};
    const JsonFields<7> fields = pickFields(item, names);
    const auto& [field, fieldId, fieldType, from, fromName, to, toName] = fields.values;
    // A custom field may be called "status", too.
    const bool status = textOf(fieldId) == "status" || (textOf(field) == "status" && textOf(fieldType) != "custom");
    if (!status)
        return std::nullopt;
    if (!fields.repeated.empty())
        return repeatedField(fields.repeated);
    std::string storage;
    Change change {};
    change.at = at;
    change.entry = m_entries;
    change.actor = actor;
    change.fromId = scalarText(from, storage);
    change.fromName = textOf(fromName);
    change.toId = scalarText(to, storage);
    change.toName = textOf(toName);
    if (change.toId.empty() && change.toName.empty())
        return JiraProblem {"toString", "A change of status does not say which status it led to.", {}};
    m_changes.push_back(std::move(change));
    return std::nullopt;
}

bool JiraHistory::newestFirst() const
{
    if (m_entries < 2)
        return false;
    if (m_firstAt != m_lastAt)
        return m_firstAt > m_lastAt;
    return m_firstId && m_lastId && *m_firstId > *m_lastId;
}

std::span<const JiraHistory::Change> JiraHistory::changes()
{
    const bool turn = newestFirst();
    std::stable_sort(m_changes.begin(), m_changes.end(), [turn](const Change& a, const Change& b) {
        return turn ? std::tuple(a.at, b.entry) < std::tuple(b.at, a.entry) : std::tuple(a.at, a.entry) < std::tuple(b.at, b.entry);
    });
    return m_changes;
}

} // namespace weir::readers
