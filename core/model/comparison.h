// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>

namespace weir {

/// With which other window the figures of the chosen one are compared.
enum class CompareWith : std::uint8_t {
    Nothing,
    Before, ///< the window before it, as long
    Year, ///< the same a year earlier
    Days, ///< [from, to)
};

struct Comparison {
    CompareWith with = CompareWith::Nothing;
    std::optional<Day> from = {}, to = {}; ///< of Days
    [[nodiscard]] bool on() const noexcept { return with != CompareWith::Nothing; }
    friend bool operator==(const Comparison&, const Comparison&) = default;
};

} // namespace weir
