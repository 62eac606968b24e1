// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"

#include "core/base/number_text.h"
#include "core/base/utf8.h"

#include <cmath>
#include <optional>
#include <utility>

namespace weir {

namespace {

/// The number of a character that could steer a terminal, end a line or turn its direction, which is never written as it is.
std::optional<unsigned> hiddenCharacter(std::string_view character)
{
    const auto byte = [character](std::size_t i) -> unsigned { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1)
        return byte(0) < 0x20 || byte(0) == 0x7f ? std::optional(byte(0)) : std::nullopt;
    if (character.size() == 2)
        return byte(0) == 0xC2 && byte(1) < 0xA0 ? std::optional(byte(1)) : std::nullopt;
    if (character.size() != 3 || byte(0) != 0xE2)
        return std::nullopt;
    const unsigned number = 0x2000 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    return (number >= 0x2028 && number <= 0x202E) || (number >= 0x2066 && number <= 0x2069) ? std::optional(number) : std::nullopt;
}

} // namespace

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (!m_first)
        m_out += ',';
    m_first = false;
}

JsonWriter& JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_first = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_first = false;
    return *this;
}

JsonWriter& JsonWriter::beginObject()
{
    return open('{');
}

JsonWriter& JsonWriter::endObject()
{
    return close('}');
}

JsonWriter& JsonWriter::beginArray()
{
    return open('[');
}

JsonWriter& JsonWriter::endArray()
{
    return close(']');
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    appendQuoted(name);
    m_out += ':';
    m_afterKey = true;
    return *this;
}

JsonWriter& JsonWriter::null()
{
    return raw("null");
}

JsonWriter& JsonWriter::value(std::string_view text)
{
    separate();
    appendQuoted(text);
    return *this;
}

JsonWriter& JsonWriter::value(bool flag)
{
    return raw(flag ? "true" : "false");
}

JsonWriter& JsonWriter::value(double number)
{
    return std::isfinite(number) ? raw(exactNumber(number)) : null();
}

JsonWriter& JsonWriter::value(std::int64_t number)
{
    return raw(std::to_string(number));
}

JsonWriter& JsonWriter::value(Instant t)
{
    return isKnown(t) ? value(isoInstant(t)) : null();
}

JsonWriter& JsonWriter::value(Day day)
{
    return value(isoDay(day));
}

JsonWriter& JsonWriter::secondsField(std::string_view name, Duration d)
{
    key(name);
    return isKnown(d) ? value(seconds(d)) : null();
}

std::string JsonWriter::drain()
{
    return std::exchange(m_out, {});
}

std::string JsonWriter::take()
{
    m_out += '\n';
    m_first = true;
    return std::move(m_out);
}

JsonWriter& JsonWriter::raw(std::string_view text)
{
    separate();
    m_out += text;
    return *this;
}

void JsonWriter::appendQuoted(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    m_out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8SequenceLength(text.substr(i));
        if (length == 0) {
            m_out += utf8Replacement;
            ++i;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '"' || byte == '\\') {
            m_out += '\\';
            m_out += text[i];
        } else if (byte == '\n') {
            m_out += "\\n";
        } else if (byte == '\r') {
            m_out += "\\r";
        } else if (byte == '\t') {
            m_out += "\\t";
        } else if (const auto hidden = hiddenCharacter(text.substr(i, length))) {
            m_out += "\\u";
            for (const int shift : {12, 8, 4, 0})
                m_out += hex[*hidden >> shift & 0xf];
        } else {
            m_out += text.substr(i, length);
        }
        i += length;
    }
    m_out += '"';
}

} // namespace weir
