// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/map_canvas.h"

#include "ui/format/diagram_format.h"
#include "ui/painters/map_text.h"
#include "ui/painters/painter_target.h"
#include "ui/painters/stream_map_painter.h"
#include "ui/scene/map_accessible.h"

#include <QHelpEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace weir::ui {

using namespace diagram;
using Kind = MapElement::Kind;

namespace {

constexpr double least = 0.25;
constexpr double most = 4;
constexpr double leastFit = 0.7; ///< below, texts would be hard to read: the stages scroll
constexpr double tooLittle = 0.01; ///< pixels: nothing to scroll for
constexpr double leftMargin = 4; ///< pixels: the ribbon and the focus ring stand out a little

} // namespace

MapCanvas::MapCanvas(const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_format(diagramFormat(locale()))
{
    installMapAccessibility();
    setObjectName(QStringLiteral("mapCanvas"));
    setAccessibleName(tr("Value stream"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("weirFocusInside", true);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&m_theme, &Theme::changed, this, &MapCanvas::relayout); // the size of text, too
}

void MapCanvas::setStream(StreamPtr stream)
{
    m_stream = std::move(stream);
    m_hovered.reset();
    if (m_stream == nullptr) { // groups, loops and places are of the map that is gone
        m_options = {};
        m_current.reset();
        m_pressed.reset();
        m_zoom = 1;
    }
    relayout();
}

void MapCanvas::setTethered(bool tethered)
{
    m_tethered = tethered;
    m_picture = {};
    viewport()->update();
}

void MapCanvas::setFitting(bool fitting)
{
    if (fitting == m_fitting)
        return;
    m_fitting = fitting;
    relayout();
}

void MapCanvas::openGroup(std::size_t group)
{
    m_options.openGroup = group;
    relayout();
    for (std::size_t i = 0; i < m_layout.columns.size(); ++i)
        if (m_layout.columns[i].group == group) {
            setCurrent(MapElement {Kind::Stage, i});
            return;
        }
}

void MapCanvas::relayout()
{
    if (m_layingOut)
        return;
    m_layingOut = true;
    m_picture = {};
    m_options.availableWidth = (viewport()->width() - 2 * leftMargin) / m_theme.fontFactor();
    m_fit = 1;
    layOut(m_fitting ? 1 : m_zoom);
    if (m_fitting) {
        m_fit = std::clamp(std::floor(m_options.availableWidth / wholeWidth() * 100) / 100, leastFit, 1.0);
        layOut(m_zoom * m_fit);
    }
    m_walk = walkOrder(m_layout);
    if (m_current && std::find(m_walk.begin(), m_walk.end(), *m_current) == m_walk.end())
        m_current.reset();
    updateScrollBars();
    m_layingOut = false;
    mapContentChanged(*this);
    viewport()->update();
    updateGeometry();
}

void MapCanvas::layOut(double zoom)
{
    m_options.viewWidth = m_options.availableWidth / zoom;
    m_layout = m_stream ? layoutStream(*m_stream, MapTextMeasure(), m_format, mapWords(), m_options) : StreamLayout();
}

/// The whole map grows with the size of text, so that every text keeps the room it was given.
double MapCanvas::scale() const
{
    return m_zoom * m_fit * m_theme.fontFactor();
}

double MapCanvas::wholeWidth() const
{
    return std::max(1.0, m_layout.scrollWidth + (m_layout.width - m_layout.viewWidth));
}

bool MapCanvas::stagesScroll() const
{
    return m_layout.scrollWidth > m_layout.viewWidth;
}

void MapCanvas::updateScrollBars()
{
    const double wide = stagesScroll() ? (m_layout.scrollWidth - m_layout.viewWidth) * scale()
                                       : m_layout.width * scale() + 2 * leftMargin - viewport()->width();
    const double high = m_layout.height * scale() - viewport()->height();
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(wide - tooLittle))));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(40);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(high - tooLittle))));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(40);
}

double MapCanvas::scrollUnits() const
{
    return stagesScroll() ? horizontalScrollBar()->value() / scale() : 0;
}

QPointF MapCanvas::origin(bool pinned) const
{
    const double x = leftMargin - (pinned && stagesScroll() ? 0 : horizontalScrollBar()->value());
    return {x, -static_cast<double>(verticalScrollBar()->value())};
}

