// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample_exports.h"

#include "core/base/csv_writer.h"
#include "core/base/json_writer.h"

#include <array>
#include <chrono>

namespace weir::sample {

namespace {

/// "2025-05-05T09:13:27.000+0200": as the tracker writes it.
std::string trackerTime(const Zone& zone, Instant t)
{
    const auto offset = zone.offsetAt(t);
    const std::string local = isoInstant(t + offset);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(std::chrono::abs(offset)).count();
    const std::string clock = std::to_string(10000 + minutes / 60 * 100 + minutes % 60).substr(1);
    return local.substr(0, local.size() - 1) + (offset.count() < 0 ? "-" : "+") + clock;
}

void writeNamed(JsonWriter& json, std::string_view key, std::string_view name)
{
    json.key(key).beginObject().field("name", name).endObject();
}

void writePerson(JsonWriter& json, std::string_view key, const std::string& person)
{
    json.key(key).beginObject().field("name", person).field("displayName", person).endObject();
}

void writeStatus(JsonWriter& json, const SampleStatus& status)
{
    static constexpr std::array<std::string_view, 3> keys {"new", "indeterminate", "done"};
    static constexpr std::array<std::string_view, 3> names {"To Do", "In Progress", "Done"};
    static constexpr std::array<int, 3> ids {2, 4, 3};
    json.key("status").beginObject().field("name", status.name).field("id", status.id);
    for (std::size_t c = 0; c < keys.size(); ++c) {
        if (status.category == keys[c])
            json.key("statusCategory").beginObject().field("id", ids[c]).field("key", keys[c]).field("name", names[c]).endObject();
    }
    json.endObject();
}

void writeHistory(JsonWriter& json, const SampleStream& stream, const SampleItem& item, std::size_t m, std::int64_t id)
{
    const SampleMove& move = item.moves[m];
    const SampleStatus& from = stream.statuses[move.from];
    const SampleStatus& to = stream.statuses[move.to];
    json.beginObject().field("id", std::to_string(id));
    writePerson(json, "author", move.actor);
    json.field("created", trackerTime(stream.zone, move.at)).key("items").beginArray();
    json.beginObject().field("field", "status").field("fieldtype", "jira").field("from", from.id).field("fromString", from.name);
    json.field("to", to.id).field("toString", to.name).endObject();
    if (item.resolved && m + 1 == item.moves.size()) {
        json.beginObject().field("field", "resolution").field("fieldtype", "jira").key("from").null().key("fromString").null();
        json.field("to", "1").field("toString", item.resolution).endObject();
    }
    json.endArray().endObject();
}

void writeFields(JsonWriter& json, const SampleStream& stream, const SampleItem& item)
{
    json.key("fields").beginObject().field("summary", item.title);
    json.key("issuetype").beginObject().field("name", item.type).field("subtask", false).endObject();
    json.key("project").beginObject().field("key", stream.project).field("name", stream.projectName).endObject();
    writeStatus(json, stream.statuses[item.moves.empty() ? item.firstStatus : item.moves.back().to]);
    writeNamed(json, "priority", item.priority);
    json.key("components").beginArray().beginObject().field("name", item.component).endObject().endArray();
    writeNamed(json, "team", item.team);
    if (item.moves.empty())
        json.key("assignee").null();
    else
        writePerson(json, "assignee", item.moves.back().actor);
    json.field("created", trackerTime(stream.zone, item.created));
    if (item.resolved) {
        writeNamed(json, "resolution", item.resolution);
        json.field("resolutiondate", trackerTime(stream.zone, *item.resolved));
    } else {
        json.key("resolution").null().key("resolutiondate").null();
    }
    json.endObject();
}

} // namespace

std::string sampleJiraJson(const SampleStream& stream)
{
    JsonWriter json;
    json.beginObject().field("expand", "schema").field("startAt", 0).field("maxResults", stream.items.size());
    json.field("total", stream.items.size());
    json.key("issues").beginArray();
    std::int64_t history = 100000;
    for (std::size_t i = 0; i < stream.items.size(); ++i) {
        const SampleItem& item = stream.items[i];
        json.beginObject().field("id", std::to_string(10000 + i)).field("key", item.key);
        writeFields(json, stream, item);
        json.key("changelog").beginObject().field("startAt", 0).field("maxResults", item.moves.size()).field("total", item.moves.size());
        json.key("histories").beginArray();
        history += static_cast<std::int64_t>(item.moves.size());
        for (std::size_t m = item.moves.size(); m > 0; --m)
            writeHistory(json, stream, item, m - 1, history - static_cast<std::int64_t>(item.moves.size() - m));
        json.endArray().endObject().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string sampleEventsCsv(const SampleStream& stream)
{
    CsvWriter csv;
    for (const char* name : {"Key", "Type", "Title", "Project", "Team", "From", "To", "Changed"})
        csv.cell(name);
    csv.endRow();
    for (const SampleRequestEvent& event : stream.requests) {
        csv.cell(event.key).cell(event.type).cell(event.title).cell("PLAT").cell("Platform");
        csv.cell(event.from).cell(event.to).cell(trackerTime(stream.zone, event.at)).endRow();
    }
    return csv.take();
}

} // namespace weir::sample
