// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/fact_rows.h"

#include "ui/format/plain_tip.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/text_lines.h"

#include <QPainter>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int findingHeight = 68;
constexpr int attentionHeight = 57;
constexpr int glyph = 18;
constexpr int findingIndent = 32;
constexpr int keyIndent = 28;
constexpr int keyRoom = 128; // key and gap: titles of all rows begin at one line
constexpr int roomyFrom = 480;
constexpr int narrowKeyRoom = 92; // where titles need the room more
constexpr int gap = 16;

/// One line of text, elided at its end.
void paintLine(QPainter& painter, const QRect& room, const QFont& font, const QColor& color, const QString& text,
    Qt::Alignment alignment = Qt::AlignLeading)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(room, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
}

} // namespace

FindingRow::FindingRow(const Theme& theme, QWidget* parent)
    : RowButton(theme, parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum); // a fixed height would ignore heightForWidth()
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FindingRow::setWords(const Words& words)
{
    m_words = words;
    setAccessibleName(words.title);
    setAccessibleDescription(words.detail);
    setToolTip(plainTip(words.title + QLatin1Char('\n') + words.detail));
    setEnabled(!words.link.isEmpty());
    updateGeometry();
    update();
}

QSize FindingRow::sizeHint() const
{
    return {420, std::max(findingHeight, 2 * theme().lineHeight(Type::Body) + 28)};
}

int FindingRow::detailLines(int width) const
{
    return linesOf(m_words.detail, theme().font(Type::Body), width - findingIndent);
}

int FindingRow::heightForWidth(int width) const
{
    return sizeHint().height() + std::max(0, detailLines(width) - 1) * theme().lineHeight(Type::Body);
}

void FindingRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect().adjusted(0, 1, 0, 0));
    style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), theme().color(Token::LineHair));
    const int line = theme().lineHeight(Type::Body);
    const int lines = detailLines(width());
    const int top = (height() - (1 + lines) * line - 2) / 2;
    paintIcon(painter, QRectF(0, top, glyph, line), m_words.icon, theme().color(Token::TextSecondary), glyph);
    const QFont linkFont = theme().font(Type::Label);
    const int linkWidth = m_words.link.isEmpty() ? 0 : QFontMetrics(linkFont).horizontalAdvance(m_words.link) + 2;
    paintLine(
        painter, QRect(width() - linkWidth, top, linkWidth, line), linkFont, theme().color(Token::TextLink), m_words.link, Qt::AlignRight);
    const int room = width() - findingIndent - (linkWidth > 0 ? linkWidth + gap : 0);
    paintLine(
        painter, QRect(findingIndent, top, room, line), theme().font(Type::Section), theme().color(Token::TextPrimary), m_words.title);
    painter.setPen(theme().color(Token::TextSecondary));
    drawLines(painter, QRectF(findingIndent, top + line + 2, width() - findingIndent, lines * line), m_words.detail,
        theme().font(Type::Body), line);
}

AttentionRow::AttentionRow(const Theme& theme, QWidget* parent)
    : RowButton(theme, parent)
{
}

void AttentionRow::setWords(const Words& words)
{
    m_words = words;
    setAccessibleName(words.key + QStringLiteral(", ") + words.title + QStringLiteral(", ") + words.measure);
    setAccessibleDescription(words.reason);
    setToolTip(plainTip(words.title + QLatin1Char('\n') + words.reason));
    update();
}

QSize AttentionRow::sizeHint() const
{
    return {420, std::max(attentionHeight, theme().lineHeight(Type::Body) + theme().lineHeight(Type::Small) + 19)};
}

void AttentionRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect().adjusted(0, 1, 0, 0));
    style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), theme().color(Token::LineHair));
    const int line = theme().lineHeight(Type::Body);
    const int small = theme().lineHeight(Type::Small);
    const int top = (height() - line - small) / 2 + 1;
    paintIcon(painter, QRectF(0, 0, glyph, height()), m_words.icon, theme().color(m_words.mark), glyph);
    QFont medium = theme().tabular(Type::Body);
    medium.setWeight(QFont::Medium);
    QFont strong = theme().tabular(Type::Body);
    strong.setWeight(QFont::DemiBold);
    const int measureWidth = QFontMetrics(strong).horizontalAdvance(m_words.measure) + 2;
    paintLine(painter, QRect(width() - measureWidth, 0, measureWidth, height()), strong, theme().color(m_words.ink), m_words.measure,
        Qt::AlignRight);
    const int keyWidth = width() >= roomyFrom ? keyRoom : narrowKeyRoom;
    paintLine(painter, QRect(keyIndent, 0, keyWidth - 12, height()), medium, theme().color(Token::TextPrimary), m_words.key);
    const int left = keyIndent + keyWidth;
    const int room = width() - left - measureWidth - gap;
    paintLine(painter, QRect(left, top, room, line), medium, theme().color(Token::TextPrimary), m_words.title);
    paintLine(
        painter, QRect(left, top + line, room, small), theme().font(Type::Small), theme().color(Token::TextSecondary), m_words.reason);
}

} // namespace weir::ui
