// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/preview.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/import/preview_sink.h"
#include "core/import/source_reading.h"
#include "core/readers/csv_dialect.h"
#include "core/readers/csv_records.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/mapping.h"
#include "core/readers/table_head.h"
#include "core/readers/time_form.h"
#include "core/store/connection.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace weir::import {

namespace {

constexpr std::string_view stagePrefix = "stage:";
constexpr std::size_t fewValues = 12;

/// Ends the reading after the beginning, as if somebody had cancelled it.
class EnoughProgress final : public Progress {
public:
    EnoughProgress(Progress& outer, const PreviewSink& sink)
        : m_outer(outer)
        , m_sink(sink)
    {
    }
    void stage(std::string_view name) override { m_outer.stage(name); }
    void report(std::int64_t done, std::int64_t total) override { m_outer.report(done, total); }
    [[nodiscard]] bool cancelled() const override { return m_sink.full() || m_outer.cancelled(); }

private:
    Progress& m_outer;
    const PreviewSink& m_sink;
};

/// The mapping by which a table is read, and where it comes from.
void chooseMapping(const readers::Reader& reader, ImportRequest& request, const KnownTable& table, Preview& preview)
{
    using From = Preview::MappingFrom;
    if (request.options.mapping) {
        if (request.options.mapping->format.empty())
            request.options.mapping->format = reader.info().id;
        preview.mappingFrom = From::Given;
    } else if (table.mapping && table.mapping->format == reader.info().id) {
        request.options.mapping = table.mapping;
        preview.mappingFrom = table.mappingFrom.empty() ? From::Kept : From::OtherSource;
        preview.mappingSource = table.mappingFrom;
    } else if (auto guessed = reader.guessMapping(request.source, std::nullopt)) {
        request.options.mapping = std::move(guessed);
        request.options.mappingGuessed = true;
        preview.mappingFrom = From::Guess;
    }
    preview.mapping = request.options.mapping;
    preview.table = request.options.mapping.has_value();
}

/// Header and first rows of a table as they stand.
void readRows(const readers::Reader& reader, ImportRequest& request, Preview& preview, const Progress& progress)
{
    readers::Input input(request.source, progress);
    readers::TextInput text(input);
    const auto head = readers::tableHead(text.head(), text.headIsWhole(), preview.mapping->delimiter);
    if (!head)
        throw Error(ErrorCode::NotThis,
            input.name() + " has no columns"
                + (preview.mapping->delimiter
                        ? " when " + readers::delimiterWord(*preview.mapping->delimiter) + " part them; choose another delimiter."
                        : "; choose another format."));
    completeMapping(reader, request);
    preview.mapping = request.options.mapping;
    readers::CsvRecords records(text, head->dialect, progress);
    if (!records.next())
        return;
    const std::vector<std::string> header(records.fields().begin(), records.fields().end());
    std::vector<std::string> roles(header.size());
    try {
        roles = readers::rolesOf(*preview.mapping, header, input.name());
    } catch (const Error&) { // the reading itself says what does not fit
    }
    for (std::size_t i = 0; i < header.size(); ++i)
        preview.columns.push_back(
            {header[i].empty() ? "column " + std::to_string(i + 1) : header[i], roles[i], CellContent::Text, 0, {}, 0, {}});
    while (preview.rows.size() < previewRows && records.next()) {
        PreviewRow row;
        row.line = records.line();
        for (const std::string_view field : records.fields())
            row.cells.push_back(readers::excerpt(field));
        if (records.problem() != readers::CsvProblem::None)
            row.cells.assign(1, readers::excerpt(records.raw()));
        row.cells.resize(std::max(header.size(), row.cells.size()));
        preview.rows.push_back(std::move(row));
    }
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789.,-+ ") == std::string_view::npos
        && text.find_first_of("0123456789") != std::string_view::npos;
}

void describeColumns(Preview& preview)
{
    const auto order = preview.mapping && preview.mapping->dates ? readers::parseDateOrder(*preview.mapping->dates) : std::nullopt;
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
        PreviewColumn& column = preview.columns[i];
        std::set<std::string_view> values;
        std::size_t filled = 0, numbers = 0, times = 0;
        std::string form;
        for (const PreviewRow& row : preview.rows) {
            const std::string_view cell = row.cells[i];
            if (trimmed(cell).empty())
                continue;
            ++filled;
            values.insert(cell);
            std::string itsForm = readers::timeForm(cell, order.value_or(readers::DateOrder::DayMonthYear));
            const bool time = !itsForm.empty() && cell.find_first_not_of("0123456789") != std::string_view::npos;
            times += time ? 1 : 0; // digits alone may be seconds, but mostly are numbers
            numbers += !time && isNumber(cell) ? 1 : 0;
            if (form.empty())
                form = std::move(itsForm);
        }
        const bool holdsTimes = 2 * times > filled;
        const bool isTime = column.role == "created" || column.role == "started" || column.role == "finished" || column.role == "instant"
            || column.role == "start_instant" || column.role.starts_with(stagePrefix);
        if (filled == 0) {
            column.content = CellContent::Empty;
        } else if (isTime || (holdsTimes && column.role.empty())) {
            column.content = CellContent::Time;
            column.timeForm = form;
        } else if (numbers == filled) {
            column.content = CellContent::Number;
        } else if (values.size() <= fewValues && filled > 2 * values.size()) {
            column.content = CellContent::Few;
            column.values = static_cast<std::int64_t>(values.size());
        }
    }
}

