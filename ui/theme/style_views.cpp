// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/theme/theme_style.h"

#include <QStyleOptionHeader>
#include <QStyleOptionMenuItem>
#include <QStyleOptionTab>
#include <QTabBar>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui::style {

namespace {

constexpr int menuInset = 6; // of the highlighted row from the panel's edge
constexpr int menuIconColumn = 32;
constexpr int menuPadding = 16;
constexpr int shortcutGap = 32;
constexpr int separatorHeight = 9;
constexpr int arrowSize = 12;
constexpr int chevronSize = 14;
constexpr int headerPadding = 12;

} // namespace

void menuPanel(const Canvas& canvas)
{
    roundedBox(canvas.painter, canvas.option.rect, tokens::radiusCard, canvas.color(Token::BgRaised), canvas.color(Token::LineLine));
}

QSize menuItemSize(const QStyleOptionMenuItem& item, const QSize& contents, int row, const Theme& theme)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), separatorHeight};
    const QFontMetrics metrics(theme.font(Type::Body));
    const qsizetype tab = item.text.indexOf(QLatin1Char('\t'));
    int width =
        metrics.size(Qt::TextShowMnemonic, tab < 0 ? item.text : item.text.left(tab)).width() + menuIconColumn + menuPadding + menuInset;
    if (tab >= 0)
        width += shortcutGap + metrics.horizontalAdvance(item.text.mid(tab + 1));
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += menuIconColumn;
    return {std::max(width, 180), qRound(row * std::max(1.0, theme.fontFactor()))};
}

void menuItem(const Canvas& canvas)
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&canvas.option);
    if (item == nullptr)
        return;
    QPainter& painter = canvas.painter;
    painter.save();
    const QRect rect = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        hairline(painter, QPointF(rect.left() + menuPadding, rect.center().y()), QPointF(rect.right() - menuPadding, rect.center().y()),
            canvas.color(Token::LineHair));
        return painter.restore();
    }
    const bool enabled = canvas.has(QStyle::State_Enabled);
    if (enabled && canvas.has(QStyle::State_Selected))
        roundedBox(painter, rect.adjusted(menuInset, 0, -menuInset, 0), tokens::radiusControl, canvas.color(Token::BgHover), {});
    const QRect mark =
        QStyle::visualRect(item->direction, rect, QRect(rect.left() + menuInset, rect.top(), menuIconColumn - menuInset, rect.height()));
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item->checked)
            paintIcon(painter, mark, QStringLiteral("check"), canvas.color(Token::AccentBase), 14);
    } else if (!item->icon.isNull()) {
        const QRect iconRect(mark.center().x() - 7, mark.center().y() - 7, 16, 16);
        item->icon.paint(&painter, iconRect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QRect text = QStyle::visualRect(item->direction, rect, rect.adjusted(menuIconColumn + 2, 0, -menuPadding, 0));
    const qsizetype tab = item->text.indexOf(QLatin1Char('\t'));
    painter.setFont(canvas.theme.font(Type::Body));
    painter.setPen(canvas.color(enabled ? Token::TextPrimary : Token::TextDisabled));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextHideMnemonic, tab < 0 ? item->text : item->text.left(tab));
    if (tab >= 0) {
        painter.setPen(canvas.color(enabled ? Token::TextTertiary : Token::TextDisabled));
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignTrailing, item->text.mid(tab + 1));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = QStyle::visualRect(item->direction, rect, QRect(rect.right() - 28, rect.top(), 20, rect.height()));
        paintIcon(painter, arrow, QStringLiteral("chevron-right"), canvas.color(Token::TextTertiary), 14);
    }
    painter.restore();
}

void toolTipPanel(const Canvas& canvas)
{
    roundedBox(canvas.painter, canvas.option.rect, tokens::radiusControl, canvas.color(Token::BgTooltip), {});
}

void itemPanel(const Canvas& canvas)
{
    if (canvas.has(QStyle::State_Selected))
        canvas.painter.fillRect(canvas.option.rect, canvas.color(Token::BgSelected));
    else if (canvas.has(QStyle::State_MouseOver) && canvas.has(QStyle::State_Enabled))
        canvas.painter.fillRect(canvas.option.rect, canvas.color(Token::BgHover));
}

