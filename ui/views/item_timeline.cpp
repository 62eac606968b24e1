// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/item_timeline.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/format/time_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/theme/theme.h"
#include "ui/views/way_painter.h"
#include "ui/widgets/strip_bar.h"
#include "ui/widgets/themed.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

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

/// 1, 2, 5, 10, … units so that ticks stand far enough apart.
double stepFor(double units, double width)
{
    const double least = units * ticksApart / std::max(1.0, width);
    double decade = 1;
    while (decade * 5 < least)
        decade *= 10;
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * decade >= least)
            return step * decade;
    }
    return decade * 10;
}

} // namespace

ItemTimeline::ItemTimeline(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("itemTimeline"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this, theme);
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
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize ItemTimeline::sizeHint() const
{
    const int lanes = 1 + static_cast<int>(m_journey.lanes.size());
    const int facts = m_theme.lineHeight(Type::Caption) + m_theme.lineHeight(Type::Body);
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
        painter.setFont(m_theme.font(Type::Body));
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(QRectF(0, 0, width(), laneHeight), Qt::AlignVCenter | Qt::AlignLeft, tr("No times are known of this item."));
        y += laneHeight + axisHeight;
    }
    paintFacts(painter, y + factsGap);
}

void ItemTimeline::paintTracker(QPainter& painter, double y) const
{
    painter.setFont(m_theme.font(Type::Small));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRectF(0, y, labelRoom - 8, laneHeight), Qt::AlignVCenter | Qt::AlignLeft, tr("Tracker"));
    const ItemWay& way = m_journey.way;
    if (way.segments.empty())
        return;
    const double left = xOf(way.begin);
    const QRectF bar(left, y + (laneHeight - stripHeight) / 2, xOf(way.end) - left, stripHeight);
    paintStrip(painter, bar, wayParts(*m_facts, way, m_bottleneck, true), way.seconds(), m_theme, true);
    if (!way.open)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::LineStrong), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tip(bar.right() + 6, bar.center().y());
    painter.drawPolyline(QPolygonF({tip + QPointF(-4, -5), tip, tip + QPointF(-4, 5)}));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ItemTimeline::paintLane(QPainter& painter, const JourneyLane& lane, double y) const
{
    const double middle = std::floor(y + laneHeight / 2.0);
    const QFont font = m_theme.font(Type::Small);
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRectF(0, y, labelRoom - 8, laneHeight), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(lane.name, Qt::ElideRight, labelRoom - 8));
    style::hairline(painter, QPointF(labelRoom, middle), QPointF(width() - rightMargin, middle), m_theme.color(Token::LineHair));
    painter.setRenderHint(QPainter::Antialiasing);
    if (lane.span) {
        painter.setPen(QPen(m_theme.color(Token::WorkMark), 1.75));
        painter.drawLine(QPointF(xOf(lane.span->first), middle + 0.5), QPointF(xOf(lane.span->second), middle + 0.5));
    }
    for (const JourneyPoint& point : lane.points) {
        const double x = xOf(point.at);
        if (point.mark == JourneyMark::Merged) {
            painter.fillRect(QRectF(x - 8, middle - 8, 16, 17), m_theme.color(Token::BgSurface));
            paintIcon(painter, QRectF(x - 8, middle - 8, 16, 16), QStringLiteral("git-merge"), m_theme.color(Token::WorkMark), 16);
            continue;
        }
        painter.setPen(QPen(m_theme.color(Token::BgSurface), 1.5));
        painter.setBrush(m_theme.color(Token::WorkMark));
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
    const double step = stepFor(span / unit, room);
    const QFont font = m_theme.tabular(Type::Axis);
    painter.setFont(font);
    for (double value = 0; value * unit <= span; value += step) {
        const double x = std::floor(labelRoom + value * unit / span * room);
        style::hairline(painter, QPointF(x, y + 2), QPointF(x, y + 6), m_theme.color(Token::LineAxis));
        const QString number = fixedText(value, 0);
        const QString text = value > 0 ? number : days ? tr("%1 days").arg(number) : tr("%1 hours").arg(number);
        const double wide = QFontMetrics(font).horizontalAdvance(text) + 2;
        painter.setPen(m_theme.color(Token::TextTertiary));
        painter.drawText(QRectF(value > 0 ? x - wide / 2 : x, y + 8, wide, axisHeight - 10), Qt::AlignTop | Qt::AlignLeft, text);
    }
}

/// Label above value, side by side as far as there is room.
void ItemTimeline::paintFacts(QPainter& painter, double y) const
{
    constexpr double gap = 32;
    const QFont labelFont = m_theme.font(Type::Caption);
    QFont valueFont = m_theme.tabular(Type::Body);
    valueFont.setWeight(QFont::Medium);
    double x = 0;
    const auto add = [&](const QString& label, const QString& value) {
        const double wide =
            std::max(QFontMetrics(labelFont).horizontalAdvance(label), QFontMetrics(valueFont).horizontalAdvance(value)) + 2;
        if (x + wide > width())
            return;
        const int caption = m_theme.lineHeight(Type::Caption);
        painter.setFont(labelFont);
        painter.setPen(m_theme.color(Token::TextTertiary));
        painter.drawText(QRectF(x, y, wide, caption), Qt::AlignVCenter | Qt::AlignLeft, label);
        painter.setFont(valueFont);
        painter.setPen(m_theme.color(Token::TextPrimary));
        painter.drawText(QRectF(x, y + caption, wide, m_theme.lineHeight(Type::Body)), Qt::AlignVCenter | Qt::AlignLeft, value);
        x += wide + gap;
    };
    for (const JourneyFact& fact : m_journey.facts)
        add(fact.label, fact.value);
}

QString ItemTimeline::tipAt(const QPointF& position) const
{
    if (m_facts == nullptr || !isKnown(m_journey.first) || position.x() < labelRoom)
        return {};
    const auto lane = static_cast<std::size_t>(std::max(0.0, position.y()) / laneHeight);
    const Zone& zone = m_facts->calendar.zone();
    if (lane == 0) {
        for (const WaySegment& segment : m_journey.way.segments) {
            if (position.x() < xOf(segment.from) || position.x() >= xOf(segment.to))
                continue;
            const QString stage =
                segment.stage.valid() ? QString::fromStdString(m_facts->map.stages[segment.stage.row()].name) : tr("Outside the stream");
            const QString what = segment.part == WayPart::Wait ? tr("waiting")
                : segment.part == WayPart::Work                ? tr("work")
                : segment.part == WayPart::Outside             ? tr("before or beside it")
                                                               : tr("unknown");
            return tr("%1, %2: %3\nsince %4")
                .arg(stage, what, durationText(segment.to - segment.from), momentText(segment.from, zone, m_journey.last));
        }
        return {};
    }
    if (lane > m_journey.lanes.size())
        return {};
    for (const JourneyPoint& point : m_journey.lanes[lane - 1].points) {
        if (std::abs(xOf(point.at) - position.x()) <= nearby)
            return tr("%1\n%2").arg(point.text, momentText(point.at, zone, m_journey.last));
    }
    return {};
}

bool ItemTimeline::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainTip(tip), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace weir::ui
