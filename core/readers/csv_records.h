// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/readers/csv_dialect.h"
#include "core/readers/encoding.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// Why a record's fields cannot be had.
enum class CsvProblem : std::uint8_t {
    None,
    UnclosedQuote,
    FieldTooLong,
    RowTooLong,
    TooManyColumns,
};

/// One sentence.
[[nodiscard]] std::string describe(CsvProblem problem);

/// The records of a table, one after the other, with the place of each record and field. Lines may end in LF, CRLF or
/// CR; line breaks inside quotes belong to the field; a quote inside an unquoted field is a character like any other, and
/// text behind a closing quote belongs to the field. Blank lines are no records. Memory is bounded by limits::rowBytes.
///
/// A quote that is not closed within the limit costs its line only: reading goes on behind it.
class CsvRecords {
public:
    /// `progress` is asked whether to go on whenever more text is read.
    CsvRecords(TextInput& input, CsvDialect dialect, const Progress& progress);

    /// Moves to the next record; false: there is none. Views of the record before become invalid.
    bool next();
    /// Starts anew.
    void rewind();

    /// Empty where there is a problem(). Always valid UTF-8 without NUL: bytes that are no UTF-8 are taken for
    /// Windows-1252, NUL becomes U+FFFD.
    [[nodiscard]] std::span<const std::string_view> fields() const { return {m_fields.data(), m_count}; }
    [[nodiscard]] CsvProblem problem() const { return m_problem; }
    /// The record as it stands in the text, without its line break; at least its beginning where there is a problem.
    [[nodiscard]] std::string_view raw() const { return m_raw; }
    /// Where the record begins: line from 1, byte of the source from 0.
    [[nodiscard]] std::int64_t line() const { return m_line; }
    [[nodiscard]] std::int64_t byte() const { return m_byte; }
    /// Fields so far that were neither UTF-8 nor free of NUL.
    [[nodiscard]] std::int64_t mended() const { return m_mended; }

private:
    /// `TooLongInQuotes`: more text is needed inside of a field that is too long as it is.
    enum class Scan { Done, NeedMore, TooLongInQuotes, Unclosed, TooManyColumns };

    [[nodiscard]] std::uint64_t specials(const char* block) const;
    Scan scan();
    void takeField(std::size_t begin, std::size_t end, std::size_t closed);
    void endRecord(std::size_t at);
    Scan closeQuote(std::size_t& at);
    void addField(std::size_t begin, std::size_t end);
    [[nodiscard]] bool moreColumns();
    bool refill();
    void checkBytes();
    void resumeAt(std::size_t at);
    void finish();
    void mend();
    [[nodiscard]] bool holdsLineBreak() const;
    void recoverLine();
    void skipRecord(CsvProblem problem);
    [[nodiscard]] std::int64_t lineBreaks(std::string_view text) const;

    TextInput& m_input;
    CsvDialect m_dialect;
    const Progress& m_progress;

    std::vector<char> m_buffer; ///< text, then 64 zeros
    std::size_t m_end = 0; ///< of the text
    std::size_t m_start = 0; ///< of the record
    std::size_t m_after = 0; ///< behind the record and its line break
    bool m_eof = false;
    bool m_suspect = false; ///< the buffer holds a NUL or what is no UTF-8

    // Where the scan stands: special characters of the 64 bytes at m_block that are still ahead.
    std::size_t m_block = 0;
    std::uint64_t m_mask = 0;

    std::vector<std::string_view> m_fields;
    std::vector<std::uint32_t> m_quoted; ///< fields whose text needs work: doubled quotes, text behind the closing quote
    std::size_t m_count = 0;
    std::string m_scratch;
    std::string_view m_raw;
    CsvProblem m_problem = CsvProblem::None;

    std::int64_t m_line = 0;
    std::int64_t m_byte = 0;
    std::int64_t m_breaks = 0; ///< inside the record and behind it
    std::int64_t m_nextLine = 1;
    std::int64_t m_nextByte = 0;
    std::int64_t m_mended = 0;
};

} // namespace weir::readers
