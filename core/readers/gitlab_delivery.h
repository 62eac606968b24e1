// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/json_item.h"
#include "core/readers/json_source.h"
#include "core/readers/reader.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace weir::readers {

/// Pipelines and their jobs as builds, deployments as deployments. Each function takes a record or refuses it.
class GitLabDelivery {
public:
    /// `item` gathers fields that cannot be read; it must be clear before every record.
    GitLabDelivery(const ReadOptions& options, RecordSink& sink, JsonSource& source, JsonItem& item);

    void takePipeline(const JsonValue& value);
    void takeJob(const JsonValue& value);
    void takeDeployment(const JsonValue& value);

    /// "7 pipelines"; empty: there was nothing.
    [[nodiscard]] std::string note() const;
    /// Records so far that do not say of which project they are.
    [[nodiscard]] std::int64_t withoutProject() const noexcept { return m_withoutProject; }

private:
    [[nodiscard]] std::optional<Instant> time(const std::optional<JsonValue>& value, std::string_view name, std::string_view other);
    [[nodiscard]] std::string projectOf(const JsonValue& value, std::initializer_list<std::optional<JsonValue>> places);
    void refuse(std::string_view what);
    void rejectFields(std::string_view key);

    const ReadOptions& m_options;
    RecordSink& m_sink;
    JsonSource& m_source;
    JsonItem& m_item;
    std::int64_t m_pipelines = 0, m_jobs = 0, m_deployments = 0;
    std::int64_t m_withoutProject = 0;
};

} // namespace weir::readers
