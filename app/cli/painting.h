// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

#include <functional>

namespace weir::app {

/// Runs `work` with what painting needs (fonts, no screen) and without a window, whatever display there is: pictures are
/// the same everywhere.
void withPainting(const std::function<void()>& work);

/// Of pictures and reports: English wherever they are made, so that the same data give the same file.
[[nodiscard]] QLocale fileLocale();

} // namespace weir::app
