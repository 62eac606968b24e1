// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/stream_layout.h"

#include <optional>
#include <vector>

namespace weir::diagram {

/// Up to this many stages stand singly; beyond it they fold.
inline constexpr std::size_t mostSingleStages = 12;
/// Groups hold at most this many stages, so that an opened one stays a stretch that the eye can take in.
inline constexpr std::size_t mostInGroup = 8;

/// True for what stands as a box: stages of the stream itself, not what lies outside or ends it.
[[nodiscard]] bool standsInStream(const analysis::StreamStage& stage);

/// False for a stage that nobody passed and where nobody is: it is left out, as long as others are there.
[[nodiscard]] bool isPassed(const analysis::StreamStage& stage);
/// Rows of the stages that have a place in the map, in stream order.
[[nodiscard]] std::vector<std::size_t> shownStages(const analysis::StreamResult& stream);

/// The row of the one bottleneck, if the ranking has one and it stands in the stream.
[[nodiscard]] std::optional<std::size_t> bottleneckStage(const analysis::StreamResult& stream);

/// Groups for folding: neighbours of one team; without teams (or with one alone) seven runs of equal length, more
/// where these would hold more than `mostInGroup`.
/// `stages` are rows in stream order.
[[nodiscard]] std::vector<std::vector<std::size_t>> foldGroups(
    const analysis::StreamResult& stream, const std::vector<std::size_t>& stages);

/// What stands in the map from left to right, with the figures of each place.
[[nodiscard]] std::vector<Column> makeColumns(
    const analysis::StreamResult& stream, const StreamWords& words, const std::optional<std::size_t>& openGroup);

/// `text` with %1 and %2 replaced; a value that holds "%2" itself stays as it is.
[[nodiscard]] std::string phrase(std::string_view text, std::string_view first, std::string_view second = {});

} // namespace weir::diagram
