// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/time_text.h"

#include <string>
#include <string_view>

namespace weir::readers {

/// How a time is written, in the letters of spreadsheets: "dd.MM.yyyy HH:mm", "yyyy-MM-ddTHH:mm:ss zone", or in words: "seconds since
/// 1970", "month by name". To be shown, not to be parsed. `order` matters to an open one. Empty: the text is no time.
[[nodiscard]] std::string timeForm(std::string_view text, DateOrder order);

} // namespace weir::readers
