// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weir::git {

/// What a commit message says about the change that it ends. Which hosts write what: GitHub "Merge pull request #12
/// from owner/branch", GitLab "Merge branch 'a' into 'b'" with "See merge request group/project!12", Bitbucket "Merged
/// in branch (pull request #12)" and "Pull request #12: title", Azure DevOps "Merged PR 12: title", Gitea "Merge pull
/// request 'title' (#12) from branch into main"; squashed commits end their subject with "(#12)".
struct ChangeHint {
    enum class Kind : std::uint8_t {
        Numbered, ///< a merge of a numbered request
        Branch, ///< a merge of a branch, without number
        Update, ///< a merge of a branch into itself or of the line merged into: brings others' work up to date
        Squash, ///< a subject that ends with a number
        PullTrailer, ///< "PR-URL: https://…/pull/12": several commits may share it
        CloseTrailer, ///< "Closes #12"
    };
    Kind kind;
    std::uint64_t number = 0; ///< 0: none
    std::string title; ///< UTF-8
    std::string mentions = {}; ///< issueKeysIn() the message but for its subject, and the branch that is merged
    bool byHost = false; ///< the host itself made the commit, as it does for a request merged by squashing
};

/// A longer subject or title is cut.
inline constexpr std::size_t mostSubjectBytes = 4'096;

/// First line of a message (UTF-8) that is not blank, trimmed.
[[nodiscard]] std::string_view subjectOf(std::string_view message) noexcept;

/// Reads a message (UTF-8) of a commit with `parents` parents.
[[nodiscard]] std::optional<ChangeHint> readChangeHint(std::string_view message, std::size_t parents);

/// issueKeysIn() a message but for its subject.
[[nodiscard]] std::string mentionsIn(std::string_view message);

} // namespace weir::git
