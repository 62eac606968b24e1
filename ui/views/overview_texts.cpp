// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview_texts.h"

#include "core/analysis/time_parts.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/widgets/time_strip.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace weir::ui {

namespace {

struct OverviewText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::OverviewText)
};

const QString itemsPlace = QStringLiteral("items");

/// "the 12 weeks before".
QString windowBeforeText(const OverviewData& data)
{
    const analysis::ResolvedWindow& window = data.before->window;
    if (data.compared)
        return daysText(*data.compared, data.facts->calendar.zone(), data.stream->window.now);
    return OverviewText::tr("the %1 before").arg(spanText(window.first, window.asked.to, data.facts->calendar.zone()));
}

/// Why the lead time has nothing to be compared with.
QString noComparisonText(const OverviewData& data)
{
    if (data.before != nullptr)
        return OverviewText::tr("In %1 nothing was finished whose time is known, so there is nothing to compare with.")
            .arg(windowBeforeText(data));
    const analysis::ResolvedWindow& window = data.stream->window;
    if (isKnown(window.coveredFirst) && window.coveredFirst < window.asked.from)
        return OverviewText::tr("The data go back only %1 before this window, less than its length, so there is nothing to compare with.")
            .arg(spanText(window.coveredFirst, window.asked.from, data.facts->calendar.zone()));
    return OverviewText::tr("Nothing before this window to compare with.");
}

Destination finished(const OverviewData& data)
{
    return {.place = itemsPlace,
        .title = OverviewText::tr("Finished in the window"),
        .find = data.stream->finished > 0 ? finishedItems() : nullptr};
}

KeyFigureText figure(const QString& name, const QString& label, const OverviewFigure& from, Destination to)
{
    KeyFigureText text;
    text.name = name;
    text.content.label = label;
    text.content.course = from.course;
    text.to = std::move(to);
    return text;
}

KeyFigureText durationFigure(const QString& name, const QString& label, const OverviewFigure& from, Destination to)
{
    KeyFigureText text = figure(name, label, from, std::move(to));
    if (from.value) {
        const DurationParts parts = durationParts(*from.value);
        text.content.value = parts.value;
        text.content.unit = parts.unit;
    }
    text.content.worse = from.signal && from.value && from.before && *from.value > *from.before;
    return text;
}

KeyFigureText leadFigure(const OverviewData& data)
{
    const OverviewFigure& from = data.lead;
    KeyFigureText text = durationFigure(QStringLiteral("figureLead"), OverviewText::tr("Lead time, median"), from, finished(data));
    text.content.comparison = from.value && from.before
        ? OverviewText::tr("%1 in %2").arg(durationLike(*from.before, *from.value), windowBeforeText(data))
        : OverviewText::tr("of %1").arg(itemsText(data.stream->totals.leadTime.n));
    return text;
}

KeyFigureText within85Figure(const OverviewData& data)
{
    const OverviewFigure& from = data.within85;
    KeyFigureText text =
        durationFigure(QStringLiteral("figureWithin85"), OverviewText::tr("85%1% are done within").arg(narrowSpace), from, finished(data));
    text.content.comparison = from.value && from.before ? OverviewText::tr("was %1").arg(durationLike(*from.before, *from.value))
                                                        : OverviewText::tr("of %1").arg(itemsText(data.stream->totals.leadTime.n));
    return text;
}

KeyFigureText finishedFigure(const OverviewData& data)
{
    const OverviewFigure& from = data.finished;
    KeyFigureText text = figure(QStringLiteral("figureFinished"), OverviewText::tr("Finished"), from, finished(data));
    text.content.unit = OverviewText::tr("a week");
    text.content.value = from.value ? figureText(*from.value) : QString();
    text.content.worse = from.signal && from.value && from.before && *from.value < *from.before;
    const QString all = OverviewText::tr("%1 in all").arg(itemsText(data.stream->finished));
    const std::int64_t undated = data.stream->doneUndated;
    text.content.comparison = !from.value && undated > 0 && data.stream->finished == 0
        ? OverviewText::tr("%1 done, nobody knows when").arg(countText(undated))
        : !from.value ? OverviewText::tr("%1, no whole week").arg(all)
        : from.before ? OverviewText::tr("was %1").arg(figureText(*from.before))
                      : all;
    return text;
}

