// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/map_elements.h"

#include "ui/painters/stream_map_painter.h"

#include <algorithm>

namespace weir::ui {

using namespace diagram;
using Kind = MapElement::Kind;

std::vector<MapElement> walkOrder(const StreamLayout& layout)
{
    std::vector<MapElement> order;
    for (std::size_t column = 0; column < layout.columns.size(); ++column) {
        if (column > 0)
            order.push_back({Kind::Arrow, column});
        if (layout.queues[column].drawn())
            order.push_back({Kind::Queue, column});
        order.push_back({Kind::Stage, column});
        for (std::size_t loop = 0; loop < layout.loops.size(); ++loop)
            if (layout.loops[loop].from == column)
                order.push_back({Kind::Loop, loop});
    }
    for (std::size_t loop = 0; loop < layout.loops.size(); ++loop)
        if (layout.loops[loop].from == nothing)
            order.push_back({Kind::Loop, loop});
    if (layout.columns.size() < layout.arrows.size())
        order.push_back({Kind::Arrow, layout.columns.size()});
    if (layout.moreLoops)
        order.push_back({Kind::MoreLoops, 0});
    return order;
}

QRectF elementRect(const StreamLayout& layout, const MapElement& element)
{
    switch (element.kind) {
    case Kind::Stage:
        return toRect(layout.boxes[element.index].box).united(toRect(layout.boxes[element.index].dataBox));
    case Kind::Queue: {
        const QueueTriangle& q = layout.queues[element.index];
        if (!q.drawn())
            return toRect(q.zone);
        return QRectF(toPoint(q.left), QPointF(q.right.x, q.apex.y)).normalized().adjusted(-2, -2, 2, 2);
    }
    case Kind::Arrow:
        return toRect(layout.arrows[element.index].zone);
    case Kind::Loop:
        return toRect(layout.loops[element.index].label).adjusted(-4, -1, 4, 1);
    case Kind::MoreLoops:
        return toRect(layout.moreLoops->box).adjusted(-4, -2, 4, 2);
    case Kind::Strip:
        return toRect(layout.strip[element.index].rect);
    }
    return {};
}

bool isPinned(const StreamLayout& layout, const MapElement& element)
{
    return element.kind == Kind::Strip || (element.kind == Kind::Arrow && layout.arrows[element.index].pinned);
}

namespace {

bool onPath(const std::vector<Point>& path, QPointF at, double slack)
{
    for (std::size_t i = 1; i < path.size(); ++i) {
        const QRectF leg = QRectF(toPoint(path[i - 1]), toPoint(path[i])).normalized().adjusted(-slack, -slack, slack, slack);
        if (leg.contains(at))
            return true;
    }
    return false;
}

} // namespace

std::optional<MapElement> elementAt(const StreamLayout& layout, QPointF at, bool pinned, double slack)
{
    const auto hit = [&](const MapElement& e) { return isPinned(layout, e) == pinned && elementRect(layout, e).contains(at); };
    const auto first = [&](Kind kind, std::size_t count) -> std::optional<MapElement> {
        for (std::size_t i = 0; i < count; ++i)
            if (hit({kind, i}))
                return MapElement {kind, i};
        return std::nullopt;
    };
    if (const auto stage = first(Kind::Stage, layout.boxes.size()))
        return stage;
    for (std::size_t i = 0; !pinned && i < layout.queues.size(); ++i)
        if (layout.queues[i].drawn() && toRect(layout.queues[i].zone).contains(at))
            return MapElement {Kind::Queue, i};
    if (layout.moreLoops && hit({Kind::MoreLoops, 0}))
        return MapElement {Kind::MoreLoops, 0};
    for (std::size_t i = 0; !pinned && i < layout.loops.size(); ++i)
        if (hit({Kind::Loop, i}) || onPath(layout.loops[i].path, at, slack))
            return MapElement {Kind::Loop, i};
    if (const auto arrow = first(Kind::Arrow, layout.arrows.size()))
        return arrow;
    return first(Kind::Strip, layout.strip.size());
}

} // namespace weir::ui
