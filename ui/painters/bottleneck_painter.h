// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_look.h"
#include "ui/painters/draw_target.h"
#include "ui/painters/trend_picture.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace weir::ui {

/// The ranking of stages as a picture: what each would gain, where an item's time goes there, what the signals say.
struct BottleneckPicture {
    enum class Signal { Points, Not, Unknown };
    struct Row {
        QString name, qualifier; ///< qualifier: team, what limits it; may be empty
        std::optional<double> value; ///< of the bar, in the axis' unit; absent: unknown
        std::optional<double> low, high; ///< its interval
        QString words, range; ///< "−1.3 d", "0.9 to 1.7"
        std::optional<double> wait, work; ///< seconds of a mean item
        QString time; ///< of both
        std::vector<Signal> evidence; ///< one a column of `signalNames`
        bool standsOut = false; ///< may be called the bottleneck
    };
    /// One axis with its bars.
    struct Axis {
        QString title;
        double bottom = 0, top = 1;
        std::vector<TrendPicture::ValueTick> ticks;
    };
    Axis bar, time;
    QString waitWords, workWords, evidenceTitle; ///< of the legend, of the last columns
    QStringList signalNames;
    std::vector<Row> rows;
};

/// Where everything of it stands.
class BottleneckFrame {
public:
    BottleneckFrame(const BottleneckPicture& picture, const QRectF& area, const ChartLook& look);
    [[nodiscard]] QRectF row(std::size_t row) const;
    [[nodiscard]] const QRectF& bars() const { return m_bars; } ///< plot area of the first axis, of all rows
    [[nodiscard]] const QRectF& times() const { return m_times; }
    [[nodiscard]] double nameWidth() const { return m_nameWidth; }
    [[nodiscard]] double signalX(std::size_t column) const { return m_signals + (static_cast<double>(column) + 0.5) * m_signalWidth; }
    [[nodiscard]] double signalWidth() const { return m_signalWidth; }
    [[nodiscard]] double head() const { return m_head; } ///< height of titles and ticks
    [[nodiscard]] QRectF legend() const; ///< below the rows

private:
    QRectF m_area;
    double m_head = 0, m_rowHeight = 0, m_nameWidth = 0, m_signals = 0, m_signalWidth = 0;
    QRectF m_bars, m_times;
};

/// Height of the whole at the user's size of text.
[[nodiscard]] double bottleneckHeight(const BottleneckPicture& picture, const ChartLook& look);
/// `chosen`: the row whose items stand below it.
void paintBottlenecks(DrawTarget& target, const BottleneckPicture& picture, const BottleneckFrame& frame, const ChartLook& look,
    std::optional<std::size_t> chosen);

} // namespace weir::ui
