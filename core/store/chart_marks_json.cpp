// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/chart_marks_json.h"

#include "core/base/error.h"
#include "core/base/json_writer.h"

#include <algorithm>
#include <simdjson.h>
#include <string_view>

namespace weir::store {

namespace {

using Element = simdjson::dom::element;

[[noreturn]] void fail(std::string_view key, std::string_view expected)
{
    throw Error(ErrorCode::Malformed,
        std::string("In the marks on charts \"")
            .append(key)
            .append("\" must be ")
            .append(expected)
            .append("; undo the last decision and set them anew."));
}

std::string textOf(const Element& entry, const char* key)
{
    std::string_view text;
    if (entry[key].get_string().get(text) != simdjson::SUCCESS || text.empty())
        fail(key, "a text that is not empty");
    return std::string(text);
}

Day dayOf(const Element& entry)
{
    std::string_view text;
    const auto day = entry["day"].get_string().get(text) == simdjson::SUCCESS ? parseIsoDay(text) : std::nullopt;
    if (!day)
        fail("day", "a day such as \"2026-01-31\"");
    return *day;
}

template <typename Add>
void forEach(const Element& document, const char* key, Add add)
{
    Element value;
    if (document[key].get(value) != simdjson::SUCCESS)
        return;
    simdjson::dom::array list;
    if (value.get_array().get(list) != simdjson::SUCCESS)
        fail(key, "a list");
    for (const Element& entry : list)
        add(entry);
}

} // namespace

std::string chartMarksJson(const ChartMarks& marks)
{
    JsonWriter json;
    json.beginObject();
    json.key("annotations").beginArray();
    for (const Annotation& annotation : marks.annotations)
        json.beginObject().field("day", isoDay(annotation.day)).field("text", annotation.text).endObject();
    json.endArray();
    json.key("levels").beginArray();
    for (const ConfirmedLevel& level : marks.levels)
        json.beginObject().field("metric", level.metric).field("day", isoDay(level.day)).endObject();
    json.endArray();
    json.endObject();
    return json.take();
}

ChartMarks parseChartMarks(const std::string& json)
{
    simdjson::dom::parser parser;
    Element document;
    if (parser.parse(json).get(document) != simdjson::SUCCESS || !document.is_object())
        fail("marks", "a JSON object");
    ChartMarks marks;
    forEach(document, "annotations", [&](const Element& entry) { marks.annotations.push_back({dayOf(entry), textOf(entry, "text")}); });
    forEach(document, "levels", [&](const Element& entry) { marks.levels.push_back({textOf(entry, "metric"), dayOf(entry)}); });
    std::ranges::stable_sort(marks.annotations, {}, &Annotation::day);
    std::ranges::stable_sort(marks.levels, {}, &ConfirmedLevel::day);
    return marks;
}

} // namespace weir::store
