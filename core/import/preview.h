// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/import/importer.h"
#include "core/model/dataset.h"
#include "core/readers/reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What an import would read, before anything is written.
namespace weir::import {

/// What the cells of a column hold, of the rows shown.
enum class CellContent { Empty, Text, Few, Number, Time };

struct PreviewColumn {
    std::string name; ///< as the header has it; "column 3" where it has none
    std::string role; ///< of the mapping in force; empty: kept as an attribute. Of what is no table always empty
    CellContent content = CellContent::Text;
    std::int64_t values = 0; ///< with Few: how many different ones
    std::string timeForm; ///< with Time: "dd.MM.yyyy HH:mm"
    std::int64_t failed = 0; ///< cells of the whole source that could not be read
    std::vector<std::string> failing; ///< the first of these, at most 3
};

struct PreviewRow {
    std::int64_t line = 0; ///< from 1; 0: the format has none
    std::vector<std::string> cells; ///< by column; short rows are filled up
    std::vector<std::size_t> badCells; ///< columns that could not be read
    bool rejected = false; ///< else the row is taken, if need be without its bad cells
    std::string reason; ///< of the first of these
};

/// All rejects of one reason in one field.
struct PreviewReject {
    std::string field, reason;
    std::int64_t count = 0;
    bool kept = false; ///< only the field is lost
    std::optional<std::int64_t> line, byte; ///< of the first
    std::string text; ///< of the first
    std::optional<std::string> dates; ///< the order of dates by which they could be read
};

/// What the source tells of items, beside what the workspace knows already.
struct PreviewContent {
    std::int64_t items = 0, newItems = 0;
    std::int64_t events = 0, changes = 0, commits = 0, tests = 0, files = 0, builds = 0, deployments = 0, incidents = 0;
    Instant first = unknownInstant, last = unknownInstant; ///< of all instants of events, commits and finishes
    std::vector<std::string> statuses; ///< in order of appearance, at most 500
};

struct Preview {
    std::string format; ///< id
    std::string title; ///< of the format
    std::string note; ///< how it was understood: "semicolons, UTF-8, one row an event"
    bool table = false;
    enum class MappingFrom { None, Guess, Kept, OtherSource, Given };
    MappingFrom mappingFrom = MappingFrom::None;
    std::string mappingSource; ///< with OtherSource: for which it was given
    std::optional<readers::Mapping> mapping; ///< in force
    std::string problem; ///< why nothing of a table can be read by that mapping; its rows are shown as they stand. Empty: it can be read
    std::vector<PreviewColumn> columns;
    std::vector<PreviewRow> rows; ///< the first ones
    bool whole = false; ///< everything below speaks of the whole source, else of its beginning
    std::int64_t accepted = 0, rejected = 0;
    std::vector<PreviewReject> rejects; ///< most frequent first, at most 200
    std::vector<std::string> warnings;
    PreviewContent content;
};

inline constexpr std::size_t previewRows = 200;

enum class PreviewDepth { Beginning, Whole };

/// Reads without writing. `request` says what the user has chosen so far: a format, a mapping, a zone. `known`: items that the workspace
/// has. A given mapping that names no column is filled by a guess. Throws Error as importSource() does where the source cannot be read at
/// all, and Cancelled; what another mapping may mend is no error but Preview::problem.
[[nodiscard]] Preview previewSource(
    const store::Workspace& workspace, const ImportRequest& request, const Dataset* known, PreviewDepth depth, Progress& progress);

/// The mapping with one column's role changed. "ignore" leaves the column out, an empty role keeps it as an attribute. A role that only one
/// column can have is taken from the other that had it; a stage joins the order of stages at its end.
[[nodiscard]] readers::Mapping withRole(readers::Mapping mapping, const std::string& column, const std::string& role);

} // namespace weir::import