void MapCanvas::renderPicture()
{
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap(QSize(viewport()->size() * ratio));
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(m_theme.color(Token::BgWindow));
    if (m_layout.columns.empty())
        return;
    QPainter painter(&m_picture);
    StreamMapStyle style;
    style.dark = m_theme.dark();
    style.zoom = scale();
    style.scroll = scrollUnits();
    style.tethered = m_tethered;
    const StreamMapPainter map(m_layout, style);
    PainterTarget target(painter);
    const auto enter = [&](bool pinned) {
        painter.save();
        painter.translate(origin(pinned));
        painter.scale(scale(), scale());
    };
    const double frame = 7; // what stands out beside the stages: ribbon, hand-off circle
    const QRectF seen(-leftMargin / scale(), -1e6, m_layout.viewWidth + leftMargin / scale() + frame, 2e6);
    enter(true);
    if (stagesScroll())
        painter.setClipRect(seen);
    map.paintRibbonFoot(target);
    painter.restore();
    enter(false);
    if (stagesScroll())
        painter.setClipRect(seen.translated(style.scroll, 0));
    map.paintStages(target);
    painter.restore();
    enter(true);
    map.paintPinned(target);
    if (m_tethered && m_layout.stripDot) { // the line goes on to the sheet below
        const double bottom = (viewport()->height() - origin(true).y()) / scale();
        const Stroke line(m_theme.color(Token::WaitMark), 1.5);
        target.line({m_layout.stripDot->x, m_layout.height - 1}, {m_layout.stripDot->x, bottom}, line);
    }
    painter.restore();
}

void MapCanvas::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatioF())
        renderPicture(); // also after a move to a screen of another density
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_picture);
    paintMarks(painter);
}

/// A ring of 2 in accent: inside the outline for hover, 2 outside for the one that the keyboard is at.
void MapCanvas::paintMarks(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto ring = [&](const MapElement& element, double outside, double radius) {
        QRectF r = viewRect(element).adjusted(-outside, -outside, outside, outside);
        if (stagesScroll() && !isPinned(m_layout, element))
            painter.setClipRect(QRectF(0, 0, leftMargin + m_layout.viewWidth * scale() + 8, viewport()->height()));
        painter.setPen(QPen(m_theme.color(Token::AccentBase), 2));
        painter.drawRoundedRect(r, radius, radius);
        painter.setClipping(false);
    };
    if (m_hovered && m_hovered != m_current)
        ring(*m_hovered, 0, 2);
    if (m_current) {
        ring(*m_current, 0, 2);
        if (hasFocus() && m_keyboardFocus)
            ring(*m_current, 4, 5);
    } else if (hasFocus() && m_keyboardFocus) {
        painter.setPen(QPen(m_theme.color(Token::AccentFocus), 2));
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

QRectF MapCanvas::viewRect(const MapElement& element) const
{
    const QRectF r = elementRect(m_layout, element);
    const QPointF o = origin(isPinned(m_layout, element));
    return {r.topLeft() * scale() + o, r.size() * scale()};
}

std::optional<MapElement> MapCanvas::elementAtView(QPointF position) const
{
    const double slack = 5 / scale();
    if (const auto pinned = elementAt(m_layout, (position - origin(true)) / scale(), true, slack))
        return pinned;
    const bool besideStages = stagesScroll() && position.x() > leftMargin + m_layout.viewWidth * scale();
    return besideStages ? std::nullopt : elementAt(m_layout, (position - origin(false)) / scale(), false, slack);
}

void MapCanvas::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void MapCanvas::scrollContentsBy(int, int)
{
    m_picture = {};
    viewport()->update();
}

void MapCanvas::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange) {
        m_format = diagramFormat(locale());
        relayout();
    }
}

void MapCanvas::setZoom(double zoom, std::optional<QPointF> around)
{
    const double wanted = std::clamp(zoom, least, most);
    if (wanted == m_zoom)
        return;
    const QPointF anchor = around.value_or(QPointF(viewport()->width() / 2.0, viewport()->height() / 2.0));
    const QPointF unit = (anchor - origin(false)) / scale();
    m_zoom = wanted;
    relayout();
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(unit.x() * scale() + leftMargin - anchor.x())));
    verticalScrollBar()->setValue(static_cast<int>(std::lround(unit.y() * scale() - anchor.y())));
    emit zoomChanged(m_zoom);
}

/// The whole map, stages and all, in the window.
void MapCanvas::fit()
{
    if (m_layout.columns.empty())
        return;
    const double wide = (viewport()->width() - 2 * leftMargin) / wholeWidth();
    const double high = viewport()->height() / m_layout.height;
    setZoom(std::floor(std::min(wide, high) / (m_fit * m_theme.fontFactor()) * 100) / 100);
}

QSize MapCanvas::sizeHint() const
{
    const double height = m_layout.columns.empty() ? 400 : m_layout.height * scale();
    return {1200, static_cast<int>(std::ceil(height)) + (horizontalScrollBar()->maximum() > 0 ? 10 : 0)};
}

QSize MapCanvas::minimumSizeHint() const
{
    return {360, 240};
}

} // namespace weir::ui
