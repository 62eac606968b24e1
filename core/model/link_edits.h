// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace weir {

/// What a link joins, whoever found it.
struct LinkEnds {
    std::string fromKind, fromKey, toKind, toKey;
    friend auto operator<=>(const LinkEnds&, const LinkEnds&) = default;
};

/// What the user decided about links: found ones that are wrong, and ones that nothing finds.
struct LinkEdits {
    std::vector<LinkEnds> added;
    std::vector<LinkEnds> removed;
    friend bool operator==(const LinkEdits&, const LinkEdits&) = default;
};

/// How a link that the user added says it was found.
inline constexpr const char* decidedLink = "decided";

/// A link goes, whether it was added or is found.
void removeLink(LinkEdits& edits, const LinkEnds& ends);
/// A link comes, whether it is found or not.
void addLink(LinkEdits& edits, const LinkEnds& ends);

} // namespace weir
