// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/json_records.h"

#include "core/base/error.h"
#include "core/readers/json_blocks.h"
#include "core/readers/limits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace weir::readers {

namespace {

/// So much is read at once, at first and later: a small source does not pay for a large one.
constexpr std::size_t firstReadBytes = std::size_t {32} << 10;
constexpr std::size_t readBytes = std::size_t {1} << 20;
/// Longer values beside the records are checked but not kept.
constexpr std::size_t mostMemberBytes = 4'096;
/// Nor are more of one page: nobody asks for them.
constexpr std::size_t mostMembers = 1'000;

/// Members that records of web interfaces have and their pages do not: behind one of them a container is but a list in a record, such as
/// the pull requests of a workflow run.
constexpr std::array<std::string_view, 3> marksOfRecords = {"node_id", "head_sha", "workflow_id"};

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

JsonRecords::JsonRecords(
    TextInput& input, std::span<const std::string_view> containers, Progress& progress, std::span<const std::string_view> singles)
    : m_input(input)
    , m_containers(containers)
    , m_singles(singles)
    , m_progress(progress)
    , m_byte(static_cast<std::int64_t>(input.bomBytes()))
{
}

std::string_view JsonRecords::text() const
{
    return {m_buffer.data() + m_keep, m_recordEnd - m_keep};
}

void JsonRecords::fail(std::size_t at, std::string_view what) const
{
    const std::string_view before(m_buffer.data() + m_keep, at - m_keep);
    const std::int64_t line = m_line + std::count(before.begin(), before.end(), '\n');
    const std::int64_t byte = m_byte + static_cast<std::int64_t>(sourceBytes(m_input.encoding(), before));
    throw Error(ErrorCode::Malformed,
        m_input.input().name() + " is not valid JSON in line " + std::to_string(line) + ", byte " + std::to_string(byte) + ": "
            + std::string(what) + "; export it again.");
}

void JsonRecords::failCut() const
{
    fail(m_end, "it ends in the middle");
}

void JsonRecords::failRecord(std::string_view reason) const
{
    fail(m_keep, "the record that begins here " + std::string(reason));
}

void JsonRecords::release(std::size_t at)
{
    const std::string_view text(m_buffer.data() + m_keep, at - m_keep);
    m_line += std::count(text.begin(), text.end(), '\n');
    m_byte += static_cast<std::int64_t>(sourceBytes(m_input.encoding(), text));
    m_keep = at;
}

void JsonRecords::checkSize(std::size_t end) const
{
    const std::string_view record(m_buffer.data() + m_keep, end - m_keep);
    std::string most;
    if (record.size() > limits::jsonRecordBytes)
        most = std::to_string(limits::jsonRecordBytes >> 20) + " MiB";
    else if (record.size() > limits::jsonRecordValues && std::ranges::count(record, ',') >= std::ptrdiff_t {limits::jsonRecordValues})
        most = std::to_string(limits::jsonRecordValues >> 20) + " Mi values";
    if (!most.empty())
        throw Error(ErrorCode::Limit,
            m_input.input().name() + " has a record of more than " + most + ", which begins in line " + std::to_string(m_line)
                + "; export it in smaller parts.");
}

bool JsonRecords::more()
{
    if (m_eof)
        return false;
    m_progress.checkpoint();
    m_progress.report(m_input.input().consumed(), m_input.input().storedSize());
    const std::size_t kept = m_end - m_keep;
    checkSize(m_end);
    // A large record is moved seldom: the buffer grows with it.
    const std::size_t wanted = kept + std::max(std::clamp(2 * m_buffer.size(), firstReadBytes, readBytes), kept) + padding;
    if (m_keep > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + m_keep, kept);
    if (m_buffer.size() < wanted)
        m_buffer.resize(wanted);
    m_at -= m_keep;
    m_recordEnd = 0;
    m_keep = 0;
    const std::size_t got = m_input.read(std::span(m_buffer).subspan(kept, m_buffer.size() - padding - kept));
    m_end = kept + got;
    m_eof = got == 0;
    std::memset(m_buffer.data() + m_end, 0, padding);
    return got > 0;
}

char JsonRecords::peek()
{
    for (;;) {
        while (m_at < m_end && isBlank(m_buffer[m_at]))
            ++m_at;
        if (m_at < m_end)
            return m_buffer[m_at];
        if (!more())
            return 0;
    }
}

char JsonRecords::need()
{
    const char c = peek();
    if (m_at == m_end)
        failCut();
    return c;
}

void JsonRecords::skipString()
{
    ++m_at;
    for (;;) {
        while (m_at < m_end && m_buffer[m_at] != '"' && m_buffer[m_at] != '\\')
            ++m_at;
        if (m_at < m_end && m_buffer[m_at] == '"') {
            ++m_at;
            return;
        }
        if (m_at + 1 < m_end)
            m_at += 2; // what is escaped
        else if (!more())
            failCut();
    }
}

void JsonRecords::skipScalar()
{
    const std::size_t begin = m_at - m_keep;
    for (;;) {
        while (m_at < m_end && !isBlank(m_buffer[m_at]) && std::strchr(",]}{[\":", m_buffer[m_at]) == nullptr)
            ++m_at;
        if (m_at < m_end || !more())
            break;
    }
    if (m_at == m_keep + begin)
        fail(m_at, "a value is missing");
}

void JsonRecords::skipComposite()
{
    JsonNesting nesting(limits::jsonDepth - static_cast<int>(m_frames.size()));
    for (;;) {
        if (m_end - m_at < JsonBlock::bytes && more())
            continue;
        if (m_at == m_end)
            failCut();
        const std::size_t length = std::min(m_end - m_at, JsonBlock::bytes);
        const std::optional<std::size_t> closed = nesting.feed(JsonBlock(m_buffer.data() + m_at), length);
        if (nesting.tooDeep())
            fail(m_at, "it nests deeper than " + std::to_string(limits::jsonDepth) + " levels");
        if (closed) {
            m_at += *closed + 1;
            return;
        }
        m_at += length;
    }
}

void JsonRecords::skipValue()
{
    switch (need()) {
    case '"':
        return skipString();
    case '{':
    case '[':
        return skipComposite();
    default:
        return skipScalar();
    }
}

void JsonRecords::validate(std::string_view value)
{
    if (const std::string problem = m_checker.check(value); !problem.empty())
        fail(static_cast<std::size_t>(value.data() - m_buffer.data()), problem);
}

/// Goes past a key and its colon. The view holds until more text is read.
std::string_view JsonRecords::readKey()
{
    if (need() != '"')
        fail(m_at, "a name in quotes is missing");
    const std::size_t begin = m_at - m_keep;
    skipString();
    const std::size_t length = m_at - m_keep - begin;
    if (need() != ':')
        fail(m_at, "a colon is missing");
    ++m_at;
    need();
    return {m_buffer.data() + m_keep + begin + 1, length - 2};
}

void JsonRecords::beginPage()
{
    ++m_page;
    m_membersBefore = std::move(m_members);
    m_members.clear();
    m_frames.push_back(Frame::Page);
    m_first = true;
}

bool JsonRecords::atContainer(std::string_view name) const
{
    return m_buffer[m_at] == '[' && std::find(m_containers.begin(), m_containers.end(), name) != m_containers.end();
}

bool JsonRecords::atEnvelope(std::string_view name) const
{
    return !m_singles.empty() && m_buffer[m_at] == '{' && name == "data";
}

/// Reads a member of a page.
JsonRecords::Found JsonRecords::readMember()
{
    const std::string name(readKey());
    const bool inEnvelope = m_frames.size() > 1 && m_frames[m_frames.size() - 2] == Frame::Page;
    if (inEnvelope && m_buffer[m_at] == '{' && std::ranges::find(m_singles, name) != m_singles.end()) {
        release(m_at);
        skipValue();
        m_container = name;
        m_recordEnd = m_at;
        return Found::Record;
    }
    const bool list = atContainer(name);
    if (list || (inEnvelope && m_buffer[m_at] == '{') || atEnvelope(name)) {
        if (m_frames.size() >= static_cast<std::size_t>(limits::jsonDepth))
            fail(m_at, "it nests deeper than " + std::to_string(limits::jsonDepth) + " levels");
        m_frames.push_back(list ? Frame::PageArray : Frame::Page);
        if (list)
            m_container = name;
        m_first = true;
        ++m_at;
        return Found::Inner;
    }
    const bool composite = m_buffer[m_at] == '{' || m_buffer[m_at] == '[';
    const std::size_t begin = m_at - m_keep;
    skipValue();
    checkSize(m_at);
    const std::string_view value(m_buffer.data() + m_keep + begin, m_at - m_keep - begin);
    validate(value);
    if (!composite && name.size() + value.size() <= mostMemberBytes && m_members.size() < mostMembers)
        m_members.push_back({name, std::string(value)});
    return Found::Nothing;
}

/// At an object that may be a page. True: it is a record; false: it is a page, to be read as one from its first member on.
bool JsonRecords::readObject()
{
    ++m_at;
    bool isRecord = false;
    for (bool first = true;; first = false) {
        const char c = need();
        if (c == '}')
            break;
        if (!first) {
            if (c != ',')
                fail(m_at, "a comma is missing");
            ++m_at;
        }
        const std::string_view name = readKey();
        if (!isRecord && (atContainer(name) || atEnvelope(name))) {
            m_at = m_keep + 1;
            beginPage();
            return false;
        }
        isRecord = isRecord || (!m_singles.empty() && std::ranges::find(marksOfRecords, name) != marksOfRecords.end());
        skipValue();
    }
    ++m_at;
    m_recordEnd = m_at;
    return true;
}

/// In a page, between its members. True: at the next record.
bool JsonRecords::readPage()
{
    release(m_at);
    for (;;) {
        const char c = need();
        if (c == '}') {
            ++m_at;
            m_frames.pop_back();
            m_first = false;
            return false;
        }
        if (!std::exchange(m_first, false)) {
            if (c != ',')
                fail(m_at, "a comma is missing");
            ++m_at;
        }
        const Found found = readMember();
        if (found != Found::Nothing)
            return found == Found::Record;
        release(m_at);
    }
}

/// At a value that is a record or holds some. True: it is one.
bool JsonRecords::beginValue()
{
    release(m_at);
    const bool mayBePage = std::find(m_frames.begin(), m_frames.end(), Frame::Page) == m_frames.end();
    if (mayBePage)
        m_container.clear();
    if (m_buffer[m_at] == '{' && mayBePage)
        return readObject();
    if (m_buffer[m_at] == '[' && m_frames.size() == 1 && mayBePage && !m_singles.empty()) {
        m_frames.push_back(Frame::Array);
        m_first = true;
        ++m_at;
        return false;
    }
    skipValue();
    m_recordEnd = m_at;
    return true;
}

/// In an array of records. True: at the next one.
bool JsonRecords::nextElement()
{
    release(m_at);
    const char c = need();
    if (c == ']') {
        ++m_at;
        m_frames.pop_back();
        m_first = false;
        return false;
    }
    if (!m_first) {
        if (c != ',')
            fail(m_at, "a comma is missing");
        ++m_at;
        need();
    }
    m_first = false;
    return beginValue();
}

bool JsonRecords::next()
{
    if (m_recordEnd > m_keep)
        release(m_recordEnd);
    m_recordEnd = 0;
    const bool found = findNext();
    if (found)
        checkSize(m_recordEnd);
    return found;
}

bool JsonRecords::findNext()
{
    for (;;) {
        if (m_frames.empty()) {
            const char c = peek();
            if (m_at == m_end)
                return false;
            if (c == '[') {
                m_frames.push_back(Frame::Array);
                m_first = true;
                ++m_at;
                continue;
            }
            if (beginValue())
                return true;
        } else if (m_frames.back() == Frame::Page) {
            if (readPage())
                return true;
        } else if (nextElement()) {
            return true;
        }
    }
}

} // namespace weir::readers
