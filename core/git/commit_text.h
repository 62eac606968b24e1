// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::git {

/// Text of a commit or tree as UTF-8. `encoding` is the commit's own header ("ISO-8859-1"; empty: UTF-8). Latin-1,
/// Latin-9 and Windows-1252 are known; of any other, and of bytes that are not the UTF-8 they claim to be, what is
/// valid UTF-8 stays and the rest is read as Windows-1252, so that no text is lost. Ends at the first NUL, as in git.
/// `storage` holds the result only where bytes had to change.
[[nodiscard]] std::string_view decodeText(std::string_view bytes, std::string_view encoding, std::string& storage);

/// False where decodeText() has to guess: a declared encoding that it does not know and whose bytes are not UTF-8.
[[nodiscard]] bool isKnownEncoding(std::string_view encoding);

} // namespace weir::git
