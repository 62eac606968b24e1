// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

class QWidget;

/// What ThemeStyle draws, a function a part; and the shapes that our own widgets share with it.
namespace weir::ui::style {

/// Where and how to paint.
struct Canvas {
    QPainter& painter;
    const Theme& theme;
    const QStyleOption& option;
    const QWidget* widget;
    [[nodiscard]] bool has(QStyle::StateFlag flag) const { return option.state.testFlag(flag); }
    [[nodiscard]] QColor color(Token token) const { return theme.color(token); }
};

/// A rounded rectangle with a border of `width` inside `rect`; an invalid colour leaves its part out.
void roundedBox(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& border, double width = 1);
/// A line of one device-independent pixel, without blur.
void hairline(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& color);
/// 2 px ring inside `rect`, for rows and cells.
void innerFocusRing(QPainter& painter, const QRectF& rect, double radius, const Theme& theme);
/// Label font of buttons: medium, in the size that the widget was given (13, if it was given none).
[[nodiscard]] QFont buttonFont(const Theme& theme, const QWidget* widget = nullptr);

void pushButtonPanel(const Canvas& canvas);
void pushButtonLabel(const Canvas& canvas);
void toolButtonPanel(const Canvas& canvas);
void lineEditPanel(const Canvas& canvas);
void checkBox(const Canvas& canvas);
void radioButton(const Canvas& canvas);
void comboBox(const Canvas& canvas, const QRect& arrow);
void comboLabel(const Canvas& canvas);
void slider(const Canvas& canvas, const QRect& handle);
void scrollBar(const Canvas& canvas, const QRect& thumb);
[[nodiscard]] QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part, int minThumb);
void progressBar(const Canvas& canvas);
void focusRing(const Canvas& canvas);

void menuPanel(const Canvas& canvas);
void menuItem(const Canvas& canvas);
[[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem& item, const QSize& contents, int row, const Theme& theme);
void toolTipPanel(const Canvas& canvas);
void itemPanel(const Canvas& canvas);
void treeBranch(const Canvas& canvas);
void frame(const Canvas& canvas);
void headerSection(const Canvas& canvas);
void headerLabel(const Canvas& canvas);
void headerArrow(const Canvas& canvas);
void splitter(const Canvas& canvas);
void tabShape(const Canvas& canvas);
void tabLabel(const Canvas& canvas);

} // namespace weir::ui::style
