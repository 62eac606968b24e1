// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/record_list.h"
#include "core/readers/run_result.h"

#include <array>

namespace weir::readers {

namespace {

constexpr std::array<std::string_view, 1> containers = {"value"};

Confidence judge(const ListedMembers& members)
{
    const bool build = members.has("buildNumber") && members.has("definition");
    return build && (members.has("queueTime") || members.has("sourceBranch")) ? Confidence::Certain : Confidence::No;
}

void take(const JsonValue& value, RecordList& list)
{
    if (!hasMember(value, "buildNumber") && !hasMember(value, "definition"))
        return list.refuse("", "It is no build, which is what is read from this format.");
    std::string storage;
    const std::string id(scalarText(memberOf(value, "id"), storage));
    if (id.empty())
        return list.refuse("id", "The build has no number (id), and so no key.");
    std::string project(memberText(memberOf(value, "project"), "name"));
    if (project.empty())
        project = list.options.project;
    list.withoutPlace += project.empty() ? 1 : 0;
    const std::string key = project + "/builds/" + id;
    const std::optional<JsonValue> repository = memberOf(value, "repository");
    BuildRecord build {};
    build.key = key;
    build.repository = memberText(repository, {"name", "id"});
    build.workflow = memberText(memberOf(value, "definition"), "name");
    build.branch = memberText(value, "sourceBranch");
    constexpr std::string_view heads = "refs/heads/";
    if (build.branch.starts_with(heads))
        build.branch.remove_prefix(heads.size());
    build.sha = memberText(value, "sourceVersion");
    build.url = memberText(memberOf(memberOf(value, "_links"), "web"), "href");
    if (build.url.empty())
        build.url = memberText(value, "url");
    // While there is no result, the status says how far it is.
    const std::string_view result = memberText(value, "result");
    build.status = result.empty() || result == "none" ? memberText(value, "status") : result;
    build.result = runResult(result);
    build.queued = list.time("queueTime", memberOf(value, "queueTime"));
    build.started = list.time("startTime", memberOf(value, "startTime"));
    if (build.result != RunResult::Unknown)
        build.finished = list.time("finishTime", memberOf(value, "finishTime"));
    list.sink.record();
    list.sink.build(build);
    for (const RecordProblem& problem : list.item.problems())
        list.source.reject(problem, key, true);
}

} // namespace

const ListFormat& azureJsonFormat()
{
    static const ListFormat format {
        {"azure-json", "Azure DevOps, JSON", {"builds"}}, containers, "build", "builds", "project", judge, take};
    return format;
}

} // namespace weir::readers
