// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/map_accessible.h"
#include "ui/scene/map_canvas.h"
#include "ui/theme/focus_ring.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace weir::ui {

using namespace diagram;
using Kind = MapElement::Kind;

void MapCanvas::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        setZoom(m_zoom * std::pow(1.0015, turn.y()), event->position());
    } else {
        // A map is wide: what cannot go down goes along.
        const bool along = event->modifiers().testFlag(Qt::ShiftModifier) || verticalScrollBar()->maximum() == 0;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - turn.x() - (along ? turn.y() : 0));
        verticalScrollBar()->setValue(verticalScrollBar()->value() - (along ? 0 : turn.y()));
    }
    event->accept();
}

void MapCanvas::mousePressEvent(QMouseEvent* event)
{
    const bool left = event->button() == Qt::LeftButton;
    m_pressed = left && !m_spaceHeld ? elementAtView(event->position()) : std::nullopt;
    m_panning = (left || event->button() == Qt::MiddleButton) && !m_pressed;
    m_moved = false;
    m_dragFrom = event->pos();
    m_keyboardFocus = false;
    updateCursor();
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_panning) {
        const QPoint by = event->pos() - m_dragFrom;
        m_moved = m_moved || by.manhattanLength() > 3;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
        m_dragFrom = event->pos();
        return;
    }
    setHovered(elementAtView(event->position()));
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const bool click = m_pressed && elementAtView(event->position()) == m_pressed;
    if (m_panning && !m_moved)
        setCurrent(std::nullopt);
    m_panning = false;
    updateCursor();
    const std::optional<MapElement> pressed = std::exchange(m_pressed, std::nullopt);
    if (click) {
        setCurrent(pressed);
        activate(*pressed);
    }
}

void MapCanvas::setHovered(std::optional<MapElement> element)
{
    if (element == m_hovered)
        return;
    m_hovered = element;
    updateCursor();
    viewport()->update();
}

void MapCanvas::updateCursor()
{
    if (m_panning)
        viewport()->setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld)
        viewport()->setCursor(Qt::OpenHandCursor);
    else if (m_hovered)
        viewport()->setCursor(Qt::PointingHandCursor);
    else
        viewport()->unsetCursor();
}

