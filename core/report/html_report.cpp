// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

#include "core/report/markup.h"
#include "core/report/report_sections.h"
#include "core/report/report_style.h"

namespace weir::report {

std::string htmlReport(const ReportContent& content)
{
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" "
           "content=\"light\">\n<title>"
        + escaped(content.title) + "</title>\n<style>\n" + reportStyle() + "</style>\n</head>\n<body>\n<main>\n" + headerHtml(content)
        + answerHtml(content) + timeHtml(content) + bottlenecksHtml(content) + mapHtml(content) + metricsHtml(content) + notesHtml(content)
        + provenanceHtml(content) + "</main>\n</body>\n</html>\n";
}

} // namespace weir::report
