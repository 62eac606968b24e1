// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace weir {

/// Something that happened on a day, written by the user; stands as a line on every chart over time.
struct Annotation {
    Day day {};
    std::string text;
    friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// The user confirmed that the level of a metric changed: its limits begin anew on that day.
struct ConfirmedLevel {
    std::string metric; ///< MetricInfo::id
    Day day {};
    friend bool operator==(const ConfirmedLevel&, const ConfirmedLevel&) = default;
};

/// What the user has said about time, beside what was measured.
struct ChartMarks {
    std::vector<Annotation> annotations;
    std::vector<ConfirmedLevel> levels;
    /// Days on which the limits of a metric begin anew.
    [[nodiscard]] std::vector<Day> levelsOf(std::string_view metric) const
    {
        std::vector<Day> days;
        for (const ConfirmedLevel& level : levels) {
            if (level.metric == metric)
                days.push_back(level.day);
        }
        return days;
    }
    friend bool operator==(const ChartMarks&, const ChartMarks&) = default;
};

} // namespace weir
