// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFontMetricsF>

namespace weir::ui {

/// Colours and fonts of a chart: those of the window, or those of files, which nobody's wishes change.
class ChartLook {
public:
    explicit ChartLook(const Theme& theme)
        : m_theme(&theme)
        , m_factor(theme.fontFactor())
    {
    }
    explicit ChartLook(bool dark)
        : m_dark(dark)
    {
    }
    [[nodiscard]] QColor color(Token token) const { return m_theme != nullptr ? m_theme->color(token) : Theme::color(token, m_dark); }
    /// Of the place in a picture's list of categories, and of the share of an amount (0 … 8).
    [[nodiscard]] QColor categorical(std::size_t index) const { return Theme::categorical(index, dark()); }
    [[nodiscard]] QColor sequential(std::size_t step) const { return Theme::sequential(step, dark()); }
    /// Figures of one width.
    [[nodiscard]] QFont font(Type type, QFont::Weight weight = QFont::Normal) const
    {
        QFont font = Theme::fontAt(type, true, m_factor);
        font.setWeight(weight);
        return font;
    }
    [[nodiscard]] double widthOf(const QString& text, Type type, QFont::Weight weight = QFont::Normal) const
    {
        return QFontMetricsF(font(type, weight)).horizontalAdvance(text);
    }
    /// More contrast is asked for: soft fills get an outline.
    [[nodiscard]] bool highContrast() const { return m_theme != nullptr && m_theme->highContrast(); }
    /// `pixels` at the user's size of text.
    [[nodiscard]] double scaled(double pixels) const { return pixels * m_factor; }

private:
    [[nodiscard]] bool dark() const { return m_theme != nullptr ? m_theme->dark() : m_dark; }
    const Theme* m_theme = nullptr;
    double m_factor = 1;
    bool m_dark = false;
};

} // namespace weir::ui
