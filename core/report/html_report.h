// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"
#include "core/metrics/metric.h"

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

/// All that a report says; whoever asks for it has measured it before.
struct ReportContent {
    std::string title; ///< of the workspace
    std::string version; ///< of the program
    const analysis::Facts* facts = nullptr; ///< never null
    const analysis::StreamResult* stream = nullptr; ///< never null; level stage
    Selection selection;
    Bucket bucket = Bucket::Week; ///< of the metrics
    std::vector<metrics::MetricResult> metrics;
    std::string mapSvg; ///< the map as an SVG document; empty: without map
    std::vector<ReportSource> sources;
    std::vector<std::string> notes; ///< sentences on the quality of the data
};

/// The retrospective as one HTML file for screen and A4: no script, nothing from elsewhere, every string escaped. The same content gives
/// the same bytes; the date on it is that of the data.
[[nodiscard]] std::string htmlReport(const ReportContent& content);

} // namespace weir::report
