// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_json.h"

#include "core/base/csv_writer.h"

namespace weir::app {

namespace {

void writeAdded(JsonWriter& out, const import::AddedCounts& added)
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

void writeReject(JsonWriter& out, const Reject& reject)
{
    out.beginObject().field("line", reject.line).field("byte", reject.byte);
    reject.record.empty() ? out.key("record").null() : out.field("record", reject.record);
    reject.field.empty() ? out.key("field").null() : out.field("field", reject.field);
    out.field("reason", reject.reason).field("text", reject.text).field("kept", reject.kept).endObject();
}

} // namespace

void writeImport(JsonWriter& out, const import::ImportResult& result)
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
    out.endArray().field("rejects_total", result.rejectsTotal).key("warnings").beginArray();
    for (const std::string& warning : result.warnings)
        out.value(warning);
    out.endArray();
    if (!result.note.empty())
        out.field("note", result.note);
    out.field("seconds", result.seconds).endObject();
}

void writeTotals(JsonWriter& out, const store::Totals& totals)
{
    out.key("workspace_totals")
        .beginObject()
        .field("items", totals.items)
        .field("transitions", totals.transitions)
        .field("changes", totals.changes)
        .field("commits", totals.commits)
        .endObject();
}

std::string importJson(const std::string& workspace, const std::vector<import::ImportResult>& results,
    const std::vector<import::LeftAside>& leftAside, const store::Totals& totals)
{
    JsonWriter out;
    out.beginObject().field("workspace", workspace).key("imports").beginArray();
    for (const auto& result : results)
        writeImport(out, result);
    out.endArray().key("left_aside").beginArray();
    for (const auto& [path, reason] : leftAside)
        out.beginObject().field("source", path).field("reason", reason).endObject();
    out.endArray();
    writeTotals(out, totals);
    return out.endObject().take();
}

std::string rejectsCsv(const store::Workspace& workspace, const std::vector<import::ImportResult>& results)
{
    CsvWriter csv;
    for (const char* name : {"import", "line", "byte", "field", "reason", "text"})
        csv.cell(name);
    csv.endRow();
    for (const auto& result : results) {
        for (const auto& [import, source, reject] : workspace.rejects(result.importId))
            csv.cell(result.source).cell(reject.line).cell(reject.byte).cell(reject.field).cell(reject.reason).cell(reject.text).endRow();
    }
    return csv.take();
}

} // namespace weir::app
