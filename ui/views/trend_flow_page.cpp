// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_flow_page.h"

#include "ui/format/number_text.h"
#include "ui/views/trend_compared_texts.h"
#include "ui/views/trend_flow_texts.h"
#include "ui/widgets/flow_chart.h"
#include "ui/widgets/segmented_switch.h"

#include <QPushButton>

namespace weir::ui {

using trends::FlowCount;

std::optional<TrendCell::Content> flowCell(const TrendsData& data, const Theme& theme)
{
    const trends::CumulativeFlow& flow = data.items.current;
    TrendCell::Content content;
    content.title = TrendFlowPage::tr("Cumulative flow");
    if (!flowMissing(data).isEmpty()) {
        content.verdict = TrendFlowPage::tr("Nothing known of the time chosen");
        return content;
    }
    content.value = countText(inStream(flow, flow.at.size() - 1));
    content.unit = TrendFlowPage::tr("in the stream");
    content.verdict = TrendFlowPage::tr("%1 finished, %2 in the stream at first", "214, 24")
                          .arg(countText(flow.bands.front().items.back()), countText(inStream(flow, 0)));
    content.picture = [picture = flowPicture(data, FlowCount::Current), &theme](
                          DrawTarget& target, const QRectF& area) { paintSmallFlow(target, picture, area, ChartLook(theme)); };
    return content;
}

TrendFlowPage::TrendFlowPage(const ViewContext& context, QWidget* parent)
    : TrendItemsPage(context, Kind::Flow, parent)
{
    setObjectName(QStringLiteral("flowPage"));
    m_chart = new FlowChart(context.theme);
    m_chart->setObjectName(QStringLiteral("flowChart"));
    setChart(m_chart);
    m_counts = new SegmentedSwitch(context.theme);
    m_counts->setObjectName(QStringLiteral("flowCount"));
    m_counts->setAccessibleName(tr("What the bands count"));
    m_counts->addSegment(tr("Current"));
    m_counts->addSegment(tr("First entry"));
    connect(m_counts, &SegmentedSwitch::currentChanged, this, &TrendFlowPage::present);
    addControl(m_counts);
    addControlAtEnd(makeAnnotateButton());
}

FlowCount TrendFlowPage::count() const
{
    return m_counts->current() == 1 ? FlowCount::FirstEntry : FlowCount::Current;
}

QString TrendFlowPage::comparedSentence() const
{
    return comparedFlow(*data());
}

void TrendFlowPage::present()
{
    if (data() == nullptr)
        return;
    setCaption(flowCaption(count()));
    m_chart->setTips([data = data(), count = count()](std::size_t moment) { return flowTip(*data, count, moment); });
    m_chart->setEmptyText(flowMissing(*data()));
    m_chart->setPicture(flowPicture(*data(), count()));
    setWords(flowAnswer(*data()), flowSubline(*data(), count()));
    setTable(flowTable(data(), count()));
}

std::optional<Day> TrendFlowPage::currentDay() const
{
    if (!m_chart->current())
        return std::nullopt;
    return Day(std::chrono::days(static_cast<int>(m_chart->picture().moments[*m_chart->current()]) - 1));
}

std::optional<TrendItemsPage::Out> TrendFlowPage::out() const
{
    if (m_chart->markCount() == 0)
        return std::nullopt;
    const trends::CumulativeFlow& flow = count() == FlowCount::Current ? data()->items.current : data()->items.firstEntry;
    const auto figure = std::make_shared<ChartFigure>([picture = m_chart->picture()](DrawTarget& target, const QRectF& area, bool dark) {
        const ChartLook look(dark);
        paintFlow(target, picture, flowFrame(picture, area, look), look);
    });
    return Out {QStringLiteral("cumulative-flow"), tr("Cumulative flow"), data()->items.from, data()->items.to,
        tr("Known whole: %1 of %2").arg(countText(flow.known), countText(flow.of)), figure};
}

} // namespace weir::ui
