// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/swatches.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace weir::ui::gallery {

namespace {

constexpr int rowHeight = 34;
constexpr int swatchWidth = 56;
constexpr int swatchHeight = 20;

enum class Fill { Solid, Outlined, Hatched, Dashed, Ring, Diamond };

struct Meaning {
    const char* word;
    Token mark, soft, text;
    const char* icon;
    Fill fill;
};

constexpr std::array meanings {
    Meaning {"work", Token::WorkMark, Token::WorkSoft, Token::WorkText, "circle-play", Fill::Solid},
    Meaning {"wait", Token::WaitMark, Token::WaitSoft, Token::WaitText, "hourglass", Fill::Outlined},
    Meaning {"blocked", Token::BlockedMark, Token::BlockedSoft, Token::BlockedText, "ban", Fill::Hatched},
    Meaning {"rework", Token::ReworkMark, Token::ReworkSoft, Token::ReworkText, "repeat-2", Fill::Dashed},
    Meaning {"good", Token::GoodMark, Token::GoodSoft, Token::GoodText, "circle-check", Fill::Solid},
    Meaning {"attention", Token::AttentionMark, Token::AttentionSoft, Token::AttentionText, "clock-alert", Fill::Ring},
    Meaning {"critical", Token::CriticalMark, Token::CriticalSoft, Token::CriticalText, "octagon-alert", Fill::Diamond},
    Meaning {"unknown", Token::UnknownMark, Token::UnknownSoft, Token::UnknownText, "circle-help", Fill::Hatched},
};

void hatch(QPainter& painter, const QRectF& rect, const QColor& color)
{
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(QPen(color, 1));
    for (double x = rect.left() - rect.height(); x < rect.right(); x += 5)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void paintFill(QPainter& painter, const QRectF& rect, const Meaning& meaning, const Theme& theme)
{
    const QColor mark = theme.color(meaning.mark);
    const QPointF middle = rect.center();
    painter.setBrush(Qt::NoBrush);
    switch (meaning.fill) {
    case Fill::Solid:
        return style::roundedBox(painter, rect, 2, mark, {});
    case Fill::Outlined:
        return style::roundedBox(painter, rect, 2, theme.color(meaning.soft), mark);
    case Fill::Hatched:
        style::roundedBox(painter, rect, 2, theme.color(meaning.soft), mark);
        return hatch(painter, rect, mark);
    case Fill::Dashed: {
        QPen pen(mark, 2);
        pen.setDashPattern({2.5, 2});
        painter.setPen(pen);
        QPainterPath arc(rect.bottomLeft() - QPointF(0, 4));
        arc.quadTo(QPointF(middle.x(), rect.top() - 4), rect.bottomRight() - QPointF(0, 4));
        painter.drawPath(arc);
        return;
    }
    case Fill::Ring:
        painter.setPen(QPen(mark, 2));
        painter.drawEllipse(middle, 5, 5);
        return;
    case Fill::Diamond:
        painter.setPen(QPen(mark, 2));
        painter.drawPolygon(QPolygonF({middle - QPointF(0, 8), middle + QPointF(8, 0), middle + QPointF(0, 8), middle - QPointF(8, 0)}));
        return;
    }
}

} // namespace

MeaningSwatches::MeaningSwatches(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize MeaningSwatches::sizeHint() const
{
    return {280, rowHeight * static_cast<int>(meanings.size())};
}

void MeaningSwatches::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int y = 0;
    for (const Meaning& meaning : meanings) {
        paintFill(painter, QRectF(0, y + (rowHeight - swatchHeight) / 2, swatchWidth, swatchHeight), meaning, m_theme);
        paintIcon(painter, QRectF(76, y, 16, rowHeight), QString::fromLatin1(meaning.icon), m_theme.color(meaning.mark), 16);
        painter.setFont(m_theme.font(Type::BodyStrong));
        painter.setPen(m_theme.color(meaning.text));
        painter.drawText(QRect(100, y, 84, rowHeight), Qt::AlignVCenter, QString::fromLatin1(meaning.word));
        painter.setFont(m_theme.font(Type::Axis));
        painter.setPen(m_theme.color(Token::TextTertiary));
        painter.drawText(QRect(186, y, 90, rowHeight), Qt::AlignVCenter, m_theme.color(meaning.mark).name().toUpper());
        y += rowHeight;
    }
}

ColourRow::ColourRow(const Theme& theme, Kind kind, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ColourRow::sizeHint() const
{
    return {304, m_kind == Kind::Categories ? 34 : 24};
}

void ColourRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool categories = m_kind == Kind::Categories;
    const std::size_t count = categories ? 8 : 9;
    const double step = categories ? 38 : width() / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const QColor color = categories ? Theme::categorical(i, m_theme.dark()) : Theme::sequential(i, m_theme.dark());
        const QRectF rect(static_cast<double>(i) * step, 0, categories ? 34 : step + 1, height());
        style::roundedBox(painter, rect, categories ? 2 : 0, color, {});
    }
}

} // namespace weir::ui::gallery
