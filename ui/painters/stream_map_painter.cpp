// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/stream_map_painter.h"

#include "core/diagram/name_lines.h"
#include "ui/painters/map_text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace weir::ui {

using namespace diagram;

namespace {

constexpr double smallestText = 9; ///< pixels
constexpr double boxStroke = 1.25;
constexpr double cornerRadius = 2;

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

Qt::Alignment alignment(Align align)
{
    return align == Align::Left ? Qt::AlignLeft : align == Align::Right ? Qt::AlignRight : Qt::AlignHCenter;
}

/// An orthogonal line with round corners.
QPainterPath rounded(const std::vector<Point>& points, double radius, double endAt)
{
    QPainterPath path(toPoint(points.front()));
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const QPointF corner = toPoint(points[i]);
        const auto towards = [&](const Point& other) {
            const QPointF way = toPoint(other) - corner;
            const double length = std::hypot(way.x(), way.y());
            return length == 0 ? corner : corner + way * (std::min(radius, length / 2) / length);
        };
        path.lineTo(towards(points[i - 1]));
        path.quadTo(corner, towards(points[i + 1]));
    }
    path.lineTo(points.back().x, endAt);
    return path;
}

} // namespace

MapDetail mapDetail(double zoom)
{
    return zoom < 0.45 ? MapDetail::NamesOnly : zoom < 0.7 ? MapDetail::NoData : MapDetail::Full;
}

StreamMapPainter::StreamMapPainter(const StreamLayout& layout, const StreamMapStyle& style)
    : m_layout(layout)
    , m_style(style)
    , m_detail(mapDetail(style.zoom))
{
}

QColor StreamMapPainter::inkColor(Ink ink) const
{
    switch (ink) {
    case Ink::Primary:
        return color(Token::TextPrimary);
    case Ink::Secondary:
        return color(Token::TextSecondary);
    case Ink::Tertiary:
        return color(Token::TextTertiary);
    case Ink::Work:
        return color(Token::WorkText);
    case Ink::OnWork:
        return color(Token::BgSurface);
    case Ink::Wait:
        return color(Token::WaitText);
    case Ink::OnWaitStrong:
        return color(Token::WaitOnStrong);
    case Ink::Rework:
        return color(Token::ReworkText);
    case Ink::Attention:
        return color(Token::AttentionText);
    case Ink::Unknown:
        return color(Token::UnknownText);
    case Ink::Accent:
        return color(Token::TextLink);
    }
    return color(Token::TextPrimary);
}

bool StreamMapPainter::shows(Part part) const
{
    switch (m_detail) {
    case MapDetail::Full:
        return true;
    case MapDetail::NoData:
        return part != Part::Data && part != Part::SubLine;
    case MapDetail::NamesOnly:
        return part == Part::Name || part == Part::Queue || part == Part::Ladder || part == Part::Totals;
    }
    return true;
}

void StreamMapPainter::paint(DrawTarget& target) const
{
    paintRibbonFoot(target);
    paintStages(target);
    paintPinned(target);
}

/// From under the stages, which may be scrolled, to its part of the strip, which stays.
void StreamMapPainter::paintRibbonFoot(DrawTarget& target) const
{
    if (!m_layout.ribbon || !m_layout.ribbon->joined)
        return;
    const Ribbon& ribbon = *m_layout.ribbon;
    const double left = ribbon.band.x - m_style.scroll;
    const QPolygonF foot({QPointF(left, ribbon.band.bottom()), QPointF(left + ribbon.band.w, ribbon.band.bottom()),
        QPointF(ribbon.stripX1, m_layout.stripTop), QPointF(ribbon.stripX0, m_layout.stripTop)});
    target.polygon(foot, withAlpha(color(Token::WaitSoft), 0.62));
}

void StreamMapPainter::paintStages(DrawTarget& target) const
{
    if (m_layout.ribbon)
        target.rect(toRect(m_layout.ribbon->band), withAlpha(color(Token::WaitSoft), 0.62));
    if (m_detail != MapDetail::NamesOnly)
        paintLanes(target);
    for (const Arrow& arrow : m_layout.arrows)
        if (!arrow.pinned)
            paintArrow(target, arrow);
    if (m_detail != MapDetail::NamesOnly)
        for (const ReworkLoop& loop : m_layout.loops)
            paintLoop(target, loop);
    for (const StageBox& box : m_layout.boxes)
        paintBox(target, box);
    for (const QueueTriangle& queue : m_layout.queues)
        paintQueue(target, queue);
    if (m_layout.flag && m_detail == MapDetail::Full)
        target.rect(toRect(*m_layout.flag), color(Token::WaitStrong), {color(Token::WaitMark), 1}, cornerRadius);
    paintLadder(target);
    paintTexts(target, false);
}

