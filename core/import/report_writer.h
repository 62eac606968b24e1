// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/batch.h"
#include "core/store/connection.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace weir::import {

/// Writes what test and coverage reports say. A report tells everything there is: of a source taken again, what it says now takes
/// the place of what it said before.
class ReportWriter {
public:
    /// `again`: what the source said before goes, and is remembered to tell what is new.
    ReportWriter(store::Connection& connection, std::int64_t source, bool again);
    /// True: the source had not said just that.
    bool write(const TestRow& test);
    bool write(const CoverageRow& coverage);

private:
    void remember(const std::string& columns, const std::string& table);
    [[nodiscard]] bool isNew(const std::string& row);

    store::Connection& m_connection;
    const std::int64_t m_source;
    store::Statement m_insertTest, m_insertCoverage;
    std::int64_t m_tests = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> m_said; ///< hashes of rows that were there, and how many of each are left
    std::string m_row;
};

} // namespace weir::import
