// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/window.h"
#include "core/base/progress.h"
#include "core/trends/ageing.h"
#include "core/trends/cumulative_flow.h"
#include "core/trends/duration_dots.h"
#include "core/trends/type_mix.h"

#include <cstddef>
#include <vector>

namespace weir::ui {

/// Finished items in time, and where they stand among each other.
struct DotsData {
    trends::DurationKind kind = trends::DurationKind::Lead;
    trends::DurationDots dots;
    std::vector<double> days; ///< of each dot: its finish in local days since 1970-01-01
    std::vector<double> sorted; ///< all durations, ascending
    /// Which share of all took less time than this dot, 0 to below 1.
    [[nodiscard]] double longerThan(std::size_t dot) const;
    /// A logarithmic scale can show them.
    [[nodiscard]] bool allPositive() const { return !sorted.empty() && sorted.front() > 0; }
};

/// So many types are named; the others stand together.
inline constexpr std::size_t namedTypes = 5;

/// What Trends shows of single items.
struct ItemPictures {
    double from = 0, to = 1; ///< days of the selection's window, whole ones
    DotsData lead, cycle;
    trends::Ageing ageing;
    trends::CumulativeFlow current, firstEntry;
    std::vector<double> flowDays; ///< the moments of both in local days
    trends::TypeMix types;
    [[nodiscard]] const DotsData& dots(trends::DurationKind kind) const { return kind == trends::DurationKind::Lead ? lead : cycle; }
};

[[nodiscard]] ItemPictures makeItemPictures(
    const analysis::Facts& facts, const Selection& selection, const analysis::ResolvedWindow& window, Bucket bucket, Progress& progress);

} // namespace weir::ui
