// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/bottleneck.h"
#include "core/analysis/facts.h"
#include "core/analysis/left_out.h"
#include "core/analysis/stage_proposal.h"
#include "core/stats/summary.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace weir::analysis {

/// Joined − parted of stretches of equal length, as sums: what a queue grew by in each.
struct NetBlocks {
    int n = 0;
    double sum = 0, squares = 0;
};

/// Hand-overs below which a share of them is told as a count and enters no product.
inline constexpr std::int64_t enoughHandOvers = 10;

/// One stage (or, at status level, one status) of the stream as measured in a window.
struct StreamStage {
    std::string name;
    std::string kind; ///< work wait outside done discarded; at status level also queue
    std::int64_t items = 0; ///< distinct items with a visit that ended in the window, or counted in `wip`; in a final
                            ///< stage (done, discarded) those that entered it in the window
    std::int64_t visits = 0; ///< visits that ended in the window
    std::int64_t wip = 0; ///< unfinished visits of unfinished items at the window's end; none in a final stage
    std::int64_t waiting = 0; ///< of wip: in a queue status (or a wait stage)
    Duration oldest = unknownDuration; ///< age of the oldest of `waiting` in its queue; unknown: none waits, or entry unknown
    stats::Summary time, work, wait; ///< one value a finished visit; seconds
    std::int64_t arrivals = 0, departures = 0; ///< visits that began, that ended in the window
    std::int64_t joined = 0, parted = 0; ///< the same of visits with both ends, or still open: what a queue grows by
    std::optional<double> growthPerWeek; ///< joined − parted a week
    std::int64_t queueBefore = 0; ///< of the same visits, those that were there when the window began
    NetBlocks netBlocks; ///< joined − parted of stretches of whole weeks
    int growthWeeks = 0; ///< whole weeks in these
    int weeksGrown = 0, weeksShrunk = 0; ///< of the last 104 whole weeks: more joined than parted, fewer
    std::optional<double> wipAgeP50Seconds; ///< median age of what `wip` counts
    std::optional<double> arrivalsPerWeek, departuresPerWeek;
    std::optional<double> completeAndAccurate; ///< 1 − share of hand-overs to a later stage that come back to it or before it
    std::int64_t handOvers = 0; ///< that this share stands on: those whose receiver has taken the next step
    std::optional<double> reworkRate; ///< share of its visits that are not the item's first visit there
    std::optional<std::string> team;
    std::optional<int> wipLimit;
    bool tellsWaiting = true; ///< else no queue of it is known: `wait` is then what was seen of it, and `work` holds the rest
    bool used = true; ///< some item of the stream was there at some time; a stage that only other items use is not drawn
    /// Means over the items that StreamTotals::partsKnown counts (Σ over the item's visits ÷ items): these add up along the stream.
    /// Where it counts none, over all finished items with a lead time, and only of stages whose every visit tells its parts.
    /// Waiting only where `tellsWaiting`.
    std::optional<double> waitPerItemSeconds, workPerItemSeconds;
    /// Part of the stream itself: neither before, beside nor after it.
    [[nodiscard]] bool inStream() const { return kind == "work" || kind == "wait" || kind == "queue"; }
    /// What passes here is work and waiting of an item: the stream itself, and where a log marks starts the activity that ends it.
    [[nodiscard]] bool addsToItems() const { return inStream() || (kind == "done" && (work.n > 0 || waitPerItemSeconds)); }
};

/// Directly-follows edge between two stages (statuses), by rows in `stages`.
struct StreamEdge {
    std::size_t from = 0, to = 0;
    std::int64_t count = 0;
    stats::Summary time; ///< entering `from` to entering `to`; seconds
    bool handoff = false; ///< the two stages have different teams
    bool backward = false; ///< leads items back to an earlier stage of the stream where they had been (rework); not from outside it
    std::optional<double>
        share; ///< count (backward: returns) ÷ all departures of `from` in the window; of a final stage ÷ all arrivals there
    /// Backward only: mean lead time of the finished items that took it, less that of those that did not. A difference of two groups, no
    /// cause: below zero the items that went back were the quicker ones.
    std::optional<double> costSeconds;
    std::int64_t returns = 0; ///< of `count`: the item had been in `to` before
};

