// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/readers/json_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weir::readers {

/// What GitHub's interfaces and tools print one after the other.
enum class GitHubKind : std::uint8_t {
    Issue,
    Pull,
    Review,
    Comment, ///< on an issue or a pull request
    Commit,
    IssueEvent, ///< of an issue's timeline or the list of all issues' events
    PublicEvent, ///< of a repository's, an organisation's or everybody's activity
    Run, ///< of a workflow
    Job, ///< of such a run
    Deployment,
    DeploymentStatus,
    Release,
    Check,
    Other,
};

/// By its members, whichever interface it comes from.
[[nodiscard]] GitHubKind githubKind(const JsonValue& value);

/// A step of an issue's history: closed, reopened, moved on a board.
struct GitHubStep {
    std::string_view to;
    std::string_view from = {}; ///< empty: it does not say
    std::string_view actor = {};
    Instant at = unknownInstant;
    [[nodiscard]] bool closes() const { return to == "closed"; }
};
/// The status that an event leads to; absent: it is no step. Its time is not read yet.
[[nodiscard]] std::optional<GitHubStep> githubStep(const JsonValue& event);
/// Where an event says when it happened.
[[nodiscard]] std::optional<JsonValue> githubEventTime(const JsonValue& event);

/// A person's login, whatever the member is called; empty: nobody, or a deleted account.
[[nodiscard]] std::string_view githubLogin(const JsonValue& value);
/// Is the person that wrote it a program?
[[nodiscard]] bool isGithubBot(const JsonValue& value);
/// Is it a judgement that nobody can give on a pull request of their own?
[[nodiscard]] bool isVerdict(std::string_view state);

/// In small letters, as REST writes what GraphQL writes in capitals.
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace weir::readers
