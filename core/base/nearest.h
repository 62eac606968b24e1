// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

/// The one of `known` that `word` is most probably a slip of the pen for: fewest letters added, left out, replaced or exchanged with
/// their neighbour, whatever the case; the first of several. Absent if more than a third of the word would have to change.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

/// "did you mean 'import'?" if one of `known` is near, else `otherwise`: the end of a sentence about a word that nobody knows.
[[nodiscard]] std::string didYouMean(std::string_view word, const std::vector<std::string>& known, std::string_view otherwise);

} // namespace weir
