// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a workspace comes to be, is opened, copied and given up.

#include "core/base/error.h"
#include "core/store/derive.h"
#include "core/store/file_access.h"
#include "core/store/pseudonyms.h"
#include "core/store/row_numbers.h"
#include "core/store/schema.h"
#include "core/store/sources.h"
#include "core/store/status_classes.h"
#include "core/store/workspace_impl.h"

#include <string_view>
#include <system_error>
#include <utility>

namespace weir::store {

namespace {

/// Files up to this size are checked whole on opening; larger ones by "doctor".
constexpr std::uintmax_t checkedBytes = 16U << 20U;

void checkPages(const Connection& connection)
{
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(connection.file(), unknown);
    if (unknown || size > checkedBytes)
        return;
    if (queryText(connection.handle(), "PRAGMA quick_check(1)") != "ok")
        throw Error(ErrorCode::NotThis,
            "The workspace " + connection.file().string() + " is damaged; go back to a copy, or import its sources into a new one.");
}

void writeMeta(Connection& connection, const std::string& zone)
{
    Statement insert = connection.prepare("INSERT INTO meta VALUES (?, ?)");
    insert.run("zone", zone);
    insert.run("revision", "0");
    insert.run("rules", std::to_string(rulesVersion));
    insert.run("pseudonyms", newPseudonymKey());
}

/// Work that nobody watches, but that ends when `asked` says so.
class Asking final : public Progress {
public:
    explicit Asking(const Progress& asked)
        : m_asked(asked)
    {
    }
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return m_asked.cancelled(); }

private:
    const Progress& m_asked;
};

/// A newer program derives by newer rules.
void deriveByNewRules(Connection& connection, const Progress& asked)
{
    if (queryInteger(connection.handle(), "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'rules'") == rulesVersion)
        return;
    Asking progress(asked);
    WriteTransaction transaction(connection, WriteTransaction::Kind::Import);
    deriveAfter(connection, {}, {}, refreshStatuses(connection), progress);
    connection.prepare("UPDATE meta SET value = ? WHERE key = 'rules'").run(std::to_string(rulesVersion));
    raiseRevision(connection);
    transaction.commit();
}

/// A file on its way to its name; gone with this object unless it got there.
class Draft {
public:
    explicit Draft(const std::filesystem::path& file)
        : m_path(makeDraft(file))
    {
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft()
    {
        std::error_code ignored;
        for (const char* suffix : {"", "-journal"})
            std::filesystem::remove(m_path.string() + suffix, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace

Workspace::Workspace(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

/// Makes an empty workspace. False: there is a file already.
bool Workspace::make(const std::filesystem::path& file, const std::string& zone)
{
    (void)loadZone(zone); // an unknown name is an error before anything is written
    std::error_code ignored;
    const bool isEmpty = std::filesystem::is_regular_file(file, ignored) && std::filesystem::file_size(file, ignored) == 0;
    if (std::filesystem::exists(file, ignored) && !isEmpty)
        return false;
    // It appears under its name only when it is whole, so that neither a crash nor somebody else ever sees half a workspace.
    const Draft draft(file);
    guarded(file, [&] {
        const auto connection = Connection::createFile(draft.path());
        migrate(*connection, migrations());
        WriteTransaction transaction(*connection, WriteTransaction::Kind::FirstImport);
        writeMeta(*connection, zone);
        transaction.commit();
    });
    return publish(draft.path(), file);
}

Workspace Workspace::create(const std::filesystem::path& file, const std::string& zone)
{
    if (!make(file, zone))
        throw Error(
            ErrorCode::Usage, "There is a file " + file.string() + " already; open that, or choose another name for the new workspace.");
    Workspace workspace = open(file);
    workspace.m_impl->made = true;
    return workspace;
}

Workspace Workspace::openOrCreate(const std::filesystem::path& file, const std::string& zone, const Progress& progress)
{
    const bool made = make(file, zone);
    Workspace workspace = open(file, OpenMode::ReadWrite, progress);
    workspace.m_impl->made = made;
    return workspace;
}

Workspace Workspace::open(const std::filesystem::path& file, OpenMode mode, const Progress& progress)
{
    checkHeader(file);
    return guarded(file, [&] {
        try {
            auto impl = std::make_unique<Impl>();
            impl->file = file;
            const auto access = mode == OpenMode::ReadOnly ? Connection::Access::ReadOnly : Connection::Access::ReadWrite;
            impl->connection = std::make_unique<Connection>(file, access, progress);
            const Interruptible interruptible(*impl->connection, progress);
            checkSchema(*impl->connection, migrations());
            checkPages(*impl->connection);
            checkNumbers(*impl->connection);
            if (!impl->connection->readOnly()) {
                migrate(*impl->connection, migrations());
                deriveByNewRules(*impl->connection, progress);
            }
            return Workspace(std::move(impl));
        } catch (const SQLite::Exception&) {
            progress.checkpoint(); // the wait for others may have ended because of that
            throw;
        }
    });
}

Workspace Workspace::scratch(const std::string& zone)
{
    return guarded("in memory", [&] {
        auto impl = std::make_unique<Impl>();
        impl->file = "(in memory)"; // for sentences
        impl->connection = Connection::temporary();
        migrate(*impl->connection, migrations());
        writeMeta(*impl->connection, zone);
        return Workspace(std::move(impl));
    });
}

Workspace Workspace::scratchCopy(const std::filesystem::path& file, Progress& progress)
{
    const Workspace original = open(file, OpenMode::ReadOnly, progress);
    return guarded(file, [&] {
        auto impl = std::make_unique<Impl>();
        impl->file = file; // for sentences
        impl->connection = Connection::temporary();
        copyDatabase(original.connection(), impl->connection->database(), progress);
        migrate(*impl->connection, migrations());
        deriveByNewRules(*impl->connection, progress);
        return Workspace(std::move(impl));
    });
}

void Workspace::discard()
{
    if (!m_impl->made)
        return;
    try {
        // In a transaction, so that nobody fills the file meanwhile; who waits for its end learns that the file is gone.
        WriteTransaction transaction(connection(), WriteTransaction::Kind::FirstImport);
        std::error_code ignored;
        if (queryInteger(connection().handle(), "SELECT EXISTS (SELECT 1 FROM source)") == 0)
            std::filesystem::remove(m_impl->file, ignored);
    } catch (const SQLite::Exception&) {
        // Somebody else is writing into it: it is not ours alone any more.
    }
    m_impl->connection.reset();
}

} // namespace weir::store