KeyFigureText inStreamFigure(const OverviewData& data)
{
    const OverviewFigure& from = data.inStream;
    KeyFigureText text = figure(QStringLiteral("figureInStream"), OverviewText::tr("In the stream"), from,
        {.place = itemsPlace, .title = OverviewText::tr("In the stream"), .find = openItems()});
    if (data.stream->inProgress == 0 && !knowsStages(*data.stream)) {
        text.content.course.clear();
        text.content.comparison = OverviewText::tr("no status has a stage in it");
        text.to = {};
        return text;
    }
    text.content.value = countText(data.stream->inProgress);
    text.content.unit = data.stream->inProgress == 1 ? OverviewText::tr("item") : OverviewText::tr("items");
    if (data.stream->maybeInProgress > 0)
        text.content.comparison = OverviewText::tr("of %1 more not known").arg(countText(data.stream->maybeInProgress));
    else if (from.before)
        text.content.comparison = OverviewText::tr("%1 when the window began").arg(countText(std::llround(*from.before)));
    else if (from.least && from.most)
        text.content.comparison =
            OverviewText::tr("%1 to %2 over time").arg(countText(std::llround(*from.least)), countText(std::llround(*from.most)));
    return text;
}

KeyFigureText activeFigure(const OverviewData& data)
{
    const OverviewFigure& from = data.activeShare;
    KeyFigureText text = figure(QStringLiteral("figureActive"), OverviewText::tr("Flow efficiency"), from, finished(data));
    text.content.value = from.value ? fixedText(*from.value * 100, 0) : QString();
    const bool atMost = data.stream->totals.waitUntold;
    text.content.unit = atMost ? OverviewText::tr("% at most") : QStringLiteral("%");
    text.content.worse = from.signal && from.value && from.before && *from.value < *from.before;
    const auto& totals = data.stream->totals;
    const std::optional<double>& whole = totals.leadTime.mean;
    if (const std::optional<double>& lead = totals.partsLeadMeanSeconds;
        atMost && lead && totals.waitMeanSeconds.value_or(0) < 0.005 * *lead)
        text.content.comparison = OverviewText::tr("how much is waiting is not known");
    else if (totals.waitMeanSeconds && lead)
        text.content.comparison =
            (totals.waitUntold ? OverviewText::tr("at least %1 of %2 is waiting") : OverviewText::tr("%1 of %2 is waiting"))
                .arg(durationLike(*totals.waitMeanSeconds, *lead), durationText(*lead));
    else if (totals.waitLeastSeconds && whole)
        text.content.comparison =
            OverviewText::tr("at least %1 of %2 is waiting").arg(durationLike(*totals.waitLeastSeconds, *whole), durationText(*whole));
    else
        text.content.comparison = from.value ? OverviewText::tr("at most: no queue is known") : OverviewText::tr("waiting is not known");
    return text;
}

KeyFigureText commitsFigure(const OverviewData& data)
{
    const OverviewFigure& from = data.commits;
    KeyFigureText text = figure(QStringLiteral("figureCommits"), OverviewText::tr("Commits"), from, {});
    text.content.value = from.value ? figureText(*from.value) : QString();
    text.content.unit = OverviewText::tr("a week");
    if (!data.selection.where.empty()) // what filters items knows nothing of commits
        text.content.comparison = OverviewText::tr("all, not filtered");
    else if (from.before)
        text.content.comparison = OverviewText::tr("were %1").arg(figureText(*from.before));
    else if (from.least && from.most)
        text.content.comparison = OverviewText::tr("%1 to %2").arg(figureText(*from.least), figureText(*from.most));
    return text;
}

/// Where there is no repository: how much of what was finished the times stand on.
KeyFigureText knownFigure(const OverviewData& data)
{
    const auto& stream = *data.stream;
    KeyFigureText text = figure(QStringLiteral("figureKnown"), OverviewText::tr("Lead time known"), {},
        {.place = QStringLiteral("sources/sources"), .title = {}, .find = nullptr});
    if (stream.finished > 0)
        text.content.value = countText(stream.leadTimeKnown * 100 / stream.finished); // never all where one is missing
    text.content.unit = QStringLiteral("%");
    text.content.comparison = OverviewText::tr("%1 of %2 finished").arg(countText(stream.leadTimeKnown), countText(stream.finished));
    return text;
}

/// Both values, then how far they are apart.
void setCompared(KeyFigureText& text, const OverviewFigure& from, const QString& before)
{
    text.content.difference = differenceText(*from.difference);
    text.content.difference[0] = text.content.difference[0].toUpper();
    text.content.comparison = from.before && !before.isEmpty() ? OverviewText::tr("was %1").arg(before) : OverviewText::tr("unknown then");
    text.content.worse = false;
}

