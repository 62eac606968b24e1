// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/flow_series.h"
#include "tests/support/dataset_text.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;
using namespace std::chrono_literals;
using testsupport::datasetFromText;
using testsupport::instantFromText;

namespace {

using Counts = std::vector<std::int64_t>;

FactsPtr factsOf(const char* text, const Calendar& calendar = Calendar())
{
    StageMap map;
    map.stages = {
        {"Backlog", StageKind::Outside, {}, {"Open"}, {}, {}},
        {"Dev", StageKind::Work, {"Ready"}, {"Coding"}, {}, {}},
        {"Done", StageKind::Done, {}, {"Done"}, {}, {}},
    };
    SilentProgress silent;
    return computeFacts(datasetFromText(text), map, calendar, silent);
}

FlowSeries weeks(const FactsPtr& facts, const Selection& selection = {})
{
    SilentProgress silent;
    return flowSeries(*facts, selection, Bucket::Week, silent);
}

} // namespace

class TestFlowSeries : public QObject {
    Q_OBJECT
private slots:
    void countsEveryBucketAlsoWithNothing()
    {
        const FlowSeries series = weeks(factsOf("A-1: Coding 2025-03-03, Done 2025-03-04\nA-2: Coding 2025-03-05, Done 2025-03-25"));
        QCOMPARE(series.bounds.size(), std::size_t {5});
        QCOMPARE(series.arrivals, (Counts {2, 0, 0, 0}));
        QCOMPARE(series.finished, (Counts {1, 0, 0, 1}));
        QCOMPARE(series.inProgress, (Counts {1, 1, 1, 0}));
    }

    void showsWhereItemsAreAtTheEndOfEachBucket()
    {
        const FlowSeries series = weeks(factsOf("A-1: Open 2025-03-03, Ready 2025-03-11, Coding 2025-03-12, Done 2025-03-20"));
        QCOMPARE(series.byStage[0], (Counts {1, 0, 0}));
        QCOMPARE(series.byStage[1], (Counts {0, 1, 0}));
        QCOMPARE(series.byStage[2], (Counts {0, 0, 1}));
        QCOMPARE(series.inProgress, (Counts {0, 1, 0})); // what is outside has not started
    }

    void countsOnlyWhatTheWindowHolds()
    {
        Selection selection;
        selection.window = {instantFromText("2025-03-04"), instantFromText("2025-03-12")};
        const FlowSeries series = weeks(
            factsOf("A-1: Coding 2025-03-03, Done 2025-03-05\nA-2: Coding 2025-03-04, Done 2025-03-12\nA-3: Coding 2025-03-11"), selection);
        QCOMPARE(series.arrivals, (Counts {1, 1}));
        QCOMPARE(series.finished, (Counts {1, 0}));
    }

    void beginsWeeksInTheZone()
    {
        const Calendar east(Zone("East", {{Instant {}, 9h}}));
        const auto facts = factsOf("A-1: Coding 2025-03-02T20:00, Done 2025-03-09T20:00", east); // Mondays, 05:00 there
        const WeeklyCounts sparkline = finishedPerWeek(*facts, {});
        QCOMPARE(sparkline.counts, (Counts {0, 1}));
        QCOMPARE(QString::fromStdString(isoDay(sparkline.starts[0])), QString("2025-03-03"));
    }

    void ignoresTimesThatNobodyKnows()
    {
        const FlowSeries series = weeks(factsOf("A-1: created 2025-03-03, Open > Coding 2025-03-04, now Done\nA-2: Coding 2025-03-10"));
        QCOMPARE(series.finished, (Counts {0, 0}));
        QCOMPARE(series.inProgress, (Counts {0, 1})); // when the first was finished is unknown
    }

    void tellsTheTimeInEachStatus()
    {
        SilentProgress silent;
        const auto table =
            timeInStatus(*factsOf("A-1: Ready 2025-03-03, Coding +1d, Done +3d\nA-2: Ready 2025-03-03, Coding +3d"), {}, silent);
        QCOMPARE(table.size(), std::size_t {3});
        QCOMPARE(table[0].name, std::string("Ready"));
        QCOMPARE(table[0].kind, std::string("queue"));
        QCOMPARE(table[0].time.n, 2);
        QCOMPARE(*table[0].time.mean, 2 * 86400.0);
        QCOMPARE(table[0].totalSeconds, 4 * 86400.0);
        QCOMPARE(table[1].time.n, 1);
        QVERIFY(!table[2].time.p85);
    }

    void copesWithNothing()
    {
        const FlowSeries series = weeks(factsOf(""));
        QCOMPARE(series.arrivals, (Counts {0}));
        QCOMPARE(finishedPerWeek(*factsOf(""), {}).counts, (Counts {0}));
    }
};

QTEST_APPLESS_MAIN(TestFlowSeries)
#include "tst_flow_series.moc"
