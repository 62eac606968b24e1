// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trends/trend.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace weir::ui {

/// A trend ready to be drawn: where things stand in days and in units of the metric, and every word. Neither theme nor size.
struct TrendPicture {
    using Judgement = trends::Judgement;
    struct Point {
        double x = 0; ///< the middle of its bucket, in days since 1970-01-01
        std::optional<double> value; ///< absent: the line is broken here, nothing bridges it
        bool partial = false; ///< the bucket is not whole: set aside, hollow grey
        bool run = false, outside = false; ///< broke a rule
        Judgement judgement = Judgement::Neutral; ///< of the side of the centre on which a marked point lies
        QString tick; ///< on the axis below it: "W05"
        int year = 0;
    };
    struct Band {
        double from = 0, to = 0; ///< days
        double lower = 0, centre = 0, upper = 0;
        QString words; ///< of all but the newest: what held then
    };
    struct ValueTick {
        double value = 0;
        QString words;
    };
    struct EndLabel { ///< at the right end
        double value = 0;
        QString number, name;
    };
    struct Note { ///< a line of full height with words on its top edge
        double x = 0;
        QString words;
        bool found = false; ///< by the program: dotted, in the colour of its judgement; else somebody's annotation
        Judgement judgement = Judgement::Neutral;
    };
    struct Bracket { ///< under points in a row
        double from = 0, to = 0;
        QString words;
        Judgement judgement = Judgement::Neutral;
    };
    struct Caption { ///< beside a point
        std::size_t point = 0;
        QString words;
        Judgement judgement = Judgement::Neutral;
    };
    double from = 0, to = 1; ///< days shown
    double bottom = 0, top = 1; ///< values shown
    std::optional<std::pair<double, double>> window; ///< the days chosen for all places, as far as they are shown
    std::vector<Point> points; ///< ascending
    std::vector<Point> earlier; ///< of another window, moved so that both begin together; drawn paler behind the points
    QString name, earlierName; ///< of both windows, where there are two: the legend
    bool lined = true; ///< false: too few points for a line to say anything
    std::optional<std::size_t> newest; ///< drawn as a dot where no other point is
    std::vector<Band> bands;
    std::vector<ValueTick> valueTicks;
    std::vector<EndLabel> endLabels;
    std::vector<Note> notes;
    std::vector<Bracket> brackets;
    std::vector<Caption> captions;
};

/// Where a picture stands: the plot area and the days it shows, which may be fewer than the picture has.
struct TrendFrame {
    QRectF plot;
    double from = 0, to = 1;
    double bottom = 0, top = 1;
    [[nodiscard]] double x(double day) const { return plot.left() + (day - from) / (to - from) * plot.width(); }
    [[nodiscard]] double y(double value) const { return plot.bottom() - (value - bottom) / (top - bottom) * plot.height(); }
    [[nodiscard]] QPointF at(const TrendPicture::Point& point) const { return {x(point.x), y(point.value.value_or(bottom))}; }
    [[nodiscard]] bool shows(double day) const { return day >= from && day <= to; }
};

/// Stretches of the line: values in a row without a hole, cut to the days that the frame shows. Partial buckets are no part of it.
[[nodiscard]] std::vector<std::vector<QPointF>> trendLines(const TrendPicture& picture, double from, double to);
/// The same of the other window.
[[nodiscard]] std::vector<std::vector<QPointF>> earlierLines(const TrendPicture& picture, double from, double to);

} // namespace weir::ui
