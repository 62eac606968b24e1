// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"
#include "ui/models/chart_table.h"
#include "ui/models/stage_waits.h"
#include "ui/painters/bottleneck_painter.h"
#include "ui/painters/replay_painter.h"
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

/// The replay beside what happened; no points: nothing was replayed.
[[nodiscard]] ReplayPicture replayPicture(const analysis::ReplayShape& replay);
/// "Mean 13.8 d; the replay makes it 14.1 d."
[[nodiscard]] QString replayText(const analysis::ReplayShape& replay);
/// What a mean visit waited for, or why that is not known; empty where nothing is to be said.
[[nodiscard]] QString causesText(const analysis::BottleneckEntry& entry);

/// So many lines a spectrum draws at most.
inline constexpr std::size_t mostSpectrumLines = 4000;

/// The items behind a stage.
struct StageItems {
    analysis::FactsPtr facts; ///< whose rows they are
    StageWaits waits;
    std::vector<std::size_t> longest; ///< rows of `waits`, the longest first, a few
    std::vector<std::size_t> drawn; ///< the row of `waits` that each line of the spectrum is; evenly chosen where they are too many
    SpectrumPicture spectrum;
};
/// `stage`: row of the stream's stages. Throws Cancelled.
[[nodiscard]] std::shared_ptr<const StageItems> makeStageItems(const analysis::FactsPtr& facts, const Selection& selection,
    const analysis::StreamResult& stream, std::size_t stage, Progress& progress);
[[nodiscard]] QString spectrumCaption(const StageItems& items);
[[nodiscard]] QString waitsTitle(const StageWaits& waits, const QString& stage); ///< "Longest waits for Review"
[[nodiscard]] AttentionRow::Words waitWords(const StageWaits& waits, std::size_t row, const analysis::Facts& facts);

} // namespace weir::ui
