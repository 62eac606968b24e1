// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/sentence_text.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace weir::ui {

namespace {

constexpr std::size_t longestName = 40;

struct SentenceText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::SentenceText)
};

QString itemsText(std::int64_t count, const QLocale& locale)
{
    return count == 1 ? SentenceText::tr("1 item") : SentenceText::tr("%1 items").arg(countText(count, locale));
}

/// "12.3 days, 9.2 of it waiting": the unit is not said twice.
QString waitingPart(double wait, double lead, const QLocale& locale)
{
    const DurationParts part = durationParts(wait, locale);
    return part.unit == durationParts(lead, locale).unit ? part.value : durationWords(wait, locale);
}

} // namespace

QString sentenceText(const analysis::Sentence& sentence, const QLocale& locale)
{
    using analysis::SentenceKind;
    const QString name = QString::fromStdString(analysis::shortened(sentence.name, longestName));
    const auto duration = [&](std::size_t i) { return durationWords(sentence.seconds.at(i), locale); };
    const QString items = itemsText(sentence.count, locale);
    switch (sentence.kind) {
    case SentenceKind::NoItems:
        return SentenceText::tr("There are no items in this window.");
    case SentenceKind::NothingFinished:
        return sentence.count == 1 ? SentenceText::tr("Nothing was finished in this window; 1 item is in progress.")
                                   : SentenceText::tr("Nothing was finished in this window; %1 are in progress.").arg(items);
    case SentenceKind::TakesOfItWaiting:
        return SentenceText::tr("On average an item takes %1, %2 of it waiting.")
            .arg(duration(0), waitingPart(sentence.seconds.at(1), sentence.seconds.at(0), locale));
    case SentenceKind::Takes:
        return SentenceText::tr("On average an item takes %1; how much of it is waiting is not known.").arg(duration(0));
    case SentenceKind::FinishedUntimed:
        return sentence.count == 1 ? SentenceText::tr("1 item was finished; how long that took is not known.")
                                   : SentenceText::tr("%1 were finished; how long that took is not known.").arg(items);
    case SentenceKind::LostWaiting:
        return SentenceText::tr("Most time is lost waiting for %1, %2 an item.").arg(name, duration(0));
    case SentenceKind::LostWaitingIn:
        return SentenceText::tr("Most time is lost waiting in %1, %2 an item.").arg(name, duration(0));
    case SentenceKind::MostTime:
        return SentenceText::tr("Most time passes in %1, %2 an item.").arg(name, duration(0));
    case SentenceKind::OneStage:
        return SentenceText::tr("All of it passes in %1, the only stage.").arg(name);
    case SentenceKind::MostInProgress:
        return SentenceText::tr("Most of them are in %1: %2.").arg(name, items);
    }
    return {};
}

QString sentencesText(const std::vector<analysis::Sentence>& sentences, const QLocale& locale)
{
    QStringList texts;
    for (const analysis::Sentence& sentence : sentences)
        texts.append(sentenceText(sentence, locale));
    return texts.join(QLatin1Char(' '));
}

} // namespace weir::ui
