// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/saved_views_json.h"

#include "core/base/error.h"
#include "core/base/json_writer.h"
#include "core/store/decision_log.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

#include <algorithm>
#include <array>
#include <functional>
#include <simdjson.h>
#include <string_view>
#include <utility>

namespace weir::store {

namespace {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

constexpr std::int64_t mostWeeks = 5200;
constexpr std::size_t mostText = 4096; // bytes, as imported texts have

constexpr std::array<std::pair<CompareWith, std::string_view>, 4> compareWords {
    {{CompareWith::Nothing, "nothing"}, {CompareWith::Before, "before"}, {CompareWith::Year, "year"}, {CompareWith::Days, "days"}}};

[[noreturn]] void fail(std::string_view key, std::string_view expected)
{
    throw Error(ErrorCode::Malformed,
        std::string("In the saved views \"")
            .append(key)
            .append("\" must be ")
            .append(expected)
            .append("; change it and save the view anew."));
}

std::string text(const Element& value, std::string_view key)
{
    std::string_view content;
    if (value.get_string().get(content) != simdjson::SUCCESS || content.size() > mostText)
        fail(key, "a text of at most 4,096 bytes");
    return std::string(content);
}

std::optional<Day> day(const Element& value, std::string_view key)
{
    if (value.is_null())
        return std::nullopt;
    const auto known = parseIsoDay(text(value, key));
    if (!known)
        fail(key, "a day such as \"2026-01-31\", or null");
    return known;
}

void readDays(const Element& value, std::string_view key, std::optional<Day>& from, std::optional<Day>& to)
{
    Object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        fail(key, "an object");
    for (const auto& [name, member] : object) {
        if (name == "from")
            from = day(member, "from");
        else if (name == "to")
            to = day(member, "to");
    }
    if (from && to && *to <= *from)
        fail("to", "a day after \"from\"");
}

ReportWindow readWindow(const Element& value)
{
    ReportWindow window;
    readDays(value, "window", window.from, window.to);
    Element weeks;
    if (value["weeks"].get(weeks) != simdjson::SUCCESS)
        return window;
    std::int64_t count = 0;
    if (weeks.get_int64().get(count) != simdjson::SUCCESS || count < 1 || count > mostWeeks)
        fail("weeks", "a whole number from 1 to 5200");
    return {static_cast<int>(count), std::nullopt, std::nullopt};
}

Comparison readComparison(const Element& value)
{
    Comparison comparison;
    readDays(value, "compare", comparison.from, comparison.to);
    Element with;
    if (value["with"].get(with) != simdjson::SUCCESS)
        return {};
    const std::string word = text(with, "with");
    const auto known = std::ranges::find(compareWords, word, &std::pair<CompareWith, std::string_view>::second);
    if (known == compareWords.end())
        fail("with", "before, year, days or nothing");
    comparison.with = known->first;
    return comparison;
}

std::map<std::string, std::vector<std::string>> readWhere(const Element& value)
{
    Object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        fail("where", "an object of fields with lists of values");
    std::map<std::string, std::vector<std::string>> where;
    for (const auto& [key, member] : object) {
        simdjson::dom::array list;
        if (member.get_array().get(list) != simdjson::SUCCESS)
            fail("where", "an object of fields with lists of values");
        for (const Element& entry : list)
            where[std::string(key)].push_back(text(entry, "where"));
    }
    return where;
}

SavedView readView(const Element& value)
{
    Object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        fail("views", "a list of objects");
    SavedView view;
    for (const auto& [key, member] : object) {
        if (key == "name")
            view.name = text(member, key);
        else if (key == "window")
            view.window = readWindow(member);
        else if (key == "where")
            view.where = readWhere(member);
        else if (key == "search")
            view.search = text(member, key);
        else if (key == "place")
            view.place = text(member, key);
        else if (key == "page")
            view.page = text(member, key);
        else if (key == "compare" && !member.is_null())
            view.compare = readComparison(member);
    }
    if (view.name.empty())
        fail("name", "a text that is not empty");
    return view;
}

/// `refuse` hears of each that cannot be read; no name stands twice.
KeptViews read(const std::string& json, const std::function<void(const Element&, const Error&)>& refuse)
{
    simdjson::dom::parser parser;
    Element document;
    simdjson::dom::array list;
    if (parser.parse(json).get(document) != simdjson::SUCCESS || document["views"].get_array().get(list) != simdjson::SUCCESS)
        fail("views", "a list");
    KeptViews kept;
    for (const Element& entry : list) {
        try {
            SavedView view = readView(entry);
            if (std::ranges::find(kept.views, view.name, &SavedView::name) != kept.views.end())
                fail("name", "another one for each view");
            kept.views.push_back(std::move(view));
        } catch (const Error& error) {
            refuse(entry, error);
        }
    }
    return kept;
}

void writeDay(JsonWriter& json, const char* key, const std::optional<Day>& value)
{
    value ? json.field(key, isoDay(*value)) : json.key(key).null();
}

} // namespace

void writeSavedView(JsonWriter& json, const SavedView& view)
{
    json.beginObject().field("name", view.name).key("window").beginObject();
    if (view.window.weeks > 0) {
        json.field("weeks", view.window.weeks);
    } else {
        writeDay(json, "from", view.window.from);
        writeDay(json, "to", view.window.to);
    }
    json.endObject().key("where").beginObject();
    for (const auto& [field, values] : view.where) {
        json.key(field).beginArray();
        for (const std::string& value : values)
            json.value(value);
        json.endArray();
    }
    json.endObject().field("search", view.search).field("place", view.place).field("page", view.page).key("compare");
    if (view.compare.on()) {
        const auto word = std::ranges::find(compareWords, view.compare.with, &std::pair<CompareWith, std::string_view>::first);
        json.beginObject().field("with", word->second);
        writeDay(json, "from", view.compare.from);
        writeDay(json, "to", view.compare.to);
        json.endObject();
    } else {
        json.null();
    }
    json.endObject();
}

std::string savedViewsJson(const std::vector<SavedView>& views, const std::vector<std::string>& others)
{
    JsonWriter json;
    json.beginObject().key("views").beginArray();
    for (const SavedView& view : views)
        writeSavedView(json, view);
    for (const std::string& other : others)
        json.verbatim(other);
    json.endArray().endObject();
    return json.take();
}

std::vector<SavedView> parseSavedViews(const std::string& json)
{
    return read(json, [](const Element&, const Error& error) { throw error; }).views;
}

KeptViews keptViews(const Workspace& workspace)
{
    const auto body = guarded(workspace.file(), [&] { return decided(workspace.connection(), decision_kind::savedViews); });
    if (!body)
        return {};
    try {
        std::vector<std::string> others;
        KeptViews kept = read(*body, [&others](const Element& entry, const Error&) { others.push_back(simdjson::minify(entry)); });
        kept.others = std::move(others);
        return kept;
    } catch (const Error&) { // somebody wrote it by hand: no reason to withhold everything else
        return {{}, {*body}, false};
    }
}

} // namespace weir::store
