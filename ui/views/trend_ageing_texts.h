// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chart_table.h"
#include "ui/models/trends_data.h"
#include "ui/painters/ageing_painter.h"
#include "ui/widgets/chart_tip.h"

/// Items in progress at their age, as a picture and in words.
namespace weir::ui {

/// The items in the order of the picture: stage by stage, ascending by age. Rows of Ageing::items.
[[nodiscard]] std::vector<std::size_t> ageingOrder(const trends::Ageing& ageing);
/// `logarithmic` needs ages above zero.
[[nodiscard]] AgeingPicture ageingPicture(const TrendsData& data, bool logarithmic);
[[nodiscard]] bool ageingIsPositive(const TrendsData& data);

/// How many items can be compared with what their stage took, and how many of them are older than 85 % of those.
struct AgeingCount {
    std::int64_t compared = 0, beyond = 0;
};
[[nodiscard]] AgeingCount ageingCount(const trends::Ageing& ageing);

[[nodiscard]] QString ageingAnswer(const TrendsData& data);
[[nodiscard]] QString ageingSubline(const TrendsData& data);
[[nodiscard]] QString ageingMissing(const TrendsData& data); ///< said in place of dots; else empty
[[nodiscard]] ChartTip ageingTip(const TrendsData& data, std::size_t row); ///< row of Ageing::items
[[nodiscard]] ChartTable ageingTable(const TrendsDataPtr& data); ///< in the order of the picture

} // namespace weir::ui
