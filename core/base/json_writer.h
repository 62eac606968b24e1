// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weir {

/// Writes JSON with a fixed order of keys and fixed forms of numbers: the same values give the same bytes everywhere.
/// Doubles are written in the shortest form that reads back the same; unknown is null.
class JsonWriter {
public:
    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();
    JsonWriter& key(std::string_view name);

    JsonWriter& null();
    JsonWriter& value(std::string_view text); ///< invalid UTF-8 is replaced, control characters escaped
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
    JsonWriter& value(bool flag);
    JsonWriter& value(double number); ///< "3" where it is integral; not finite: null
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(std::uint32_t number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(Instant t); ///< unknown: null
    JsonWriter& value(Day day);
    template <typename T>
    JsonWriter& value(const std::optional<T>& v)
    {
        return v ? value(*v) : null();
    }
    /// A value that is JSON already.
    JsonWriter& verbatim(std::string_view json) { return raw(json); }
    /// key(name).value(v)
    template <typename T>
    JsonWriter& field(std::string_view name, const T& v)
    {
        key(name);
        return value(v);
    }
    /// A duration as seconds, null if unknown.
    JsonWriter& secondsField(std::string_view name, Duration d);

    /// Bytes written and not taken yet.
    [[nodiscard]] std::size_t size() const noexcept { return m_out.size(); }
    /// What was written so far; the document goes on.
    [[nodiscard]] std::string drain();
    /// The document; a line feed at the end.
    [[nodiscard]] std::string take();

private:
    void separate();
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& raw(std::string_view text);
    void appendQuoted(std::string_view text);

    std::string m_out;
    bool m_first = true; ///< nothing stands yet between the innermost open bracket and here
    bool m_afterKey = false;
};

} // namespace weir
