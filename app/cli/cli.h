// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weir::app {

/// True if the arguments name a subcommand, --help or --version: a job for the command line and no window.
[[nodiscard]] bool isCommandLine(int argc, char** argv);

/// Does one job and returns the exit status: 0 done, 1 could not, 2 wrong usage, 3 done but something is wrong.
int runCommandLine(int argc, char** argv);

} // namespace weir::app
