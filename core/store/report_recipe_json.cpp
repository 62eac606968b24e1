// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/report_recipe_json.h"

#include "core/base/error.h"
#include "core/base/json_writer.h"
#include "core/store/checksum.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <simdjson.h>
#include <utility>

namespace weir::store {

namespace {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

struct BlockName {
    ReportBlockKind kind;
    std::string_view name;
};
constexpr std::array blockNames = std::to_array<BlockName>({{ReportBlockKind::Answer, "answer"}, {ReportBlockKind::Time, "time"},
    {ReportBlockKind::Bottlenecks, "bottlenecks"}, {ReportBlockKind::Map, "map"}, {ReportBlockKind::Metrics, "metrics"},
    {ReportBlockKind::Trend, "trend"}, {ReportBlockKind::Attention, "attention"}, {ReportBlockKind::Data, "data"},
    {ReportBlockKind::Note, "note"}, {ReportBlockKind::PageBreak, "page_break"}});

struct RangeName {
    ReportRange range;
    std::string_view name;
};
constexpr std::array rangeNames =
    std::to_array<RangeName>({{ReportRange::Window, "window"}, {ReportRange::Weeks26, "26 weeks"}, {ReportRange::All, "all"}});

constexpr std::int64_t mostWeeks = 5200;
constexpr std::size_t mostBlocks = 100;
constexpr std::size_t mostText = 20'000; ///< bytes of a text
constexpr std::size_t mostValues = 1000; ///< of a filter

/// A place in the recipe, for sentences: "blocks[2].metric".
class Reading {
public:
    explicit Reading(const std::string& called)
        : m_called(called)
    {
    }

    [[noreturn]] void fail(const std::string& place, const std::string& expected) const
    {
        throw Error(ErrorCode::Malformed, "In " + m_called + " \"" + place + "\" must be " + expected + "; correct it and try again.");
    }

    ReportRecipe recipe(const Element& document) const
    {
        Object object;
        if (document.get_object().get(object) != simdjson::SUCCESS)
            fail("recipe", "a JSON object");
        ReportRecipe recipe;
        bool blocks = false;
        for (const auto& [key, value] : object) {
            blocks = blocks || key == "blocks";
            if (key == "title")
                recipe.title = text(value, "title");
            else if (key == "by")
                recipe.bucket = bucket(value);
            else if (key == "window" && !value.is_null())
                recipe.window = window(value);
            else if (key == "where" && !value.is_null())
                recipe.where = where(value);
            else if (key == "blocks")
                readBlocks(value, recipe.blocks);
        }
        if (!blocks)
            fail("blocks", "there, a list of what the report shows");
        return recipe;
    }

private:
    [[nodiscard]] std::string text(const Element& value, const std::string& place) const
    {
        std::string_view content;
        if (value.get_string().get(content) != simdjson::SUCCESS)
            fail(place, "text");
        if (content.size() > mostText)
            fail(place, "a text of at most " + std::to_string(mostText) + " bytes");
        return std::string(content);
    }

    [[nodiscard]] Bucket bucket(const Element& value) const
    {
        const auto known = parseBucket(text(value, "by"));
        if (!known)
            fail("by", "day, week, month or quarter");
        return *known;
    }

    [[nodiscard]] std::optional<Day> day(const Element& value, const std::string& place) const
    {
        if (value.is_null())
            return std::nullopt;
        std::string_view content;
        const auto known = value.get_string().get(content) == simdjson::SUCCESS ? parseIsoDay(content) : std::nullopt;
        if (!known)
            fail(place, "a day such as \"2026-01-31\", or null");
        return known;
    }

    [[nodiscard]] ReportWindow window(const Element& value) const
    {
        Object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            fail("window", "an object with \"weeks\", or with \"from\" and \"to\"");
        ReportWindow window;
        for (const auto& [key, member] : object) {
            std::int64_t weeks = 0;
            if (key == "from")
                window.from = day(member, "window.from");
            else if (key == "to")
                window.to = day(member, "window.to");
            else if (key != "weeks")
                continue;
            else if (member.get_int64().get(weeks) != simdjson::SUCCESS || weeks < 1 || weeks > mostWeeks)
                fail("window.weeks", "a whole number from 1 to " + std::to_string(mostWeeks));
            else
                window.weeks = static_cast<int>(weeks);
        }
        if (window.from && window.to && *window.to <= *window.from)
            fail("window.to", "a day after \"from\"");
        return window;
    }

    [[nodiscard]] std::map<std::string, std::vector<std::string>> where(const Element& value) const
    {
        Object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            fail("where", "an object of fields with lists of values");
        std::map<std::string, std::vector<std::string>> where;
        for (const auto& [key, member] : object) {
            const std::string field(key);
            simdjson::dom::array list;
            if (member.get_array().get(list) != simdjson::SUCCESS || list.size() > mostValues)
                fail("where." + field, "a list of values, at most " + std::to_string(mostValues));
            for (const Element& entry : list)
                where[field].push_back(text(entry, "where." + field));
        }
        return where;
    }

    void readBlocks(const Element& value, std::vector<ReportBlock>& blocks) const
    {
        simdjson::dom::array list;
        if (value.get_array().get(list) != simdjson::SUCCESS || list.size() > mostBlocks)
            fail("blocks", "a list of at most " + std::to_string(mostBlocks) + " blocks");
        for (const Element& entry : list)
            blocks.push_back(block(entry, "blocks[" + std::to_string(blocks.size()) + "]"));
    }

