// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mark_widget.h"

#include "ui/format/plain_tip.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/themed.h"

#include <QHelpEvent>
#include <QToolTip>

namespace weir::ui {

MarkWidget::MarkWidget(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setProperty(focusInsideProperty, true);
    followTheme(this, theme);
}

void MarkWidget::marksChanged(const QString& summary)
{
    m_summary = summary;
    m_current = -1;
    setAccessibleDescription(summary);
    setFocusPolicy(markCount() > 0 ? Qt::TabFocus : Qt::NoFocus);
    if (hasFocus())
        walk(-1, 1);
    update();
}

int MarkWidget::markAt(const QPointF& position) const
{
    for (int mark = markCount() - 1; mark >= 0; --mark) { // what was painted last lies above
        if (markRect(mark).contains(position))
            return mark;
    }
    return -1;
}

void MarkWidget::paintCurrentMark(QPainter& painter) const
{
    if (m_current >= 0 && hasFocus() && FocusRing::byKeyboard())
        style::innerFocusRing(painter, markRect(m_current).adjusted(-2, -2, 2, 2).intersected(rect()), 2, m_theme);
}

bool MarkWidget::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int mark = markAt(help->pos());
    if (mark < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(markText(mark)), this);
    return true;
}

void MarkWidget::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return walk(m_current, 1);
    case Qt::Key_Left:
    case Qt::Key_Up:
        return walk(m_current, -1);
    case Qt::Key_Home:
        return walk(-1, 1);
    case Qt::Key_End:
        return walk(markCount(), -1);
    default:
        break;
    }
    if (m_current >= 0 && (isEnter(event) || event->key() == Qt::Key_Space))
        openMark(m_current);
    else
        QWidget::keyPressEvent(event);
}

void MarkWidget::walk(int from, int step)
{
    for (int mark = from + step; mark >= 0 && mark < markCount(); mark += step) {
        if (!markRect(mark).isEmpty())
            return setCurrent(mark);
    }
}

/// Says the mark aloud and shows its tip beside it.
void MarkWidget::setCurrent(int mark)
{
    m_current = mark;
    setAccessibleDescription(mark < 0 ? m_summary : markText(mark));
    if (mark >= 0 && isVisible())
        QToolTip::showText(mapToGlobal(markRect(mark).bottomLeft().toPoint()), plainTip(markText(mark)), this);
    update();
}

void MarkWidget::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0)
        walk(-1, 1);
}

void MarkWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setCurrent(-1);
}

} // namespace weir::ui
