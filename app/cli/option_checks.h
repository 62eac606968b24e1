// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

/// What an option's value has to be. Whatever else is given is refused as the end of a sentence: "takes stage or status, not 'x'".
namespace weir::app {

[[nodiscard]] CLI::Validator oneOf(std::vector<std::string> words);
[[nodiscard]] CLI::Validator notEmpty();
[[nodiscard]] CLI::Validator wholeNumber(std::int64_t least, std::int64_t most);
[[nodiscard]] CLI::Validator number(double least, double most);

} // namespace weir::app
