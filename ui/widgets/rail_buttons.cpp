// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail_buttons.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/themed.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int placeIcon = 18;
constexpr int iconLeft = 10;
constexpr int textGap = 10;
constexpr int badgeHeight = 18;
constexpr int badgeRight = 10;
constexpr int markSize = 22;
constexpr int headInset = 8;

QRect mirrored(const QWidget* widget, const QRect& rect)
{
    return QStyle::visualRect(widget->layoutDirection(), widget->rect(), rect);
}

bool showsFocus(const QWidget* widget)
{
    return widget->hasFocus() && FocusRing::byKeyboard();
}

} // namespace

PlaceButton::PlaceButton(const Theme& theme, const QString& title, const QString& icon, const QString& shortcut, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_shortcut(shortcut)
{
    setText(title);
    setCheckable(true);
    setAccessibleName(title);
    setToolTip(shortcut);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty(focusInsideProperty, true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this, theme);
}

void PlaceButton::setBadge(int count)
{
    m_badge = count;
    setAccessibleDescription(count == 0 ? QString() : count == 1 ? tr("1 needs attention") : tr("%Ln need attention", nullptr, count));
    update();
}

void PlaceButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? (m_shortcut.isEmpty() ? text() : tr("%1 (%2)", "place and shortcut").arg(text(), m_shortcut)) : m_shortcut);
    updateGeometry();
    update();
}

QSize PlaceButton::sizeHint() const
{
    return {m_collapsed ? tokens::railCollapsed - 16 : tokens::rail - 16,
        std::max(tokens::control, m_theme.lineHeight(Type::Body) + tokens::space3)};
}

void PlaceButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool current = isChecked();
    if (current)
        style::roundedBox(painter, rect(), tokens::radiusControl, m_theme.color(m_theme.dark() ? Token::BgHover : Token::BgSurface), {});
    else if (isDown())
        style::roundedBox(painter, rect(), tokens::radiusControl, m_theme.color(Token::BgPressed), {});
    else
        style::roundedBox(painter, rect(), tokens::radiusControl, motion::hovered(this, {}, m_theme.color(Token::BgHover)), {});

    const QColor words = m_theme.color(current ? Token::TextPrimary : Token::TextSecondary);
    const int left = m_collapsed ? (tokens::railCollapsed - 2 * headInset - placeIcon) / 2 : iconLeft;
    paintIcon(painter, mirrored(this, QRect(left, 0, placeIcon, height())), m_icon, current ? m_theme.color(Token::AccentBase) : words,
        placeIcon);
    if (!m_collapsed) {
        QFont font = m_theme.font(Type::Body);
        font.setWeight(current ? QFont::DemiBold : QFont::Medium);
        painter.setFont(font);
        painter.setPen(words);
        const int start = iconLeft + placeIcon + textGap;
        const QRect room(start, 0, width() - start - (m_badge > 0 ? 40 : 8), height());
        painter.drawText(
            mirrored(this, room), Qt::AlignVCenter | Qt::AlignLeading, QFontMetrics(font).elidedText(text(), Qt::ElideRight, room.width()));
    }
    paintBadge(painter);
    if (showsFocus(this))
        style::innerFocusRing(painter, rect(), tokens::radiusControl, m_theme);
}

void PlaceButton::paintBadge(QPainter& painter) const
{
    if (m_badge <= 0)
        return;
    if (m_collapsed) { // no room for a number: a dot at the icon's corner, the number is in the description
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::AttentionMark));
        painter.drawEllipse(QPointF((tokens::railCollapsed - 2 * headInset + placeIcon) / 2.0, height() / 2.0 - placeIcon / 2.0 + 1), 3, 3);
        return;
    }
    QFont font = m_theme.tabular(Type::Caption);
    font.setWeight(QFont::DemiBold);
    const QString number = m_badge > 99 ? tr("99+") : QLocale().toString(m_badge);
    const int wide = std::max(badgeHeight + 2, QFontMetrics(font).horizontalAdvance(number) + 12);
    const QRect place = mirrored(this, QRect(width() - badgeRight - wide, (height() - badgeHeight) / 2, wide, badgeHeight));
    style::roundedBox(painter, place, badgeHeight / 2.0, m_theme.color(Token::AttentionSoft), m_theme.softOutline(Token::AttentionMark));
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::AttentionText));
    painter.drawText(place, Qt::AlignCenter, number);
}

void PlaceButton::keyPressEvent(QKeyEvent* event)
{
    if (isEnter(event))
        click();
    else if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else
        QAbstractButton::keyPressEvent(event);
}

WorkspaceButton::WorkspaceButton(const Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty(focusInsideProperty, true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this, theme);
}

void WorkspaceButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    update();
}

QSize WorkspaceButton::sizeHint() const
{
    return {m_collapsed ? tokens::railCollapsed : tokens::rail, tokens::topBar};
}

void WorkspaceButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect inner = rect().adjusted(headInset, 8, -headInset, -8);
    const QColor ground = isDown() ? m_theme.color(Token::BgPressed) : motion::hovered(this, {}, m_theme.color(Token::BgHover));
    style::roundedBox(painter, inner, tokens::radiusControl, ground, {});
    const int left = m_collapsed ? (tokens::railCollapsed - markSize) / 2 : headInset + iconLeft;
    const QRect mark(left, (height() - markSize) / 2, markSize, markSize);
    paintMark(painter, mirrored(this, mark), m_theme);
    if (!m_collapsed) {
        QFont font = m_theme.font(Type::Section);
        font.setPixelSize(font.pixelSize() + 1); // a workspace's name is a step larger than its places
        painter.setFont(font);
        painter.setPen(m_theme.color(Token::TextPrimary));
        const QRect room(mark.right() + 10, 0, width() - mark.right() - 10 - 40, height());
        painter.drawText(
            mirrored(this, room), Qt::AlignVCenter | Qt::AlignLeading, QFontMetrics(font).elidedText(text(), Qt::ElideRight, room.width()));
        paintIcon(painter, mirrored(this, QRect(width() - 34, 0, 16, height())), QStringLiteral("chevrons-up-down"),
            m_theme.color(Token::TextSecondary), 16);
    }
    if (showsFocus(this))
        style::innerFocusRing(painter, inner, tokens::radiusControl, m_theme);
}

void WorkspaceButton::keyPressEvent(QKeyEvent* event)
{
    if (isEnter(event) || event->key() == Qt::Key_Down)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace weir::ui
