// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace weir::analysis {

/// The classic signals of one stage, listed beside any ranking. Absent: cannot be known from this log.
struct BottleneckSignals {
    std::optional<double>
        queueGrowthPerWeek; ///< arrivals − departures a week, only where significant (see bottleneck_signals.cpp); 0 if not
    std::optional<double> waitShare; ///< its waiting ÷ all waiting: of finished items, or where none is known, of finished visits
    std::optional<double> wipAgeRatio; ///< median age of open visits ÷ median time of finished visits
    std::optional<double> utilisation;
};

struct BottleneckEntry {
    int rank = 1;
    std::string stage;
    std::size_t stageRow = 0; ///< in StreamResult::stages
    std::optional<double> gainMeanSeconds, gainP50Seconds, gainP85Seconds, gainLowSeconds, gainHighSeconds;
    std::optional<double> gainThroughputPerWeek;
    std::optional<std::string> limit; ///< people, attention, elsewhere
    BottleneckSignals evidence; ///< (not "signals": Qt has a macro of that name)
    std::string reason; ///< one sentence with the numbers that put it there
};

/// Result of one method. The seam: whoever ranks fills this; map, report and command line read nothing else.
struct BottleneckRanking {
    std::string method = "signals"; ///< "simulation" or "signals"
    std::string why; ///< why this method and not the other, one sentence
    std::vector<BottleneckEntry> entries; ///< by rank; empty: nothing to rank
};

struct StreamResult;

/// Ranks by signals: share of waiting, queue growth, age of work in progress. Gains stay absent.
[[nodiscard]] BottleneckRanking rankBySignals(const StreamResult& stream);

} // namespace weir::analysis
