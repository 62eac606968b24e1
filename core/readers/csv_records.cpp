// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_records.h"

#include "core/readers/limits.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace weir::readers {

namespace {

constexpr std::size_t blockBytes = 64;
/// The buffer grows to this as text comes; a small table does not pay for a large one.
constexpr std::size_t usualBufferBytes = std::size_t {512} << 10;
constexpr std::size_t firstBufferBytes = std::size_t {16} << 10;
constexpr std::size_t firstColumns = 64;

/// The value of a field that begins with a quote: what is inside, doubled quotes once, then what stands behind it.
void appendUnquoted(std::string_view raw, std::string& out)
{
    std::size_t at = 1;
    while (at < raw.size()) {
        const std::size_t quote = std::min(raw.find('"', at), raw.size());
        out.append(raw, at, quote - at);
        if (quote + 1 < raw.size() && raw[quote + 1] == '"') {
            out.push_back('"');
            at = quote + 2;
        } else {
            if (quote < raw.size())
                out.append(raw, quote + 1);
            return;
        }
    }
}

} // namespace

CsvRecords::CsvRecords(TextInput& input, CsvDialect dialect, const Progress& progress)
    : m_input(input)
    , m_dialect(dialect)
    , m_progress(progress)
    , m_buffer(firstBufferBytes + blockBytes)
    , m_fields(firstColumns)
{
    rewind();
}

void CsvRecords::rewind()
{
    // The first call finds the input at its beginning, and rewinding costs nothing there.
    m_input.rewind();
    m_end = m_start = m_after = 0;
    m_eof = m_suspect = false;
    m_block = 0;
    m_mask = 0;
    m_nextLine = 1;
    m_nextByte = static_cast<std::int64_t>(m_input.bomBytes());
    m_mended = 0;
    std::memset(m_buffer.data(), 0, blockBytes);
    if (m_dialect.hint)
        next();
}

std::uint64_t CsvRecords::specials(const char* block) const
{
#ifdef __SSE2__
    const __m128i delimiter = _mm_set1_epi8(m_dialect.delimiter);
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i lf = _mm_set1_epi8('\n');
    const __m128i cr = _mm_set1_epi8('\r');
    std::uint64_t mask = 0;
    for (unsigned part = 0; part < 4; ++part) {
        __m128i text;
        std::memcpy(&text, block + std::size_t {16} * part, sizeof text);
        const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(text, delimiter), _mm_cmpeq_epi8(text, quote)),
            _mm_or_si128(_mm_cmpeq_epi8(text, lf), _mm_cmpeq_epi8(text, cr)));
        mask |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hit))) << (16 * part);
    }
    return mask;
#else
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < blockBytes; ++i) {
        const char c = block[i];
        const bool hit = c == m_dialect.delimiter || c == '"' || c == '\n' || c == '\r';
        mask |= static_cast<std::uint64_t>(hit) << i;
    }
    return mask;
#endif
}

void CsvRecords::addField(std::size_t begin, std::size_t end)
{
    m_fields[m_count] = {m_buffer.data() + begin, end - begin};
    ++m_count;
}

/// Makes room for more fields; false: a record has no more.
bool CsvRecords::moreColumns()
{
    if (m_fields.size() == limits::columns)
        return false;
    m_fields.resize(std::min(2 * m_fields.size(), limits::columns));
    return true;
}

/// `at`: the opening quote; afterwards the first character behind the closing one.
CsvRecords::Scan CsvRecords::closeQuote(std::size_t& at)
{
    const char* const base = m_buffer.data();
    bool doubled = false;
    std::size_t from = at + 1;
    for (;;) {
        const void* const found = std::memchr(base + from, '"', m_end - from);
        if (found == nullptr)
            return m_eof ? Scan::Unclosed : m_end - at > limits::fieldBytes ? Scan::TooLongInQuotes : Scan::NeedMore;
        const auto quote = static_cast<std::size_t>(static_cast<const char*>(found) - base);
        if (quote + 1 == m_end && !m_eof)
            return Scan::NeedMore;
        if (quote + 1 == m_end || base[quote + 1] != '"') {
            m_breaks += lineBreaks({base + at, quote - at});
            if (doubled)
                m_quoted.push_back(static_cast<std::uint32_t>(m_count));
            at = quote + 1;
            return Scan::Done;
        }
        doubled = true;
        from = quote + 2;
    }
}

