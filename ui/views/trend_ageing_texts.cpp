// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_ageing_texts.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/views/value_axis.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace weir::ui {

namespace {

struct AgeingText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::AgeingText)
};

constexpr double firstPlace = 0.07; ///< of a column's width
constexpr double spread = 0.58; ///< for its dots; beside them stands what its third line says

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

const trends::Ageing& ageingOf(const TrendsData& data)
{
    return data.items.ageing;
}

bool isBeyond(const trends::Ageing& ageing, const trends::AgeingItem& item)
{
    const auto& limit = ageing.stages[item.stage].p85;
    return limit && item.age > *limit;
}

/// Numbers in [0, 1) that keep apart from each other, and are the same each time.
double apart(std::size_t number)
{
    double value = 0;
    for (double part = 0.5; number > 0; number /= 2, part /= 2)
        value += number % 2 == 1 ? part : 0;
    return value;
}

double greatest(const trends::Ageing& ageing)
{
    double most = 0;
    for (const trends::AgeingItem& item : ageing.items)
        most = std::max(most, item.age);
    for (const trends::Pace& pace : ageing.stages)
        most = std::max(most, pace.p95.value_or(0));
    return most;
}

double least(const trends::Ageing& ageing)
{
    double few = greatest(ageing);
    for (const trends::AgeingItem& item : ageing.items)
        few = std::min(few, item.age);
    for (const trends::Pace& pace : ageing.stages)
        few = std::min(few, pace.p50.value_or(few));
    return few;
}

/// Which stage's pace an item is held against.
QString compared(const trends::Ageing& ageing, const trends::AgeingItem& item)
{
    const trends::Pace& pace = ageing.stages[item.stage];
    if (!pace.p85)
        return AgeingText::tr("too few to compare");
    if (!isBeyond(ageing, item))
        return AgeingText::tr("%1 left within %2", "85 %, 9 d").arg(percentText(0.85), durationText(*pace.p85));
    return AgeingText::tr("beyond %1, which left within %2", "85 %, 9 d").arg(percentText(0.85), durationText(*pace.p85));
}

} // namespace

std::vector<std::size_t> ageingOrder(const trends::Ageing& ageing)
{
    std::vector<std::size_t> rows(ageing.items.size());
    std::iota(rows.rbegin(), rows.rend(), std::size_t {0}); // they come oldest first
    std::ranges::stable_sort(rows, {}, [&ageing](std::size_t row) { return ageing.items[row].stage; });
    return rows;
}

bool ageingIsPositive(const TrendsData& data)
{
    return !ageingOf(data).items.empty() && least(ageingOf(data)) > 0;
}

AgeingPicture ageingPicture(const TrendsData& data, bool logarithmic)
{
    const trends::Ageing& ageing = ageingOf(data);
    const double most = greatest(ageing);
    const ValueAxis axis = logarithmic ? logarithmicAxis(least(ageing), most, durationUnit(most)) : valueAxis(most, durationUnit(most));
    const auto scaled = [logarithmic](double seconds) { return logarithmic ? std::log10(seconds) : seconds; };
    AgeingPicture picture;
    picture.bottom = axis.bottom;
    picture.top = axis.top;
    picture.valueTicks = axis.ticks;
    for (const trends::Pace& pace : ageing.stages) {
        AgeingPicture::Column column;
        column.name = QString::fromStdString(pace.name);
        column.below = pace.p85 ? AgeingText::tr("%1 left", "48").arg(countText(pace.n))
                                : AgeingText::tr("%1 left, too few", "4").arg(countText(pace.n));
        if (pace.p85) {
            column.pace = {scaled(*pace.p50), scaled(*pace.p70), scaled(*pace.p85), scaled(*pace.p95)};
            column.judging = durationText(*pace.p85);
        }
        picture.columns.push_back(std::move(column));
    }
    std::vector<std::size_t> inColumn(ageing.stages.size());
    for (const std::size_t row : ageingOrder(ageing)) {
        const trends::AgeingItem& item = ageing.items[row];
        const double place = firstPlace + apart(++inColumn[item.stage]) * spread;
        picture.dots.push_back({static_cast<double>(item.stage) + place, scaled(item.age), isBeyond(ageing, item)});
    }
    return picture;
}

AgeingCount ageingCount(const trends::Ageing& ageing)
{
    AgeingCount count;
    for (const trends::AgeingItem& item : ageing.items) {
        count.compared += ageing.stages[item.stage].p85 ? 1 : 0;
        count.beyond += isBeyond(ageing, item) ? 1 : 0;
    }
    return count;
}

