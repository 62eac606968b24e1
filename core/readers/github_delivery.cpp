// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/github_delivery.h"

#include "core/base/text.h"
#include "core/readers/github_record.h"
#include "core/readers/github_ref.h"
#include "core/readers/run_result.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace weir::readers {

namespace {

/// Of an attempt's number.
constexpr std::size_t mostDigits = 9;

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

/// The number that tells a record from all others of its kind; empty: it has none that can be read.
std::string idOf(const JsonValue& value)
{
    std::string storage;
    const std::string id(scalarText(memberOf(value, {"id", "databaseId"}), storage));
    if (isNumber(id))
        return id;
    // GraphQL's own ids are no numbers.
    const std::string other(scalarText(memberOf(value, "databaseId"), storage));
    return isNumber(other) ? other : std::string();
}

/// The number behind "/runs/" in ".../actions/runs/17/job/4"; empty: it is no such address.
std::string_view numberBehind(std::string_view url, std::string_view place)
{
    const std::size_t at = url.rfind(place);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = url.substr(at + place.size());
    return rest.substr(0, rest.find_first_not_of("0123456789"));
}

std::optional<std::int64_t> attemptOf(const JsonValue& value)
{
    std::int64_t attempt = 0;
    const std::optional<JsonValue> said = memberOf(value, {"run_attempt", "attempt"});
    return said && said->get(attempt) == simdjson::SUCCESS && attempt > 0 ? std::optional(attempt) : std::nullopt;
}

std::string runKey(const std::string& repository, std::string_view id, const std::optional<std::int64_t>& attempt)
{
    return repository + "/runs/" + std::string(id) + (attempt ? "/attempts/" + std::to_string(*attempt) : std::string());
}

/// The conclusion; while there is none (also as ""), the status.
std::string wordOf(const JsonValue& value)
{
    return lowered(memberText(value, {"conclusion", "status"}));
}

bool isTrue(const std::optional<JsonValue>& value)
{
    bool holds = false;
    return value && value->get(holds) == simdjson::SUCCESS && holds;
}

bool isSha(std::string_view text)
{
    constexpr std::size_t digits = 40;
    return text.size() == digits && std::ranges::all_of(text, [](char c) { return hexDigit(c) >= 0; });
}

} // namespace

GitHubDelivery::GitHubDelivery(const ReadOptions& options, RecordSink& sink, JsonSource& source, JsonItem& item)
    : m_options(options)
    , m_sink(sink)
    , m_source(source)
    , m_item(item)
{
}

/// The command line writes the year 1 where there is no time.
std::optional<Instant> GitHubDelivery::time(const JsonValue& value, std::initializer_list<std::string_view> names)
{
    const std::optional<JsonValue> said = memberOf(value, names);
    if (textOf(said).starts_with("0001-01-01"))
        return std::nullopt;
    return m_item.time(*names.begin(), said, m_source.times());
}

/// `place`: what stands behind the repository in an address: "/deployments/".
std::string GitHubDelivery::repositoryOf(const JsonValue& value, std::string_view place)
{
    std::string repository(memberText(memberOf(value, "repository"), {"full_name", "nameWithOwner"}));
    for (const std::string_view name : {"url", "html_url", "run_url", "deployment_url"})
        if (repository.empty())
            repository = githubRepositoryBefore(memberText(value, name), place);
    if (repository.empty())
        repository = githubRepository(memberText(value, "repository_url"));
    if (repository.empty())
        repository = m_options.project;
    m_withoutRepository += repository.empty() ? 1 : 0;
    return repository;
}

void GitHubDelivery::refuse(std::string_view what)
{
    m_source.reject({"id", std::string(what) + " has no number (id) that can be read, and so no key.", {}}, {});
}

void GitHubDelivery::rejectFields(std::string_view key)
{
    for (const RecordProblem& problem : m_item.problems())
        m_source.reject(problem, key, true);
}

