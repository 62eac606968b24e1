// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

namespace weir::readers {

/// Lists of issues and merge requests as GitLab's interfaces (REST, GraphQL) and its tools print them, also several pages behind each
/// other. Issues are items, merge requests changes.
class GitLabJsonReader final : public Reader {
public:
    [[nodiscard]] const FormatInfo& info() const override;
    [[nodiscard]] Confidence probe(const Head& head) const noexcept override;
    ReadOutcome read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const override;
};

} // namespace weir::readers
