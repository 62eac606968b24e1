// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"

#include "core/base/number_text.h"
#include "core/base/utf8.h"

#include <cmath>
#include <utility>

namespace weir {

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

} // namespace weir
