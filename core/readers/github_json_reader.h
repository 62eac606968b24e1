// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

namespace weir::readers {

/// What GitHub's interfaces (REST, GraphQL) and its command line print: issues, pull requests, reviews, comments, commits and events; as
/// lists, pages, with or without wrappers, a line each. Issues are items, pull requests changes.
class GitHubJsonReader final : public Reader {
public:
    [[nodiscard]] const FormatInfo& info() const override;
    [[nodiscard]] Confidence probe(const Head& head) const noexcept override;
    ReadOutcome read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const override;
};

} // namespace weir::readers
