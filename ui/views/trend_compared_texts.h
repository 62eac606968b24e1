// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/trends_data.h"
#include "ui/views/trend_answers.h"

#include <optional>
#include <utility>

/// What Trends says where two windows are beside each other: of TrendsData with an earlier window, of trends with a comparison.
namespace weir::ui {

/// "11.9 d in 9 Feb – 3 May, 8.8 d in 17 Nov – 8 Feb. In brackets …".
[[nodiscard]] QString comparedSubline(const TrendsData& data, const metrics::MetricComparison& compared);
/// What was counted in both windows; neither limits nor signals, which are of one stretch of time.
[[nodiscard]] std::vector<TrendFact> comparedFacts(const TrendsData& data, const MeasuredTrend& measured);

/// The buckets of both windows beside each other, from the first of each on.
[[nodiscard]] QStringList comparedColumns(const TrendsData& data, const MeasuredTrend& measured);
[[nodiscard]] std::vector<QStringList> comparedRows(const TrendsData& data, const MeasuredTrend& measured);
/// "Week 47" and "8.8 d": the bucket of the earlier window that lies under a bucket of the shown one; absent where it has ended.
[[nodiscard]] std::optional<std::pair<QString, QString>> bucketThen(
    const TrendsData& data, const MeasuredTrend& measured, const metrics::MetricPoint& now);

/// "no difference beyond chance", of the duration that 85 % stay within.
[[nodiscard]] QString dotsDifference(const EarlierDots& then);
/// Sentences for the sublines of the pages that show items.
[[nodiscard]] QString comparedDots(const TrendsData& data, trends::DurationKind kind);
[[nodiscard]] QString comparedAgeing(const TrendsData& data);
[[nodiscard]] QString comparedFlow(const TrendsData& data);
[[nodiscard]] QString comparedTypes(const TrendsData& data);
/// "Story 56 %, was 51 %; no difference beyond chance".
[[nodiscard]] QString comparedType(const TrendsData& data, const trends::TypeMix::Row& row);

} // namespace weir::ui
