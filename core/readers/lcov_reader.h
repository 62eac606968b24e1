// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

namespace weir::readers {

/// Format `lcov`: coverage as lcov's trace files tell it; a source file is a record, whose lines are counted whatever totals are declared.
class LcovReader final : public Reader {
public:
    [[nodiscard]] const FormatInfo& info() const override;
    [[nodiscard]] Confidence probe(const Head& head) const noexcept override;
    ReadOutcome read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const override;
};

} // namespace weir::readers