void StreamMapPainter::paintPinned(DrawTarget& target) const
{
    // While stages are scrolled away to the right, a hairline says that the picture is cut there.
    const bool cut = m_layout.scrollWidth - m_layout.viewWidth - m_style.scroll > 1;
    const double edge = m_layout.viewWidth + 8;
    if (cut)
        target.line({edge, m_layout.laneY}, {edge, m_layout.ladderBottom}, {color(Token::LineLine)});
    for (const Arrow& arrow : m_layout.arrows)
        if (arrow.pinned && !cut)
            paintArrow(target, arrow);
    if (!cut && m_layout.scrollWidth > m_layout.viewWidth)
        paintReopened(target);
    paintFinish(target);
    paintStrip(target);
    if (m_layout.totalLine)
        target.line({m_layout.totals.x, *m_layout.totalLine}, {m_layout.totals.right(), *m_layout.totalLine}, {color(Token::LineLine)});
    paintTexts(target, true);
}

void StreamMapPainter::paintLanes(DrawTarget& target) const
{
    for (const Lane& lane : m_layout.lanes) {
        target.beginGroup(QStringLiteral("lane"), QString::fromStdString(lane.team));
        target.line({lane.x0, m_layout.laneY}, {lane.x1, m_layout.laneY}, {color(Token::LineLine)});
        if (!isSmall(TextRole::Section))
            target.icon(QStringLiteral("users"), QRectF(lane.icon.x, lane.icon.y, 13, 13), color(Token::TextSecondary), 1.25);
        if (lane.handoffX) {
            const double x = *lane.handoffX;
            const double y = m_layout.laneY;
            paintDrop(target, x, lane.dropTo);
            target.circle({x, y}, 9, color(Token::BgWindow), {color(Token::LineStrong), 1});
            QPainterPath arrow;
            arrow.moveTo(x - 4, y);
            arrow.lineTo(x + 4, y);
            arrow.moveTo(x + 0.8, y - 3.2);
            arrow.lineTo(x + 4, y);
            arrow.lineTo(x + 0.8, y + 3.2);
            target.path(arrow, QColor(), {color(Token::TextSecondary), 1.5, {}, Qt::RoundCap});
        }
        target.endGroup();
    }
}

/// The dotted line from a hand-off down to the boxes; it makes way for labels that have no room beside it.
void StreamMapPainter::paintDrop(DrawTarget& target, double x, double to) const
{
    std::vector<Rect> labels;
    for (const ReworkLoop& loop : m_layout.loops)
        if (x > loop.label.x - 2 && x < loop.label.right() + 2)
            labels.push_back(loop.label);
    std::ranges::sort(labels, {}, &Rect::y);
    const Stroke dotted {color(Token::LineStrong), 1, {2, 4}};
    double from = 28;
    for (const Rect& label : labels) {
        if (label.y > from)
            target.line({x, from}, {x, label.y}, dotted);
        from = std::max(from, label.bottom());
    }
    if (to > from)
        target.line({x, from}, {x, to}, dotted);
}

void StreamMapPainter::paintArrow(DrawTarget& target, const Arrow& arrow) const
{
    const QPointF tip = toPoint(arrow.end);
    const QColor ink = color(Token::LineStrong);
    target.line(toPoint(arrow.start), {tip.x() - 9, tip.y()}, {ink, 5, {4, 3}});
    target.polygon(QPolygonF({tip, QPointF(tip.x() - 8, tip.y() - 6.5), QPointF(tip.x() - 8, tip.y() + 6.5)}), ink);
}

void StreamMapPainter::paintQueue(DrawTarget& target, const QueueTriangle& queue) const
{
    if (!queue.drawn())
        return;
    const bool strong = m_layout.columns[queue.column].bottleneck;
    const QPolygonF triangle({toPoint(queue.apex), toPoint(queue.right), toPoint(queue.left)});
    target.polygon(triangle, color(strong ? Token::WaitStrong : Token::BgSurface), {color(Token::WaitMark), 1.5});
}

