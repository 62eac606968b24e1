// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_label.h"

#include "ui/format/plain_tip.h"
#include "ui/widgets/themed.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace weir::ui {

ElidedLabel::ElidedLabel(const Theme& theme, Type type, Token color, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_type(type)
    , m_color(color)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTheme(this, theme);
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {QFontMetrics(m_theme.font(m_type)).horizontalAdvance(m_text) + 2, m_theme.lineHeight(m_type)};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 24), m_theme.lineHeight(m_type)};
}

QString ElidedLabel::shown() const
{
    return QFontMetrics(m_theme.font(m_type)).elidedText(m_text, Qt::ElideRight, width());
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        if (shown() != m_text)
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainTip(m_text), this);
        return true;
    }
    return QWidget::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(m_type));
    painter.setPen(m_theme.color(isEnabled() ? m_color : Token::TextDisabled));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, shown());
}

} // namespace weir::ui
