// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/stage_map_json.h"

#include "core/analysis/facts.h"
#include "core/base/error.h"
#include "core/base/json_writer.h"
#include "core/base/nearest.h"
#include "core/base/time.h"

#include <algorithm>
#include <array>
#include <set>
#include <simdjson.h>

namespace weir::store {

namespace {

using Element = simdjson::dom::element;

constexpr std::array weekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// A place in the document, for sentences: "stages[2].kind".
struct Reading {
    const std::string& name;
    std::vector<std::string>* unread = nullptr; ///< sentences on what means nothing here

    /// A newer version may have written it, so it is no failure.
    void skip(const std::string& place, std::string_view field, const std::vector<std::string>& known) const
    {
        if (unread != nullptr)
            unread->push_back("In " + name + " \"" + place + "\" means nothing and was left out; "
                + didYouMean(field, known, "look how 'weir stages WORKSPACE --json' writes the map."));
    }

    [[noreturn]] void fail(const std::string& key, const std::string& expected) const
    {
        throw Error(ErrorCode::Malformed, "In " + name + " \"" + key + "\" must be " + expected + "; correct it and try again.");
    }

    std::string text(const Element& value, const std::string& key) const
    {
        std::string_view content;
        if (value.get_string().get(content) != simdjson::SUCCESS)
            fail(key, "text");
        return std::string(content);
    }

    std::vector<std::string> texts(const Element& value, const std::string& key) const
    {
        simdjson::dom::array list;
        if (value.get_array().get(list) != simdjson::SUCCESS)
            fail(key, "a list of texts");
        std::vector<std::string> result;
        for (const Element& entry : list)
            result.push_back(text(entry, key + "[" + std::to_string(result.size()) + "]"));
        return result;
    }

    std::int64_t number(const Element& value, const std::string& key, std::int64_t least) const
    {
        std::int64_t content = 0;
        if (value.get_int64().get(content) != simdjson::SUCCESS || content < least)
            fail(key, "a whole number from " + std::to_string(least) + " on");
        return content;
    }

    simdjson::dom::object object(const Element& value, const std::string& key) const
    {
        simdjson::dom::object content;
        if (value.get_object().get(content) != simdjson::SUCCESS)
            fail(key, "an object");
        return content;
    }

    Stage stage(const Element& value, const std::string& key) const
    {
        Stage result;
        bool hasName = false;
        for (const auto& [field, content] : object(value, key)) {
            const std::string place = key + "." + std::string(field);
            if (field == "name") {
                result.name = text(content, place);
                hasName = !result.name.empty();
            } else if (field == "kind") {
                const auto kind = parseStageKind(text(content, place));
                if (!kind)
                    fail(place, "one of work, wait, outside, done, discarded");
                result.kind = *kind;
            } else if (field == "queue") {
                result.queue = texts(content, place);
            } else if (field == "work") {
                result.work = texts(content, place);
            } else if (field == "team") {
                if (!content.is_null())
                    result.team = text(content, place);
            } else if (field == "wip_limit") {
                if (!content.is_null())
                    result.wipLimit = static_cast<int>(std::min<std::int64_t>(number(content, place, 0), 1'000'000));
            } else {
                skip(place, field, {"name", "kind", "queue", "work", "team", "wip_limit"});
            }
        }
        if (!hasName)
            fail(key + ".name", "a text that is not empty");
        return result;
    }

    std::vector<Stage> stages(const Element& value) const
    {
        simdjson::dom::array list;
        if (value.get_array().get(list) != simdjson::SUCCESS)
            fail("stages", "a list of stages");
        std::vector<Stage> result;
        std::set<std::string> names;
        std::set<std::string> statuses;
        for (const Element& entry : list) {
            const std::string key = "stages[" + std::to_string(result.size()) + "]";
            result.push_back(stage(entry, key));
            if (!names.insert(result.back().name).second)
                fail(key + ".name", "different from the names of the stages before ('" + result.back().name + "' is there twice)");
            for (const auto* part : {&result.back().queue, &result.back().work})
                for (const std::string& status : *part)
                    if (!statuses.insert(status).second)
                        fail(key, "without the status '" + status + "', which another place has already");
        }
        return result;
    }

    std::map<std::string, std::vector<std::string>> where(const Element& value) const
    {
        std::map<std::string, std::vector<std::string>> result;
        for (const auto& [field, content] : object(value, "where")) {
            if (!analysis::isItemField(field))
                fail("where." + std::string(field), "a field of items: " + analysis::itemFieldsInWords());
            result[std::string(field)] = texts(content, "where." + std::string(field));
        }
        return result;
    }

    std::string clockTime(const Element& value, const std::string& key) const
    {
        const std::string time = text(value, key);
        const auto digit = [&](std::size_t i) { return time[i] >= '0' && time[i] <= '9'; };
        const bool shaped = time.size() == 5 && digit(0) && digit(1) && time[2] == ':' && digit(3) && digit(4);
        if (!shaped || time > "24:00" || time[3] > '5')
            fail(key, "a time such as 09:00");
        return time;
    }