/// The field [begin, end); `closed`: behind its closing quote, 0 if it has none.
void CsvRecords::takeField(std::size_t begin, std::size_t end, std::size_t closed)
{
    const bool doubled = !m_quoted.empty() && m_quoted.back() == m_count;
    if (closed != 0 && closed == end && !doubled) {
        addField(begin + 1, end - 1);
        return;
    }
    if (closed != 0 && !doubled)
        m_quoted.push_back(static_cast<std::uint32_t>(m_count));
    addField(begin, end);
}

/// The record ends at `at`: a line break, or the end of the text.
void CsvRecords::endRecord(std::size_t at)
{
    const char* const base = m_buffer.data();
    m_raw = {base + m_start, at - m_start};
    m_after = at;
    if (at == m_end)
        return;
    ++m_breaks;
    ++m_after;
    if (base[at] != '\r' || m_after == m_end || base[m_after] != '\n')
        return;
    // The LF of a CRLF is the next special character; it may be the first of the next block.
    if (m_after == m_block + blockBytes)
        resumeAt(m_after);
    m_mask &= m_mask - 1;
    ++m_after;
}

CsvRecords::Scan CsvRecords::scan()
{
    const char* const base = m_buffer.data();
    const char delimiter = m_dialect.delimiter;
    std::size_t block = m_block;
    std::uint64_t mask = m_mask;
    std::size_t begin = m_start; // of the field
    std::size_t closed = 0; // behind its closing quote; 0: it has none
    for (;;) {
        while (mask == 0 && block < m_end) {
            block += blockBytes;
            mask = block < m_end ? specials(base + block) : 0;
        }
        const std::size_t at = mask == 0 ? m_end : block + static_cast<std::size_t>(std::countr_zero(mask));
        const bool cut = at >= m_end || (base[at] == '\r' && at + 1 == m_end);
        if (cut && !m_eof)
            return Scan::NeedMore;
        const char c = at < m_end ? base[at] : '\n';
        mask &= mask - 1;
        if (c == delimiter) {
            if (m_count + 1 == m_fields.size() && !moreColumns())
                return Scan::TooManyColumns;
            takeField(begin, at, closed);
            begin = at + 1;
            closed = 0;
        } else if (c == '"') {
            if (at != begin)
                continue;
            closed = at;
            if (const Scan result = closeQuote(closed); result != Scan::Done)
                return result;
            resumeAt(closed);
            block = m_block;
            mask = m_mask;
        } else {
            takeField(begin, at, closed);
            m_block = block;
            m_mask = mask;
            endRecord(at);
            return Scan::Done;
        }
    }
}

bool CsvRecords::next()
{
    for (;;) {
        m_start = m_after;
        m_line = m_nextLine;
        m_byte = m_nextByte;
        m_problem = CsvProblem::None;
        for (;;) {
            if (m_start == m_end && m_eof) {
                m_count = 0;
                m_raw = {};
                return false;
            }
            m_count = 0;
            m_breaks = 0;
            m_quoted.clear();
            const Scan result = scan();
            if (result == Scan::Done) {
                finish();
                break;
            }
            if (result == Scan::Unclosed) {
                recoverLine();
                break;
            }
            if (result == Scan::TooManyColumns) {
                skipRecord(CsvProblem::TooManyColumns);
                break;
            }
            if (refill())
                continue;
            if (result == Scan::TooLongInQuotes && holdsLineBreak())
                recoverLine();
            else
                skipRecord(CsvProblem::RowTooLong);
            break;
        }
        m_nextLine = m_line + m_breaks;
        if (m_problem != CsvProblem::None || !m_raw.empty())
            return true;
    }
}

