// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/records.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace weir::test {

/// Keeps what a reader emits, as text that is easy to compare.
class RecordingSink final : public RecordSink {
public:
    struct Item {
        std::string key, type, title, project, team, assignee, status;
        std::optional<Instant> created;
        std::optional<Instant> started;
        std::optional<Instant> finished;
        std::string parent, resolution, url;
        StatusCategory category = StatusCategory::None; ///< of the status
        bool whole = false;
        std::vector<std::pair<std::string, std::string>> attributes;
    };
    struct Event {
        std::string item, to, from, actor;
        Instant at;
        std::optional<Instant> start;
        Lifecycle lifecycle = Lifecycle::None;
        bool hasFrom = false;
    };

    struct Change {
        std::string title, author, how, mergeCommit, firstCommit, created, firstResponse, merged; ///< empty: it does not say
    };

    struct Test {
        std::string suite, name, className, file, message;
        TestOutcome outcome = TestOutcome::Passed;
        std::optional<Duration> duration;
        std::optional<Instant> at;
        int reruns = 0;
    };

    /// Times and what is missing are text; empty: it does not say.
    struct Build {
        std::string key, repository, workflow, job, run, branch, sha, queued, started, finished, result, status, attempt, url;
    };
    struct Deployment {
        std::string key, service, environment, ref, sha, started, finished, result, status, url;
    };
    struct Incident {
        std::string key, title, service, severity, opened, acknowledged, resolved, deployment, status, url;
    };

    void record() override { ++records; }
    void item(const ItemRecord& item) override
    {
        Item kept {std::string(item.key), std::string(item.type), std::string(item.title), std::string(item.project),
            std::string(item.team), std::string(item.assignee), std::string(item.status ? item.status->name : ""), item.created,
            item.started, item.finished, std::string(item.parent), std::string(item.resolution), std::string(item.url),
            item.status ? item.status->category : StatusCategory::None, item.whole, {}};
        for (const Attribute& attribute : item.attributes)
            kept.attributes.emplace_back(attribute.name, attribute.value);
        items.push_back(std::move(kept));
    }
    void event(const EventRecord& event) override
    {
        events.push_back({std::string(event.item), std::string(event.to.name), std::string(event.from ? event.from->name : ""),
            std::string(event.actor), event.at, event.start, event.lifecycle, event.from.has_value()});
    }
    void commit(const CommitRecord& commit) override
    {
        commits.push_back(std::string(commit.sha) + " by " + std::string(commit.authorName) + " " + isoInstant(commit.authored) + " ("
            + std::to_string(commit.parents.size()) + "): " + std::string(commit.subject));
    }
    void tag(const TagRecord&) override { }
    void change(const ChangeRecord& change) override
    {
        const auto time = [](const std::optional<Instant>& at) { return at ? isoInstant(*at) : std::string(); };
        Change& kept = changes[std::string(change.key)];
        const auto keep = [](std::string& field, const std::string& text) {
            if (!text.empty())
                field = text;
        };
        keep(kept.title, std::string(change.title));
        keep(kept.author, std::string(change.author));
        keep(kept.how, std::string(change.how));
        keep(kept.mergeCommit, std::string(change.mergeCommit));
        keep(kept.firstCommit, time(change.firstCommit));
        keep(kept.created, time(change.created));
        keep(kept.firstResponse, time(change.firstResponse));
        keep(kept.merged, time(change.merged));
    }
    void test(const TestRecord& test) override
    {
        tests.push_back({std::string(test.suite), std::string(test.name), std::string(test.className), std::string(test.file),
            std::string(test.message), test.outcome, test.duration, test.at, test.reruns});
    }
    void coverage(const CoverageRecord& coverage) override
    {
        files.push_back(std::string(coverage.path) + " " + std::to_string(coverage.covered) + "/" + std::to_string(coverage.lines));
    }
    void build(const BuildRecord& build) override
    {
        builds.push_back({std::string(build.key), std::string(build.repository), std::string(build.workflow), std::string(build.job),
            std::string(build.run), std::string(build.branch), std::string(build.sha), timeOf(build.queued), timeOf(build.started),
            timeOf(build.finished), wordOf(build.result), std::string(build.status),
            build.attempt ? std::to_string(*build.attempt) : std::string(), std::string(build.url)});
    }
    void deployment(const DeploymentRecord& deployment) override
    {
        deployments.push_back({std::string(deployment.key), std::string(deployment.service), std::string(deployment.environment),
            std::string(deployment.ref), std::string(deployment.sha), timeOf(deployment.started), timeOf(deployment.finished),
            wordOf(deployment.result), std::string(deployment.status), std::string(deployment.url)});
    }
    void incident(const IncidentRecord& incident) override
    {
        incidents.push_back({std::string(incident.key), std::string(incident.title), std::string(incident.service),
            std::string(incident.severity), timeOf(incident.opened), timeOf(incident.acknowledged), timeOf(incident.resolved),
            std::string(incident.deployment), std::string(incident.status), std::string(incident.url)});
    }
    void reject(const Reject& reject) override
    {
        rejects.push_back(reject);
        rejected += reject.kept ? 0 : 1;
    }
    void warn(const std::string& sentence) override { warnings.push_back(sentence); }

    int records = 0;
    int rejected = 0;
    std::vector<Item> items;
    std::vector<Event> events;
    std::map<std::string, Change> changes; ///< what all records of a key say
    std::vector<std::string> commits;
    std::vector<Test> tests;
    std::vector<std::string> files; ///< "main.c 3/7"
    std::vector<Build> builds;
    std::vector<Deployment> deployments;
    std::vector<Incident> incidents;
    std::vector<Reject> rejects;
    std::vector<std::string> warnings;
    std::string note; ///< what the reader said of itself

private:
    static std::string timeOf(const std::optional<Instant>& at) { return at ? isoInstant(*at) : std::string(); }
    static std::string wordOf(RunResult result)
    {
        static const char* const words[] = {"", "success", "failure", "cancelled", "skipped"};
        return words[static_cast<int>(result)];
    }
};

/// "T-1: → Ready 2025-03-03T09:00:00.000Z"
inline std::string text(const RecordingSink::Event& event)
{
    return event.item + ": " + event.from + (event.from.empty() ? "→ " : " → ") + event.to + " " + isoInstant(event.at);
}

/// "Suite/name passed 250000"
inline std::string text(const RecordingSink::Test& test)
{
    static const char* const outcomes[] = {"passed", "failed", "errored", "skipped"};
    return test.suite + "/" + test.name + " " + outcomes[static_cast<int>(test.outcome)] + " "
        + (test.duration ? std::to_string(test.duration->count()) : std::string("?"));
}

} // namespace weir::test
