// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace weir::store {

/// Order of keys as people expect it: runs of digits by their value (ABC-2 before ABC-10), everything else by bytes.
/// A total order: keys that differ only in leading zeros follow their bytes.
[[nodiscard]] inline bool naturallyBefore(std::string_view a, std::string_view b) noexcept
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
            continue;
        }
        while (i < a.size() && a[i] == '0')
            ++i;
        while (j < b.size() && b[j] == '0')
            ++j;
        std::size_t m = i;
        std::size_t n = j;
        while (m < a.size() && isDigit(a[m]))
            ++m;
        while (n < b.size() && isDigit(b[n]))
            ++n;
        if (m - i != n - j)
            return m - i < n - j;
        if (const int order = a.substr(i, m - i).compare(b.substr(j, n - j)); order != 0)
            return order < 0;
        i = m;
        j = n;
    }
    if (a.size() - i != b.size() - j && (i == a.size() || j == b.size()))
        return a.size() - i < b.size() - j;
    return a < b;
}

} // namespace weir::store
