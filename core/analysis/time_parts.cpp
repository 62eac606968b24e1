// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/time_parts.h"

namespace weir::analysis {

namespace {

/// A smaller part of the whole cannot be seen.
constexpr double leastRest = 0.005;

} // namespace

std::vector<TimePart> timeParts(const StreamResult& stream)
{
    const BottleneckEntry* const first = stream.ranking.standout();
    std::vector<TimePart> parts;
    double told = 0;
    const auto add = [&](std::size_t row, TimeTone tone, const std::optional<double>& seconds) {
        if (!seconds || *seconds <= 0)
            return;
        const bool bottleneck = tone == TimeTone::Wait && first != nullptr && first->stageRow == row;
        parts.push_back({row, tone, *seconds, bottleneck});
        told += *seconds;
    };
    for (std::size_t row = 0; row < stream.stages.size(); ++row) {
        if (!stream.stages[row].addsToItems())
            continue;
        add(row, TimeTone::Wait, stream.stages[row].waitPerItemSeconds);
        add(row, TimeTone::Work, stream.stages[row].workPerItemSeconds);
    }
    const StreamTotals& totals = stream.totals;
    const bool known = totals.partsKnown > 0;
    const double whole = (known ? totals.partsLeadMeanSeconds : totals.leadTime.mean).value_or(0);
    if (whole - told > leastRest * whole)
        parts.insert(known ? parts.begin() : parts.end(),
            TimePart {TimePart::noStage, known ? TimeTone::Outside : TimeTone::Unknown, whole - told, false});
    return parts;
}

} // namespace weir::analysis
