// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/github_json_reader.h"

#include "core/base/issue_keys.h"
#include "core/readers/github_delivery.h"
#include "core/readers/github_emitter.h"
#include "core/readers/github_probe.h"
#include "core/readers/github_record.h"
#include "core/readers/github_ref.h"
#include "core/readers/json_source.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace weir::readers {

namespace {

constexpr std::array<std::string_view, 8> containers = {
    "items", "issues", "pullRequests", "pull_requests", "workflow_runs", "jobs", "nodes", "edges"};
constexpr std::array<std::string_view, 3> singles = {"issue", "pullRequest", "issueOrPullRequest"};

/// The timeline of one issue has fewer steps.
constexpr std::size_t mostWaiting = 10'000;
constexpr std::string_view keyless = "It has no number that can be read and no address, and so no key.";
constexpr std::string_view nobodys = "The event does not say which issue it is about; export the events of the repository, which do.";

/// One source being read.
class Import {
public:
    Import(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress)
        : m_fileName(lowered(source.stem().string()))
        , m_sink(sink)
        , m_source(source, options, sink, progress, containers, singles)
        , m_emit(options, sink, m_source)
        , m_delivery(options, sink, m_source, m_emit.item())
    {
        progress.stage("Reading records of GitHub");
    }

    ReadOutcome run()
    {
        JsonValue value;
        while (m_source.next(value)) {
            ++m_count;
            const std::optional<JsonValue> node = memberOf(value, "node");
            take(node ? *node : value);
        }
        endTimeline();
        m_unknownResponses = m_emit.responses().emit(m_sink);
        m_delivery.finish();
        warn();
        ReadOutcome outcome = m_source.finish(note());
        if (m_commitRepositories.size() == 1)
            outcome.repository = *m_commitRepositories.begin();
        return outcome;
    }

private:
    /// A step of a timeline waits for the issue's key, which another record of it may tell.
    struct Waiting {
        std::int64_t line;
        std::int64_t byte;
        Instant at;
        std::string to, from, actor, text;
    };
    /// What of an issue or pull request has been seen.
    struct Snapshot {
        Instant asOf = unknownInstant; ///< what stands now is of then
        bool byRecord = false; ///< it came as a record of its own
        bool byEvents = false; ///< it stood beside an event
    };

    void take(const JsonValue& value)
    {
        if (!value.is_object())
            return refuse("", "It is no issue but a bare value.");
        m_emit.item().clear();
        switch (githubKind(value)) {
        case GitHubKind::Issue:
            return takeIssue(value);
        case GitHubKind::Pull:
            return takePull(value);
        case GitHubKind::Review:
            return takeResponse(value, isVerdict(memberText(value, "state")), true);
        case GitHubKind::Comment:
            return takeResponse(value, false, false);
        case GitHubKind::Commit:
            return takeCommit(value);
        case GitHubKind::IssueEvent:
            return takeIssueEvent(value);
        case GitHubKind::PublicEvent:
            return takePublicEvent(value);
        case GitHubKind::Run:
            return m_delivery.takeRun(value);
        case GitHubKind::Job:
            return m_delivery.takeJob(value);
        case GitHubKind::Deployment:
            return m_delivery.takeDeployment(value);
        case GitHubKind::DeploymentStatus:
            return m_delivery.takeDeploymentStatus(value);
        case GitHubKind::Release:
            return m_delivery.takeRelease(value);
        case GitHubKind::Check:
            return refuse("", "It is a check; workflow runs and their jobs tell the same and are read from this format.");
        case GitHubKind::Other:
            return refuse("number", std::string(keyless));
        }
    }

    [[nodiscard]] std::string note() const
    {
        std::string words;
        const auto add = [&words](const std::string& more) { words.append(words.empty() || more.empty() ? "" : ", ").append(more); };
        const auto addCount = [&add](std::int64_t n, std::string_view one, std::string_view several) {
            if (n > 0)
                add(counted(n, one, several));
        };
        addCount(m_issues, "issue", "issues");
        addCount(m_pulls, "pull request", "pull requests");
        addCount(m_reviews, "review", "reviews");
        addCount(m_commits, "commit", "commits");
        add(m_delivery.note());
        return words;
    }

