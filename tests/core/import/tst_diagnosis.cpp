// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"
#include "tests/support/temp_repository.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace weir;
using test::Scratch;

namespace {

std::string report(const store::Workspace& workspace, bool errors)
{
    SilentProgress progress;
    std::string text;
    for (const store::Problem& problem : workspace.diagnose(progress))
        if (problem.error == errors)
            text += std::to_string(problem.count) + " " + problem.what + "\n";
    return text;
}

} // namespace

class TestDiagnosis : public QObject {
    Q_OBJECT

private slots:
    void findsChangedRows_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("event")
            << "UPDATE event_chunk SET data = CAST(substr(data, 1, 500) || x'55' || substr(data, 502) AS BLOB) WHERE id = 1";
        QTest::newRow("key") << "UPDATE object SET text = 'A-77777' WHERE id = 7";
        QTest::newRow("name") << "UPDATE name SET text = 'Bugg' WHERE text = 'Bug'";
        QTest::newRow("observation") << "UPDATE item_observation SET type = 1 WHERE object = 3";
        QTest::newRow("reject") << "UPDATE reject SET line = 5";
        QTest::newRow("import") << "UPDATE import SET accepted = accepted + 1";
        QTest::newRow("status") << "UPDATE observed_status SET name = 'Rewiev' WHERE name = 'Review'";
        QTest::newRow("derived time") << "UPDATE transition SET at = at + 1 WHERE id = 9";
        QTest::newRow("derived row gone") << "DELETE FROM transition WHERE id = 9";
        QTest::newRow("derived item") << "UPDATE item SET created = created + 1 WHERE id = 9";
    }
    void findsChangedRows()
    {
        QFETCH(QString, sql);
        const Scratch scratch;
        auto workspace =
            test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", test::eventsCsv(50, "A") + "A-99,Bug,Ready,never\n")});
        QCOMPARE(report(workspace, true), std::string());
        workspace.connection().run(sql.toStdString());
        QVERIFY(!report(workspace, true).empty());
    }

    void findsOneFlippedByteInTheFile()
    {
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        (void)test::workspaceWith(file, {scratch.write("a.csv", test::eventsCsv(60, "A"))});
        // Where imported rows lie: any byte of a chunk, chosen at random.
        std::string bytes = test::contentOf(file);
        std::string chunk;
        {
            const auto workspace = store::Workspace::open(file);
            store::Statement query = workspace.connection().prepare("SELECT data FROM event_chunk");
            query.step();
            chunk = query.string(0).substr(0, 600);
        }
        const std::size_t place = bytes.find(chunk);
        QVERIFY(place != std::string::npos);
        std::mt19937 random(1);
        for (int turn = 0; turn < 20; ++turn) {
            std::string damaged = bytes;
            damaged[place + random() % chunk.size()] ^= static_cast<char>(1U << (random() % 8));
            scratch.write("a.weir", damaged);
            QVERIFY(report(store::Workspace::open(file), true).find("a.csv") != std::string::npos);
        }
    }

    void notesOddDataWithoutCallingItDamage()
    {
        const Scratch scratch;
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {std::filesystem::path(WEIR_TEST_DATA) / "import" / "odd.json"});
        QCOMPARE(report(workspace, true), std::string());
        const std::string notes = report(workspace, false);
        for (const char* what : {"1 Items are finished before they were created", "1 Items moved before",
                 "1 Items have instants later than their import", "1 Visits have no beginning", "1 Items share title and creation"})
            QVERIFY2(notes.find(what) != std::string::npos, (std::string(what) + " in\n" + notes).c_str());
        // What is planned for later is not what happened last.
        SilentProgress progress;
        QCOMPARE(isoInstant(workspace.load(progress)->newest), std::string("2025-03-13T10:00:00.000Z"));
    }

    void notesWhatWasRefusedByReason()
    {
        const Scratch scratch;
        const std::string events = test::eventsCsv(5, "A") + "A-97,Bug,Ready,never\nA-98,Bug,Ready,some day\n,Bug,Ready,2025-03-03\n";
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", events)});
        QCOMPARE(report(workspace, true), std::string());
        const std::string notes = report(workspace, false);
        QCOMPARE(std::ranges::count(notes, '\n'), 2);
        QVERIFY2(notes.find("2 Records were rejected in " + scratch.path("a.csv").string() + ", ") == 0, notes.c_str());
        QVERIFY2(notes.find("\n1 Records were rejected in ") != std::string::npos, notes.c_str());
    }

    void notesSourcesThatEndLongBeforeTheOthers()
    {
        const Scratch scratch;
        const auto notes = [&](const char* day) {
            const std::string head = "key,status,instant\n";
            auto workspace = store::Workspace::scratch("UTC");
            (void)test::take(workspace, scratch.write("new.csv", head + "A-1,Open,2025-06-01T09:00:00Z\n"));
            (void)test::take(workspace, scratch.write("old.csv", head + "B-1,Open," + day + "T09:00:00Z\n"));
            return report(workspace, false);
        };
        QCOMPARE(notes("2025-05-02"), std::string());
        const std::string old = notes("2025-05-01");
        QVERIFY2(old.find("old.csv ends on 2025-05-01, more than 30 days before the newest source (2025-06-01)") != std::string::npos,
            old.c_str());
    }

    void notesSourcesThatAreTheSameFile()
    {
        const Scratch scratch;
        const auto first = scratch.write("a.csv", test::eventsCsv(5, "A"));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {first, scratch.write("b.csv", test::eventsCsv(5, "B"))});
        QCOMPARE(report(workspace, false), std::string());
        (void)test::take(workspace, scratch.write("copy of a.csv", test::eventsCsv(5, "A")));
        const std::string notes = report(workspace, false);
        QVERIFY2(
            notes.starts_with("2 Sources hold the same bytes: " + first.string() + ", " + scratch.path("copy of a.csv").string() + "."),
            notes.c_str());
    }

    void repositoriesMayRest()
    {
        const Scratch scratch;
        test::TempRepository repository(test::TempRepository::Kind::Bare, "quiet.git");
        repository.commit({.files = {{"a.txt", "one\n"}}, .at = 1'600'000'000});
        auto workspace = test::workspaceWith(
            scratch.path("a.weir"), {scratch.write("new.csv", "key,status,instant\nA-1,Open,2025-06-01T09:00:00Z\n"), repository.path()});
        QVERIFY2(report(workspace, false).find("ends on") == std::string::npos, report(workspace, false).c_str());
    }

    void lastInstantsThatMustBeMistakesAreNoEnds()
    {
        const Scratch scratch;
        const std::string head = "key,status,instant\n";
        auto workspace = test::workspaceWith(scratch.path("a.weir"),
            {scratch.write(
                 "new.csv", head + "A-1,Open,2025-06-01T09:00:00Z\n" + "A-2,Open,2025-06-01T09:00:00Z\nA-3,Open,2025-06-01T09:00:00Z\n"),
                scratch.write("odd.csv", head + "B-1,Open,0025-06-01T09:00:00Z\n")});
        QVERIFY2(report(workspace, false).find("ends on") == std::string::npos, report(workspace, false).c_str());
    }

    void notesDatesThatMustBeMistakes()
    {
        const Scratch scratch;
        const std::string dates = "key,status,instant\nA-1,Open,0025-01-03T09:00:00Z\nA-1,Done,2025-01-09T09:00:00Z\n"
                                  "A-2,Open,2025-01-03T09:00:00Z\nA-2,Done,2025-01-09T09:00:00Z\nA-3,Open,2025-01-04T09:00:00Z\n";
        const auto odd = test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", dates)});
        QVERIFY2(report(odd, false).find("1 Items have instants before 1990") != std::string::npos, report(odd, false).c_str());
        const auto sound = test::workspaceWith(scratch.path("b.weir"), {scratch.write("b.csv", test::eventsCsv(20, "A"))});
        QVERIFY(report(sound, false).find("1990") == std::string::npos);
    }

    void survivesAnyFlippedByte()
    {
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        (void)test::workspaceWith(file, {scratch.write("a.csv", test::eventsCsv(20, "A"))});
        const std::string bytes = test::contentOf(file);
        std::mt19937 random(5);
        int opened = 0;
        for (int turn = 0; turn < 150; ++turn) {
            std::string damaged = bytes;
            damaged[random() % damaged.size()] ^= static_cast<char>(1U + random() % 255);
            scratch.write("a.weir", damaged);
            try {
                auto workspace = store::Workspace::open(file);
                SilentProgress progress;
                (void)workspace.load(progress);
                (void)workspace.diagnose(progress);
                ++opened;
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).find("a.weir") != std::string::npos, error.what());
            }
        }
        QVERIFY(opened > 0);
    }
};

QTEST_APPLESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
