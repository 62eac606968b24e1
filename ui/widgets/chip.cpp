// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/format/plain_tip.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/themed.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int padding = 13;
constexpr int gap = 6;
constexpr int crossSize = 14;
constexpr int widestValue = 200;

} // namespace

Chip::Chip(const Theme& theme, Kind kind, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_kind(kind)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setProperty(focusRadiusProperty, tokens::radiusChip);
    followTheme(this, theme);
}

void Chip::setWords(const QString& field, const QString& value)
{
    m_field = field;
    m_value = QFontMetrics(valueFont()).elidedText(value, Qt::ElideRight, widestValue);
    setAccessibleName(field.isEmpty() ? value
            : m_kind == Kind::Filter  ? tr("Filter %1: %2").arg(field, value)
                                      : tr("%1: %2", "what is chosen, value").arg(field, value));
    if (m_kind == Kind::Filter)
        setAccessibleDescription(tr("Delete takes the filter away"));
    setToolTip(m_value == value ? QString() : plainTip(value));
    updateGeometry();
    update();
}

QFont Chip::valueFont() const
{
    QFont font = m_theme.font(Type::Small);
    font.setWeight(invites() ? QFont::Medium : QFont::DemiBold);
    return font;
}

QSize Chip::sizeHint() const
{
    int width = 2 * padding + (m_kind == Kind::More ? 0 : crossSize + gap) + QFontMetrics(valueFont()).horizontalAdvance(m_value);
    if (!m_field.isEmpty())
        width += QFontMetrics(m_theme.font(Type::Small)).horizontalAdvance(m_field) + gap;
    return {width, std::max(tokens::chip, m_theme.lineHeight(Type::Small) + 8)};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool adds = invites();
    const QColor fill = isDown()
        ? m_theme.color(Token::BgPressed)
        : motion::hovered(this, m_theme.color(adds ? Token::BgWindow : Token::BgSurface), m_theme.color(Token::BgHover));
    QPen border(m_theme.color(Token::LineLine), 1);
    if (adds)
        border.setDashPattern({3, 3});
    painter.setPen(border);
    painter.setBrush(fill);
    const double radius = height() / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);

    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    int x = padding;
    const auto place = [&](int wide) {
        const QRect r(x, 0, wide, height());
        x += wide + gap;
        return leftToRight ? r : QRect(width() - r.right() - 1, 0, wide, height());
    };
    if (m_kind == Kind::Add)
        paintIcon(painter, place(crossSize), QStringLiteral("plus"), m_theme.color(Token::TextSecondary), crossSize);
    if (!m_field.isEmpty()) {
        painter.setFont(m_theme.font(Type::Small));
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(place(painter.fontMetrics().horizontalAdvance(m_field)), Qt::AlignCenter | Qt::TextDontClip, m_field);
    }
    painter.setFont(valueFont());
    painter.setPen(m_theme.color(adds ? Token::TextSecondary : Token::TextPrimary));
    painter.drawText(place(painter.fontMetrics().horizontalAdvance(m_value)), Qt::AlignCenter | Qt::TextDontClip, m_value);
    if (!adds)
        paintIcon(painter, place(crossSize), m_kind == Kind::Filter ? QStringLiteral("x") : QStringLiteral("chevron-down"),
            m_theme.color(Token::TextSecondary), crossSize);
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    const double fromEnd = layoutDirection() == Qt::LeftToRight ? width() - event->position().x() : event->position().x();
    const bool onCross = m_kind == Kind::Filter && fromEnd <= tokens::minTarget && rect().contains(event->position().toPoint());
    if (onCross && event->button() == Qt::LeftButton) {
        setDown(false);
        emit removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (m_kind == Kind::Filter && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace))
        emit removeRequested();
    else if (isEnter(event))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace weir::ui
