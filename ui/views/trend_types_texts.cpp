// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_types_texts.h"

#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/views/value_axis.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <utility>

namespace weir::ui {

namespace {

using trends::TypeMix;

struct TypesText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TypesText)
};

double dayNumber(Day day)
{
    return static_cast<double>(day.time_since_epoch().count());
}

std::int64_t inBucket(const TypeMix& mix, std::size_t bucket)
{
    return std::accumulate(mix.rows.begin(), mix.rows.end(), std::int64_t {0},
        [bucket](std::int64_t sum, const TypeMix::Row& row) { return sum + row.counts[bucket]; });
}

double share(std::int64_t part, std::int64_t of)
{
    return static_cast<double>(part) / static_cast<double>(of);
}

} // namespace

std::int64_t typesTotal(const TypeMix& mix)
{
    return std::accumulate(
        mix.rows.begin(), mix.rows.end(), std::int64_t {0}, [](std::int64_t sum, const TypeMix::Row& row) { return sum + row.total; });
}

QString typeText(const TypeMix::Row& row)
{
    if (row.rest)
        return TypesText::tr("other types");
    return row.type.empty() ? TypesText::tr("without type") : QString::fromStdString(row.type);
}

StackPicture typesPicture(const TrendsData& data)
{
    const TypeMix& mix = data.items.types;
    StackPicture picture;
    picture.from = mix.start.empty() ? data.items.from : dayNumber(mix.start.front());
    picture.to = mix.start.empty() ? data.items.to : dayNumber(Calendar::nextBucket(mix.start.back(), data.bucket));
    picture.notes = annotationNotes(data.query.marks);
    std::int64_t most = 0;
    for (std::size_t b = 0; b < mix.start.size(); ++b) {
        picture.bars.push_back({dayNumber(mix.start[b]), dayNumber(Calendar::nextBucket(mix.start[b], data.bucket)), mix.partial[b] != 0});
        most = std::max(most, inBucket(mix, b));
    }
    const std::int64_t total = typesTotal(mix);
    for (const TypeMix::Row& row : mix.rows)
        picture.parts.push_back({typeText(row),
            TypesText::tr("%1, %2", "120 items, 56 %")
                .arg(itemsText(row.total), percentText(share(row.total, std::max<std::int64_t>(1, total)))),
            row.rest, row.counts});
    const ValueAxis axis = valueAxis(static_cast<double>(most), {1, most > 1 ? TypesText::tr("items") : TypesText::tr("item"), true});
    picture.top = axis.top;
    picture.valueTicks = axis.ticks;
    picture.timeTicks = timeTicks(picture.from, picture.to, data.bucket);
    return picture;
}

QString typesAnswer(const TrendsData& data)
{
    const TypeMix& mix = data.items.types;
    const std::int64_t total = typesTotal(mix);
    if (total == 0)
        return TypesText::tr("No item was finished in this time.");
    if (mix.rows.size() == 1)
        return mix.rows.front().type.empty()
            ? TypesText::tr("The %1 finished have no types.", "214 items").arg(itemsText(total))
            : TypesText::tr("All %1 finished are of one type: %2.", "214 items, Story").arg(itemsText(total), typeText(mix.rows.front()));
    const auto most = std::ranges::max_element(mix.rows, {}, [](const TypeMix::Row& row) { return row.rest ? -1 : row.total; });
    return TypesText::tr("%1 is the most frequent: %2 of %3 finished, %4.", "Story, 120, 214 items, 56 %")
        .arg(typeText(*most), countText(most->total), itemsText(total), percentText(share(most->total, total)));
}

QString typesSubline(const TrendsData& data)
{
    const TypeMix& mix = data.items.types;
    if (typesTotal(mix) == 0)
        return {};
    QString words = TypesText::tr("Finished items by type, a bar each %1.", "week").arg(bucketWord(data.bucket));
    if (std::ranges::any_of(mix.partial, [](std::uint8_t partial) { return partial != 0; }))
        words += QLatin1Char(' ') + TypesText::tr("What is not covered whole is outlined.");
    return words;
}

QString typesMissing(const TrendsData& data)
{
    return typesTotal(data.items.types) == 0 ? TypesText::tr("No item was finished in these days. Widen the time to see more.") : QString();
}

ChartTip typesTip(const TrendsData& data, std::size_t bucket, std::size_t row)
{
    const TypeMix& mix = data.items.types;
    QString when = bucketText(mix.start[bucket], data.bucket, data.today());
    when[0] = when[0].toUpper();
    const std::int64_t count = mix.rows[row].counts[bucket];
    ChartTip tip;
    tip.when = when;
    tip.value = countText(count);
    tip.beside = typeText(mix.rows[row]);
    tip.below = TypesText::tr("of %1 finished", "19").arg(countText(inBucket(mix, bucket)));
    return tip;
}

ChartTable typesTable(const TrendsDataPtr& data)
{
    const TypeMix& mix = data->items.types;
    ChartTable table;
    table.rows = mix.start.size();
    table.columns.push_back(
        {TypesText::tr("From"), [data](std::size_t row) { return bucketText(data->items.types.start[row], data->bucket, data->today()); },
            false, "start", [data](std::size_t row) { return isoDay(data->items.types.start[row]); }});
    for (std::size_t type = 0; type < mix.rows.size(); ++type) {
        const auto count = [data, type](std::size_t row) { return data->items.types.rows[type].counts[row]; };
        table.columns.push_back({typeText(mix.rows[type]), [count](std::size_t row) { return countText(count(row)); }, true,
            mix.rows[type].rest ? "other types" : mix.rows[type].type, [count](std::size_t row) { return std::to_string(count(row)); }});
    }
    table.columns.push_back({TypesText::tr("All"), [data](std::size_t row) { return countText(inBucket(data->items.types, row)); }, true,
        "all", [data](std::size_t row) { return std::to_string(inBucket(data->items.types, row)); }});
    return table;
}

} // namespace weir::ui
