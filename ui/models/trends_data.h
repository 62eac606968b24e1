// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/window.h"
#include "core/metrics/comparison.h"
#include "core/model/chart_marks.h"
#include "core/model/comparison.h"
#include "core/trends/trend.h"
#include "ui/models/earlier_items.h"
#include "ui/models/item_pictures.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace weir::ui {

/// What the place Trends asks for.
struct TrendsQuery {
    analysis::FactsPtr facts;
    Selection selection;
    Bucket bucket = Bucket::Week;
    ChartMarks marks; ///< annotations, and the levels that the user has confirmed
    Comparison comparison = {}; ///< with another window
};

/// One metric over the weeks of a chart, and over all that the data hold.
struct MeasuredTrend {
    trends::Trend trend;
    std::optional<std::size_t> newest; ///< point of the series that speaks for today
    std::optional<metrics::MetricComparison> compared; ///< the query's window with another one
    metrics::MetricResult inWindow; ///< of the query's window alone, where it is compared
    std::vector<metrics::MetricPoint> course; ///< over all time, in buckets of TrendsData::courseBucket
    [[nodiscard]] const metrics::MetricInfo& info() const { return *trend.result.info; }
};

/// Everything that Trends shows, as numbers; made on a worker.
struct TrendsData {
    TrendsQuery query;
    Bucket bucket = Bucket::Week; ///< as asked for, or the shorter one of longer buckets that keep charts readable
    Selection shown; ///< the query's, its window widened to what charts show
    analysis::ResolvedWindow window; ///< of the query's selection
    Day from {}, to {}; ///< days of all charts: [from, to)
    std::optional<TimeWindow> earlier; ///< the window that the query's is compared with; charts then show these two, from the same point on
    std::vector<MeasuredTrend> trends; ///< in the order of metrics::allMetrics()
    Bucket courseBucket = Bucket::Week;
    ItemPictures items; ///< of the query's selection, not of what the charts of the metrics are widened to
    std::optional<EarlierItems> earlierItems; ///< with `earlier`
    [[nodiscard]] const analysis::Facts& facts() const { return *query.facts; }
    /// Of what happened: the day that says which year need not be named.
    [[nodiscard]] Day today() const { return facts().calendar.zone().dayOf(window.now); }
    /// Buckets from `from` to `to`.
    [[nodiscard]] std::size_t buckets() const;
    /// Null where nobody knows the metric.
    [[nodiscard]] const MeasuredTrend* find(std::string_view metric) const;
};
using TrendsDataPtr = std::shared_ptr<const TrendsData>;

/// Throws Error(Limit) where the data span more than a series can hold.
[[nodiscard]] TrendsDataPtr makeTrendsData(TrendsQuery query, Progress& progress);

} // namespace weir::ui
