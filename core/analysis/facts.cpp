// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facts.h"

#include "core/analysis/span_shares.h"
#include "core/analysis/stage_visits.h"

#include <algorithm>
#include <utility>

namespace weir::analysis {

namespace {

void resizeItems(ItemFactColumns& items, std::size_t count)
{
    items.state.assign(count, ItemState::NotStarted);
    items.inStream.assign(count, 1);
    items.firstStageVisit.assign(count, 0);
    items.stageVisitCount.assign(count, 0);
    for (auto* column : {&items.started, &items.finished, &items.ended})
        column->assign(count, unknownInstant);
    for (auto* column : {&items.lead, &items.cycle, &items.work, &items.wait})
        column->assign(count, unknownDuration);
}

void reserveVisits(StageVisitColumns& visits, std::size_t count, bool spans)
{
    visits.item.reserve(count);
    visits.stage.reserve(count);
    visits.from.reserve(count);
    visits.entered.reserve(count);
    visits.left.reserve(count);
    visits.wait.reserve(count);
    visits.work.reserve(count);
    visits.open.reserve(count);
    if (spans)
        visits.taken.reserve(count);
}

/// Where an item is now, by its last visit: what that status is, and since when. Unmapped: nobody knows.
struct Whereabouts {
    StatusPart part = StatusPart::Unmapped;
    Instant since = unknownInstant;
};

Whereabouts whereNow(const Facts& facts, std::size_t item)
{
    const Dataset& data = *facts.data;
    if (data.items.visitCount[item] == 0)
        return {};
    const std::size_t last = data.items.firstVisit[item] + data.items.visitCount[item] - 1;
    const StatusPart part = facts.partOfStatus[data.visits.status[last].row()];
    if (data.isSpan(item, last)) // an activity that still runs keeps the item; a complete ends it where it is final
        return data.visits.open[last] != 0 ? Whereabouts {} : Whereabouts {part, data.visits.left[last]};
    return data.visits.open[last] != 0 ? Whereabouts {part, data.visits.entered[last]} : Whereabouts {};
}

/// Finished as the contract says: stated by the source, else the last entry into a final status if it is still there.
void deriveEnd(Facts& facts, std::size_t item)
{
    const ItemColumns& stated = facts.data->items;
    ItemFactColumns& items = facts.items;
    const Whereabouts now = whereNow(facts, item);
    const Instant entry = isKnown(stated.resolved[item]) ? stated.resolved[item] : now.since;
    if (stated.discarded[item] != 0 || now.part == StatusPart::Discarded) {
        items.state[item] = ItemState::Discarded;
        items.ended[item] = entry;
    } else if (isKnown(stated.resolved[item]) || now.part == StatusPart::Done) {
        items.state[item] = ItemState::Finished;
        items.finished[item] = items.ended[item] = entry;
    }
}

constexpr std::size_t noVisit = SIZE_MAX;

/// The first of the stage visits [begin, end) that is not outside.
std::size_t firstInside(const Facts& facts, std::size_t begin, std::size_t end)
{
    for (std::size_t v = begin; v < end; ++v) {
        if (facts.map.stages[facts.stageVisits.stage[v].row()].kind != StageKind::Outside)
            return v;
    }
    return noVisit;
}

/// The stage visit with which the item came into the stream. The first `spans` of its stage visits stand beside the others: one of them
/// is it if it is known to be earlier.
std::size_t entryOf(const Facts& facts, std::size_t item, std::size_t spans)
{
    const std::size_t begin = facts.items.firstStageVisit[item];
    const std::size_t span = firstInside(facts, begin, begin + spans);
    const std::size_t entry = firstInside(facts, begin + spans, begin + facts.items.stageVisitCount[item]);
    if (span == noVisit || entry == noVisit)
        return std::min(span, entry);
    const std::vector<Instant>& entered = facts.stageVisits.entered;
    return isKnown(entered[span]) && entered[span] < entered[entry] ? span : entry;
}

/// The first entry; where that is not known or is where the item ends, what the source states. True: the item came in before its end.
bool deriveStart(Facts& facts, std::size_t item, std::size_t entry, bool atItsEnd)
{
    const Instant stated = facts.data->items.statedStart[item];
    if (entry == noVisit && !isKnown(stated))
        return false;
    const Instant entered = entry == noVisit ? unknownInstant : facts.stageVisits.entered[entry];
    const Instant finished = facts.items.finished[item];
    const bool saysMore = isKnown(stated) && (!isKnown(entered) || (isKnown(finished) && entered >= finished));
    facts.items.started[item] = saysMore ? stated : entered;
    if (facts.items.state[item] == ItemState::NotStarted)
        facts.items.state[item] = ItemState::InProgress;
    return saysMore || !atItsEnd;
}

bool withinStream(StageKind kind, bool spans)
{
    // In a log of start and complete the last activity is work, too; elsewhere nobody ever leaves a final status.
    return kind == StageKind::Work || kind == StageKind::Wait || (spans && kind == StageKind::Done);
}

/// Work and wait of the visits that are over, for an item whose visits come one after the other.
void sumVisits(Facts& facts, std::size_t item)
{
    const StageVisitColumns& visits = facts.stageVisits;
    Duration work = Duration::zero();
    Duration wait = Duration::zero();
    bool seen = false;
    const std::size_t begin = facts.items.firstStageVisit[item];
    for (std::size_t v = begin; v < begin + facts.items.stageVisitCount[item]; ++v) {
        if (!withinStream(facts.map.stages[visits.stage[v].row()].kind, false))
            continue;
        seen = true;
        if (visits.open[v] != 0)
            continue;
        work = plus(work, visits.work[v]);
        wait = plus(wait, visits.wait[v]);
    }
    if (!seen) // from a list straight to its end: nobody knows when it was worked on
        return;
    facts.items.work[item] = work;
    facts.items.wait[item] = wait;
}

/// The same for an item of spans: they may run side by side, within a stage and across stages.
void coverSpans(Facts& facts, std::size_t item)
{
    Duration work = Duration::zero();
    Duration wait = Duration::zero();
    for (const SpanShare& share : spanShares(facts, item)) {
        work = plus(work, share.work);
        wait = plus(wait, share.wait);
    }
    facts.items.work[item] = work;
    facts.items.wait[item] = wait;
}

void sumParts(Facts& facts, std::size_t item)
{
    const StageVisitColumns& visits = facts.stageVisits;
    const std::size_t begin = facts.items.firstStageVisit[item];
    const std::size_t count = facts.items.stageVisitCount[item];
    for (std::size_t v = begin; v < begin + count; ++v) {
        if (visits.open[v] != 0 && !isKnown(visits.entered[v])) // what came before is not known
            return;
    }
    if (count > 0 && facts.data->items.spans[item] != 0)
        coverSpans(facts, item);
    else if (count > 0)
        sumVisits(facts, item);
}

/// Nobody saw an item worked on that came into the stream where it ends.
bool startsAtItsEnd(const Facts& facts, std::size_t item, std::size_t entry, std::size_t spans)
{
    const bool isSpan = entry - facts.items.firstStageVisit[item] < spans;
    return entry != noVisit && !withinStream(facts.map.stages[facts.stageVisits.stage[entry].row()].kind, isSpan);
}

/// Collects the instants of an item: up to the newest of the data, and those that lie behind it.
void noteInstants(Facts& facts, std::size_t item)
{
    const ItemColumns& items = facts.data->items;
    const VisitColumns& visits = facts.data->visits;
    const auto note = [&facts](Instant t) {
        if (t <= facts.data->newest)
            facts.lastEvent = std::max(facts.lastEvent, t);
        else
            facts.lateEvents.push_back(t);
    };
    note(items.created[item]);
    note(items.statedStart[item]);
    note(items.resolved[item]);
    for (std::size_t v = items.firstVisit[item]; v < std::size_t {items.firstVisit[item]} + items.visitCount[item]; ++v) {
        note(visits.entered[v]);
        note(visits.left[v]);
    }
}

void deriveItem(Facts& facts, std::size_t item)
{
    noteInstants(facts, item);
    const std::size_t spans = appendStageVisits(facts, item);
    if (!facts.items.spanStageVisits.empty())
        facts.items.spanStageVisits[item] = static_cast<std::uint32_t>(spans);
    const std::size_t entry = entryOf(facts, item, spans);
    deriveEnd(facts, item);
    const bool seen = deriveStart(facts, item, entry, startsAtItsEnd(facts, item, entry, spans));
    sumParts(facts, item);
    facts.items.lead[item] = facts.lasted(facts.data->items.created[item], facts.items.finished[item]);
    // Then how much of its lead time was work is not known.
    if (precedesCreation(facts, item) || (isKnown(facts.items.lead[item]) && facts.items.work[item] > facts.items.lead[item]))
        facts.items.work[item] = facts.items.wait[item] = unknownDuration;
    if (seen)
        facts.items.cycle[item] = facts.lasted(facts.items.started[item], facts.items.finished[item]);
}

/// Rows of items in the stream whose `key` instant is known, ascending by it.
std::vector<std::uint32_t> sortedBy(const Facts& facts, const std::vector<Instant>& key, bool finishedOnly)
{
    std::vector<std::pair<Instant, std::uint32_t>> order;
    for (std::uint32_t item = 0; item < key.size(); ++item) {
        if (facts.items.inStream[item] == 0 || !isKnown(key[item]))
            continue;
        if (!finishedOnly || facts.items.state[item] == ItemState::Finished)
            order.emplace_back(key[item], item);
    }
    std::ranges::sort(order);
    std::vector<std::uint32_t> rows(order.size());
    std::ranges::transform(order, rows.begin(), [](const auto& entry) { return entry.second; });
    return rows;
}

} // namespace

bool precedesCreation(const Facts& facts, std::size_t item)
{
    const Instant created = facts.data->items.created[item];
    const bool spans = facts.data->items.spans[item] != 0;
    const std::size_t begin = facts.items.firstStageVisit[item];
    for (std::size_t v = begin; isKnown(created) && v < begin + facts.items.stageVisitCount[item]; ++v) {
        const Instant entered = facts.stageVisits.entered[v];
        if (isKnown(entered) && entered < created && withinStream(facts.map.stages[facts.stageVisits.stage[v].row()].kind, spans))
            return true;
    }
    return false;
}

FactsPtr computeFacts(DatasetPtr data, StageMap map, Calendar calendar, Progress& progress, std::optional<Zone> hoursZone)
{
    auto facts = std::make_shared<Facts>();
    facts->data = std::move(data);
    facts->map = std::move(map);
    facts->calendar = std::move(calendar);
    facts->hoursZone = std::move(hoursZone);
    facts->plausibleFrom = plausibleFrom(*facts->data);
    mapStatuses(*facts);
    const std::size_t count = facts->data->items.size();
    resizeItems(facts->items, count);
    if (!facts->data->visits.begun.empty())
        facts->items.spanStageVisits.assign(count, 0);
    reserveVisits(facts->stageVisits, facts->data->visits.size(), !facts->data->visits.begun.empty());
    constexpr std::size_t block = 16384;
    for (std::size_t item = 0; item < count; ++item) {
        if (item % block == 0) {
            progress.checkpoint();
            progress.report(static_cast<std::int64_t>(item), static_cast<std::int64_t>(count));
        }
        deriveItem(*facts, item);
    }
    std::ranges::sort(facts->lateEvents);
    Selection stream;
    stream.where = facts->map.where;
    facts->items.inStream = passesAnyStream(*facts, stream);
    facts->byFinish = sortedBy(*facts, facts->items.finished, true);
    progress.checkpoint();
    facts->byCreation = sortedBy(*facts, facts->data->items.created, false);
    return facts;
}

} // namespace weir::analysis
