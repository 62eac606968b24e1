// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>

namespace weir::readers {

using JsonValue = simdjson::dom::element;
using JsonObject = simdjson::dom::object;

/// Parses one record after the other, whole and strictly; what it yields lives until the next one.
class JsonParser {
public:
    JsonParser();
    ~JsonParser();
    JsonParser(const JsonParser&) = delete;
    JsonParser& operator=(const JsonParser&) = delete;

    /// `text` has JsonRecords::padding readable bytes behind it. Bytes that are no UTF-8, and halves of
    /// surrogate pairs, become U+FFFD (see mended()).
    /// Returns what is wrong, in words; empty: `value` is set.
    [[nodiscard]] std::string parse(std::string_view text, JsonValue& value);
    /// The same without a value.
    [[nodiscard]] std::string check(std::string_view text);
    /// Records so far that held some of these.
    [[nodiscard]] std::int64_t mended() const { return m_mended; }

private:
    /// The library's parser has another size where it is compiled for threads: it must not show in a header.
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    std::string m_copy;
    std::int64_t m_mended = 0;
};

/// What is wanted of an object, by name; absent where it is missing or null.
template <std::size_t n>
struct JsonFields {
    std::array<std::optional<JsonValue>, n> values;
    std::string_view repeated; ///< a wanted name that stands there twice: which of the two holds, nobody knows
};

/// Looks for `names` in one pass over the object.
template <std::size_t n>
[[nodiscard]] JsonFields<n> pickFields(JsonObject object, const std::array<std::string_view, n>& names)
{
    JsonFields<n> fields;
    std::array<bool, n> seen {};
    for (const auto& [name, value] : object) {
        for (std::size_t i = 0; i < n; ++i) {
            if (name != names[i])
                continue;
            if (seen[i])
                fields.repeated = names[i];
            seen[i] = true;
            if (!value.is_null())
                fields.values[i] = value;
            break;
        }
    }
    return fields;
}

/// The value as a string; empty if it is none.
[[nodiscard]] std::string_view textOf(const std::optional<JsonValue>& value);
/// A string, number or truth value as text; empty for anything else. `storage` keeps what had to be written.
[[nodiscard]] std::string_view scalarText(const std::optional<JsonValue>& value, std::string& storage);
/// The value as an object, if it is one.
[[nodiscard]] std::optional<JsonObject> objectOf(const std::optional<JsonValue>& value);
/// A whole number, if it is one.
[[nodiscard]] std::optional<std::int64_t> integerOf(const std::optional<JsonValue>& value);

} // namespace weir::readers