/// Brings more text behind the record's beginning; false: the record is as long as it may be.
bool CsvRecords::refill()
{
    m_progress.checkpoint();
    const std::size_t held = m_end - m_start;
    if (held > limits::rowBytes)
        return false;
    if (m_start > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + m_start, held);
    m_start = 0;
    m_after = 0;
    if (held + usualBufferBytes / 2 > m_buffer.size() - blockBytes)
        m_buffer.resize(std::min(2 * (m_buffer.size() - blockBytes), limits::rowBytes + usualBufferBytes) + blockBytes);
    const std::size_t room = m_buffer.size() - blockBytes - held;
    const std::size_t got = m_input.read({m_buffer.data() + held, room});
    m_eof = got < room;
    m_end = held + got;
    std::memset(m_buffer.data() + m_end, 0, blockBytes);
    checkBytes();
    // The scan begins anew at the record's beginning.
    resumeAt(0);
    return true;
}

void CsvRecords::resumeAt(std::size_t at)
{
    m_block = at & ~(blockBytes - 1);
    m_mask = m_block < m_end ? specials(m_buffer.data() + m_block) & (~std::uint64_t {0} << (at & (blockBytes - 1))) : 0;
}

/// Looks at all of the buffer at once, so that records need not be looked at one by one.
void CsvRecords::checkBytes()
{
    const std::string_view text(m_buffer.data(), m_end);
    m_suspect = std::memchr(text.data(), 0, text.size()) != nullptr;
    if (m_input.encoding() != Encoding::Utf8 || m_suspect)
        return;
    // A sequence may be cut by the end of the buffer: the rest of it comes with the next text.
    std::size_t end = m_end;
    for (std::size_t back = 1; !m_eof && back <= 3 && back <= m_end; ++back) {
        const auto byte = static_cast<unsigned char>(text[m_end - back]);
        if (byte >= 0xC0)
            end = m_end - back;
        if (byte < 0x80 || byte >= 0xC0)
            break;
    }
    m_suspect = !isUtf8(text.substr(0, end));
}

void CsvRecords::finish()
{
    m_nextByte = m_byte + static_cast<std::int64_t>(sourceBytes(m_input.encoding(), {m_buffer.data() + m_start, m_after - m_start}));
    const auto tooLong = [](std::string_view field) { return field.size() > limits::fieldBytes; };
    if (m_raw.size() > limits::rowBytes)
        m_problem = CsvProblem::RowTooLong;
    else if (m_raw.size() > limits::fieldBytes && std::ranges::any_of(fields(), tooLong))
        m_problem = CsvProblem::FieldTooLong;
    if (m_problem != CsvProblem::None) {
        m_count = 0;
        return;
    }
    if (!m_quoted.empty() || m_suspect)
        mend();
}

void CsvRecords::mend()
{
    m_scratch.clear();
    // Nothing grows by more than three times; views into the scratch must stay valid.
    m_scratch.reserve(m_suspect ? 6 * m_raw.size() + blockBytes : m_raw.size());
    for (const std::uint32_t field : m_quoted) {
        const std::size_t begin = m_scratch.size();
        const std::string_view raw = m_fields[field];
        appendUnquoted(raw, m_scratch);
        m_fields[field] = std::string_view(m_scratch).substr(begin);
    }
    if (!m_suspect)
        return;
    for (std::size_t i = 0; i < m_count; ++i) {
        std::string_view& field = m_fields[i];
        if (field.find('\0') == std::string_view::npos && isUtf8(field))
            continue;
        ++m_mended;
        const std::size_t begin = m_scratch.size();
        appendMended(field, m_scratch);
        field = std::string_view(m_scratch).substr(begin);
    }
}

std::int64_t CsvRecords::lineBreaks(std::string_view text) const
{
    std::int64_t n = std::ranges::count(text, '\n');
    for (std::size_t cr = text.find('\r'); cr != std::string_view::npos; cr = text.find('\r', cr + 1))
        n += cr + 1 < text.size() && text[cr + 1] == '\n' ? 0 : 1;
    return n;
}

} // namespace weir::readers
