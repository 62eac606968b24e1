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

/// "12.3 days, 9.2 of it waiting": the unit is not said twice.
QString waitingPart(double wait, double lead, const QLocale& locale)
{
    const DurationParts part = durationParts(wait, locale);
    return part.unit == durationParts(lead, locale).unit ? part.value : durationWords(wait, locale);
}

/// What the numbers of a sentence stand on.
QString linkOf(const analysis::Sentence& sentence)
{
    using analysis::SentenceKind;
    switch (sentence.kind) {
    case SentenceKind::NoItems:
    case SentenceKind::NoItemsYet:
    case SentenceKind::AddExport:
    case SentenceKind::NoStageDone:
    case SentenceKind::NameADoneStage:
    case SentenceKind::NoEndReachedYet:
    case SentenceKind::NothingFinishedUntold:
    case SentenceKind::DoneUndated:
    case SentenceKind::AddFinishes:
    case SentenceKind::TooLittleToTell:
    case SentenceKind::NoneCostsMost:
        return {};
    case SentenceKind::NothingFinished:
        return openLink;
    case SentenceKind::TakesOfItWaiting:
    case SentenceKind::TakesNoneWaiting:
    case SentenceKind::TakesSomeWaiting:
    case SentenceKind::TakesAtLeastWaiting:
    case SentenceKind::TakesMostOutside:
    case SentenceKind::Takes:
    case SentenceKind::FinishedUntimed:
        return finishedLink;
    case SentenceKind::LostWaiting:
    case SentenceKind::LostWaitingIn:
    case SentenceKind::MostKnownWaiting:
    case SentenceKind::MostKnownWaitingIn:
    case SentenceKind::MostTime:
    case SentenceKind::OneStage:
    case SentenceKind::MostInProgress:
    case SentenceKind::MoreInProgress:
        break;
    }
    return stageLink + QString::fromStdString(sentence.name);
}

/// What there is instead of items.
QString noItemsSentence(std::int64_t commits, std::int64_t changes, const QLocale& locale)
{
    QStringList there;
    if (commits > 0)
        there << (commits == 1 ? SentenceText::tr("1 commit") : SentenceText::tr("%1 commits").arg(countText(commits, locale)));
    if (changes > 0)
        there << (changes == 1 ? SentenceText::tr("1 change") : SentenceText::tr("%1 changes").arg(countText(changes, locale)));
    if (there.isEmpty())
        return SentenceText::tr("There are no items yet, so there is no stream to measure.");
    return SentenceText::tr("There are no items yet, only %1, so there is no stream.")
        .arg(there.join(SentenceText::tr(" and ", "between two parts of a list")));
}

/// " (n = 8 of 16)" where not all finished items tell it.
QString ofAll(const analysis::Sentence& sentence, const QLocale& locale)
{
    return sentence.of > 0 ? SentenceText::tr(" (n = %1 of %2)").arg(countText(sentence.count, locale), countText(sentence.of, locale))
                           : QString();
}

