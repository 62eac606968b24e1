// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/flow_painter.h"

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double deepest = 7, lightest = 2; ///< of the ramp of amounts
constexpr double loneWidth = 24; ///< of the bands of a single moment
constexpr double labelHeight = 31; ///< of number over name, at the usual size of text
constexpr double edgeWidth = 1;

QPolygonF bandShape(const FlowPicture& picture, const FlowPicture::Band& band, const TrendFrame& frame)
{
    QPolygonF shape;
    if (picture.moments.size() == 1) {
        const double right = frame.x(picture.moments.front());
        const double left = std::max(frame.plot.left(), right - loneWidth);
        return QPolygonF(QRectF(QPointF(left, frame.y(band.upper.front())), QPointF(right, frame.y(band.lower.front()))));
    }
    for (std::size_t i = 0; i < picture.moments.size(); ++i)
        shape << QPointF(frame.x(picture.moments[i]), frame.y(band.upper[i]));
    for (std::size_t i = picture.moments.size(); i-- > 0;)
        shape << QPointF(frame.x(picture.moments[i]), frame.y(band.lower[i]));
    return shape;
}

/// A line of the ground between bands, as neighbours on the ramp are alike.
void paintBands(DrawTarget& target, const FlowPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    for (std::size_t b = 0; b < picture.bands.size(); ++b)
        target.polygon(bandShape(picture, picture.bands[b], frame), bandColor(b, picture.bands.size(), look),
            Stroke(look.color(Token::BgWindow), edgeWidth));
}

/// Of the newest moment; where not all find room, those of the thickest bands.
std::vector<TrendPicture::EndLabel> endLabels(const FlowPicture& picture, double height)
{
    std::vector<const FlowPicture::Band*> shown;
    for (const FlowPicture::Band& band : picture.bands) {
        if (std::ranges::mismatch(band.upper, band.lower).in1 != band.upper.end()) // somebody was there at some moment
            shown.push_back(&band);
    }
    std::ranges::stable_sort(
        shown, std::ranges::greater(), [](const FlowPicture::Band* band) { return band->upper.back() - band->lower.back(); });
    shown.resize(std::min(shown.size(), static_cast<std::size_t>(std::max(1.0, std::floor(height / labelHeight)))));
    std::vector<TrendPicture::EndLabel> labels;
    for (const FlowPicture::Band* band : shown)
        labels.push_back({(band->upper.back() + band->lower.back()) / 2, band->number, band->name});
    return labels;
}

} // namespace

QColor bandColor(std::size_t band, std::size_t bands, const ChartLook& look)
{
    const double share = bands > 1 ? static_cast<double>(band) / static_cast<double>(bands - 1) : 0;
    // More bands than the ramp has steps lie between them.
    const double step = deepest - share * (deepest - lightest);
    const QColor below = look.sequential(static_cast<std::size_t>(std::floor(step)));
    const QColor above = look.sequential(static_cast<std::size_t>(std::ceil(step)));
    const auto part = static_cast<float>(step - std::floor(step));
    const auto mixed = [part](float a, float b) { return a + (b - a) * part; };
    return QColor::fromRgbF(mixed(below.redF(), above.redF()), mixed(below.greenF(), above.greenF()), mixed(below.blueF(), above.blueF()));
}

TrendFrame flowFrame(const FlowPicture& picture, const QRectF& area, const ChartLook& look)
{
    std::vector<TrendPicture::EndLabel> widest; // of all bands, so that the frame does not move with their numbers
    for (const FlowPicture::Band& band : picture.bands)
        widest.push_back({0, band.number, band.name});
    QMarginsF margins = chartMargins(picture.valueTicks, widest, look);
    margins.setRight(std::min(margins.right(), area.width() * 0.25));
    return {area.marginsRemoved(margins), picture.from, picture.to, 0, picture.top};
}

void paintFlow(DrawTarget& target, const FlowPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    paintValueAxis(target, picture.valueTicks, frame, look);
    paintBands(target, picture, frame, look);
    paintTimeAxis(target, picture.timeTicks, frame, look);
    paintNotes(target, picture.notes, frame, look);
    paintEndLabels(target, endLabels(picture, frame.plot.height() / look.scaled(1)), frame, look);
}

void paintSmallFlow(DrawTarget& target, const FlowPicture& picture, const QRectF& area, const ChartLook& look)
{
    paintBands(target, picture, {area, picture.from, picture.to, 0, picture.top}, look);
}

} // namespace weir::ui
