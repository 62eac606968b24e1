// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/trend_cell.h"

#include "ui/format/plain_tip.h"
#include "ui/painters/painter_target.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int headTop = 13; ///< from the hairline to the title
constexpr int unitGap = 4;
constexpr int titleGap = 10;
constexpr int iconWide = 14;
constexpr int iconAfter = 5;
constexpr int verdictGap = 2;
constexpr int pictureGap = 13;
constexpr int pictureHeight = 124;
constexpr int bottomGap = 12;

} // namespace

TrendCell::TrendCell(const Theme& theme, QWidget* parent)
    : RowButton(theme, parent)
{
}

void TrendCell::setContent(const Content& content)
{
    m_content = content;
    const QString value = content.unknown ? tr("unknown") : QString(content.value + QLatin1Char(' ') + content.unit).trimmed();
    setAccessibleName(value.isEmpty() ? content.title : QString(content.title + QStringLiteral(": ") + value));
    setAccessibleDescription(content.remedy.isEmpty() ? content.verdict : QString(content.verdict + QStringLiteral(". ") + content.remedy));
    setEnabled(!content.unknown || !content.remedy.isEmpty());
    updateGeometry();
    update();
}

int TrendCell::headHeight() const
{
    return headTop + theme().lineHeight(Type::FigureSmall) + verdictGap + theme().lineHeight(Type::Small);
}

QSize TrendCell::sizeHint() const
{
    return {cellWidth, headHeight() + pictureGap + pictureHeight + bottomGap};
}

QSize TrendCell::minimumSizeHint() const
{
    return {cellWidth * 3 / 4, sizeHint().height()};
}

bool TrendCell::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return RowButton::event(event);
    if (m_cut)
        QToolTip::showText(
            static_cast<QHelpEvent*>(event)->globalPos(), plainTip(m_content.title + QLatin1Char('\n') + m_content.verdict), this);
    return true;
}

void TrendCell::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, QRectF(rect()).adjusted(0, 1, 0, 0));
    style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), theme().color(Token::LineLine));
    paintHead(painter);
    const QRectF area(0, headHeight() + pictureGap, width(), height() - headHeight() - pictureGap - bottomGap);
    if (m_content.unknown)
        paintUnknown(painter, area);
    else if (m_content.picture) {
        painter.setRenderHint(QPainter::Antialiasing);
        PainterTarget target(painter);
        m_content.picture(target, area);
    }
}

void TrendCell::paintHead(QPainter& painter)
{
    const int line = theme().lineHeight(Type::FigureSmall);
    QFont valueFont = m_content.unknown ? theme().font(Type::Label) : theme().font(Type::FigureSmall);
    QFont unitFont = theme().font(Type::Small);
    const QString value = m_content.unknown ? tr("unknown") : m_content.value;
    const QFontMetrics valueMetrics(valueFont);
    const int valueWidth = valueMetrics.horizontalAdvance(value);
    const int unitWidth = m_content.unit.isEmpty() ? 0 : QFontMetrics(unitFont).horizontalAdvance(m_content.unit) + unitGap;
    const QFontMetrics figureMetrics(theme().font(Type::FigureSmall));
    const int baseline = headTop + (line + figureMetrics.ascent() - figureMetrics.descent()) / 2;

    const QFont titleFont = theme().font(Type::BodyStrong);
    const int room = width() - valueWidth - unitWidth - titleGap;
    const QString title = QFontMetrics(titleFont).elidedText(m_content.title, Qt::ElideRight, room);
    painter.setFont(titleFont);
    painter.setPen(theme().color(Token::TextPrimary));
    painter.drawText(QPoint(0, baseline), title);
    painter.setFont(valueFont);
    painter.setPen(theme().color(m_content.unknown ? Token::TextTertiary : Token::TextPrimary));
    painter.drawText(QPoint(width() - unitWidth - valueWidth, baseline), value);
    if (unitWidth > 0) {
        painter.setFont(unitFont);
        painter.setPen(theme().color(Token::TextSecondary));
        painter.drawText(QPoint(width() - unitWidth + unitGap, baseline), m_content.unit);
    }

    const int small = theme().lineHeight(Type::Small);
    QRect verdict(0, headTop + line + verdictGap, width(), small);
    if (!m_content.icon.isEmpty()) {
        paintIcon(painter, QRectF(0, verdict.top(), iconWide, small), m_content.icon, theme().color(m_content.tone), iconWide);
        verdict.setLeft(iconWide + iconAfter);
    }
    const QFont verdictFont = theme().tabular(Type::Small);
    const QString words = QFontMetrics(verdictFont).elidedText(m_content.verdict, Qt::ElideRight, verdict.width());
    painter.setFont(verdictFont);
    painter.setPen(theme().color(m_content.tone));
    painter.drawText(verdict, Qt::AlignVCenter | Qt::AlignLeft, words);
    m_cut = title != m_content.title || words != m_content.verdict;
}

void TrendCell::paintUnknown(QPainter& painter, const QRectF& area) const
{
    PainterTarget(painter).hatch(area, theme().color(Token::LineLine));
    if (m_content.remedy.isEmpty())
        return;
    const QFont font = theme().font(Type::Label);
    const int words = QFontMetrics(font).horizontalAdvance(m_content.remedy);
    QRectF box(0, 0, words + 2 * titleGap, theme().lineHeight(Type::Small) + titleGap);
    box.moveCenter(area.center());
    painter.fillRect(box, theme().color(Token::BgWindow));
    painter.setFont(font);
    painter.setPen(theme().color(Token::TextLink));
    painter.drawText(box, Qt::AlignCenter, m_content.remedy);
}

} // namespace weir::ui
