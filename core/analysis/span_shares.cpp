// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/span_shares.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace weir::analysis {

namespace {

/// Time that is taken, as intervals that do not touch.
class TakenTime {
public:
    /// Takes what is free of [from, to); how much that was.
    Duration take(Instant from, Instant to)
    {
        Duration free = to - from;
        auto next = m_taken.upper_bound(from);
        if (next != m_taken.begin() && std::prev(next)->second >= from)
            --next;
        while (next != m_taken.end() && next->first <= to) {
            free -= std::max(Duration::zero(), std::min(to, next->second) - std::max(from, next->first));
            from = std::min(from, next->first);
            to = std::max(to, next->second);
            next = m_taken.erase(next);
        }
        m_taken.emplace(from, to);
        return free;
    }

private:
    std::map<Instant, Instant> m_taken; ///< from → to
};

bool withinStream(const Facts& facts, std::size_t item, std::size_t visit)
{
    const StageIndex stage = facts.stageOfStatus[facts.data->visits.status[visit].row()];
    if (!stage.valid())
        return false;
    const StageKind kind = facts.map.stages[stage.row()].kind;
    return kind == StageKind::Work || kind == StageKind::Wait || (kind == StageKind::Done && facts.data->isSpan(item, visit));
}

} // namespace

std::vector<SpanShare> spanShares(const Facts& facts, std::size_t item)
{
    const VisitColumns& visits = facts.data->visits;
    const std::size_t begin = facts.data->items.firstVisit[item];
    std::vector<SpanShare> shares;
    for (std::size_t v = begin + facts.data->items.visitCount[item]; v-- > begin;) {
        if (visits.open[v] == 0 && withinStream(facts, item, v))
            shares.push_back({v, unknownDuration, unknownDuration});
    }
    if (facts.data->tellsTwice(item))
        std::ranges::stable_sort(shares, std::ranges::greater(), [&](const SpanShare& share) { return visits.left[share.visit]; });
    const auto begun = [&](std::size_t v) { return facts.data->isSpan(item, v) ? visits.begun[v] : visits.entered[v]; };
    const auto waitsOnly = [&](std::size_t v) {
        const StatusPart part = facts.partOfStatus[visits.status[v].row()];
        return part == StatusPart::Queue || part == StatusPart::Wait;
    };
    TakenTime taken;
    for (SpanShare& share : shares) {
        const std::size_t v = share.visit;
        if (waitsOnly(v))
            share.work = Duration::zero();
        else if (isKnown(facts.lasted(begun(v), visits.left[v])))
            share.work = taken.take(begun(v), visits.left[v]);
    }
    for (SpanShare& share : shares) {
        const std::size_t v = share.visit;
        const Instant until = waitsOnly(v) ? visits.left[v] : begun(v);
        if (isKnown(visits.left[v]) && isKnown(facts.lasted(visits.entered[v], until)))
            share.wait = taken.take(visits.entered[v], until);
    }
    return shares;
}

} // namespace weir::analysis
