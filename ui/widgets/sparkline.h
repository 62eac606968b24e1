// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <optional>
#include <vector>

class QColor;
class QPainter;

namespace weir::ui {

/// One value a bucket, oldest first; absent: no value there, the line is broken and nothing bridges the hole.
using SparklineValues = std::vector<std::optional<double>>;

/// Line of 1.75 with a dot at the newest value; the scale is that of the values, not from zero.
void paintSparkline(QPainter& painter, const QRectF& rect, const SparklineValues& values, const QColor& color);

} // namespace weir::ui
