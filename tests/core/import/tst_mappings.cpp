// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/readers/mapping.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <algorithm>

using namespace weir;
using test::Scratch;
using test::take;
using test::valueOf;

namespace {

/// One item that goes from Ready to Done, or from X to Y for those who take the other column.
std::string table(const std::string& prefix)
{
    return "key,status,other,timestamp\n" + prefix + "-1,Ready,X,2025-01-01\n" + prefix + "-1,Done,Y,2025-01-02\n";
}

readers::Mapping otherColumn()
{
    readers::Mapping mapping;
    mapping.columns = {{"key", "key"}, {"other", "status"}, {"timestamp", "instant"}};
    return mapping;
}

// Spelled out: clang-format 14 takes a line that begins with "import" for the import of a module, and mangles it.
weir::import::ImportResult takeBy(store::Workspace& workspace, const std::filesystem::path& source, const readers::Mapping& mapping)
{
    import::ImportRequest request {.source = source, .format = "csv-events", .options = {}};
    request.options.importedAt = test::clockOfTests();
    request.options.mapping = mapping;
    SilentProgress progress;
    return import::importSource(workspace, request, progress);
}

/// "Ready,Done"
std::string wayOf(const store::Workspace& workspace, const std::string& item)
{
    std::string way;
    for (const std::string& status :
        test::rowsOf(workspace, "SELECT to_status FROM weir_transitions WHERE item_key = '" + item + "' ORDER BY seq"))
        way += (way.empty() ? "" : ",") + status;
    return way;
}

bool saysItIsKeptFrom(const import::ImportResult& result, const std::string& source)
{
    return result.note.find("by the mapping kept from " + source) != std::string::npos;
}

} // namespace

class TestMappings : public QObject {
    Q_OBJECT

private slots:
    void mappingIsKeptWithTheImportAndOfferedAgain()
    {
        const Scratch scratch;
        const auto file = scratch.write("a.csv", "wann,was,wer\n2025-03-03,Ready,X-1\n");
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        import::ImportRequest request;
        request.source = file;
        request.format = "csv-events";
        request.options.mapping = readers::Mapping {}; // without its format
        request.options.mapping->columns = {{"wer", "key"}, {"was", "status"}, {"nicht da", "instant"}};
        SilentProgress progress;
        QVERIFY_EXCEPTION_THROWN((void)import::importSource(workspace, request, progress), Error);
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM mapping"), std::string("0"));
        request.options.mapping->columns.back().first = "wann";
        QCOMPARE(import::importSource(workspace, request, progress).added.items, 1);
        QVERIFY(valueOf(workspace, "SELECT body FROM mapping").find("csv-events") != std::string::npos);
        // Another file with the same header needs no mapping.
        const auto other = take(workspace, scratch.write("b.csv", "wann,was,wer\n2025-03-04,Ready,X-2\n"), "csv-events");
        QCOMPARE(other.added.items, 1);
        QVERIFY(other.mapping.has_value());
    }

    void aMappingSaysTheFormatToo()
    {
        const Scratch scratch;
        const auto odd = scratch.write("odd.csv", "A,B,C\nX-1,Open,2025-01-03\nX-1,Done,2025-01-09\n");
        auto workspace = store::Workspace::scratch("UTC");
        QVERIFY_EXCEPTION_THROWN((void)take(workspace, odd), Error);
        readers::Mapping mapping;
        mapping.format = "csv-events";
        mapping.columns = {{"A", "key"}, {"B", "status"}, {"C", "instant"}};
        import::ImportRequest request {.source = odd, .format = {}, .options = {}};
        request.options.mapping = mapping;
        SilentProgress progress;
        QCOMPARE(import::importSource(workspace, request, progress).accepted, 2);
        // It is kept for such tables and recognises the next one.
        const auto next = scratch.write("next.csv", "A,B,C\nX-2,Open,2025-01-03\n");
        QCOMPARE(take(workspace, next).accepted, 1);
    }

