// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/attention.h"
#include "core/analysis/stream.h"
#include "core/metrics/metric.h"
#include "core/model/chart_marks.h"
#include "core/model/report_recipe.h"
#include "core/report/report_document.h"
#include "core/trends/trend.h"

#include <string>
#include <vector>

namespace weir::report {

/// A source as the footer names it.
struct ReportSource {
    std::string name;
    std::string format;
    std::string sha256;
    std::int64_t accepted = 0, rejected = 0;
};

/// The trend of a block of the recipe.
struct ReportTrend {
    std::size_t block = 0; ///< row of ReportRecipe::blocks
    trends::Trend trend;
};

/// All that a report says; whoever asks for it has measured it before.
struct ReportContent {
    std::string title; ///< of the workspace
    std::string version; ///< of the program
    const analysis::Facts* facts = nullptr; ///< never null
    const analysis::StreamResult* stream = nullptr; ///< never null; level stage
    Selection selection;
    ReportRecipe recipe; ///< what is shown, in this order; its bucket is that of the metrics
    std::string recipeJson, recipeMark; ///< the recipe for the next report; its six digits
    std::vector<metrics::MetricResult> metrics;
    std::vector<ReportTrend> trends;
    analysis::Attention attention;
    std::vector<Annotation> annotations; ///< lines on the charts
    bool paper = false; ///< pictures are drawn for the column of a sheet of A4, where letters stay legible; else for a screen
    std::string mapSvg; ///< the map as an SVG document; empty: without map
    std::vector<ReportSource> sources;
    std::vector<std::string> notes; ///< sentences on the quality of the data
};

/// What the recipe asks for, in its order; a block that has nothing to say is left out.
[[nodiscard]] Document reportDocument(const ReportContent& content);

} // namespace weir::report
