// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "ui/models/item_way.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace weir::ui {

enum class JourneyMark { Commit, Merged };

struct JourneyPoint {
    Instant at;
    JourneyMark mark = JourneyMark::Commit;
    QString text; ///< "9f3c2a1 by Ann"; tool tip
};

/// One source's view of an item: points in time, joined where they belong together.
struct JourneyLane {
    QString name; ///< "Commits"
    std::optional<std::pair<Instant, Instant>> span;
    std::vector<JourneyPoint> points; ///< ascending
};

/// A fact of the item in words, for the line of facts below its lanes.
struct JourneyFact {
    QString label;
    QString value;
};

/// One item with everything that is joined to it.
struct ItemJourney {
    QString key, title;
    ItemWay way;
    std::vector<JourneyLane> lanes; ///< besides the tracker's; empty: nothing joined
    std::vector<JourneyFact> facts;
    QStringList joins; ///< how they were found: "issue key in title"
    int sources = 1; ///< kinds of sources that know it
    Instant first = unknownInstant, last = unknownInstant; ///< of the way and the lanes together
    Instant today = unknownInstant; ///< dates of another year bear it
};

/// Where to find what is joined to an item, by key: made once per dataset, on a worker.
struct JourneyIndex {
    DatasetPtr data;
    std::vector<std::uint32_t> links; ///< rows, by key of the item they come from
    std::vector<std::uint32_t> linksTo; ///< rows, by key of what they lead to
    std::vector<std::uint32_t> items; ///< rows, by key
    std::vector<std::uint32_t> commits; ///< rows, by sha
    std::vector<std::uint32_t> changes; ///< rows, by key
};
using JourneyIndexPtr = std::shared_ptr<const JourneyIndex>;
[[nodiscard]] JourneyIndexPtr makeJourneyIndex(DatasetPtr data, Progress& progress);

/// `end` ends the way of an item that is open then; dates of another year than `today` bear it.
[[nodiscard]] ItemJourney journeyOf(const analysis::Facts& facts, const JourneyIndex& index, std::size_t item, Instant end, Instant today);

} // namespace weir::ui