/// The sentence with its numbers between marks.
QString markedSentence(const analysis::Sentence& sentence, const QLocale& locale)
{
    using analysis::SentenceKind;
    const QString name = QString::fromStdString(analysis::shortened(sentence.name, longestName));
    const QString link = linkOf(sentence);
    const auto marked = [&link](const QString& number) { return linkedNumber(number, link); };
    const auto duration = [&](std::size_t i) { return marked(durationWords(sentence.seconds.at(i), locale)); };
    const QString items = marked(itemsText(sentence.count, locale));
    const QString takes = sentence.seconds.empty() ? QString() : QString(duration(0) + ofAll(sentence, locale));
    switch (sentence.kind) {
    case SentenceKind::NoItems:
        return SentenceText::tr("There are no items in this window.");
    case SentenceKind::NoItemsYet:
        return noItemsSentence(sentence.count, sentence.of, locale);
    case SentenceKind::AddExport:
        return SentenceText::tr("The stream needs items: add an export of your tracker under Sources.");
    case SentenceKind::NoStageDone:
        return SentenceText::tr("No stage is done, so nothing counts as finished and lead time is unknown.");
    case SentenceKind::NameADoneStage:
        return SentenceText::tr("Name a stage as done with Edit stages on the map.");
    case SentenceKind::NoEndReachedYet:
        return SentenceText::tr("No item has reached an end yet, so nothing is finished and lead time is unknown.");
    case SentenceKind::NothingFinished:
        return (sentence.count == 1 ? SentenceText::tr("Nothing was finished in this window; %1 is in progress.")
                                    : SentenceText::tr("Nothing was finished in this window; %1 are in progress."))
            .arg(items);
    case SentenceKind::NothingFinishedUntold:
        return SentenceText::tr("Nothing was finished in this window; how many are in progress is not known.");
    case SentenceKind::DoneUndated:
        return (sentence.count == 1 ? SentenceText::tr("%1 is done, but the data do not say since when.")
                                    : SentenceText::tr("%1 are done, but the data do not say since when."))
            .arg(items);
    case SentenceKind::AddFinishes:
        return SentenceText::tr("Export them with their history, or with the date at which each was resolved.");
    case SentenceKind::TakesOfItWaiting:
        return SentenceText::tr("On average an item takes %1, %2 of it waiting.")
            .arg(duration(0), marked(waitingPart(sentence.seconds.at(1), sentence.seconds.at(0), locale)));
    case SentenceKind::TakesNoneWaiting:
        return SentenceText::tr("On average an item takes %1, none of it in a queue.").arg(duration(0));
    case SentenceKind::TakesSomeWaiting:
        return SentenceText::tr("On average an item takes %1; for %2 of %3 waiting is known: %4 of %5.")
            .arg(duration(0), countText(sentence.count, locale), countText(sentence.of, locale),
                waitingPart(sentence.seconds.at(1), sentence.seconds.at(2), locale), durationWords(sentence.seconds.at(2), locale));
    case SentenceKind::TakesAtLeastWaiting:
        return SentenceText::tr("On average an item takes %1, at least %2 of it waiting.")
            .arg(duration(0), marked(waitingPart(sentence.seconds.at(1), sentence.seconds.at(0), locale)));
    case SentenceKind::TakesMostOutside:
        return SentenceText::tr("On average an item takes %1, %2 of it before or beside the stream: check the stages.")
            .arg(duration(0), waitingPart(sentence.seconds.at(1), sentence.seconds.at(0), locale));
    case SentenceKind::Takes:
        return SentenceText::tr("On average an item takes %1; how much of it is waiting is not known.").arg(duration(0));
    case SentenceKind::FinishedUntimed:
        return (sentence.count == 1 ? SentenceText::tr("%1 was finished; how long that took is not known.")
                                    : SentenceText::tr("%1 were finished; how long that took is not known."))
            .arg(items);
    case SentenceKind::LostWaiting:
        return SentenceText::tr("Most time is lost waiting for %1, %2 an item.").arg(name, duration(0));
    case SentenceKind::LostWaitingIn:
        return SentenceText::tr("Most time is lost waiting in %1, %2 an item.").arg(name, duration(0));
    case SentenceKind::MostKnownWaiting:
        return SentenceText::tr("Most of the waiting that is told is for %1, %2 an item.").arg(name, duration(0));
    case SentenceKind::MostKnownWaitingIn:
        return SentenceText::tr("Most of the waiting that is told is in %1, %2 an item.").arg(name, duration(0));
    case SentenceKind::MostTime:
        return SentenceText::tr("Most time passes in %1, %2 an item.").arg(name, duration(0));
    case SentenceKind::OneStage:
        return SentenceText::tr("All time in the stream passes in %1, the only stage.").arg(name);
    case SentenceKind::TooLittleToTell:
        return (sentence.count == 1 ? SentenceText::tr("%1 is too few to tell where most time is lost.")
                                    : SentenceText::tr("%1 are too few to tell where most time is lost."))
            .arg(itemsText(sentence.count, locale));
    case SentenceKind::NoneCostsMost:
        return SentenceText::tr("No stage costs more than all others (n = %1).").arg(countText(sentence.count, locale));
    case SentenceKind::MoreInProgress:
        return SentenceText::tr("More are in %1 than in any other stage: %2.").arg(name, items);
    case SentenceKind::MostInProgress:
        return SentenceText::tr("Most of them are in %1: %2.").arg(name, items);
    }
    return {};
}

} // namespace

QString sentenceText(const analysis::Sentence& sentence, const QLocale& locale)
{
    return answerWords(answerParts(markedSentence(sentence, locale)));
}

QString sentencesText(const std::vector<analysis::Sentence>& sentences, const QLocale& locale)
{
    QStringList texts;
    for (const analysis::Sentence& sentence : sentences)
        texts.append(sentenceText(sentence, locale));
    return texts.join(QLatin1Char(' '));
}

QList<AnswerPart> sentencesParts(const std::vector<analysis::Sentence>& sentences, const QLocale& locale)
{
    QStringList texts;
    for (const analysis::Sentence& sentence : sentences)
        texts.append(markedSentence(sentence, locale));
    return answerParts(texts.join(QLatin1Char(' ')));
}

} // namespace weir::ui