    void aMappingWithoutColumnsKeepsThoseThatAreDetected_data()
    {
        QTest::addColumn<QString>("mapping");
        QTest::addColumn<QString>("second");
        QTest::newRow("dates") << R"({"dates": "mdy"})"
                               << "2026-01-03T00:00:00.000Z";
        QTest::newRow("zone") << R"({"zone": "Europe/Berlin", "dates": "mdy"})"
                              << "2026-01-02T23:00:00.000Z";
        QTest::newRow("format and dates") << R"({"format": "csv-events", "dates": "dmy"})"
                                          << "2026-03-01T00:00:00.000Z";
        QTest::newRow("format alone") << R"({"format": "csv-events"})"
                                      << "2026-03-01T00:00:00.000Z";
        QTest::newRow("delimiter alone") << R"({"delimiter": ","})"
                                         << "2026-03-01T00:00:00.000Z";
    }
    void aMappingWithoutColumnsKeepsThoseThatAreDetected()
    {
        QFETCH(QString, mapping);
        QFETCH(QString, second);
        const Scratch scratch;
        const auto file = scratch.write("amb.csv", "key,status,time\nA,Open,01/02/2026\nA,Done,01/03/2026\n");
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        import::ImportRequest request {.source = file, .format = {}, .options = {}};
        request.options.importedAt = test::clockOfTests();
        request.options.mapping = readers::parseMapping(mapping.toStdString(), "the mapping");
        SilentProgress progress;
        QCOMPARE(import::importSource(workspace, request, progress).accepted, 2);
        QCOMPARE(valueOf(workspace, "SELECT max(at) FROM weir_transitions"), second.toStdString());
        const auto again = import::importSource(workspace, request, progress);
        QCOMPARE(again.unchanged, 2);
        QCOMPARE(again.added.transitions, 0);
        // It is kept with its columns, for the next table of this kind, too.
        const auto next = take(workspace, scratch.write("next.csv", "key,status,time\nB,Open,01/02/2026\nB,Done,01/03/2026\n"));
        QCOMPARE(next.accepted, 2);
        QCOMPARE(valueOf(workspace, "SELECT max(at) FROM weir_transitions WHERE item_key = 'B'"), second.toStdString());
    }

    void keptMappingThatDoesNotFitIsPassedOver()
    {
        const Scratch scratch;
        const auto file = scratch.write("k.csv", table("K"));
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        (void)takeBy(workspace, file, otherColumn());
        workspace.connection().run(
            "UPDATE mapping SET body = '{\"format\": \"csv-events\", \"columns\": {\"Nowhere\": \"key\", \"timestamp\": \"instant\"}}'");
        scratch.write("k.csv", table("K") + "K-2,Ready,X,2025-01-03\n");
        const auto result = take(workspace, file);
        QCOMPARE(result.added.items, 1);
        QVERIFY(
            std::ranges::any_of(result.warnings, [](const std::string& w) { return w.find("mapping that is kept") != std::string::npos; }));
    }

