// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/stream_layout.h"

#include <QLocale>

namespace weir::ui {

/// The numbers of a map in a locale: the user's on screen, C for files that scripts read.
[[nodiscard]] diagram::TextFormat diagramFormat(const QLocale& locale = QLocale());

} // namespace weir::ui
