// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chart_table.h"
#include "ui/models/trends_data.h"
#include "ui/painters/stack_painter.h"
#include "ui/widgets/chart_tip.h"

/// Finished items by type, as a picture and in words.
namespace weir::ui {

[[nodiscard]] StackPicture typesPicture(const TrendsData& data);

[[nodiscard]] QString typesAnswer(const TrendsData& data);
[[nodiscard]] QString typesSubline(const TrendsData& data);
[[nodiscard]] QString typesMissing(const TrendsData& data); ///< said in place of bars; else empty
[[nodiscard]] QString typeText(const trends::TypeMix::Row& row); ///< "Story", "without type", "other types"
[[nodiscard]] ChartTip typesTip(const TrendsData& data, std::size_t bucket, std::size_t row);
[[nodiscard]] ChartTable typesTable(const TrendsDataPtr& data);
[[nodiscard]] std::int64_t typesTotal(const trends::TypeMix& mix);

} // namespace weir::ui
