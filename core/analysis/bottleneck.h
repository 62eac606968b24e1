// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weir::analysis {

/// The classic signals of one stage, listed beside any ranking. Absent: cannot be known from this log.
struct BottleneckSignals {
    std::optional<double>
        queueGrowthPerWeek; ///< arrivals − departures a week, only where significant (see bottleneck_signals.cpp); 0 if not
    std::int64_t queueBefore = 0, queueAfter = 0; ///< items there when the window began and when it ended, as far as seen to come
    int growthWeeks = 0; ///< whole weeks that the test of growth looked at; 0: it looked at the sums alone
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
    std::string undecided; ///< why the first does not stand out, one sentence: too little evidence, or a tie; empty: it does

    /// The entry that may be called the bottleneck; null: none stands out.
    [[nodiscard]] const BottleneckEntry* standout() const { return entries.empty() || !undecided.empty() ? nullptr : &entries.front(); }
};

/// Finished items (where none is known, finished visits) below which no stage is said to cost most.
inline constexpr std::int64_t enoughToRank = 5;

struct StreamResult;

/// "4 to 50, +1.2 a week", "4 to 50, not beyond chance (n = 52 weeks)"
[[nodiscard]] std::string growthWords(const BottleneckSignals& evidence);

/// Ranks by signals: share of waiting, queue growth, age of work in progress. Gains stay absent.
[[nodiscard]] BottleneckRanking rankBySignals(const StreamResult& stream);

} // namespace weir::analysis
