// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_content.h"

#include <optional>

/// The blocks of a report that show metrics over time.
namespace weir::report {

[[nodiscard]] std::optional<Section> metricsSection(const ReportContent& content);
/// Of a trend whose metric is not known it says so.
[[nodiscard]] std::optional<Section> trendSection(const ReportContent& content, std::size_t block);

} // namespace weir::report
