// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_content.h"

#include <optional>
#include <string>

/// The blocks of a report; absent where there is nothing to say.
namespace weir::report {

[[nodiscard]] std::optional<Section> answerSection(const ReportContent& content);
[[nodiscard]] std::optional<Section> timeSection(const ReportContent& content);
[[nodiscard]] std::optional<Section> mapSection(const ReportContent& content);
[[nodiscard]] std::optional<Section> bottleneckSection(const ReportContent& content);
[[nodiscard]] std::optional<Section> attentionSection(const ReportContent& content);
[[nodiscard]] std::optional<Section> dataSection(const ReportContent& content);
[[nodiscard]] std::optional<Section> noteSection(const ReportBlock& block);

/// When what was in progress was counted: "as of 2 May 2026"; "then" where the data say nothing of it.
[[nodiscard]] std::string asOf(const ReportContent& content);

} // namespace weir::report
