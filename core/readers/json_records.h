// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/readers/encoding.h"
#include "core/readers/json_parser.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// The records of a JSON source, one after the other, without holding it: memory is that of the largest record.
///
/// A source is one or more JSON texts behind each other (also a line each). A record is: an element of a top-level
/// array; an element of an array that is a `containers` member of a top-level
/// object (or of an object in a top-level array), which then is a page; else the top-level value itself. With
/// `singles`, also an element of an array in a top-level array (pages in a list), and in answers of GraphQL (pages with an object
/// "data") an element of a container at any depth, or a member called as one of them. Everything is checked: the structure between the
/// records here, what is skipped as well, the inside of a record by whoever parses it (JsonParser). Throws Error
/// naming line and byte where the source is cut or no JSON, nests deeper or has a record larger than limits.h allows.
class JsonRecords {
public:
    /// Readable bytes behind text(), whatever they are.
    static constexpr std::size_t padding = 64;

    /// A member of a page beside its records.
    struct Member {
        std::string name;
        std::string value; ///< as it stands: a number, "text" with its quotes, true, false or null
    };

    /// `containers`: names of the members that hold records; `singles`: of those that are one, in answers of web interfaces.
    /// Both must outlive this.
    JsonRecords(
        TextInput& input, std::span<const std::string_view> containers, Progress& progress, std::span<const std::string_view> singles = {});
    JsonRecords(const JsonRecords&) = delete;
    JsonRecords& operator=(const JsonRecords&) = delete;

    /// Moves to the next record; false: there is none.
    bool next();

    /// The record as UTF-8 (unchecked), until next(); `padding` bytes behind it can be read.
    [[nodiscard]] std::string_view text() const;
    /// Where it begins: line from 1, byte of the source from 0.
    [[nodiscard]] std::int64_t line() const { return m_line; }
    [[nodiscard]] std::int64_t byte() const { return m_byte; }
    /// Name of the member that holds it; empty: none does.
    [[nodiscard]] std::string_view container() const { return m_container; }
    /// Counts the pages begun: records with the same number come from the same page. 0: of no page yet.
    [[nodiscard]] std::int64_t page() const { return m_page; }
    /// Members of that page seen so far that are neither arrays, objects nor long; the first 1,000, complete once next() was false.
    [[nodiscard]] const std::vector<Member>& members() const { return m_members; }
    /// The same of the page before, complete.
    [[nodiscard]] const std::vector<Member>& membersBefore() const { return m_membersBefore; }

    /// Throws Error(Malformed) about the current record.
    [[noreturn]] void failRecord(std::string_view reason) const;

private:
    enum class Frame : std::uint8_t { Array, Page, PageArray };
    enum class Found : std::uint8_t { Nothing, Inner, Record };
    [[noreturn]] void fail(std::size_t at, std::string_view what) const;
    [[noreturn]] void failCut() const;
    bool more();
    /// Forgets the text before `at`.
    void release(std::size_t at);
    /// The next character that is no blank; 0 at the end of the source.
    char peek();
    char need();
    void skipValue();
    void skipString();
    void skipScalar();
    void skipComposite();
    std::string_view readKey();
    void validate(std::string_view value);
    /// Throws Error(Limit) where the text that is kept up to `end` is too large a record.
    void checkSize(std::size_t end) const;

    bool findNext();
    bool beginValue();
    bool nextElement();
    bool readObject();
    bool readPage();
    Found readMember();
    [[nodiscard]] bool atContainer(std::string_view name) const;
    /// At the answer in an answer of GraphQL.
    [[nodiscard]] bool atEnvelope(std::string_view name) const;
    void beginPage();

    TextInput& m_input;
    std::span<const std::string_view> m_containers;
    std::span<const std::string_view> m_singles;
    Progress& m_progress;

    std::vector<char> m_buffer; ///< text, then padding
    std::size_t m_keep = 0; ///< begin of what is still needed: of the record
    std::size_t m_at = 0;
    std::size_t m_end = 0; ///< of the text
    bool m_eof = false;

    std::vector<Frame> m_frames;
    std::string m_container;
    bool m_first = true; ///< nothing in the innermost array or page yet
    std::int64_t m_page = 0;
    std::vector<Member> m_members;
    std::vector<Member> m_membersBefore;
    std::size_t m_recordEnd = 0;

    std::int64_t m_line = 1; ///< at m_keep
    std::int64_t m_byte = 0;

    JsonParser m_checker; ///< for what is skipped
};

} // namespace weir::readers
