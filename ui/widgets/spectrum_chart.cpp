// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spectrum_chart.h"

#include "ui/painters/painter_target.h"

#include <cmath>
#include <utility>

namespace weir::ui {

namespace {

constexpr double near = 6; ///< how far from a line it is still pointed at

} // namespace

SpectrumChart::SpectrumChart(const Theme& theme, QWidget* parent)
    : PictureChart(theme, parent)
{
}

void SpectrumChart::setPicture(SpectrumPicture picture)
{
    m_picture = std::move(picture);
    pictureChanged();
}

QRectF SpectrumChart::plotArea() const
{
    return spectrumPlot(QRectF(rect()), ChartLook(theme()));
}

QPointF SpectrumChart::markPlace(std::size_t mark) const
{
    return spectrumMiddle(m_picture, mark, plotArea());
}

/// By the distance along the line of the pointer's height.
std::optional<std::size_t> SpectrumChart::markNear(const QPointF& position) const
{
    const QRectF plot = plotArea();
    if (!plot.adjusted(0, -2, 0, 2).contains(position) || m_picture.to <= m_picture.from)
        return std::nullopt;
    const double part = (position.y() - plot.top()) / plot.height();
    const double day = m_picture.from + (position.x() - plot.left()) / plot.width() * (m_picture.to - m_picture.from);
    std::optional<std::size_t> found;
    double least = near / plot.width() * (m_picture.to - m_picture.from);
    for (std::size_t line = 0; line < m_picture.lines.size(); ++line) {
        const SpectrumPicture::Line& shown = m_picture.lines[line];
        const double away = std::abs(shown.from + (shown.to - shown.from) * part - day);
        if (away < least) {
            least = away;
            found = line;
        }
    }
    return found;
}

void SpectrumChart::paintPicture(QPainter& painter) const
{
    PainterTarget target(painter);
    paintSpectrum(target, m_picture, QRectF(rect()), ChartLook(theme()));
}

void SpectrumChart::paintCurrent(QPainter& painter, const QPointF&) const
{
    PainterTarget target(painter);
    paintSpectrumLine(target, m_picture, *current(), plotArea(), theme().color(Token::AccentBase), 2.5);
}

} // namespace weir::ui
