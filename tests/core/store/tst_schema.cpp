// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/store/schema.h"
#include "core/store/workspace.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <sqlite3.h>

#include <array>
#include <sys/stat.h>

using namespace weir;
using namespace weir::store;
using test::Scratch;

namespace {

std::string first()
{
    return "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT) STRICT; CREATE VIEW things AS SELECT name FROM thing;";
}

std::string second()
{
    return "ALTER TABLE thing ADD COLUMN size INTEGER; DROP VIEW things; CREATE VIEW things AS SELECT name, size FROM thing;";
}

std::string broken()
{
    return "CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER);";
}

constexpr std::array oldSteps = {Migration {1, first}};
constexpr std::array newSteps = {Migration {1, first}, Migration {2, second}};
constexpr std::array brokenSteps = {Migration {1, first}, Migration {2, broken}};

void execute(const std::filesystem::path& file, const std::string& sql)
{
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(file.string().c_str(), &db), SQLITE_OK);
    char* words = nullptr;
    const int result = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &words);
    QVERIFY2(result == SQLITE_OK, words);
    sqlite3_close(db);
}

void oldFile(const std::filesystem::path& file)
{
    const auto connection = Connection::createFile(file);
    migrate(*connection, oldSteps);
    connection->run("INSERT INTO thing VALUES (1, 'kept')");
}

