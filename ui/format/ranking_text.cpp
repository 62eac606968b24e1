// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/ranking_text.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct RankingText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::RankingText)
};

QString waitText(const analysis::BottleneckReason& reason)
{
    if (reason.loss == analysis::LossKind::WaitsFor) {
        if (reason.ofItems)
            return reason.ofKnown ? RankingText::tr("Items wait %1 for %2, %3 of all waiting that is known")
                                  : RankingText::tr("Items wait %1 for %2, %3 of all waiting");
        return reason.ofKnown ? RankingText::tr("A visit waits %1 for %2, %3 of all waiting that is known")
                              : RankingText::tr("A visit waits %1 for %2, %3 of all waiting");
    }
    if (reason.ofItems)
        return reason.ofKnown ? RankingText::tr("Items wait %1 in %2, %3 of all waiting that is known")
                              : RankingText::tr("Items wait %1 in %2, %3 of all waiting");
    return reason.ofKnown ? RankingText::tr("A visit waits %1 in %2, %3 of all waiting that is known")
                          : RankingText::tr("A visit waits %1 in %2, %3 of all waiting");
}

QString timeText(const analysis::BottleneckReason& reason)
{
    if (!reason.ofItems)
        return RankingText::tr("A visit takes %1 in %2, %3 of all time in the stream");
    return reason.ofKnown ? RankingText::tr("Items spend %1 in %2, %3 of their time in the stream that is known")
                          : RankingText::tr("Items spend %1 in %2, %3 of their time in the stream");
}

QString lossText(const analysis::BottleneckReason& reason, const QString& stage, const QLocale& locale)
{
    using analysis::LossKind;
    const QString time = durationWords(reason.seconds, locale);
    const QString share = percentText(reason.share, 0, locale);
    switch (reason.loss) {
    case LossKind::WaitsFor:
    case LossKind::WaitsIn:
        return waitText(reason).arg(time, stage, share);
    case LossKind::Spends:
        return timeText(reason).arg(time, stage, share);
    case LossKind::TakesUntold:
        return RankingText::tr("A visit takes %1 in %2, how much of it waiting is not known").arg(time, stage);
    case LossKind::Holds:
        return (reason.count == 1 ? RankingText::tr("%1 item is in %2; how long items stay there is not known")
                                  : RankingText::tr("%1 items are in %2; how long items stay there is not known"))
            .arg(countText(reason.count, locale), stage);
    case LossKind::NothingKnown:
        break;
    }
    return RankingText::tr("%1 cost no time that is known").arg(stage);
}

QString finishedText(const analysis::Undecided& undecided, const QLocale& locale)
{
    const QString n = countText(undecided.n, locale);
    if (undecided.ofItems)
        return undecided.n == 1 ? RankingText::tr("1 finished item") : RankingText::tr("%1 finished items").arg(n);
    return undecided.n == 1 ? RankingText::tr("1 finished visit") : RankingText::tr("%1 finished visits").arg(n);
}

} // namespace

QString reasonText(const analysis::BottleneckReason& reason, const QLocale& locale)
{
    QString text = lossText(reason, QString::fromStdString(reason.stage), locale);
    if (reason.growthPerWeek)
        text = RankingText::tr("%1; its queue grows by %2 a week", "clause, number").arg(text, figureText(*reason.growthPerWeek, locale));
    if (reason.ageRatio)
        text = RankingText::tr("%1; what lies there is %2 times as old as a visit usually lasts", "clause, number")
                   .arg(text, figureText(*reason.ageRatio, locale));
    return RankingText::tr("%1.", "a sentence and its full stop").arg(text);
}

