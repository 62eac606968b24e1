// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/gitlab_json_reader.h"

#include "core/base/issue_keys.h"
#include "core/readers/gitlab_delivery.h"
#include "core/readers/gitlab_key.h"
#include "core/readers/json_item.h"
#include "core/readers/json_probe.h"
#include "core/readers/json_source.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace weir::readers {

namespace {

constexpr std::array<std::string_view, 3> containers = {"nodes", "edges", "issues"};
constexpr std::array<std::string_view, 3> singles = {"issue", "mergeRequest", "workItem"};

enum class Kind : std::uint8_t { Issue, Request, Pipeline, Job, Deployment, Event };

bool isMergeRequest(const JsonValue& value)
{
    return hasMember(value, "source_branch") || hasMember(value, "sourceBranch") || hasMember(value, "merged_at")
        || hasMember(value, "mergedAt") || memberText(value, {"web_url", "webUrl"}).find("/merge_requests/") != std::string_view::npos;
}

Kind kindOf(const JsonValue& value)
{
    if (hasMember(value, "resource_type"))
        return Kind::Event;
    if (hasMember(value, "title"))
        return isMergeRequest(value) ? Kind::Request : Kind::Issue;
    if (hasMember(value, "deployable") || hasMember(value, "environment"))
        return Kind::Deployment;
    if (hasMember(value, "pipeline") && hasMember(value, "stage"))
        return Kind::Job;
    if (hasMember(value, "sha") || hasMember(value, "ref") || hasMember(value, "detailedStatus"))
        return Kind::Pipeline;
    return isMergeRequest(value) ? Kind::Request : Kind::Issue;
}

/// One source being read.
class Import {
public:
    Import(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress)
        : m_options(options)
        , m_sink(sink)
        , m_source(source, options, sink, progress, containers, singles)
        , m_delivery(options, sink, m_source, m_item)
    {
        progress.stage("Reading records of GitLab");
    }

    ReadOutcome run()
    {
        JsonValue value;
        while (m_source.next(value)) {
            const std::optional<JsonValue> node = memberOf(value, "node");
            take(node ? *node : value);
        }
        const auto& members = m_source.records().members();
        if (std::ranges::any_of(members, [](const auto& member) { return member.name == "hasNextPage" && member.value == "true"; }))
            m_sink.warn("The last page says that another one follows; import that, too.");
        if (const std::int64_t without = m_withoutProject + m_delivery.withoutProject(); without > 0)
            m_sink.warn(counted(without, "record does", "records do")
                + " not say of which project it is; import the source with --project GROUP/PROJECT, so that keys are whole.");
        return m_source.finish(note());
    }

private:
    [[nodiscard]] std::string note() const
    {
        std::string words = m_issues > 0 ? counted(m_issues, "issue", "issues") : std::string();
        const std::string delivered = m_delivery.note();
        for (const std::string& more : {m_requests > 0 ? counted(m_requests, "merge request", "merge requests") : std::string(), delivered})
            words.append(words.empty() || more.empty() ? "" : ", ").append(more);
        return words;
    }

    void take(const JsonValue& value)
    {
        if (!value.is_object())
            return m_source.reject({"", "It is no issue but a bare value.", {}}, {});
        m_item.clear();
        const Kind kind = kindOf(value);
        switch (kind) {
        case Kind::Event:
            return m_source.reject(
                {"", "It is an event that names its issue by an internal number only, which nothing else tells.", {}}, {});
        case Kind::Pipeline:
            return m_delivery.takePipeline(value);
        case Kind::Job:
            return m_delivery.takeJob(value);
        case Kind::Deployment:
            return m_delivery.takeDeployment(value);
        case Kind::Issue:
        case Kind::Request:
            break;
        }
        const bool request = kind == Kind::Request;
        const std::string_view key = keyOf(value, request ? '!' : '#');
        if (key.empty())
            return m_source.reject({"iid", "The record has no number (iid) and no address.", {}}, {});
        if (request)
            takeRequest(value, key);
        else
            takeIssue(value, key);
        for (const RecordProblem& problem : m_item.problems())
            m_source.reject(problem, key, true);
    }

