// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include "ui/widgets/text_lines.h"
#include "ui/widgets/themed.h"

#include <QPainter>
#include <QStyle>

#include <cmath>

namespace weir::ui {

namespace {

constexpr int comfortable = 480; // width that a label asks for when nobody says otherwise

} // namespace

TextLabel::TextLabel(const Theme& theme, Type type, Token color, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_type(type)
    , m_color(color)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // a fixed height would ignore heightForWidth()
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    followTheme(this, theme);
    setText(text);
}

void TextLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void TextLabel::setTabular(bool tabular)
{
    m_tabular = tabular;
    updateGeometry();
    update();
}

void TextLabel::setWrapping(bool wraps)
{
    m_wraps = wraps;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(wraps);
    policy.setVerticalPolicy(wraps ? QSizePolicy::Minimum : QSizePolicy::Fixed);
    setSizePolicy(policy);
    updateGeometry();
}

QFont TextLabel::textFont() const
{
    return m_tabular ? m_theme.tabular(m_type) : m_theme.font(m_type);
}

QSize TextLabel::sizeHint() const
{
    const int natural = static_cast<int>(std::ceil(QFontMetricsF(textFont()).horizontalAdvance(m_text))) + 1;
    const int width = m_wraps ? std::min(natural, comfortable) : natural;
    return {width, heightForWidth(width)};
}

QSize TextLabel::minimumSizeHint() const
{
    return {m_wraps ? std::min(sizeHint().width(), 120) : sizeHint().width(), m_theme.lineHeight(m_type)};
}

int TextLabel::heightForWidth(int width) const
{
    if (!m_wraps || m_text.isEmpty())
        return m_theme.lineHeight(m_type);
    return linesOf(m_text, textFont(), width) * m_theme.lineHeight(m_type);
}

void TextLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(m_theme.color(isEnabled() ? m_color : Token::TextDisabled));
    const int height = m_theme.lineHeight(m_type);
    const Qt::Alignment alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
    if (!m_wraps) {
        painter.setFont(textFont());
        painter.drawText(rect(), static_cast<int>(alignment) | Qt::TextSingleLine, m_text);
        return;
    }
    drawLines(painter, rect(), m_text, textFont(), height, alignment & Qt::AlignHorizontal_Mask);
}

} // namespace weir::ui