    void refuse(std::string field, std::string reason, std::string_view key = {})
    {
        m_source.reject({std::move(field), std::move(reason), {}}, key);
    }

    void takeIssue(const JsonValue& value)
    {
        // All that a list of numbers and titles leaves to tell pull requests by is what its file is called.
        if (m_fileName.find("pr-list") != std::string::npos && !hasMember(value, "url") && !hasMember(value, "html_url"))
            return takePull(value);
        const std::string key = m_emit.keyOf(value);
        if (key.empty())
            return refuse("number", std::string(keyless));
        const auto [known, isNew] = m_snapshots.try_emplace(key);
        Snapshot& snapshot = known->second;
        m_emit.fillItem(value, key);
        // A second record replaces the first and its history, but none of what events told.
        m_emit.item().record.whole = !(snapshot.byRecord && snapshot.byEvents);
        if (snapshot.byRecord && !snapshot.byEvents)
            m_emit.forgetSteps(key);
        snapshot.byRecord = true;
        if (m_emit.item().record.created && m_emit.item().record.status)
            snapshot.asOf = Instant::max(); // what stands beside events is no newer
        m_issues += isNew ? 1 : 0;
        m_sink.record();
        m_sink.item(m_emit.item().item());
        m_emit.emitHistory(value, key);
        m_emit.rejectFields(key);
    }

    void takePull(const JsonValue& value)
    {
        const std::string key = m_emit.keyOf(value);
        if (key.empty())
            return refuse("number", std::string(keyless));
        ++m_pulls;
        m_sink.record();
        m_emit.emitPull(value, key);
        m_emit.rejectFields(key);
    }

    void takeResponse(const JsonValue& value, bool verdict, bool review)
    {
        const std::string key = m_emit.keyOf(value);
        if (key.empty())
            return refuse("pull_request_url", "It does not say which pull request it is about.");
        const std::optional<GitHubRef> page = githubRef(memberText(value, "html_url"));
        const bool onPull = review || hasMember(value, "pull_request_url") || (page && page->pull);
        noteTimeline(key, onPull);
        const bool pending = lowered(memberText(value, "state")) == "pending";
        if (onPull && !m_emit.noteResponse(value, key, verdict) && !pending)
            return refuse("submitted_at", "When it was submitted is missing or cannot be read.", key);
        m_reviews += review ? 1 : 0;
        m_sink.record();
    }

    void takeCommit(const JsonValue& value)
    {
        const std::optional<JsonValue> inner = memberOf(value, "commit");
        const std::optional<JsonValue> author = memberOf(inner, "author");
        const auto authored = m_emit.item().time("commit.author.date", memberOf(author, "date"), m_source.times());
        const auto committed =
            m_emit.item().time("commit.committer.date", memberOf(memberOf(inner, "committer"), "date"), m_source.times());
        const std::string_view sha = memberText(value, "sha");
        if (!authored || !committed || sha.empty())
            return refuse(sha.empty() ? "sha" : "commit.author.date", "The commit lacks its name or its times.", sha);
        CommitRecord commit {};
        commit.sha = sha;
        std::vector<std::string_view> parents;
        forEachElement(memberOf(value, "parents"), [&](const JsonValue& parent) { parents.push_back(memberText(parent, "sha")); });
        commit.parents = parents;
        commit.authorName = memberText(author, "name");
        commit.authorEmail = memberText(author, "email");
        commit.authored = *authored;
        commit.committed = *committed;
        if (const std::string_view repository = githubCommitRepository(memberText(value, {"html_url", "url"}));
            !repository.empty() && m_commitRepositories.size() < 2)
            m_commitRepositories.emplace(repository);
        const std::string_view message = memberText(inner, "message");
        commit.subject = message.substr(0, message.find('\n'));
        const std::string mentions = issueKeysIn(message.substr(commit.subject.size()));
        commit.mentions = mentions;
        ++m_commits;
        m_sink.record();
        m_sink.commit(commit);
    }

