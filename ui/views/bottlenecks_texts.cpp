// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/bottlenecks_texts.h"

#include "core/analysis/signal_verdicts.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/ranking_text.h"
#include "ui/views/value_axis.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

struct BottlenecksText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::BottlenecksText)
};

QString nameOf(const std::string& name)
{
    return QString::fromStdString(name);
}

/// How far the first is before the second.
QString leadText(const analysis::BottleneckRanking& ranking, GainOf of)
{
    const auto first = gainOf(ranking.entries[0], of);
    const auto second = ranking.entries.size() > 1 ? gainOf(ranking.entries[1], of) : std::nullopt;
    if (!first || !second || *second <= 0)
        return {};
    const double times = *first / *second;
    if (times >= 2.5)
        return BottlenecksText::tr(", about %1 times as much as the next best").arg(figureText(std::round(times)));
    if (times >= 1.7)
        return BottlenecksText::tr(", about twice as much as the next best");
    return times >= 1.2 ? BottlenecksText::tr(", more than any other stage") : BottlenecksText::tr(", hardly more than the next best");
}

QString itemWords(GainOf of)
{
    return of == GainOf::Mean  ? BottlenecksText::tr("the mean lead time")
        : of == GainOf::Median ? BottlenecksText::tr("the median lead time")
                               : BottlenecksText::tr("what 85\u202F% of items stay within");
}

QString gainWords(double seconds)
{
    return seconds > 0 ? minusSign + durationText(seconds) : durationText(std::abs(seconds));
}

/// What the lead time changes by: a gain takes off, its opposite adds.
QString changeWords(double gain)
{
    return (gain > 0 ? QString(minusSign) : QStringLiteral("+")) + durationText(std::abs(gain));
}

/// What limits a stage, in two words.
QString limitText(const std::optional<std::string>& limit)
{
    if (limit == "people")
        return BottlenecksText::tr("people are busy");
    if (limit == "attention")
        return BottlenecksText::tr("attention is shared");
    if (limit == "elsewhere")
        return BottlenecksText::tr("nobody waits for it");
    return {};
}

BottleneckPicture::Signal signalOf(const std::optional<bool>& agrees)
{
    return !agrees ? BottleneckPicture::Signal::Unknown : *agrees ? BottleneckPicture::Signal::Points : BottleneckPicture::Signal::Not;
}

QString signalHead(analysis::SignalKind kind)
{
    switch (kind) {
    case analysis::SignalKind::QueueGrows:
        return BottlenecksText::tr("Grows");
    case analysis::SignalKind::OlderThanUsual:
        return BottlenecksText::tr("Ages");
    case analysis::SignalKind::LongestWait:
        return BottlenecksText::tr("Waited for");
    case analysis::SignalKind::MostItems:
        return BottlenecksText::tr("Fullest");
    case analysis::SignalKind::Utilisation:
        break;
    }
    return BottlenecksText::tr("Busy");
}

BottleneckPicture::Row rowOf(const analysis::StreamResult& stream, const analysis::BottleneckEntry& entry, GainOf of)
{
    const analysis::StreamStage& stage = stream.stages[entry.stageRow];
    BottleneckPicture::Row row;
    row.name = nameOf(entry.stage);
    const QString limit = limitText(entry.limit);
    row.qualifier = stage.team ? nameOf(*stage.team) : QString();
    if (!limit.isEmpty())
        row.qualifier += (row.qualifier.isEmpty() ? QString() : QStringLiteral(" · ")) + limit;
    row.wait = stage.tellsWaiting ? stage.waitPerItemSeconds : std::nullopt;
    row.work = stage.workPerItemSeconds;
    const bool any = row.wait || row.work;
    row.time = any ? durationText(row.wait.value_or(0) + row.work.value_or(0)) : BottlenecksText::tr("unknown");
    row.standsOut = stream.ranking.standout() == &entry;
    for (const analysis::SignalVerdict& verdict : analysis::signalVerdicts(stream, entry))
        row.evidence.push_back(signalOf(verdict.agrees));
    if (!showsGains(stream)) {
        row.value = entry.evidence.waitShare;
        row.words = row.value ? percentText(*row.value) : BottlenecksText::tr("unknown");
        return row;
    }
    row.value = gainOf(entry, of);
    row.words = row.value ? gainWords(*row.value) : BottlenecksText::tr("unknown");
    if (of == GainOf::Mean && entry.gainLowSeconds && entry.gainHighSeconds && row.value) {
        row.low = entry.gainLowSeconds;
        row.high = entry.gainHighSeconds;
        row.range = *row.low >= 0
            ? BottlenecksText::tr("%1 to %2").arg(durationLike(*row.low, *row.value), durationLike(*row.high, *row.value))
            : BottlenecksText::tr("%1 to %2").arg(changeWords(*row.high), changeWords(*row.low));
    }
    return row;
}

