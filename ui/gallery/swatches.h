// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace weir::ui::gallery {

/// What each colour means, with the second sign that goes with it.
class MeaningSwatches final : public QWidget {
    Q_OBJECT
public:
    MeaningSwatches(const Theme& theme, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

/// The categories, or the steps of an amount, side by side.
class ColourRow final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Categories, Amounts };
    ColourRow(const Theme& theme, Kind kind, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Kind m_kind;
};

} // namespace weir::ui::gallery
