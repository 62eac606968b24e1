// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/mapping.h"

#include "core/base/error.h"
#include "core/base/json_writer.h"
#include "core/base/nearest.h"
#include "core/readers/time_text.h"

#include <algorithm>
#include <array>
#include <simdjson.h>

namespace weir::readers {

namespace {

using simdjson::dom::element;

constexpr auto roles = std::to_array<std::string_view>({"key", "title", "type", "project", "team", "author", "assignee", "label",
    "priority", "size", "parent", "url", "created", "started", "finished", "status", "activity", "instant", "start_instant", "from", "to",
    "lifecycle", "category", "resolution", "cancelled", "ignore"});

std::string text(const element& value, std::string_view key, const std::string& name)
{
    std::string_view read;
    if (value.get(read) != simdjson::SUCCESS || read.empty())
        throw Error(ErrorCode::Malformed, name + ": \"" + std::string(key) + "\" is not a text; write it in quotes.");
    return std::string(read);
}

char delimiterOf(const std::string& word, const std::string& name)
{
    if (word == "tab" || word == "TAB")
        return '\t';
    if (word.size() != 1 || word == "\"" || word == "\n" || word == "\r")
        throw Error(ErrorCode::Unknown, name + ": the delimiter must be one character such as \",\" or \";\", or \"tab\".");
    return word.front();
}

std::string inQuotes(std::string_view word)
{
    std::string text(1, '"');
    text.append(word);
    text.push_back('"');
    return text;
}

void readColumns(const element& value, Mapping& mapping, const std::string& name)
{
    simdjson::dom::object columns;
    if (value.get(columns) != simdjson::SUCCESS)
        throw Error(ErrorCode::Malformed, name + ": \"columns\" is not an object of column names and roles.");
    for (const auto& [key, element] : columns) {
        std::string column(key);
        std::string role = text(element, column, name);
        if (!isRole(role))
            throw Error(ErrorCode::Unknown,
                name + ": column " + inQuotes(column) + " has the role " + inQuotes(role) + ", which does not exist; "
                    + didYouMean(role, {roles.begin(), roles.end()},
                        "the roles are key, title, type, project, team, author, assignee, label, priority, size, "
                        "parent, url, created, started, finished, status, activity, instant, start_instant, from, to, lifecycle, category, "
                        "resolution, "
                        "cancelled, stage:NAME and ignore."));
        if (std::ranges::find(mapping.columns, column, &std::pair<std::string, std::string>::first) != mapping.columns.end())
            throw Error(ErrorCode::Malformed, name + ": column " + inQuotes(column) + " is named twice; leave one of them.");
        mapping.columns.emplace_back(std::move(column), std::move(role));
    }
}

void readStages(const element& value, Mapping& mapping, const std::string& name)
{
    simdjson::dom::array stages;
    if (value.get(stages) != simdjson::SUCCESS)
        throw Error(ErrorCode::Malformed, name + ": \"stages\" is not a list of names.");
    for (const element stage : stages)
        mapping.stages.push_back(text(stage, "stages", name));
}

void readEntry(std::string_view key, const element& value, Mapping& mapping, const std::string& name)
{
    if (key == "format") {
        mapping.format = text(value, key, name);
    } else if (key == "zone") {
        mapping.zone = text(value, key, name);
    } else if (key == "dates") {
        mapping.dates = text(value, key, name);
        if (!parseDateOrder(*mapping.dates))
            throw Error(ErrorCode::Unknown, name + ": \"dates\" is " + inQuotes(*mapping.dates) + "; it can be dmy, mdy or ymd.");
    } else if (key == "delimiter") {
        mapping.delimiter = delimiterOf(text(value, key, name), name);
    } else if (key == "columns") {
        readColumns(value, mapping, name);
    } else if (key == "stages") {
        readStages(value, mapping, name);
    } else {
        throw Error(ErrorCode::Unknown,
            name + ": " + inQuotes(key) + " means nothing in a mapping; "
                + didYouMean(key, {"format", "zone", "dates", "delimiter", "columns", "stages"},
                    "it can have format, zone, dates, delimiter, columns and stages."));
    }
}

} // namespace

bool isRole(std::string_view role)
{
    constexpr std::string_view stage = "stage:";
    return std::ranges::find(roles, role) != roles.end() || (role.starts_with(stage) && role.size() > stage.size());
}

Mapping parseMapping(std::string_view json, const std::string& name)
{
    if (json.starts_with("\xEF\xBB\xBF"))
        json.remove_prefix(3);
    simdjson::dom::parser parser;
    element root;
    simdjson::dom::object entries;
    if (parser.parse(simdjson::padded_string(json)).get(root) != simdjson::SUCCESS)
        throw Error(ErrorCode::Malformed, name + " is not valid JSON; 'weir import --help' shows how a mapping is written.");
    if (root.get(entries) != simdjson::SUCCESS)
        throw Error(ErrorCode::Malformed, name + " is not a mapping: it holds no object; 'weir import --help' shows one.");
    Mapping mapping;
    for (const auto& [key, value] : entries) {
        if (!value.is_null())
            readEntry(key, value, mapping, name);
    }
    return mapping;
}

std::string mappingJson(const Mapping& mapping)
{
    JsonWriter json;
    json.beginObject();
    if (!mapping.format.empty())
        json.field("format", mapping.format);
    if (mapping.zone)
        json.field("zone", *mapping.zone);
    if (mapping.dates)
        json.field("dates", *mapping.dates);
    if (mapping.delimiter)
        json.field("delimiter", std::string(1, *mapping.delimiter));
    json.key("columns").beginObject();
    for (const auto& [column, role] : mapping.columns)
        json.field(column, role);
    json.endObject();
    if (!mapping.stages.empty()) {
        json.key("stages").beginArray();
        for (const std::string& stage : mapping.stages)
            json.value(stage);
        json.endArray();
    }
    return json.endObject().take();
}

std::vector<std::string> rolesOf(const Mapping& mapping, const std::vector<std::string>& header, const std::string& source)
{
    std::vector<std::string> byPosition(header.size());
    for (const auto& [column, role] : mapping.columns) {
        const auto found = std::ranges::find(header, column);
        if (found == header.end())
            throw Error(ErrorCode::Unknown,
                source + " has no column " + inQuotes(column) + ", which the mapping names; "
                    + didYouMean(column, header, "correct the mapping or export the file with that column."));
        byPosition[static_cast<std::size_t>(found - header.begin())] = role;
    }
    return byPosition;
}

} // namespace weir::readers
