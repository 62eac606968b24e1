// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace weir::ui {

/// One value a bucket, oldest first; absent: no value there, the line is broken and nothing bridges the hole.
using SparklineValues = std::vector<std::optional<double>>;

/// Line of 1.75 with a dot at the newest value; the scale is that of the values, not from zero.
void paintSparkline(QPainter& painter, const QRectF& rect, const SparklineValues& values, const QColor& color);

class Sparkline final : public QWidget {
    Q_OBJECT
public:
    explicit Sparkline(const Theme& theme, QWidget* parent = nullptr);
    void setValues(const SparklineValues& values, Token color = Token::TextSecondary);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    SparklineValues m_values;
    Token m_color = Token::TextSecondary;
};

} // namespace weir::ui
