// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bottleneck_simulation.h"

#include "core/analysis/station_log_source.h"
#include "core/simulation/engine.h"
#include "core/simulation/waiting_causes.h"
#include "core/stats/summary.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace weir::analysis {

namespace {

std::optional<std::string> limitWord(simulation::Limit limit)
{
    switch (limit) {
    case simulation::Limit::People:
        return "people";
    case simulation::Limit::Attention:
        return "attention";
    case simulation::Limit::Elsewhere:
        return "elsewhere";
    case simulation::Limit::Unknown:
        break;
    }
    return std::nullopt;
}

void put(const simulation::StageGain& gain, BottleneckEntry& entry)
{
    entry.gainMeanSeconds = gain.mean;
    entry.gainP50Seconds = gain.p50;
    entry.gainP85Seconds = gain.p85;
    entry.gainLowSeconds = gain.low;
    entry.gainHighSeconds = gain.high;
    entry.gainThroughputPerWeek = gain.throughputPerWeek;
    entry.limit = limitWord(gain.limit);
    entry.evidence.utilisation = gain.utilisation;
}

/// Entries of what is no stage of the map stay without.
void putCauses(const std::vector<simulation::StageWaiting>& causes, std::vector<BottleneckEntry>& entries)
{
    for (BottleneckEntry& entry : entries) {
        if (entry.stageRow >= causes.size())
            continue;
        const simulation::StageWaiting& of = causes[entry.stageRow];
        switch (of.known) {
        case simulation::CausesKnown::NobodyWorks:
            entry.waitingUnknown = CausesUnknown::NobodyWorks;
            continue;
        case simulation::CausesKnown::HiddenStarts:
            entry.waitingUnknown = CausesUnknown::HiddenStarts;
            continue;
        case simulation::CausesKnown::FewVisits:
            entry.waitingUnknown = CausesUnknown::FewVisits;
            continue;
        case simulation::CausesKnown::Yes:
            break;
        }
        const auto n = static_cast<double>(of.visits);
        entry.waiting = WaitingCauses {of.visits, of.wait / n, of.offHours / n, of.batching / n, of.contention / n, of.unexplained / n};
    }
}

ReplayShape shapeOf(std::vector<double> observed, std::vector<double> replayed)
{
    ReplayShape shape;
    if (observed.empty() || replayed.empty())
        return shape;
    const auto mean = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    };
    shape.observedMean = mean(observed);
    shape.replayedMean = mean(replayed);
    constexpr int points = 50;
    for (int i = 1; i <= points; ++i) {
        const double share = static_cast<double>(i) / points;
        shape.points.push_back({share, *stats::percentile(observed, share), *stats::percentile(replayed, share)});
    }
    return shape;
}

/// Entries by signals, in the order of their gains; those that have none come last.
std::vector<BottleneckEntry> byGain(std::vector<BottleneckEntry> entries, const simulation::Gains& gains)
{
    std::vector<BottleneckEntry> ranked;
    for (const simulation::StageGain& gain : gains.stages) {
        const auto found = std::ranges::find(entries, std::size_t {gain.stage}, &BottleneckEntry::stageRow);
        if (found == entries.end())
            continue;
        ranked.push_back(std::move(*found));
        entries.erase(found);
        put(gain, ranked.back());
    }
    std::ranges::move(entries, std::back_inserter(ranked));
    for (std::size_t i = 0; i < ranked.size(); ++i)
        ranked[i].rank = static_cast<int>(i) + 1;
    return ranked;
}

/// The row of the stage where an item spends most; none: nothing is known.
template <typename Of>
const StreamStage* most(const StreamResult& stream, Of of)
{
    const StreamStage* found = nullptr;
    for (const StreamStage& stage : stream.stages) {
        if (stage.inStream() && of(stage) > (found == nullptr ? 0.0 : of(*found)))
            found = &stage;
    }
    return found;
}

