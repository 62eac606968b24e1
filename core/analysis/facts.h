// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/calendar.h"
#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/selection.h"
#include "core/model/stage_map.h"

#include <cstdint>
#include <memory>
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
    std::vector<Instant> left; ///< unknown: still there, or a hole
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
    std::vector<Duration> cycle; ///< finished − started; unknown likewise
    std::vector<Duration> work; ///< Σ over its finished stage visits within the stream; unknown if a part is unknown
    std::vector<Duration> wait;
    std::vector<std::uint8_t> inStream; ///< passes StageMap::where
    std::vector<std::uint32_t> firstStageVisit;
    std::vector<std::uint32_t> stageVisitCount;
};

/// Computed once per dataset, stage map and calendar; metrics, map and lists read it and never scan by themselves.
struct Facts {
    DatasetPtr data;
    StageMap map;
    Calendar calendar;

    std::vector<StageIndex> stageOfStatus; ///< by StatusIndex; none: not in the map
    std::vector<StatusPart> partOfStatus; ///< by StatusIndex
    ItemFactColumns items;
    StageVisitColumns stageVisits;
    std::vector<std::uint32_t> byFinish; ///< finished items (not discarded, in stream), ascending by finish
    std::vector<std::uint32_t> byCreation; ///< items in stream, ascending by creation
};
using FactsPtr = std::shared_ptr<const Facts>;

[[nodiscard]] FactsPtr computeFacts(DatasetPtr data, StageMap map, Calendar calendar, Progress& progress);

/// Which items a selection's `where` (and the stream's) lets through: one byte an item.
/// Throws Error(Unknown) for a field that nobody knows.
[[nodiscard]] std::vector<std::uint8_t> passes(const Facts& facts, const Selection& selection);
/// The same without the stream's `where`: figures of the tracker's own statuses know no stream.
[[nodiscard]] std::vector<std::uint8_t> passesAnyStream(const Facts& facts, const Selection& selection);

/// The window with its ends made finite: [first thing that happened, now]; and the `now` in force.
/// With no data at all everything is 1970-01-01, so that nobody loops over endless time.
struct ResolvedWindow {
    TimeWindow asked; ///< as given; open ends stay open
    Instant first; ///< first instant that matters: window.from, else the earliest creation (else the earliest commit)
    Instant last; ///< end of what is counted: min(window.to, now), never before `first`
    Instant now;
    /// True if the window's end lies behind everything that is known: work in progress is what is open now.
    [[nodiscard]] bool endsNow() const noexcept { return asked.to > now; }
};
[[nodiscard]] ResolvedWindow resolveWindow(const Facts& facts, const Selection& selection);

} // namespace weir::analysis