/// From the least to the greatest, so that a gain below zero has room.
BottleneckPicture::Axis gainAxis(const std::vector<BottleneckPicture::Row>& rows, GainOf of)
{
    double most = 0, least = 0;
    for (const BottleneckPicture::Row& row : rows) {
        most = std::max({most, row.value.value_or(0), row.high.value_or(0)});
        least = std::min({least, row.value.value_or(0), row.low.value_or(0)});
    }
    const ValueAxis axis = valueAxis(most > 0 ? most : 86'400, durationUnit(most > 0 ? most : 86'400));
    BottleneckPicture::Axis result {
        BottlenecksText::tr("20\u202F% less of it would take off %1").arg(itemWords(of)), least, axis.top, axis.ticks};
    for (TrendPicture::ValueTick& tick : result.ticks)
        if (tick.value > 0)
            tick.words.prepend(minusSign);
    return result;
}

BottleneckPicture::Axis shareAxis(const std::vector<BottleneckPicture::Row>& rows)
{
    double most = 0.1;
    for (const BottleneckPicture::Row& row : rows)
        most = std::max(most, row.value.value_or(0));
    const ValueAxis axis = valueAxis(most, {0.01, QStringLiteral("%"), false});
    return {BottlenecksText::tr("Share of all waiting"), 0, std::min(axis.top, 1.0), axis.ticks};
}

BottleneckPicture::Axis timeAxis(const std::vector<BottleneckPicture::Row>& rows)
{
    double most = 0;
    for (const BottleneckPicture::Row& row : rows)
        most = std::max(most, row.wait.value_or(0) + row.work.value_or(0));
    const ValueAxis axis = valueAxis(most > 0 ? most : 86'400, durationUnit(most > 0 ? most : 86'400));
    return {BottlenecksText::tr("Time of a mean item there"), 0, axis.top, axis.ticks};
}

} // namespace

bool showsGains(const analysis::StreamResult& stream)
{
    return stream.ranking.method == "simulation";
}

std::optional<double> gainOf(const analysis::BottleneckEntry& entry, GainOf of)
{
    return of == GainOf::Mean ? entry.gainMeanSeconds : of == GainOf::Median ? entry.gainP50Seconds : entry.gainP85Seconds;
}

QString bottlenecksAnswer(const analysis::StreamResult& stream, GainOf of)
{
    const analysis::BottleneckRanking& ranking = stream.ranking;
    const analysis::BottleneckEntry* first = ranking.standout();
    if (first == nullptr)
        return undecidedText(ranking.undecided);
    if (!showsGains(stream))
        return reasonText(first->reason);
    const std::optional<double> gain = gainOf(*first, of);
    if (!gain || *gain <= 0)
        return reasonText(first->reason);
    const QString words = first->limit == "elsewhere"
        ? BottlenecksText::tr("Shorten %1 first: 20\u202F% less of its time would take %2 off %3%4.")
        : BottlenecksText::tr("Make the work in %1 easier first: 20\u202F% less of it would take %2 off %3%4.");
    return words.arg(nameOf(first->stage), durationWords(*gain), itemWords(of), leadText(ranking, of));
}

QString bottlenecksSubline(const analysis::StreamResult& stream)
{
    QString words = showsGains(stream) ? BottlenecksText::tr("Replayed on %1, with 90\u202F% intervals.").arg(itemsText(stream.finished))
                                       : methodText(stream.ranking);
    if (const QString other = disagreementText(stream.ranking.disagreement); !other.isEmpty())
        words += QLatin1Char(' ') + other;
    return words;
}

