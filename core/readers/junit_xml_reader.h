// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

namespace weir::readers {

/// Format `junit-xml`: test reports of JUnit, Surefire, pytest, Jest, PHPUnit and all who write like them; a test case is a record.
class JunitXmlReader final : public Reader {
public:
    [[nodiscard]] const FormatInfo& info() const override;
    [[nodiscard]] Confidence probe(const Head& head) const noexcept override;
    ReadOutcome read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const override;
};

} // namespace weir::readers