    /// As GitLab writes it where it must be unique: the project with the number, of an epic the group with it. Empty: it is not told.
    std::string_view wholeReference(const JsonValue& value)
    {
        std::string_view full = memberText(memberOf(value, "references"), "full");
        if (full.empty())
            full = memberText(value, "reference");
        const std::size_t epic = full.find('&');
        if (full.find('/') != std::string_view::npos || (epic != 0 && epic != std::string_view::npos))
            return full;
        return m_item.keep(gitlabKey(memberText(value, {"web_url", "webUrl", "url"})));
    }

    std::string_view keyOf(const JsonValue& value, char mark)
    {
        if (const std::string_view full = wholeReference(value); !full.empty())
            return full;
        std::string storage;
        const std::string number(scalarText(memberOf(value, "iid"), storage));
        if (number.empty())
            return {};
        std::string project = m_options.project;
        if (project.empty()) {
            ++m_withoutProject;
            project = scalarText(memberOf(value, "project_id"), storage);
        }
        return m_item.keep(project + mark + number);
    }

    void takeIssue(const JsonValue& value, std::string_view key)
    {
        ++m_issues;
        ColumnTimes& times = m_source.times();
        ItemRecord& item = m_item.record;
        item.key = key;
        item.whole = true;
        item.title = memberText(value, "title");
        item.url = memberText(value, {"web_url", "webUrl"});
        item.project = key.substr(0, key.find_last_of("#!&"));
        item.type = m_item.keep(lower(memberText(value, {"issue_type", "type"})));
        if (item.type.empty() && key.find('&') != std::string_view::npos)
            item.type = "epic";
        item.parent = parentOf(value);
        item.created = m_item.time("created_at", memberOf(value, {"created_at", "createdAt"}), times);
        const std::string_view state = m_item.keep(lower(memberText(value, "state")));
        const bool closed = state == "closed";
        if (closed)
            item.finished = m_item.time("closed_at", memberOf(value, {"closed_at", "closedAt"}), times);
        if (!state.empty())
            item.status = StatusRef {state, {}, closed ? StatusCategory::Done : StatusCategory::None};
        takePeople(value);
        takeAttributes(value);
        m_sink.record();
        m_sink.item(m_item.item());
        emitHistory(key, item);
    }

    /// The work item above it, else its epic.
    std::string_view parentOf(const JsonValue& value)
    {
        std::string_view parent;
        const auto take = [this, &parent](const std::optional<JsonValue>& above) {
            if (parent.empty() && above && above->is_object())
                parent = wholeReference(*above);
        };
        take(memberOf(value, "parent"));
        forEachElement(memberOf(value, "widgets"), [&take](const JsonValue& widget) { take(memberOf(widget, "parent")); });
        take(memberOf(value, "epic"));
        return parent;
    }

