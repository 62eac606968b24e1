// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/json_parser.h"

#include "core/base/utf8.h"
#include "core/readers/json_records.h"
#include "core/readers/limits.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace weir::readers {

namespace {

std::string problemOf(simdjson::error_code error)
{
    switch (error) {
    case simdjson::UNCLOSED_STRING:
        return "has a text that is not closed";
    case simdjson::STRING_ERROR:
    case simdjson::UNESCAPED_CHARS:
        return "has a character in a text that must be escaped, or a wrong escape";
    case simdjson::NUMBER_ERROR:
        return "has a number that cannot be read";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
        return "has a word that is none of true, false and null";
    case simdjson::DEPTH_ERROR:
        return "nests deeper than " + std::to_string(limits::jsonDepth) + " levels";
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY:
        return "is too large";
    default:
        return "has a comma, colon or bracket in the wrong place";
    }
}

std::string mend(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8SequenceLength(text.substr(at));
        out.append(length > 0 ? text.substr(at, length) : utf8Replacement);
        at += length > 0 ? length : 1;
    }
    return out;
}

/// The number in "\\uXXXX" at `at`, if that stands there.
std::optional<unsigned> escapedUnit(std::string_view text, std::size_t at)
{
    unsigned unit = 0;
    if (at + 6 > text.size() || text.substr(at, 2) != "\\u")
        return std::nullopt;
    const char* const digits = text.data() + at + 2;
    return std::from_chars(digits, digits + 4, unit, 16).ptr == digits + 4 ? std::optional(unit) : std::nullopt;
}

/// Escapes that stand for half a character, as texts that were cut have, and for NUL, which no text has. Empty: there is none.
std::string mendEscapes(std::string_view text)
{
    const auto between = [](std::optional<unsigned> unit, unsigned first, unsigned end) { return unit && *unit >= first && *unit < end; };
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
        const auto unit = escapedUnit(text, at);
        const bool lead = between(unit, 0xD800, 0xDC00);
        const bool pair = lead && between(escapedUnit(text, at + 6), 0xDC00, 0xE000);
        if (unit == 0U || between(unit, 0xDC00, 0xE000) || (lead && !pair)) {
            out.append(text.substr(done, at - done)).append(utf8Replacement);
            done = at + 6;
        }
        at += pair ? 12 : unit ? 6 : 2;
        if (at >= text.size())
            break;
    }
    return done == 0 ? std::string() : out.append(text.substr(done));
}

/// Whole numbers of more than 64 bits are JSON, but the parser has no type for them: they become decimal ones.
std::string widen(std::string_view text)
{
    constexpr std::string_view digits = "0123456789";
    constexpr std::size_t longNumber = 19;
    std::string out;
    out.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at + 1;
        if (text[at] == '"') {
            while (end < text.size() && text[end] != '"')
                end += text[end] == '\\' ? 2 : 1;
            end = std::min(end + 1, text.size());
        } else if (digits.find(text[at]) != std::string_view::npos) {
            end = std::min(text.find_first_not_of("0123456789.eE+-", at), text.size());
        }
        const std::string_view token = text.substr(at, end - at);
        out.append(token);
        if (token.size() >= longNumber && token.find_first_not_of(digits) == std::string_view::npos)
            out.append("e0");
        at = end;
    }
    return out;
}

} // namespace

static_assert(JsonRecords::padding >= simdjson::SIMDJSON_PADDING);

struct JsonParser::Impl {
    simdjson::dom::parser parser;
};

JsonParser::JsonParser()
    : m_impl(std::make_unique<Impl>())
{
}

JsonParser::~JsonParser() = default;

std::string JsonParser::parse(std::string_view text, JsonValue& value)
{
    const auto run = [this, &value](
                         std::string_view whole, bool copy) { return m_impl->parser.parse(whole.data(), whole.size(), copy).get(value); };
    const auto mendIn = [this](std::string_view whole) {
        std::string mended = mendEscapes(whole);
        if (mended.empty())
            return false;
        m_mended += m_copy.empty() ? 1 : 0;
        m_copy = std::move(mended);
        return true;
    };
    m_copy.clear();
    const bool zeros = text.find("\\u0000") != std::string_view::npos && mendIn(text);
    simdjson::error_code error = zeros ? run(m_copy, true) : run(text, false);
    if (error == simdjson::UTF8_ERROR) {
        m_mended += m_copy.empty() ? 1 : 0;
        m_copy = mend(m_copy.empty() ? text : std::string_view(m_copy));
        error = run(m_copy, true);
    }
    if (error == simdjson::STRING_ERROR && mendIn(m_copy.empty() ? text : std::string_view(m_copy)))
        error = run(m_copy, true);
    if (error == simdjson::NUMBER_ERROR) {
        m_copy = widen(m_copy.empty() ? text : std::string_view(m_copy));
        error = run(m_copy, true);
    }
    return error == simdjson::SUCCESS ? std::string() : problemOf(error);
}

std::string JsonParser::check(std::string_view text)
{
    JsonValue value;
    return parse(text, value);
}

std::string_view textOf(const std::optional<JsonValue>& value)
{
    std::string_view text;
    return value && value->get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string_view scalarText(const std::optional<JsonValue>& value, std::string& storage)
{
    if (!value)
        return {};
    if (value->is_string())
        return textOf(value);
    if (value->is_object() || value->is_array() || value->is_null())
        return {};
    storage = simdjson::minify(*value);
    return storage;
}

std::optional<JsonObject> objectOf(const std::optional<JsonValue>& value)
{
    JsonObject object;
    if (!value || value->get(object) != simdjson::SUCCESS)
        return std::nullopt;
    return object;
}

std::optional<std::int64_t> integerOf(const std::optional<JsonValue>& value)
{
    std::int64_t number = 0;
    if (!value || value->get(number) != simdjson::SUCCESS)
        return std::nullopt;
    return number;
}

} // namespace weir::readers
