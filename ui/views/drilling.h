// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

namespace weir::ui {

struct ViewContext;

/// Finds the items behind a figure on a worker; rows of Dataset::items, ascending. It runs again when the filter or the stages
/// change, so stages are remembered by name: their rows may mean others by then.
using ItemFinder = std::function<std::vector<std::uint32_t>(const analysis::Facts&, const Selection&)>;

/// Goes to Items with the items behind a figure. `title` says which they are ("Waiting for Review").
void drillTo(const ViewContext& context, const QString& title, ItemFinder find);

/// The items behind a number of an answer (see sentencesParts()).
void drillToAnswer(const ViewContext& context, const QString& link);

[[nodiscard]] ItemFinder allItems(); ///< whatever the window
[[nodiscard]] ItemFinder itemsAtTheEnds(); ///< the one that was created first and those to which something happened last
[[nodiscard]] ItemFinder finishedItems(); ///< of the selection's window
[[nodiscard]] ItemFinder openItems(); ///< in the stream at the window's end
/// Rows of `data`, as far as they pass the filter. They are found by key: in newer data their rows are others.
[[nodiscard]] ItemFinder theseItems(const Dataset& data, const std::vector<std::uint32_t>& items);
/// The same of very many, which nobody copies; a worker finds them by key where the data are newer.
[[nodiscard]] ItemFinder theseItems(DatasetPtr data, std::shared_ptr<const std::vector<std::uint32_t>> items);
/// Rows of the stream's stages and edges; an item of several is found once.
[[nodiscard]] ItemFinder itemsInStages(const analysis::StreamResult& stream, const std::vector<std::size_t>& stages);
[[nodiscard]] ItemFinder itemsWaitingFor(const analysis::StreamResult& stream, const std::vector<std::size_t>& stages);
[[nodiscard]] ItemFinder itemsOnEdges(const analysis::StreamResult& stream, const std::vector<std::size_t>& edges);

} // namespace weir::ui
