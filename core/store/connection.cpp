// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include "core/base/error.h"
#include "core/store/file_access.h"

#include <sqlite3.h>

#include <SQLiteCpp/Backup.h>
#include <chrono>
#include <thread>
#include <utility>

namespace weir::store {

namespace {

constexpr std::chrono::milliseconds pause(10);

bool isBusy(const SQLite::Exception& failure)
{
    return (failure.getErrorCode() & 0xff) == SQLITE_BUSY;
}

/// Where two would wait for each other SQLite gives one of them up at once, without the wait that it is set to. That is when somebody
/// begins or ends a log of writes just now, and soon over.
void patiently(const Connection& connection, const char* sql)
{
    const auto begin = std::chrono::steady_clock::now();
    for (;;) {
        try {
            connection.run(sql);
            return;
        } catch (const SQLite::Exception& failure) {
            if (!isBusy(failure))
                throw;
            connection.checkpoint(); // the wait may have ended because of that
            if (std::chrono::steady_clock::now() - begin >= connection.patience())
                throw;
        }
        std::this_thread::sleep_for(pause);
    }
}

} // namespace

Connection::Connection(const std::filesystem::path& file, int flags, const Progress& progress)
    : m_file(file)
    , m_database(std::make_unique<SQLite::Database>(file.string(), flags | SQLite::OPEN_NOMUTEX))
{
    m_readOnly = sqlite3_db_readonly(handle(), "main") == 1;
    watch();
    const Interruptible interruptible(*this, progress);
    defend();
}

Connection::Connection(const std::filesystem::path& file, Access access, const Progress& progress)
    : Connection(file, mayWriteBeside(file) ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY, progress)
{
    if (access == Access::ReadOnly && !m_readOnly) {
        m_readOnly = true;
        execute(handle(), "PRAGMA query_only=ON");
    }
}

std::unique_ptr<Connection> Connection::createFile(const std::filesystem::path& file)
{
    std::unique_ptr<Connection> connection(new Connection(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
    connection->run("PRAGMA page_size=8192"); // fewer, fuller pages for tables that only grow
    return connection;
}

std::unique_ptr<Connection> Connection::temporary()
{
    std::unique_ptr<Connection> connection(new Connection(std::filesystem::path(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
    connection->m_temporary = true;
    return connection;
}

/// The file may come from a stranger: nothing in it may run, and broken pages must not lead anywhere.
void Connection::defend()
{
    sqlite3* db = handle();
    sqlite3_extended_result_codes(db, 1);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 1'000'000);
    sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 200);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 512 * 1024 * 1024);
    execute(db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-65536");
}

/// Whoever works long, or waits long for others, asks whether the user has cancelled.
void Connection::watch()
{
    constexpr int stepsBetweenLooks = 20'000; // of SQLite's machine; about a millisecond
    const auto look = [](void* self) { return static_cast<const Connection*>(self)->cancelled() ? 1 : 0; };
    sqlite3_progress_handler(handle(), stepsBetweenLooks, look, this);
    const auto busy = [](void* self, int times) { return static_cast<Connection*>(self)->stayBusy(times == 0) ? 1 : 0; };
    sqlite3_busy_handler(handle(), busy, this);
}

/// False: it has waited long enough.
bool Connection::stayBusy(bool first)
{
    const auto now = std::chrono::steady_clock::now();
    if (first)
        m_busySince = now;
    if (cancelled() || now - m_busySince >= m_patience)
        return false;
    std::this_thread::sleep_for(pause);
    return true;
}

void Connection::checkpoint() const
{
    if (cancelled())
        throw Cancelled();
}

Connection::~Connection()
{
    if (m_readOnly || m_temporary)
        return;
    // One file is left that can be mailed. Fails, as it should, while somebody else still has the workspace open.
    sqlite3* db = handle();
    m_patience = {};
    if (sqlite3_wal_checkpoint_v2(db, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) == SQLITE_OK)
        sqlite3_exec(db, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
}

Interruptible::Interruptible(const Connection& connection, const Progress& progress)
    : m_connection(connection)
    , m_before(std::exchange(connection.m_asked, &progress))
{
}

Interruptible::~Interruptible()
{
    m_connection.m_asked = m_before;
}

void copyDatabase(const Connection& source, SQLite::Database& target, const Progress& progress)
{
    constexpr int pagesAtOnce = 4096;
    const Interruptible interruptible(source, progress);
    target.setBusyTimeout(static_cast<int>(source.patience().count()));
    SQLite::Backup backup(target, source.database());
    for (;;) {
        const int result = backup.executeStep(pagesAtOnce);
        if (result == SQLITE_DONE)
            return;
        progress.checkpoint();
        if (result != SQLITE_OK) // busy or locked, beyond the time that everybody waits
            throw SQLite::Exception(source.handle(), result);
    }
}

WriteTransaction::WriteTransaction(Connection& connection, Kind kind)
    : m_connection(connection)
{
    if (connection.m_readOnly)
        throw Error(ErrorCode::Unwritable,
            "The workspace " + connection.m_file.string()
                + " is open for reading only; copy it to a folder where you may write and open the copy.");
    if (kind != Kind::FirstImport && !connection.m_wal && !connection.m_temporary) {
        // Where a write-ahead log cannot be had (network drives), the journal that is there does the same, only slower.
        patiently(connection, "PRAGMA journal_mode=WAL");
        connection.m_wal = true;
    }
    connection.run(kind == Kind::Import ? "PRAGMA synchronous=NORMAL" : "PRAGMA synchronous=FULL");
    patiently(connection, "BEGIN IMMEDIATE");
    m_open = true;
    try {
        checkNotMoved();
    } catch (...) {
        rollBack();
        throw;
    }
}

/// What is written into a file that lost its name would be gone without a word.
void WriteTransaction::checkNotMoved() const
{
    int moved = 0;
    if (!m_connection.m_temporary && sqlite3_file_control(m_connection.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK
        && moved != 0)
        throwMoved(m_connection.m_file);
}

WriteTransaction::~WriteTransaction()
{
    rollBack();
}

void WriteTransaction::rollBack()
{
    // SQLite may have rolled back by itself, after a full disk.
    if (m_open && sqlite3_get_autocommit(m_connection.handle()) == 0)
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void WriteTransaction::commit()
{
    try {
        m_connection.run("COMMIT"); // waits for readers where there is no log of writes
    } catch (const SQLite::Exception& failure) {
        if (isBusy(failure))
            m_connection.checkpoint();
        throw;
    }
    m_open = false;
}

} // namespace weir::store