    WorkHours calendar(const Element& value) const
    {
        WorkHours result;
        for (const auto& [field, content] : object(value, "calendar")) {
            const std::string place = "calendar." + std::string(field);
            if (field == "zone")
                result.zone = text(content, place);
            else if (field == "from")
                result.from = clockTime(content, place);
            else if (field == "to")
                result.to = clockTime(content, place);
            else if (field == "days")
                result.days = texts(content, place);
            else if (field == "holidays")
                result.holidays = texts(content, place);
        }
        if (result.zone.empty())
            fail("calendar.zone", "the name of a time zone such as Europe/Berlin");
        for (const std::string& day : result.days)
            if (std::ranges::find(weekdays, day) == weekdays.end())
                fail("calendar.days", "a list out of mon, tue, wed, thu, fri, sat, sun");
        for (const std::string& day : result.holidays)
            if (!parseIsoDay(day))
                fail("calendar.holidays", "a list of days such as 2026-12-25");
        if (result.from >= result.to)
            fail("calendar.to", "later than calendar.from");
        return result;
    }

    void deployments(const Element& value, StageMap& map) const
    {
        for (const auto& [field, content] : object(value, "deployments")) {
            if (field == "from")
                map.deploymentsFrom = text(content, "deployments.from");
            else if (field == "pattern")
                map.deploymentsPattern = text(content, "deployments.pattern");
        }
    }

    StageMap map(const Element& document) const
    {
        simdjson::dom::object fields;
        if (document.get_object().get(fields) != simdjson::SUCCESS)
            throw Error(ErrorCode::Malformed, name + " is not a stage map: it must be one JSON object with \"stages\".");
        StageMap result;
        result.proposed = false;
        bool hasStages = false;
        for (const auto& [field, content] : fields) {
            if (field == "proposed") {
                if (content.get_bool().get(result.proposed) != simdjson::SUCCESS)
                    fail("proposed", "true or false");
            } else if (field == "stream") {
                result.stream = text(content, "stream");
            } else if (field == "where") {
                result.where = where(content);
            } else if (field == "stages") {
                result.stages = stages(content);
                hasStages = true;
            } else if (field == "clock") {
                result.clock = text(content, "clock");
                if (result.clock != "elapsed")
                    fail("clock", "elapsed, the only clock that durations are measured with so far");
            } else if (field == "calendar") {
                if (!content.is_null())
                    result.calendar = calendar(content);
            } else if (field == "deployments") {
                deployments(content, result);
            } else if (field == "incident_window_s") {
                result.incidentWindowSeconds = number(content, "incident_window_s", 0);
            } else if (field != "guessed_ends") { // what a proposal tells of itself, and no decision
                skip(std::string(field), field,
                    {"proposed", "stream", "where", "stages", "clock", "calendar", "deployments", "incident_window_s"});
            }
        }
        if (!hasStages)
            fail("stages", "there: a list of stages");
        return result;
    }
};

void writeTexts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts)
{
    json.key(key).beginArray();
    for (const std::string& text : texts)
        json.value(text);
    json.endArray();
}

void writeStage(JsonWriter& json, const Stage& stage)
{
    json.beginObject().field("name", stage.name).field("kind", std::string(stageKindName(stage.kind)));
    writeTexts(json, "queue", stage.queue);
    writeTexts(json, "work", stage.work);
    json.field("team", stage.team).field("wip_limit", stage.wipLimit).endObject();
}

} // namespace

StageMap parseStageMap(const std::string& json, const std::string& name, std::vector<std::string>* unread)
{
    simdjson::dom::parser parser;
    Element document;
    if (parser.parse(json).get(document) != simdjson::SUCCESS)
        throw Error(ErrorCode::Malformed, name + " is not valid JSON; correct it and try again.");
    return Reading {name, unread}.map(document);
}

std::string stageMapJson(const StageMap& map)
{
    JsonWriter json;
    json.beginObject().field("proposed", map.proposed).field("stream", map.stream);
    json.key("where").beginObject();
    for (const auto& [field, values] : map.where)
        writeTexts(json, field, values);
    json.endObject();
    json.key("stages").beginArray();
    for (const Stage& stage : map.stages)
        writeStage(json, stage);
    json.endArray();
    json.field("clock", map.clock);
    json.key("calendar");
    if (map.calendar) {
        json.beginObject().field("zone", map.calendar->zone);
        writeTexts(json, "days", map.calendar->days);
        json.field("from", map.calendar->from).field("to", map.calendar->to);
        writeTexts(json, "holidays", map.calendar->holidays);
        json.endObject();
    } else {
        json.null();
    }
    json.key("deployments").beginObject().field("from", map.deploymentsFrom).field("pattern", map.deploymentsPattern).endObject();
    json.field("incident_window_s", map.incidentWindowSeconds);
    writeTexts(json, "guessed_ends", map.proposed ? map.guessedEnds : std::vector<std::string>());
    json.endObject();
    return json.take();
}

} // namespace weir::store
