// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/zone.h"
#include "core/model/records.h"

#include <cstdint>
#include <span>
#include <vector>

namespace weir::derivation {

/// One observed event of one item, with dictionary codes instead of text.
struct ObservedEvent {
    std::uint32_t source = 0; ///< sources are united by event identity
    std::uint32_t order = 0; ///< within the source
    Instant at = unknownInstant;
    Instant start = unknownInstant;
    std::uint16_t to = 0;
    std::uint16_t from = noStatus; ///< noStatus: the source does not say
    Lifecycle lifecycle = Lifecycle::None;
    std::uint32_t actor = UINT32_MAX;
    bool spans = false; ///< its source is a log of start and complete, or has starts beside the instants
    static constexpr std::uint16_t noStatus = UINT16_MAX;
};

/// What one source says about the item as a whole.
struct ObservedItem {
    Instant created = unknownInstant;
    std::uint16_t status = ObservedEvent::noStatus; ///< where it is now
    /// Where a source that knows the whole history has it; without any event it was created there.
    std::uint16_t unmoved = ObservedEvent::noStatus;
};

/// One derived transition: what `weir_transitions` shows, plus what visits need.
struct Transition {
    Instant at = unknownInstant; ///< entry; in a log of start and complete: the complete
    std::uint16_t from = ObservedEvent::noStatus;
    std::uint16_t to = 0;
    std::uint32_t actor = UINT32_MAX;
    Instant begun = unknownInstant; ///< spans only
    Instant entered = unknownInstant; ///< spans only
    friend bool operator==(const Transition&, const Transition&) = default;
};

/// An item's history by the written rules of the contract (see ARCHITECTURE.md, "Derivation"):
/// order by time, then by order in the source; identical events of several sources are one, repetitions within one
/// source are kept; the first visit begins at creation where the source says so; a change is believed where it says it
/// came from; start and complete make one visit per complete. Logs of start and complete and other sources tell of an item
/// side by side: neither changes what the other means.
struct ItemHistory {
    std::size_t spans = 0; ///< how many transitions, the first ones, are completes; those after them enter a status
    std::vector<Transition> transitions; ///< both parts ascending by (at, order)
    /// Started and not completed (spans, with a begin; they come first), or the current status where no transition leads to it: entered
    /// unknown.
    struct Open {
        std::uint16_t status = 0;
        Instant entered = unknownInstant;
        Instant begun = unknownInstant;
        friend bool operator==(const Open&, const Open&) = default;
    };
    std::vector<Open> open;
    friend bool operator==(const ItemHistory&, const ItemHistory&) = default;
};

/// `events` in any order. `zones`: by source, in which its times without a zone were read (see unite()).
/// `stop` ends a long one with Cancelled.
[[nodiscard]] ItemHistory deriveHistory(std::span<const ObservedEvent> events, const ObservedItem& item,
    std::span<const Zone* const> zones = {}, const Progress& stop = SilentProgress());

/// Where the history leaves the item: in the status entered last; if there are only spans, in what runs, else in what was
/// completed last. noStatus: nowhere.
[[nodiscard]] std::uint16_t lastStatus(const ItemHistory& history);

/// One visit as in VisitColumns.
struct Visit {
    std::uint16_t status = 0;
    std::uint16_t from = ObservedEvent::noStatus;
    Instant entered = unknownInstant;
    Instant left = unknownInstant;
    Instant begun = unknownInstant;
    std::uint32_t actor = UINT32_MAX;
    bool open = false;
    friend bool operator==(const Visit&, const Visit&) = default;
};
/// Visits of a derived history, with holes: where a transition does not start where the one before it led, the
/// visit before has no end and the visit it starts from has no beginning. Appends to `out`, spans before others; returns how many
/// are spans.
std::size_t appendVisits(const ItemHistory& history, std::vector<Visit>& out);

} // namespace weir::derivation
