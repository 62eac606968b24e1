// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/derivation/item_history.h"
#include "core/model/dataset.h"
#include "core/store/connection.h"
#include "core/store/event_gather.h"

#include <cstdint>
#include <future>
#include <memory>
#include <vector>

/// From observations to what the views show. Everything runs in the caller's transaction, and gives the same rows (their
/// numbers aside) whatever the order of the imports was.
namespace weir::store {

/// Raised whenever a rule changes: workspaces derived by older rules are derived anew when they are opened.
inline constexpr std::int64_t rulesVersion = 8;

struct DerivedCounts {
    std::int64_t items = 0, transitions = 0;
};
/// What the proposal of a stage map looks at: which statuses items passed, and when they began and came to
/// rest, without other times, people and texts. Built on the way
/// where everything is derived, which spares reading it all back.
class FlowSketch {
public:
    /// Begins to sort the keys of all objects, on another thread.
    void begin(const Connection& connection);
    void add(std::uint32_t object, const derivation::ItemHistory& history);
    /// Whether it tells the order in which every item passed its statuses: not where spans and other visits stand side by side.
    [[nodiscard]] bool tellsOrder() const noexcept { return m_tellsOrder; }
    /// A dataset with statuses, visits and items in their order, of an item's instants only the first and the last edge; nothing
    /// else is filled. Codes are those of loadStatusCodes().
    [[nodiscard]] std::shared_ptr<const Dataset> dataset(const Connection& connection);

private:
    static constexpr std::uint32_t notThere = UINT32_MAX;
    struct Item {
        std::uint32_t begin = 0, count = notThere; ///< in m_visits
        Instant first = unknownInstant, last = unknownInstant; ///< when its first and its last edge were taken
    };
    struct Visit {
        std::uint16_t status, from;
    };
    std::vector<Item> m_items; ///< by object
    std::future<std::vector<std::uint32_t>> m_order; ///< objects in the order of their keys
    std::vector<Visit> m_visits;
    std::vector<derivation::Visit> m_scratch;
    bool m_tellsOrder = true;
};

/// The kind of an item whose sources state none.
inline constexpr const char* plainKind = "issue";

/// By how much items and transitions grew. `sketch` is filled if everything is derived.
DerivedCounts deriveItems(Connection& connection, const ObjectMask& touched, Progress& progress, FlowSketch* sketch = nullptr,
    std::size_t eventsAtOnce = mostGatheredEvents);
/// Changes of all sources, united by number and merge commit. Returns how many there are.
std::int64_t deriveChanges(Connection& connection);
/// Joins between items, changes and commits, each with how it was found.
void deriveLinks(Connection& connection, Progress& progress);
/// What the user decided about links, on top of those that were found.
void applyLinkEdits(Connection& connection, const Progress& progress);
/// Which names are one person's, and which are programs', from the names themselves, the addresses of commits and what the user decided.
/// By names, however many items there are.
void derivePeople(Connection& connection, const Progress& progress);
/// What every status is in the stream (work wait outside done discarded queue), for the views: by the decided stage
/// map, else by the proposal.
void refreshStageKinds(Connection& connection, const Dataset& data);

/// The same, and loads what the proposal needs only if the decided map leaves statuses out.
void refreshStageKinds(Connection& connection, Progress& progress);

/// Items, changes, links and people after sources came, went or changed. `touched`: what they observe. Everything is derived anew
/// where statuses fell together or apart (`regrouped`, see refreshStatuses()) or the order of trust among sources changed.
/// Ends with refreshStageKinds().
DerivedCounts deriveAfter(
    Connection& connection, ObjectMask touched, const std::vector<std::int64_t>& rankBefore, bool regrouped, Progress& progress);

} // namespace weir::store
