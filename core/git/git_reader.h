// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

namespace weir::git {

/// A repository: what is reachable from HEAD, changes found in it, and the tags. Lines are not counted here (see
/// countLines); a commit's files are those that differ from its first parent, so a merge lists what it brought and
/// sums over commits leave merges out. Authors are as the history's .mailmap wants them.
class GitReader final : public readers::Reader {
public:
    [[nodiscard]] const readers::FormatInfo& info() const override;
    [[nodiscard]] readers::Confidence probe(const readers::Head& head) const noexcept override;
    readers::ReadOutcome read(
        const std::filesystem::path& source, const readers::ReadOptions& options, RecordSink& sink, Progress& progress) const override;
};

} // namespace weir::git
