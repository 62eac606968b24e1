// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace weir::app {

/// What 3 means as an exit status of a subcommand; empty: it is not given.
struct StatusThree {
    std::string_view meaning;
};

/// Sets what the help of a subcommand says below its options: examples (one command a line), further paragraphs, the exit statuses.
void explain(CLI::App& command, std::string_view examples, StatusThree three = {}, std::string_view more = {});

/// The help of a subcommand in lines as long as the terminal's (100 characters if it goes elsewhere).
[[nodiscard]] std::string helpText(const CLI::App& command);
/// The same of the whole program, also while a subcommand is at work.
[[nodiscard]] std::string wholeHelpText(const CLI::App& app);

/// Lines longer than `width` go on below, under the column in which their last part begins.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width);

} // namespace weir::app
