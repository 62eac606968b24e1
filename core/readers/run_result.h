// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"

#include <string_view>

namespace weir::readers {

/// How something ended, in the word of any build or deployment tool, in small or capital letters. Unknown also for a word of something
/// that goes on ("in_progress") or waits for somebody ("action_required").
[[nodiscard]] RunResult runResult(std::string_view word);
/// Is it a word for something that has not begun?
[[nodiscard]] bool isWaiting(std::string_view word);

} // namespace weir::readers
