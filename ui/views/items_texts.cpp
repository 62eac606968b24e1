// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/items_texts.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace weir::ui {

namespace {

struct ItemsText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ItemsText)
};

constexpr double halfAsMuch = 0.5; // from here on a second stage is named, too

/// "before Review", "in Build".
QString lossText(const ItemRows& rows, const StageLoss& loss)
{
    const Stage& stage = rows.facts->map.stages[loss.stage.row()];
    const QString name = QString::fromStdString(stage.name);
    return loss.wait && stage.kind == StageKind::Work ? ItemsText::tr("before %1").arg(name) : ItemsText::tr("in %1").arg(name);
}

QString slowestAnswer(const ItemsWords& words)
{
    const ItemSummary& summary = words.summary;
    if (summary.losses.empty())
        return ItemsText::tr("%1 finished; where their time went is not known.")
            .arg(itemsText(static_cast<std::int64_t>(words.rows.items.size())));
    QString where = lossText(words.rows, summary.losses.front());
    if (summary.losses.size() > 1 && summary.losses[1].seconds >= halfAsMuch * summary.losses[0].seconds)
        where = ItemsText::tr("%1 and %2").arg(where, lossText(words.rows, summary.losses[1]));
    if (summary.looked >= words.rows.items.size())
        return ItemsText::tr("These items spent most of their time %1.").arg(where);
    return ItemsText::tr("The slowest %1 items spent most of their time %2.")
        .arg(linkedNumber(countText(static_cast<std::int64_t>(summary.looked)), slowestLink), where);
}

QString openAnswer(const ItemsWords& words)
{
    const auto count = static_cast<std::int64_t>(words.rows.items.size());
    const bool one = count == 1;
    const QString items = itemsText(count);
    const QString age = words.summary.longest > 0 ? linkedNumber(durationWords(words.summary.longest), oldestLink) : QString();
    if (!words.asOf.isEmpty()) { // of a day in the past nothing "is", and nothing was "ago"
        const QString there = one ? ItemsText::tr("1 item was in progress %1").arg(words.asOf)
                                  : ItemsText::tr("%1 were in progress %2").arg(items, words.asOf);
        if (age.isEmpty())
            return one ? ItemsText::tr("%1; how old it was is not known.").arg(there)
                       : ItemsText::tr("%1; how old they were is not known.").arg(there);
        return one ? ItemsText::tr("%1; it had been created %2 before.").arg(there, age)
                   : ItemsText::tr("%1; the oldest had been created %2 before.").arg(there, age);
    }
    if (age.isEmpty())
        return one ? ItemsText::tr("1 item is in progress; how old it is is not known.")
                   : ItemsText::tr("%1 are in progress; how old they are is not known.").arg(items);
    return one ? ItemsText::tr("1 item is in progress; it was created %1 ago.").arg(age)
               : ItemsText::tr("%1 are in progress; the oldest was created %2 ago.").arg(items, age);
}

/// All items left out for one reason.
QString leftOutSentence(LeftOutReason reason, bool one)
{
    switch (reason) {
    case LeftOutReason::OtherStream:
        return one ? ItemsText::tr("1 item left out of the figures: it is of another stream.")
                   : ItemsText::tr("%1 left out of the figures: they are of another stream.");
    case LeftOutReason::Discarded:
        return one ? ItemsText::tr("1 item left out of the figures: it was discarded.")
                   : ItemsText::tr("%1 left out of the figures: they were discarded.");
    case LeftOutReason::NotStarted:
        return one ? ItemsText::tr("1 item left out of the figures: it has not started.")
                   : ItemsText::tr("%1 left out of the figures: they have not started.");
    case LeftOutReason::MaybeStarted:
        return one ? ItemsText::tr("1 item left out of the figures: nobody knows whether it had started.")
                   : ItemsText::tr("%1 left out of the figures: nobody knows whether they had started.");
    case LeftOutReason::NoFinishTime:
        return one ? ItemsText::tr("1 item left out of the figures: nobody knows when it was done.")
                   : ItemsText::tr("%1 left out of the figures: nobody knows when they were done.");
    case LeftOutReason::NoLeadTime:
        return one ? ItemsText::tr("1 item left out of the figures: its beginning is not known.")
                   : ItemsText::tr("%1 left out of the figures: their beginning is not known.");
    case LeftOutReason::FinishedBeforeCreated:
        return one ? ItemsText::tr("1 item left out of the figures: by its dates it finished before it was created.")
                   : ItemsText::tr("%1 left out of the figures: by their dates they finished before they were created.");
    case LeftOutReason::None:
        break;
    }
    return {};
}