bool MapCanvas::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        setHovered(std::nullopt);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto element = elementAtView(help->pos());
        if (!element || !m_stream) {
            QToolTip::hideText();
            return true;
        }
        QStringList lines;
        for (const QString& line : describe(m_layout, *m_stream, *element, m_format))
            lines << line.toHtmlEscaped();
        lines.first() = QStringLiteral("<b>") + lines.first() + QStringLiteral("</b>");
        QToolTip::showText(help->globalPos(), QStringLiteral("<qt>") + lines.join(QStringLiteral("<br>")) + QStringLiteral("</qt>"),
            viewport(), viewRect(*element).toRect());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MapCanvas::keyPressEvent(QKeyEvent* event)
{
    m_keyboardFocus = true;
    switch (event->key()) {
    case Qt::Key_Right:
        walk(1);
        return;
    case Qt::Key_Left:
        walk(-1);
        return;
    case Qt::Key_Up:
        walkAcross(true);
        return;
    case Qt::Key_Down:
        walkAcross(false);
        return;
    case Qt::Key_Home:
        walkTo(0);
        return;
    case Qt::Key_End:
        walkTo(m_walk.empty() ? 0 : m_walk.size() - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            activate(*m_current);
        return;
    case Qt::Key_Escape:
        if (m_current) {
            setCurrent(std::nullopt);
            return;
        }
        break;
    case Qt::Key_Space:
        m_spaceHeld = true;
        updateCursor();
        return;
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_1:
        setZoom(1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setZoom(m_zoom * 1.25);
        return;
    case Qt::Key_Minus:
        setZoom(m_zoom / 1.25);
        return;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void MapCanvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
        return;
    }
    QAbstractScrollArea::keyReleaseEvent(event);
}

void MapCanvas::focusInEvent(QFocusEvent* event)
{
    m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void MapCanvas::focusOutEvent(QFocusEvent* event)
{
    m_spaceHeld = false;
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

void MapCanvas::walk(int step)
{
    if (m_walk.empty())
        return;
    const auto at = m_current ? std::find(m_walk.begin(), m_walk.end(), *m_current) : m_walk.end();
    if (at == m_walk.end()) {
        walkTo(step > 0 ? 0 : m_walk.size() - 1);
        return;
    }
    const auto next = at - m_walk.begin() + step;
    if (next >= 0 && next < static_cast<std::ptrdiff_t>(m_walk.size()))
        walkTo(static_cast<std::size_t>(next));
}

/// Up: from a stage to what it sends back, or what comes back to it. Down: from there to the stage itself.
void MapCanvas::walkAcross(bool up)
{
    if (!m_current)
        return walk(1);
    if (up && m_current->kind == Kind::Stage) {
        const std::size_t stage = m_current->index;
        for (const bool leaving : {true, false})
            for (std::size_t i = 0; i < m_layout.loops.size(); ++i)
                if ((leaving ? m_layout.loops[i].from : m_layout.loops[i].to) == stage)
                    return setCurrent(MapElement {Kind::Loop, i});
    } else if (!up && m_current->kind == Kind::Loop) {
        const ReworkLoop& loop = m_layout.loops[m_current->index];
        setCurrent(MapElement {Kind::Stage, loop.from == nothing ? loop.to : loop.from});
    }
}

void MapCanvas::walkTo(std::size_t index)
{
    if (index < m_walk.size())
        setCurrent(m_walk[index]);
}

void MapCanvas::setCurrent(std::optional<MapElement> element)
{
    m_current = element;
    if (element) {
        ensureVisible(*element);
        mapCurrentChanged(*this);
    }
    viewport()->update();
}

void MapCanvas::ensureVisible(const MapElement& element)
{
    const QRectF seen = viewRect(element);
    const double right = stagesScroll() ? m_layout.viewWidth * scale() : viewport()->width();
    const auto follow = [](QScrollBar* bar, double low, double high, double room) {
        if (low < 8)
            bar->setValue(bar->value() + static_cast<int>(std::floor(low - 8)));
        else if (high > room - 8)
            bar->setValue(bar->value() + static_cast<int>(std::ceil(high - room + 8)));
    };
    if (!isPinned(m_layout, element) || !stagesScroll())
        follow(horizontalScrollBar(), seen.left(), seen.right(), right);
    follow(verticalScrollBar(), seen.top(), seen.bottom(), viewport()->height());
}

void MapCanvas::activate(const MapElement& element)
{
    switch (element.kind) {
    case Kind::Stage: {
        const Column& column = m_layout.columns[element.index];
        if (column.folded)
            openGroup(column.group);
        else
            emit stagesActivated(column.members);
        break;
    }
    case Kind::Queue:
        emit queueActivated(m_layout.columns[element.index].members);
        break;
    case Kind::Arrow:
        activateArrow(m_layout.arrows[element.index]);
        break;
    case Kind::Loop: {
        const ReworkLoop& loop = m_layout.loops[element.index];
        emit edgesActivated(loop.edges, describe(m_layout, *m_stream, element, m_format).first());
        break;
    }
    case Kind::MoreLoops:
        m_options.allLoops = true;
        m_current.reset();
        relayout();
        break;
    case Kind::Strip:
        activateStrip(m_layout.strip[element.index]);
        break;
    }
}

void MapCanvas::activateArrow(const Arrow& arrow)
{
    if (arrow.to == nothing) {
        emit finishActivated();
        return;
    }
    if (arrow.from == nothing)
        return;
    const QString title =
        tr("%1 to %2")
            .arg(QString::fromStdString(m_layout.columns[arrow.from].name), QString::fromStdString(m_layout.columns[arrow.to].name));
    emit edgesActivated(edgesOf(m_layout, *m_stream, arrow), title);
}

/// The strip is the navigator: it opens the group and goes there.
void MapCanvas::activateStrip(const StripPart& part)
{
    if (part.column == nothing)
        return;
    const Column& column = m_layout.columns[part.column];
    if (column.folded)
        openGroup(column.group);
    for (std::size_t i = 0; i < m_layout.columns.size(); ++i) {
        const auto& members = m_layout.columns[i].members;
        if (std::find(members.begin(), members.end(), part.stage) != members.end()) {
            setCurrent(MapElement {Kind::Stage, i});
            return;
        }
    }
}

} // namespace weir::ui