/// What runs and jobs tell alike. Texts point into the value and into `word`.
void GitHubDelivery::place(BuildRecord& build, const JsonValue& value, const std::string& word)
{
    build.branch = memberText(value, {"head_branch", "headBranch"});
    build.sha = memberText(value, {"head_sha", "headSha"});
    build.url = memberText(value, {"html_url", "url"});
    build.status = word;
    build.result = runResult(word);
}

/// When an attempt was begun is known, but not how long it then waited for a machine: its jobs tell that.
void GitHubDelivery::takeRun(const JsonValue& value)
{
    const std::string id = idOf(value);
    if (id.empty())
        return refuse("The workflow run");
    const std::string repository = repositoryOf(value, "/actions/");
    BuildRecord build {};
    build.attempt = attemptOf(value);
    const std::string key = runKey(repository, id, build.attempt);
    build.key = key;
    build.repository = repository;
    build.workflow = memberText(value, {"workflowName", "name", "path"});
    const std::string word = wordOf(value);
    place(build, value, word);
    std::optional<Instant> begun = time(value, {"run_started_at", "startedAt"});
    if (!begun && build.attempt.value_or(1) == 1) // of another attempt it would be the time of the first
        begun = time(value, {"created_at", "createdAt"});
    (isWaiting(word) ? build.queued : build.started) = begun;
    if (build.result != RunResult::Unknown)
        build.finished = time(value, {"updated_at", "updatedAt"});
    ++m_runs;
    m_sink.record();
    m_sink.build(build);
    rejectFields(key);
}

void GitHubDelivery::takeJob(const JsonValue& value)
{
    const std::string id = idOf(value);
    if (id.empty())
        return refuse("The job");
    std::string repository(githubRepositoryBefore(memberText(value, {"run_url", "url", "html_url"}), "/actions/"));
    if (repository.empty())
        repository = repositoryOf(value, "/runs/");
    std::string storage;
    std::string run(scalarText(memberOf(value, "run_id"), storage));
    if (run.empty())
        run = numberBehind(memberText(value, "url"), "/runs/");
    BuildRecord build {};
    build.attempt = attemptOf(value);
    // The command line lists jobs inside the run.
    for (const JsonRecords::Member& member : m_source.records().members())
        if (!build.attempt && member.name == "attempt" && isNumber(member.value) && member.value.size() <= mostDigits
            && member.value != "0")
            build.attempt = std::stoll(member.value);
    const std::string key = repository + "/jobs/" + id;
    const std::string ofRun = run.empty() ? std::string() : runKey(repository, run, build.attempt);
    build.key = key;
    build.run = ofRun;
    build.repository = repository;
    build.workflow = memberText(value, {"workflow_name", "workflowName"});
    build.job = memberText(value, "name");
    const std::string word = wordOf(value);
    place(build, value, word);
    build.queued = time(value, {"created_at", "createdAt"});
    if (!isWaiting(word))
        build.started = time(value, {"started_at", "startedAt"});
    if (build.result != RunResult::Unknown)
        build.finished = time(value, {"completed_at", "completedAt"});
    ++m_jobs;
    m_sink.record();
    m_sink.build(build);
    rejectFields(key);
}

void GitHubDelivery::takeDeployment(const JsonValue& value)
{
    const std::string id = idOf(value);
    if (id.empty())
        return refuse("The deployment");
    const std::string repository = repositoryOf(value, "/deployments/");
    const std::string key = repository + "/deployments/" + id;
    DeploymentRecord deployment {};
    deployment.key = key;
    deployment.service = repository;
    deployment.environment = memberText(value, {"environment", "original_environment"});
    deployment.ref = memberText(value, "ref");
    if (deployment.ref.empty())
        deployment.ref = memberText(memberOf(value, "ref"), "name");
    deployment.sha = memberText(value, {"sha", "commitOid"});
    deployment.url = memberText(value, "url");
    deployment.started = time(value, {"created_at", "createdAt"});
    const std::optional<JsonValue> latest = memberOf(value, "latestStatus");
    const std::string word = lowered(memberText(value, "state"));
    deployment.status = word;
    deployment.result = runResult(word);
    if (latest && deployment.result != RunResult::Unknown)
        deployment.finished = time(*latest, {"createdAt"});
    ++m_deployments;
    m_sink.record();
    m_sink.deployment(deployment);
    rejectFields(key);
}

