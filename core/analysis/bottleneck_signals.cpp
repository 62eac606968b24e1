// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bottleneck.h"
#include "core/analysis/stream.h"
#include "core/base/number_text.h"
#include "core/base/words.h"

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
//   + ¼ · (age ratio − 1) ÷ 2 (0..1, only with at least 5 open and 10 finished visits).
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

/// All stages of the stream together.
struct Whole {
    Loss loss;
    bool byItem = true;
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
            if (!stage.inStream())
                continue;
            const Loss loss = whole.of(stage);
            whole.loss.wait += loss.wait;
            whole.loss.time += loss.time;
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
    if (whole.loss.wait > 0 && whole.tells(stage))
        evidence.waitShare = candidate.loss.wait / whole.loss.wait;
    candidate.timeShare = whole.loss.time > 0 ? candidate.loss.time / whole.loss.time : 0;
    evidence.queueGrowthPerWeek = growthOf(stage);
    evidence.queueBefore = stage.queueBefore;
    evidence.queueAfter = stage.queueBefore + stage.joined - stage.parted;
    evidence.growthWeeks = stage.growthWeeks >= leastWeeks ? stage.growthWeeks : 0;
    evidence.wipAgeRatio = ageRatioOf(stage);
    candidate.score = evidence.waitShare.value_or(candidate.timeShare);
    if (evidence.queueGrowthPerWeek.value_or(0) > 0)
        candidate.score += 0.5 * std::min(1.0, *evidence.queueGrowthPerWeek / *stage.arrivalsPerWeek);
    if (evidence.wipAgeRatio && stage.wip >= 5 && stage.time.n >= 10)
        candidate.score += 0.25 * std::clamp((*evidence.wipAgeRatio - 1) / 2, 0.0, 1.0);
    return candidate;
}

/// "Items wait 3.1 days for Review, 45 % of all waiting"
std::string lossText(const StreamStage& stage, const Candidate& candidate, const Whole& whole)
{
    const char* const preposition = stage.kind == "work" ? " for " : " in ";
    std::string text;
    if (candidate.loss.wait > 0) {
        text.append(whole.byItem ? "Items wait " : "A visit waits ");
        text.append(longDuration(whole.byItem ? candidate.loss.wait : *stage.wait.mean)).append(preposition).append(stage.name);
        return text.append(", ")
            .append(percent(*candidate.evidence.waitShare))
            .append(whole.least ? " of all waiting that is known" : " of all waiting");
    }
    if (candidate.loss.time > 0) {
        text.append(whole.byItem ? "Items spend " : "A visit takes ");
        text.append(longDuration(whole.byItem ? candidate.loss.time : *stage.time.mean)).append(" in ").append(stage.name);
        return text.append(", ")
            .append(percent(candidate.timeShare))
            .append(whole.byItem ? " of their time in the stream" : " of all time in the stream")
            .append(whole.least ? " that is known" : "");
    }
    if (!whole.tells(stage) && stage.time.mean)
        return "A visit takes " + longDuration(*stage.time.mean) + " in " + stage.name + ", how much of it waiting is not known";
    if (stage.wip > 0)
        return counted(stage.wip, "item is in ", "items are in ") + stage.name + " now";
    return stage.name + " cost no time that is known";
}

/// "Items wait 3.1 days for Review, 45 % of all waiting; its queue grows by 0.6 a week."
std::string reasonFor(const StreamStage& stage, const Candidate& candidate, const Whole& whole)
{
    std::string reason = lossText(stage, candidate, whole);
    if (candidate.evidence.queueGrowthPerWeek.value_or(0) > 0)
        reason += "; its queue grows by " + figure(*candidate.evidence.queueGrowthPerWeek) + " a week";
    if (candidate.evidence.wipAgeRatio.value_or(0) >= 1.5 && stage.wip >= 5 && stage.time.n >= 10)
        reason += "; what lies there is " + figure(*candidate.evidence.wipAgeRatio) + " times as old as a visit usually lasts";
    return reason + ".";
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

/// Why the first of the candidates does not stand out; empty: it does.
std::string undecidedWhy(const StreamResult& stream, const std::vector<Candidate>& candidates, const Whole& whole)
{
    if (candidates.empty())
        return {};
    const std::int64_t n = evidenceOf(stream, whole);
    const std::string what = whole.byItem ? counted(n, "finished item", "finished items") : counted(n, "finished visit", "finished visits");
    if (n < enoughToRank)
        return "Too little to tell which stage holds the stream up: " + what + "; from " + std::to_string(enoughToRank)
            + " on it can be told.";
    const Loss& most = candidates.front().loss;
    if (whole.untold > 0 && (whole.loss.wait > 0 ? most.wait : most.time) <= whole.untold)
        return "It cannot be told which stage holds the stream up: of the " + longDuration(*stream.totals.leadTime.mean)
            + " an item takes, nobody knows for " + longDuration(whole.untold) + " in which stage it waits or is worked on.";
    if (candidates.size() < 2 || candidates[0].score > candidates[1].score * (1 + 1e-9) + 1e-12)
        return {};
    return stream.stages[candidates[0].row].name + " and " + stream.stages[candidates[1].row].name
        + " cost the same, so neither stands out (n = " + what + ").";
}

} // namespace

std::string growthWords(const BottleneckSignals& evidence)
{
    if (!evidence.queueGrowthPerWeek)
        return "unknown";
    std::string words = groupedNumber(evidence.queueBefore) + " to " + groupedNumber(evidence.queueAfter);
    if (*evidence.queueGrowthPerWeek != 0)
        return words + ", " + (*evidence.queueGrowthPerWeek > 0 ? "+" : "") + figure(*evidence.queueGrowthPerWeek) + " a week";
    if (evidence.queueBefore == evidence.queueAfter)
        return words;
    words += ", not beyond chance";
    return evidence.growthWeeks > 0 ? words + " (n = " + std::to_string(evidence.growthWeeks) + " weeks)" : words;
}

BottleneckRanking rankBySignals(const StreamResult& stream)
{
    BottleneckRanking ranking;
    ranking.method = "signals";
    ranking.why = "Gains need a replay of the log, which this version does not compute; stages are ranked by their share of waiting, "
                  "the growth of their queues and the age of what lies there.";
    const Whole whole = wholeOf(stream);
    std::vector<Candidate> candidates;
    for (std::size_t row = 0; row < stream.stages.size(); ++row) {
        const StreamStage& stage = stream.stages[row];
        if (stage.inStream() && (stage.time.n > 0 || stage.wip > 0))
            candidates.push_back(judge(stage, row, whole));
    }
    std::ranges::stable_sort(candidates, std::ranges::greater {}, &Candidate::score);
    ranking.undecided = undecidedWhy(stream, candidates, whole);
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
    return ranking;
}

} // namespace weir::analysis
