// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dataset_text.h"
#include "ui/format/number_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/import_model.h"
#include "ui/models/item_journey.h"
#include "ui/models/item_model.h"
#include "ui/models/item_summary.h"
#include "ui/models/reject_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace weir;
using namespace weir::ui;

namespace {

/// Open (outside), Build with a queue, Review with a queue, Done.
analysis::FactsPtr factsOf(DatasetPtr data)
{
    StageMap map;
    map.proposed = false;
    map.stages = {{.name = "Backlog", .kind = StageKind::Outside, .queue = {}, .work = {"Open"}, .team = {}, .wipLimit = {}},
        {.name = "Build", .kind = StageKind::Work, .queue = {}, .work = {"In Progress"}, .team = {}, .wipLimit = {}},
        {.name = "Review", .kind = StageKind::Work, .queue = {"Ready"}, .work = {"In Review"}, .team = {}, .wipLimit = {}},
        {.name = "Done", .kind = StageKind::Done, .queue = {}, .work = {"Done"}, .team = {}, .wipLimit = {}},
        {.name = "Dropped", .kind = StageKind::Discarded, .queue = {}, .work = {"Dropped"}, .team = {}, .wipLimit = {}}};
    SilentProgress silent;
    return analysis::computeFacts(std::move(data), map, Calendar(), silent);
}

constexpr auto board = R"(
ABC-1 Story title=Refund_declined: created 2025-03-01, Open 2025-03-01, In Progress +1d, Ready +2d, In Review +4d, Done +1d
ABC-2 Bug title=Basket_is_empty: created 2025-03-02, Open 2025-03-02, In Progress +1d, Ready +1d, In Review +1d, In Progress +1d, Ready +1d, In Review +1d, Done +1d
ABC-3 Story title=refund_twice: created 2025-03-03, Open 2025-03-03, In Progress +1d, Ready +1d
ABC-4 Bug title=Later: created 2025-03-04, Open 2025-03-04
ABC-5 Bug title=Never: created 2025-03-05, Open 2025-03-05, Dropped +1d
newest 2025-04-01
)";

ItemRowsPtr rowsOf(
    const analysis::FactsPtr& facts, ItemMode mode, std::optional<std::vector<std::uint32_t>> only = {}, TimeWindow window = {})
{
    SilentProgress silent;
    ItemQuery query;
    query.facts = facts;
    query.mode = mode;
    query.only = std::move(only);
    query.selection.window = window;
    return makeItemRows(query, silent);
}

QStringList keys(const ItemModel& model)
{
    QStringList list;
    for (int r = 0; r < model.rowCount(); ++r)
        list.append(model.cellText(r, ItemColumn::Key));
    return list;
}

/// Many finished items without a title of their own: enough to feel a slow model.
DatasetPtr manyItems(std::size_t n)
{
    auto data = std::make_shared<Dataset>();
    data->statuses = {{.name = "In Progress", .category = {}}, {.name = "Done", .category = {}}};
    data->names = {"issue", "Story", "Bug"};
    const Instant base = testsupport::instantFromText("2024-01-01");
    for (std::size_t i = 0; i < n; ++i) {
        data->items.key.append("ABC-" + std::to_string(i));
        data->items.title.append("Title number " + std::to_string((i * 7919) % n));
        data->items.kind.push_back(NameIndex(std::uint32_t {0}));
        data->items.type.push_back(NameIndex(static_cast<std::uint32_t>(1 + i % 2)));
        for (auto* column : {&data->items.project, &data->items.team, &data->items.assignee})
            column->push_back({});
        const Instant created = base + std::chrono::minutes(i);
        const Instant done = created + std::chrono::minutes(60 + (i * 104729) % 50000);
        data->items.created.push_back(created);
        data->items.resolved.push_back(unknownInstant);
        data->items.status.push_back(StatusIndex(std::uint16_t {1}));
        data->items.discarded.push_back(0);
        data->items.spans.push_back(0);
        data->items.firstVisit.push_back(static_cast<std::uint32_t>(2 * i));
        data->items.visitCount.push_back(2);
        for (const bool last : {false, true}) {
            data->visits.status.push_back(StatusIndex(static_cast<std::uint16_t>(last ? 1 : 0)));
            data->visits.from.push_back(last ? StatusIndex(std::uint16_t {0}) : StatusIndex());
            data->visits.entered.push_back(last ? done : created);
            data->visits.left.push_back(last ? unknownInstant : done);
            data->visits.actor.push_back({});
            data->visits.open.push_back(last ? 1 : 0);
        }
        data->newest = std::max(isKnown(data->newest) ? data->newest : done, done);
    }
    return data;
}