/// No lines between parents and children; what can be unfolded has a chevron.
void treeBranch(const Canvas& canvas)
{
    if (canvas.has(QStyle::State_Children))
        paintIcon(canvas.painter, canvas.option.rect,
            canvas.has(QStyle::State_Open) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
            canvas.color(Token::TextSecondary), chevronSize);
}

void frame(const Canvas& canvas)
{
    roundedBox(canvas.painter, canvas.option.rect, tokens::radiusCard, {}, canvas.color(Token::LineHair));
}

void headerSection(const Canvas& canvas)
{
    const QRect rect = canvas.option.rect;
    const bool clickable = canvas.has(QStyle::State_MouseOver) && canvas.has(QStyle::State_Enabled)
        && qstyleoption_cast<const QStyleOptionHeader*>(&canvas.option) != nullptr;
    canvas.painter.fillRect(rect, canvas.color(clickable ? Token::BgHover : Token::BgSurface));
    hairline(canvas.painter, QPointF(rect.left(), rect.bottom()), QPointF(rect.right() + 1, rect.bottom()), canvas.color(Token::LineLine));
}

void headerLabel(const Canvas& canvas)
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&canvas.option);
    if (header == nullptr)
        return;
    QPainter& painter = canvas.painter;
    painter.save();
    QFont font = canvas.theme.font(Type::Caption);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(canvas.color(Token::TextSecondary));
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    const QRect room = header->rect.adjusted(headerPadding, 0, -headerPadding, 0)
                           .adjusted(0, 0, sorted && (header->textAlignment & Qt::AlignRight) ? -arrowSize - 2 : 0, 0);
    const QString text = painter.fontMetrics().elidedText(header->text, Qt::ElideRight, room.width());
    painter.drawText(room, static_cast<int>(header->textAlignment | Qt::AlignVCenter), text);
    if (sorted) { // beside the word, not at the far end of the column
        const int width = painter.fontMetrics().horizontalAdvance(text);
        const double x =
            header->textAlignment & Qt::AlignRight ? room.right() + 3 : std::min(room.left() + width + 4, room.right() - arrowSize);
        // Qt's "down" means ascending.
        paintIcon(painter, QRectF(x, room.top(), arrowSize, room.height()),
            header->sortIndicator == QStyleOptionHeader::SortDown ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down"),
            canvas.color(Token::AccentBase), arrowSize);
    }
    painter.restore();
}

void headerArrow(const Canvas&) { } // headerLabel() places it beside the word

void splitter(const Canvas& canvas)
{
    const QRect rect = canvas.option.rect;
    const QColor color = canvas.color(canvas.has(QStyle::State_MouseOver) ? Token::LineStrong : Token::LineHair);
    if (canvas.has(QStyle::State_Horizontal))
        canvas.painter.fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), color);
    else
        canvas.painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), color);
}

void tabShape(const Canvas& canvas)
{
    const QRectF rect = canvas.option.rect;
    hairline(canvas.painter, rect.bottomLeft() - QPointF(0, 1), rect.bottomRight() - QPointF(0, 1), canvas.color(Token::LineHair));
    if (canvas.has(QStyle::State_Selected))
        canvas.painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), canvas.color(Token::AccentBase));
}

void tabLabel(const Canvas& canvas)
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&canvas.option);
    if (tab == nullptr)
        return;
    const bool selected = canvas.has(QStyle::State_Selected);
    QPainter& painter = canvas.painter;
    painter.save();
    painter.setFont(selected ? canvas.theme.font(Type::BodyStrong) : buttonFont(canvas.theme));
    painter.setPen(canvas.color(!canvas.has(QStyle::State_Enabled) ? Token::TextDisabled
            : selected                                             ? Token::TextPrimary
                                                                   : Token::TextSecondary));
    painter.drawText(tab->rect, Qt::AlignCenter | Qt::TextHideMnemonic, tab->text);
    if (canvas.has(QStyle::State_HasFocus) && canvas.has(QStyle::State_KeyboardFocusChange))
        innerFocusRing(painter, tab->rect.adjusted(1, 1, -1, -3), tokens::radiusControl, canvas.theme);
    painter.restore();
}

} // namespace weir::ui::style
