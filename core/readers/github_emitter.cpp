// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/github_emitter.h"

#include "core/base/issue_keys.h"
#include "core/base/text.h"
#include "core/readers/github_ref.h"

#include <algorithm>
#include <utility>

namespace weir::readers {

namespace {

StatusRef status(std::string_view name)
{
    return {name, {}, name == "closed" ? StatusCategory::Done : StatusCategory::None};
}

/// An issue's closed_at and the event that closed it may be a second apart.
bool isAbout(Instant a, Instant b)
{
    constexpr Duration apart = std::chrono::seconds(2);
    return a < b ? b - a <= apart : a - b <= apart;
}

/// A number that can stand in a key.
bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

} // namespace

GitHubEmitter::GitHubEmitter(const ReadOptions& options, RecordSink& sink, JsonSource& source)
    : m_options(options)
    , m_sink(sink)
    , m_source(source)
{
}

void GitHubEmitter::rejectFields(std::string_view key)
{
    for (const RecordProblem& problem : m_item.problems())
        m_source.reject(problem, key, true);
}

/// Its own address is surer than a number, which needs the repository beside it.
std::string GitHubEmitter::keyOf(const JsonValue& value)
{
    for (const std::string_view name : {"html_url", "url", "pull_request_url", "issue_url"})
        if (const std::optional<GitHubRef> ref = githubRef(memberText(value, name)))
            return ref->key();
    std::string storage;
    const std::string number(scalarText(memberOf(value, "number"), storage));
    if (!isNumber(number))
        return {};
    std::string repository(memberText(memberOf(value, "repository"), {"nameWithOwner", "full_name"}));
    if (repository.empty())
        repository = githubRepository(memberText(value, "repository_url"));
    for (const JsonRecords::Member& member : m_source.records().members())
        if (repository.empty() && member.name == "nameWithOwner" && member.value.size() > 2)
            repository = member.value.substr(1, member.value.size() - 2);
    if (repository.empty())
        repository = m_options.project;
    m_withoutRepository += repository.empty() ? 1 : 0;
    return repository + "#" + number;
}

/// What one record of an issue says of it, whoever tells it.
void GitHubEmitter::fillItem(const JsonValue& value, std::string_view key)
{
    ItemRecord& item = m_item.record;
    item.key = key;
    item.title = memberText(value, "title");
    item.url = memberText(value, {"html_url", "url"});
    item.project = key.substr(0, key.rfind('#'));
    item.type = memberText(memberOf(value, {"type", "issueType"}), "name");
    item.created = m_item.time("created_at", memberOf(value, {"created_at", "createdAt"}), m_source.times());
    item.assignee = memberText(memberOf(value, "assignee"), "login");
    forEachElement(memberOf(value, "assignees"), [&](const JsonValue& person) {
        const std::string_view login = memberText(person, "login");
        if (item.assignee.empty())
            item.assignee = login;
        else if (login != item.assignee)
            m_item.attributeText("assignees", login);
    });
    if (const std::optional<GitHubRef> parent = githubRef(memberText(value, "parent_issue_url")))
        item.parent = m_item.keep(parent->key());
    m_item.attributeText("author", githubLogin(value));
    m_item.attributes("labels", memberOf(value, "labels"));
    m_item.attribute("milestone", memberOf(value, "milestone"));
    takeState(value);
}

void GitHubEmitter::takeState(const JsonValue& value)
{
    std::string state = lowered(memberText(value, "state"));
    const std::optional<JsonValue> closedAt = memberOf(value, {"closed_at", "closedAt"});
    if (state.empty() && (closedAt || hasMember(value, "closed_at") || hasMember(value, "closedAt")))
        state = closedAt ? "closed" : "open";
    if (state.empty())
        return;
    ItemRecord& item = m_item.record;
    item.status = status(m_item.keep(state));
    if (state != "closed")
        return;
    item.finished = m_item.time("closed_at", closedAt, m_source.times());
    item.resolution = m_item.keep(lowered(memberText(value, {"state_reason", "stateReason"})));
}

/// GitHub tells when an issue was made and when it was closed last; what lies between stands in its events, here or elsewhere.
void GitHubEmitter::emitHistory(const JsonValue& value, const std::string& key)
{
    m_steps.clear();
    for (const std::string_view name : {"events", "timeline", "timelineItems"})
        forEachElement(memberOf(value, name), [this](const JsonValue& event) { addStep(event); });
    const ItemRecord& item = m_item.record;
    const bool closed = item.finished && item.status && item.status->name == "closed";
    const auto tellsIt = [&item](const Step& step) { return step.step.closes() && isAbout(step.at, *item.finished); };
    if (closed && std::ranges::none_of(m_steps, tellsIt))
        m_steps.push_back({GitHubStep {"closed"}, *item.finished});
    std::ranges::stable_sort(m_steps, {}, &Step::at);
    emitCreation(key);
    for (const Step& step : m_steps)
        emitStep(key, step.step, step.at, GitHubTeller::Record);
}

void GitHubEmitter::addStep(const JsonValue& event)
{
    const std::optional<GitHubStep> step = githubStep(event);
    if (!step)
        return;
    if (const std::optional<Instant> at = m_item.time("events.created_at", githubEventTime(event), m_source.times()))
        m_steps.push_back({*step, *at});
}

void GitHubEmitter::emitCreation(const std::string& key)
{
    if (m_item.record.created)
        emitStep(key, {"open"}, *m_item.record.created, GitHubTeller::Record);
}

bool GitHubEmitter::isToldBefore(const std::string& key, const GitHubStep& step, Instant at, GitHubTeller teller)
{
    if (!step.closes() && step.to != "open")
        return false; // of boards, events alone tell, and are known by their ids
    std::vector<Told>& told = m_told[key];
    const bool before = std::ranges::any_of(told,
        [&](const Told& one) { return one.closed == step.closes() && (one.at == at || (one.teller != teller && isAbout(one.at, at))); });
    if (!before)
        told.push_back({at, step.closes(), teller});
    return before;
}

void GitHubEmitter::emitStep(const std::string& key, const GitHubStep& step, Instant at, GitHubTeller teller)
{
    if (isToldBefore(key, step, at, teller))
        return;
    EventRecord event {};
    event.item = key;
    event.at = at;
    event.to = status(step.to);
    if (!step.from.empty())
        event.from = status(step.from);
    event.actor = step.actor;
    m_sink.event(event);
}

void GitHubEmitter::emitPull(const JsonValue& value, const std::string& key)
{
    ColumnTimes& times = m_source.times();
    ChangeRecord change {};
    change.key = key;
    change.how = "pull request";
    change.title = memberText(value, "title");
    change.author = githubLogin(value);
    const std::optional<JsonValue> head = memberOf(value, "head");
    const std::string mentions =
        issueKeysIn(memberText(value, {"body", "bodyText"}), head ? memberText(head, "ref") : memberText(value, "headRefName"));
    change.mentions = mentions;
    change.created = m_item.time("created_at", memberOf(value, {"created_at", "createdAt"}), times);
    std::optional<JsonValue> merged = memberOf(value, {"merged_at", "mergedAt"});
    if (!merged)
        merged = memberOf(memberOf(value, "pull_request"), "merged_at");
    change.merged = m_item.time("merged_at", merged, times);
    // Before the merge, REST gives the commit of a trial merge.
    if (change.merged) {
        change.mergeCommit = memberText(value, "merge_commit_sha");
        if (change.mergeCommit.empty())
            change.mergeCommit = memberText(memberOf(value, "mergeCommit"), "oid");
    }
    std::vector<std::string_view> shas;
    forEachElement(memberOf(value, "commits"), [&](const JsonValue& element) {
        const std::optional<JsonValue> inner = memberOf(element, "commit");
        const JsonValue commit = inner && hasMember(*inner, "oid") ? *inner : element;
        const std::optional<Instant> at = m_item.time("commits.authoredDate", memberOf(commit, "authoredDate"), times);
        if (at && (!change.firstCommit || *at < *change.firstCommit))
            change.firstCommit = at;
        if (const std::string_view sha = memberText(commit, {"oid", "sha"}); !sha.empty())
            shas.push_back(sha);
    });
    change.commits = shas;
    for (const std::string_view name : {"reviews", "latestReviews", "comments"})
        forEachElement(memberOf(value, name), [&](const JsonValue& response) { noteResponse(response, key, false); });
    m_responses.author(key, change.author);
    m_sink.change(change);
}

/// Absent: it says neither when nor why not.
bool GitHubEmitter::noteResponse(const JsonValue& value, std::string_view key, bool verdict)
{
    const std::optional<Instant> at =
        m_item.time("submitted_at", memberOf(value, {"submitted_at", "submittedAt", "created_at", "createdAt"}), m_source.times());
    if (!at)
        return false;
    if (!isGithubBot(value))
        m_responses.add(key, githubLogin(value), *at, verdict || isVerdict(memberText(value, "state")));
    return true;
}

} // namespace weir::readers
