// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace weir::ui::gallery {

/// A small export with rows that cannot be taken, for several reasons.
[[nodiscard]] QByteArray brokenExport();
/// An export of items that go through many stages; the same bytes every time.
[[nodiscard]] QByteArray manyStagesExport();

} // namespace weir::ui::gallery