    /// The issue beside an event, as it was then or is now; of several, the one of the newest event holds.
    void takeSnapshot(const JsonValue& issue, const std::string& key, Instant at)
    {
        const auto [known, isNew] = m_snapshots.try_emplace(key);
        known->second.byEvents = true;
        if (!isNew && known->second.asOf >= at)
            return;
        known->second.asOf = at;
        m_emit.fillItem(issue, key);
        m_emit.item().record.finished.reset(); // its events tell it, also of one that is open again
        m_issues += isNew ? 1 : 0;
        m_sink.item(m_emit.item().item());
        m_emit.emitCreation(key);
    }

    void takeIssueEvent(const JsonValue& value)
    {
        const std::optional<JsonValue> issue = memberOf(value, "issue");
        const std::optional<GitHubStep> step = githubStep(value);
        const std::optional<Instant> at = m_emit.item().time("created_at", githubEventTime(value), m_source.times());
        if ((step || issue) && !at)
            return refuse("created_at", "When it happened is missing or cannot be read.");
        if (!issue)
            return step && !isRepeated(value) ? wait(*step, *at) : m_sink.record();
        const std::string key = m_emit.keyOf(*issue);
        if (key.empty())
            return refuse("issue", "The event does not say which issue it is about.");
        m_sink.record();
        if (githubKind(*issue) == GitHubKind::Pull) {
            takePullEvent(value, *issue, key, *at);
        } else {
            takeSnapshot(*issue, key, *at);
            if (step && !isRepeated(value))
                m_emit.emitStep(key, *step, *at, GitHubTeller::Event);
        }
        m_emit.rejectFields(key);
    }

    /// Pages that were fetched while events came in overlap; an event is known by its id.
    bool isRepeated(const JsonValue& event)
    {
        std::string storage;
        const std::string_view id = scalarText(memberOf(event, "id"), storage);
        return !id.empty() && !m_steps.emplace(id).second;
    }

    void takePullEvent(const JsonValue& event, const JsonValue& pull, const std::string& key, Instant at)
    {
        if (m_snapshots.try_emplace(key, Snapshot {at, false, true}).second) {
            ++m_pulls;
            m_emit.emitPull(pull, key);
        }
        if (memberText(event, "event") != "merged")
            return;
        ChangeRecord change {};
        change.key = key;
        change.merged = at;
        change.mergeCommit = memberText(event, "commit_id");
        m_sink.change(change);
    }

    void wait(const GitHubStep& step, Instant at)
    {
        if (m_waiting.size() == mostWaiting)
            return refuse("issue", std::string(nobodys));
        m_waiting.push_back({m_source.records().line(), m_source.records().byte(), at, std::string(step.to), std::string(step.from),
            std::string(step.actor), excerpt(m_source.records().text())});
    }

    void noteTimeline(const std::string& key, bool isPull)
    {
        m_timelineOfPull = isPull;
        m_timelines = m_timelines == 0 || key != m_timelineKey ? m_timelines + 1 : m_timelines;
        m_timelineKey = key;
    }

    /// Steps of a timeline belong to the one issue that its comments are on.
    void endTimeline()
    {
        const bool known = m_timelines == 1;
        std::ranges::stable_sort(m_waiting, {}, &Waiting::at);
        for (Waiting& step : m_waiting) {
            if (known) {
                m_sink.record();
                if (!m_timelineOfPull) // of those, their own record tells it
                    m_emit.emitStep(m_timelineKey, {step.to, step.from, step.actor}, step.at, GitHubTeller::Event);
                continue;
            }
            Reject reject;
            reject.line = step.line;
            reject.byte = step.byte;
            reject.field = "issue";
            reject.reason = nobodys;
            reject.text = std::move(step.text);
            m_sink.reject(reject);
        }
    }

