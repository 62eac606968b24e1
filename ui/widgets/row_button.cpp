// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_button.h"

#include "ui/theme/motion.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/themed.h"

#include <QEvent>
#include <QPainter>

namespace weir::ui {

RowButton::RowButton(const Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    followTheme(this, theme);
}

void RowButton::keyPressEvent(QKeyEvent* event)
{
    if (isEnter(event))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RowButton::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor); // what leads nowhere does not ask for a click
}

void RowButton::paintGround(QPainter& painter, const QRectF& ground) const
{
    const QColor color =
        isEnabled() && isDown() ? m_theme.color(Token::BgPressed) : motion::hovered(this, {}, m_theme.color(Token::BgHover));
    if (color.isValid())
        painter.fillRect(ground, color);
}

} // namespace weir::ui