/// The code and words with which opening fails.
std::pair<ErrorCode, std::string> failure(const std::filesystem::path& file)
{
    try {
        (void)Workspace::open(file);
    } catch (const Error& error) {
        return {error.code(), error.what()};
    }
    return {ErrorCode::Internal, "it opened"};
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT

private slots:
    void olderFileIsBroughtUpAndCopiedBefore()
    {
        const Scratch scratch;
        const auto file = scratch.path("old.weir");
        oldFile(file);
        {
            Connection connection(file, Connection::Access::ReadWrite);
            checkSchema(connection, newSteps);
            migrate(connection, newSteps);
            checkSchema(connection, newSteps);
            QCOMPARE(queryText(connection.handle(), "SELECT name || ifnull(size, '-') FROM things"), std::string("kept-"));
            QCOMPARE(queryInteger(connection.handle(), "PRAGMA user_version"), 2);
        }
        Connection copy(scratch.path("old.weir.bak-v1"), Connection::Access::ReadOnly);
        checkSchema(copy, oldSteps);
        QCOMPARE(queryText(copy.handle(), "SELECT name FROM thing"), std::string("kept"));
    }

    void copyNeverReplacesAnother()
    {
        const Scratch scratch;
        const auto file = scratch.path("old.weir");
        oldFile(file);
        scratch.write("old.weir.bak-v1", "mine");
        Connection connection(file, Connection::Access::ReadWrite);
        migrate(connection, newSteps);
        QCOMPARE(test::contentOf(scratch.path("old.weir.bak-v1")), std::string("mine"));
        Connection copy(scratch.path("old.weir.bak-v1-2"), Connection::Access::ReadOnly);
        QCOMPARE(queryText(copy.handle(), "SELECT name FROM thing"), std::string("kept"));
    }

    void noCopyNoMigration()
    {
        const Scratch scratch;
        const auto file = scratch.path("old.weir");
        oldFile(file);
        Connection writer(file, Connection::Access::ReadWrite);
        Connection connection(file, Connection::Access::ReadWrite);
        writer.run("BEGIN EXCLUSIVE");
        connection.setPatience(std::chrono::milliseconds(20));
        QVERIFY_EXCEPTION_THROWN(migrate(connection, newSteps), SQLite::Exception);
        writer.run("ROLLBACK");
        QCOMPARE(queryInteger(connection.handle(), "PRAGMA user_version"), 1);
        QVERIFY(!std::filesystem::exists(scratch.path("old.weir.bak-v1")));
    }

    void failingStepLeavesTheFileAsItWas()
    {
        const Scratch scratch;
        const auto file = scratch.path("old.weir");
        oldFile(file);
        Connection connection(file, Connection::Access::ReadWrite);
        QVERIFY_EXCEPTION_THROWN(migrate(connection, brokenSteps), SQLite::Exception);
        checkSchema(connection, oldSteps);
        QCOMPARE(queryInteger(connection.handle(), "PRAGMA user_version"), 1);
    }

    void newerFileIsNotTouched()
    {
        const Scratch scratch;
        const auto file = scratch.path("new.weir");
        (void)Workspace::create(file, "UTC");
        execute(file, "PRAGMA user_version = 99");
        const std::string before = test::contentOf(file);
        const auto [code, words] = failure(file);
        QCOMPARE(code, ErrorCode::TooNew);
        QVERIFY(words.find("newer version of Weir") != std::string::npos);
        QCOMPARE(test::contentOf(file), before);
    }

    void foreignFilesAreRefusedInWords_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"text", "empty", "folder", "fifo", "sqlite", "loop", "missing"})
            QTest::newRow(kind) << kind;
    }
    void foreignFilesAreRefusedInWords()
    {
        QFETCH(QString, kind);
        const Scratch scratch;
        const auto file = scratch.path("thing.weir");
        if (kind == "text")
            scratch.write("thing.weir", std::string(1000, 'x'));
        else if (kind == "empty")
            scratch.write("thing.weir", "");
        else if (kind == "folder")
            std::filesystem::create_directory(file);
        else if (kind == "loop")
            std::filesystem::create_symlink("thing.weir", file);
        else if (kind == "fifo")
            QCOMPARE(mkfifo(file.c_str(), 0600), 0);
        else if (kind == "sqlite")
            execute(file, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        const auto [code, words] = failure(file);
        QCOMPARE(code,
            kind == "missing"    ? ErrorCode::NotFound
                : kind == "loop" ? ErrorCode::Unreadable // as in a folder that may not be entered: nobody knows whether it is there
                                 : ErrorCode::NotThis);
        QVERIFY2(words.find("thing.weir") != std::string::npos, words.c_str());
        QVERIFY(words.find('\n') == std::string::npos);
    }

    void whatSomebodyPutIntoAFileIsNotRun_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("trigger") << "CREATE TRIGGER evil AFTER INSERT ON source BEGIN DELETE FROM import; END";
        QTest::newRow("view") << "CREATE VIEW evil AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n";
        QTest::newRow("changed view") << "DROP VIEW weir_items; CREATE VIEW weir_items AS SELECT 1 AS key";
        QTest::newRow("missing table") << "DROP TABLE transition";
        QTest::newRow("index") << "CREATE INDEX evil ON item(abs(kind))";
    }
    void whatSomebodyPutIntoAFileIsNotRun()
    {
        QFETCH(QString, sql);
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        (void)Workspace::create(file, "UTC");
        execute(file, sql.toStdString());
        const auto [code, words] = failure(file);
        QCOMPARE(code, ErrorCode::NotThis);
    }

    void aTableOfAnotherStateOfWeirIsNoFaultOfTheFile()
    {
        const Scratch scratch;
        for (const char* sql : {"ALTER TABLE source ADD COLUMN later TEXT", "DROP TABLE transition"}) {
            const auto file = scratch.path("a.weir");
            std::filesystem::remove(file);
            (void)Workspace::create(file, "UTC");
            execute(file, sql);
            const std::string version = std::to_string(migrations().back().version);
            const std::string words = failure(file).second;
            for (const std::string& part : {std::string("made by another version of Weir or changed by another program"),
                     "version " + version + " (this Weir writes version " + version + ")",
                     std::string("import its sources into a new workspace")})
                QVERIFY2(words.find(part) != std::string::npos, words.c_str());
        }
    }

    void numbersThatNoImportGivesAreRefused_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char* table : {"name", "object", "path"})
            for (const char* id : {"-1000000000", "0", "4000000000", "9000000000000000000"})
                QTest::addRow("%s %s", table, id) << QStringLiteral("INSERT INTO %1 VALUES (%2, 'x')").arg(table, id);
        for (const char* id : {"-5", "9000000000000000000"}) {
            QTest::addRow("status %s", id) << QStringLiteral("INSERT INTO status VALUES (%1, 'x', 0)").arg(id);
            QTest::addRow("observed status %s", id)
                << QStringLiteral("INSERT INTO observed_status VALUES (%1, 1, NULL, 'x', 0, 0, 0, NULL)").arg(id);
            QTest::addRow("status of an observed one %s", id) << QStringLiteral("UPDATE observed_status SET status = %1").arg(id);
            QTest::addRow("transition %s", id) << QStringLiteral("UPDATE transition SET id = %1 WHERE id = 3").arg(id);
            QTest::addRow("item %s", id) << QStringLiteral("UPDATE item SET id = %1 WHERE id = 3").arg(id);
            QTest::addRow("events %s", id) << QStringLiteral("UPDATE source SET events = %1").arg(id);
        }
        QTest::newRow("item without object") << "UPDATE item SET id = 77 WHERE id = 3";
    }
    void numbersThatNoImportGivesAreRefused()
    {
        QFETCH(QString, sql);
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        (void)test::workspaceWith(file, {scratch.write("a.csv", test::eventsCsv(10, "A"))});
        execute(file, sql.toStdString());
        const auto [code, words] = failure(file);
        QCOMPARE(code, ErrorCode::NotThis);
        QVERIFY2(words.find("a.weir") != std::string::npos && words.find("damaged") != std::string::npos, words.c_str());
    }

    void removalThatNamesNoSourceIsASentence()
    {
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        (void)Workspace::create(file, "UTC");
        execute(file, "INSERT INTO decision VALUES (1, 0, 'source removed', 'Removed x', 'x', 0)");
        SilentProgress progress;
        QVERIFY_EXCEPTION_THROWN((void)Workspace::open(file).undo(progress), Error);
    }

    void ownTablesOfTheUserAreTolerated()
    {
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        (void)Workspace::create(file, "UTC");
        execute(file, "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine'); ANALYZE");
        QCOMPARE(test::valueOf(Workspace::open(file), "SELECT text FROM notes"), std::string("mine"));
    }

    void damagedPagesAreNoticedOnOpening()
    {
        const Scratch scratch;
        const auto events = scratch.write("a.csv", test::eventsCsv(200, "A"));
        const auto file = scratch.path("a.weir");
        (void)test::workspaceWith(file, {events});
        std::string bytes = test::contentOf(file);
        for (std::size_t i = 0; i < 65536; ++i)
            bytes[bytes.size() / 3 + i] = static_cast<char>(i * 7);
        scratch.write("a.weir", bytes);
        const auto [code, words] = failure(file);
        QCOMPARE(code, ErrorCode::NotThis);
    }
};

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
