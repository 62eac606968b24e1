// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"

#include <string>
#include <vector>

namespace weir::report {

/// A picture that a report in Markdown shows, to be written beside it.
struct ReportPicture {
    std::string name; ///< "02-trend.svg"
    std::string svg; ///< a file of its own
};

struct MarkdownReport {
    std::string text;
    std::vector<ReportPicture> pictures;
};

/// The retrospective as Markdown (CommonMark with tables) with its figures as pictures in the folder `folder`, a plain name beside the
/// text. Whatever names and notes hold is shown, and does nothing. The same document gives the same bytes.
[[nodiscard]] MarkdownReport markdownReport(const Document& document, const std::string& folder);

} // namespace weir::report
