// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/github_record.h"

#include "core/base/text.h"
#include "core/readers/github_ref.h"

#include <algorithm>
#include <array>

namespace weir::readers {

namespace {

bool hasAny(const JsonValue& value, std::initializer_list<std::string_view> names)
{
    return std::ranges::any_of(names, [&value](std::string_view name) { return hasMember(value, name); });
}

bool isPull(const JsonValue& value)
{
    if (memberOf(value, "pull_request"))
        return true;
    if (hasAny(
            value, {"merged_at", "mergedAt", "merge_commit_sha", "headRefName", "baseRefName", "isDraft", "reviewDecision", "mergeable"}))
        return true;
    for (const std::string_view name : {"html_url", "url"}) {
        const std::optional<GitHubRef> ref = githubRef(memberText(value, name));
        if (ref && ref->pull)
            return true;
    }
    return false;
}

/// What goes through the build server and out; `Other`: it is nothing of the kind.
GitHubKind deliveryKind(const JsonValue& value)
{
    if (hasAny(value, {"workflow_id", "run_number", "workflowDatabaseId"}))
        return GitHubKind::Run;
    if (hasAny(value, {"run_id", "runner_id"}))
        return GitHubKind::Job;
    if (hasAny(value, {"tag_name", "tagName"}))
        return GitHubKind::Release;
    if (hasMember(value, "deployment_url"))
        return GitHubKind::DeploymentStatus;
    if (hasMember(value, "environment") && !hasMember(value, "title"))
        return GitHubKind::Deployment;
    if (hasMember(value, "check_suite"))
        return GitHubKind::Check;
    // As the command line writes them, where it was asked for some of the members only.
    if (!hasMember(value, "databaseId") || hasMember(value, "title"))
        return GitHubKind::Other;
    if (hasAny(value, {"completedAt", "steps"}))
        return GitHubKind::Job;
    return hasAny(value, {"conclusion", "workflowName", "headSha"}) ? GitHubKind::Run : GitHubKind::Other;
}

struct Word {
    std::string_view event;
    std::string_view to;
};
/// Events of both interfaces that lead to a state of the issue.
constexpr std::array<Word, 5> words = {
    {{"closed", "closed"}, {"ClosedEvent", "closed"}, {"reopened", "open"}, {"ReopenedEvent", "open"}, {"opened", "open"}}};

} // namespace

GitHubKind githubKind(const JsonValue& value)
{
    if (hasMember(value, "payload") && hasMember(value, "repo") && hasMember(value, "type"))
        return GitHubKind::PublicEvent;
    if (const GitHubKind delivery = deliveryKind(value); delivery != GitHubKind::Other)
        return delivery;
    const std::string_view event = memberText(value, "event");
    if (hasAny(value, {"submitted_at", "submittedAt"}) || event == "reviewed")
        return GitHubKind::Review;
    if (event == "commented" || hasMember(value, "diff_hunk")
        || (!hasMember(value, "title") && hasMember(value, "body") && hasAny(value, {"issue_url", "pull_request_url"})))
        return GitHubKind::Comment;
    if (!event.empty())
        return GitHubKind::IssueEvent;
    if (hasMember(value, "commit") && hasMember(value, "sha"))
        return GitHubKind::Commit;
    const bool named = hasMember(value, "number") || githubRef(memberText(value, {"html_url", "url"}));
    if (!named)
        return GitHubKind::Other;
    return isPull(value) ? GitHubKind::Pull : GitHubKind::Issue;
}

std::optional<GitHubStep> githubStep(const JsonValue& event)
{
    const std::string_view name = memberText(event, {"event", "__typename"});
    const std::string_view actor = githubLogin(event);
    if (const auto word = std::ranges::find(words, name, &Word::event); word != words.end())
        return GitHubStep {word->to, {}, actor};
    if (const std::optional<JsonValue> card = memberOf(event, "project_card")) { // boards, REST
        const std::string_view to = memberText(card, "column_name");
        return to.empty() || name == "removed_from_project"
            ? std::nullopt
            : std::optional(GitHubStep {to, memberText(card, "previous_column_name"), actor});
    }
    if (name == "MovedColumnsInProjectEvent" || name == "AddedToProjectEvent") {
        const std::string_view to = memberText(event, "projectColumnName");
        return to.empty() ? std::nullopt : std::optional(GitHubStep {to, memberText(event, "previousProjectColumnName"), actor});
    }
    if (name == "ProjectV2ItemStatusChangedEvent") {
        const std::string_view to = memberText(event, "status");
        return to.empty() ? std::nullopt : std::optional(GitHubStep {to, memberText(event, "previousStatus"), actor});
    }
    return std::nullopt;
}

std::optional<JsonValue> githubEventTime(const JsonValue& event)
{
    return memberOf(event, {"created_at", "createdAt", "submitted_at", "submittedAt"});
}

std::string_view githubLogin(const JsonValue& value)
{
    for (const std::string_view name : {"user", "author", "actor"})
        if (const std::string_view login = memberText(memberOf(value, name), "login"); !login.empty())
            return login;
    return {};
}

bool isGithubBot(const JsonValue& value)
{
    for (const std::string_view name : {"user", "author", "actor"}) {
        const std::optional<JsonValue> person = memberOf(value, name);
        bool bot = false;
        const std::optional<JsonValue> said = memberOf(person, "is_bot");
        if (said && said->get(bot) == simdjson::SUCCESS && bot)
            return true;
        if (memberText(person, {"type", "__typename"}) == "Bot" || memberText(person, "login").ends_with("[bot]"))
            return true;
    }
    return false;
}

bool isVerdict(std::string_view state)
{
    const std::string word = lowered(state);
    return word == "approved" || word == "changes_requested" || word == "dismissed";
}

std::string lowered(std::string_view text)
{
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

} // namespace weir::readers