    void newTableIsReadByTheMappingOfAnotherAndSaysSo()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto first = takeBy(workspace, scratch.write("k1.csv", table("A")), otherColumn());
        QVERIFY(!saysItIsKeptFrom(first, "k1.csv"));
        const auto file = scratch.write("k2.csv", table("B"));
        QVERIFY(saysItIsKeptFrom(take(workspace, file), "k1.csv"));
        QCOMPARE(wayOf(workspace, "B-1"), std::string("X,Y"));
        QVERIFY(saysItIsKeptFrom(take(workspace, file), "k1.csv"));
    }

    void tableStaysAsItWasReadWhateverIsSaidAboutOthers()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto guessed = scratch.write("k2.csv", table("B"));
        QVERIFY(!saysItIsKeptFrom(take(workspace, guessed), "k1.csv"));
        const auto mapped = scratch.write("k1.csv", table("A"));
        (void)takeBy(workspace, mapped, otherColumn());
        auto again = take(workspace, guessed);
        QCOMPARE(again.unchanged, again.accepted);
        QCOMPARE(wayOf(workspace, "B-1"), std::string("Ready,Done"));
        // Also when it grows; and the other one by its own, which the user gave.
        scratch.write("k2.csv", table("B") + "B-1,Closed,Z,2025-01-03\n");
        again = take(workspace, guessed);
        QCOMPARE(again.unchanged, again.accepted - 1);
        QCOMPARE(wayOf(workspace, "B-1"), std::string("Ready,Done,Closed"));
        scratch.write("k1.csv", table("A") + "A-1,Closed,Z,2025-01-03\n");
        (void)take(workspace, mapped);
        QCOMPARE(wayOf(workspace, "A-1"), std::string("X,Y,Z"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void guessIsMadeAnewWhenTheTableShowsMore()
    {
        const Scratch scratch;
        const std::string begin = "ID,Ready,Build,Review,Approved\nA,2025-01-01,2025-01-02,2025-01-03,";
        const auto file = scratch.write("s.csv", begin + "\n");
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        QCOMPARE(test::rowsOf(workspace, "SELECT finished_at FROM weir_items"), std::vector<std::string> {"2025-01-03T00:00:00.000Z"});
        scratch.write("s.csv", begin + "2025-01-05\n");
        (void)take(workspace, file);
        QCOMPARE(test::rowsOf(workspace, "SELECT finished_at FROM weir_items"), std::vector<std::string> {"2025-01-05T00:00:00.000Z"});
        QVERIFY(!test::hasErrors(workspace));
    }

    void guessIsNotOfferedToOthers()
    {
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("k1.csv", table("A"))});
        const auto second = take(workspace, scratch.write("k2.csv", table("B")));
        QVERIFY(!saysItIsKeptFrom(second, "k1.csv"));
    }

    void mappingGoesWithTheLastSourceItWasGivenFor()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        readers::Mapping both = otherColumn();
        both.columns.emplace_back("status", "title");
        const auto older = scratch.write("k1.csv", table("A"));
        (void)takeBy(workspace, older, both);
        (void)takeBy(workspace, scratch.write("k2.csv", table("B")), otherColumn());
        const auto offered = [&](const std::string& name) {
            const auto result = take(workspace, scratch.write(name, table(name)));
            return result.note.substr(std::min(result.note.size(), result.note.find("by the mapping")));
        };
        SilentProgress progress;
        const auto removeThat = [&](const char* name) {
            workspace.removeSource(
                std::stoll(valueOf(workspace, std::string("SELECT id FROM source WHERE path LIKE '%/") + name + "'")), progress);
        };
        QCOMPARE(offered("c.csv"), std::string("by the mapping kept from k2.csv"));
        removeThat("k2.csv");
        QCOMPARE(offered("d.csv"), std::string("by the mapping kept from k1.csv"));
        removeThat("k1.csv");
        QCOMPARE(offered("e.csv"), std::string());
        QVERIFY(!workspace.undo(progress).empty());
        QCOMPARE(offered("f.csv"), std::string("by the mapping kept from k1.csv"));
        removeThat("k1.csv");
        test::purge(workspace);
        QCOMPARE(offered("g.csv"), std::string());
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM mapping WHERE fingerprint LIKE '%given%'"), std::string("0"));
    }

    void readsATableOfOddDelimitersAnewByAnotherMapping_data()
    {
        QTest::addColumn<QString>("delimiter");
        QTest::newRow("^") << "^";
        QTest::newRow(",") << ",";
        QTest::newRow("#") << "#";
    }
    void readsATableOfOddDelimitersAnewByAnotherMapping()
    {
        QFETCH(QString, delimiter);
        std::string text =
            "key,status,d1,d2\nA-1,Ready,2025-01-01,2025-02-01\nA-1,Doing,2025-01-02,2025-02-02\nA-1,Done,2025-01-03,2025-02-03\n";
        std::ranges::replace(text, ',', delimiter[0].toLatin1());
        const Scratch scratch;
        const auto file = scratch.write("odd.csv", text);
        readers::Mapping mapping;
        mapping.delimiter = delimiter[0].toLatin1();
        mapping.columns = {{"key", "key"}, {"status", "status"}, {"d1", "instant"}};
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        QCOMPARE(takeBy(workspace, file, mapping).added.transitions, 3);
        mapping.columns.back().first = "d2";
        const auto second = takeBy(workspace, file, mapping);
        QVERIFY(second.warnings.empty());
        QCOMPARE(test::rowsOf(workspace, "SELECT at FROM weir_transitions ORDER BY seq"),
            (std::vector<std::string> {"2025-02-01T00:00:00.000Z", "2025-02-02T00:00:00.000Z", "2025-02-03T00:00:00.000Z"}));
        // It stays so, and another such table is known by it.
        const auto again = take(workspace, file);
        QCOMPARE(again.unchanged, again.accepted);
        QVERIFY(saysItIsKeptFrom(take(workspace, scratch.write("odd2.csv", text)), "odd.csv"));
    }
};

QTEST_APPLESS_MAIN(TestMappings)
#include "tst_mappings.moc"
