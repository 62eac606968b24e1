// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/html_report.h"

#include <string>

/// The parts of the HTML report, each a piece of markup or empty where there is nothing to say.
namespace weir::report {

[[nodiscard]] std::string headerHtml(const ReportContent& content);
[[nodiscard]] std::string answerHtml(const ReportContent& content);
[[nodiscard]] std::string timeHtml(const ReportContent& content);
[[nodiscard]] std::string mapHtml(const ReportContent& content);
[[nodiscard]] std::string bottlenecksHtml(const ReportContent& content);
[[nodiscard]] std::string metricsHtml(const ReportContent& content);
[[nodiscard]] std::string notesHtml(const ReportContent& content);
[[nodiscard]] std::string provenanceHtml(const ReportContent& content);

} // namespace weir::report
