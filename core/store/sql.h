// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <SQLiteCpp/Exception.h>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

/// Thin helpers over SQLite for core/store and core/import. SQLiteCpp gives connection, transaction, backup and exception;
/// its Statement takes a reference count for each column it reads, which doubles the time of a scan over millions of rows,
/// so statements are this class.
namespace weir::store {

using Blob = std::span<const std::byte>;

/// A prepared statement. Text and blobs that are bound must live until the next reset (run() resets by itself).
class Statement {
public:
    Statement(sqlite3* db, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;

    /// Binds from the first parameter on.
    template <typename... Values>
    Statement& start(const Values&... values)
    {
        reset();
        int index = 1;
        (bind(index++, values), ...);
        return *this;
    }
    /// Binds, runs to the end, resets.
    template <typename... Values>
    void run(const Values&... values)
    {
        start(values...);
        while (step()) { }
        reset();
    }
    /// True: there is a row.
    bool step();
    void reset() noexcept;

    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view text);
    void bind(int index, Blob bytes);
    void bind(int index, std::nullptr_t);
    void bind(int index, Instant t) { isKnown(t) ? bind(index, t.time_since_epoch().count()) : bind(index, nullptr); }
    void bind(int index, const std::string& text) { bind(index, std::string_view(text)); }
    void bind(int index, const char* text) { bind(index, std::string_view(text)); }
    template <typename Number>
    requires std::is_integral_v<Number>
    void bind(int index, Number value) { bind(index, static_cast<std::int64_t>(value)); }
    template <typename T>
    void bind(int index, const std::optional<T>& value)
    {
        value ? bind(index, *value) : bind(index, nullptr);
    }

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isInteger(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const; ///< NULL is 0
    /// NULL is 0 for SQLite, so that only a 0 has to be looked at twice.
    [[nodiscard]] std::int64_t integerOr(int column, std::int64_t otherwise) const
    {
        const std::int64_t value = integer(column);
        return value != 0 || !isNull(column) ? value : otherwise;
    }
    [[nodiscard]] std::uint32_t code(int column) const { return static_cast<std::uint32_t>(integer(column)); }
    [[nodiscard]] std::uint32_t codeOr(int column, std::uint32_t otherwise) const
    {
        return static_cast<std::uint32_t>(integerOr(column, otherwise));
    }
    [[nodiscard]] std::string_view text(int column) const; ///< lives until the next step
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    [[nodiscard]] Blob blob(int column) const; ///< lives until the next step
    [[nodiscard]] Instant instant(int column) const
    {
        return Instant(Duration(integerOr(column, unknownInstant.time_since_epoch().count())));
    }
    [[nodiscard]] int columns() const;

private:
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_statement = nullptr;
};

/// Text that is stored as NULL when empty: the source does not say.
[[nodiscard]] inline std::optional<std::string_view> nullIfEmpty(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}
inline constexpr std::uint32_t noCode = UINT32_MAX;
/// A dictionary code that is stored as NULL when there is none.
[[nodiscard]] inline std::optional<std::int64_t> nullIfNone(std::uint32_t code)
{
    return code == noCode ? std::nullopt : std::optional<std::int64_t>(code);
}

void execute(sqlite3* db, const std::string& sql);
/// First column of the first row; NULL or no row: `otherwise`.
[[nodiscard]] std::int64_t queryInteger(sqlite3* db, std::string_view sql, std::int64_t otherwise = 0);
[[nodiscard]] std::string queryText(sqlite3* db, std::string_view sql);

/// Throws the weir::Error for a file that is not where it was opened.
[[noreturn]] void throwMoved(const std::filesystem::path& file);
/// Throws the weir::Error that says in one sentence what befell `file`.
[[noreturn]] void throwTranslated(const SQLite::Exception& failure, const std::filesystem::path& file);

/// Runs `work`; failures of the database become sentences about `file`.
template <typename Work>
auto guarded(const std::filesystem::path& file, Work&& work) -> decltype(work())
{
    try {
        return work();
    } catch (const SQLite::Exception& failure) {
        throwTranslated(failure, file);
    }
}

} // namespace weir::store
