// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/git/oid.h"

#include <optional>
#include <string_view>
#include <vector>

namespace weir::git {

/// An author, committer or tagger line. Name and e-mail are bytes as they stand (see decodeText).
struct Signature {
    std::string_view name;
    std::string_view email;
    std::optional<Instant> at; ///< absent where the time cannot be read
};

/// A raw commit object taken apart. Text lives as long as the bytes it was made from.
struct CommitObject {
    Oid tree;
    std::vector<Oid> parents;
    Signature author;
    Signature committer;
    std::string_view encoding; ///< header "encoding"; empty: UTF-8
    std::string_view message;

    /// False if `bytes` is no commit: without tree, author and committer.
    [[nodiscard]] bool parse(std::string_view bytes);
};

/// A raw annotated tag.
struct TagObject {
    Oid target;
    std::string_view type; ///< of the target: commit, tree, blob, tag
    std::optional<Instant> at;

    [[nodiscard]] bool parse(std::string_view bytes);
};

/// "Ann <ann@example.org> 1700000000 +0100": what can be read of it.
[[nodiscard]] Signature parseSignature(std::string_view line);

} // namespace weir::git
