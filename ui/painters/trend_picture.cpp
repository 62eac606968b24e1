// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/trend_picture.h"

#include <algorithm>

namespace weir::ui {

namespace {

/// Where the line from `a` to `b` crosses `x`.
QPointF crossing(const QPointF& a, const QPointF& b, double x)
{
    return {x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())};
}

void appendCut(std::vector<std::vector<QPointF>>& lines, const std::vector<QPointF>& line, double from, double to)
{
    std::vector<QPointF> cut;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const QPointF& point = line[i];
        if (i > 0 && line[i - 1].x() < from && point.x() > from)
            cut.push_back(crossing(line[i - 1], point, from));
        if (point.x() >= from && point.x() <= to)
            cut.push_back(point);
        if (i > 0 && line[i - 1].x() < to && point.x() > to)
            cut.push_back(crossing(line[i - 1], point, to));
    }
    if (cut.size() > 1)
        lines.push_back(std::move(cut));
}

std::vector<std::vector<QPointF>> linesOf(const std::vector<TrendPicture::Point>& points, double from, double to)
{
    std::vector<std::vector<QPointF>> lines;
    std::vector<QPointF> line;
    for (const TrendPicture::Point& point : points) {
        if (point.value && !point.partial) {
            line.emplace_back(point.x, *point.value);
            continue;
        }
        appendCut(lines, line, from, to);
        line.clear();
    }
    appendCut(lines, line, from, to);
    return lines;
}

} // namespace

std::vector<std::vector<QPointF>> trendLines(const TrendPicture& picture, double from, double to)
{
    return picture.lined ? linesOf(picture.points, from, to) : std::vector<std::vector<QPointF>>();
}

std::vector<std::vector<QPointF>> earlierLines(const TrendPicture& picture, double from, double to)
{
    return linesOf(picture.earlier, from, to);
}

} // namespace weir::ui
