// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>

namespace weir::app {

/// Exit statuses of the contract.
enum ExitStatus : int { Done = 0, Failed = 1, WrongUsage = 2, DoneWithRejects = 3 };

/// What a replay of the log draws from unless --seed says otherwise.

/// One function a subcommand, each in its own file: declares the options and, once they are parsed, does the job and
/// sets `status`. Failures are thrown as weir::Error.
void addImportCommand(CLI::App& app, int& status);
void addRefreshCommand(CLI::App& app, int& status);
void addStreamCommand(CLI::App& app, int& status);
void addStagesCommand(CLI::App& app, int& status);
void addPeopleCommand(CLI::App& app, int& status);
void addLinksCommand(CLI::App& app, int& status);
void addItemsCommand(CLI::App& app, int& status);
void addMetricsCommand(CLI::App& app, int& status);
void addMapCommand(CLI::App& app, int& status);
void addChartCommand(CLI::App& app, int& status);
void addReportCommand(CLI::App& app, int& status);
void addExportCommand(CLI::App& app, int& status);
void addSampleCommand(CLI::App& app, int& status);
void addDoctorCommand(CLI::App& app, int& status);
void addFormatsCommand(CLI::App& app, int& status);
void addViewsCommand(CLI::App& app, int& status);
void addWhatIfCommand(CLI::App& app, int& status);
void addHelpCommand(CLI::App& app, int& status);

} // namespace weir::app
