// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_json.h"

#include "core/report/json_writer.h"

namespace weir::app {

namespace {

void writeAdded(report::JsonWriter& out, const import::AddedCounts& added)
{
    out.beginObject()
        .field("items", added.items)
        .field("transitions", added.transitions)
        .field("changes", added.changes)
        .field("reviews", added.reviews)
        .field("commits", added.commits)
        .field("builds", added.builds)
        .field("tests", added.tests)
        .field("deployments", added.deployments)
        .field("incidents", added.incidents)
        .field("coverage_files", added.coverageFiles)
        .field("meetings", added.meetings)
        .endObject();
}

void writeReject(report::JsonWriter& out, const Reject& reject)
{
    out.beginObject().field("line", reject.line).field("byte", reject.byte);
    reject.record.empty() ? out.key("record").null() : out.field("record", reject.record);
    reject.field.empty() ? out.key("field").null() : out.field("field", reject.field);
    out.field("reason", reject.reason).field("text", reject.text).field("kept", reject.kept).endObject();
}

void writeResult(report::JsonWriter& out, const import::ImportResult& result)
{
    out.beginObject()
        .field("source", result.source)
        .field("format", result.format)
        .field("accepted", result.accepted)
        .field("rejected", result.rejected)
        .field("unchanged", result.unchanged)
        .key("added");
    writeAdded(out, result.added);
    out.key("rejects").beginArray();
    for (const Reject& reject : result.rejects)
        writeReject(out, reject);
    out.endArray().key("warnings").beginArray();
    for (const std::string& warning : result.warnings)
        out.value(warning);
    out.endArray();
    if (!result.note.empty())
        out.field("note", result.note);
    out.field("seconds", result.seconds).endObject();
}

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csvNumber(const std::optional<std::int64_t>& number)
{
    return number ? std::to_string(*number) : std::string();
}

} // namespace

std::string importJson(
    const std::string& workspace, const std::vector<import::ImportResult>& results, const std::optional<store::Totals>& totals)
{
    report::JsonWriter out;
    out.beginObject().field("workspace", workspace).key("imports").beginArray();
    for (const auto& result : results)
        writeResult(out, result);
    out.endArray();
    if (totals) {
        out.key("workspace_totals")
            .beginObject()
            .field("items", totals->items)
            .field("transitions", totals->transitions)
            .field("changes", totals->changes)
            .field("commits", totals->commits)
            .endObject();
    }
    return out.endObject().take();
}

std::string rejectsCsv(const std::vector<import::ImportResult>& results)
{
    std::string csv = "import,line,byte,field,reason,text\r\n";
    for (const auto& result : results)
        for (const Reject& reject : result.rejects)
            csv += csvField(result.source) + ',' + csvNumber(reject.line) + ',' + csvNumber(reject.byte) + ',' + csvField(reject.field)
                + ',' + csvField(reject.reason) + ',' + csvField(reject.text) + "\r\n";
    return csv;
}

} // namespace weir::app
