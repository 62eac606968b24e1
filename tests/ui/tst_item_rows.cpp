// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream.h"
#include "tests/ui/item_board.h"
#include "ui/models/item_journey.h"
#include "ui/models/item_summary.h"
#include "ui/models/item_way.h"

#include <QTest>

#include <algorithm>

using namespace weir;
using namespace weir::ui;
using namespace weir::testsupport;

/// Which items are listed, what is known of each, and its way through the stream.
class TestItemRows : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysWhyAnItemIsLeftOut()
    {
        const auto rows = rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::LeftOut);
        QCOMPARE(rows->reason, std::vector<LeftOutReason>({LeftOutReason::NotStarted, LeftOutReason::Discarded}));
    }

    void whatIsLeftOutIsCountedLikeTheWindow()
    {
        const auto facts = factsOf(testsupport::datasetFromText(std::string(board)
            + "ABC-6: created 2025-03-20, Open 2025-03-20, Dropped +1d\n"
              "ABC-7: created 2025-03-21, Open 2025-03-21\n"));
        const auto at = testsupport::instantFromText;
        for (const TimeWindow& window :
            {TimeWindow(), TimeWindow {at("2025-03-04"), at("2025-03-09")}, TimeWindow {at("2025-03-15"), at("2025-04-02")}}) {
            SilentProgress silent;
            Selection selection;
            selection.window = window;
            const auto stream = analysis::measureStream(*facts, selection, analysis::Level::Stage, silent);
            const auto rows = rowsOf(facts, ItemMode::LeftOut, {}, window);
            QCOMPARE(static_cast<std::int64_t>(rows->finished + rows->open + rows->leftOut), stream.total);
            QCOMPARE(rows->items.size(), rows->leftOut);
            QCOMPARE(std::ranges::count(rows->reason, LeftOutReason::Discarded), stream.discarded);
            QCOMPARE(rows->windowed, window != TimeWindow());
        }
        const auto late = rowsOf(facts, ItemMode::LeftOut, {}, {at("2025-03-15"), at("2025-04-02")});
        QCOMPARE(late->items, std::vector<std::uint32_t>({3, 5, 6})); // what was dropped before is of no concern here
        const auto early = rowsOf(facts, ItemMode::LeftOut, {}, {at("2025-03-01"), at("2025-03-02")});
        QCOMPARE(early->items, std::vector<std::uint32_t>({0})); // finished later, but not started by then
        QCOMPARE(early->reason, std::vector<LeftOutReason>({LeftOutReason::NotStarted}));
        QVERIFY(early->past);
    }

    void whatMayHaveStartedIsLeftOut()
    {
        const auto facts =
            factsOf(testsupport::datasetFromText("ABC-1: created 2025-03-01, resolved 2025-03-20, now Done, cut\n"
                                                 "ABC-2: created 2025-03-01, In Progress +1d, Done +30d\nnewest 2025-04-01"));
        const TimeWindow window {testsupport::instantFromText("2025-03-02"), testsupport::instantFromText("2025-03-10")};
        SilentProgress silent;
        Selection selection;
        selection.window = window;
        const auto stream = analysis::measureStream(*facts, selection, analysis::Level::Stage, silent);
        const auto rows = rowsOf(facts, ItemMode::LeftOut, {}, window);
        QCOMPARE(stream.maybeInProgress, 1);
        QCOMPARE(rows->reason, std::vector<LeftOutReason>({LeftOutReason::MaybeStarted}));
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

    void unknownLengthsStayLastInBothDirections()
    {
        std::vector<std::uint32_t> keys {5, ItemRows::unknownKey, 1, 3};
        std::vector<std::uint32_t> rows {0, 1, 2, 3};
        sortRows(rows, keys, false);
        QCOMPARE(rows, std::vector<std::uint32_t>({2, 3, 0, 1}));
        sortRows(rows, keys, true);
        QCOMPARE(rows, std::vector<std::uint32_t>({0, 3, 2, 1}));
    }
};

QTEST_GUILESS_MAIN(TestItemRows)
#include "tst_item_rows.moc"
