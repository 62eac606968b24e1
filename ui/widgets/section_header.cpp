// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/section_header.h"

#include "ui/widgets/themed.h"

#include <QPainter>

namespace weir::ui {

namespace {

constexpr int gap = 5;

} // namespace

SectionHeader::SectionHeader(const Theme& theme, const QString& title, const QString& qualifier, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTheme(this, theme);
    setWords(title, qualifier);
}

void SectionHeader::setWords(const QString& title, const QString& qualifier)
{
    m_title = title;
    m_qualifier = qualifier;
    setAccessibleName(qualifier.isEmpty() ? title : title + QStringLiteral(", ") + qualifier);
    updateGeometry();
    update();
}

QSize SectionHeader::sizeHint() const
{
    const int width = QFontMetrics(m_theme.font(Type::Section)).horizontalAdvance(m_title) + gap
        + QFontMetrics(m_theme.tabular(Type::Body)).horizontalAdvance(m_qualifier) + 2;
    return {width, m_theme.lineHeight(Type::Section)};
}

QSize SectionHeader::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void SectionHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont strong = m_theme.font(Type::Section);
    const QString title = QFontMetrics(strong).elidedText(m_title, Qt::ElideRight, width());
    const int taken = QFontMetrics(strong).horizontalAdvance(title) + gap;
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    painter.setFont(strong);
    painter.setPen(m_theme.color(Token::TextPrimary));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading, title);
    painter.setFont(m_theme.tabular(Type::Body));
    painter.setPen(m_theme.color(Token::TextTertiary));
    const QRect rest = leftToRight ? rect().adjusted(taken, 0, 0, 0) : rect().adjusted(0, 0, -taken, 0);
    painter.drawText(
        rest, Qt::AlignVCenter | Qt::AlignLeading, painter.fontMetrics().elidedText(m_qualifier, Qt::ElideRight, rest.width()));
}

} // namespace weir::ui
