// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weir::readers {

/// An issue or pull request as GitHub's addresses name it, of pages and of the interface.
struct GitHubRef {
    std::string repository; ///< "owner/name"
    std::string number;
    bool pull = false; ///< the address says that it is a pull request; issues' addresses lead to both

    [[nodiscard]] std::string key() const { return repository + "#" + number; }
};

/// "https://github.com/owner/name/pull/17", "https://api.github.com/repos/owner/name/issues/17#issuecomment-1", …
[[nodiscard]] std::optional<GitHubRef> githubRef(std::string_view url);
/// "https://api.github.com/repos/owner/name" → "owner/name"; empty: it is no such address.
[[nodiscard]] std::string_view githubRepository(std::string_view url);
/// What stands before `place` ("/releases/") in an address of a repository: "owner/name"; empty: it is no such address.
[[nodiscard]] std::string_view githubRepositoryBefore(std::string_view url, std::string_view place);
/// "https://github.com/owner/name/commit/1a2b3c" → "owner/name"; empty: it is no such address.
[[nodiscard]] std::string_view githubCommitRepository(std::string_view url);

} // namespace weir::readers
