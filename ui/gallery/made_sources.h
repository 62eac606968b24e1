// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace weir::ui::gallery {

/// A small export with rows that cannot be taken, for several reasons.
[[nodiscard]] QByteArray brokenExport();
/// A tracker's table in which people go by several names, and of which some dates cannot be.
[[nodiscard]] QByteArray teamExport();
/// An export of items that go through many stages; the same bytes every time.
[[nodiscard]] QByteArray manyStagesExport();

/// So many finished items and as many in progress, of several types; the same bytes every time.
[[nodiscard]] QByteArray manyItemsExport(int finished, int open);

/// A tracker's list of status changes: 41 of its rows cannot be read, most of them for the order of day and month.
[[nodiscard]] QByteArray changesExport();
/// Issues with their histories, as Jira answers a search.
[[nodiscard]] QByteArray issuesExport();

} // namespace weir::ui::gallery