    [[nodiscard]] ReportBlock block(const Element& value, const std::string& place) const
    {
        Object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            fail(place, "an object with a \"kind\"");
        ReportBlock block;
        bool kind = false;
        for (const auto& [key, member] : object) {
            kind = kind || key == "kind";
            if (key == "kind")
                block.kind = kindOf(text(member, place + ".kind"));
            else if (key == "shown" && member.get_bool().get(block.shown) != simdjson::SUCCESS)
                fail(place + ".shown", "true or false");
            else if (key == "words")
                block.words = text(member, place + ".words");
            else if (key == "metric")
                block.metric = text(member, place + ".metric");
            else if (key == "range")
                block.range = range(text(member, place + ".range"), place);
        }
        if (!kind)
            fail(place + ".kind", "there, such as \"answer\"");
        if (block.kind == ReportBlockKind::Trend && block.metric.empty())
            fail(place + ".metric", "the id of a metric ('weir metrics --list' names them)");
        if (block.kind == ReportBlockKind::Unknown)
            block.raw = simdjson::minify(value);
        return block;
    }

    [[nodiscard]] static ReportBlockKind kindOf(const std::string& name)
    {
        const auto known = std::ranges::find(blockNames, std::string_view(name), &BlockName::name);
        return known == blockNames.end() ? ReportBlockKind::Unknown : known->kind;
    }

    [[nodiscard]] ReportRange range(const std::string& name, const std::string& place) const
    {
        const auto known = std::ranges::find(rangeNames, std::string_view(name), &RangeName::name);
        if (known == rangeNames.end())
            fail(place + ".range", "\"window\", \"26 weeks\" or \"all\"");
        return known->range;
    }

    const std::string& m_called;
};

void writeBlock(JsonWriter& json, const ReportBlock& block)
{
    json.beginObject().field("kind", blockName(block.kind));
    if (!block.shown)
        json.field("shown", false);
    if (block.kind == ReportBlockKind::Trend)
        json.field("metric", block.metric).field("range", std::ranges::find(rangeNames, block.range, &RangeName::range)->name);
    if (!block.words.empty())
        json.field("words", block.words);
    json.endObject();
}

void writeWindow(JsonWriter& json, const ReportWindow& window)
{
    json.key("window").beginObject();
    if (window.weeks > 0)
        json.field("weeks", window.weeks);
    else
        json.field("from", window.from).field("to", window.to);
    json.endObject();
}

} // namespace

std::string_view blockName(ReportBlockKind kind)
{
    const auto known = std::ranges::find(blockNames, kind, &BlockName::kind);
    return known == blockNames.end() ? std::string_view("unknown") : known->name;
}

ReportRecipe defaultRecipe()
{
    ReportRecipe recipe;
    for (const ReportBlockKind kind : {ReportBlockKind::Answer, ReportBlockKind::Time, ReportBlockKind::Bottlenecks, ReportBlockKind::Map,
             ReportBlockKind::Metrics, ReportBlockKind::Attention, ReportBlockKind::Data})
        recipe.blocks.push_back({.kind = kind, .shown = kind != ReportBlockKind::Attention});
    return recipe;
}

std::string recipeJson(const ReportRecipe& recipe)
{
    JsonWriter json;
    json.beginObject().field("title", recipe.title).field("by", bucketName(recipe.bucket));
    if (recipe.window)
        writeWindow(json, *recipe.window);
    if (recipe.where) {
        json.key("where").beginObject();
        for (const auto& [field, values] : *recipe.where) {
            json.key(field).beginArray();
            for (const std::string& value : values)
                json.value(value);
            json.endArray();
        }
        json.endObject();
    }
    json.key("blocks").beginArray();
    for (const ReportBlock& block : recipe.blocks) {
        if (block.kind == ReportBlockKind::Unknown)
            json.verbatim(block.raw);
        else
            writeBlock(json, block);
    }
    json.endArray().endObject();
    return json.take();
}

ReportRecipe parseRecipe(std::string_view json, const std::string& called)
{
    simdjson::dom::parser parser;
    Element document;
    const Reading reading(called);
    if (parser.parse(json.data(), json.size()).get(document) != simdjson::SUCCESS)
        reading.fail("recipe", "JSON, or a report of Weir that holds its recipe");
    return reading.recipe(document);
}

std::string recipeWithin(std::string_view report)
{
    // As report::inertJson() writes it: neither end occurs in the recipe itself, and in HTML only quotes are entities.
    constexpr std::string_view quote = "&quot;";
    for (const auto& [begin, end] :
        {std::pair<std::string_view, std::string_view> {"<meta name=\"weir-recipe\" content=\"", "\">"}, {"<!-- weir-recipe ", " -->"}}) {
        const std::size_t at = report.find(begin);
        const std::size_t from = at == std::string_view::npos ? at : at + begin.size();
        const std::size_t to = at == std::string_view::npos ? at : report.find(end, from);
        if (to == std::string_view::npos)
            continue;
        std::string_view rest = report.substr(from, to - from);
        std::string json;
        for (std::size_t found = rest.find(quote); found != std::string_view::npos; found = rest.find(quote)) {
            json.append(rest.substr(0, found)).append(1, '"');
            rest.remove_prefix(found + quote.size());
        }
        return json.append(rest);
    }
    return {};
}

std::string recipeMark(const ReportRecipe& recipe)
{
    constexpr std::uint64_t sixDigits = 0xFFFFFF;
    const std::string json = recipeJson(recipe);
    std::array<char, 8> digits {};
    static_cast<void>(std::snprintf(
        digits.data(), digits.size(), "%06llx", static_cast<unsigned long long>(hashBytes(json.data(), json.size()) & sixDigits)));
    return digits.data();
}

} // namespace weir::store
