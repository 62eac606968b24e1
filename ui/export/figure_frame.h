// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_exporter.h"

#include <QFont>
#include <QStringList>

namespace weir::ui {

/// A figure on its background with title, sub-line and footer: what an exported file shows.
class FigureFrame {
public:
    FigureFrame(const Figure& figure, const FigureOptions& options);
    [[nodiscard]] QSizeF size() const { return m_size; }
    void paint(DrawTarget& target) const;

private:
    struct Block { ///< lines of one style
        QStringList lines;
        QFont font;
        double lineHeight = 0;
        [[nodiscard]] double height() const { return lineHeight * static_cast<double>(lines.size()); }
    };
    [[nodiscard]] static Block wrap(const QString& text, const QFont& font, double lineHeight, double width);
    static void paintBlock(DrawTarget& target, const Block& block, double x, double y, double width, const QColor& color);

    const Figure& m_figure;
    bool m_dark;
    QSizeF m_content;
    QSizeF m_size;
    Block m_title, m_subtitle, m_footer;
};

} // namespace weir::ui
