// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/encoding.h"

#include "core/base/utf8.h"
#include "core/readers/limits.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <simdjson.h>

namespace weir::readers {

namespace {

constexpr unsigned replacement = 0xFFFD;

/// Windows-1252, 0x80 to 0x9F; the five bytes it leaves open are C1 controls, as browsers read them.
constexpr std::array<std::uint16_t, 32> windows1252High {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
    0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

bool startsWith(std::string_view text, std::string_view mark)
{
    return text.substr(0, mark.size()) == mark;
}

/// Text in a Latin script as UTF-16: almost every high byte is zero and hardly any low byte.
std::optional<Encoding> wideWithoutMark(std::string_view head)
{
    const std::size_t units = std::min<std::size_t>(head.size(), 4096) / 2;
    if (units < 4)
        return std::nullopt;
    std::size_t evenZeros = 0;
    std::size_t oddZeros = 0;
    for (std::size_t i = 0; i < units; ++i) {
        evenZeros += head[2 * i] == 0 ? 1U : 0U;
        oddZeros += head[2 * i + 1] == 0 ? 1U : 0U;
    }
    if (oddZeros * 10 >= units * 7 && evenZeros * 50 <= units)
        return Encoding::Utf16Le;
    if (evenZeros * 10 >= units * 7 && oddZeros * 50 <= units)
        return Encoding::Utf16Be;
    return std::nullopt;
}

/// Without a sequence that the end of the head has cut.
std::string_view wholeSequences(std::string_view text)
{
    std::size_t back = 0;
    while (back < 3 && back < text.size() && (static_cast<unsigned char>(text[text.size() - 1 - back]) & 0xC0) == 0x80)
        ++back;
    if (back >= text.size())
        return text;
    const auto lead = static_cast<unsigned char>(text[text.size() - 1 - back]);
    const std::size_t needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return needs > back + 1 ? text.substr(0, text.size() - 1 - back) : text;
}

/// A few broken bytes do not make another encoding of a text that is UTF-8 elsewhere. Text in Windows-1252 hardly ever
/// holds a valid sequence by chance.
bool isMostlyUtf8(std::string_view text)
{
    if (isUtf8(text))
        return true;
    std::size_t valid = 0;
    std::size_t invalid = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8SequenceLength(text.substr(at));
        valid += length > 1 ? 1U : 0U;
        invalid += length == 0 ? 1U : 0U;
        at += std::max<std::size_t>(length, 1);
    }
    return invalid <= valid;
}

} // namespace

std::string_view encodingName(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf16Le:
        return "UTF-16 (little endian)";
    case Encoding::Utf16Be:
        return "UTF-16 (big endian)";
    case Encoding::Windows1252:
        return "Windows-1252";
    case Encoding::Utf8:
        break;
    }
    return "UTF-8";
}

bool isUtf8(std::string_view bytes)
{
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

EncodingGuess detectEncoding(std::string_view head, bool whole)
{
    using namespace std::string_view_literals;
    if (startsWith(head, "\xEF\xBB\xBF"sv))
        return {Encoding::Utf8, 3};
    if (startsWith(head, "\xFF\xFE"sv))
        return {Encoding::Utf16Le, 2};
    if (startsWith(head, "\xFE\xFF"sv))
        return {Encoding::Utf16Be, 2};
    if (const auto wide = wideWithoutMark(head))
        return {*wide, 0};
    return {isMostlyUtf8(whole ? head : wholeSequences(head)) ? Encoding::Utf8 : Encoding::Windows1252, 0};
}

bool looksBinary(std::string_view utf8)
{
    const auto control = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F;
    };
    const auto n = static_cast<std::size_t>(std::ranges::count_if(utf8, control));
    return n * 50 > utf8.size();
}

unsigned windows1252Character(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? windows1252High[byte - 0x80U] : byte;
}

void appendAsWindows1252(std::string_view bytes, std::string& out)
{
    for (const char c : bytes)
        appendUtf8(windows1252Character(static_cast<unsigned char>(c)), out);
}

void appendMended(std::string_view bytes, std::string& out)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = utf8SequenceLength(bytes.substr(at));
        if (bytes[at] == '\0')
            out.append(utf8Replacement);
        else if (length > 0)
            out.append(bytes, at, length);
        else
            appendAsWindows1252(bytes.substr(at, 1), out);
        at += std::max<std::size_t>(length, 1);
    }
}

std::string excerpt(std::string_view bytes)
{
    std::string text;
    std::string_view start = bytes.substr(0, limits::rejectTextBytes);
    if (start.size() < bytes.size())
        start = wholeSequences(start);
    if (isUtf8(start)) {
        text = start;
    } else {
        appendMended(start, text);
        // Each character may have become three.
        if (text.size() > limits::rejectTextBytes)
            text = wholeSequences(std::string_view(text).substr(0, limits::rejectTextBytes));
    }
    std::ranges::replace(text, '\0', ' ');
    return text;
}