QString undecidedText(const analysis::Undecided& undecided, const QLocale& locale)
{
    using analysis::UndecidedKind;
    const QString stage = QString::fromStdString(undecided.stage);
    switch (undecided.kind) {
    case UndecidedKind::Decided:
        break;
    case UndecidedKind::NoHistory:
        return RankingText::tr("The data hold no history of statuses, only lists of items as they are now, so time cannot be split by "
                               "stage; import the changes of status: an export with its history, or a table with one row a status change.");
    case UndecidedKind::OneStage:
        return RankingText::tr("%1 is the only stage of the stream that items passed, so there is none to hold it against.").arg(stage);
    case UndecidedKind::TooLittle:
        return RankingText::tr("Too little to tell which stage holds the stream up: %1; from %2 on it can be told.")
            .arg(finishedText(undecided, locale), countText(analysis::enoughToRank, locale));
    case UndecidedKind::UntoldWhere:
        return RankingText::tr("It cannot be told which stage holds the stream up: of the %1 an item takes, nobody knows for %2 in which "
                               "stage it waits or is worked on.")
            .arg(durationWords(undecided.leadSeconds, locale), durationWords(undecided.untoldSeconds, locale));
    case UndecidedKind::UntoldWaiting:
        return (undecided.ofItems
                ? RankingText::tr("It cannot be told which stage holds the stream up: most of the waiting that is known is "
                                  "for %1, %2 an item, but nobody knows how much of the %3 in %4 is waiting.")
                : RankingText::tr("It cannot be told which stage holds the stream up: most of the waiting that is known is "
                                  "for %1, %2 a visit, but nobody knows how much of the %3 in %4 is waiting."))
            .arg(stage, durationWords(undecided.waitSeconds, locale), durationWords(undecided.otherSeconds, locale),
                QString::fromStdString(undecided.other));
    case UndecidedKind::WaitsLittle:
        return RankingText::tr("No stage stands out by its waiting: %1 comes first with %2 of the %3 an item takes.")
            .arg(stage, durationWords(undecided.waitSeconds, locale), durationWords(undecided.leadSeconds, locale));
    case UndecidedKind::Tie:
        return RankingText::tr("%1 and %2 cost the same, so neither stands out (n = %3).")
            .arg(stage, QString::fromStdString(undecided.other), finishedText(undecided, locale));
    case UndecidedKind::NoSignal:
        if (undecided.fewThere == 0)
            return RankingText::tr("It cannot be told which stage holds the stream up: %1 comes first, but no signal points at it.")
                .arg(stage);
        return (undecided.fewThere == 1
                ? RankingText::tr(
                    "It cannot be told which stage holds the stream up: %1 comes first, but no signal points at it; %2 item there "
                    "is too few to go by their age or number.")
                : RankingText::tr(
                    "It cannot be told which stage holds the stream up: %1 comes first, but no signal points at it; %2 items there "
                    "are too few to go by their age or number."))
            .arg(stage, countText(undecided.fewThere, locale));
    }
    return {};
}

QString undecidedStepText(analysis::UndecidedKind kind)
{
    using analysis::UndecidedKind;
    switch (kind) {
    case UndecidedKind::Decided:
        break;
    case UndecidedKind::NoHistory:
        return RankingText::tr("Add it under Sources, beside the list; both tell of the same items.");
    case UndecidedKind::OneStage:
        return RankingText::tr("Where several statuses lie in that stage, Edit stages can give each a stage of its own.");
    case UndecidedKind::TooLittle:
        return RankingText::tr("Choose a longer window, or add an export that goes further back.");
    case UndecidedKind::UntoldWhere:
        return RankingText::tr("Add an export that holds the history of each item, or give every status a stage with Edit stages.");
    case UndecidedKind::UntoldWaiting:
    case UndecidedKind::WaitsLittle:
        return RankingText::tr("If items wait in a status that counts as work, make it a queue with Edit stages.");
    case UndecidedKind::Tie:
        return RankingText::tr("A longer window holds more items and may tell the two apart.");
    case UndecidedKind::NoSignal:
        return RankingText::tr("A longer window holds more items and shows sooner whether a queue grows.");
    }
    return {};
}