/// One reason among several; `one`: a single item has it.
QString mostlyLeftOutSentence(LeftOutReason reason, bool one)
{
    switch (reason) {
    case LeftOutReason::OtherStream:
        return one ? ItemsText::tr("%1 left out of the figures, %2 of them because it is of another stream.")
                   : ItemsText::tr("%1 left out of the figures, %2 of them because they are of another stream.");
    case LeftOutReason::Discarded:
        return one ? ItemsText::tr("%1 left out of the figures, %2 of them because it was discarded.")
                   : ItemsText::tr("%1 left out of the figures, %2 of them because they were discarded.");
    case LeftOutReason::NotStarted:
        return one ? ItemsText::tr("%1 left out of the figures, %2 of them because it has not started.")
                   : ItemsText::tr("%1 left out of the figures, %2 of them because they have not started.");
    case LeftOutReason::MaybeStarted:
        return one ? ItemsText::tr("%1 left out of the figures, %2 of them because nobody knows whether it had started.")
                   : ItemsText::tr("%1 left out of the figures, %2 of them because nobody knows whether they had started.");
    case LeftOutReason::NoFinishTime:
        return one ? ItemsText::tr("%1 left out of the figures, %2 of them because nobody knows when it was done.")
                   : ItemsText::tr("%1 left out of the figures, %2 of them because nobody knows when they were done.");
    case LeftOutReason::NoLeadTime:
        return one ? ItemsText::tr("%1 left out of the figures, %2 of them because its beginning is not known.")
                   : ItemsText::tr("%1 left out of the figures, %2 of them because their beginning is not known.");
    case LeftOutReason::FinishedBeforeCreated:
        return one ? ItemsText::tr("%1 left out of the figures, %2 of them because by its dates it finished before it was created.")
                   : ItemsText::tr("%1 left out of the figures, %2 of them because by their dates they finished before they were created.");
    case LeftOutReason::None:
        break;
    }
    return {};
}

QString leftOutAnswer(const ItemsWords& words)
{
    const auto* most = std::ranges::max_element(words.summary.reasons);
    const auto reason = static_cast<LeftOutReason>(std::distance(std::begin(words.summary.reasons), most));
    const auto all = static_cast<std::int64_t>(words.rows.items.size());
    if (*most == words.rows.items.size())
        return all == 1 ? leftOutSentence(reason, true) : leftOutSentence(reason, false).arg(itemsText(all));
    return mostlyLeftOutSentence(reason, *most == 1).arg(itemsText(all), countText(static_cast<std::int64_t>(*most)));
}

QString drillAnswer(const ItemsWords& words)
{
    const auto count = static_cast<std::int64_t>(words.rows.items.size());
    if (count == 1) {
        const std::string_view key = words.rows.facts->data->items.key[words.rows.items.front()];
        if (words.drill == QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())))
            return ItemsText::tr("One item and its whole way.");
    }
    return ItemsText::tr("%1 behind “%2”.").arg(itemsText(count), words.drill);
}

QString markedAnswer(const ItemsWords& words)
{
    if (words.rows.facts->data->items.size() == 0)
        return ItemsText::tr("Items");
    if (!words.drill.isEmpty())
        return drillAnswer(words);
    if (words.rows.items.empty()) {
        switch (words.rows.mode) {
        case ItemMode::Finished:
            return ItemsText::tr("Nothing was finished in this window.");
        case ItemMode::Open:
            return ItemsText::tr("Nothing is in progress.");
        case ItemMode::LeftOut:
            return words.rows.windowed ? ItemsText::tr("Nothing is left out in this window.") : ItemsText::tr("Nothing is left out.");
        }
    }
    switch (words.rows.mode) {
    case ItemMode::Finished:
        return slowestAnswer(words);
    case ItemMode::Open:
        return openAnswer(words);
    case ItemMode::LeftOut:
        break;
    }
    return leftOutAnswer(words);
}

