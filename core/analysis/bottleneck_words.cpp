// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bottleneck.h"
#include "core/base/number_text.h"
#include "core/base/words.h"

namespace weir::analysis {

namespace {

std::string lossWords(const BottleneckReason& reason)
{
    const std::string known = reason.ofKnown ? " that is known" : "";
    switch (reason.loss) {
    case LossKind::WaitsFor:
    case LossKind::WaitsIn:
        return (reason.ofItems ? "Items wait " : "A visit waits ") + longDuration(reason.seconds)
            + (reason.loss == LossKind::WaitsFor ? " for " : " in ") + reason.stage + ", " + percent(reason.share) + " of all waiting"
            + known;
    case LossKind::Spends:
        return (reason.ofItems ? "Items spend " : "A visit takes ") + longDuration(reason.seconds) + " in " + reason.stage + ", "
            + percent(reason.share) + (reason.ofItems ? " of their time in the stream" : " of all time in the stream") + known;
    case LossKind::TakesUntold:
        return "A visit takes " + longDuration(reason.seconds) + " in " + reason.stage + ", how much of it waiting is not known";
    case LossKind::Holds:
        return counted(reason.count, "item is in ", "items are in ") + reason.stage + "; how long items stay there is not known";
    case LossKind::NothingKnown:
        break;
    }
    return reason.stage + " cost no time that is known";
}

/// Why a replay cannot be believed, up to the semicolon.
std::string failure(MethodReason why, double value)
{
    switch (why) {
    case MethodReason::Replaying:
        return "The log is being replayed to find what gains most; until then ";
    case MethodReason::NoReplay:
        return "Gains need a replay of the log, which was not made here; ";
    case MethodReason::NothingToReplay:
        return "No item finished after a stay in a stage, so there is nothing to replay; ";
    case MethodReason::Few:
        return "Gains need 100 finished items, and there are " + groupedNumber(static_cast<std::int64_t>(value)) + "; ";
    case MethodReason::Many:
        return "The log holds " + groupedNumber(static_cast<std::int64_t>(value)) + " stays in stages, more than a ranking replays; ";
    case MethodReason::Part:
        return "Items seem to be left out by when they finished, because lead times at one end of the log differ " + figure(value)
            + "-fold from those beside it; ";
    case MethodReason::Hours:
        return percent(value) + " of what happened lies outside the working hours that were decided; ";
    case MethodReason::Limit:
        return "The log shows no stage in which items wait for somebody, so a replay would say no more than how long the stages are; ";
    case MethodReason::Short:
        return "The log is too short for a replay: what was there before it is felt for " + percent(value) + " of it; ";
    case MethodReason::Base:
        return "A replay of the log misses the observed lead time by " + percent(value) + ", so gains would not be true; ";
    case MethodReason::Idle:
        return "Items waited for " + percent(value) + " of their waiting although somebody was free, which a replay cannot explain; ";
    case MethodReason::Size:
        return std::string(value < 0.5 ? "Small" : "Large") + " jobs are taken first, which a replay would misjudge; ";
    case MethodReason::Load:
        return std::string(value > 0 ? "Work grows" : "Work shrinks") + " with how much is there, which a replay cannot explain; ";
    case MethodReason::Steady:
        return "One third of the log gets " + percent(value)
            + " more done in the same time than another, so one replay cannot hold for both; ";
    case MethodReason::Batch:
        return percent(value) + " of the moves were entered together with others, so the log does not tell when they happened; ";
    case MethodReason::Wide:
        return "The log does not decide how large the gains are: the interval of the largest is " + figure(value)
            + " times as wide as it; ";
    case MethodReason::Replayed:
        break;
    }
    return {};
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

std::string english(const BottleneckReason& reason)
{
    std::string words = lossWords(reason);
    if (reason.growthPerWeek)
        words += "; its queue grows by " + figure(*reason.growthPerWeek) + " a week";
    if (reason.ageRatio)
        words += "; what lies there is " + figure(*reason.ageRatio) + " times as old as a visit usually lasts";
    return words + ".";
}

std::string english(const Undecided& undecided)
{
    const std::string n = undecided.ofItems ? counted(undecided.n, "finished item", "finished items")
                                            : counted(undecided.n, "finished visit", "finished visits");
    switch (undecided.kind) {
    case UndecidedKind::Decided:
        break;
    case UndecidedKind::NoHistory:
        return "The data hold no history of statuses, only lists of items as they are now, so time cannot be split by stage; import the "
               "changes of status: an export with its history, or a table with one row a status change.";
    case UndecidedKind::OneStage:
        return undecided.stage + " is the only stage of the stream that items passed, so there is none to hold it against.";
    case UndecidedKind::TooLittle:
        return "Too little to tell which stage holds the stream up: " + n + "; from " + std::to_string(enoughToRank)
            + " on it can be told.";
    case UndecidedKind::UntoldWhere:
        return "It cannot be told which stage holds the stream up: of the " + longDuration(undecided.leadSeconds)
            + " an item takes, nobody knows for " + longDuration(undecided.untoldSeconds) + " in which stage it waits or is worked on.";
    case UndecidedKind::UntoldWaiting: {
        const std::string each = undecided.ofItems ? " an item" : " a visit";
        return "It cannot be told which stage holds the stream up: most of the waiting that is known is for " + undecided.stage + ", "
            + longDuration(undecided.waitSeconds) + each + ", but nobody knows how much of the " + longDuration(undecided.otherSeconds)
            + " in " + undecided.other + " is waiting.";
    }
    case UndecidedKind::WaitsLittle:
        return "No stage stands out by its waiting: " + undecided.stage + " comes first with " + longDuration(undecided.waitSeconds)
            + " of the " + longDuration(undecided.leadSeconds) + " an item takes.";
    case UndecidedKind::Tie:
        return undecided.stage + " and " + undecided.other + " cost the same, so neither stands out (n = " + n + ").";
    case UndecidedKind::NoSignal:
        return "It cannot be told which stage holds the stream up: " + undecided.stage + " comes first, but no signal points at it"
            + (undecided.fewThere > 0
                    ? "; " + counted(undecided.fewThere, "item there is", "items there are") + " too few to go by their age or number."
                    : ".");
    }
    return {};
}

std::string english(MethodReason why, double value)
{
    if (why == MethodReason::Replayed)
        return "The log was replayed with the same arrivals, routes and work, and gives back the observed lead times; a gain is what 20"
            + std::string(narrowSpace) + "% less work in that stage would have taken off their mean.";
    return failure(why, value)
        + "stages are ranked by their share of waiting, the growth of their queues and the age of what lies there, all in this window.";
}

std::string replayDoubt(MethodReason why, double value)
{
    std::string words = failure(why, value);
    if (words.size() >= 2)
        words.replace(words.size() - 2, 2, ".");
    return words;
}

std::string methodWhy(const BottleneckRanking& ranking)
{
    std::string words = english(ranking.why, ranking.whyValue);
    if (ranking.why == MethodReason::Replayed && ranking.hiddenStarts)
        words +=
            " Where the log does not tell when work began, the gains assume that who is begun next does not depend on how much work an "
            "item is.";
    if (ranking.why == MethodReason::Replayed && ranking.staysLeftOut > 0)
        words.append(" ")
            .append(counted(ranking.staysLeftOut, "stay is", "stays are"))
            .append(" left out, because the data do not tell when it began or ended.");
    return words;
}

std::string english(CausesUnknown why)
{
    switch (why) {
    case CausesUnknown::NotAsked:
        break;
    case CausesUnknown::NobodyWorks:
        return "Nobody works in this stage, so there is nobody to wait for.";
    case CausesUnknown::HiddenStarts:
        return "The log does not tell when work began here, so nobody knows what items waited for.";
    case CausesUnknown::FewVisits:
        return "Too few visits were seen to begin here to tell what items waited for.";
    }
    return "The log was not read for what items waited for.";
}

std::string english(const Disagreement& disagreement)
{
    switch (disagreement.kind) {
    case DisagreementKind::None:
        break;
    case DisagreementKind::NobodyWaits:
        return disagreement.stage + " is the longest stage, but nobody waits for it.";
    case DisagreementKind::Longest:
        return disagreement.stage + " is the longest stage, but less work in " + disagreement.other + " would gain more.";
    case DisagreementKind::OtherSignals:
        return "Most waiting is for " + disagreement.stage + "; " + disagreement.other
            + " stands first because of what is there now, not because of what has passed.";
    case DisagreementKind::MostWaitedFor:
        return "Most waiting is for " + disagreement.stage + ", but less work in " + disagreement.other + " would gain more.";
    }
    return {};
}

} // namespace weir::analysis
