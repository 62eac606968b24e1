// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/window.h"
#include "core/base/calendar.h"
#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/selection.h"
#include "core/model/stage_map.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace weir::analysis {

/// What a status is in the stream.
enum class StatusPart : std::uint8_t { Unmapped, Queue, Work, Wait, Outside, Done, Discarded };

/// Visits of items to stages: consecutive visits to statuses of one stage are one. Item by item, in order of time.
struct StageVisitColumns {
    std::vector<ItemIndex> item;
    std::vector<StageIndex> stage;
    std::vector<StageIndex> from; ///< stage of the visit before; none: first, or after a hole
    std::vector<Instant> entered;
    std::vector<Instant> left; ///< when it left, or ended without leaving; unknown: still there, or a hole
    std::vector<Duration> wait; ///< within the visit; unknown if the source cannot tell or the visit is not finished
    std::vector<Duration> work;
    std::vector<std::uint8_t> open; ///< the item is there now
    std::vector<Instant> taken; ///< when the edge into it was taken; empty when no item has spans: then it is `entered`
    [[nodiscard]] std::size_t size() const noexcept { return item.size(); }
    /// The instant a window asks for the edge into visit `v`; for spans the first complete of the visit.
    [[nodiscard]] Instant edgeAt(std::size_t v) const noexcept { return taken.empty() ? entered[v] : taken[v]; }
};

enum class ItemState : std::uint8_t { NotStarted, InProgress, Finished, Discarded };

/// Per item, same rows as Dataset::items.
struct ItemFactColumns {
    std::vector<ItemState> state;
    std::vector<Instant> started; ///< first entry into a stage that is not outside; unknown: not started
    std::vector<Instant> finished; ///< see the contract, "An item is finished when"; unknown: not finished, or time unknown
    std::vector<Instant> ended; ///< when it left the stream: finished, or discarded; unknown likewise
    std::vector<Duration> lead; ///< finished − created; unknown if either is, or if negative (listed by doctor)
    std::vector<Duration> cycle; ///< finished − started; unknown likewise, and where the start is the entry into a final stage
    /// Over its finished stage visits within the stream; unknown if a part is unknown. Of spans that run side by side the
    /// length of what they cover together; then wait is the rest of the time in these stages.
    std::vector<Duration> work;
    std::vector<Duration> wait;
    std::vector<std::uint8_t> inStream; ///< passes StageMap::where
    std::vector<std::uint32_t> firstStageVisit;
    std::vector<std::uint32_t> stageVisitCount;
    std::vector<std::uint32_t> spanStageVisits; ///< of these, the first so many are of spans; empty when no item has any
    /// The first of the item's stage visits that is not of spans. Those before and those from here on tell of the same way, each whole:
    /// whoever was in a stage by both was there once.
    [[nodiscard]] std::size_t entriesFrom(std::size_t item) const noexcept
    {
        return firstStageVisit[item] + (spanStageVisits.empty() ? std::size_t {0} : spanStageVisits[item]);
    }
};

/// Computed once per dataset, stage map and calendar; metrics, map and lists read it and never scan by themselves.
struct Facts {
    DatasetPtr data;
    StageMap map;
    Calendar calendar;
    std::optional<Zone> hoursZone; ///< in which the map's working hours are told; absent: the calendar's

    std::vector<StageIndex> stageOfStatus; ///< by StatusIndex; none: not in the map
    std::vector<StatusPart> partOfStatus; ///< by StatusIndex
    ItemFactColumns items;
    StageVisitColumns stageVisits;
    std::vector<std::uint32_t> byFinish; ///< finished items (not discarded, in stream), ascending by finish
    std::vector<std::uint32_t> byCreation; ///< items in stream, ascending by creation
    Instant plausibleFrom = Instant::min(); ///< see plausibleFrom() in window.h
    Instant lastEvent = unknownInstant; ///< of any item, up to Dataset::newest
    std::vector<Instant> lateEvents; ///< of items, later than Dataset::newest, ascending: they happen once now has reached them

    /// Time from one instant to a later one; unknown if either is, if the order is impossible, or if it begins implausibly early.
    [[nodiscard]] Duration lasted(Instant from, Instant to) const noexcept
    {
        const Duration d = between(from, to);
        return isKnown(d) && d >= Duration::zero() && from >= plausibleFrom ? d : unknownDuration;
    }
};
using FactsPtr = std::shared_ptr<const Facts>;

/// The item was in the stream before it was created (a tracker that was migrated): its lead time does not hold its work and wait.
[[nodiscard]] bool precedesCreation(const Facts& facts, std::size_t item);

/// `hoursZone` is that of the map's working hours, which the domain cannot look up; absent: the calendar's.
[[nodiscard]] FactsPtr computeFacts(
    DatasetPtr data, StageMap map, Calendar calendar, Progress& progress, std::optional<Zone> hoursZone = std::nullopt);

/// Fields that `where` knows: the columns of weir_items.
[[nodiscard]] bool isItemField(std::string_view field);
[[nodiscard]] std::string itemFieldsInWords(); ///< "key, kind, … or finished_at"

/// Which items a selection's `where` (and the stream's) lets through: one byte an item.
/// Throws Error(Unknown) for a field that nobody knows.
[[nodiscard]] std::vector<std::uint8_t> passes(const Facts& facts, const Selection& selection);
/// The same without the stream's `where`: figures of the tracker's own statuses know no stream.
[[nodiscard]] std::vector<std::uint8_t> passesAnyStream(const Facts& facts, const Selection& selection);

/// The first instant at which the item is known to have been in progress: its start, or where nobody saw that the first
/// entry into or exit from a stage of the stream. Unknown: never seen.
[[nodiscard]] Instant seenInProgress(const Facts& facts, std::size_t item);
/// The item had come into being before the window's end, and had not left the stream before the window.
[[nodiscard]] bool isThere(const Facts& facts, const ResolvedWindow& window, std::size_t item) noexcept;
/// The item was started and not over at the window's end.
[[nodiscard]] bool inProgressAtEnd(const Facts& facts, const ResolvedWindow& window, std::size_t item);
/// The same; absent where it was there and unfinished, but nobody knows whether it had been started.
[[nodiscard]] std::optional<bool> knownInProgressAtEnd(const Facts& facts, const ResolvedWindow& window, std::size_t item);

} // namespace weir::analysis
