// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql.h"

#include "core/base/error.h"

#include <sqlite3.h>

#include <utility>

namespace weir::store {

namespace {

[[noreturn]] void throwFailure(sqlite3* db, int result)
{
    if ((result & 0xff) == SQLITE_INTERRUPT)
        throw Cancelled(); // see Interruptible
    throw SQLite::Exception(db, result);
}

void check(sqlite3* db, int result)
{
    if (result != SQLITE_OK)
        throwFailure(db, result);
}

} // namespace

Statement::Statement(sqlite3* db, std::string_view sql)
    : m_db(db)
{
    check(db, sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_db(other.m_db)
    , m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_db, other.m_db);
    std::swap(m_statement, other.m_statement);
    return *this;
}

bool Statement::step()
{
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE)
        return false;
    try {
        throwFailure(m_db, result);
    } catch (...) {
        sqlite3_reset(m_statement); // only now: it overwrites the message
        throw;
    }
}

void Statement::reset() noexcept
{
    sqlite3_reset(m_statement);
}

void Statement::bind(int index, std::int64_t value)
{
    check(m_db, sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, std::string_view text)
{
    // An empty view may have no address, which SQLite would read as NULL.
    const char* bytes = text.empty() ? "" : text.data();
    check(m_db, sqlite3_bind_text64(m_statement, index, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int index, Blob bytes)
{
    if (bytes.empty())
        check(m_db, sqlite3_bind_zeroblob(m_statement, index, 0));
    else
        check(m_db, sqlite3_bind_blob64(m_statement, index, bytes.data(), bytes.size(), SQLITE_STATIC));
}

void Statement::bind(int index, std::nullptr_t)
{
    check(m_db, sqlite3_bind_null(m_statement, index));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool Statement::isInteger(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const void* bytes = sqlite3_column_text(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
}

Blob Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes == nullptr ? Blob() : Blob(static_cast<const std::byte*>(bytes), size);
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement);
}

void execute(sqlite3* db, const std::string& sql)
{
    check(db, sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t queryInteger(sqlite3* db, std::string_view sql, std::int64_t otherwise)
{
    Statement query(db, sql);
    return query.step() ? query.integerOr(0, otherwise) : otherwise;
}

std::string queryText(sqlite3* db, std::string_view sql)
{
    Statement query(db, sql);
    return query.step() ? query.string(0) : std::string();
}

void throwMoved(const std::filesystem::path& file)
{
    throw Error(ErrorCode::NotFound,
        "The workspace " + file.string() + " was moved or deleted after it was opened; nothing was written, open it where it is now.");
}

void throwTranslated(const SQLite::Exception& failure, const std::filesystem::path& file)
{
    const std::string name = "The workspace " + file.string();
    if (failure.getExtendedErrorCode() == SQLITE_READONLY_DBMOVED)
        throwMoved(file);
    switch (failure.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Error(ErrorCode::Busy, name + " is being written by another program; try again when that has finished.");
    case SQLITE_FULL:
        throw Error(ErrorCode::Unwritable,
            name + " could not be written because the disk is full; nothing was changed, free some space and try again.");
    case SQLITE_IOERR:
        throw Error(ErrorCode::Unwritable,
            name
                + " could not be read or written; nothing was changed, check that its disk is not full, failing or disconnected and try "
                  "again.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        throw Error(
            ErrorCode::Unwritable, name + " cannot be written; check its permissions and those of its folder, or copy it elsewhere.");
    case SQLITE_CANTOPEN:
        throw Error(ErrorCode::Unreadable, name + " cannot be opened; check that its folder exists and may be read and written.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        throw Error(ErrorCode::NotThis, name + " is damaged; go back to a copy, or import its sources into a new one.");
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
        throw Error(ErrorCode::Limit, name + " needs more memory than there is; close other programs and try again.");
    default:
        throw Error(ErrorCode::Internal, name + " could not be used (" + failure.what() + "); please report this.");
    }
}

} // namespace weir::store
