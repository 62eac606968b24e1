// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace weir::app {

/// Runs `work` with what painting needs (fonts, no screen) and without a window, whatever display there is: pictures are
/// the same everywhere.
void withPainting(const std::function<void()>& work);

} // namespace weir::app
