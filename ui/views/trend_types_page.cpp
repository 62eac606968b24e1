// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_types_page.h"

#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/views/drilling.h"
#include "ui/views/trend_compared_texts.h"
#include "ui/views/trend_types_texts.h"
#include "ui/widgets/stack_chart.h"

#include <QPushButton>

#include <algorithm>
#include <set>

namespace weir::ui {

namespace {

/// Finished items of a window, whatever window is chosen by then: of one type, or of none of those.
struct OfTypes {
    std::set<std::string, std::less<>> types;
    bool others = false;
};

ItemFinder finishedOfTypes(const TimeWindow& window, const OfTypes& of)
{
    return [window, of](const analysis::Facts& facts, const Selection& selection) {
        Selection inside = selection;
        inside.window = window;
        std::vector<std::uint32_t> items = finishedItems()(facts, inside);
        std::erase_if(items, [&](std::uint32_t item) {
            const bool named = of.types.contains(facts.data->name(facts.data->items.type[item]));
            return named == of.others;
        });
        return items;
    };
}

} // namespace

std::optional<TrendCell::Content> typesCell(const TrendsData& data, const Theme& theme)
{
    const trends::TypeMix& mix = data.items.types;
    TrendCell::Content content;
    content.title = TrendTypesPage::tr("Finished by type");
    const std::int64_t total = typesTotal(mix);
    if (total == 0) {
        content.verdict = TrendTypesPage::tr("No item was finished in the time chosen");
        return content;
    }
    content.value = countText(total);
    content.unit = total == 1 ? TrendTypesPage::tr("item") : TrendTypesPage::tr("items");
    content.verdict =
        TrendTypesPage::tr("Most frequent: %1, %2", "Story, 56 %")
            .arg(typeText(mix.rows.front()), percentText(static_cast<double>(mix.rows.front().total) / static_cast<double>(total)));
    if (data.earlier)
        content.verdict = comparedType(data, mix.rows.front());
    content.picture = [picture = typesPicture(data), &theme](
                          DrawTarget& target, const QRectF& area) { paintSmallStack(target, picture, area, ChartLook(theme)); };
    return content;
}

TrendTypesPage::TrendTypesPage(const ViewContext& context, QWidget* parent)
    : TrendItemsPage(context, Kind::Types, parent)
{
    setObjectName(QStringLiteral("typesPage"));
    m_chart = new StackChart(context.theme);
    m_chart->setObjectName(QStringLiteral("typesChart"));
    connect(m_chart, &PictureChart::markActivated, this, &TrendTypesPage::openPart);
    setChart(m_chart);
    addControlAtEnd(makeAnnotateButton());
}

QString TrendTypesPage::comparedSentence() const
{
    return comparedTypes(*data());
}

void TrendTypesPage::present()
{
    if (data() == nullptr)
        return;
    m_chart->setEmptyText(typesMissing(*data()));
    m_chart->setPicture(typesPicture(*data()));
    m_chart->setTips(
        [data = data(), chart = m_chart](std::size_t mark) { return typesTip(*data, chart->mark(mark).bar, chart->mark(mark).part); });
    setWords(typesAnswer(*data()), typesSubline(*data()));
    setTable(typesTable(data()));
}

void TrendTypesPage::openPart(int mark)
{
    const trends::TypeMix& mix = data()->items.types;
    const StackChart::Mark& part = m_chart->mark(static_cast<std::size_t>(mark));
    OfTypes of;
    of.others = mix.rows[part.part].rest;
    for (std::size_t row = 0; row < mix.rows.size(); ++row) {
        if (!mix.rows[row].rest && (of.others || row == part.part))
            of.types.insert(mix.rows[row].type);
    }
    const Day start = mix.start[part.bar];
    drillTo(context(),
        tr("%1 in %2", "Story, week 5").arg(typeText(mix.rows[part.part]), bucketText(start, data()->bucket, data()->today())),
        finishedOfTypes(data()->facts().calendar.window(start, Calendar::nextBucket(start, data()->bucket)), of));
}

void TrendTypesPage::openRow(std::size_t row)
{
    const Day start = data()->items.types.start[row];
    drillTo(context(), tr("Finished in %1", "week 5").arg(bucketText(start, data()->bucket, data()->today())),
        finishedOfTypes(data()->facts().calendar.window(start, Calendar::nextBucket(start, data()->bucket)), {{}, true}));
}

std::optional<Day> TrendTypesPage::currentDay() const
{
    if (!m_chart->current())
        return std::nullopt;
    return data()->items.types.start[m_chart->mark(*m_chart->current()).bar];
}

std::optional<TrendItemsPage::Out> TrendTypesPage::out() const
{
    if (m_chart->markCount() == 0)
        return std::nullopt;
    const auto figure = std::make_shared<ChartFigure>([picture = m_chart->picture()](DrawTarget& target, const QRectF& area, bool dark) {
        const ChartLook look(dark);
        paintStack(target, picture, stackFrame(picture, area, look), look);
    });
    return Out {QStringLiteral("types"), tr("Finished by type"), m_chart->picture().from, m_chart->picture().to,
        tr("Finished: %1").arg(countText(typesTotal(data()->items.types))), figure};
}

} // namespace weir::ui
