// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"
#include "tests/support/jira_text.h"

#include <QtTest>

#include <algorithm>

using namespace weir;
using test::Scratch;
using test::take;
using test::valueOf;
using test::jira::change;
using test::jira::issue;
using test::jira::search;

namespace {

const char* const small = "Key,Type,From,To,Changed\n"
                          "T-1,Bug,,Ready,2025-03-03T09:00:00Z\n"
                          "T-1,Bug,Ready,Review,2025-03-03T10:00:00Z\n"
                          "T-1,Bug,Review,Review,2025-03-03T12:00:00Z\n"
                          "T-2,Story,,Ready,2025-03-04T09:00:00Z\n"
                          "T-3,Story,,Ready,yesterday\n"
                          "T-1,Bug,Review,Done,2025-03-12T12:00:00Z\n";

} // namespace

/// Of the Error with which a source is not taken; empty: it is.
static std::string sentenceOf(store::Workspace& workspace, const import::ImportRequest& request)
{
    SilentProgress progress;
    try {
        (void)import::importSource(workspace, request, progress);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

class TestImporter : public QObject {
    Q_OBJECT

private slots:
    void takesRecordsAndSaysWhatBecameOfThem()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto result = take(workspace, scratch.write("events.csv", small));
        QCOMPARE(result.format, std::string("csv-events"));
        QCOMPARE(result.accepted, 5);
        QCOMPARE(result.rejected, 1);
        QCOMPARE(result.unchanged, 0);
        QCOMPARE(result.added.items, 2);
        QCOMPARE(result.added.transitions, 5);
        QCOMPARE(result.rejects.size(), std::size_t {1});
        QCOMPARE(result.rejects.front().line.value(), 6);
        QCOMPARE(result.rejects.front().record, std::string("T-3"));
        QCOMPARE(test::rowsOf(workspace, "SELECT key, type, created_at, finished_at, status FROM weir_items ORDER BY key"),
            (std::vector<std::string> {
                "T-1|Bug|2025-03-03T09:00:00.000Z|2025-03-12T12:00:00.000Z|Done", "T-2|Story|2025-03-04T09:00:00.000Z|NULL|Ready"}));
        QCOMPARE(test::rowsOf(workspace,
                     "SELECT item_key, seq, at, from_status, to_status FROM weir_transitions WHERE item_key = 'T-1' ORDER BY seq"),
            (std::vector<std::string> {"T-1|1|2025-03-03T09:00:00.000Z|NULL|Ready", "T-1|2|2025-03-03T10:00:00.000Z|Ready|Review",
                "T-1|3|2025-03-03T12:00:00.000Z|Review|Review", "T-1|4|2025-03-12T12:00:00.000Z|Review|Done"}));
        QCOMPARE(valueOf(workspace, "SELECT line, text FROM weir_rejects").substr(0, 2), std::string("6|"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void addsNothingTheSecondTime()
    {
        const Scratch scratch;
        const auto file = scratch.write("events.csv", small);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        const auto before = test::viewsOf(workspace);
        const auto again = take(workspace, file);
        QCOMPARE(again.added.items + again.added.transitions, 0);
        QCOMPARE(again.accepted, 5);
        QCOMPARE(again.rejected, 1);
        QCOMPARE(again.unchanged, 5);
        QCOMPARE(again.rejects.size(), std::size_t {1});
        QCOMPARE(again.rejects.front().line.value(), 6);
        QCOMPARE(test::viewsOf(workspace), before);
    }

    void addsOnlyWhatIsNewInALongerExport()
    {
        const Scratch scratch;
        const auto file = scratch.write("events.csv", small);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        scratch.write(
            "events.csv", std::string(small) + "T-2,Story,Ready,Review,2025-03-20T09:00:00Z\nT-4,Bug,,Ready,2025-03-21T09:00:00Z\n");
        const auto result = take(workspace, file);
        QCOMPARE(result.accepted, 7);
        QCOMPARE(result.unchanged, 5);
        QCOMPARE(result.added.items, 1);
        QCOMPARE(result.added.transitions, 2);
        QCOMPARE(valueOf(workspace, "SELECT status FROM weir_items WHERE key = 'T-2'"), std::string("Review"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void keepsARepetitionWithinOneSource()
    {
        const Scratch scratch;
        const std::string twice = "Key,Status,Changed\nA-1,Review,2025-03-03T09:00:00Z\nA-1,Review,2025-03-03T09:00:00Z\n";
        const auto one = scratch.write("one.csv", twice);
        const auto two = scratch.write("two.csv", twice);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {one});
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_transitions"), std::string("2"));
        const auto result = take(workspace, two);
        QCOMPARE(result.added.transitions, 0); // the same two, not four
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_transitions"), std::string("2"));
    }

    void lastOfRecordsWithOneKeyHolds()
    {
        const Scratch scratch;
        const auto file = scratch.write("jira.json",
            search({issue("J-1", "first", change("04", "1", "Open", "3", "Done"), "3", "Done"), issue("J-2", "other", "", "1", "Open"),
                issue("J-1", "second", change("05", "1", "Open", "2", "Review"), "2", "Review")}));
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto result = take(workspace, file);
        QCOMPARE(result.format, std::string("jira-json"));
        QCOMPARE(result.added.items, 2);
        QVERIFY(std::ranges::any_of(result.warnings, [](const std::string& w) { return w.find("1 record repeats") != std::string::npos; }));
        QCOMPARE(valueOf(workspace, "SELECT title, status FROM weir_items WHERE key = 'J-1'"), std::string("second|Review"));
        QCOMPARE(test::rowsOf(workspace, "SELECT from_status, to_status FROM weir_transitions WHERE item_key = 'J-1' ORDER BY seq"),
            (std::vector<std::string> {"NULL|Open", "Open|Review"}));
        QCOMPARE(take(workspace, file).added.items, 0);
        QVERIFY(!test::hasErrors(workspace));
    }

    void triesOutOnACopy()
    {
        const Scratch scratch;
        const auto first = scratch.write("a.csv", test::eventsCsv(20, "A"));
        const auto second = scratch.write("b.csv", small);
        const auto file = scratch.path("a.weir");
        (void)test::workspaceWith(file, {first});
        const std::string bytes = test::contentOf(file);
        SilentProgress progress;
        {
            auto copy = store::Workspace::scratchCopy(file, progress);
            QCOMPARE(take(copy, first).unchanged, take(copy, first).accepted);
            QCOMPARE(take(copy, second).added.items, 2);
            QCOMPARE(copy.totals().items, 22);
        }
        QCOMPARE(test::contentOf(file), bytes);
        QCOMPARE(std::distance(std::filesystem::directory_iterator(scratch.path("")), std::filesystem::directory_iterator()), 3);
    }

    void oneFileIsLeftWhenEverythingIsClosed()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.csv", test::eventsCsv(10, "A"));
        const auto b = scratch.write("b.csv", test::eventsCsv(10, "B"));
        {
            auto first = test::workspaceWith(scratch.path("a.weir"), {a});
            auto second = store::Workspace::open(scratch.path("a.weir"));
            (void)take(second, b);
            QCOMPARE(valueOf(first, "SELECT count(*) FROM weir_items"), std::string("20"));
        }
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(scratch.path("")))
            names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        QCOMPARE(names, (std::vector<std::string> {"a.csv", "a.weir", "b.csv"}));
    }

    void saysInOneSentenceWhyASourceCannotBeTaken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("format");
        QTest::newRow("noise") << "noise.bin" << QByteArray("\x01\x02\x7f").repeated(500) << "";
        QTest::newRow("no such format") << "a.csv" << QByteArray(small) << "frobnicated";
        QTest::newRow("empty") << "empty.csv" << QByteArray() << "csv-events";
    }

    void saysInOneSentenceWhyASourceCannotBeTaken()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, format);
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto file = scratch.write(name.toStdString(), content.toStdString());
        try {
            (void)take(workspace, file, format.toStdString());
            QFAIL("it was taken");
        } catch (const Error& error) {
            const std::string words = error.what();
            QVERIFY2(words.find(format.isEmpty()      ? name.toStdString()
                             : format == "csv-events" ? "empty.csv"
                                                      : "frobnicated")
                    != std::string::npos,
                words.c_str());
            QVERIFY(words.find('\n') == std::string::npos);
        }
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_imports"), std::string("0"));
    }

    void folderOfExportsBecomesItsFilesAndSaysWhatItLeavesAside()
    {
        const Scratch scratch;
        scratch.write("exports/b.csv", small);
        scratch.write("exports/a.csv", small);
        scratch.write("exports/README", "Read me.");
        scratch.write("exports/empty.csv", "");
        scratch.write("exports/plan.pdf", "%PDF-1.7 and so on");
        scratch.write("exports/old.db", "SQLite format 3");
        scratch.write("exports/old.db-wal", "of the one before");
        scratch.write("exports/.hidden", "Nobody sees me.");
        scratch.write("exports/more/c.csv", small);
        const auto [sources, leftAside] = import::expandSources({scratch.path("exports").string(), "-"});
        QCOMPARE(sources, (std::vector<std::string> {scratch.path("exports/a.csv").string(), scratch.path("exports/b.csv").string(), "-"}));
        std::string aside;
        for (const auto& [path, reason] : leftAside)
            aside += std::filesystem::path(path).filename().string() + ": " + reason + "\n";
        QCOMPARE(aside,
            std::string("README: a text that is no table, which this version does not read\n"
                        "empty.csv: an empty file\n"
                        "more: a folder in a folder; name it itself to import what it holds\n"
                        "old.db: a text that is no table, which this version does not read\n"
                        "plan.pdf: a PDF document, which this version does not read\n"));
    }

    void folderWithoutSourcesIsOneRefusal()
    {
        const Scratch scratch;
        scratch.write("exports/plan.pdf", "%PDF-1.7 and so on");
        const std::string folder = scratch.path("exports").string();
        const auto [sources, leftAside] = import::expandSources({folder});
        QCOMPARE(sources, std::vector<std::string> {folder});
        QVERIFY(leftAside.empty());
        auto workspace = store::Workspace::scratch("UTC");
        const std::string sentence = sentenceOf(workspace, {.source = folder, .format = {}, .options = {}});
        QVERIFY2(sentence.find("plan.pdf (a PDF document)") != std::string::npos, sentence.c_str());
    }

    void aFormatThatNobodyKnowsIsCorrected()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::scratch("UTC");
        const std::string sentence =
            sentenceOf(workspace, {.source = scratch.write("a.csv", small), .format = "cvs-events", .options = {}});
        QVERIFY2(sentence.find("did you mean 'csv-events'?") != std::string::npos, sentence.c_str());
    }
};

QTEST_APPLESS_MAIN(TestImporter)
#include "tst_importer.moc"