void StreamMapPainter::paintLoop(DrawTarget& target, const ReworkLoop& loop) const
{
    const QColor ink = color(Token::ReworkMark);
    const Point tip = loop.path.back();
    target.path(rounded(loop.path, 8, tip.y - 7), QColor(), {ink, loop.width, {5, 4}});
    target.polygon(QPolygonF({toPoint(tip), QPointF(tip.x - 5, tip.y - 8), QPointF(tip.x + 5, tip.y - 8)}), ink);
}

/// What comes back from the finish begins in the pinned part, where the stages' own painting is cut off.
void StreamMapPainter::paintReopened(DrawTarget& target) const
{
    const double moved = m_layout.viewWidth - m_layout.scrollWidth;
    for (const ReworkLoop& loop : m_layout.loops) {
        if (loop.from != nothing)
            continue;
        std::vector<Point> path = {loop.path[0], loop.path[1], {m_layout.scrollWidth + 8, loop.path[1].y}};
        for (Point& p : path)
            p.x += moved;
        target.path(rounded(path, 8, path.back().y), QColor(), {color(Token::ReworkMark), loop.width, {5, 4}});
    }
}

void StreamMapPainter::paintBox(DrawTarget& target, const StageBox& box) const
{
    const Column& column = m_layout.columns[box.column];
    const bool data = m_detail == MapDetail::Full;
    const QRectF head = toRect(box.box);
    const QRectF whole = data ? head.united(toRect(box.dataBox)) : head;
    const Stroke outline {color(column.bottleneck ? Token::WaitMark : Token::LineInk), column.bottleneck ? 2 : boxStroke};
    target.beginGroup(QStringLiteral("stage"), QString::fromStdString(column.name));
    if (column.folded)
        for (const double offset : {8.0, 4.0})
            target.rect(whole.translated(offset, -offset), color(Token::BgSurface), {color(Token::LineStrong)}, cornerRadius);
    target.rect(whole, color(Token::BgSurface), outline, cornerRadius);
    if (data) {
        target.line(head.bottomLeft(), head.bottomRight(), {outline.color, column.bottleneck ? 1 : boxStroke});
        for (const double y : box.rowLines)
            target.line({head.left() + 8, y}, {head.right() - 8, y}, {color(Token::LineHair)});
        for (const Rect& unknown : box.unknown)
            target.hatch(toRect(unknown), color(Token::UnknownMark));
    }
    if (m_detail != MapDetail::NamesOnly)
        for (const Rect& item : box.inWork)
            target.rect(toRect(item), color(Token::WorkMark));
    target.endGroup();
}

void StreamMapPainter::paintLadder(DrawTarget& target) const
{
    const Stroke riser {color(Token::LineInk), 1};
    for (const LadderRung& rung : m_layout.ladder) {
        if (rung.wait)
            target.rect(toRect(rung.field), color(rung.strong && !rung.unknown ? Token::WaitStrong : Token::WaitSoft));
        if (rung.unknown)
            target.hatch(toRect(rung.field), withAlpha(color(Token::UnknownMark), 0.5));
        const double inset = 1.5;
        const double y = rung.wait ? rung.y + inset : rung.y - inset;
        target.line({rung.x0, y}, {rung.x1, y}, {color(rung.wait ? Token::WaitMark : Token::WorkMark), 3});
        if (rung.wait) {
            if (&rung != &m_layout.ladder.front())
                target.line({rung.x0, m_layout.ladderTop}, {rung.x0, m_layout.ladderBottom}, riser);
            target.line({rung.x1, m_layout.ladderTop}, {rung.x1, m_layout.ladderBottom}, riser);
        }
    }
}

