// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/sql.h"

#include <SQLiteCpp/Database.h>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace weir::store {

/// An open workspace file: the defences against files from strangers, the journal, and the way to one single file on closing.
class Connection {
public:
    enum class Access { ReadWrite, ReadOnly };
    /// ReadOnly still rolls back what a crash left behind, where that can be written.
    /// `progress` is asked while others write, which opening waits for.
    Connection(const std::filesystem::path& file, Access access, const Progress& progress = SilentProgress());
    /// A new, empty database file that must not exist yet.
    static std::unique_ptr<Connection> createFile(const std::filesystem::path& file);
    /// A database that vanishes when it is closed; spills to the system's temporary folder when it grows.
    static std::unique_ptr<Connection> temporary();
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] sqlite3* handle() const noexcept { return m_database->getHandle(); }
    [[nodiscard]] SQLite::Database& database() const noexcept { return *m_database; }
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return m_file; }
    [[nodiscard]] bool readOnly() const noexcept { return m_readOnly; }
    [[nodiscard]] bool isTemporary() const noexcept { return m_temporary; }
    [[nodiscard]] Statement prepare(std::string_view sql) const { return Statement(handle(), sql); }
    void run(const std::string& sql) const { execute(handle(), sql); }

    /// How long it waits for others that write; five seconds unless told.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    [[nodiscard]] std::chrono::milliseconds patience() const noexcept { return m_patience; }
    /// Throws Cancelled if the user has cancelled what an Interruptible watches.
    void checkpoint() const;

private:
    Connection(const std::filesystem::path& file, int flags, const Progress& progress = SilentProgress());
    void defend();
    void watch();
    [[nodiscard]] bool cancelled() const { return m_asked != nullptr && m_asked->cancelled(); }
    [[nodiscard]] bool stayBusy(bool first);

    std::filesystem::path m_file;
    std::unique_ptr<SQLite::Database> m_database;
    bool m_readOnly = false;
    bool m_temporary = false;
    bool m_wal = false;
    std::chrono::milliseconds m_patience {5000};
    std::chrono::steady_clock::time_point m_busySince;
    mutable const Progress* m_asked = nullptr; ///< of the Interruptible that lives
    friend class WriteTransaction;
    friend class Interruptible;
};

/// While it lives, the connection's statements end with Cancelled soon after the user has cancelled, however long one takes or
/// waits for others. Only for the thread that `progress` belongs to.
class Interruptible {
public:
    Interruptible(const Connection& connection, const Progress& progress);
    ~Interruptible();
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

private:
    const Connection& m_connection;
    const Progress* m_before;
};

/// Copies a whole database; `target` is overwritten. Waits for writers as everything does; throws SQLite::Exception if they
/// do not end.
void copyDatabase(const Connection& source, SQLite::Database& target, const Progress& progress);

/// Everything or nothing. Rolls back unless commit() was reached. Waits for another writer as long as the connection has patience.
class WriteTransaction {
public:
    enum class Kind {
        Decision, ///< survives a power failure once it is committed
        Import, ///< others read beside it; may be gone after a power failure, as a whole
        FirstImport, ///< into an empty workspace: straight into the file, each page once instead of twice
    };
    WriteTransaction(Connection& connection, Kind kind);
    ~WriteTransaction();
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;
    void commit();

private:
    void checkNotMoved() const;
    void rollBack();
    Connection& m_connection;
    bool m_open = false;
};

} // namespace weir::store
