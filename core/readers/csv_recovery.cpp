// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How reading goes on behind a record that cannot be held or is never closed.

#include "core/base/error.h"
#include "core/readers/csv_records.h"
#include "core/readers/limits.h"

#include <algorithm>

namespace weir::readers {

std::string describe(CsvProblem problem)
{
    switch (problem) {
    case CsvProblem::UnclosedQuote:
        return "A quote is opened here and never closed.";
    case CsvProblem::FieldTooLong:
        return "A field is longer than " + std::to_string(limits::fieldBytes >> 20) + " MiB.";
    case CsvProblem::RowTooLong:
        return "The row is longer than " + std::to_string(limits::rowBytes >> 20) + " MiB.";
    case CsvProblem::TooManyColumns:
        return "The row has more than " + std::to_string(limits::columns) + " columns.";
    case CsvProblem::None:
        break;
    }
    return {};
}

bool CsvRecords::holdsLineBreak() const
{
    return std::string_view(m_buffer.data() + m_start, m_end - m_start).find_first_of("\r\n") != std::string_view::npos;
}

/// The record has a quote that nothing closes up to the end of the source, or the limit: give up its first line only.
void CsvRecords::recoverLine()
{
    const std::string_view rest(m_buffer.data() + m_start, m_end - m_start);
    const std::size_t lineEnd = std::min(rest.find_first_of("\r\n"), rest.size());
    m_raw = rest.substr(0, lineEnd);
    const bool pair = rest.substr(lineEnd, 2) == "\r\n";
    m_after = std::min(m_start + lineEnd + (pair ? 2 : 1), m_end);
    m_breaks = lineEnd < rest.size() ? 1 : 0;
    m_count = 0;
    m_problem = CsvProblem::UnclosedQuote;
    m_nextByte = m_byte + static_cast<std::int64_t>(sourceBytes(m_input.encoding(), rest.substr(0, m_after - m_start)));
    resumeAt(m_after);
}

/// Runs to the end of a record that is too large to be held.
void CsvRecords::skipRecord(CsvProblem problem)
{
    enum class State { FieldStart, InField, InQuotes, QuoteInQuotes } state = State::FieldStart;
    m_scratch.assign(m_buffer.data() + m_start, std::min(m_end - m_start, limits::rejectTextBytes));
    m_count = 0;
    m_breaks = 0;
    m_nextByte = m_byte;
    std::size_t at = m_start;
    const auto countBytes = [&] {
        const std::string_view passed(m_buffer.data() + m_start, at - m_start);
        m_nextByte += static_cast<std::int64_t>(sourceBytes(m_input.encoding(), passed));
        m_start = at;
    };
    const auto more = [&] {
        countBytes();
        if (m_eof)
            return false;
        if (m_nextByte - m_byte > static_cast<std::int64_t>(limits::passedRowBytes))
            throw Error(ErrorCode::Limit,
                m_input.input().name() + ", line " + std::to_string(m_line) + ": a row does not end within "
                    + std::to_string(limits::passedRowBytes >> 20) + " MiB, which no table needs; export it again.");
        refill();
        at = 0;
        return m_end > 0;
    };
    bool afterCr = false;
    while (at < m_end || more()) {
        const char c = m_buffer[at++];
        const bool lineBreak = c == '\n' || c == '\r';
        m_breaks += lineBreak && !(c == '\n' && afterCr) ? 1 : 0;
        afterCr = c == '\r';
        if (state == State::InQuotes) {
            if (c == '"')
                state = State::QuoteInQuotes;
        } else if (c == '"' && state != State::InField) {
            state = State::InQuotes;
        } else if (lineBreak) {
            if (c == '\r' && (at < m_end || more()) && m_buffer[at] == '\n')
                ++at;
            break;
        } else {
            state = c == m_dialect.delimiter ? State::FieldStart : State::InField;
        }
    }
    countBytes();
    m_problem = state == State::InQuotes ? CsvProblem::UnclosedQuote : problem;
    m_raw = m_scratch;
    m_after = m_start;
    resumeAt(m_after);
}

} // namespace weir::readers
