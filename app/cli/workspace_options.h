// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/base/progress.h"
#include "core/store/workspace.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace weir::app {

/// What every subcommand that reads a workspace takes.
struct WorkspaceOptions {
    std::string workspace;
    bool json = false;
    std::optional<std::string> from, to, zone, now, view;
    std::vector<std::string> where;

    /// WORKSPACE and --json.
    void addTo(CLI::App& command);
    /// --from, --to, --where, --zone, --now, --view.
    void addSelectionTo(CLI::App& command);
};

/// A workspace in memory, with the selection that the options ask for.
struct LoadedWorkspace {
    store::Workspace workspace;
    DatasetPtr data;
    analysis::FactsPtr facts;
    Selection selection;
    std::optional<SavedView> view = {}; ///< that --view names
};

/// Opens and loads, and warns on standard error of a window or filter that nothing can be in. Throws Error(Usage) for what the options
/// name and nobody knows, before anything is opened.
[[nodiscard]] LoadedWorkspace load(const WorkspaceOptions& options, Progress& progress);

/// Throws Error(Usage) where a file to be written is the workspace itself or one of its sources.
void refuseToReplace(const LoadedWorkspace& loaded, const std::string& out);

/// "Window: all time: 9 Feb to 2 May 2026 (UTC)", a line that stands above what was counted in it.
[[nodiscard]] std::string windowLine(const LoadedWorkspace& loaded);

/// Reads an instant as the contract writes it ("2026-05-03T12:00:00Z", or a day). Throws Error(Usage).
[[nodiscard]] Instant parseInstantOption(const std::string& name, const std::string& text, const Zone& zone);

/// What --compare says: before, year or FROM..TO. Throws Error(Usage).
[[nodiscard]] Comparison comparisonOption(const std::string& text);
inline constexpr const char* comparisonHelp =
    "The same in another window with the difference and its 95 % interval: before (as long), year (a year earlier) or FROM..TO";

/// The zone that --zone names. Throws Error(Usage) if there is none of that name.
[[nodiscard]] Zone zoneOption(const std::string& name);

} // namespace weir::app
