// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/item_timeline.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/theme/theme.h"
#include "ui/views/way_painter.h"
#include "ui/widgets/axis_ticks.h"
#include "ui/widgets/fitting.h"
#include "ui/widgets/strip_bar.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace weir::ui {

namespace {

constexpr int labelRoom = 92;
constexpr int rightMargin = 8;
constexpr int laneHeight = 32;
constexpr double stripHeight = 18;
constexpr int axisHeight = 30;
constexpr int factsGap = 10;
constexpr double dot = 3.5;
constexpr double nearby = 8; // a mark answers from this far
constexpr double ticksApart = 80;
constexpr double hour = 3600;
constexpr double day = 86400;

} // namespace

ItemTimeline::ItemTimeline(const Theme& theme, QWidget* parent)
    : MarkWidget(theme, parent)
{
    setObjectName(QStringLiteral("itemTimeline"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ItemTimeline::setJourney(const analysis::FactsPtr& facts, ItemJourney journey, StageIndex bottleneck)
{
    m_facts = facts;
    m_journey = std::move(journey);
    m_bottleneck = bottleneck;
    QStringList words;
    for (const StripPart& part : wayParts(*m_facts, m_journey.way, bottleneck, true)) {
        if (!part.label.isEmpty())
            words.append(part.label);
    }
    for (const JourneyFact& fact : m_journey.facts)
        words.append(fact.label + QLatin1Char(' ') + fact.value);
    setAccessibleName(tr("Timeline of %1").arg(m_journey.key));
    marksChanged(words.join(QStringLiteral(", ")));
    updateGeometry();
}

QSize ItemTimeline::sizeHint() const
{
    const int lanes = 1 + static_cast<int>(m_journey.lanes.size());
    const int facts = theme().lineHeight(Type::Caption) + theme().lineHeight(Type::Body);
    return {720, lanes * laneHeight + axisHeight + factsGap + facts};
}

double ItemTimeline::xOf(Instant t) const
{
    const double room = width() - labelRoom - rightMargin;
    const double span = seconds(m_journey.last - m_journey.first);
    return labelRoom + (span > 0 ? seconds(t - m_journey.first) / span * room : 0);
}

void ItemTimeline::paintEvent(QPaintEvent*)
{
    if (m_facts == nullptr)
        return;
    QPainter painter(this);
    double y = 0;
    if (isKnown(m_journey.first) && m_journey.first < m_journey.last) {
        paintTracker(painter, y);
        y += laneHeight;
        for (const JourneyLane& lane : m_journey.lanes) {
            paintLane(painter, lane, y);
            y += laneHeight;
        }
        paintAxis(painter, y);
        y += axisHeight;
    } else {
        painter.setFont(theme().font(Type::Body));
        painter.setPen(theme().color(Token::TextSecondary));
        painter.drawText(QRectF(0, 0, width(), laneHeight), Qt::AlignVCenter | Qt::AlignLeft, tr("No times are known of this item."));
        y += laneHeight + axisHeight;
    }
    paintFacts(painter, y + factsGap);
    paintCurrentMark(painter);
}

void ItemTimeline::paintTracker(QPainter& painter, double y) const
{
    painter.setFont(theme().font(Type::Small));
    painter.setPen(theme().color(Token::TextSecondary));
    painter.drawText(QRectF(0, y, labelRoom - 8, laneHeight), Qt::AlignVCenter | Qt::AlignLeft, tr("Tracker"));
    const ItemWay& way = m_journey.way;
    if (way.segments.empty())
        return;
    const double left = xOf(way.begin);
    const QRectF bar(left, y + (laneHeight - stripHeight) / 2, xOf(way.end) - left, stripHeight);
    paintStrip(painter, bar, wayParts(*m_facts, way, m_bottleneck, true), way.seconds(), theme(), true);
    if (!way.open)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().color(Token::LineStrong), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tip(bar.right() + 6, bar.center().y());
    painter.drawPolyline(QPolygonF({tip + QPointF(-4, -5), tip, tip + QPointF(-4, 5)}));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ItemTimeline::paintLane(QPainter& painter, const JourneyLane& lane, double y) const
{
    const double middle = std::floor(y + laneHeight / 2.0);
    const QFont font = theme().font(Type::Small);
    painter.setFont(font);
    painter.setPen(theme().color(Token::TextSecondary));
    painter.drawText(QRectF(0, y, labelRoom - 8, laneHeight), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(lane.name, Qt::ElideMiddle, labelRoom - 8));
    style::hairline(painter, QPointF(labelRoom, middle), QPointF(width() - rightMargin, middle), theme().color(Token::LineHair));
    painter.setRenderHint(QPainter::Antialiasing);
    if (lane.span) {
        painter.setPen(QPen(theme().color(Token::WorkMark), 1.75));
        painter.drawLine(QPointF(xOf(lane.span->first), middle + 0.5), QPointF(xOf(lane.span->second), middle + 0.5));
    }
    for (const JourneyPoint& point : lane.points) {
        const double x = xOf(point.at);
        if (point.mark == JourneyMark::Merged) {
            painter.fillRect(QRectF(x - 8, middle - 8, 16, 17), theme().color(Token::BgSurface));
            paintIcon(painter, QRectF(x - 8, middle - 8, 16, 16), QStringLiteral("git-merge"), theme().color(Token::WorkMark), 16);
            continue;
        }
        painter.setPen(QPen(theme().color(Token::BgSurface), 1.5));
        painter.setBrush(theme().color(Token::WorkMark));
        painter.drawEllipse(QPointF(x, middle + 0.5), dot + 0.75, dot + 0.75);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ItemTimeline::paintAxis(QPainter& painter, double y) const
{
    const double span = seconds(m_journey.last - m_journey.first);
    const bool days = span >= 2 * day;
    const double unit = days ? day : hour;
    const double room = width() - labelRoom - rightMargin;
    const double step = tickStep(span / unit, room, ticksApart);
    const QFont font = theme().tabular(Type::Axis);
    painter.setFont(font);
    for (double value = 0; value * unit <= span; value += step) {
        const double x = std::floor(labelRoom + value * unit / span * room);
        style::hairline(painter, QPointF(x, y + 2), QPointF(x, y + 6), theme().color(Token::LineAxis));
        const QString number = fixedText(value, 0);
        const QString text = value > 0 ? number : days ? tr("%1 days").arg(number) : tr("%1 hours").arg(number);
        const double wide = QFontMetrics(font).horizontalAdvance(text) + 2;
        painter.setPen(theme().color(Token::TextTertiary));
        painter.drawText(QRectF(value > 0 ? x - wide / 2 : x, y + 8, wide, axisHeight - 10), Qt::AlignTop | Qt::AlignLeft, text);
    }
}

/// Label above value, side by side as far as there is room; the last says how many there are besides.
void ItemTimeline::paintFacts(QPainter& painter, double y) const
{
    constexpr int gap = 32;
    const QFont labelFont = theme().font(Type::Caption);
    QFont valueFont = theme().tabular(Type::Body);
    valueFont.setWeight(QFont::Medium);
    const auto more = [](std::size_t n) { return tr("+%1 more").arg(n); };
    std::vector<int> widths;
    for (const JourneyFact& fact : m_journey.facts)
        widths.push_back(
            std::max(QFontMetrics(labelFont).horizontalAdvance(fact.label), QFontMetrics(valueFont).horizontalAdvance(fact.value)) + 2);
    const std::size_t shown = fitting(widths, gap, width(), QFontMetrics(labelFont).horizontalAdvance(more(widths.size())));
    const int caption = theme().lineHeight(Type::Caption);
    int x = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        painter.setFont(labelFont);
        painter.setPen(theme().color(Token::TextTertiary));
        painter.drawText(QRectF(x, y, widths[i], caption), Qt::AlignVCenter | Qt::AlignLeft, m_journey.facts[i].label);
        painter.setFont(valueFont);
        painter.setPen(theme().color(Token::TextPrimary));
        painter.drawText(
            QRectF(x, y + caption, widths[i], theme().lineHeight(Type::Body)), Qt::AlignVCenter | Qt::AlignLeft, m_journey.facts[i].value);
        x += widths[i] + gap;
    }
    if (shown < widths.size()) {
        painter.setFont(labelFont);
        painter.setPen(theme().color(Token::TextTertiary));
        painter.drawText(QRectF(x, y, width() - x, caption), Qt::AlignVCenter | Qt::AlignLeft, more(widths.size() - shown));
    }
}

int ItemTimeline::markCount() const
{
    if (m_facts == nullptr || !isKnown(m_journey.first))
        return 0;
    std::size_t count = m_journey.way.segments.size();
    for (const JourneyLane& lane : m_journey.lanes)
        count += lane.points.size();
    return static_cast<int>(count);
}

std::pair<const JourneyPoint*, std::size_t> ItemTimeline::pointOf(int mark) const
{
    std::size_t index = static_cast<std::size_t>(mark) - m_journey.way.segments.size();
    for (std::size_t lane = 0; lane < m_journey.lanes.size(); ++lane) {
        const auto& points = m_journey.lanes[lane].points;
        if (index < points.size())
            return {&points[index], lane + 1};
        index -= points.size();
    }
    return {nullptr, 0};
}

QRectF ItemTimeline::markRect(int mark) const
{
    const auto& segments = m_journey.way.segments;
    if (static_cast<std::size_t>(mark) < segments.size()) {
        const WaySegment& segment = segments[static_cast<std::size_t>(mark)];
        const double left = xOf(segment.from);
        return {left, (laneHeight - stripHeight) / 2, xOf(segment.to) - left, stripHeight};
    }
    const auto [point, lane] = pointOf(mark);
    if (point == nullptr)
        return {};
    return {xOf(point->at) - nearby, static_cast<double>(lane * laneHeight), 2 * nearby, static_cast<double>(laneHeight)};
}

QString ItemTimeline::stretchText(const WaySegment& segment) const
{
    const QString stage =
        segment.stage.valid() ? QString::fromStdString(m_facts->map.stages[segment.stage.row()].name) : tr("Outside the stream");
    const QString what = segment.part == WayPart::Wait ? tr("waiting")
        : segment.part == WayPart::Work                ? tr("work")
        : segment.part == WayPart::Outside             ? tr("before or beside it")
                                                       : tr("unknown");
    return tr("%1, %2: %3\nsince %4")
        .arg(stage, what, durationText(segment.to - segment.from), momentText(segment.from, m_facts->calendar.zone(), m_journey.today));
}

QString ItemTimeline::markText(int mark) const
{
    const auto& segments = m_journey.way.segments;
    if (static_cast<std::size_t>(mark) < segments.size())
        return stretchText(segments[static_cast<std::size_t>(mark)]);
    const JourneyPoint* point = pointOf(mark).first;
    return point == nullptr ? QString() : tr("%1\n%2").arg(point->text, momentText(point->at, m_facts->calendar.zone(), m_journey.today));
}

} // namespace weir::ui