    [[nodiscard]] static std::string lower(std::string_view text)
    {
        std::string lowered(text);
        std::ranges::transform(
            lowered, lowered.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return lowered;
    }

    void takePeople(const JsonValue& value)
    {
        ItemRecord& item = m_item.record;
        forEachElement(memberOf(value, "assignees"), [this, &item](const JsonValue& person) {
            const std::string_view name = memberText(person, {"name", "username"});
            if (item.assignee.empty())
                item.assignee = name;
            else
                m_item.attributeText("assignees", name);
        });
        if (item.assignee.empty())
            item.assignee = memberText(memberOf(value, "assignee"), {"name", "username"});
        m_item.attributeText("author", memberText(memberOf(value, "author"), {"name", "username"}));
    }

    void takeAttributes(const JsonValue& value)
    {
        m_item.attributes("labels", memberOf(value, "labels"));
        m_item.attribute("milestone", memberOf(value, "milestone"));
        m_item.attribute("iteration", memberOf(value, "iteration"));
        m_item.attribute("epic", memberOf(value, "epic"));
        m_item.attribute("weight", memberOf(value, "weight"));
        m_item.attribute("severity", memberOf(value, "severity"));
    }

    /// GitLab tells when an issue was made and when it was closed last; whether it was open all the time between, it does not tell.
    void emitHistory(std::string_view key, const ItemRecord& item)
    {
        EventRecord event {};
        event.item = key;
        if (item.created) {
            event.at = *item.created;
            event.to.name = "opened";
            m_sink.event(event);
        }
        if (item.finished) {
            event.at = *item.finished;
            event.to = *item.status;
            m_sink.event(event);
        }
    }

    void takeRequest(const JsonValue& value, std::string_view key)
    {
        ++m_requests;
        ColumnTimes& times = m_source.times();
        ChangeRecord change {};
        change.key = key;
        change.how = "merge request";
        change.title = memberText(value, "title");
        change.author = memberText(memberOf(value, "author"), {"name", "username"});
        const std::string mentions = issueKeysIn(memberText(value, "description"), memberText(value, {"source_branch", "sourceBranch"}));
        change.mentions = mentions;
        change.created = m_item.time("created_at", memberOf(value, {"created_at", "createdAt"}), times);
        change.merged = m_item.time("merged_at", memberOf(value, {"merged_at", "mergedAt"}), times);
        // What stands on the target branch: the merge, else the squashed commit, else (fast-forward) the branch's own last one.
        if (change.merged)
            change.mergeCommit =
                memberText(value, {"merge_commit_sha", "mergeCommitSha", "squash_commit_sha", "squashCommitSha", "sha", "diffHeadSha"});
        m_sink.record();
        m_sink.change(change);
    }

    const ReadOptions& m_options;
    RecordSink& m_sink;
    JsonSource m_source;
    JsonItem m_item;
    GitLabDelivery m_delivery;
    std::int64_t m_issues = 0;
    std::int64_t m_requests = 0;
    std::int64_t m_withoutProject = 0;
};

/// Pipelines, their jobs, deployments?
template <typename Has>
Confidence judgeDelivery(const Has& has)
{
    const bool commit = has("sha") && has("ref");
    const bool pipeline = commit && has("status") && (has("iid") || has("project_id")) && (has("web_url") || has("source"));
    const bool job = has("pipeline") && has("stage") && (has("ref") || has("web_url") || has("webPath"));
    const bool deployment = has("iid") && has("environment") && (has("deployable") || commit);
    if (pipeline || job || deployment)
        return Confidence::Certain;
    // Older lists, and GraphQL.
    const bool partly =
        (commit && has("status") && has("web_url")) || (has("iid") && has("status") && (has("detailedStatus") || has("sha")));
    return partly ? Confidence::Likely : Confidence::No;
}

/// Do the records under `prefix` look like GitLab's?
Confidence judge(const JsonHead& head, const std::string& prefix)
{
    const auto has = [&head, &prefix](std::string_view path) { return head.has(prefix + std::string(path)); };
    if (!has("title"))
        return judgeDelivery(has);
    if (!has("iid"))
        return Confidence::No;
    if (has("references") || has("web_url") || has("webUrl") || has("reference"))
        return Confidence::Certain;
    return has("state") || has("createdAt") || has("created_at") ? Confidence::Likely : Confidence::Maybe;
}

} // namespace

const FormatInfo& GitLabJsonReader::info() const
{
    static const FormatInfo info {"gitlab-json", "GitLab, JSON", {"items", "transitions", "changes", "builds", "deployments"}};
    return info;
}

Confidence GitLabJsonReader::probe(const Head& head) const noexcept
{
    return probeJson(head, [](const JsonHead& names) {
        Confidence best = bestOfRecords(
            names, [&names](const std::string& prefix) { return std::max(judge(names, prefix), judge(names, prefix + "node.")); });
        for (const char* const single : {"data.project.issue.", "data.project.mergeRequest.", "data.issue.", "data.mergeRequest."})
            best = std::max(best, judge(names, single));
        return best;
    });
}

ReadOutcome GitLabJsonReader::read(
    const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    return Import(source, options, sink, progress).run();
}

} // namespace weir::readers
