// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/check.h"

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

/// What a reason says first.
enum class LossKind {
    NothingKnown, ///< it cost no time that is known
    WaitsFor, ///< seconds, share of all waiting
    WaitsIn, ///< the same; nobody works there
    Spends, ///< seconds, share of all time in the stream; nothing is known to wait there
    TakesUntold, ///< seconds of a visit, of which nobody knows how much is waiting
    Holds, ///< count: items that are there
};

/// Why a stage stands where it does, as numbers; english() and the window make one sentence of it.
struct BottleneckReason {
    LossKind loss = LossKind::NothingKnown;
    std::string stage;
    double seconds = 0, share = 0;
    std::int64_t count = 0;
    bool ofItems = true; ///< of a mean item, else of a mean visit
    bool ofKnown = false; ///< the share is one of what is known; the whole is more
    std::optional<double> growthPerWeek; ///< of its queue, only where it grows
    std::optional<double> ageRatio; ///< what lies there against what a visit usually lasts, only where that is worth a word
    friend bool operator==(const BottleneckReason&, const BottleneckReason&) = default;
};

/// Why nobody knows what the items of a stage waited for.
enum class CausesUnknown {
    NotAsked, ///< nobody read the log for it
    NobodyWorks, ///< a stage to wait in
    HiddenStarts, ///< the log does not tell when work began
    FewVisits, ///< too few that were seen to begin
};

/// What a mean visit waited for, in seconds; the four add up to its wait. See core/simulation/waiting_causes.h for what each means.
struct WaitingCauses {
    std::int64_t visits = 0;
    double wait = 0;
    double offHours = 0, batching = 0, contention = 0, unexplained = 0;
    [[nodiscard]] std::optional<double> share(double seconds) const { return wait > 0 ? std::optional(seconds / wait) : std::nullopt; }
    friend bool operator==(const WaitingCauses&, const WaitingCauses&) = default;
};

struct BottleneckEntry {
    int rank = 1;
    std::string stage;
    std::size_t stageRow = 0; ///< in StreamResult::stages
    std::optional<double> gainMeanSeconds, gainP50Seconds, gainP85Seconds, gainLowSeconds, gainHighSeconds;
    std::optional<double> gainThroughputPerWeek;
    std::optional<std::string> limit; ///< people, attention, elsewhere
    BottleneckSignals evidence; ///< (not "signals": Qt has a macro of that name)
    BottleneckReason reason; ///< the numbers that put it there
    std::optional<WaitingCauses> waiting;
    CausesUnknown waitingUnknown = CausesUnknown::NotAsked; ///< where `waiting` is absent
};

/// Why no stage may be called the bottleneck.
enum class UndecidedKind {
    Decided,
    NoHistory, ///< the data are lists of items as they are now, so time cannot be split by stage; nothing is ranked
    OneStage, ///< stage: the only one that could be it, so there is nothing to hold it against
    TooLittle, ///< n: finished items (visits), too few to tell
    UntoldWhere, ///< seconds: mean lead time, and what of it may have passed in any stage
    UntoldWaiting, ///< stage: ranked first by waitSeconds; other: nobody knows how much of its otherSeconds, which are no less, is waiting
    WaitsLittle, ///< stage: ranked first; waitSeconds, leadSeconds: its waiting is hardly a part of what an item takes
    Tie, ///< stage, other: cost the same; n
    NoSignal, ///< stage: ranked first, but no signal points at it; fewThere: of so few items age and number tell nothing
};

struct Undecided {
    UndecidedKind kind = UndecidedKind::Decided;
    std::string stage, other;
    std::int64_t n = 0;
    bool ofItems = true; ///< n counts finished items, else finished visits; of UntoldWaiting: of a mean item, else of a mean visit
    double leadSeconds = 0, untoldSeconds = 0, waitSeconds = 0, otherSeconds = 0;
    std::int64_t fewThere = 0;
    explicit operator bool() const { return kind != UndecidedKind::Decided; }
    friend bool operator==(const Undecided&, const Undecided&) = default;
};

