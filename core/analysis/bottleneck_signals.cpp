// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bottleneck.h"
#include "core/analysis/signal_verdicts.h"
#include "core/analysis/stream.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

// The classic signals (Lawrence & Buss 1994: longest queue; Law & Kelton: longest wait; staged process flow, Nguyen et
// al. 2016: queue growth). They find where time goes, which need not be the constraint; hence gains stay unknown.
//
// Queue growth is arrivals − departures a week, of visits with both ends: one that was never seen to begin or to end, because
// the history has a hole, would let a queue grow or shrink that nobody stood in. It counts only where a test at 2.5 % a side says that it
// is not chance:
//  - drift, from 8 whole weeks on: if the queue wandered without a direction, what it grew by in 13 to 25 stretches of equal length (of
//    few weeks, each week) would have mean 0 (Student's t). Stretches take in what departs because it arrived shortly before, which
//    makes a queue steadier than its arrivals and departures are;
//  - totals, below that: if arrivals and departures were Poisson with one rate, then of A + D events each would be an arrival with
//    probability ½ (conditional test, Przyborowski & Wilenski 1940; normal approximation with continuity correction);
//  - signs: of the last whole weeks with a difference, as many would grow as shrink (exact binomial, at least 8 weeks).
// Departures follow arrivals, so the last two err on the side of silence.
//
// Score, by which stages are ranked: share of waiting (0..1; where nothing is known to wait, share of time)
//   + ½ · growth ÷ arrivals (0..1, only growth that passed a test)
//   + ¼ · (age ratio − 1) ÷ 2 (0..1, only with at least 5 open and 10 finished visits, and a ratio of at least 1.5).
// The share leads; a queue that grows by half of what arrives outweighs a quarter of all waiting. Ties go to the earlier stage.

namespace weir::analysis {

namespace {

constexpr int leastWeeks = 8;
constexpr double zTwoPointFivePercent = 1.959963984540054;

bool totalsDiffer(std::int64_t arrivals, std::int64_t departures)
{
    const auto sum = static_cast<double>(arrivals + departures);
    const double difference = std::abs(static_cast<double>(arrivals - departures)) - 1;
    return sum > 0 && difference / std::sqrt(sum) >= zTwoPointFivePercent;
}

bool signsDiffer(int grown, int shrunk)
{
    const int n = grown + shrunk;
    if (n < leastWeeks)
        return false;
    double term = std::pow(0.5, n); // P(X = 0)
    double tail = 0; // P(X <= min(grown, shrunk))
    for (int k = 0; k <= std::min(grown, shrunk); ++k) {
        tail += term;
        term *= static_cast<double>(n - k) / (k + 1);
    }
    return tail <= 0.025;
}

bool drifts(const NetBlocks& blocks)
{
    const double mean = blocks.sum / blocks.n;
    const double variance = std::max(0.0, (blocks.squares - mean * blocks.sum) / (blocks.n - 1));
    const boost::math::students_t student(blocks.n - 1);
    return mean != 0 && std::abs(mean) >= boost::math::quantile(student, 0.975) * std::sqrt(variance / blocks.n);
}

std::optional<double> growthOf(const StreamStage& stage)
{
    if (!stage.growthPerWeek)
        return std::nullopt;
    const double growth = *stage.growthPerWeek;
    const bool sameDirection = growth > 0 ? stage.weeksGrown > stage.weeksShrunk : stage.weeksGrown < stage.weeksShrunk;
    const bool byWeek = stage.growthWeeks >= leastWeeks;
    const bool sameDrift = (stage.netBlocks.sum > 0) == (growth > 0);
    const bool significant = (byWeek ? sameDrift && drifts(stage.netBlocks) : totalsDiffer(stage.joined, stage.parted))
        || (sameDirection && signsDiffer(stage.weeksGrown, stage.weeksShrunk));
    return significant ? growth : 0.0;
}

std::optional<double> ageRatioOf(const StreamStage& stage)
{
    if (!stage.wipAgeP50Seconds || !stage.time.p50 || *stage.time.p50 <= 0)
        return std::nullopt;
    return *stage.wipAgeP50Seconds / *stage.time.p50;
}

/// Waiting and time lost in a stage, in seconds: of a finished item on average; where no finished item is known, of all
/// visits, so that a log without a final status has a ranking, too.
struct Loss {
    double wait = 0;
    double time = 0;
};

Loss lossOfItems(const StreamStage& stage)
{
    const double wait = stage.waitPerItemSeconds.value_or(0);
    return {wait, wait + stage.workPerItemSeconds.value_or(0)};
}

Loss lossOfVisits(const StreamStage& stage)
{
    const auto total = [](const stats::Summary& s) { return s.mean.value_or(0) * static_cast<double>(s.n); };
    return {total(stage.wait), total(stage.time)};
}

/// What the waiting and the time of an item consist of: the stages of the stream, and in a log of start and complete the last activity.
struct Whole {
    Loss loss;
    bool byItem = true;
    bool waitUntold = false; ///< in some stage nobody knows how much of the time is waiting, so all waiting is more than what is known
    bool least = false; ///< of every item a part is not known, so this is what is known of them
    double untold = 0; ///< where `least`: seconds of a mean item that any stage may hold