void markRows(const PreviewSink& sink, Preview& preview)
{
    for (PreviewRow& row : preview.rows) {
        const auto [begin, end] = sink.early().equal_range(row.line);
        for (auto reject = begin; reject != end && row.line > 0; ++reject) {
            row.rejected = row.rejected || !reject->second.kept;
            if (row.reason.empty())
                row.reason = reject->second.reason;
            const auto column = std::ranges::find(preview.columns, reject->second.field, &PreviewColumn::name);
            if (column != preview.columns.end())
                row.badCells.push_back(static_cast<std::size_t>(column - preview.columns.begin()));
        }
    }
}

/// What another mapping may mend becomes the preview's problem; the failure being handled is thrown on else.
void sayOrThrow(const Error& failure, const ImportRequest& request, Preview& preview, const Progress& progress)
{
    if (!mayBeTheMapping(failure))
        throw;
    checkUndamaged(request.source, progress);
    if (!preview.table)
        throw;
    preview.problem = failure.what();
}

/// What the reader makes of the source.
void readRecords(const readers::Reader& reader, const ImportRequest& request, const Dataset* known, PreviewDepth depth, Preview& preview,
    Progress& progress)
{
    PreviewSink sink(known, depth == PreviewDepth::Beginning ? static_cast<std::int64_t>(previewRows) : 0, !preview.table);
    EnoughProgress enough(progress, sink);
    try {
        const readers::ReadOutcome outcome = reader.read(request.source, request.options, sink, enough);
        preview.note = outcome.note;
        preview.whole = true;
    } catch (const Cancelled&) {
        progress.checkpoint(); // else it was enough
    } catch (const Error& failure) {
        sayOrThrow(failure, request, preview, progress);
    }
    sink.finish(preview);
    markRows(sink, preview);
}

Preview previewWith(const readers::Reader& reader, ImportRequest request, const KnownTable& table, const Dataset* known, PreviewDepth depth,
    Progress& progress)
{
    Preview preview;
    preview.format = reader.info().id;
    preview.title = reader.info().title;
    try {
        chooseMapping(reader, request, table, preview);
        if (preview.table)
            readRows(reader, request, preview, progress);
    } catch (const Error& failure) {
        sayOrThrow(failure, request, preview, progress);
    }
    if (preview.problem.empty())
        readRecords(reader, request, known, depth, preview, progress);
    describeColumns(preview);
    return preview;
}

} // namespace

Preview previewSource(
    const store::Workspace& workspace, const ImportRequest& given, const Dataset* known, PreviewDepth depth, Progress& progress)
{
    return store::guarded(workspace.file(), [&] {
        ImportRequest request = given;
        if (!isKnown(request.options.importedAt))
            request.options.importedAt = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
        lookIntoArchive(request.source, progress);
        KnownTable table = knownTable(workspace, request);
        const readers::Reader& reader = readerFor(request, table, progress);
        Preview preview = previewWith(reader, request, table, known, depth, progress);
        if (preview.problem.empty() || request.options.mapping || !table.mapping)
            return preview;
        const std::string why = std::move(preview.problem);
        table.mapping.reset();
        preview = previewWith(reader, request, table, known, depth, progress);
        preview.warnings.push_back(std::string(keptMapping) + " does not fit and was not used: " + why);
        return preview;
    });
}

readers::Mapping withRole(readers::Mapping mapping, const std::string& column, const std::string& role)
{
    const bool isStage = role.starts_with(stagePrefix);
    const auto isColumn = [&](const auto& entry) { return entry.first == column; };
    const auto old = std::ranges::find_if(mapping.columns, isColumn);
    if (old != mapping.columns.end() && old->second.starts_with(stagePrefix))
        std::erase(mapping.stages, old->second.substr(stagePrefix.size()));
    if (!role.empty() && role != "ignore" && role != "title" && role != "label" && !isStage)
        std::erase_if(mapping.columns, [&](const auto& entry) { return entry.second == role && entry.first != column; });
    const auto place = std::ranges::find_if(mapping.columns, isColumn);
    if (role.empty())
        std::erase_if(mapping.columns, isColumn);
    else if (place != mapping.columns.end())
        place->second = role;
    else
        mapping.columns.emplace_back(column, role);
    if (isStage && std::ranges::find(mapping.stages, role.substr(stagePrefix.size())) == mapping.stages.end())
        mapping.stages.push_back(role.substr(stagePrefix.size()));
    return mapping;
}

} // namespace weir::import
