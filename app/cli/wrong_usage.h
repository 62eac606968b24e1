// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace weir::app {

/// One sentence on arguments that could not be understood, with what was probably meant.
[[nodiscard]] std::string wrongUsageSentence(const CLI::App& app, const CLI::ParseError& wrong, int argc, char** argv);

/// A workspace or a source, to open in the window: it has a path's form, or exists. Any other word is meant as a subcommand.
[[nodiscard]] bool isPlace(std::string_view word);

[[nodiscard]] std::string noSubcommand(const CLI::App& app, const std::string& name);

} // namespace weir::app