/// Why stages are ranked by one method and not by another. By signals where a replay cannot be believed: what failed, by its check.
enum class MethodReason {
    NoReplay, ///< by signals: nobody asked for a replay of the log
    Replayed, ///< by simulation: the log bears it
    Replaying, ///< by signals for now: a replay has begun
    NothingToReplay, ///< no item finished after a stay in a stage
    Few, ///< value: finished items
    Many, ///< value: stays, more than a ranking replays
    Part, ///< value: how many times as long items take whose like are not left out by when they finished
    Hours, ///< value: share of the starts and exits outside the working hours that were decided
    Limit, ///< no stage is seen to have a limit, so nobody waits for anybody
    Short, ///< value: how long what was there before is felt, as a share of the log
    Base, ///< value: by how much the replay misses the observed mean lead time
    Idle, ///< value: share of the waiting while somebody who was seen to work there was free
    Size, ///< value: mean rank of the chosen work among what waited
    Load, ///< value: correlation of work with how much was there
    Steady, ///< value: by how much faster or slower items are done in one third of the log than in another, as a share
    Batch, ///< value: share of the moves that were entered together with others
    Wide, ///< value: width of the interval of the largest gain, ÷ that gain
};

/// Where the longest stage, or the one most waited for, is not the one that stands first.
enum class DisagreementKind {
    None,
    NobodyWaits, ///< stage: the longest, but nobody waits for it
    Longest, ///< stage: the longest; other: where less work gains more
    MostWaitedFor, ///< stage: most waited for; other: where less work gains more
    OtherSignals, ///< by signals; stage: most waited for; other: ranked first for the growth of its queue or the age of what lies there
};

struct Disagreement {
    DisagreementKind kind = DisagreementKind::None;
    std::string stage, other;
    explicit operator bool() const { return kind != DisagreementKind::None; }
    friend bool operator==(const Disagreement&, const Disagreement&) = default;
};

/// How long the counted items took, and how long a replay of the log makes them take, in seconds.
struct ReplayShape {
    struct Point {
        double share = 0; ///< of the items
        double observed = 0, replayed = 0; ///< what so many stay within: nearest rank
        friend bool operator==(const Point&, const Point&) = default;
    };
    std::vector<Point> points; ///< ascending by share, up to all items; empty: nothing was replayed
    double observedMean = 0, replayedMean = 0;
};

/// Result of one method. The seam: whoever ranks fills this; map, report and command line read nothing else.
struct BottleneckRanking {
    std::string method = "signals"; ///< "simulation" or "signals"
    MethodReason why = MethodReason::NoReplay;
    double whyValue = 0; ///< see MethodReason
    std::vector<simulation::Check> checks; ///< what a replay was held to; empty: there was none
    ReplayShape replay;
    Disagreement disagreement;
    bool hiddenStarts = false; ///< by simulation: somewhere the log does not tell when work began
    std::int64_t staysLeftOut = 0; ///< stays whose beginning or end the data do not tell: no replay holds them
    std::vector<BottleneckEntry> entries; ///< by rank; empty: nothing to rank
    Undecided undecided; ///< why the first does not stand out, if it does not

    /// The entry that may be called the bottleneck; null: none stands out. Whoever names or marks a bottleneck asks this and nothing else.
    [[nodiscard]] const BottleneckEntry* standout() const { return entries.empty() || undecided ? nullptr : &entries.front(); }
};

/// Finished items (where none is known, finished visits) below which no stage is said to cost most.
inline constexpr std::int64_t enoughToRank = 5;

struct StreamResult;

/// "4 to 50, +1.2 a week", "4 to 50, not beyond chance (n = 52 weeks)"
[[nodiscard]] std::string growthWords(const BottleneckSignals& evidence);
/// "Items wait 3.1 days for Review, 45 % of all waiting; its queue grows by 0.6 a week."
[[nodiscard]] std::string english(const BottleneckReason& reason);
/// One sentence; empty where it is decided.
[[nodiscard]] std::string english(const Undecided& undecided);
/// How the stages were ranked and why not otherwise, one sentence.
[[nodiscard]] std::string english(MethodReason why, double value = 0);
/// Why a replay is not to be believed, one sentence.
[[nodiscard]] std::string replayDoubt(MethodReason why, double value);
[[nodiscard]] std::string methodWhy(const BottleneckRanking& ranking);
/// Why nobody knows what items waited for, one sentence.
[[nodiscard]] std::string english(CausesUnknown why);
/// "Customer Trial is the longest stage, but nobody waits for it." Empty: the signals agree.
[[nodiscard]] std::string english(const Disagreement& disagreement);

/// Ranks by signals: share of waiting, queue growth, age of work in progress. Gains stay absent. No stage stands out unless two or more
/// could, there is enough evidence, and at least one of signalVerdicts() points at it.
[[nodiscard]] BottleneckRanking rankBySignals(const StreamResult& stream);

} // namespace weir::analysis
