// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_lines.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace weir::ui {

namespace {

/// Breaks the layout's text at `width`; returns the number of lines.
int breakLines(QTextLayout& layout, double width, Qt::Alignment alignment)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    option.setAlignment(alignment);
    layout.setTextOption(option);
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        ++lines;
    }
    layout.endLayout();
    return lines;
}

} // namespace

int linesOf(const QString& text, const QFont& font, int width)
{
    if (text.isEmpty())
        return 1;
    QTextLayout layout(text, font);
    return std::max(1, breakLines(layout, width, Qt::AlignLeft));
}

void drawLines(QPainter& painter, const QRectF& room, const QString& text, const QFont& font, int lineHeight, Qt::Alignment alignment)
{
    QTextLayout layout(text, font);
    breakLines(layout, room.width(), alignment);
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const double top = room.top() + i * lineHeight + (lineHeight - line.height()) / 2;
        line.draw(&painter, QPointF(room.left(), top - line.y()));
    }
}

} // namespace weir::ui
