// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_writer.h"

#include "core/report/utf8.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace weir::report {

namespace {

/// Integers up to here are exact in a double, and every reader of JSON takes them as such.
constexpr double largestExactInteger = 9007199254740992.0;

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
    if (!std::isfinite(number))
        return null();
    if (number == std::trunc(number) && std::abs(number) <= largestExactInteger)
        return value(static_cast<std::int64_t>(number));
    std::array<char, 32> buffer {};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return raw(std::string_view(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data())));
}

JsonWriter& JsonWriter::value(std::int64_t number)
{
    std::array<char, 24> buffer {};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return raw(std::string_view(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data())));
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
        } else if (byte < 0x20 || byte == 0x7f) {
            m_out += "\\u00";
            m_out += hex[byte >> 4];
            m_out += hex[byte & 0xf];
        } else {
            m_out += text.substr(i, length);
        }
        i += length;
    }
    m_out += '"';
}

} // namespace weir::report