BottleneckPicture bottlenecksPicture(const analysis::StreamResult& stream, GainOf of)
{
    BottleneckPicture picture;
    for (const analysis::BottleneckEntry& entry : stream.ranking.entries)
        picture.rows.push_back(rowOf(stream, entry, of));
    picture.bar = showsGains(stream) ? gainAxis(picture.rows, of) : shareAxis(picture.rows);
    picture.time = timeAxis(picture.rows);
    picture.waitWords = BottlenecksText::tr("waiting");
    picture.workWords = BottlenecksText::tr("work");
    picture.evidenceTitle = BottlenecksText::tr("Signals");
    if (!stream.ranking.entries.empty())
        for (const analysis::SignalVerdict& verdict : analysis::signalVerdicts(stream, stream.ranking.entries.front()))
            picture.signalNames << signalHead(verdict.kind);
    return picture;
}

QString bottleneckRowText(const analysis::StreamResult& stream, const BottleneckPicture& picture, std::size_t row)
{
    const BottleneckPicture::Row& shown = picture.rows[row];
    QStringList words {shown.name};
    if (showsGains(stream))
        words << (shown.range.isEmpty() ? shown.words : BottlenecksText::tr("%1, interval %2", "gain").arg(shown.words, shown.range));
    else
        words << BottlenecksText::tr("%1 of all waiting", "53 %").arg(shown.words);
    words << BottlenecksText::tr("an item is there for %1").arg(shown.time);
    for (std::size_t i = 0; i < shown.evidence.size(); ++i)
        if (shown.evidence[i] == BottleneckPicture::Signal::Points)
            words << picture.signalNames[static_cast<qsizetype>(i)].toLower();
    return words.join(QStringLiteral(", "));
}

ChartTable bottlenecksTable(const StreamPtr& stream)
{
    ChartTable table;
    table.rows = stream->ranking.entries.size();
    const auto entry = [stream](std::size_t row) -> const analysis::BottleneckEntry& { return stream->ranking.entries[row]; };
    const auto stage = [stream, entry](std::size_t row) -> const analysis::StreamStage& { return stream->stages[entry(row).stageRow]; };
    const auto plain = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'g', 10).toStdString() : std::string();
    };
    const auto seconds = [&](const QString& title, const char* name, auto of) {
        table.columns.push_back({title, [of](std::size_t row) { return of(row) ? durationText(*of(row)) : BottlenecksText::tr("unknown"); },
            true, name, [of, plain](std::size_t row) { return plain(of(row)); }});
    };
    table.columns.push_back({BottlenecksText::tr("Stage"), [entry](std::size_t row) { return nameOf(entry(row).stage); }, false, "stage",
        [entry](std::size_t row) { return entry(row).stage; }});
    seconds(BottlenecksText::tr("Gain, mean"), "gain_mean_s", [entry](std::size_t row) { return entry(row).gainMeanSeconds; });
    seconds(BottlenecksText::tr("from"), "gain_low_s", [entry](std::size_t row) { return entry(row).gainLowSeconds; });
    seconds(BottlenecksText::tr("to"), "gain_high_s", [entry](std::size_t row) { return entry(row).gainHighSeconds; });
    seconds(BottlenecksText::tr("Gain, median"), "gain_p50_s", [entry](std::size_t row) { return entry(row).gainP50Seconds; });
    seconds(BottlenecksText::tr("Gain, 85\u202F%"), "gain_p85_s", [entry](std::size_t row) { return entry(row).gainP85Seconds; });
    seconds(BottlenecksText::tr("Waiting"), "wait_per_item_s", [stage](std::size_t row) { return stage(row).waitPerItemSeconds; });
    seconds(BottlenecksText::tr("Work"), "work_per_item_s", [stage](std::size_t row) { return stage(row).workPerItemSeconds; });
    table.columns.push_back({BottlenecksText::tr("Share of waiting"),
        [entry](std::size_t row) {
            const auto& share = entry(row).evidence.waitShare;
            return share ? percentText(*share) : BottlenecksText::tr("unknown");
        },
        true, "wait_share", [entry, plain](std::size_t row) { return plain(entry(row).evidence.waitShare); }});
    return table;
}

} // namespace weir::ui
