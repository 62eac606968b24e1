// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_dots_picture.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/views/trend_dots_texts.h"
#include "ui/views/value_axis.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace weir::ui {

namespace {

struct DotsPictureText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::DotsPictureText)
};

constexpr std::size_t logBins = 24;

/// Ticks fall between bars, so that each bar lies within one interval of the axis.
std::vector<double> binEdges(const ValueAxis& axis, bool logarithmic)
{
    std::vector<double> edges;
    double step = (axis.top - axis.bottom) / static_cast<double>(logBins);
    if (!logarithmic && axis.ticks.size() > 1) {
        const double tick = axis.ticks[1].value - axis.ticks[0].value;
        const double intervals = std::round((axis.top - axis.bottom) / tick);
        step = tick / (intervals > 6 ? 4 : 5);
    }
    const auto count = static_cast<std::size_t>(std::lround((axis.top - axis.bottom) / step));
    for (std::size_t i = 0; i <= count; ++i)
        edges.push_back(axis.bottom + step * static_cast<double>(i));
    return edges;
}

void addBins(DotsPicture& picture, const std::vector<double>& sorted, const ValueAxis& axis, bool logarithmic)
{
    const std::vector<double> edges = binEdges(axis, logarithmic);
    auto from = sorted.begin();
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const bool last = i + 2 == edges.size();
        const double end = logarithmic ? std::pow(10.0, edges[i + 1]) : edges[i + 1];
        const auto to = last ? sorted.end() : std::lower_bound(from, sorted.end(), end);
        picture.bins.push_back({edges[i], edges[i + 1], to - from});
        from = to;
    }
    picture.binsName = DotsPictureText::tr("items");
}

void addLine(DotsPicture& picture, const std::optional<double>& seconds, double share, bool strong, bool logarithmic)
{
    if (!seconds)
        return;
    const double value = logarithmic ? std::log10(*seconds) : *seconds;
    picture.lines.push_back({value, strong});
    picture.endLabels.push_back({value, durationText(*seconds), DotsPictureText::tr("%1 within", "95 %").arg(percentText(share))});
}

/// What the same share stayed within in the other window; absent where the axis does not reach it.
void addEarlierLine(DotsPicture& picture, double seconds, bool logarithmic)
{
    if (logarithmic && seconds <= 0)
        return;
    const double value = logarithmic ? std::log10(seconds) : seconds;
    if (value < picture.bottom || value > picture.top)
        return;
    picture.lines.push_back({value, false});
    picture.endLabels.push_back({value, durationText(seconds), DotsPictureText::tr("%1, then", "85 %").arg(percentText(0.85))});
}

} // namespace

DotsPicture dotsPicture(const TrendsData& data, trends::DurationKind kind, bool logarithmic)
{
    const DotsData& measured = data.items.dots(kind);
    const trends::DurationDots& dots = measured.dots;
    DotsPicture picture;
    picture.from = data.items.from;
    picture.to = data.items.to;
    picture.timeTicks = timeTicks(picture.from, picture.to, data.bucket);
    picture.notes = annotationNotes(data.query.marks);
    const std::optional<double> then = data.earlierItems ? data.earlierItems->dots(kind).p85 : std::nullopt;
    const double most = std::max(measured.sorted.empty() ? 0 : measured.sorted.back(), then.value_or(0));
    const AxisUnit unit = durationUnit(most);
    const ValueAxis axis = logarithmic ? logarithmicAxis(measured.sorted.front(), most, unit) : valueAxis(most, unit);
    picture.bottom = axis.bottom;
    picture.top = axis.top;
    picture.valueTicks = axis.ticks;
    picture.dots.reserve(dots.dots.size());
    for (std::size_t i = 0; i < dots.dots.size(); ++i)
        picture.dots.emplace_back(measured.days[i], logarithmic ? std::log10(dots.dots[i].seconds) : dots.dots[i].seconds);
    if (tellsPercentiles(measured)) {
        addLine(picture, dots.p50, 0.50, false, logarithmic);
        addLine(picture, dots.p85, 0.85, true, logarithmic);
        addLine(picture, dots.p95, 0.95, false, logarithmic);
    }
    if (data.earlierItems && data.earlierItems->dots(kind).p85)
        addEarlierLine(picture, *data.earlierItems->dots(kind).p85, logarithmic);
    if (!measured.sorted.empty())
        addBins(picture, measured.sorted, axis, logarithmic);
    return picture;
}

} // namespace weir::ui
