// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/json_item.h"
#include "core/readers/json_source.h"
#include "core/readers/reader.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace weir::readers {

/// Workflow runs and their jobs as builds; deployments and releases as deployments. Each function takes a record or refuses it.
class GitHubDelivery {
public:
    /// `item` gathers fields that cannot be read; it must be clear before every record.
    GitHubDelivery(const ReadOptions& options, RecordSink& sink, JsonSource& source, JsonItem& item);

    void takeRun(const JsonValue& value);
    void takeJob(const JsonValue& value);
    void takeDeployment(const JsonValue& value);
    /// What becomes of a deployment stands apart from it, newest first.
    void takeDeploymentStatus(const JsonValue& value);
    void takeRelease(const JsonValue& value);
    /// Emits what the statuses say, and what was left out.
    void finish();

    /// "7 workflow runs"; empty: there was nothing.
    [[nodiscard]] std::string note() const;
    /// Records so far whose key lacks the repository.
    [[nodiscard]] std::int64_t withoutRepository() const noexcept { return m_withoutRepository; }

private:
    static void place(BuildRecord& build, const JsonValue& value, const std::string& word);
    /// What a deployment's statuses say of it.
    struct Outcome {
        std::string repository, environment, status;
        RunResult result = RunResult::Unknown;
        Instant at = unknownInstant;
    };
    [[nodiscard]] std::optional<Instant> time(const JsonValue& value, std::initializer_list<std::string_view> names);
    [[nodiscard]] std::string repositoryOf(const JsonValue& value, std::string_view place);
    void refuse(std::string_view what);
    void rejectFields(std::string_view key);

    const ReadOptions& m_options;
    RecordSink& m_sink;
    JsonSource& m_source;
    JsonItem& m_item;
    std::map<std::string, Outcome> m_outcomes; ///< by the deployment's key
    std::int64_t m_runs = 0, m_jobs = 0, m_deployments = 0, m_releases = 0, m_drafts = 0;
    std::int64_t m_withoutRepository = 0;
};

} // namespace weir::readers
