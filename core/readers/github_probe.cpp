// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/github_probe.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace weir::readers {

namespace {

/// The members of one record.
struct Names {
    const JsonHead& head;
    std::string prefix;

    [[nodiscard]] bool has(std::string_view path) const { return head.has(prefix + std::string(path)); }
    [[nodiscard]] bool hasAny(std::initializer_list<std::string_view> paths) const
    {
        return std::ranges::any_of(paths, [this](std::string_view path) { return has(path); });
    }
};

Confidence judgeEvents(const Names& names)
{
    if (names.has("payload") && names.has("type") && names.has("repo.name"))
        return Confidence::Certain;
    const bool event = names.has("event") && names.has("created_at") && names.hasAny({"actor.login", "commit_id", "node_id"});
    const bool remark = names.hasAny({"pull_request_url", "issue_url"}) && names.hasAny({"user.login", "author_association"});
    const bool commit = names.has("sha") && names.has("commit.author") && names.has("commit.message");
    return event || remark || commit ? Confidence::Certain : Confidence::No;
}

/// Workflow runs, their jobs, deployments with their statuses, releases.
Confidence judgeDelivery(const Names& names)
{
    const bool run = names.has("workflow_id") && names.hasAny({"run_number", "head_sha", "head_branch"});
    const bool job = names.has("run_id") && names.hasAny({"steps", "run_url", "runner_id", "head_sha"});
    const bool release = (names.has("tag_name") && names.hasAny({"target_commitish", "published_at"}))
        || (names.has("tagName") && names.hasAny({"publishedAt", "isDraft", "isPrerelease"}));
    const bool deployment = names.has("environment") && names.has("statuses_url");
    const bool status = names.has("deployment_url") && names.has("state");
    const bool listed = names.has("databaseId") && names.hasAny({"workflowName", "workflowDatabaseId"});
    if (run || job || release || deployment || status || listed)
        return Confidence::Certain;
    // As the command line writes them, where it was asked for some of the members only.
    const bool partly = names.has("databaseId") && !names.has("title") && names.hasAny({"conclusion", "headSha", "completedAt"});
    return partly ? Confidence::Likely : Confidence::No;
}

Confidence judge(const Names& names)
{
    // Other tools number and title what they hold, too.
    if (names.hasAny({"iid", "identifier", "fields", "key", "fromRef"}))
        return Confidence::No;
    if (const Confidence delivery = judgeDelivery(names); delivery != Confidence::No)
        return delivery;
    if (const Confidence events = judgeEvents(names); events != Confidence::No)
        return events;
    const bool address = names.hasAny({"html_url", "url"});
    const bool numbered = names.has("number") && names.has("title");
    if (numbered && names.hasAny({"repository_url", "node_id", "user.login", "author.login", "author_association", "headRefName"}))
        return Confidence::Certain;
    const bool dated = names.hasAny({"createdAt", "created_at"});
    if (numbered && (dated || (address && names.has("state"))))
        return Confidence::Likely;
    return address && dated && names.hasAny({"closedAt", "closed_at", "mergedAt"}) && !names.has("sha") ? Confidence::Maybe
                                                                                                        : Confidence::No;
}

/// What "gh issue list --json number,title" and the like print, without anything that would say more.
bool isBareList(const JsonHead& head)
{
    constexpr std::array<std::string_view, 6> fields = {"number", "title", "state", "body", "labels", "id"};
    return head.has("[].number") && head.has("[].title") && std::ranges::all_of(head.members(), [&fields](const std::string& name) {
        return std::ranges::find(fields, name) != fields.end();
    });
}

} // namespace

Confidence probeGitHub(const JsonHead& names)
{
    const Confidence bare = isBareList(names) ? Confidence::Maybe : Confidence::No;
    Confidence best = std::max(bare, bestOfRecords(names, [&names](const std::string& prefix) {
        return std::max(judge({names, prefix}), judge({names, prefix + "node."}));
    }));
    for (const char* const single : {"data.repository.issue.", "data.repository.pullRequest.", "data.repository.issueOrPullRequest."})
        best = std::max(best, judge({names, single}));
    return best;
}

} // namespace weir::readers
