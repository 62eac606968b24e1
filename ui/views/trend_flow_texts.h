// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chart_table.h"
#include "ui/models/trends_data.h"
#include "ui/painters/flow_painter.h"
#include "ui/widgets/chart_tip.h"

/// Who was where over time, as a picture and in words.
namespace weir::ui {

[[nodiscard]] FlowPicture flowPicture(const TrendsData& data, trends::FlowCount count);

[[nodiscard]] QString flowAnswer(const TrendsData& data);
[[nodiscard]] QString flowSubline(const TrendsData& data, trends::FlowCount count); ///< of how many items all is told
[[nodiscard]] QString flowCaption(trends::FlowCount count); ///< what the bands count
[[nodiscard]] QString flowMissing(const TrendsData& data); ///< said in place of bands; else empty
[[nodiscard]] ChartTip flowTip(const TrendsData& data, trends::FlowCount count, std::size_t moment);
[[nodiscard]] ChartTable flowTable(const TrendsDataPtr& data, trends::FlowCount count);
/// In the stream at a moment: all bands but the finished.
[[nodiscard]] std::int64_t inStream(const trends::CumulativeFlow& flow, std::size_t moment);

} // namespace weir::ui
