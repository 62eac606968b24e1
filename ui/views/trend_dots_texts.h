// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chart_table.h"
#include "ui/models/trends_data.h"
#include "ui/widgets/chart_tip.h"

#include <QString>

/// Finished items as dots, in words.
namespace weir::ui {

/// Fewer items say nothing about a share of them.
inline constexpr std::size_t fewestForPercentiles = 10;
[[nodiscard]] bool tellsPercentiles(const DotsData& dots);

/// "85 % of items are done within 16.1 days. That is the promise this team can make today."
[[nodiscard]] QString dotsAnswer(const TrendsData& data, trends::DurationKind kind);
/// Who the dots are, and who is missing.
[[nodiscard]] QString dotsSubline(const TrendsData& data, trends::DurationKind kind);
[[nodiscard]] QString dotsTitle(trends::DurationKind kind); ///< "Lead time of each item"
/// Said in place of dots where there are none; else empty.
[[nodiscard]] QString dotsMissing(const TrendsData& data, trends::DurationKind kind);

/// Key, type, duration, longer than how many.
[[nodiscard]] ChartTip dotTip(const TrendsData& data, trends::DurationKind kind, std::size_t dot);
/// "30 Mar – 12 Apr": [from, to).
[[nodiscard]] QString daysText(const TrendsData& data, Day from, Day to);
/// "26 items, median 11.9 d, 85 % within 17.4 d".
[[nodiscard]] QString brushedText(const trends::BrushedDots& brushed);

[[nodiscard]] ChartTable dotsTable(const TrendsDataPtr& data, trends::DurationKind kind);

} // namespace weir::ui
