// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_dots_texts.h"

#include "core/base/time.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/painters/density.h"

#include <QCoreApplication>

#include <cmath>
#include <utility>

namespace weir::ui {

namespace {

using trends::DurationKind;

struct DotsText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::DotsText)
};

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

const Dataset& dataset(const TrendsData& data)
{
    return *data.facts().data;
}

QString typeOf(const TrendsData& data, std::uint32_t item)
{
    const NameIndex type = dataset(data).items.type[item];
    return type.valid() ? text(dataset(data).name(type)) : QString();
}

QString fromTo(DurationKind kind)
{
    return kind == DurationKind::Lead ? DotsText::tr("from creation to finish") : DotsText::tr("from start to finish");
}

/// "longer than 99 %": never 100, as the longest is not longer than itself.
QString longerText(const DotsData& dots, std::size_t dot)
{
    return DotsText::tr("longer than %1", "99 %").arg(percentText(std::floor(dots.longerThan(dot) * 100) / 100));
}

} // namespace

bool tellsPercentiles(const DotsData& dots)
{
    return dots.dots.dots.size() >= fewestForPercentiles;
}

QString dotsTitle(DurationKind kind)
{
    return kind == DurationKind::Lead ? DotsText::tr("Lead time of each item") : DotsText::tr("Cycle time of each item");
}

QString dotsMissing(const TrendsData& data, DurationKind kind)
{
    const trends::DurationDots& dots = data.items.dots(kind).dots;
    if (!dots.dots.empty())
        return {};
    if (dots.of == 0)
        return DotsText::tr("No item was finished in these days. Widen the time to see more.");
    return kind == DurationKind::Lead ? DotsText::tr("When these items were created is unknown: import their history.")
                                      : DotsText::tr("When work on these items began is unknown: import their changes of status.");
}

QString dotsAnswer(const TrendsData& data, DurationKind kind)
{
    const DotsData& measured = data.items.dots(kind);
    const trends::DurationDots& dots = measured.dots;
    if (dots.of == 0)
        return DotsText::tr("No item was finished in this time.");
    if (dots.dots.empty())
        return kind == DurationKind::Lead ? DotsText::tr("How long items took from creation to finish is unknown.")
                                          : DotsText::tr("How long items took from start to finish is unknown.");
    if (!tellsPercentiles(measured))
        return dots.dots.size() == 1 ? DotsText::tr("One item was finished: too few for a promise.")
                                     : DotsText::tr("Only %1 were finished: too few for a promise.", "4 items")
                                           .arg(itemsText(static_cast<std::int64_t>(dots.dots.size())));
    const QString days = durationWords(*dots.p85);
    if (data.window.seesAll && !data.window.exportEnded())
        return DotsText::tr("%1 of items are done within %2. That is the promise this team can make today.", "85 %, 16.1 days")
            .arg(percentText(0.85), days);
    return DotsText::tr(
        "%1 of items were done within %2. That was the promise this team could make at the end of this time.", "85 %, 16.1 days")
        .arg(percentText(0.85), days);
}

QString dotsSubline(const TrendsData& data, DurationKind kind)
{
    const DotsData& measured = data.items.dots(kind);
    const auto count = static_cast<std::int64_t>(measured.dots.dots.size());
    const std::int64_t missing = measured.dots.of - count;
    QString words;
    if (measured.dots.dots.size() > mostSinglePoints)
        words = DotsText::tr("The darker, the more of %1 lie there, %2.", "100,000 items, from creation to finish")
                    .arg(itemsText(count), fromTo(kind));
    else if (count == 1)
        words = DotsText::tr("The dot is one item, %1.", "from creation to finish").arg(fromTo(kind));
    else if (count > 1)
        words = DotsText::tr("Each dot is one of %1, %2.", "214 items, from creation to finish").arg(itemsText(count), fromTo(kind));
    if (count > 0 && !tellsPercentiles(measured))
        words += QLatin1Char(' ') + DotsText::tr("Shares are told from %1 on.", "10 items").arg(itemsText(fewestForPercentiles));
    if (missing > 0)
        words += (words.isEmpty() ? QString() : QStringLiteral(" "))
            + DotsText::tr("%1 more finished, with an unknown length.", "17 items").arg(itemsText(missing));
    return words;
}

