// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/stream_layout.h"
#include "ui/painters/draw_target.h"

#include <QString>

#include <vector>

namespace weir::ui {

/// What the marks of a map mean, for a picture that leaves the window: one quiet line, or as many as the width takes.
/// Only marks that the map has are named.
class MapLegend {
public:
    /// `asOf` says when the queues were counted: "as of 3 May 2026".
    MapLegend(const diagram::StreamLayout& layout, const QString& asOf, double width);
    [[nodiscard]] double height() const;
    void paint(DrawTarget& target, bool dark) const;

private:
    enum class Mark { Wait, Work, Queue, Rework, Bottleneck, Unknown, None };
    struct Entry {
        Mark mark = Mark::None;
        QString text;
        QRectF box; ///< of the text
    };
    void place(double width);
    static void paintMark(DrawTarget& target, Mark mark, const QRectF& box, bool dark);

    std::vector<Entry> m_entries;
};

} // namespace weir::ui