void Decoder::decodeUnit(unsigned unit, std::string& out)
{
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (m_lead != 0 && low) {
        appendUtf8(0x10000 + ((m_lead - 0xD800) << 10) + (unit - 0xDC00), out);
        m_lead = 0;
        return;
    }
    if (m_lead != 0)
        appendUtf8(replacement, out);
    m_lead = 0;
    if (unit >= 0xD800 && unit < 0xDC00)
        m_lead = unit;
    else
        appendUtf8(low ? replacement : unit, out);
}

void Decoder::decodeWide(std::string_view bytes, std::string& out)
{
    const auto byteAt = [bytes](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[i])); };
    const auto unit = [this](unsigned first, unsigned second) {
        return m_encoding == Encoding::Utf16Le ? first | second << 8 : first << 8 | second;
    };
    std::size_t i = 0;
    if (m_half >= 0 && !bytes.empty()) {
        decodeUnit(unit(static_cast<unsigned>(m_half), byteAt(0)), out);
        m_half = -1;
        i = 1;
    }
    for (; i + 1 < bytes.size(); i += 2)
        decodeUnit(unit(byteAt(i), byteAt(i + 1)), out);
    if (i < bytes.size())
        m_half = static_cast<int>(byteAt(i));
}

void Decoder::decode(std::string_view bytes, std::string& out, bool last)
{
    switch (m_encoding) {
    case Encoding::Utf8:
        out.append(bytes);
        return;
    case Encoding::Windows1252:
        appendAsWindows1252(bytes, out);
        return;
    case Encoding::Utf16Le:
    case Encoding::Utf16Be:
        decodeWide(bytes, out);
        break;
    }
    if (last && m_lead != 0)
        appendUtf8(replacement, out);
    if (last && m_half >= 0)
        appendUtf8(replacement, out);
    if (last) {
        m_lead = 0;
        m_half = -1;
    }
}

std::size_t sourceBytes(Encoding encoding, std::string_view utf8)
{
    if (encoding == Encoding::Utf8)
        return utf8.size();
    std::size_t characters = 0;
    std::size_t pairs = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        characters += (byte & 0xC0) != 0x80 ? 1U : 0U;
        pairs += byte >= 0xF0 ? 1U : 0U;
    }
    return encoding == Encoding::Windows1252 ? characters : 2 * (characters + pairs);
}

std::string toUtf8(std::string_view bytes, bool whole)
{
    const EncodingGuess guess = detectEncoding(bytes, whole);
    std::string text;
    Decoder(guess.encoding).decode(bytes.substr(guess.bomBytes), text, whole);
    return text;
}

TextInput::TextInput(Input& input)
    : m_input(input)
    , m_decoder(Encoding::Utf8)
{
    m_head.resize(limits::headBytes);
    m_head.resize(input.read(m_head));
    m_headIsWhole = m_head.size() < limits::headBytes;
    m_guess = detectEncoding(m_head, m_headIsWhole);
    m_decoder = Decoder(m_guess.encoding);
    m_headAt = m_guess.bomBytes;
}

std::size_t TextInput::readRaw(std::span<char> into)
{
    std::size_t n = std::min(into.size(), m_head.size() - m_headAt);
    if (n > 0) {
        std::memcpy(into.data(), m_head.data() + m_headAt, n);
        m_headAt += n;
    }
    return n < into.size() ? n + m_input.read(into.subspan(n)) : n;
}

std::size_t TextInput::read(std::span<char> into)
{
    if (m_guess.encoding == Encoding::Utf8)
        return readRaw(into);
    std::size_t done = 0;
    while (done < into.size()) {
        if (m_textAt == m_text.size()) {
            if (m_ended)
                break;
            m_raw.resize(limits::headBytes);
            const std::size_t n = readRaw(m_raw);
            m_ended = n < m_raw.size();
            m_text.clear();
            m_textAt = 0;
            m_decoder.decode({m_raw.data(), n}, m_text, m_ended);
            continue;
        }
        const std::size_t n = std::min(into.size() - done, m_text.size() - m_textAt);
        std::memcpy(into.data() + done, m_text.data() + m_textAt, n);
        m_textAt += n;
        done += n;
    }
    return done;
}

std::string TextInput::head() const
{
    std::string text;
    Decoder(m_guess.encoding).decode(std::string_view(m_head).substr(m_guess.bomBytes), text, m_headIsWhole);
    return text;
}

void TextInput::rewind()
{
    m_input.rewind();
    m_head.resize(m_input.read(m_head));
    m_headAt = m_guess.bomBytes;
    m_decoder = Decoder(m_guess.encoding);
    m_text.clear();
    m_textAt = 0;
    m_ended = false;
}

} // namespace weir::readers
