// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/way_painter.h"

#include "ui/format/duration_text.h"

namespace weir::ui {

std::vector<StripPart> wayParts(const analysis::Facts& facts, const ItemWay& way, StageIndex bottleneck, bool labels)
{
    std::vector<StripPart> parts;
    parts.reserve(way.segments.size());
    for (const WaySegment& segment : way.segments) {
        StripPart part;
        part.seconds = seconds(segment.to - segment.from);
        switch (segment.part) {
        case WayPart::Wait:
            part.kind = bottleneck.valid() && segment.stage == bottleneck ? StripKind::Strong : StripKind::Wait;
            break;
        case WayPart::Work:
            part.kind = StripKind::Work;
            break;
        case WayPart::Outside:
            part.kind = StripKind::Outside;
            break;
        case WayPart::Unknown:
            part.kind = StripKind::Unknown;
            break;
        }
        if (labels && segment.stage.valid())
            part.label = QString::fromStdString(facts.map.stages[segment.stage.row()].name) + QLatin1Char(' ') + durationText(part.seconds);
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace weir::ui
