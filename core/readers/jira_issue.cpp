// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/jira_issue.h"

#include "core/readers/encoding.h"

#include <algorithm>
#include <array>
#include <utility>

namespace weir::readers {

namespace {

/// A longer text is a description or an inner state of Jira's, not a property.
constexpr std::size_t mostAttributeBytes = 256;

/// What a value that Jira offers for choice shows: its name, value or title.
std::string_view choiceText(const JsonValue& value)
{
    const std::optional<JsonObject> object = objectOf(value);
    if (!object)
        return {};
    constexpr std::array<std::string_view, 4> names = {"name", "value", "displayName", "title"};
    for (const std::optional<JsonValue>& found : pickFields(*object, names).values) {
        if (const std::string_view text = textOf(found); !text.empty())
            return text;
    }
    return {};
}

/// Teams of Jira Plans are shared or private; nothing else in an issue is.
bool isTeam(const JsonValue& value)
{
    const std::optional<JsonObject> object = objectOf(value);
    return object && pickFields(*object, std::array {std::string_view("isShared")}).values[0].has_value();
}

StatusCategory categoryOf(std::string_view key)
{
    if (key == "new")
        return StatusCategory::ToDo;
    if (key == "indeterminate")
        return StatusCategory::InProgress;
    if (key == "done")
        return StatusCategory::Done;
    return StatusCategory::None;
}

/// What Jira keeps in custom fields for itself: the rank of an issue ("0|i0001r:") and its sums of time in status.
bool isInnerState(std::string_view text)
{
    const bool rank =
        text.size() > 3 && text[1] == '|' && text.find(':') != std::string_view::npos && text.find(' ') == std::string_view::npos;
    return rank || text == "{}" || text.find("_*:*_") != std::string_view::npos;
}

bool isWanted(std::string_view name)
{
    constexpr std::array<std::string_view, 5> plain = {"labels", "components", "fixVersions", "priority", "reporter"};
    return name.substr(0, 12) == "customfield_" || std::find(plain.begin(), plain.end(), name) != plain.end();
}

} // namespace

std::string_view JiraIssue::keep(std::string text)
{
    return m_texts.emplace_back(std::move(text));
}

ItemRecord JiraIssue::item() const
{
    ItemRecord item = m_item;
    item.attributes = m_attributes;
    return item;
}

std::optional<JiraProblem> JiraIssue::parse(JsonObject issue, std::string_view projectOtherwise, ColumnTimes& times)
{
    m_item = {};
    m_item.whole = true;
    m_attributes.clear();
    m_texts.clear();
    m_history.clear();
    m_problems.clear();
    m_missing = 0;
    constexpr std::array<std::string_view, 4> names = {"key", "fields", "changelog", "self"};
    const JsonFields<4> found = pickFields(issue, names);
    if (!found.repeated.empty())
        return repeatedField(found.repeated);
    const auto& [key, fields, changelog, self] = found.values;
    m_item.key = textOf(key);
    if (m_item.key.empty())
        return JiraProblem {"key", "The issue has no key.", {}};
    if (fields) {
        const std::optional<JsonObject> object = objectOf(fields);
        if (!object)
            return JiraProblem {"fields", "The issue's fields are no object.", {}};
        if (std::optional<JiraProblem> problem = readFields(*object, times))
            return problem;
    }
    if (changelog) {
        if (std::optional<JiraProblem> problem = readChangelog(*changelog, times))
            return problem;
    }
    const std::size_t dash = m_item.key.rfind('-');
    if (m_item.project.empty())
        m_item.project = projectOtherwise;
    if (m_item.project.empty() && dash != std::string_view::npos)
        m_item.project = m_item.key.substr(0, dash);
    const std::string_view address = textOf(self);
    if (const std::size_t rest = address.find("/rest/"); rest != std::string_view::npos)
        m_item.url = keep(std::string(address.substr(0, rest)) + "/browse/" + std::string(m_item.key));
    return std::nullopt;
}

std::optional<Instant> JiraIssue::readTime(std::string_view field, const JsonValue& value, ColumnTimes& times)
{
    std::string storage;
    const std::string_view text = scalarText(value, storage);
    Instant at;
    switch (times.read(text, at)) {
    case TimeState::Read:
        return at;
    case TimeState::Empty:
        if (value.is_string())
            return std::nullopt;
        [[fallthrough]];
    default:
        m_problems.push_back(
            {std::string(field), "The time cannot be read.", excerpt(text.empty() ? simdjson::minify(value) : std::string(text))});
        return std::nullopt;
    }
}

std::optional<JiraProblem> JiraIssue::readFields(JsonObject fields, ColumnTimes& times)
{
    constexpr std::array<std::string_view, 10> names = {
        "summary", "issuetype", "project", "created", "resolutiondate", "resolution", "status", "assignee", "parent", "team"};
    std::array<bool, names.size()> seen {};
    for (const auto& [name, value] : fields) {
        const auto known = std::find(names.begin(), names.end(), name);
        if (known == names.end()) {
            readOther(name, value);
            continue;
        }
        const auto row = static_cast<std::size_t>(known - names.begin());
        if (std::exchange(seen[row], true))
            return repeatedField(name);
        if (value.is_null())
            continue;
        if (name == "summary") {
            m_item.title = textOf(value);
        } else if (name == "issuetype") {
            m_item.type = memberText(value, "name");
        } else if (name == "project") {
            m_item.project = memberText(value, "key");
        } else if (name == "created") {
            m_item.created = readTime(name, value, times);
        } else if (name == "resolutiondate") {
            m_item.finished = readTime(name, value, times);
        } else if (name == "resolution") {
            m_item.resolution = memberText(value, "name");
        } else if (name == "status") {
            if (std::optional<JiraProblem> problem = readStatus(value))
                return problem;
        } else if (name == "assignee") {
            m_item.assignee = jiraPerson(value);
        } else if (name == "parent") {
            m_item.parent = memberText(value, "key");
        } else {
            m_item.team = value.is_string() ? textOf(value) : choiceText(value);
        }
    }
    return std::nullopt;
}

std::optional<JiraProblem> JiraIssue::readStatus(const JsonValue& status)
{
    if (status.is_string()) {
        m_item.status = StatusRef {textOf(status)};
        return std::nullopt;
    }
    constexpr std::array<std::string_view, 3> names = {"id", "name", "statusCategory"};
    const std::optional<JsonObject> object = objectOf(status);
    if (!object)
        return std::nullopt;
    const JsonFields<3> found = pickFields(*object, names);
    if (!found.repeated.empty())
        return repeatedField("status." + std::string(found.repeated));
    const auto& [id, name, category] = found.values;
    std::string storage;
    const std::string_view number = scalarText(id, storage);
    StatusRef ref {
        textOf(name), number.data() == storage.data() ? keep(std::string(number)) : number, categoryOf(memberText(category, "key"))};
    if (!ref.name.empty() || !ref.id.empty())
        m_item.status = ref;
    return std::nullopt;
}

std::optional<JiraProblem> JiraIssue::readChangelog(const JsonValue& changelog, ColumnTimes& times)
{
    simdjson::dom::array entries;
    std::optional<std::int64_t> total;
    bool present = changelog.get(entries) == simdjson::SUCCESS;
    if (const std::optional<JsonObject> object = objectOf(changelog)) {
        constexpr std::array<std::string_view, 3> names = {"histories", "values", "total"};
        const JsonFields<3> found = pickFields(*object, names);
        if (!found.repeated.empty())
            return repeatedField(found.repeated);
        const std::optional<JsonValue>& list = found.values[0] ? found.values[0] : found.values[1];
        present = list && list->get(entries) == simdjson::SUCCESS;
        total = integerOf(found.values[2]);
    }
    std::int64_t count = 0;
    if (present) {
        for (const JsonValue entry : entries) {
            ++count;
            const std::optional<JsonObject> object = objectOf(entry);
            if (!object)
                continue;
            if (std::optional<JiraProblem> problem = m_history.add(*object, times)) {
                problem->field = "changelog." + problem->field;
                m_problems.push_back(std::move(*problem));
            }
        }
    }
    m_missing = std::max<std::int64_t>(total.value_or(0) - count, 0);
    m_item.historyKnown = present && m_missing == 0;
    return std::nullopt;
}

void JiraIssue::readOther(std::string_view name, const JsonValue& value)
{
    if (!isWanted(name) || value.is_null())
        return;
    if (name.front() == 'c' && name != "components" && m_item.team.empty() && isTeam(value)) {
        m_item.team = choiceText(value);
        return;
    }
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS)
        return addAttribute(name, value);
    for (const JsonValue element : list)
        addAttribute(name, element);
}

void JiraIssue::addAttribute(std::string_view name, const JsonValue& value)
{
    std::string storage;
    std::string_view text = value.is_object() ? choiceText(value) : scalarText(value, storage);
    if (text.empty() || text.size() > mostAttributeBytes || isInnerState(text))
        return;
    if (text.data() == storage.data())
        text = keep(std::move(storage));
    m_attributes.push_back({name, text});
}

} // namespace weir::readers