struct StreamTotals {
    stats::Summary leadTime; ///< of items finished in the window
    /// Finished items whose lead time, work and wait are all known, none worked on before it was created or for longer than it took; the
    /// next four, and the means per item of the stages, stand on these alone, so that lead time = work + wait + what passes outside the
    /// stages.
    std::int64_t partsKnown = 0;
    std::optional<double> partsLeadMeanSeconds;
    std::optional<double> workMeanSeconds, waitMeanSeconds; ///< wait absent also where no status is one to wait in
    std::optional<double> flowEfficiency; ///< Σ work ÷ Σ lead time
    bool waitUntold = false; ///< items spend time in a stage of which no queue is known: they wait at least so long, and work at most
    /// What `flowEfficiency` says is an upper bound: what it takes for work may hold waiting.
    [[nodiscard]] bool activeAtMost() const { return flowEfficiency && (!waitMeanSeconds || waitUntold); }
    /// Only where `partsKnown` is 0: mean of what is known, over the finished items with a lead time. The truth is more.
    std::optional<double> workLeastSeconds, waitLeastSeconds;
    std::optional<double> rolledCompleteAndAccurate;
    std::int64_t rolledStages = 0, rolledLeftOut = 0; ///< stages that it is the product of, and those with too few hand-overs
    /// Of the mean item that `partsKnown` counts, what passes before or beside the stages.
    [[nodiscard]] double outsideSeconds() const
    {
        const double inside = workMeanSeconds.value_or(0) + waitMeanSeconds.value_or(0);
        return partsLeadMeanSeconds ? std::max(0.0, *partsLeadMeanSeconds - inside) : 0;
    }
    /// Waiting of a mean item in one stage that is too small a part of its lead time to speak of.
    [[nodiscard]] bool isLittle(double waitSeconds) const
    {
        constexpr double leastShare = 0.05;
        return waitSeconds < leastShare * partsLeadMeanSeconds.value_or(leadTime.mean.value_or(0));
    }
    /// Of a mean item's lead time, what nobody knows in which stage it passed, and how; any stage may hold it.
    [[nodiscard]] double untoldSeconds() const
    {
        return partsKnown > 0 || !leadTime.mean ? 0 : *leadTime.mean - workLeastSeconds.value_or(0) - waitLeastSeconds.value_or(0);
    }
    /// The finished items that the means per item of the stages stand on.
    [[nodiscard]] std::int64_t partsItems() const { return partsKnown > 0 ? partsKnown : leadTime.n; }
};

enum class Level { Status, Stage };

struct StreamResult {
    Level level = Level::Stage;
    ResolvedWindow window;
    std::int64_t total = 0, finished = 0, inProgress = 0;
    /// Of `total`: unfinished at the window's end, but whether they were in progress then is not known. At stage level.
    std::int64_t maybeInProgress = 0;
    std::int64_t discarded = 0; ///< of `total`: dropped within the window or nobody knows when, so neither finished nor in progress
    std::int64_t doneUndated = 0; ///< of `total`: done, but nobody knows when, so in no window's finishes
    /// Of `total`: what is in none of the counts above; not started by the window's end.
    [[nodiscard]] std::int64_t notStarted() const { return total - finished - inProgress - maybeInProgress - discarded - doneUndated; }
    std::int64_t notOfStream = 0; ///< beside `total`: items that only the stream's own filter leaves out (StageMap::where)
    std::vector<OtherItems> others; ///< of `notOfStream`: by what they are left out, the most frequent first
    std::vector<StreamStage> stages; ///< in stream order, also those without visits; at stage level the row is the StageIndex
    std::vector<StreamEdge> edges; ///< sorted by (from, to)
    StreamTotals totals;
    BottleneckRanking ranking;
    std::int64_t leadTimeKnown = 0; ///< finished items with a lead time (of `finished`)
    bool knowsEnd = true; ///< some stage is done, or the source states finishes; else nothing can ever count as finished
    GuessedEnds guessed; ///< statuses taken for an end because nothing follows them
    bool tooYoung = false; ///< nothing is known to end because no item can have reached an end yet
    bool anyItems = true; ///< the data hold items at all, whatever the selection
    bool tellsHistory = true; ///< some item is known to have entered a status; else the data are lists of items as they are now
    std::int64_t commits = 0, changes = 0; ///< that the data hold beside items, whatever the selection
    bool tellsWaiting = true; ///< some status is one to wait in, or the log marks when work began; else all waiting is unknown
    std::size_t hiddenWork = 0; ///< visits whose work and wait cannot be told apart
};

[[nodiscard]] StreamResult measureStream(const Facts& facts, const Selection& selection, Level level, Progress& progress);

/// The items behind a figure of the map at stage level, by row in Dataset::items, ascending: those that
/// StreamStage::items, StreamEdge::count and StreamStage::waiting count. `stage`, `from` and `to` are rows of the stages.
[[nodiscard]] std::vector<std::uint32_t> itemsOfStage(const Facts& facts, const Selection& selection, std::size_t stage);
[[nodiscard]] std::vector<std::uint32_t> itemsOfEdge(const Facts& facts, const Selection& selection, std::size_t from, std::size_t to);
[[nodiscard]] std::vector<std::uint32_t> waitingItems(const Facts& facts, const Selection& selection, std::size_t stage);

} // namespace weir::analysis