    [[nodiscard]] bool tells(const StreamStage& stage) const { return !least || stage.waitPerItemSeconds || stage.workPerItemSeconds; }
    [[nodiscard]] Loss of(const StreamStage& stage) const { return byItem ? lossOfItems(stage) : lossOfVisits(stage); }
};

Whole wholeOf(const StreamResult& stream)
{
    Whole whole;
    for (whole.byItem = true;; whole.byItem = false) {
        for (const StreamStage& stage : stream.stages) {
            if (!stage.addsToItems())
                continue;
            const Loss loss = whole.of(stage);
            whole.loss.wait += loss.wait;
            whole.loss.time += loss.time;
            whole.waitUntold = whole.waitUntold || (!stage.tellsWaiting && loss.time > 0);
        }
        if (whole.loss.time > 0 || !whole.byItem) {
            whole.least = whole.byItem && (stream.totals.workLeastSeconds || stream.totals.waitLeastSeconds);
            whole.untold = whole.least ? stream.totals.untoldSeconds() : 0;
            return whole;
        }
    }
}

struct Candidate {
    std::size_t row = 0;
    double score = 0;
    Loss loss;
    double timeShare = 0;
    BottleneckSignals evidence;
};

Candidate judge(const StreamStage& stage, std::size_t row, const Whole& whole)
{
    Candidate candidate;
    candidate.row = row;
    candidate.loss = whole.of(stage);
    BottleneckSignals& evidence = candidate.evidence;
    if (whole.loss.wait > 0 && whole.tells(stage) && stage.tellsWaiting)
        evidence.waitShare = candidate.loss.wait / whole.loss.wait;
    candidate.timeShare = whole.loss.time > 0 ? candidate.loss.time / whole.loss.time : 0;
    evidence.queueGrowthPerWeek = growthOf(stage);
    evidence.queueBefore = stage.queueBefore;
    evidence.queueAfter = stage.queueBefore + stage.joined - stage.parted;
    evidence.growthWeeks = stage.growthWeeks >= leastWeeks ? stage.growthWeeks : 0;
    evidence.wipAgeRatio = ageRatioOf(stage);
    candidate.score = whole.loss.wait > 0 && whole.tells(stage) ? evidence.waitShare.value_or(0) : candidate.timeShare;
    if (evidence.queueGrowthPerWeek.value_or(0) > 0)
        candidate.score += 0.5 * std::min(1.0, *evidence.queueGrowthPerWeek / *stage.arrivalsPerWeek);
    if (const auto ratio = tellingAgeRatio(stage, evidence))
        candidate.score += 0.25 * std::clamp((*ratio - 1) / 2, 0.0, 1.0);
    return candidate;
}

/// What the stage costs, in numbers.
BottleneckReason lossReason(const StreamStage& stage, const Candidate& candidate, const Whole& whole)
{
    BottleneckReason reason;
    reason.stage = stage.name;
    reason.ofItems = whole.byItem;
    reason.ofKnown = whole.least;
    if (candidate.loss.wait > 0) {
        reason.loss = stage.kind == "work" ? LossKind::WaitsFor : LossKind::WaitsIn;
        reason.seconds = whole.byItem ? candidate.loss.wait : *stage.wait.mean;
        reason.share = *candidate.evidence.waitShare;
        reason.ofKnown = whole.least || whole.waitUntold;
    } else if (candidate.loss.time > 0) {
        reason.loss = LossKind::Spends;
        reason.seconds = whole.byItem ? candidate.loss.time : *stage.time.mean;
        reason.share = candidate.timeShare;
    } else if (!whole.tells(stage) && stage.time.mean) {
        reason.loss = LossKind::TakesUntold;
        reason.seconds = *stage.time.mean;
    } else if (stage.wip > 0) {
        reason.loss = LossKind::Holds;
        reason.count = stage.wip;
    }
    return reason;
}

BottleneckReason reasonFor(const StreamStage& stage, const Candidate& candidate, const Whole& whole)
{
    BottleneckReason reason = lossReason(stage, candidate, whole);
    if (candidate.evidence.queueGrowthPerWeek.value_or(0) > 0)
        reason.growthPerWeek = candidate.evidence.queueGrowthPerWeek;
    reason.ageRatio = tellingAgeRatio(stage, candidate.evidence);
    return reason;
}

/// On how much the ranking stands: finished items, or where none is known, finished visits.
std::int64_t evidenceOf(const StreamResult& stream, const Whole& whole)
{
    if (whole.byItem)
        return stream.totals.partsItems();
    std::int64_t visits = 0;
    for (const StreamStage& stage : stream.stages)
        visits += stage.inStream() ? stage.time.n : 0;
    return visits;
}

/// Nothing but its waiting speaks for the first, and some other stage may hold as much of it: its row.
std::optional<std::size_t> mayWaitMore(const StreamResult& stream, const std::vector<Candidate>& candidates, const Whole& whole)
{
    const Candidate& first = candidates.front();
    const bool more =
        first.evidence.queueGrowthPerWeek.value_or(0) > 0 || tellingAgeRatio(stream.stages[first.row], first.evidence).has_value();
    if (more || !whole.waitUntold || first.loss.wait <= 0)
        return std::nullopt;
    // As they are said: of a mean item, else of a mean visit.
    const auto timeOf = [&](const Candidate& c) { return whole.byItem ? c.loss.time : stream.stages[c.row].time.mean.value_or(0); };
    const double waiting = whole.byItem ? first.loss.wait : stream.stages[first.row].wait.mean.value_or(0);
    const Candidate* most = nullptr;
    for (const Candidate& other : candidates) {
        if (!stream.stages[other.row].tellsWaiting && timeOf(other) >= waiting && (most == nullptr || timeOf(other) > timeOf(*most)))
            most = &other;
    }
    return most == nullptr ? std::nullopt : std::optional(most->row);
}

/// Items there of which neither age nor number tells anything; 0: they tell something, or there are none.
std::int64_t fewThere(const StreamResult& stream, const BottleneckEntry& entry)
{
    const std::int64_t wip = stream.stages[entry.stageRow].wip;
    return wip < enoughOpen ? wip : 0;
}

/// Why the first of the entries does not stand out, if it does not. `candidates` are in the order of the entries.
Undecided undecidedWhy(
    const StreamResult& stream, const std::vector<BottleneckEntry>& entries, const std::vector<Candidate>& candidates, const Whole& whole)
{
    Undecided why;
    if (entries.empty())
        return why;
    why.stage = entries.front().stage;
    why.n = evidenceOf(stream, whole);
    why.ofItems = whole.byItem;
    const Loss& most = candidates.front().loss;
    if (entries.size() == 1) {
        why.kind = UndecidedKind::OneStage;
    } else if (why.n < enoughToRank) {
        why.kind = UndecidedKind::TooLittle;
    } else if (whole.untold > 0 && (whole.loss.wait > 0 ? most.wait : most.time) <= whole.untold) {
        why.kind = UndecidedKind::UntoldWhere;
        why.leadSeconds = *stream.totals.leadTime.mean;
        why.untoldSeconds = whole.untold;
    } else if (whole.byItem && whole.loss.wait > 0 && stream.totals.isLittle(most.wait)
        && candidates.front().evidence.queueGrowthPerWeek.value_or(0) <= 0) {
        why.kind = UndecidedKind::WaitsLittle;
        why.leadSeconds = stream.totals.partsLeadMeanSeconds.value_or(stream.totals.leadTime.mean.value_or(0));
        why.waitSeconds = most.wait;
    } else if (const auto other = mayWaitMore(stream, candidates, whole)) {
        const StreamStage& stage = stream.stages[candidates.front().row];
        why.kind = UndecidedKind::UntoldWaiting;
        why.other = stream.stages[*other].name;
        why.waitSeconds = whole.byItem ? most.wait : stage.wait.mean.value_or(0);
        why.otherSeconds = whole.byItem ? whole.of(stream.stages[*other]).time : stream.stages[*other].time.mean.value_or(0);
    } else if (candidates[0].score <= candidates[1].score * (1 + 1e-9) + 1e-12) {
        why.kind = UndecidedKind::Tie;
        why.other = entries[1].stage;
    } else if (agreeing(signalVerdicts(stream, entries.front())) == 0) {
        why.kind = UndecidedKind::NoSignal;
        why.fewThere = fewThere(stream, entries.front());
    }
    return why;
}

} // namespace

BottleneckRanking rankBySignals(const StreamResult& stream)
{
    BottleneckRanking ranking;
    ranking.method = "signals";
    ranking.why = MethodReason::NoReplay;
    if (stream.anyItems && !stream.tellsHistory) {
        ranking.undecided.kind = UndecidedKind::NoHistory;
        return ranking;
    }
    const Whole whole = wholeOf(stream);
    std::vector<Candidate> candidates;
    for (std::size_t row = 0; row < stream.stages.size(); ++row) {
        const StreamStage& stage = stream.stages[row];
        if (stage.inStream() && (stage.time.n > 0 || stage.wip > 0))
            candidates.push_back(judge(stage, row, whole));
    }
    std::ranges::stable_sort(candidates, std::ranges::greater {}, &Candidate::score);
    for (const Candidate& candidate : candidates) {
        const StreamStage& stage = stream.stages[candidate.row];
        BottleneckEntry entry;
        entry.rank = static_cast<int>(ranking.entries.size()) + 1;
        entry.stage = stage.name;
        entry.stageRow = candidate.row;
        entry.evidence = candidate.evidence;
        entry.reason = reasonFor(stage, candidate, whole);
        ranking.entries.push_back(std::move(entry));
    }
    ranking.undecided = undecidedWhy(stream, ranking.entries, candidates, whole);
    const auto most = std::ranges::max_element(candidates, {}, [](const Candidate& candidate) { return candidate.loss.wait; });
    if (ranking.standout() != nullptr && most->loss.wait > candidates.front().loss.wait)
        ranking.disagreement = {DisagreementKind::OtherSignals, stream.stages[most->row].name, ranking.entries.front().stage};
    return ranking;
}

} // namespace weir::analysis
