// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/stream_layout.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace weir::ui {

/// A thing of the map that can be pointed at, walked to and opened.
struct MapElement {
    enum class Kind { Stage, Queue, Arrow, Loop, MoreLoops, Strip };
    Kind kind = Kind::Stage;
    std::size_t index = 0; ///< in the layout's vector of that kind
    friend bool operator==(const MapElement&, const MapElement&) = default;
};

/// All that the keyboard walks, along the stream: the way into a stage, who waits, the stage, what it sends back.
[[nodiscard]] std::vector<MapElement> walkOrder(const diagram::StreamLayout& layout);

/// Outline for hover, focus and selection, in units of its layer.
[[nodiscard]] QRectF elementRect(const diagram::StreamLayout& layout, const MapElement& element);
/// True for what does not scroll with the stages.
[[nodiscard]] bool isPinned(const diagram::StreamLayout& layout, const MapElement& element);
/// The element under a point of a layer; stages win over queues, queues over arrows. `slack` widens thin things.
[[nodiscard]] std::optional<MapElement> elementAt(const diagram::StreamLayout& layout, QPointF at, bool pinned, double slack);

/// Rows of the stream's edges that an arrow stands for: several where it leaves or enters a folded group.
[[nodiscard]] std::vector<std::size_t> edgesOf(
    const diagram::StreamLayout& layout, const analysis::StreamResult& stream, const diagram::Arrow& arrow);

/// What there is to say about an element, a line each; the first is its name. Plain text, not escaped.
[[nodiscard]] QStringList describe(const diagram::StreamLayout& layout, const analysis::StreamResult& stream, const MapElement& element,
    const diagram::TextFormat& format);
/// The same in one line, for screen readers: "Review, wait 3.1 d, work 4 h, 12 items".
[[nodiscard]] QString summaryOf(const diagram::StreamLayout& layout, const analysis::StreamResult& stream, const MapElement& element,
    const diagram::TextFormat& format);

} // namespace weir::ui