/// "lead time", as the subline says it; what the header above the column says, within a sentence.
QString sortWords(ItemColumn column, const ItemRows& rows)
{
    switch (column) {
    case ItemColumn::Key:
        return ItemsText::tr("item", "sorted by");
    case ItemColumn::Title:
        return ItemsText::tr("title", "sorted by");
    case ItemColumn::Type:
        return ItemsText::tr("type", "sorted by");
    case ItemColumn::Stage:
        return ItemsText::tr("stage", "sorted by");
    case ItemColumn::Rounds:
        return ItemsText::tr("rounds", "sorted by");
    case ItemColumn::Way:
    case ItemColumn::Length:
    case ItemColumn::Faster:
        return rows.shows(ItemRows::Lengths::Mixed) ? ItemsText::tr("age or lead time", "sorted by")
            : rows.shows(ItemRows::Lengths::Ages)   ? ItemsText::tr("age", "sorted by")
                                                    : ItemsText::tr("lead time", "sorted by");
    case ItemColumn::Reason:
        break;
    }
    return ItemsText::tr("why they are left out", "sorted by");
}

bool ofTheWay(ItemColumn column)
{
    return column == ItemColumn::Rounds || column == ItemColumn::Way || column == ItemColumn::Length || column == ItemColumn::Faster;
}

} // namespace

QList<AnswerPart> itemsAnswer(const ItemsWords& words)
{
    return answerParts(markedAnswer(words));
}

QString itemsSubline(const ItemsWords& words)
{
    if (words.rows.items.empty())
        return {};
    const QString count = itemsText(words.shown);
    const QString known = countText(static_cast<std::int64_t>(words.rows.leadKnown));
    const bool leftOut = words.rows.mode == ItemMode::LeftOut && words.drill.isEmpty();
    const QString what = words.search.isEmpty()
        ? count
        : ItemsText::tr("%1 of %2 with “%3”")
              .arg(countText(words.shown), itemsText(static_cast<std::int64_t>(words.rows.items.size())), words.search);
    const QString listed = leftOut && words.rows.windowed
        ? (words.shown == 1 ? ItemsText::tr("%1 that was there in this window") : ItemsText::tr("%1 that were there in this window"))
              .arg(what)
        : what;
    // Left-out items have neither a way nor its figures, and stand by reason unless somebody sorts them.
    const QString shown = leftOut && (ofTheWay(words.sortedBy) || words.sortedBy == ItemColumn::Reason)
        ? ItemsText::tr("%1, each with the reason.").arg(listed)
        : ItemsText::tr("%1, sorted by %2.").arg(listed, sortWords(words.sortedBy, words.rows));
    const bool onlyOpen = !words.drill.isEmpty() && words.rows.shows(ItemRows::Lengths::Ages); // there is no such column then
    if (leftOut || onlyOpen)
        return shown;
    if (words.rows.leadKnown < 10)
        return shown + QLatin1Char(' ') + ItemsText::tr("Too few items with a lead time are finished to say how many were faster.");
    return shown + QLatin1Char(' ')
        + (words.rows.mode == ItemMode::Open && words.drill.isEmpty()
                ? ItemsText::tr("The last column says how many of the %1 finished ones took less.").arg(known)
                : ItemsText::tr("The last column says how many of the %1 were faster.").arg(known));
}

QString journeyText(const ItemJourney& journey)
{
    QString text;
    const double total = journey.way.seconds();
    if (total > 0) {
        const double work = journey.way.secondsOf(WayPart::Work);
        const DurationParts whole = durationParts(total);
        const DurationParts part = durationParts(work);
        const QString workText = whole.unit == part.unit ? part.value : durationWords(work);
        text = journey.way.open ? ItemsText::tr("%1 so far, %2 of them work").arg(durationWords(total), workText)
                                : ItemsText::tr("%1, %2 of them work").arg(durationWords(total), workText);
    }
    if (!journey.joins.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral("; "))
            + ItemsText::tr("joined by %1").arg(journey.joins.join(ItemsText::tr(" and ")));
    return text;
}

} // namespace weir::ui