    void takePublicEvent(const JsonValue& value)
    {
        const std::string_view type = memberText(value, "type");
        const std::optional<JsonValue> payload = memberOf(value, "payload");
        const std::optional<JsonValue> issue = memberOf(payload, "issue");
        const std::optional<JsonValue> pull = memberOf(payload, "pull_request");
        const std::optional<JsonValue> subject = pull ? pull : issue;
        const std::optional<Instant> at = m_emit.item().time("created_at", githubEventTime(value), m_source.times());
        if (!at)
            return refuse("created_at", "When it happened is missing or cannot be read.");
        if (!subject)
            return m_sink.record(); // pushes, stars, branches: nothing of the stream
        const std::string key = m_emit.keyOf(*subject);
        if (key.empty())
            return refuse(pull ? "payload.pull_request" : "payload.issue", "The event does not say which one it is about.");
        m_sink.record();
        if (pull || githubKind(*subject) == GitHubKind::Pull) {
            const auto [known, isNew] = m_snapshots.try_emplace(key, Snapshot {*at, false, true});
            m_pulls += isNew ? 1 : 0;
            if (isNew || known->second.asOf <= *at)
                m_emit.emitPull(*subject, key);
            known->second.asOf = std::max(known->second.asOf, *at);
            for (const std::string_view name : {"review", "comment"})
                if (const std::optional<JsonValue> response = memberOf(payload, name))
                    static_cast<void>(m_emit.noteResponse(*response, key, false));
        } else {
            takeSnapshot(*subject, key, *at);
            const std::string_view action = memberText(payload, "action");
            if (type == "IssuesEvent" && (action == "closed" || action == "reopened") && !isRepeated(value))
                m_emit.emitStep(key, {action == "closed" ? "closed" : "open", {}, githubLogin(value)}, *at, GitHubTeller::Event);
        }
        m_emit.rejectFields(key);
    }

    void warn()
    {
        std::int64_t total = 0;
        bool more = false;
        for (const JsonRecords::Member& member : m_source.records().members()) {
            if (member.name == "total_count" || member.name == "totalCount")
                total = std::max<std::int64_t>(total, std::strtoll(member.value.c_str(), nullptr, 10));
            more = more || (member.name == "hasNextPage" && member.value == "true");
        }
        if (total > m_count)
            m_sink.warn(
                "The source holds " + std::to_string(m_count) + " of " + std::to_string(total) + " records; import the other pages, too.");
        else if (more)
            m_sink.warn("The last page says that another one follows; import that, too.");
        if (const std::int64_t without = m_emit.withoutRepository() + m_delivery.withoutRepository(); without > 0)
            m_sink.warn(counted(without, "record does", "records do")
                + " not say of which repository they are; export them with their address (url), or import with --project OWNER/NAME.");
        if (m_unknownResponses > 0)
            m_sink.warn("Of " + counted(m_unknownResponses, "pull request", "pull requests")
                + " the first response is unknown, because the first remark may be the author's own; export the reviews together with the "
                  "pull requests (gh pr list --json number,url,author,createdAt,mergedAt,reviews,comments).");
    }

    std::string m_fileName;
    RecordSink& m_sink;
    JsonSource m_source;
    GitHubEmitter m_emit;
    GitHubDelivery m_delivery;
    std::unordered_map<std::string, Snapshot> m_snapshots; ///< issues, and pull requests that events brought
    std::set<std::string> m_commitRepositories; ///< the first two
    std::unordered_set<std::string> m_steps; ///< ids of the events that were steps
    std::vector<Waiting> m_waiting;
    std::string m_timelineKey;
    bool m_timelineOfPull = false;
    std::int64_t m_timelines = 0; ///< issues that remarks were on; more than one: which a step is of, nobody knows

    std::int64_t m_count = 0; ///< records met, refused ones too
    std::int64_t m_issues = 0;
    std::int64_t m_commits = 0, m_reviews = 0;
    std::int64_t m_pulls = 0;
    std::int64_t m_unknownResponses = 0;
};

} // namespace

const FormatInfo& GitHubJsonReader::info() const
{
    static const FormatInfo info {"github-json", "GitHub, JSON", {"items", "transitions", "changes", "commits", "builds", "deployments"}};
    return info;
}

Confidence GitHubJsonReader::probe(const Head& head) const noexcept
{
    return probeJson(head, probeGitHub);
}

ReadOutcome GitHubJsonReader::read(
    const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    return Import(source, options, sink, progress).run();
}

} // namespace weir::readers
