// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

class QObject;

namespace weir::ui {

struct ViewContext;

/// Finds the items behind a figure on a worker; rows of Dataset::items, ascending.
using ItemFinder = std::function<std::vector<std::uint32_t>(const analysis::Facts&, const Selection&)>;

/// Goes to Items with the items behind a figure. `title` says which they are ("Waiting for Review").
void drillTo(const ViewContext& context, QObject* receiver, const QString& title, ItemFinder find);

[[nodiscard]] ItemFinder finishedItems(); ///< of the selection's window
[[nodiscard]] ItemFinder openItems(); ///< in the stream at the window's end
[[nodiscard]] ItemFinder theseItems(std::vector<std::uint32_t> items);

} // namespace weir::ui
