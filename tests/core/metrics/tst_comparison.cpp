// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/comparison.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <cmath>

using namespace weir;
using metrics::DifferenceMethod;
using metrics::MetricComparison;

namespace {

StageMap stages()
{
    StageMap map;
    map.stages = {{"Build", StageKind::Work, {"Ready"}, {"Doing"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
    return map;
}

/// Two items a day that take `first` days, from 1 January on for 28 days; then those that take `second`.
std::string board(int first, int second)
{
    std::string text;
    for (int i = 0; i < 56; ++i) {
        const int days = i < 28 ? first : second;
        for (int k = 0; k < 2; ++k) {
            const auto finish = std::chrono::local_days(std::chrono::year(2025) / 1 / 6) + std::chrono::days(i);
            text += "A-" + std::to_string(100 + 2 * i + k) + ": Ready " + isoDay(finish - std::chrono::days(days)) + "T0"
                + std::to_string(1 + k) + ":00, Doing +1h, Done " + isoDay(finish) + "T09:00\n";
        }
    }
    return text + "newest 2025-03-04\n";
}

MetricComparison compare(std::string_view id, const std::string& text, const char* from = "2025-01-06", const char* to = "2025-02-03")
{
    SilentProgress progress;
    const auto facts = analysis::computeFacts(testsupport::datasetFromText(text), stages(), Calendar(), progress);
    metrics::MetricQuery query;
    query.selection.window = facts->calendar.window(parseIsoDay("2025-02-03"), parseIsoDay("2025-03-03"));
    const auto* metric = metrics::findMetric(id);
    const auto now = metric->compute(*facts, query, progress);
    return metrics::compareMetric(*metric, *facts, query, now, facts->calendar.window(parseIsoDay(from), parseIsoDay(to)), progress);
}

} // namespace

class TestComparison : public QObject {
    Q_OBJECT
private slots:
    void aDurationIsComparedByItsMedians()
    {
        const MetricComparison lead = compare("lead_time", board(5, 3));
        QVERIFY(lead.method == DifferenceMethod::Medians);
        QCOMPARE(*lead.difference, -2 * 86400.0);
        QVERIFY(lead.beyondChance());
        QVERIFY(*lead.low <= *lead.difference && *lead.difference <= *lead.high && *lead.high < 0);
        QCOMPARE(lead.n, 56);
        QCOMPARE(lead.nBefore, 56);
    }

    void aCountIsComparedAsARate()
    {
        const MetricComparison done = compare("throughput", board(5, 5));
        QVERIFY(done.method == DifferenceMethod::Rates);
        QCOMPARE(*done.difference, 0.0);
        QVERIFY(!done.beyondChance());
        QCOMPARE(done.n, 56);
        QCOMPARE(*done.ratio, 1.0);
        QVERIFY(*done.ratioLow < 1 && *done.ratioHigh > 1);
    }

    void windowsOfOtherLengthsGiveTheSameRate()
    {
        const MetricComparison done = compare("throughput", board(5, 5), "2025-01-20", "2025-02-03");
        QCOMPARE(done.nBefore, 28);
        QVERIFY(std::abs(*done.difference) < 1e-9);
    }

    void aShareOfTimeIsComparedByItsSums()
    {
        const MetricComparison active = compare("flow_efficiency", board(5, 3));
        QVERIFY(active.method == DifferenceMethod::Ratios);
        QVERIFY(active.low && *active.low < *active.difference && *active.difference < *active.high);
    }

    void aStockIsCountedAndNotEstimated()
    {
        const MetricComparison wip = compare("wip", board(5, 3));
        QVERIFY(wip.method == DifferenceMethod::Counted);
        QVERIFY(wip.difference && !wip.low && !wip.beyondChance());
    }

    void whatLooksLikeNothingIsNoDifference()
    {
        const auto differs = [](std::string_view id, double low, double high) {
            MetricComparison made;
            made.info = &metrics::findMetric(id)->info();
            made.low = low;
            made.high = high;
            return made.beyondChance();
        };
        QVERIFY(!differs("flow_efficiency", -0.0011, -0.0002)); // "0.0 points lower (0.1 to 0.0)"
        QVERIFY(differs("flow_efficiency", -0.011, -0.002));
        QVERIFY(!differs("lead_time", 600, 4 * 86400.0)); // 0.0 d to 4 d
        QVERIFY(differs("lead_time", 600, 3600));
        QVERIFY(!differs("throughput", 0.001, 0.4));
        QVERIFY(!differs("throughput", -0.4, 0.4));
        QVERIFY(differs("throughput", 0.1, 0.4));
    }

    void aWindowBeforeTheDataTellsNothing()
    {
        const MetricComparison lead = compare("lead_time", board(5, 3), "2023-01-02", "2023-01-30");
        QVERIFY(lead.method == DifferenceMethod::None);
        QVERIFY(!lead.before && !lead.difference && !lead.low);
        QCOMPARE(lead.nBefore, 0);
        const MetricComparison done = compare("throughput", board(5, 3), "2023-01-02", "2023-01-30");
        QVERIFY(!done.difference); // nothing known is not nothing done
    }

    void fewValuesHaveADifferenceAndNoInterval()
    {
        const MetricComparison lead = compare("lead_time", board(5, 3), "2025-01-06", "2025-01-09");
        QVERIFY(lead.method == DifferenceMethod::TooFew);
        QCOMPARE(lead.nBefore, 6);
        QVERIFY(lead.difference && !lead.low);
    }
};

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