store::StoredReject rejected(std::int64_t line, const char* field, const char* reason, const char* text)
{
    return {.import = 1,
        .source = "/tmp/board.csv",
        .reject = {.line = line, .byte = {}, .record = {}, .field = field, .reason = reason, .text = text, .kept = false}};
}

} // namespace

class TestItemModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void listsEachKindOfItemOnce()
    {
        const auto facts = factsOf(testsupport::datasetFromText(board));
        ItemModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(facts, ItemMode::Finished));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-1"), QStringLiteral("ABC-2")})); // the slowest first
        model.setRows(rowsOf(facts, ItemMode::Open));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-3")}));
        model.setRows(rowsOf(facts, ItemMode::LeftOut));
        QStringList left = keys(model);
        left.sort();
        QCOMPARE(left, QStringList({QStringLiteral("ABC-4"), QStringLiteral("ABC-5")}));
        QCOMPARE(model.rows()->finished, std::size_t {2});
        QCOMPARE(model.rows()->open, std::size_t {1});
        QCOMPARE(model.rows()->leftOut, std::size_t {2});
    }

    void saysWhyAnItemIsLeftOut()
    {
        const auto rows = rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::LeftOut);
        QCOMPARE(rows->reason, std::vector<LeftOutReason>({LeftOutReason::NotStarted, LeftOutReason::Discarded}));
    }

    void aDrillShowsItsItemsWhateverTheirState()
    {
        ItemModel model(m_jobs);
        model.setRows(rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::Finished, {{0, 2}}));
        QStringList shown = keys(model);
        shown.sort();
        QCOMPARE(shown, QStringList({QStringLiteral("ABC-1"), QStringLiteral("ABC-3")}));
    }

    void anItemOpenAtAnEarlierEndIsOpenThere()
    {
        const auto facts = factsOf(testsupport::datasetFromText(board));
        const TimeWindow window {.from = Instant::min(), .to = testsupport::instantFromText("2025-03-05")};
        const auto rows = rowsOf(facts, ItemMode::Open, {}, window);
        QCOMPARE(rows->items, std::vector<std::uint32_t>({0, 1, 2}));
        QCOMPARE(rows->seconds[0], 4 * 86400.0); // age at that end, not the lead time it came to
    }

    void stageAndRoundsAreThoseAtTheWindowsEnd()
    {
        const auto facts = factsOf(testsupport::datasetFromText(board));
        const auto stageAt = [&](const char* end) {
            const TimeWindow window {.from = Instant::min(), .to = testsupport::instantFromText(end)};
            const auto rows = rowsOf(facts, ItemMode::Open, {{1}}, window);
            return std::pair(facts->map.stages[rows->stage.front().row()].name, rows->rounds.front());
        };
        // ABC-2 enters Build on 3, Review on 4, Build again on 6 and Review again on 7 March.
        QCOMPARE(stageAt("2025-03-04"), std::pair(std::string("Build"), std::uint16_t {1})); // the end is not within the window
        QCOMPARE(stageAt("2025-03-05"), std::pair(std::string("Review"), std::uint16_t {1}));
        QCOMPARE(stageAt("2025-03-08"), std::pair(std::string("Review"), std::uint16_t {2}));
    }

    void theSlowestIsNotFasterThanItself()
    {
        auto data = manyItems(300);
        const auto facts = factsOf(data);
        ItemModel model(m_jobs);
        model.setRows(rowsOf(facts, ItemMode::Finished));
        QCOMPARE(model.cellText(0, ItemColumn::Faster), QStringLiteral("99") + narrowSpace + QLatin1Char('%'));
    }

    void sharesAreExactAndRoundedDown()
    {
        ItemModel model(m_jobs);
        model.setRows(rowsOf(factsOf(manyItems(100)), ItemMode::Finished));
        for (int row = 0; row < 100; ++row) // the slowest first
            QCOMPARE(model.cellText(row, ItemColumn::Faster), QString(QString::number(99 - row) + narrowSpace + QLatin1Char('%')));
    }

    void aDrillTellsAgesFromLeadTimes()
    {
        std::string text = board;
        for (int i = 0; i < 12; ++i)
            text += "XYZ-" + std::to_string(i) + " Bug: created 2025-03-01, Open 2025-03-01, In Progress +1d, Done +"
                + std::to_string(1 + i) + "d\n";
        const auto facts = factsOf(testsupport::datasetFromText(text));
        ItemModel model(m_jobs);
        model.setRows(rowsOf(facts, ItemMode::Finished, {{0, 2, 4}})); // finished, in progress, dropped
        const auto cell = [&model](const char* key, ItemColumn column) {
            const auto row = keys(model).indexOf(QLatin1String(key));
            return model.cellText(static_cast<int>(row), column);
        };
        const auto header = [&model](ItemColumn column) {
            return model.headerData(static_cast<int>(column), Qt::Horizontal, Qt::DisplayRole).toString();
        };
        QCOMPARE(header(ItemColumn::Length), QStringLiteral("Age or lead time"));
        QCOMPARE(model.rows()->seconds[2], 86400.0); // dropped a day after it was created, and no older since
        QVERIFY(cell("ABC-1", ItemColumn::Faster).endsWith(QLatin1Char('%')));
        QCOMPARE(cell("ABC-3", ItemColumn::Faster), QString(enDash));
        QCOMPARE(cell("ABC-5", ItemColumn::Faster), QString(enDash));
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(static_cast<int>(ItemColumn::Faster), order);
            QCOMPARE(keys(model).front(), QStringLiteral("ABC-1")); // who has no share stays last
        }
        model.setRows(rowsOf(facts, ItemMode::Open, {{0, 1}}));
        QCOMPARE(header(ItemColumn::Length), QStringLiteral("Lead time"));
        QCOMPARE(header(ItemColumn::Faster), QStringLiteral("Faster"));
        model.setRows(rowsOf(facts, ItemMode::Finished, {{2}}));
        QCOMPARE(header(ItemColumn::Length), QStringLiteral("Age"));
    }

    void aJourneyFindsWhatIsJoinedWhateverTheOrder()
    {
        auto data = std::make_shared<Dataset>(*testsupport::datasetFromText(std::string(board)
            + "commit 3c3c3c3 repo Ann 2025-03-05T09:00 files=1 added=1 deleted=0\n"
              "commit 1a1a1a1 repo Ann 2025-03-03T09:00 files=1 added=1 deleted=0\n"
              "commit 2b2b2b2 repo Ann 2025-03-04T09:00 files=1 added=1 deleted=0\n"));
        const auto link = [&](const char* from, const char* sha) {
            data->links.push_back({"issue", from, "commit", sha, "issue key in commit message"});
        };
        link("ABC-2", "3c3c3c3");
        link("ABC-1", "2b2b2b2");
        link("ABC-1", "1a1a1a1");
        link("ABC-1", "2b2b2b2"); // said twice
        SilentProgress silent;
        const auto facts = factsOf(data);
        const auto index = makeJourneyIndex(data, silent);
        const ItemJourney journey =
            journeyOf(*facts, *index, 0, testsupport::instantFromText("2025-04-01"), testsupport::instantFromText("2026-04-01"));
        QCOMPARE(journey.lanes.size(), std::size_t {1});
        QVERIFY2(journey.facts.front().value.contains(QStringLiteral("2025")), qPrintable(journey.facts.front().value)); // not this year
        QCOMPARE(journey.lanes[0].points.size(), std::size_t {2});
        QVERIFY(journey.lanes[0].points[0].text.contains(QStringLiteral("1a1a1a1")));
        QCOMPARE(journey.joins, QStringList({QStringLiteral("issue key in commit message")}));
        QVERIFY(journeyOf(*facts, *index, 2, testsupport::instantFromText("2025-04-01"), testsupport::instantFromText("2026-04-01"))
                    .lanes.empty());
    }

    void countsRounds()
    {
        const auto rows = rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::Finished);
        QCOMPARE(rows->rounds, std::vector<std::uint16_t>({1, 2}));
    }

    void unknownLengthsStayLastInBothDirections()
    {
        std::vector<std::uint32_t> keys {5, ItemRows::unknownKey, 1, 3};
        std::vector<std::uint32_t> rows {0, 1, 2, 3};
        sortRows(rows, keys, false);
        QCOMPARE(rows, std::vector<std::uint32_t>({2, 3, 0, 1}));
        sortRows(rows, keys, true);
        QCOMPARE(rows, std::vector<std::uint32_t>({0, 3, 2, 1}));
    }

    void sortingIsStableAndMovesTheSelection()
    {
        ItemModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::Finished, {{0, 1, 2, 3}}));
        const QPersistentModelIndex kept = model.index(model.rowOf(2), 0);
        model.sort(static_cast<int>(ItemColumn::Title), Qt::AscendingOrder);
        QCOMPARE(
            keys(model), QStringList({QStringLiteral("ABC-2"), QStringLiteral("ABC-4"), QStringLiteral("ABC-1"), QStringLiteral("ABC-3")}));
        QCOMPARE(kept.data().toString(), QStringLiteral("ABC-3"));
        model.sort(static_cast<int>(ItemColumn::Type), Qt::AscendingOrder);
        QCOMPARE(
            keys(model), QStringList({QStringLiteral("ABC-2"), QStringLiteral("ABC-4"), QStringLiteral("ABC-1"), QStringLiteral("ABC-3")}));
    }

    void searchesKeysAndTitlesInAnyCase()
    {
        ItemModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::Finished, {{0, 1, 2, 3, 4}}));
        model.setSearch(QStringLiteral("REF"));
        QCOMPARE(model.rowCount(), 2);
        model.setSearch(QStringLiteral("refund t"));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-3")}));
        model.setSearch(QStringLiteral("abc-5"));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-5")}));
        model.setSearch({});
        QCOMPARE(model.rowCount(), 5);
    }

    void theWayHasNoGapsAndKnowsItsParts()
    {
        const auto facts = factsOf(testsupport::datasetFromText(board));
        const ItemWay way = wayOf(*facts, 0, testsupport::instantFromText("2025-04-01"));
        QCOMPARE(way.segments.size(), std::size_t {4});
        QCOMPARE(way.segments[0].part, WayPart::Outside);
        QCOMPARE(way.segments[1].part, WayPart::Work);
        QCOMPARE(way.segments[2].part, WayPart::Wait);
        QCOMPARE(way.segments[3].part, WayPart::Work);
        for (std::size_t i = 1; i < way.segments.size(); ++i)
            QCOMPARE(way.segments[i].from, way.segments[i - 1].to);
        QCOMPARE(way.secondsOf(WayPart::Wait), 4 * 86400.0);
        QCOMPARE(way.seconds(), 8 * 86400.0);
        QVERIFY(!way.open);
    }

    void anOpenWayGoesOnUntilNow()
    {
        const auto facts = factsOf(testsupport::datasetFromText(board));
        const Instant now = testsupport::instantFromText("2025-04-01");
        const ItemWay way = wayOf(*facts, 2, now);
        QVERIFY(way.open);
        QCOMPARE(way.end, now);
        QCOMPARE(way.segments.back().part, WayPart::Wait);
    }

    void aHoleIsUnknown()
    {
        const auto facts = factsOf(testsupport::datasetFromText(
            "ABC-1: created 2025-03-01, Open > In Progress 2025-03-02, In Review > Done 2025-03-06\nnewest 2025-04-01"));
        const ItemWay way = wayOf(*facts, 0, testsupport::instantFromText("2025-04-01"));
        QVERIFY(std::ranges::any_of(way.segments, [](const WaySegment& s) { return s.part == WayPart::Unknown; }));
        QCOMPARE(way.segments.back().to, testsupport::instantFromText("2025-03-06"));
    }

    void oneItemBeyondAllDoesNotFlattenTheOthers()
    {
        std::string text;
        for (int i = 1; i <= 40; ++i)
            text += "ABC-" + std::to_string(i) + ": created 2025-03-01, In Progress 2025-03-01, Done +" + std::to_string(i == 40 ? 400 : 5)
                + "d\n";
        const auto rows = rowsOf(factsOf(testsupport::datasetFromText(text)), ItemMode::Finished);
        QCOMPARE(rows->scaleSeconds, 10 * 86400.0);
        QCOMPARE(rows->faster.front(), 0.0);
        QCOMPARE(rows->faster.back(), 0.97); // 39 of 40
    }

    void theSlowestSayWhereTheyLostTheirTime()
    {
        SilentProgress silent;
        const auto rows = rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::Finished);
        const ItemSummary summary = summarizeItems(*rows, silent);
        QCOMPARE(summary.looked, std::size_t {2});
        QCOMPARE(summary.losses.front().stage, StageIndex(std::uint16_t {2}));
        QVERIFY(summary.losses.front().wait);
        QCOMPARE(summary.losses.front().seconds, 6 * 86400.0);
    }

    void aHundredThousandRowsAnswerAtOnce()
    {
        const auto facts = factsOf(manyItems(100'000));
        ItemModel model(m_jobs);
        model.setRows(rowsOf(facts, ItemMode::Finished));
        QCOMPARE(model.rowCount(), 100'000);
        QElapsedTimer clock;
        clock.start();
        model.sort(static_cast<int>(ItemColumn::Title), Qt::AscendingOrder);
        const qint64 sorted = clock.restart();
        model.setSearch(QStringLiteral("number 99"));
        const qint64 searched = clock.elapsed();
        QVERIFY2(sorted <= 50, qPrintable(QString::number(sorted)));
        QVERIFY2(searched <= 50, qPrintable(QString::number(searched)));
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 2'000);
    }

    void aSearchOnAWorkerFindsWhatTheOneBeforeDidNotShow()
    {
        const auto facts = factsOf(testsupport::datasetFromText(board));
        JobRunner jobs;
        ItemModel model(jobs, nullptr, 0);
        model.setRows(rowsOf(facts, ItemMode::Finished));
        model.setSearch(QStringLiteral("declined"));
        QTRY_COMPARE(keys(model), QStringList({QStringLiteral("ABC-1")}));
        model.setSearch(QStringLiteral("basket"));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-1")})); // the worker is not there yet
        model.setSearch(QStringLiteral("basket is"));
        QTRY_COMPARE(keys(model), QStringList({QStringLiteral("ABC-2")}));
        QVERIFY(jobs.idle() || QTest::qWaitFor([&jobs] { return jobs.idle(); }));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-2")}));
        model.setSearch(QStringLiteral("basket is empty")); // among what is shown
        QTRY_COMPARE(model.rowCount(), 1);
    }

    void aKeyKeepsItsLettersBehindTheNameOfItsFile()
    {
        store::StoredReject stored = rejected(7, "Key", "The key is missing.", "");
        stored.source = "/exports/board.json";
        stored.reject.line.reset();
        stored.reject.record = "ABC-7";
        RejectModel model;
        model.setGroups(groupRejects({stored}), true);
        QCOMPARE(model.index(0, RejectModel::Place).data().toString(), QStringLiteral("board.json, ABC-7"));
        stored.reject.line = 1204;
        model.setGroups(groupRejects({stored}), true);
        QCOMPARE(model.index(0, RejectModel::Place).data().toString(), QStringLiteral("board.json, line 1,204"));
    }

    void countsInANoteAreWrittenLikeAllCounts()
    {
        store::ImportInfo info;
        info.source = "/exports/board.json";
        info.note = "2314 issues, 26155 status changes, UTF-8";
        ImportModel model;
        model.setRows(sourceRows({info}));
        QCOMPARE(model.row(0).note, QStringLiteral("2,314 issues, 26,155 status changes, UTF-8"));
    }

    void rejectsAreGroupedByReason()
    {
        RejectModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setGroups(
            groupRejects({rejected(7, "Key", "The key is missing.", ""), rejected(9, "Changed", "\"2025-24-04\" is no time.", "2025-24-04"),
                rejected(12, "Changed", "\"yesterday\" is no time.", "yesterday")}),
            false);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, RejectModel::Place).data().toString(), QStringLiteral("Line 9"));
        QCOMPARE(model.index(0, RejectModel::Rows).data().toString(), QStringLiteral("2"));
        QCOMPARE(model.index(0, RejectModel::Reason).data().toString(), QStringLiteral("\u2026 is no time."));
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        QCOMPARE(model.index(1, RejectModel::Text, model.index(0, 0)).data().toString(), QStringLiteral("yesterday"));
        QCOMPARE(model.rowCount(model.index(1, 0)), 0);
        QCOMPARE(model.index(1, RejectModel::Text).data().toString(), QStringLiteral("(empty)"));
    }

    void unreadFieldsAreNoRefusedRecords()
    {
        auto field = rejected(5, "created", "no date", "soon");
        field.reject.kept = true;
        const RejectGroupsPtr groups = groupRejects(
            {field, field, field, rejected(2, "at", "no date", "x"), rejected(3, "at", "no date", "y"), rejected(4, "", "no key", "")});
        const RejectCounts counts = countRejects(groups, 3);
        QCOMPARE(counts.fields, 3);
        QCOMPARE(counts.refused, 3);
        QCOMPARE(counts.refusedByReason, std::vector<std::int64_t>({2, 1}));
        QVERIFY(counts.complete);
        QVERIFY(!countRejects(groups, 12'000).complete); // the others nobody looked at
        QCOMPARE(countRejects(nullptr, 0).listed(), 0);
    }

    void oneRowASourceWithItsNewestImport()
    {
        store::ImportInfo first;
        first.id = 1;
        first.sourceId = 1;
        first.source = "/exports/board.csv";
        first.items = 10;
        store::ImportInfo second = first;
        second.id = 3;
        second.items = 2314;
        second.rejected = 41;
        store::ImportInfo other;
        other.id = 2;
        other.sourceId = 2;
        other.source = "/code/shop";
        other.format = "git";
        other.commits = 1;
        other.missing = true;
        const std::vector<SourceRow> rows = sourceRows({first, other, second});
        QCOMPARE(rows.size(), std::size_t {2});
        QCOMPARE(rows[0].name, QStringLiteral("board.csv"));
        QCOMPARE(rows[0].gave, QStringLiteral("2,314 items"));
        QCOMPARE(rows[0].stateText, QStringLiteral("41 rejected"));
        QCOMPARE(rows[1].gave, QStringLiteral("1 commit"));
        QCOMPARE(rows[1].state, SourceState::Missing);
        ImportModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, ImportModel::Source).data(ImportModel::IconRole).toString(), QStringLiteral("git-branch"));
    }

private:
    JobRunner m_jobs;
};

QTEST_GUILESS_MAIN(TestItemModel)
#include "tst_item_model.moc"
