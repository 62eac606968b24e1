// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_ring.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QEvent>
#include <QFocusFrame>
#include <QWidget>

namespace weir::ui {

namespace {

constexpr char keyboardProperty[] = "weirFocusByKeyboard";

bool showsItself(const QWidget* widget)
{
    return widget->property(focusInsideProperty).toBool() || widget->isWindow()
        || qobject_cast<const QAbstractScrollArea*>(widget) != nullptr;
}

void remember(bool keyboard)
{
    qApp->setProperty(keyboardProperty, keyboard);
}

} // namespace

FocusRing::FocusRing(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool FocusRing::byKeyboard()
{
    return qApp != nullptr && qApp->property(keyboardProperty).toBool();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        if (byKeyboard() && !showsItself(widget))
            show(widget);
        else
            hide();
    } else if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        remember(false);
        hide();
    } else if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        remember(true); // also arrow keys in a list that was clicked before: from now on the keyboard leads
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::show(QWidget* widget)
{
    if (!m_frame)
        m_frame = new QFocusFrame(widget->window());
    m_frame->setWidget(widget);
}

void FocusRing::hide()
{
    if (m_frame)
        m_frame->setWidget(nullptr);
}

} // namespace weir::ui
