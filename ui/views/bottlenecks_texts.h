// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"
#include "ui/models/chart_table.h"
#include "ui/models/stage_waits.h"
#include "ui/painters/bottleneck_painter.h"
#include "ui/painters/spectrum_painter.h"
#include "ui/views/fact_rows.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

/// The ranking of stages in words and pictures. Nothing is measured here.
namespace weir::ui {

using StreamPtr = std::shared_ptr<const analysis::StreamResult>;

/// Which lead time a gain is taken off.
enum class GainOf { Mean, Median, P85 };
[[nodiscard]] bool showsGains(const analysis::StreamResult& stream);
/// Seconds; absent: not known.
[[nodiscard]] std::optional<double> gainOf(const analysis::BottleneckEntry& entry, GainOf of);

[[nodiscard]] QString bottlenecksAnswer(const analysis::StreamResult& stream, GainOf of);
[[nodiscard]] QString bottlenecksSubline(const analysis::StreamResult& stream);
/// Rows in the order of the ranking.
[[nodiscard]] BottleneckPicture bottlenecksPicture(const analysis::StreamResult& stream, GainOf of);
/// What a row says, for whoever hears it.
[[nodiscard]] QString bottleneckRowText(const analysis::StreamResult& stream, const BottleneckPicture& picture, std::size_t row);
[[nodiscard]] ChartTable bottlenecksTable(const StreamPtr& stream);

/// One check of a replay, for people.
struct CheckText {
    QString name, found, limit;
    std::optional<bool> ok; ///< absent: there was nothing to check it on
};
[[nodiscard]] std::vector<CheckText> checkTexts(const analysis::BottleneckRanking& ranking);

/// The items behind a stage.
[[nodiscard]] QString waitsTitle(const StageWaits& waits, const QString& stage); ///< "Longest waits for Review"
[[nodiscard]] std::vector<std::size_t> longestWaits(const StageWaits& waits, std::size_t most); ///< rows, the longest first
[[nodiscard]] AttentionRow::Words waitWords(const StageWaits& waits, std::size_t row, const analysis::Facts& facts);
[[nodiscard]] QString spectrumCaption(const StageWaits& waits);
[[nodiscard]] SpectrumPicture spectrumPicture(const StageWaits& waits, const analysis::StreamResult& stream, const Zone& zone);

} // namespace weir::ui
