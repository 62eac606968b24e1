// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::import {

/// Raw bytes of hexadecimal text. Text that is not hexadecimal stays as it is, so that nothing is lost.
[[nodiscard]] std::string fromHex(std::string_view hex);

} // namespace weir::import
