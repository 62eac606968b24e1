// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest.h"

#include "core/base/text.h"

#include <algorithm>

namespace weir {

namespace {

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

/// Optimal string alignment: edits of one letter, and neighbours that change places.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before;
    std::vector<std::size_t> above(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({row[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::move(above);
        above = std::move(row);
    }
    return above.back();
}

} // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known)
{
    constexpr std::size_t longest = 200; // what is longer is no name
    const std::string wanted = lowerCase(word);
    if (wanted.size() > longest)
        return std::nullopt;
    std::optional<std::string> best;
    std::size_t fewest = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const std::string& name : known) {
        const std::size_t distance = name.size() > longest ? fewest : editDistance(wanted, lowerCase(name));
        if (distance < std::min(fewest, std::max(wanted.size(), std::size_t {1}))) {
            fewest = distance;
            best = name;
        }
    }
    return best;
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& known, std::string_view otherwise)
{
    const auto near = nearest(word, known);
    return near ? "did you mean '" + *near + "'?" : std::string(otherwise);
}

} // namespace weir
