// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/record_list.h"
#include "core/readers/run_result.h"

#include <array>
#include <cmath>

namespace weir::readers {

namespace {

constexpr std::array<std::string_view, 2> containers = {"builds", "allBuilds"};

Confidence judge(const ListedMembers& members)
{
    if (!members.has("number") || members.has("title"))
        return Confidence::No;
    const bool timed = members.has("timestamp") && (members.has("result") || members.has("duration"));
    return members.has("_class") || members.has("fullDisplayName") ? (timed || members.has("result") ? Confidence::Certain : Confidence::No)
        : timed                                                    ? Confidence::Likely
                                                                   : Confidence::No;
}

/// "https://host/job/folder/job/name/31/" → "folder/name"; empty: it is no such address.
std::string jobOfAddress(std::string_view url)
{
    constexpr std::string_view mark = "/job/";
    std::string job;
    for (std::size_t at = url.find(mark); at != std::string_view::npos; at = url.find(mark, at + 1)) {
        const std::string_view rest = url.substr(at + mark.size());
        job.append(job.empty() ? "" : "/").append(rest.substr(0, rest.find('/')));
    }
    return job;
}

/// "folder » name #31" → "folder/name"; empty: it has a title of its own.
std::string jobOfTitle(std::string_view title, std::string_view number)
{
    const std::string end = " #" + std::string(number);
    if (!title.ends_with(end))
        return {};
    title.remove_suffix(end.size());
    std::string job;
    constexpr std::string_view arrow = " \xC2\xBB ";
    for (;;) {
        const std::size_t at = title.find(arrow);
        job.append(job.empty() ? "" : "/").append(title.substr(0, at));
        if (at == std::string_view::npos)
            return job;
        title.remove_prefix(at + arrow.size());
    }
}

std::string jobOf(const JsonValue& value, std::string_view number, RecordList& list)
{
    std::string job = jobOfAddress(memberText(value, "url"));
    if (job.empty())
        job = jobOfTitle(memberText(value, "fullDisplayName"), number);
    for (const JsonRecords::Member& member : list.source.records().members())
        if (job.empty() && (member.name == "fullName" || member.name == "name") && member.value.size() > 2)
            job = member.value.substr(1, member.value.size() - 2);
    if (job.empty())
        job = list.options.project;
    list.withoutPlace += job.empty() ? 1 : 0;
    return job;
}

void takeCommit(const JsonValue& value, BuildRecord& build)
{
    forEachElement(memberOf(value, "actions"), [&build](const JsonValue& action) {
        const std::optional<JsonValue> built = memberOf(action, "lastBuiltRevision");
        if (!built || !build.sha.empty())
            return;
        build.sha = memberText(built, "SHA1");
        forEachElement(memberOf(built, "branch"), [&build](const JsonValue& branch) {
            if (build.branch.empty())
                build.branch = memberText(branch, "name");
        });
    });
}

void take(const JsonValue& value, RecordList& list)
{
    std::string storage;
    const std::string number(scalarText(memberOf(value, "number"), storage));
    if (number.empty())
        return list.refuse("number", "The build has no number, and so no key.");
    const std::string job = jobOf(value, number, list);
    const std::string key = job + "/" + number;
    BuildRecord build {};
    build.key = key;
    build.workflow = job;
    build.url = memberText(value, "url");
    takeCommit(value, build);
    build.started = list.time("timestamp", memberOf(value, "timestamp"));
    bool building = false;
    const std::optional<JsonValue> said = memberOf(value, "building");
    building = said && said->get(building) == simdjson::SUCCESS && building;
    // A build may have a result before it has ended, which is not the last word.
    build.status = building ? "building" : memberText(value, "result");
    build.result = building ? RunResult::Unknown : runResult(build.status);
    double took = 0;
    const std::optional<JsonValue> duration = memberOf(value, "duration");
    constexpr double mostMilliseconds = 1e12;
    const bool known = duration && duration->get(took) == simdjson::SUCCESS && took >= 0 && took < mostMilliseconds;
    if (known && build.started && build.result != RunResult::Unknown)
        build.finished = *build.started + Duration(std::llround(took * 1e3));
    list.sink.record();
    list.sink.build(build);
    for (const RecordProblem& problem : list.item.problems())
        list.source.reject(problem, key, true);
}

} // namespace

const ListFormat& jenkinsJsonFormat()
{
    static const ListFormat format {{"jenkins-json", "Jenkins, JSON", {"builds"}}, containers, "build", "builds", "job", judge, take};
    return format;
}

} // namespace weir::readers
