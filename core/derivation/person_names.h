// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir::derivation {

/// Lower case, with letters of European alphabets without their accents ("Łukasz Müller" is "lukasz muller").
[[nodiscard]] std::string foldedName(std::string_view name);

/// The words of a name, folded, in order of the alphabet: equal for names that differ in case, accents, punctuation and order only.
[[nodiscard]] std::vector<std::string> nameWords(std::string_view name);

/// Named as programs that commit are: "dependabot[bot]", "renovate-bot", "github-actions".
[[nodiscard]] bool looksLikeBot(std::string_view person);

/// A name that is an e-mail address.
[[nodiscard]] bool looksLikeEmail(std::string_view name);

/// What of an address names somebody: "ann.lee" of "ann.lee+work@example.org", "ann" of "123+ann@users.noreply.github.com".
/// Empty where it names nobody: "noreply@", "root@", addresses of machines.
[[nodiscard]] std::string personalPart(std::string_view email);

/// The account that an address which a host gave out instead of the real one names; empty: it is none of these.
[[nodiscard]] std::string hostAccount(std::string_view email);

} // namespace weir::derivation
