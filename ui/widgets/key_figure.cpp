// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_figure.h"

#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QPainter>

namespace weir::ui {

namespace {

constexpr int dividerGap = 20; // from the hairline to the words
constexpr int sparkWidth = 128;
constexpr int sparkHeight = 38;
constexpr int narrowest = 148;

} // namespace

KeyFigure::KeyFigure(const Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    followTheme(this, theme);
}

void KeyFigure::setContent(const Content& content)
{
    m_content = content;
    const QString value = content.value.isEmpty() ? tr("unknown") : content.value + QLatin1Char(' ') + content.unit;
    setAccessibleName(content.label + QStringLiteral(": ") + value);
    setAccessibleDescription(content.comparison);
    update();
}

void KeyFigure::setDivided(bool divided)
{
    m_divided = divided;
    update();
}

QSize KeyFigure::sizeHint() const
{
    const int height = m_theme.lineHeight(Type::Small) * 2 + m_theme.lineHeight(Type::Figure) + sparkHeight + 22;
    return {sparkWidth + 2 * dividerGap, height};
}

QSize KeyFigure::minimumSizeHint() const
{
    return {narrowest, sizeHint().height()};
}

void KeyFigure::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int left = m_divided ? dividerGap : 0;
    if (m_divided)
        style::hairline(painter, QPointF(0, 0), QPointF(0, height()), m_theme.color(Token::LineLine));
    const int small = m_theme.lineHeight(Type::Small);
    const int room = width() - left - 8;
    int y = 0;

    const QFont labelFont = m_theme.font(Type::Small);
    painter.setFont(labelFont);
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRect(left, y, room, small), Qt::AlignVCenter | Qt::AlignLeading,
        QFontMetrics(labelFont).elidedText(m_content.label, Qt::ElideRight, room));
    y += small + 6;

    const int figure = m_theme.lineHeight(Type::Figure);
    const bool unknown = m_content.value.isEmpty();
    const QFont figureFont = m_theme.font(unknown ? Type::Lead : Type::Figure);
    painter.setFont(figureFont);
    painter.setPen(m_theme.color(unknown ? Token::TextTertiary : Token::TextPrimary));
    const QString value = unknown ? tr("unknown") : m_content.value;
    painter.drawText(QRect(left, y, room, figure), Qt::AlignVCenter | Qt::AlignLeading, value);
    if (!unknown) {
        QFont unitFont = m_theme.font(Type::Lead);
        unitFont.setWeight(QFont::Medium);
        const int x = left + QFontMetrics(figureFont).horizontalAdvance(value) + 8;
        const int baseline = y + (figure + QFontMetrics(figureFont).ascent() - QFontMetrics(figureFont).descent()) / 2;
        painter.setFont(unitFont);
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(QPoint(x, baseline), m_content.unit);
    }
    y += figure + 6;

    const Token mark = m_content.worse ? Token::AttentionMark : Token::TextSecondary;
    paintSparkline(painter, QRectF(left, y, std::min(sparkWidth, room), sparkHeight), m_content.course, m_theme.color(mark));
    y += sparkHeight + 10;

    const QFont compareFont = m_theme.tabular(Type::Small);
    painter.setFont(compareFont);
    painter.setPen(m_theme.color(m_content.worse ? Token::AttentionText : Token::TextSecondary));
    painter.drawText(QRect(left, y, room, small), Qt::AlignVCenter | Qt::AlignLeading,
        QFontMetrics(compareFont).elidedText(m_content.comparison, Qt::ElideRight, room));
}

} // namespace weir::ui
