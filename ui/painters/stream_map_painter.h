// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/stream_layout.h"
#include "ui/painters/draw_target.h"
#include "ui/theme/theme.h"

#include <QRectF>

#include <string>

namespace weir::ui {

/// How much of the map is drawn at a zoom.
enum class MapDetail { Full, NoData, NamesOnly };
[[nodiscard]] MapDetail mapDetail(double zoom);

struct StreamMapStyle {
    bool dark = false;
    double zoom = 1; ///< text that would be lower than 9 px is left out, stage names aside
    double scroll = 0; ///< how far the stages are scrolled, in units
    bool tethered = false; ///< a line leads from the bottleneck's part of the strip to an explanation below
};

/// Paints a layout in the notation, the same on screen and into files. Two layers, because totals and strip stay where
/// they are while the stages scroll: paint() draws both where nothing scrolls.
class StreamMapPainter {
public:
    StreamMapPainter(const diagram::StreamLayout& layout, const StreamMapStyle& style);
    void paint(DrawTarget& target) const;
    void paintRibbonFoot(DrawTarget& target) const; ///< first, below both layers
    void paintStages(DrawTarget& target) const; ///< in units of the stages: move by −scroll before
    void paintPinned(DrawTarget& target) const;

private:
    void paintLanes(DrawTarget& target) const;
    void paintDrop(DrawTarget& target, double x, double to) const;
    void paintArrow(DrawTarget& target, const diagram::Arrow& arrow) const;
    void paintQueue(DrawTarget& target, const diagram::QueueTriangle& queue) const;
    void paintReopened(DrawTarget& target) const;
    void paintLoop(DrawTarget& target, const diagram::ReworkLoop& loop) const;
    void paintBox(DrawTarget& target, const diagram::StageBox& box) const;
    void paintLadder(DrawTarget& target) const;
    void paintStrip(DrawTarget& target) const;
    void paintFinish(DrawTarget& target) const;
    void paintTexts(DrawTarget& target, bool pinned) const;
    void paintSmallName(DrawTarget& target, const QRectF& box, const std::string& name) const;
    [[nodiscard]] bool isSmall(diagram::TextRole role) const; ///< too small to read at this zoom
    [[nodiscard]] bool shows(diagram::Part part) const;
    [[nodiscard]] QColor color(Token token) const { return Theme::color(token, m_style.dark); }
    [[nodiscard]] QColor inkColor(diagram::Ink ink) const;

    const diagram::StreamLayout& m_layout;
    StreamMapStyle m_style;
    MapDetail m_detail;
};

[[nodiscard]] inline QRectF toRect(const diagram::Rect& r)
{
    return {r.x, r.y, r.w, r.h};
}
[[nodiscard]] inline QPointF toPoint(const diagram::Point& p)
{
    return {p.x, p.y};
}

} // namespace weir::ui
