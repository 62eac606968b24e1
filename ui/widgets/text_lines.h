// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

/// Text broken into lines between words.
namespace weir::ui {

/// How many lines `text` takes at that width; an empty one takes one.
[[nodiscard]] int linesOf(const QString& text, const QFont& font, int width);
/// Draws the lines `lineHeight` apart from the top of `room`, with the painter's pen.
void drawLines(
    QPainter& painter, const QRectF& room, const QString& text, const QFont& font, int lineHeight, Qt::Alignment alignment = Qt::AlignLeft);

} // namespace weir::ui
