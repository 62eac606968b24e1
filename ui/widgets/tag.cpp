// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tag.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QPainter>

namespace weir::ui {

namespace {

constexpr int padding = 6;
constexpr int iconSize = 12;
constexpr int iconGap = 3;

struct Look {
    Token soft, text;
    QString icon;
};

Look lookOf(TagKind kind)
{
    switch (kind) {
    case TagKind::Good:
        return {Token::GoodSoft, Token::GoodText, QStringLiteral("circle-check")};
    case TagKind::Attention:
        return {Token::AttentionSoft, Token::AttentionText, QStringLiteral("circle-dot")};
    case TagKind::Critical:
        return {Token::CriticalSoft, Token::CriticalText, QStringLiteral("octagon-alert")};
    case TagKind::Blocked:
        return {Token::BlockedSoft, Token::BlockedText, QStringLiteral("ban")};
    case TagKind::Rework:
        return {Token::ReworkSoft, Token::ReworkText, QStringLiteral("repeat-2")};
    case TagKind::Unknown:
        break;
    }
    return {Token::UnknownSoft, Token::UnknownText, QStringLiteral("circle-help")};
}

QFont tagFont(const Theme& theme)
{
    QFont font = theme.tabular(Type::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

QSize tagSize(const QString& text, bool withIcon, const Theme& theme)
{
    const int width = QFontMetrics(tagFont(theme)).horizontalAdvance(text) + 2 * padding + (withIcon ? iconSize + iconGap : 0);
    return {width, theme.lineHeight(Type::Caption) + 2};
}

int paintTag(QPainter& painter, const QPointF& topLeft, TagKind kind, const QString& text, bool withIcon, const Theme& theme)
{
    const Look look = lookOf(kind);
    const QSize size = tagSize(text, withIcon, theme);
    const QRectF rect(topLeft, size);
    style::roundedBox(painter, rect, 4, theme.color(look.soft), theme.softOutline(look.text));
    double x = rect.left() + padding;
    if (withIcon) {
        paintIcon(painter, QRectF(x, rect.top(), iconSize, rect.height()), look.icon, theme.color(look.text), iconSize);
        x += iconSize + iconGap;
    }
    painter.setFont(tagFont(theme));
    painter.setPen(theme.color(look.text));
    painter.drawText(QRectF(x, rect.top(), rect.right() - x, rect.height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text);
    return size.width();
}

Tag::Tag(const Theme& theme, TagKind kind, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this, theme);
    setTag(kind, text);
}

void Tag::setTag(TagKind kind, const QString& text)
{
    m_kind = kind;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Tag::setIconVisible(bool visible)
{
    m_icon = visible;
    updateGeometry();
}

QSize Tag::sizeHint() const
{
    return tagSize(m_text, m_icon, m_theme);
}

void Tag::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintTag(painter, QPointF(0, 0), m_kind, m_text, m_icon, m_theme);
}

} // namespace weir::ui
