// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_ageing_page.h"

#include "ui/format/number_text.h"
#include "ui/views/drilling.h"
#include "ui/views/trend_ageing_texts.h"
#include "ui/views/trend_compared_texts.h"
#include "ui/widgets/ageing_chart.h"
#include "ui/widgets/segmented_switch.h"

namespace weir::ui {

std::optional<TrendCell::Content> ageingCell(const TrendsData& data, const Theme& theme)
{
    const trends::Ageing& ageing = data.items.ageing;
    TrendCell::Content content;
    content.title = TrendAgeingPage::tr("Ageing in progress");
    if (ageing.items.empty()) {
        content.unknown = ageing.of > 0;
        content.verdict = ageing.of == 0 ? TrendAgeingPage::tr("No item is in progress") : TrendAgeingPage::tr("Unknown: no start known");
        return content;
    }
    const AgeingCount count = ageingCount(ageing);
    content.value = count.compared > 0 ? countText(count.beyond) : QString();
    content.unit = count.compared > 0 ? TrendAgeingPage::tr("of %1", "32").arg(countText(count.compared)) : QString();
    content.verdict = count.compared == 0 ? TrendAgeingPage::tr("Too few finished to compare")
                                          : TrendAgeingPage::tr("older than %1 were", "85 %").arg(percentText(0.85));
    if (count.beyond > 0) {
        content.icon = QStringLiteral("clock-alert");
        content.tone = Token::AttentionText;
    }
    content.picture = [picture = ageingPicture(data, false), &theme](
                          DrawTarget& target, const QRectF& area) { paintSmallAgeing(target, picture, area, ChartLook(theme)); };
    return content;
}

TrendAgeingPage::TrendAgeingPage(const ViewContext& context, QWidget* parent)
    : TrendItemsPage(context, Kind::Ageing, parent)
{
    setObjectName(QStringLiteral("ageingPage"));
    m_chart = new AgeingChart(context.theme);
    m_chart->setObjectName(QStringLiteral("ageingChart"));
    connect(m_chart, &PictureChart::markActivated, this, [this](int mark) { openRow(static_cast<std::size_t>(mark)); });
    setChart(m_chart);
    m_scale = new SegmentedSwitch(context.theme);
    m_scale->setObjectName(QStringLiteral("ageingScale"));
    m_scale->setAccessibleName(tr("Scale of the ages"));
    m_scale->addSegment(tr("Linear"));
    m_scale->addSegment(tr("Logarithmic"));
    connect(m_scale, &SegmentedSwitch::currentChanged, this, &TrendAgeingPage::showPicture);
    addControl(m_scale);
    setCaption(tr("Lines: how old finished items were when they left the stage; 50, 70, 85 (solid) and 95 % of them were younger."));
}

QString TrendAgeingPage::comparedSentence() const
{
    return comparedAgeing(*data());
}

void TrendAgeingPage::present()
{
    if (data() == nullptr)
        return;
    const bool positive = ageingIsPositive(*data());
    m_scale->setEnabled(positive);
    m_scale->setToolTip(positive ? QString() : tr("A logarithmic scale needs ages that are all above zero."));
    m_order = ageingOrder(data()->items.ageing);
    setWords(ageingAnswer(*data()), ageingSubline(*data()));
    setTable(ageingTable(data()));
    showPicture();
}

void TrendAgeingPage::showPicture()
{
    if (data() == nullptr)
        return;
    m_chart->setTips([data = data(), order = m_order](std::size_t dot) { return ageingTip(*data, order[dot]); });
    m_chart->setEmptyText(ageingMissing(*data()));
    m_chart->setPicture(ageingPicture(*data(), m_scale->current() == 1 && ageingIsPositive(*data())));
}

void TrendAgeingPage::openRow(std::size_t row)
{
    const Dataset& dataset = *data()->facts().data;
    const std::uint32_t item = data()->items.ageing.items[m_order[row]].item;
    const std::string_view key = dataset.items.key[item];
    drillTo(context(), QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())), theseItems(dataset, {item}));
}

std::optional<TrendItemsPage::Out> TrendAgeingPage::out() const
{
    if (m_chart->markCount() == 0)
        return std::nullopt;
    const trends::Ageing& ageing = data()->items.ageing;
    const auto figure = std::make_shared<ChartFigure>([picture = m_chart->picture()](DrawTarget& target, const QRectF& area, bool dark) {
        const ChartLook look(dark);
        paintAgeing(target, picture, ageingFrame(picture, area, look), look);
    });
    const QString counted =
        tr("In progress: %1 of %2").arg(countText(static_cast<std::int64_t>(ageing.items.size())), countText(ageing.of));
    return Out {QStringLiteral("ageing"), tr("Ageing in progress"), data()->items.from, data()->items.to, counted, figure};
}

} // namespace weir::ui
