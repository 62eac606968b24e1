// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>

namespace weir::fuzz {

inline void check(bool holds)
{
    if (!holds)
        std::abort();
}

/// Holds a reader to what it promises about any input: text is UTF-8 without NUL, places lie in the source, what
/// belongs to a record comes after it.
class CheckingSink final : public RecordSink {
public:
    /// Of a log every record is one event at most; a tracker's holds a history.
    enum class Records { Events, Histories };
    explicit CheckingSink(Records records)
        : m_recordsAre(records)
    {
    }
    void record() override { ++m_records; }
    void item(const ItemRecord& item) override
    {
        check(!item.key.empty());
        texts({item.key, item.kind, item.type, item.title, item.project, item.team, item.assignee, item.parent, item.url, item.resolution});
        for (const Attribute& attribute : item.attributes)
            texts({attribute.name, attribute.value});
        if (item.status)
            status(*item.status);
    }
    void event(const EventRecord& event) override
    {
        check(++m_events <= m_records || m_recordsAre == Records::Histories);
        check(!event.item.empty() && isKnown(event.at));
        texts({event.item, event.actor});
        status(event.to);
        if (event.from)
            status(*event.from);
    }
    void commit(const CommitRecord& commit) override
    {
        check(++m_commits <= m_records);
        texts({commit.sha, commit.authorName, commit.authorEmail, commit.subject});
        for (const FileChange& file : commit.files)
            texts({file.path});
    }
    void tag(const TagRecord& tag) override { texts({tag.name, tag.sha}); }
    void change(const ChangeRecord& change) override
    {
        check(!change.key.empty());
        texts({change.key, change.title, change.author, change.mergeCommit, change.how, change.mentions});
    }
    void test(const TestRecord& test) override
    {
        check(++m_tests <= m_records);
        check(!test.name.empty() && test.message.size() <= 500 && test.duration.value_or(Duration()) >= Duration());
        texts({test.suite, test.name, test.className, test.file, test.message});
    }
    void coverage(const CoverageRecord& coverage) override
    {
        check(!coverage.path.empty() && coverage.covered >= 0 && coverage.covered <= coverage.lines);
        texts({coverage.path});
    }
    void build(const BuildRecord& build) override
    {
        check(++m_builds <= m_records);
        check(!build.key.empty() && build.attempt.value_or(1) > 0);
        check(!build.finished || build.result != RunResult::Unknown);
        texts({build.key, build.repository, build.workflow, build.job, build.run, build.branch, build.sha, build.status, build.url});
    }
    void deployment(const DeploymentRecord& deployment) override
    {
        check(++m_deployments <= 2 * m_records); // itself, and what its statuses say
        check(!deployment.key.empty() && (!deployment.finished || deployment.result != RunResult::Unknown));
        texts({deployment.key, deployment.service, deployment.environment, deployment.ref, deployment.sha, deployment.status,
            deployment.url});
    }
    void incident(const IncidentRecord& incident) override
    {
        check(!incident.key.empty());
        texts({incident.key, incident.title, incident.service, incident.severity, incident.deployment, incident.status, incident.url});
    }
    void reject(const Reject& reject) override
    {
        check(reject.line.value_or(1) >= 1 && reject.byte.value_or(0) >= 0);
        check(!reject.reason.empty() && reject.text.size() <= 500);
        texts({reject.record, reject.field, reject.reason, reject.text});
    }
    void warn(const std::string& sentence) override
    {
        check(!sentence.empty());
        texts({sentence});
    }

private:
    static void texts(std::initializer_list<std::string_view> texts)
    {
        check(std::ranges::all_of(texts, [](std::string_view text) { return readers::isUtf8(text) && text.find('\0') == text.npos; }));
    }
    static void status(const StatusRef& status) { texts({status.name, status.id}); }

    const Records m_recordsAre;
    std::int64_t m_records = 0;
    std::int64_t m_events = 0;
    std::int64_t m_commits = 0;
    std::int64_t m_tests = 0;
    std::int64_t m_builds = 0;
    std::int64_t m_deployments = 0;
};

} // namespace weir::fuzz