Disagreement disagreementOf(const StreamResult& stream, const std::vector<BottleneckEntry>& entries)
{
    const auto waits = [](const StreamStage& s) { return s.waitPerItemSeconds.value_or(0); };
    const auto takes = [](const StreamStage& s) { return s.waitPerItemSeconds.value_or(0) + s.workPerItemSeconds.value_or(0); };
    const std::string& first = entries.front().stage;
    const StreamStage* longest = most(stream, takes);
    if (longest != nullptr && longest->name != first) {
        const auto entry = std::ranges::find(entries, longest->name, &BottleneckEntry::stage);
        const bool nobody = entry != entries.end() && entry->limit == "elsewhere" && waits(*longest) == 0;
        return {nobody ? DisagreementKind::NobodyWaits : DisagreementKind::Longest, longest->name, first};
    }
    const StreamStage* waited = most(stream, waits);
    if (waited != nullptr && waited->name != first)
        return {DisagreementKind::MostWaitedFor, waited->name, first};
    return {};
}

/// Two stages that gain alike, or of which the log does not decide which gains more.
Undecided undecidedWhy(const std::vector<BottleneckEntry>& entries, bool decided, std::int64_t n)
{
    Undecided why;
    why.n = n;
    why.stage = entries.front().stage;
    constexpr double alike = 0.97;
    if (entries.size() == 1) {
        why.kind = UndecidedKind::OneStage;
    } else if (!decided || entries[1].gainMeanSeconds.value_or(0) >= alike * entries[0].gainMeanSeconds.value_or(0)) {
        why.kind = UndecidedKind::Tie;
        why.other = entries[1].stage;
    }
    return why;
}

} // namespace

MethodReason reasonOf(const simulation::Check& check)
{
    constexpr std::array<std::pair<std::string_view, MethodReason>, 13> reasons {{
        {"few", MethodReason::Few},
        {"many", MethodReason::Many},
        {"part", MethodReason::Part},
        {"hours", MethodReason::Hours},
        {"limit", MethodReason::Limit},
        {"short", MethodReason::Short},
        {"base", MethodReason::Base},
        {"idle", MethodReason::Idle},
        {"size", MethodReason::Size},
        {"load", MethodReason::Load},
        {"steady", MethodReason::Steady},
        {"batch", MethodReason::Batch},
        {"wide", MethodReason::Wide},
    }};
    const auto* const found = std::ranges::find(reasons, check.name, &std::pair<std::string_view, MethodReason>::first);
    return found == reasons.end() ? MethodReason::NothingToReplay : found->second;
}

BottleneckRanking rankBySimulation(
    const Facts& facts, const Selection& selection, const StreamResult& stream, std::uint64_t seed, Progress& progress)
{
    BottleneckRanking ranking = rankBySignals(stream);
    const simulation::StationLog log = stationLogOf(facts, selection, progress);
    const simulation::Gains gains = simulation::simulateGains(log, seed, progress);
    ranking.checks = gains.checks;
    ranking.replay = shapeOf(gains.observed, gains.replayed);
    ranking.staysLeftOut = log.holes;
    if (log.visits.size() <= simulation::mostStays)
        putCauses(simulation::waitingCauses(log, progress), ranking.entries);
    if (ranking.entries.empty()) {
        ranking.why = MethodReason::NothingToReplay;
        return ranking;
    }
    if (const simulation::Check* failed = gains.failed()) {
        ranking.why = reasonOf(*failed);
        ranking.whyValue = failed->value.value_or(0);
        return ranking;
    }
    if (gains.stages.empty()) {
        ranking.why = MethodReason::NothingToReplay;
        return ranking;
    }
    ranking.hiddenStarts = gains.hidden;
    ranking.method = "simulation";
    ranking.why = MethodReason::Replayed;
    ranking.entries = byGain(std::move(ranking.entries), gains);
    ranking.undecided = undecidedWhy(ranking.entries, gains.decided, stream.totals.leadTime.n);
    ranking.disagreement = disagreementOf(stream, ranking.entries);
    return ranking;
}

StreamResult measureRankedStream(const Facts& facts, const Selection& selection, Progress& progress)
{
    StreamResult stream = measureStream(facts, selection, Level::Stage, progress);
    stream.ranking = rankBySimulation(facts, selection, stream, simulationSeed, progress);
    return stream;
}

} // namespace weir::analysis