/// What is compared stands in the place of what is said of one window.
std::vector<KeyFigureText> compared(const OverviewData& data, std::vector<KeyFigureText> figures)
{
    if (!data.compared)
        return figures;
    const auto duration = [](const OverviewFigure& from) {
        return from.before ? durationLike(*from.before, from.value.value_or(*from.before)) : QString();
    };
    const auto number = [](const OverviewFigure& from) { return from.before ? figureText(*from.before) : QString(); };
    const auto count = [](const OverviewFigure& from) { return from.before ? countText(std::llround(*from.before)) : QString(); };
    const auto share = [](const OverviewFigure& from) { return from.before ? percentText(*from.before) : QString(); };
    setCompared(figures[0], data.lead, duration(data.lead));
    setCompared(figures[1], data.within85, duration(data.within85));
    setCompared(figures[2], data.finished, number(data.finished));
    setCompared(figures[3], data.inStream, count(data.inStream));
    setCompared(figures[4], data.activeShare, share(data.activeShare));
    data.hasCommits ? setCompared(figures[5], data.commits, number(data.commits)) : setCompared(figures[5], data.known, share(data.known));
    return figures;
}

/// "Lead time is 3.1 days shorter (0.4 to 6.0; n = 52 and 61). Compared with 17 Nov – 8 Feb."
QString comparedSubline(const OverviewData& data)
{
    QString text = differenceSentence(*data.leadCompared, Bucket::Week);
    const Zone& zone = data.facts->calendar.zone();
    const QString days = daysText(*data.compared, zone, data.stream->window.now);
    text += QLatin1Char(' ') + OverviewText::tr("Compared with %1.", "days").arg(days);
    const analysis::ResolvedWindow& window = data.stream->window;
    if (isKnown(window.coveredFirst) && window.coveredFirst > data.compared->from && data.leadCompared->nBefore > 0)
        text += QLatin1Char(' ')
            + OverviewText::tr("Of those days the data cover what came after %1.", "day")
                  .arg(dayText(zone.dayOf(window.coveredFirst), zone.dayOf(window.now)));
    return text;
}

} // namespace

QString overviewSubline(const OverviewData& data)
{
    const auto& stream = *data.stream;
    if (data.leadCompared)
        return comparedSubline(data);
    if (!data.lead.value)
        return stream.finished > 0 ? OverviewText::tr("%1 finished; how long they took is not known.").arg(itemsText(stream.finished))
                                   : QString();
    const double median = *data.lead.value;
    if (!data.lead.before) {
        return OverviewText::tr("The median item takes %1, 85%3% are done within %2. %4")
            .arg(durationWords(median), durationWords(data.within85.value.value_or(median)), QString(narrowSpace), noComparisonText(data));
    }
    const double change = median - *data.lead.before;
    const QString size = durationLike(std::abs(change), median);
    const QString before = windowBeforeText(data);
    QString text;
    if (size == durationLike(0, median))
        text = OverviewText::tr("The median item takes %1, as in %2.").arg(durationWords(median), before);
    else if (change > 0)
        text = OverviewText::tr("The median item takes %1, %2 more than in %3.").arg(durationWords(median), size, before);
    else
        text = OverviewText::tr("The median item takes %1, %2 less than in %3.").arg(durationWords(median), size, before);
    const std::int64_t more = stream.finished - data.before->finished;
    const QString finished = more == 0 ? OverviewText::tr("As many items are finished as then.")
        : more > 0 ? OverviewText::tr("%1 finished, %2 more than then.").arg(itemsText(stream.finished), countText(more))
                   : OverviewText::tr("%1 finished, %2 fewer than then.").arg(itemsText(stream.finished), countText(-more));
    return text + QLatin1Char(' ') + finished;
}

std::vector<KeyFigureText> overviewFigures(const OverviewData& data)
{
    return compared(data,
        {leadFigure(data), within85Figure(data), finishedFigure(data), inStreamFigure(data), activeFigure(data),
            data.hasCommits ? commitsFigure(data) : knownFigure(data)});
}

