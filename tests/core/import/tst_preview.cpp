// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/preview.h"
#include "tests/core/import/import_support.h"

#include <QTest>

#include <algorithm>

using namespace weir;
using import::CellContent;
using import::Preview;
using import::PreviewDepth;
using store::Workspace;
using test::Scratch;

namespace {

Preview previewOf(const Workspace& workspace, const std::string& source, PreviewDepth depth = PreviewDepth::Whole,
    const std::optional<readers::Mapping>& mapping = std::nullopt)
{
    SilentProgress progress;
    weir::import::ImportRequest request {.source = source, .format = {}, .options = {}};
    request.options.mapping = mapping;
    return weir::import::previewSource(workspace, request, workspace.load(progress).get(), depth, progress);
}

constexpr auto board = "Key,Summary,From,To,Changed,Points\n"
                       "A-1,Retry the card,Build,Review,24.04.2026 16:12,3\n"
                       "A-2,Show fees,Review,Build,24.04.2026 15:40,2\n"
                       "A-1,Retry the card,Review,Done,2026-24-04 10:51,3\n"
                       ",Split it,Build,Review,23.04.2026 17:22,5\n"
                       "A-2,Show fees,Build,Review,25.04.2026 09:00,2\n";

} // namespace

class TestPreview : public QObject {
    Q_OBJECT
private slots:
    void showsRowsWithWhatTheirColumnsMean()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const Preview preview = previewOf(workspace, scratch.write("board.csv", board));
        QCOMPARE(preview.format, std::string("csv-events"));
        QVERIFY(preview.table && preview.whole);
        QCOMPARE(preview.mappingFrom, Preview::MappingFrom::Guess);
        QCOMPARE(preview.columns.size(), std::size_t(6));
        QCOMPARE(preview.columns[0].role, std::string("key"));
        QCOMPARE(preview.columns[4].role, std::string("instant"));
        QCOMPARE(preview.columns[4].content, CellContent::Time);
        QCOMPARE(preview.columns[4].timeForm, std::string("dd.MM.yyyy HH:mm"));
        QCOMPARE(preview.columns[5].role, std::string());
        QCOMPARE(preview.columns[5].content, CellContent::Number);
        QCOMPARE(preview.rows.size(), std::size_t(5));
        QCOMPARE(preview.rows[0].line, 2);
        QCOMPARE(preview.rows[0].cells[1], std::string("Retry the card"));
        QVERIFY(!preview.rows[0].rejected && preview.rows[0].badCells.empty());
    }

    void marksTheCellsThatFailAndGroupsTheirReasons()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const Preview preview = previewOf(workspace, scratch.write("board.csv", board));
        QCOMPARE(preview.accepted, 3);
        QCOMPARE(preview.rejected, 2);
        QVERIFY(preview.rows[2].rejected);
        QCOMPARE(preview.rows[2].badCells, std::vector<std::size_t> {4});
        QVERIFY(!preview.rows[2].reason.empty());
        QVERIFY(preview.rows[3].rejected);
        QCOMPARE(preview.rows[3].badCells, std::vector<std::size_t> {0});
        QCOMPARE(preview.rejects.size(), std::size_t(2));
        QCOMPARE(preview.rejects[0].count, 1);
        QCOMPARE(preview.columns[4].failed, 1);
        QCOMPARE(preview.columns[4].failing, std::vector<std::string> {"2026-24-04 10:51"});
    }

    void saysWhatTheWorkspaceWillKnow()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        (void)test::take(workspace, scratch.write("first.csv", "Key,Status,Changed\nA-1,Build,2026-04-01\nA-1,Done,2026-04-02\n"));
        const Preview preview = previewOf(workspace, scratch.write("board.csv", board));
        QCOMPARE(preview.content.items, 2);
        QCOMPARE(preview.content.newItems, 1);
        QCOMPARE(preview.content.events, 3);
        QCOMPARE(isoInstant(preview.content.first), std::string("2026-04-24T15:40:00.000Z"));
        QCOMPARE(preview.content.statuses, (std::vector<std::string> {"Build", "Review"}));
        // Nothing was written.
        QCOMPARE(workspace.imports().size(), std::size_t(1));
    }

    void aChangedMappingIsReadAtOnce()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const std::string source = scratch.write("board.csv", board);
        readers::Mapping mapping = *previewOf(workspace, source).mapping;
        mapping = weir::import::withRole(mapping, "Points", "size");
        mapping = weir::import::withRole(mapping, "Summary", "ignore");
        const Preview changed = previewOf(workspace, source, PreviewDepth::Whole, mapping);
        QCOMPARE(changed.mappingFrom, Preview::MappingFrom::Given);
        QCOMPARE(changed.columns[5].role, std::string("size"));
        QCOMPARE(changed.columns[1].role, std::string("ignore"));
        mapping.dates = "ymd";
        QVERIFY(previewOf(workspace, source, PreviewDepth::Whole, mapping).rejected > 2);
    }

    void aMappingThatWasGivenBeforeIsOfferedAgain()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const std::string first = scratch.write("first.csv", board);
        const auto mapping = weir::import::withRole(*previewOf(workspace, first).mapping, "Points", "size");
        SilentProgress progress;
        weir::import::ImportRequest request {.source = first, .format = {}, .options = {}};
        request.options.mapping = mapping;
        (void)weir::import::importSource(workspace, request, progress);
        const Preview again = previewOf(workspace, first);
        QCOMPARE(again.mappingFrom, Preview::MappingFrom::Kept);
        const Preview other = previewOf(workspace, scratch.write("other.csv", board));
        QCOMPARE(other.mappingFrom, Preview::MappingFrom::OtherSource);
        QCOMPARE(other.mappingSource, std::string("first.csv"));
        QCOMPARE(other.columns[5].role, std::string("size"));
    }

    void aKeptMappingThatDoesNotFitIsLeftAside()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const std::string first = scratch.write("first.csv", board);
        SilentProgress progress;
        weir::import::ImportRequest request {.source = first, .format = {}, .options = {}};
        request.options.mapping = *previewOf(workspace, first).mapping;
        (void)weir::import::importSource(workspace, request, progress);
        // The same source, but its columns are others now.
        const Preview preview =
            previewOf(workspace, scratch.write("first.csv", "Issue,Status,Changed\nA-1,Build,2026-04-01\nA-1,Done,2026-04-02\n"));
        QCOMPARE(preview.accepted, 2);
    }

    void rolesMoveWithTheUser()
    {
        readers::Mapping mapping;
        mapping.columns = {{"ID", "key"}, {"Ready", "stage:Ready"}, {"Done", "stage:Done"}};
        mapping.stages = {"Ready", "Done"};
        mapping = weir::import::withRole(mapping, "Number", "key");
        QCOMPARE(mapping.columns,
            (std::vector<std::pair<std::string, std::string>> {{"Ready", "stage:Ready"}, {"Done", "stage:Done"}, {"Number", "key"}}));
        mapping = weir::import::withRole(mapping, "Ready", "created");
        QCOMPARE(mapping.stages, std::vector<std::string> {"Done"});
        mapping = weir::import::withRole(mapping, "Ready", "stage:Ready");
        QCOMPARE(mapping.stages, (std::vector<std::string> {"Done", "Ready"}));
        mapping = weir::import::withRole(mapping, "Number", "");
        QCOMPARE(mapping.columns.size(), std::size_t(2));
    }

    void theBeginningOfALongTableIsEnough()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        std::string text = "Key,Status,Changed\n";
        for (int i = 0; i < 200'000; ++i)
            text.append("A-").append(std::to_string(i)).append(",Build,2026-04-01\n");
        const std::string source = scratch.write("long.csv", text);
        const Preview beginning = previewOf(workspace, source, PreviewDepth::Beginning);
        QVERIFY(!beginning.whole);
        QCOMPARE(beginning.rows.size(), weir::import::previewRows);
        QVERIFY(beginning.accepted >= 200 && beginning.accepted < 150'000);
        const Preview whole = previewOf(workspace, source);
        QCOMPARE(whole.accepted, 200'000);
        QCOMPARE(whole.content.newItems, 200'000);
    }

    void aColumnHoldsTimesWhereMostCellsAreOnes()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const std::string row = ",Open,2025-03-03T09:00:00Z,";
        const Preview preview = previewOf(workspace,
            scratch.write("hashes.csv",
                "key,status,changed,hash,seen,due,id\nA-1" + row + "9c6828a0d5,2025-03-03,2025-04-01,1741000001\nA-2" + row
                    + "1741000000,2025-03-04,2025-04-02,1741000002\nA-3" + row + "66213d95e5,unknown,2025-04-03,1741000003\n"));
        QCOMPARE(preview.columns[3].content, CellContent::Text); // a hash of digits alone reads like seconds
        QCOMPARE(preview.columns[4].content, CellContent::Time);
        QCOMPARE(preview.columns[5].content, CellContent::Time); // and no numbers, whatever they are made of
        QCOMPARE(preview.columns[6].content, CellContent::Number);
    }

    void showsTheRecordsOfWhatIsNoTable()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const Preview preview = previewOf(workspace,
            scratch.write("report.xml",
                "<testsuite name=\"unit\"><testcase name=\"adds\" time=\"0.5\"/><testcase "
                "name=\"fails\"><failure/></testcase></testsuite>"));
        QCOMPARE(preview.format, std::string("junit-xml"));
        QVERIFY(!preview.table);
        QCOMPARE(preview.columns[1].name, std::string("Test"));
        QCOMPARE(preview.rows.size(), std::size_t(2));
        QCOMPARE(preview.rows[1].cells[2], std::string("failed"));
        QCOMPARE(preview.columns[3].content, CellContent::Text);
        QCOMPARE(preview.content.tests, 2);
    }

    void aMappingThatLacksSomethingStillShowsTheRows()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const std::string source = scratch.write("board.csv", board);
        const readers::Mapping mapping = weir::import::withRole(*previewOf(workspace, source).mapping, "Key", "");
        const Preview preview = previewOf(workspace, source, PreviewDepth::Whole, mapping);
        QVERIFY(preview.problem.find("key") != std::string::npos);
        QCOMPARE(preview.rows.size(), std::size_t(5));
        QCOMPARE(preview.columns[0].role, std::string());
        QCOMPARE(preview.columns[2].role, std::string("from"));
        QVERIFY(previewOf(workspace, source).problem.empty());
    }

    void aMappingWithoutColumnsIsFilledByAGuess()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const std::string source =
            scratch.write("pipes.csv", "Key|Status,old|Changed\nA-1|Build,x|2026-04-01\nA-1|Done,x|2026-04-02\nA-2|Done,x|2026-04-02\n");
        readers::Mapping mapping;
        mapping.format = "csv-events";
        mapping.zone = "Europe/Berlin";
        mapping.delimiter = ',';
        QCOMPARE(previewOf(workspace, source, PreviewDepth::Whole, mapping).columns.size(), std::size_t(2));
        mapping.delimiter = '|';
        const Preview preview = previewOf(workspace, source, PreviewDepth::Whole, mapping);
        QCOMPARE(preview.columns.size(), std::size_t(3));
        QCOMPARE(preview.columns[0].role, std::string("key"));
        QCOMPARE(preview.mapping->zone, std::optional<std::string>("Europe/Berlin"));
        QCOMPARE(preview.mapping->delimiter, std::optional<char>('|'));
    }

    void aDelimiterThatPartsNothingIsAProblemOfTheMapping()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        const std::string source = scratch.write("board.csv", board);
        readers::Mapping mapping = *previewOf(workspace, source).mapping;
        mapping.delimiter = ';';
        const auto problem = source + " has no columns when semicolons part them; choose another delimiter.";
        QCOMPARE(previewOf(workspace, source, PreviewDepth::Whole, mapping).problem, problem);
        mapping.columns.clear(); // to be guessed
        const Preview preview = previewOf(workspace, source, PreviewDepth::Whole, mapping);
        QCOMPARE(preview.problem, problem);
        QVERIFY(preview.table && preview.mapping == mapping);
    }

    void whatCannotBeReadIsSaidAsTheImportSaysIt()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        QVERIFY_EXCEPTION_THROWN((void)previewOf(workspace, scratch.write("letter.txt", "Dear reader\n")), Error);
        QVERIFY_EXCEPTION_THROWN((void)previewOf(workspace, scratch.path("none.csv")), Error);
    }
};

QTEST_APPLESS_MAIN(TestPreview)
#include "tst_preview.moc"