void GitHubDelivery::takeDeploymentStatus(const JsonValue& value)
{
    const std::string_view number = numberBehind(memberText(value, "deployment_url"), "/deployments/");
    if (number.empty())
        return m_source.reject({"deployment_url", "The status does not say of which deployment it is.", {}}, {});
    const std::string repository = repositoryOf(value, "/deployments/");
    const std::string key = repository + "/deployments/" + std::string(number);
    const std::optional<Instant> at = time(value, {"created_at"});
    if (!at) {
        m_source.reject({"created_at", "When it happened is missing or cannot be read.", {}}, key);
        return;
    }
    m_sink.record();
    const std::string word = lowered(memberText(value, "state"));
    const RunResult result = runResult(word);
    Outcome& outcome = m_outcomes[key];
    outcome.repository = repository;
    if (const std::string_view environment = memberText(value, "environment"); !environment.empty())
        outcome.environment = environment;
    // "inactive" says that another one took its place, not how it ended.
    const bool ends = result != RunResult::Unknown;
    const bool ended = outcome.result != RunResult::Unknown;
    if (word == "inactive" || (ended && !ends) || (ended == ends && isKnown(outcome.at) && *at < outcome.at))
        return;
    outcome.status = word;
    outcome.result = result;
    outcome.at = *at;
}

/// What is published is out; a draft is not.
void GitHubDelivery::takeRelease(const JsonValue& value)
{
    const std::string_view tag = memberText(value, {"tag_name", "tagName"});
    if (tag.empty())
        return m_source.reject({"tag_name", "The release has no tag, and so no key.", {}}, {});
    if (isTrue(memberOf(value, {"draft", "isDraft"}))) {
        ++m_drafts;
        return m_sink.record();
    }
    const std::string repository = repositoryOf(value, "/releases/");
    const std::string key = repository + "/releases/" + std::string(tag);
    DeploymentRecord deployment {};
    deployment.key = key;
    deployment.service = repository;
    deployment.environment = isTrue(memberOf(value, {"prerelease", "isPrerelease"})) ? "prerelease" : "release";
    deployment.ref = tag;
    if (const std::string_view target = memberText(value, {"target_commitish", "targetCommitish"}); isSha(target))
        deployment.sha = target; // else it is a branch, which has gone on since
    deployment.url = memberText(value, {"html_url", "url"});
    deployment.finished = time(value, {"published_at", "publishedAt"});
    deployment.result = deployment.finished ? RunResult::Success : RunResult::Unknown;
    deployment.status = deployment.finished ? "published" : "";
    ++m_releases;
    m_sink.record();
    m_sink.deployment(deployment);
    rejectFields(key);
}

void GitHubDelivery::finish()
{
    for (const auto& [key, outcome] : m_outcomes) {
        DeploymentRecord deployment {};
        deployment.key = key;
        deployment.service = outcome.repository;
        deployment.environment = outcome.environment;
        deployment.status = outcome.status;
        deployment.result = outcome.result;
        if (outcome.result != RunResult::Unknown)
            deployment.finished = outcome.at;
        m_sink.deployment(deployment);
    }
    if (m_drafts > 0)
        m_sink.warn(counted(m_drafts, "release is a draft and was left out, because it is",
                        "releases are drafts and were left out, because they are")
            + " not published.");
}

std::string GitHubDelivery::note() const
{
    std::string note;
    const auto add = [&note](std::int64_t count, std::string_view one, std::string_view several) {
        if (count > 0)
            note += (note.empty() ? "" : ", ") + counted(count, one, several);
    };
    add(m_runs, "workflow run", "workflow runs");
    add(m_jobs, "job", "jobs");
    add(m_deployments, "deployment", "deployments");
    add(static_cast<std::int64_t>(m_outcomes.size()), "deployment with statuses", "deployments with statuses");
    add(m_releases, "release", "releases");
    return note;
}

} // namespace weir::readers
