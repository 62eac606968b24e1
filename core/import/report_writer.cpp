// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/report_writer.h"

#include "core/store/checksum.h"

#include <optional>
#include <string_view>

namespace weir::import {

using store::nullIfEmpty;
using store::nullIfNone;

namespace {

constexpr const char* testColumns = "name, message, suite, class, file, outcome, duration, at, reruns";
constexpr const char* coverageColumns = "path, lines, covered";

/// A value as part of a row that is compared as a whole; text with its length, so that no two rows look alike.
void append(std::string& row, std::string_view text)
{
    row += std::to_string(text.size());
    row += ':';
    row += text;
}

void append(std::string& row, std::optional<std::int64_t> number)
{
    row += number ? std::to_string(*number) : std::string("-");
    row += ';';
}

std::optional<std::int64_t> microsOf(const std::optional<Instant>& at)
{
    return at ? std::optional<std::int64_t>(at->time_since_epoch().count()) : std::nullopt;
}

std::optional<std::int64_t> microsOf(const std::optional<Duration>& duration)
{
    return duration ? std::optional<std::int64_t>(duration->count()) : std::nullopt;
}

} // namespace

ReportWriter::ReportWriter(store::Connection& connection, std::int64_t source, bool again)
    : m_connection(connection)
    , m_source(source)
    , m_insertTest(connection.prepare(
          std::string("INSERT INTO test_observation(source, n, ") + testColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_insertCoverage(
          connection.prepare(std::string("INSERT INTO coverage_observation(source, ") + coverageColumns + ") VALUES (?, ?, ?, ?)"))
{
    if (!again)
        return;
    remember(testColumns, "test_observation");
    remember(coverageColumns, "coverage_observation");
}

void ReportWriter::remember(const std::string& columns, const std::string& table)
{
    store::Statement query = m_connection.prepare("SELECT " + columns + " FROM " + table + " WHERE source = ?");
    query.start(m_source);
    while (query.step()) {
        m_row = table;
        for (int column = 0; column < query.columns(); ++column) {
            if (query.isInteger(column) || query.isNull(column))
                append(m_row, query.isNull(column) ? std::nullopt : std::optional(query.integer(column)));
            else
                append(m_row, query.text(column));
        }
        ++m_said[store::hashBytes(m_row.data(), m_row.size())];
    }
    query.reset();
    m_connection.prepare("DELETE FROM " + table + " WHERE source = ?").run(m_source);
}

bool ReportWriter::isNew(const std::string& row)
{
    const auto said = m_said.find(store::hashBytes(row.data(), row.size()));
    if (said == m_said.end() || said->second == 0)
        return true;
    --said->second;
    return false;
}

bool ReportWriter::write(const TestRow& test)
{
    const auto outcome = static_cast<std::int64_t>(test.outcome);
    m_insertTest.run(m_source, ++m_tests, test.name, nullIfEmpty(test.message), nullIfNone(test.suite), nullIfNone(test.className),
        nullIfNone(test.file), outcome, microsOf(test.duration), test.at, test.reruns);
    m_row = "test_observation";
    append(m_row, test.name);
    test.message.empty() ? append(m_row, std::nullopt) : append(m_row, std::string_view(test.message));
    for (const auto& value : {nullIfNone(test.suite), nullIfNone(test.className), nullIfNone(test.file), std::optional(outcome),
             microsOf(test.duration), microsOf(test.at), std::optional<std::int64_t>(test.reruns)})
        append(m_row, value);
    return isNew(m_row);
}

bool ReportWriter::write(const CoverageRow& coverage)
{
    m_insertCoverage.run(m_source, coverage.path, coverage.lines, coverage.covered);
    m_row = "coverage_observation";
    append(m_row, std::string_view(coverage.path));
    append(m_row, std::optional(coverage.lines));
    append(m_row, std::optional(coverage.covered));
    return isNew(m_row);
}

} // namespace weir::import