StripText overviewStrip(const OverviewData& data)
{
    StripText strip;
    const auto& stream = *data.stream;
    double whole = 0;
    strip.parts = timeStrip(stream);
    for (const analysis::TimePart& part : analysis::timeParts(stream)) {
        strip.stages.push_back(part.stage != analysis::TimePart::noStage ? part.stage : stream.stages.size());
        whole += part.seconds;
    }
    const std::int64_t known = stream.totals.partsKnown;
    if (known > 0 && known < stream.finished)
        strip.qualifier =
            OverviewText::tr("mean of %1 of %2 items, %3").arg(countText(known), countText(stream.finished), durationWords(whole));
    else if (whole > 0)
        strip.qualifier = OverviewText::tr("mean item, %1").arg(durationWords(whole));
    return strip;
}

QStringList lastDaysTexts(const OverviewData& data)
{
    const auto number = [](std::int64_t n) { return static_cast<int>(n); };
    const LastDays& days = data.lastDays;
    QStringList texts;
    texts.append(
        days.finished == 1 ? OverviewText::tr("1 item finished") : OverviewText::tr("%Ln items finished", nullptr, number(days.finished)));
    texts.append(days.created == 1 ? OverviewText::tr("1 created") : OverviewText::tr("%Ln created", nullptr, number(days.created)));
    if (days.left > 0)
        texts.append(days.left == 1 ? OverviewText::tr("1 discarded") : OverviewText::tr("%Ln discarded", nullptr, number(days.left)));
    return texts;
}

QString unknownText(const OverviewData& data)
{
    const auto& stream = *data.stream;
    const auto rejected = static_cast<std::int64_t>(data.facts->data->rejected);
    const std::int64_t untimed = stream.finished - stream.leadTimeKnown;
    if (rejected > 0)
        return rejected == 1 ? OverviewText::tr("1 record was rejected")
                             : OverviewText::tr("%1 records were rejected").arg(countText(rejected));
    if (untimed > 0)
        return OverviewText::tr("%1 of %2 finished items have no lead time").arg(countText(untimed), countText(stream.finished));
    if (data.unmapped > 0)
        return data.unmapped == 1 ? OverviewText::tr("1 status has no stage yet")
                                  : OverviewText::tr("%Ln statuses have no stage yet", nullptr, static_cast<int>(data.unmapped));
    if (stream.hiddenWork > 0)
        return OverviewText::tr("In %1 visits waiting and work cannot be told apart")
            .arg(countText(static_cast<std::int64_t>(stream.hiddenWork)));
    return {};
}

QString attentionOrderText(const OverviewData& data)
{
    const analysis::Attention& attention = data.attention;
    QStringList texts;
    if (!attention.ageing.empty())
        texts << OverviewText::tr("Items stand by how many times longer they have been in their stage than 85%1% of the visits before "
                                  "them took, the longest first.")
                     .arg(narrowSpace);
    if (!attention.growing.empty())
        texts << OverviewText::tr("Queues stand by how much they grow a week.");
    if (!attention.rounds.empty())
        texts << OverviewText::tr("Items that came back stand by their rounds.");
    return texts.join(QLatin1Char(' '));
}

QString noAttentionText(const OverviewData& data)
{
    const analysis::StreamResult& stream = *data.stream;
    if (!knowsStages(stream))
        return OverviewText::tr("Not known: no status that items were in belongs to a stage of the stream.");
    std::int64_t told = 0;
    std::int64_t untold = 0; // in stages of which nobody knows how long a visit usually takes
    for (const analysis::StreamStage& stage : stream.stages) {
        if (stage.inStream())
            (stage.time.n >= analysis::enoughVisits ? told : untold) += stage.wip;
    }
    const QString needed = countText(analysis::enoughVisits);
    if (untold > 0 && told == 0)
        return OverviewText::tr("It cannot be told yet whether an item in progress is late: the stages they are in have fewer than %1 "
                                "finished visits. No queue is seen to grow.")
            .arg(needed);
    const QString nothing =
        OverviewText::tr("No item in progress has been in its stage longer than 85%1% of those before it, and no queue grows.")
            .arg(narrowSpace);
    if (untold == 0)
        return OverviewText::tr("Nothing. %1").arg(nothing);
    return (untold == 1
            ? OverviewText::tr("Nothing that is known. %1 Of 1 item it cannot be told: its stage has fewer than %2 finished visits.")
                  .arg(nothing, needed)
            : OverviewText::tr("Nothing that is known. %1 Of %2 items it cannot be told: their stages have fewer than %3 finished visits.")
                  .arg(nothing, countText(untold), needed));
}

} // namespace weir::ui