QString ageingAnswer(const TrendsData& data)
{
    const trends::Ageing& ageing = ageingOf(data);
    const AgeingCount count = ageingCount(ageing);
    if (ageing.of == 0)
        return AgeingText::tr("No item is in progress.");
    if (ageing.items.empty())
        return AgeingText::tr("How old the items in progress are is unknown.");
    if (count.compared == 0)
        return AgeingText::tr("%1 in progress, and too few were finished to say which of them is old.", "4 items")
            .arg(itemsText(static_cast<std::int64_t>(ageing.items.size())));
    const QString share = percentText(0.85);
    if (count.beyond == 0)
        return AgeingText::tr(
            "None of %1 in progress is older than %2 of finished items were when they left the same stage.", "32 items, 85 %")
            .arg(itemsText(count.compared), share);
    return (count.beyond == 1
            ? AgeingText::tr(
                "%1 of %2 in progress is older than %3 of finished items were when they left the same stage.", "1, 32 items, 85 %")
            : AgeingText::tr(
                "%1 of %2 in progress are older than %3 of finished items were when they left the same stage.", "4, 32 items, 85 %"))
        .arg(countText(count.beyond), itemsText(count.compared), share);
}

QString ageingSubline(const TrendsData& data)
{
    const trends::Ageing& ageing = ageingOf(data);
    if (ageing.of == 0)
        return {};
    const auto shown = static_cast<std::int64_t>(ageing.items.size());
    QStringList sentences {AgeingText::tr("Each dot is an item in progress at its age since it was started, %1.", "as of 3 May 2026")
                               .arg(asOfText(data.window.stateTo(), data.facts().calendar.zone(), data.window.now))};
    if (const std::int64_t alone = shown - ageingCount(ageing).compared; alone > 0)
        sentences << AgeingText::tr("Nobody can say so of %1, in stages that too few have left.", "3 items").arg(itemsText(alone));
    if (ageing.of > shown)
        sentences << AgeingText::tr("Of %1 more the start or the stage is unknown.", "3 items").arg(itemsText(ageing.of - shown));
    return sentences.join(QLatin1Char(' '));
}

QString ageingMissing(const TrendsData& data)
{
    if (!ageingOf(data).items.empty())
        return {};
    return ageingOf(data).of == 0 ? AgeingText::tr("Nothing is in progress, so nothing grows old.")
                                  : AgeingText::tr("When these items were started is unknown: import their changes of status.");
}

ChartTip ageingTip(const TrendsData& data, std::size_t row)
{
    const trends::Ageing& ageing = ageingOf(data);
    const trends::AgeingItem& item = ageing.items[row];
    const Dataset& dataset = *data.facts().data;
    ChartTip tip;
    tip.when = text(dataset.items.key[item.item]);
    if (const NameIndex type = dataset.items.type[item.item]; type.valid())
        tip.when += QStringLiteral("  ") + text(dataset.name(type));
    tip.value = durationText(item.age);
    tip.beside = compared(ageing, item);
    tip.below = item.inStage
        ? AgeingText::tr("%1 in %2", "3 d, Review").arg(durationText(*item.inStage), QString::fromStdString(ageing.stages[item.stage].name))
        : AgeingText::tr("In %1, since when is unknown", "Review").arg(QString::fromStdString(ageing.stages[item.stage].name));
    return tip;
}

ChartTable ageingTable(const TrendsDataPtr& data)
{
    const auto order = std::make_shared<const std::vector<std::size_t>>(ageingOrder(ageingOf(*data)));
    const auto item = [data, order](std::size_t row) -> const trends::AgeingItem& { return ageingOf(*data).items[(*order)[row]]; };
    const auto key = [data, item](std::size_t row) { return data->facts().data->items.key[item(row).item]; };
    const auto title = [data, item](std::size_t row) { return data->facts().data->items.title[item(row).item]; };
    const auto stage = [data, item](std::size_t row) { return ageingOf(*data).stages[item(row).stage].name; };
    const auto number = [](double value) { return QByteArray::number(value, 'g', 12).toStdString(); };
    ChartTable table;
    table.rows = order->size();
    table.columns = {
        {AgeingText::tr("Key"), [key](std::size_t row) { return text(key(row)); }, false, "key",
            [key](std::size_t row) { return std::string(key(row)); }},
        {AgeingText::tr("Title"), [title](std::size_t row) { return text(title(row)); }, false, "title",
            [title](std::size_t row) { return std::string(title(row)); }},
        {AgeingText::tr("Stage"), [stage](std::size_t row) { return QString::fromStdString(stage(row)); }, false, "stage", stage},
        {AgeingText::tr("Age"), [item](std::size_t row) { return durationText(item(row).age); }, true, "age_s",
            [item, number](std::size_t row) { return number(item(row).age); }},
        {AgeingText::tr("In this stage"),
            [item](std::size_t row) { return item(row).inStage ? durationText(*item(row).inStage) : AgeingText::tr("unknown"); }, true,
            "in_stage_s", [item, number](std::size_t row) { return item(row).inStage ? number(*item(row).inStage) : std::string(); }},
        {AgeingText::tr("Compared"), [data, item](std::size_t row) { return compared(ageingOf(*data), item(row)); }, false, "beyond_85",
            [data, item](std::size_t row) {
                const trends::Ageing& ageing = ageingOf(*data);
                return !ageing.stages[item(row).stage].p85 ? std::string() : std::string(isBeyond(ageing, item(row)) ? "1" : "0");
            }},
    };
    return table;
}

} // namespace weir::ui
