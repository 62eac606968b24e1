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
    const Theme* m_theme = nullptr;
    double m_factor = 1;
    bool m_dark = false;
};

} // namespace weir::ui
