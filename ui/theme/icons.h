// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QString>

class QPainter;

namespace weir::ui {

/// An outline of resources/icons in the colour of a token; follows the theme by itself, disabled ones are greyed.
/// The theme outlives the icon.
[[nodiscard]] QIcon icon(const QString& name, const Theme& theme, Token token = Token::TextSecondary);

/// The outline as a picture of `size` device-independent pixels; cached. An unknown name gives an empty picture.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio);

/// Paints the outline centred in `rect`, `size` wide.
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color, int size);

/// Weir's mark: three falling steps over a level line.
void paintMark(QPainter& painter, const QRectF& rect, const Theme& theme);
[[nodiscard]] QIcon windowIcon();

} // namespace weir::ui
