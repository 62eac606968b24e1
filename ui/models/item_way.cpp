// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_way.h"

#include <algorithm>

namespace weir::ui {

namespace {

WayPart partOf(analysis::StatusPart part)
{
    switch (part) {
    case analysis::StatusPart::Queue:
    case analysis::StatusPart::Wait:
        return WayPart::Wait;
    case analysis::StatusPart::Work:
        return WayPart::Work;
    case analysis::StatusPart::Outside:
        return WayPart::Outside;
    case analysis::StatusPart::Unmapped:
    case analysis::StatusPart::Done:
    case analysis::StatusPart::Discarded:
        break;
    }
    return WayPart::Unknown;
}

/// Appends stretches in order of time; what lies between two of them is unknown.
class WayBuilder {
public:
    WayBuilder(ItemWay& way)
        : m_way(way)
        , m_at(way.begin)
    {
    }

    void add(Instant from, Instant to, WayPart part, StageIndex stage)
    {
        if (!isKnown(from) || !isKnown(to))
            return;
        from = std::max(from, m_at);
        to = std::min(to, m_way.end);
        if (to <= from)
            return;
        if (from > m_at)
            append({.from = m_at, .to = from, .part = WayPart::Unknown, .stage = {}});
        append({.from = from, .to = to, .part = part, .stage = part == WayPart::Outside ? StageIndex() : stage});
    }

    void close()
    {
        if (m_at < m_way.end)
            append({.from = m_at, .to = m_way.end, .part = WayPart::Unknown, .stage = {}});
    }

private:
    void append(const WaySegment& segment)
    {
        m_at = segment.to;
        if (!m_way.segments.empty()) {
            WaySegment& last = m_way.segments.back();
            if (last.part == segment.part && last.stage == segment.stage) {
                last.to = segment.to;
                return;
            }
        }
        m_way.segments.push_back(segment);
    }

    ItemWay& m_way;
    Instant m_at;
};

Instant firstKnown(const VisitColumns& visits, std::size_t first, std::size_t count)
{
    for (std::size_t v = first; v < first + count; ++v) {
        if (isKnown(visits.entered[v]))
            return visits.entered[v];
        if (!visits.begun.empty() && isKnown(visits.begun[v]))
            return visits.begun[v];
        if (isKnown(visits.left[v]))
            return visits.left[v];
    }
    return unknownInstant;
}

} // namespace

double ItemWay::secondsOf(WayPart part) const
{
    double sum = 0;
    for (const WaySegment& segment : segments) {
        if (segment.part == part)
            sum += weir::seconds(segment.to - segment.from);
    }
    return sum;
}

ItemWay wayOf(const analysis::Facts& facts, std::size_t item, Instant now)
{
    const Dataset& data = *facts.data;
    const VisitColumns& visits = data.visits;
    const std::size_t first = data.wayBegin(item); // spans that stand beside it are no part of the way
    const std::size_t count = data.items.firstVisit[item] + data.items.visitCount[item] - first;
    ItemWay way;
    const Instant firstVisit = firstKnown(visits, first, count);
    const Instant created = data.items.created[item];
    way.begin = isKnown(created) && (!isKnown(firstVisit) || created <= firstVisit) ? created : firstVisit;
    const Instant ended = facts.items.ended[item];
    const analysis::ItemState state = facts.items.state[item];
    const bool gone = state == analysis::ItemState::Finished || state == analysis::ItemState::Discarded;
    const bool over = isKnown(ended) ? ended <= now : gone;
    way.end = over ? ended : now; // over at an unknown time: no way can be drawn
    way.open = !over;
    if (!isKnown(way.begin) || !isKnown(way.end) || way.end <= way.begin)
        return way;
    const bool spans = data.isSpan(item, first);
    WayBuilder builder(way);
    for (std::size_t v = first; v < first + count; ++v) {
        const StatusIndex status = visits.status[v];
        const StageIndex stage = facts.stageOfStatus[status.row()];
        const Instant left = isKnown(visits.left[v]) || visits.open[v] == 0 ? visits.left[v] : way.end;
        const Instant begun = spans && !visits.begun.empty() ? visits.begun[v] : unknownInstant;
        if (spans) {
            builder.add(visits.entered[v], isKnown(begun) ? begun : left, isKnown(begun) ? WayPart::Wait : WayPart::Unknown, stage);
            builder.add(begun, left, WayPart::Work, stage);
        } else {
            builder.add(visits.entered[v], left, partOf(facts.partOfStatus[status.row()]), stage);
        }
    }
    builder.close();
    return way;
}

} // namespace weir::ui