namespace {

/// Why a replay cannot be believed, up to the semicolon; the same words as analysis::english().
QString failureText(analysis::MethodReason why, double value, const QLocale& locale)
{
    using analysis::MethodReason;
    switch (why) {
    case MethodReason::Replaying:
        return RankingText::tr("The log is being replayed to find what gains most; until then ");
    case MethodReason::NoReplay:
        return RankingText::tr("Gains need a replay of the log, which was not made here; ");
    case MethodReason::NothingToReplay:
        return RankingText::tr("No item finished after a stay in a stage, so there is nothing to replay; ");
    case MethodReason::Few:
        return RankingText::tr("Gains need 100 finished items, and there are %1; ")
            .arg(countText(static_cast<std::int64_t>(value), locale));
    case MethodReason::Many:
        return RankingText::tr("The log holds %1 stays in stages, more than a ranking replays; ")
            .arg(countText(static_cast<std::int64_t>(value), locale));
    case MethodReason::Part:
        return RankingText::tr("Items seem to be left out by when they finished, because lead times at one end of the log differ %1-fold "
                               "from those beside it; ")
            .arg(figureText(value, locale));
    case MethodReason::Hours:
        return RankingText::tr("%1 of what happened lies outside the working hours that were decided; ").arg(percentText(value, 0, locale));
    case MethodReason::Limit:
        return RankingText::tr("The log shows no stage in which items wait for somebody, so a replay would say no more than how long the "
                               "stages are; ");
    case MethodReason::Short:
        return RankingText::tr("The log is too short for a replay: what was there before it is felt for %1 of it; ")
            .arg(percentText(value, 0, locale));
    case MethodReason::Base:
        return RankingText::tr("A replay of the log misses the observed lead time by %1, so gains would not be true; ")
            .arg(percentText(value, 0, locale));
    case MethodReason::Idle:
        return RankingText::tr("Items waited for %1 of their waiting although somebody was free, which a replay cannot explain; ")
            .arg(percentText(value, 0, locale));
    case MethodReason::Size:
        return value < 0.5 ? RankingText::tr("Small jobs are taken first, which a replay would misjudge; ")
                           : RankingText::tr("Large jobs are taken first, which a replay would misjudge; ");
    case MethodReason::Load:
        return value > 0 ? RankingText::tr("Work grows with how much is there, which a replay cannot explain; ")
                         : RankingText::tr("Work shrinks with how much is there, which a replay cannot explain; ");
    case MethodReason::Steady:
        return RankingText::tr("One third of the log gets %1 more done in the same time than another, so one replay cannot hold for both; ")
            .arg(percentText(value, 0, locale));
    case MethodReason::Batch:
        return RankingText::tr("%1 of the moves were entered together with others, so the log does not tell when they happened; ")
            .arg(percentText(value, 0, locale));
    case MethodReason::Wide:
        return RankingText::tr("The log does not decide how large the gains are: the interval of the largest is %1 times as wide as it; ")
            .arg(figureText(value, locale));
    case MethodReason::Replayed:
        break;
    }
    return {};
}

} // namespace

QString methodText(const analysis::BottleneckRanking& ranking, const QLocale& locale)
{
    if (ranking.why == analysis::MethodReason::Replayed) {
        QString words = RankingText::tr("The log was replayed with the same arrivals, routes and work, and gives back the observed lead "
                                        "times; a gain is what 20\u202F% less work in that stage would have taken off their mean.");
        if (ranking.hiddenStarts)
            words += QLatin1Char(' ')
                + RankingText::tr("Where the log does not tell when work began, the gains assume that who is begun next does not depend on "
                                  "how much work an item is.");
        return words;
    }
    return failureText(ranking.why, ranking.whyValue, locale)
        + RankingText::tr("stages are ranked by their share of waiting, the growth of their queues and the age of what lies there, all in "
                          "this window.");
}

QString disagreementText(const analysis::Disagreement& disagreement)
{
    const QString stage = QString::fromStdString(disagreement.stage);
    const QString other = QString::fromStdString(disagreement.other);
    switch (disagreement.kind) {
    case analysis::DisagreementKind::None:
        break;
    case analysis::DisagreementKind::NobodyWaits:
        return RankingText::tr("%1 is the longest stage, but nobody waits for it.").arg(stage);
    case analysis::DisagreementKind::Longest:
        return RankingText::tr("%1 is the longest stage, but less work in %2 would gain more.").arg(stage, other);
    case analysis::DisagreementKind::OtherSignals:
        return RankingText::tr("Most waiting is for %1; %2 stands first because of what is there now, not because of what has passed.")
            .arg(stage, other);
    case analysis::DisagreementKind::MostWaitedFor:
        return RankingText::tr("Most waiting is for %1, but less work in %2 would gain more.").arg(stage, other);
    }
    return {};
}

} // namespace weir::ui
