// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_figure.h"

#include "ui/format/plain_tip.h"
#include "ui/theme/style_painting.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int dividerGap = 20; // from the hairline to the words
constexpr int sparkWidth = 128;
constexpr int sparkHeight = 38;
constexpr int unitGap = 8;
constexpr int rightGap = 8;
constexpr int labelGap = 6;
constexpr int figureGap = 6;
constexpr int courseGap = 10;

} // namespace

KeyFigure::KeyFigure(const Theme& theme, QWidget* parent)
    : RowButton(theme, parent)
{
}

void KeyFigure::setContent(const Content& content)
{
    m_content = content;
    const QString value = content.value.isEmpty() ? tr("unknown") : content.value + QLatin1Char(' ') + content.unit;
    setAccessibleName(content.label + QStringLiteral(": ") + value);
    setAccessibleDescription(content.difference.isEmpty() ? content.comparison : tr("%1; %2").arg(content.comparison, content.difference));
    updateGeometry();
    update();
}

void KeyFigure::setCourseRoom(bool room)
{
    m_courseRoom = room;
    updateGeometry();
    update();
}

void KeyFigure::setDifferenceRoom(bool room)
{
    m_differenceRoom = room;
    updateGeometry();
    update();
}

void KeyFigure::setDivided(bool divided)
{
    m_divided = divided;
    update();
}

QSize KeyFigure::sizeHint() const
{
    const int course = m_courseRoom ? sparkHeight + courseGap : 0;
    const int height =
        theme().lineHeight(Type::Small) * (m_differenceRoom ? 3 : 2) + theme().lineHeight(Type::Figure) + labelGap + figureGap + course;
    return {sparkWidth + 2 * dividerGap, height};
}

QSize KeyFigure::minimumSizeHint() const
{
    const int figure = m_content.value.isEmpty()
        ? widthOf(Type::Lead, false, tr("unknown"))
        : widthOf(Type::Figure, false, m_content.value) + unitGap + widthOf(Type::Lead, false, m_content.unit);
    const int words = std::max({widthOf(Type::Small, false, m_content.label), widthOf(Type::Small, true, m_content.comparison),
        widthOf(Type::Small, true, m_content.difference), figure});
    return {std::max(words, sparkWidth) + dividerGap + rightGap, sizeHint().height()};
}

int KeyFigure::widthOf(Type type, bool tabular, const QString& text) const
{
    return QFontMetrics(tabular ? theme().tabular(type) : theme().font(type)).horizontalAdvance(text) + 2;
}

int KeyFigure::textRoom() const
{
    return width() - (m_divided ? dividerGap : 0) - rightGap;
}

/// What is cut is told in full.
bool KeyFigure::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return RowButton::event(event);
    const bool cut = std::max({widthOf(Type::Small, false, m_content.label), widthOf(Type::Small, true, m_content.comparison),
                         widthOf(Type::Small, true, m_content.difference)})
        > textRoom() + 2;
    if (cut)
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
            plainTip(
                QString(m_content.label + QLatin1Char('\n') + m_content.comparison + QLatin1Char('\n') + m_content.difference).trimmed()),
            this);
    return true;
}

void KeyFigure::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int left = m_divided ? dividerGap : 0;
    paintGround(painter, rect().adjusted(m_divided ? 1 : 0, 0, 0, 0));
    if (m_divided)
        style::hairline(painter, QPointF(0, 0), QPointF(0, height()), theme().color(Token::LineLine));
    const int small = theme().lineHeight(Type::Small);
    const int room = textRoom();
    int y = 0;

    const QFont labelFont = theme().font(Type::Small);
    painter.setFont(labelFont);
    painter.setPen(theme().color(Token::TextSecondary));
    painter.drawText(QRect(left, y, room, small), Qt::AlignVCenter | Qt::AlignLeading,
        QFontMetrics(labelFont).elidedText(m_content.label, Qt::ElideRight, room));
    y += small + labelGap;

    const int figure = theme().lineHeight(Type::Figure);
    const bool unknown = m_content.value.isEmpty();
    const QFont figureFont = theme().font(unknown ? Type::Lead : Type::Figure);
    painter.setFont(figureFont);
    painter.setPen(theme().color(unknown ? Token::TextTertiary : Token::TextPrimary));
    const QString value = unknown ? tr("unknown") : m_content.value;
    painter.drawText(QRect(left, y, room, figure), Qt::AlignVCenter | Qt::AlignLeading, value);
    if (!unknown) {
        QFont unitFont = theme().font(Type::Lead);
        unitFont.setWeight(QFont::Medium);
        const int x = left + QFontMetrics(figureFont).horizontalAdvance(value) + unitGap;
        const int baseline = y + (figure + QFontMetrics(figureFont).ascent() - QFontMetrics(figureFont).descent()) / 2;
        painter.setFont(unitFont);
        painter.setPen(theme().color(Token::TextSecondary));
        painter.drawText(QPoint(x, baseline), m_content.unit);
    }
    y += figure + figureGap;

    const Token mark = m_content.worse ? Token::AttentionMark : Token::TextSecondary;
    if (m_courseRoom) {
        paintSparkline(painter, QRectF(left, y, std::min(sparkWidth, room), sparkHeight), m_content.course, theme().color(mark));
        y += sparkHeight + courseGap;
    }

    const QFont compareFont = theme().tabular(Type::Small);
    painter.setFont(compareFont);
    painter.setPen(theme().color(m_content.worse ? Token::AttentionText : Token::TextSecondary));
    painter.drawText(QRect(left, y, room, small), Qt::AlignVCenter | Qt::AlignLeading,
        QFontMetrics(compareFont).elidedText(m_content.comparison, Qt::ElideRight, room));
    if (m_differenceRoom)
        painter.drawText(QRect(left, y + small, room, small), Qt::AlignVCenter | Qt::AlignLeading,
            QFontMetrics(compareFont).elidedText(m_content.difference, Qt::ElideRight, room));
}

} // namespace weir::ui
