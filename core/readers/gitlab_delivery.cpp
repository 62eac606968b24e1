// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/gitlab_delivery.h"

#include "core/base/text.h"
#include "core/readers/gitlab_key.h"
#include "core/readers/run_result.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace weir::readers {

namespace {

/// 17, also of "gid://gitlab/Ci::Pipeline/17"; empty: it has no number that can be read.
std::string idOf(const std::optional<JsonValue>& value)
{
    std::string storage;
    std::string_view id = scalarText(memberOf(value, "id"), storage);
    if (id.starts_with("gid://"))
        id = id.substr(id.rfind('/') + 1);
    return !id.empty() && std::ranges::all_of(id, isDigit) ? std::string(id) : std::string();
}

/// REST writes in small letters what GraphQL writes in capitals.
std::string wordOf(const JsonValue& value)
{
    std::string word(memberText(value, "status"));
    std::ranges::transform(word, word.begin(), [](char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
    return word;
}

/// The first that says anything.
std::string_view firstOf(std::initializer_list<std::string_view> texts)
{
    const auto* const said = std::ranges::find_if(texts, [](std::string_view text) { return !text.empty(); });
    return said == texts.end() ? std::string_view() : *said;
}

} // namespace

GitLabDelivery::GitLabDelivery(const ReadOptions& options, RecordSink& sink, JsonSource& source, JsonItem& item)
    : m_options(options)
    , m_sink(sink)
    , m_source(source)
    , m_item(item)
{
}

std::optional<Instant> GitLabDelivery::time(const std::optional<JsonValue>& value, std::string_view name, std::string_view other)
{
    return m_item.time(name, memberOf(value, {name, other}), m_source.times());
}

/// By the address of the record or of one of the `places` in it, else as the user says, else by its number.
std::string GitLabDelivery::projectOf(const JsonValue& value, std::initializer_list<std::optional<JsonValue>> places)
{
    const auto ofAddress = [](const std::optional<JsonValue>& place) {
        return gitlabProject(memberText(place, {"web_url", "webUrl", "path", "webPath"}));
    };
    std::string_view project = ofAddress(value);
    for (const std::optional<JsonValue>& place : places)
        if (project.empty())
            project = ofAddress(place);
    if (project.empty())
        project = memberText(memberOf(value, "project"), {"fullPath", "path_with_namespace"});
    if (!project.empty())
        return std::string(project);
    if (!m_options.project.empty())
        return m_options.project;
    ++m_withoutProject;
    std::string storage;
    std::string number(scalarText(memberOf(value, "project_id"), storage));
    for (const std::optional<JsonValue>& place : places)
        if (number.empty())
            number = scalarText(memberOf(place, "project_id"), storage);
    return number;
}

void GitLabDelivery::refuse(std::string_view what)
{
    m_source.reject({"id", std::string(what) + " has no number (id) that can be read, and so no key.", {}}, {});
}

void GitLabDelivery::rejectFields(std::string_view key)
{
    for (const RecordProblem& problem : m_item.problems())
        m_source.reject(problem, key, true);
}

/// Lists do not tell when a pipeline began; of one that has ended they tell when it was last changed.
void GitLabDelivery::takePipeline(const JsonValue& value)
{
    const std::string id = idOf(value);
    if (id.empty())
        return refuse("The pipeline");
    const std::string project = projectOf(value, {});
    const std::string key = project + "/pipelines/" + id;
    const std::string word = wordOf(value);
    BuildRecord build {};
    build.key = key;
    build.repository = project;
    build.workflow = memberText(value, "name");
    build.branch = memberText(value, "ref");
    build.sha = memberText(value, "sha");
    build.url = memberText(value, {"web_url", "webUrl"});
    build.status = word;
    build.result = runResult(word);
    build.queued = time(value, "created_at", "createdAt");
    build.started = time(value, "started_at", "startedAt");
    if (build.result != RunResult::Unknown)
        build.finished = time(value, "finished_at", "finishedAt");
    if (build.result != RunResult::Unknown && !build.finished)
        build.finished = time(value, "updated_at", "updatedAt");
    ++m_pipelines;
    m_sink.record();
    m_sink.build(build);
    rejectFields(key);
}

/// Jobs of later stages are made with their pipeline, so that only the time in the queue tells when one came into it.
void GitLabDelivery::takeJob(const JsonValue& value)
{
    const std::string id = idOf(value);
    if (id.empty())
        return refuse("The job");
    const std::optional<JsonValue> pipeline = memberOf(value, "pipeline");
    const std::string project = projectOf(value, {pipeline});
    const std::string key = project + "/jobs/" + id;
    const std::string ofPipeline = idOf(pipeline);
    const std::string run = ofPipeline.empty() ? std::string() : project + "/pipelines/" + ofPipeline;
    const std::string word = wordOf(value);
    BuildRecord build {};
    build.key = key;
    build.repository = project;
    build.workflow = memberText(pipeline, "name");
    build.job = memberText(value, "name");
    build.run = run;
    build.branch = firstOf({memberText(value, {"ref", "refName"}), memberText(pipeline, "ref")});
    build.sha = firstOf({memberText(memberOf(value, "commit"), "id"), memberText(pipeline, "sha")});
    build.url = memberText(value, {"web_url", "webUrl"});
    build.status = word;
    build.result = runResult(word);
    build.started = time(value, "started_at", "startedAt");
    double waited = 0;
    const std::optional<JsonValue> queue = memberOf(value, {"queued_duration", "queuedDuration"});
    constexpr double mostSeconds = 1e9;
    if (build.started && queue && queue->get(waited) == simdjson::SUCCESS && waited >= 0 && waited < mostSeconds)
        build.queued = *build.started - Duration(std::llround(waited * 1e6));
    if (build.result != RunResult::Unknown)
        build.finished = time(value, "finished_at", "finishedAt");
    ++m_jobs;
    m_sink.record();
    m_sink.build(build);
    rejectFields(key);
}

/// The job that deploys tells the times; a deployment that was entered through the interface has none.
void GitLabDelivery::takeDeployment(const JsonValue& value)
{
    const std::string id = idOf(value);
    if (id.empty())
        return refuse("The deployment");
    const std::optional<JsonValue> job = memberOf(value, {"deployable", "job"});
    const std::optional<JsonValue> pipeline = memberOf(job, "pipeline");
    const std::string project = projectOf(value, {job, pipeline});
    const std::string key = project + "/deployments/" + id;
    const std::string word = wordOf(value);
    const std::optional<JsonValue> environment = memberOf(value, "environment");
    DeploymentRecord deployment {};
    deployment.key = key;
    deployment.service = project;
    deployment.environment = environment && environment->is_object() ? memberText(environment, "name") : textOf(environment);
    deployment.ref = firstOf({memberText(value, "ref"), memberText(job, "ref")});
    deployment.sha = firstOf({memberText(value, "sha"), memberText(memberOf(job, "commit"), "id")});
    deployment.url = memberText(job, {"web_url", "webUrl"});
    deployment.status = word;
    deployment.result = runResult(word);
    deployment.started = job ? time(job, "started_at", "startedAt") : time(value, "created_at", "createdAt");
    if (deployment.result != RunResult::Unknown)
        deployment.finished = time(job, "finished_at", "finishedAt");
    if (deployment.result != RunResult::Unknown && !deployment.finished)
        deployment.finished = time(value, "updated_at", "updatedAt");
    ++m_deployments;
    m_sink.record();
    m_sink.deployment(deployment);
    rejectFields(key);
}

std::string GitLabDelivery::note() const
{
    std::string note;
    const auto add = [&note](std::int64_t count, std::string_view one, std::string_view several) {
        if (count > 0)
            note += (note.empty() ? "" : ", ") + counted(count, one, several);
    };
    add(m_pipelines, "pipeline", "pipelines");
    add(m_jobs, "job", "jobs");
    add(m_deployments, "deployment", "deployments");
    return note;
}

} // namespace weir::readers