void StreamMapPainter::paintStrip(DrawTarget& target) const
{
    for (const StripGroup& group : m_layout.stripGroups) {
        const double x1 = std::max(group.x0 + 1, group.x1 - 1.5);
        target.line(
            {group.x0, m_layout.stripTop - 5}, {x1, m_layout.stripTop - 5}, {color(group.open ? Token::AccentBase : Token::LineStrong), 2});
    }
    std::optional<StripTone> before;
    for (const StripPart& part : m_layout.strip) {
        const QRectF rect = toRect(part.rect);
        const QRectF inner = rect.adjusted(0.5, 0.5, -0.5, -0.5);
        const bool outlined = part.rect.w >= 2; // thinner ones would be outline alone
        switch (part.tone) {
        case StripTone::Work:
            target.rect(rect, color(Token::WorkMark));
            if (before == StripTone::Work) // two stages without a wait between them
                target.line(rect.topLeft(), rect.bottomLeft(), {color(Token::BgWindow), 1});
            break;
        case StripTone::Unknown:
            target.hatch(rect, withAlpha(color(Token::UnknownMark), 0.5));
            target.rect(inner, QColor(), {color(Token::UnknownMark), 1, {1, 2}});
            break;
        case StripTone::Outside:
            target.rect(inner, color(Token::BgSunken), {color(Token::LineStrong)});
            break;
        case StripTone::Wait:
            if (outlined)
                target.rect(inner, color(part.strong ? Token::WaitStrong : Token::WaitSoft), {color(Token::WaitMark)});
            else
                target.rect(rect, color(Token::WaitMark));
            break;
        }
        before = part.tone;
    }
    const bool axis = m_detail != MapDetail::NamesOnly;
    for (std::size_t i = 0; axis && i < m_layout.ticks.size(); ++i) {
        const double x = m_layout.ticks[i];
        target.line({x, m_layout.stripBottom + 2}, {x, m_layout.stripBottom + 6}, {color(Token::LineAxis)});
    }
    if (m_style.tethered && m_layout.stripDot) {
        const QPointF dot = toPoint(*m_layout.stripDot);
        target.line(dot, {dot.x(), m_layout.height}, {color(Token::WaitMark), 1.5});
        target.circle(dot, 3, color(Token::WaitMark));
    }
}

void StreamMapPainter::paintFinish(DrawTarget& target) const
{
    if (!m_layout.finish)
        return;
    const QRectF head = toRect(*m_layout.finish);
    const bool data = m_detail == MapDetail::Full;
    const QRectF whole = data ? head.united(toRect(*m_layout.finishData)) : head;
    const Stroke outline {color(Token::LineStrong), boxStroke};
    target.rect(whole, color(Token::BgSunken), outline, cornerRadius);
    if (m_detail == MapDetail::Full)
        target.icon(QStringLiteral("package-check"), QRectF(head.left() + 12, head.top() + 11, 18, 18), color(Token::TextSecondary), 1.5);
    if (!data)
        return;
    target.line(head.bottomLeft(), head.bottomRight(), outline);
    for (const double y : m_layout.finishLines)
        target.line({head.left() + 8, y}, {head.right() - 8, y}, {color(Token::LineLine)});
}

void StreamMapPainter::paintTexts(DrawTarget& target, bool pinned) const
{
    for (const Text& text : m_layout.texts) {
        const bool data = text.part == Part::Data || (text.part == Part::Finish && text.role != TextRole::FinishName);
        const bool shown = StreamLayout::pinned(text.part) == pinned && shows(text.part) && (!data || m_detail == MapDetail::Full);
        if (shown && !isSmall(text.role))
            target.text(toRect(text.box), alignment(text.align), QString::fromStdString(text.text), mapFont(text.role), inkColor(text.ink));
    }
    // Names stay readable as long as they can: no smaller than 9 px, on as many lines as the box has room for.
    for (const StageBox& box : m_layout.boxes)
        if (!pinned && isSmall(box.nameRole))
            paintSmallName(target, toRect(box.box), m_layout.columns[box.column].name);
    if (isSmall(TextRole::FinishName) && pinned && m_layout.finish)
        for (const Text& text : m_layout.texts)
            if (text.role == TextRole::FinishName)
                paintSmallName(target, toRect(*m_layout.finish), text.text);
}

bool StreamMapPainter::isSmall(TextRole role) const
{
    return mapFont(role).pixelSize() * m_style.zoom < smallestText;
}

void StreamMapPainter::paintSmallName(DrawTarget& target, const QRectF& box, const std::string& name) const
{
    QFont font = mapFont(TextRole::StageName);
    font.setPixelSize(static_cast<int>(std::ceil(smallestText / m_style.zoom)));
    const QFontMetricsF metrics(font);
    const QRectF room = box.adjusted(4, 0, -4, 0);
    const auto width = [&](std::string_view t) {
        return metrics.horizontalAdvance(QString::fromUtf8(t.data(), static_cast<qsizetype>(t.size())));
    };
    const auto most = static_cast<std::size_t>(std::clamp(room.height() / metrics.height(), 1.0, 2.0));
    const NameLines shown = nameLines(name, room.width(), most, width);
    double top = room.center().y() - metrics.height() * static_cast<double>(shown.lines.size()) / 2;
    for (const std::string& line : shown.lines) {
        target.text(
            {room.x(), top, room.width(), metrics.height()}, Qt::AlignLeft, QString::fromStdString(line), font, color(Token::TextPrimary));
        top += metrics.height();
    }
}

} // namespace weir::ui