ChartTip dotTip(const TrendsData& data, DurationKind kind, std::size_t dot)
{
    const DotsData& measured = data.items.dots(kind);
    const trends::DurationDot& shown = measured.dots.dots[dot];
    ChartTip tip;
    tip.when = text(dataset(data).items.key[shown.item]);
    if (const QString type = typeOf(data, shown.item); !type.isEmpty())
        tip.when += QStringLiteral("  ") + type;
    tip.value = durationText(shown.seconds);
    tip.beside = longerText(measured, dot);
    tip.below = DotsText::tr("Finished %1", "3 May 23:40").arg(momentText(shown.finished, data.facts().calendar.zone(), data.window.now));
    return tip;
}

QString daysText(const TrendsData& data, Day from, Day to)
{
    const Zone& zone = data.facts().calendar.zone();
    return windowText(zone.startOf(from), zone.startOf(to), zone, data.window.now);
}

QString brushedText(const trends::BrushedDots& brushed)
{
    const QString items = itemsText(brushed.n);
    if (brushed.n == 0)
        return items;
    if (brushed.n < static_cast<std::int64_t>(fewestForPercentiles))
        return DotsText::tr("%1, too few for a median", "4 items").arg(items);
    return DotsText::tr("%1, median %2, %3 within %4", "26 items, 11.9 d, 85 %, 17.4 d")
        .arg(items, durationText(*brushed.p50), percentText(0.85), durationText(*brushed.p85));
}

ChartTable dotsTable(const TrendsDataPtr& data, DurationKind kind)
{
    const auto dot = [data, kind](std::size_t row) -> const trends::DurationDot& { return data->items.dots(kind).dots.dots[row]; };
    const auto key = [data, dot](std::size_t row) { return dataset(*data).items.key[dot(row).item]; };
    const auto title = [data, dot](std::size_t row) { return dataset(*data).items.title[dot(row).item]; };
    const auto type = [data, dot](std::size_t row) { return typeOf(*data, dot(row).item); };
    const auto longer = [data, kind](std::size_t row) { return longerText(data->items.dots(kind), row); };
    ChartTable table;
    table.rows = data->items.dots(kind).dots.dots.size();
    table.columns = {
        {DotsText::tr("Key"), [key](std::size_t row) { return text(key(row)); }, false, "key",
            [key](std::size_t row) { return std::string(key(row)); }},
        {DotsText::tr("Title"), [title](std::size_t row) { return text(title(row)); }, false, "title",
            [title](std::size_t row) { return std::string(title(row)); }},
        {DotsText::tr("Type"), type, false, "type", [type](std::size_t row) { return type(row).toStdString(); }},
        {DotsText::tr("Finished"),
            [data, dot](std::size_t row) { return momentText(dot(row).finished, data->facts().calendar.zone(), data->window.now); }, false,
            "finished", [dot](std::size_t row) { return isoInstant(dot(row).finished); }},
        {kind == DurationKind::Lead ? DotsText::tr("Lead time") : DotsText::tr("Cycle time"),
            [dot](std::size_t row) { return durationText(dot(row).seconds); }, true,
            kind == DurationKind::Lead ? "lead_time_s" : "cycle_time_s",
            [dot](std::size_t row) { return QByteArray::number(dot(row).seconds, 'g', 12).toStdString(); }},
        {DotsText::tr("Compared"), longer, true, "longer_than",
            [data, kind](std::size_t row) { return QByteArray::number(data->items.dots(kind).longerThan(row), 'g', 6).toStdString(); }},
    };
    return table;
}

} // namespace weir::ui
