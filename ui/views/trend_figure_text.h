// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_exporter.h"
#include "ui/export/provenance.h"
#include "ui/models/trends_data.h"

namespace weir::ui {

/// Title (the finding), sub-line (metric and rule) and footer of an exported trend.
[[nodiscard]] FigureText trendFigureText(const TrendsData& data, const MeasuredTrend& measured, const Provenance& provenance);

} // namespace weir::ui
