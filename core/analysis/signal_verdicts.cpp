// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/signal_verdicts.h"

#include <algorithm>

namespace weir::analysis {

namespace {

/// Utilisation from which on a queue before a stage grows out of proportion (Hopp & Spearman, Factory Physics).
constexpr double busy = 0.85;

constexpr std::int64_t enoughFinished = 10; ///< visits, below which nobody knows how long one usually lasts
constexpr double muchOlder = 1.5; ///< times as old as a visit usually lasts

/// The one stage whose value is largest and more than nothing.
template <typename Of>
std::optional<std::size_t> largest(const StreamResult& stream, Of of)
{
    std::optional<std::size_t> found;
    double most = 0;
    bool tied = false;
    for (std::size_t row = 0; row < stream.stages.size(); ++row) {
        const double value = stream.stages[row].used ? of(stream.stages[row]) : 0;
        tied = value > most ? false : tied || (value == most && value > 0);
        if (value > most) {
            most = value;
            found = row;
        }
    }
    return tied ? std::nullopt : found;
}

/// Its waiting in a mean item; where no item tells, of all visits.
double waitOf(const StreamStage& stage, bool byItem)
{
    if (!stage.addsToItems())
        return 0;
    return byItem ? stage.waitPerItemSeconds.value_or(0) : stage.wait.mean.value_or(0) * static_cast<double>(stage.wait.n);
}

SignalVerdict longestWait(const StreamResult& stream, std::size_t stage)
{
    const bool byItem = std::ranges::any_of(stream.stages, [](const StreamStage& s) { return s.waitPerItemSeconds.has_value(); });
    SignalVerdict verdict {
        SignalKind::LongestWait, {}, false, largest(stream, [byItem](const StreamStage& s) { return waitOf(s, byItem); })};
    const bool known = std::ranges::any_of(stream.stages, [byItem](const StreamStage& s) { return waitOf(s, byItem) > 0; });
    if (known || byItem)
        verdict.agrees = verdict.row == stage;
    return verdict;
}

SignalVerdict mostItems(const StreamResult& stream, std::size_t stage)
{
    const auto wip = [](const StreamStage& s) { return s.inStream() ? static_cast<double>(s.wip) : 0.0; };
    SignalVerdict verdict {SignalKind::MostItems, {}, false, largest(stream, wip)};
    double most = 0;
    for (const StreamStage& s : stream.stages)
        most = std::max(most, wip(s));
    if (most >= enoughOpen)
        verdict.agrees = verdict.row == stage;
    else
        verdict.tooFew = most > 0;
    return verdict;
}

SignalVerdict olderThanUsual(const StreamStage& stage, const BottleneckSignals& evidence)
{
    SignalVerdict verdict {SignalKind::OlderThanUsual, {}, false, {}};
    if (!evidence.wipAgeRatio)
        return verdict;
    if (canTellAge(stage))
        verdict.agrees = tellingAgeRatio(stage, evidence).has_value();
    else
        verdict.tooFew = true;
    return verdict;
}

SignalVerdict above(SignalKind kind, const std::optional<double>& value, double limit)
{
    return {kind, value ? std::optional(*value > limit) : std::nullopt, false, {}};
}

} // namespace

bool canTellAge(const StreamStage& stage)
{
    return stage.wip >= enoughOpen && stage.time.n >= enoughFinished;
}

std::optional<double> tellingAgeRatio(const StreamStage& stage, const BottleneckSignals& evidence)
{
    return canTellAge(stage) && evidence.wipAgeRatio.value_or(0) >= muchOlder ? evidence.wipAgeRatio : std::nullopt;
}

std::vector<SignalVerdict> signalVerdicts(const StreamResult& stream, const BottleneckEntry& entry)
{
    const BottleneckSignals& evidence = entry.evidence;
    return {above(SignalKind::QueueGrows, evidence.queueGrowthPerWeek, 0), olderThanUsual(stream.stages[entry.stageRow], evidence),
        longestWait(stream, entry.stageRow), mostItems(stream, entry.stageRow), above(SignalKind::Utilisation, evidence.utilisation, busy)};
}

std::size_t agreeing(const std::vector<SignalVerdict>& verdicts)
{
    return static_cast<std::size_t>(std::ranges::count(verdicts, std::optional(true), &SignalVerdict::agrees));
}

} // namespace weir::analysis
