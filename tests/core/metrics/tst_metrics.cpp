// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream.h"
#include "core/metrics/metric.h"
#include "core/sample/team.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace weir;
using namespace std::chrono_literals;
using metrics::MetricPoint;
using metrics::MetricResult;

namespace {

StageMap stages()
{
    StageMap map;
    map.stages = {{"Backlog", StageKind::Outside, {}, {"Backlog"}, {}, {}}, {"Build", StageKind::Work, {"Ready"}, {"Doing"}, {}, {}},
        {"Done", StageKind::Done, {}, {"Done"}, {}, {}}, {"Dropped", StageKind::Discarded, {}, {"Dropped"}, {}, {}}};
    return map;
}

struct Asked {
    const char* from = nullptr;
    const char* to = nullptr;
    Bucket bucket = Bucket::Week;
    Zone zone = {};
    Selection selection = {};
};

MetricResult measure(std::string_view id, std::string_view text, const Asked& asked = {})
{
    SilentProgress progress;
    const auto facts = analysis::computeFacts(testsupport::datasetFromText(text), stages(), Calendar(asked.zone), progress);
    metrics::MetricQuery query {asked.selection, asked.bucket};
    const auto day = [](const char* word) { return word != nullptr ? parseIsoDay(word) : std::nullopt; };
    query.selection.window = facts->calendar.window(day(asked.from), day(asked.to));
    return metrics::findMetric(id)->compute(*facts, query, progress);
}

/// "2025-03-03 1, 2025-03-10 0*": start and value of each bucket; * partial, ? unknown.
std::string shown(const MetricResult& result)
{
    std::string words;
    for (const MetricPoint& point : result.series) {
        words += (words.empty() ? "" : ", ") + isoDay(point.start) + " ";
        words += point.value ? std::to_string(std::lround(*point.value)) : "?";
        words += point.partial ? "*" : "";
    }
    return words;
}

constexpr auto threeFinished = R"(
A-1 Bug: Backlog 2025-03-03T00:00, Doing 2025-03-04T09:00, Done 2025-03-05T09:00
A-2 Story: Ready 2025-03-04T09:00, Doing +1d, Done 2025-03-17T09:00
A-3 Bug: Ready 2025-03-05T09:00, Doing +1d, Dropped 2025-03-18T09:00
A-4 Bug: Backlog 2025-03-06T09:00, Ready 2025-03-10T09:00
newest 2025-03-26
)";

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT
private slots:
    void countsFinishedItemsInIsoWeeksAlsoThoseWithNone()
    {
        const MetricResult result = measure("throughput", threeFinished);
        QCOMPARE(shown(result), std::string("2025-03-03 1, 2025-03-10 0, 2025-03-17 1, 2025-03-24 0*"));
        QCOMPARE(result.summary.n, 3);
        QCOMPARE(result.summary.mean.value(), 2.0 / 3);
        QCOMPARE(result.known, 2);
        QCOMPARE(result.of, 2);
        QCOMPARE(result.items, (std::vector<std::uint32_t> {0, 1}));
        QCOMPARE(result.series[1].low.value(), 0.0);
        QVERIFY(std::abs(result.series[1].high.value() - 3.6889) < 1e-3);
    }

    void keepsToTheWindow_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one week") << "2025-03-03"
                                  << "2025-03-10"
                                  << "2025-03-03 1";
        QTest::newRow("a week is cut") << "2025-03-04"
                                       << "2025-03-17"
                                       << "2025-03-03 1*, 2025-03-10 0";
        QTest::newRow("before the data nothing is known") << "2025-02-17"
                                                          << "2025-03-10"
                                                          << "2025-02-17 ?*, 2025-02-24 ?*, 2025-03-03 1";
        QTest::newRow("after the data neither") << "2025-03-17"
                                                << "2025-04-07"
                                                << "2025-03-17 1, 2025-03-24 0*, 2025-03-31 ?*";
        QTest::newRow("open end") << "2025-03-10"
                                  << ""
                                  << "2025-03-10 0, 2025-03-17 1, 2025-03-24 0*";
    }
    void keepsToTheWindow()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, expected);
        const std::string first = from.toStdString();
        const std::string last = to.toStdString();
        const MetricResult result =
            measure("throughput", threeFinished, {.from = first.c_str(), .to = last.empty() ? nullptr : last.c_str()});
        QCOMPARE(QString::fromStdString(shown(result)), expected);
    }

    void marksTheFirstWeekAsCutIfTheDataBeginInIt()
    {
        const MetricResult result = measure("throughput", "A-1: Ready 2025-03-05, Done 2025-03-12\nnewest 2025-03-17");
        QCOMPARE(shown(result), std::string("2025-03-03 0*, 2025-03-10 1, 2025-03-17 0*"));
    }

    void countsArrivalsByCreation()
    {
        const MetricResult result = measure("arrivals", threeFinished);
        QCOMPARE(shown(result), std::string("2025-03-03 4, 2025-03-10 0, 2025-03-17 0, 2025-03-24 0*"));
        QCOMPARE(result.known, 4);
    }

    void measuresLeadAndCycleTimeOfFinishedItems()
    {
        const MetricResult lead = measure("lead_time", threeFinished);
        QCOMPARE(lead.summary.n, 2);
        QCOMPARE(lead.summary.p50.value(), 2.375 * 86400); // nearest rank: the lower of two
        QCOMPARE(lead.summary.value, lead.summary.p50);
        QVERIFY(!lead.series[1].value); // nothing finished: unknown, not zero
        QCOMPARE(lead.series[1].n, 0);
        const MetricResult cycle = measure("cycle_time", threeFinished);
        QCOMPARE(cycle.summary.p50.value(), 86400.0);
        QCOMPARE(cycle.summary.p95.value(), 13 * 86400.0);
    }

    void leavesOutFinishesBeforeTheCreation()
    {
        const MetricResult result =
            measure("lead_time", "A-1: created 2025-03-05, resolved 2025-03-04\nA-2: created 2025-03-03, resolved 2025-03-06");
        QCOMPARE(result.summary.n, 1);
        QCOMPARE(result.known, 1);
        QCOMPARE(result.of, 2);
    }

    void countsWhatTheStreamCountsAsInProgress_data()
    {
        QTest::addColumn<QString>("odd");
        QTest::newRow("created later than anything") << "B-1: created 2999-01-01, Doing 2025-03-05";
        QTest::newRow("all of it later") << "B-1: created 2262-04-11, Doing 2262-04-12";
        QTest::newRow("entered later") << "B-1: created 2025-03-04, Backlog 2025-03-04, Doing 2999-01-01";
        QTest::newRow("finished later") << "B-1: created 2025-03-04, Doing 2025-03-05, resolved 2262-04-11";
        QTest::newRow("done later") << "B-1: created 2025-03-04, Doing 2025-03-05, Done 2999-01-01";
        QTest::newRow("worked on before its creation") << "B-1: created 2025-03-12, Doing 2025-03-05";
    }
    void countsWhatTheStreamCountsAsInProgress()
    {
        QFETCH(QString, odd);
        const std::string text =
            "newest 2025-03-20\nA-1: Doing 2025-03-03, Done 2025-03-12\nA-2: Doing 2025-03-04\nA-3: Doing 2025-03-10\n" + odd.toStdString();
        SilentProgress progress;
        const auto facts = analysis::computeFacts(testsupport::datasetFromText(text), stages(), Calendar(), progress);
        for (const char* to : {"2025-03-06", "2025-03-11", "2025-03-15", "2025-03-21"}) {
            metrics::MetricQuery query;
            query.selection.window = facts->calendar.window(std::nullopt, parseIsoDay(to));
            const auto stream = analysis::measureStream(*facts, query.selection, analysis::Level::Stage, progress);
            const MetricResult wip = metrics::findMetric("wip")->compute(*facts, query, progress);
            QCOMPARE(wip.summary.value, std::optional(static_cast<double>(stream.inProgress)));
            QCOMPARE(std::int64_t(wip.items.size()), stream.inProgress);
        }
    }

    void countsWorkInProgressAtTheEndOfEachWeek()
    {
        const MetricResult result = measure("wip", threeFinished);
        QCOMPARE(shown(result), std::string("2025-03-03 2, 2025-03-10 3, 2025-03-17 1, 2025-03-24 1*"));
        QCOMPARE(result.summary.value.value(), 1.0);
        QCOMPARE(result.items, (std::vector<std::uint32_t> {3}));
        QVERIFY(!result.limits);
    }

    void sharesWorkOverLeadTime()
    {
        const MetricResult result = measure("flow_efficiency", threeFinished);
        QCOMPARE(result.summary.n, 2);
        // A-1 worked 1 of 2.375 days, A-2 12 of 13.
        QVERIFY(std::abs(result.summary.value.value() - 13 / 15.375) < 1e-12);
        QVERIFY(std::abs(result.summary.p50.value() - 1 / 2.375) < 1e-12);
        QVERIFY(!result.atMost);
    }

    void boundsTheShareWhereNoQueueIsKnown()
    {
        const MetricResult result = measure("flow_efficiency", "A-1: Backlog 2025-01-01, Doing 2025-01-06, Done 2025-01-11\n");
        QVERIFY(result.atMost);
        QVERIFY(!measure("lead_time", threeFinished).atMost);
    }

    void leavesItemsOlderThanTheirCreationOutOfTheShare()
    {
        std::string text = "B-1: Backlog 2025-01-01, Doing 2025-01-06, Done 2025-01-11\n";
        for (int i = 1; i <= 12; ++i)
            text += "A-" + std::to_string(i) + ": created 2025-01-10, Doing 2025-01-01, Done 2025-01-11\n";
        const MetricResult result = measure("flow_efficiency", text);
        QCOMPARE(result.known, 1);
        QCOMPARE(result.of, 13);
        QCOMPARE(result.summary.value.value(), 0.5);
        for (const MetricPoint& point : result.series)
            QVERIFY(!point.low && !point.high);
    }

    void countsCommitsByCommitterTime()
    {
        const MetricResult result = measure("commits",
            "commit aa one Ann 2025-03-03T00:00\ncommit bb one Ann 2025-03-09T23:59\ncommit cc one Bea 2025-03-10T00:00\nA-1: Ready "
            "2025-01-01\nnewest "
            "2025-05-01");
        QCOMPARE(shown(result), std::string("2025-03-03 2, 2025-03-10 1*"));
        QCOMPARE(result.info->unit, std::string_view("commits"));
    }

    void doesNotTakeTheTimeOfCommitsForTimeOfItems()
    {
        const MetricResult result = measure("throughput", "A-1: Ready 2025-03-03, Done 2025-03-06\ncommit aa one Ann 2025-04-20T09:00");
        QCOMPARE(shown(result), std::string("2025-03-03 1*"));
    }

    void putsBucketsAtMidnightOfTheZone()
    {
        // 23:30 UTC on Sunday is Monday in Berlin.
        const auto text = "A-1: Ready 2025-03-03, Done 2025-03-09T23:30\nnewest 2025-03-20";
        QCOMPARE(shown(measure("throughput", text)), std::string("2025-03-03 1, 2025-03-10 0, 2025-03-17 0*"));
        QCOMPARE(shown(measure("throughput", text, {.zone = sample::berlin()})), std::string("2025-03-03 0*, 2025-03-10 1, 2025-03-17 0*"));
    }

    void takesMonthsAndQuarters()
    {
        QCOMPARE(shown(measure("throughput", threeFinished, {.bucket = Bucket::Month})), std::string("2025-03-01 2*"));
        QCOMPARE(shown(measure("throughput", threeFinished, {.bucket = Bucket::Quarter})), std::string("2025-01-01 2*"));
    }

    void appliesTheFilter()
    {
        Asked asked;
        asked.selection.where = {{"type", {"Story"}}};
        QCOMPARE(measure("throughput", threeFinished, asked).known, 1);
        QCOMPARE(measure("wip", threeFinished, asked).items.size(), std::size_t(0));
    }

    void ignoresWhatIsLaterThanNow()
    {
        Asked asked;
        asked.selection.now = testsupport::instantFromText("2025-03-10T00:00");
        QCOMPARE(shown(measure("throughput", threeFinished, asked)), std::string("2025-03-03 1, 2025-03-10 0*"));
        QCOMPARE(shown(measure("wip", threeFinished, asked)), std::string("2025-03-03 2, 2025-03-10 2*"));
    }

    void countsWhatLiesBehindTheImportOnceNowHasReachedIt_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the import") << "2025-03-09T12:00"
                                    << "2025-03-03 1*";
        QTest::newRow("later") << "2025-03-24T12:00"
                               << "2025-03-03 1, 2025-03-10 0, 2025-03-17 0, 2025-03-24 1*";
        QTest::newRow("long after") << "2200-01-01"
                                    << "2025-03-03 1, 2025-03-10 0, 2025-03-17 0, 2025-03-24 1, 2025-03-31 1*";
    }
    void countsWhatLiesBehindTheImportOnceNowHasReachedIt()
    {
        QFETCH(QString, now);
        QFETCH(QString, expected);
        const auto text = "A-1: Ready 2025-03-03, Done 2025-03-04\nA-2: Ready 2025-03-05, Done 2025-03-24T02:00\n"
                          "A-3: Ready 2025-03-05, Done 2025-04-01\nnewest 2025-03-09T12:00";
        Asked asked;
        asked.selection.now = testsupport::instantFromText(now.toStdString());
        QCOMPARE(QString::fromStdString(shown(measure("throughput", text, asked))), expected);
        for (const Bucket bucket : {Bucket::Day, Bucket::Week, Bucket::Month, Bucket::Quarter}) {
            asked.bucket = bucket;
            for (const char* id : {"throughput", "arrivals", "lead_time", "flow_efficiency"}) {
                const MetricResult result = measure(id, text, asked);
                QCOMPARE(std::accumulate(result.series.begin(), result.series.end(), std::int64_t {},
                             [](std::int64_t sum, const MetricPoint& point) { return sum + point.n; }),
                    result.known);
            }
        }
    }

    void hasABucketForTheEveningThatComesTwice()
    {
        // Clocks go back from one minute past midnight to one minute past eleven: what is later lies in the day before.
        const auto back = testsupport::instantFromText("2008-11-02T02:31");
        const Zone zone("Back over midnight", {{Instant {}, -150min}, {back, -210min}});
        QCOMPARE(zone.dayOf(back + 29min), parseIsoDay("2008-11-01").value());
        const MetricResult result = measure(
            "commits", "commit aa one Ann 2008-11-01T12:00\ncommit bb one Ann 2008-11-02T03:00", {.bucket = Bucket::Day, .zone = zone});
        QCOMPARE(shown(result), std::string("2008-11-01 1*, 2008-11-02 1*"));
    }

    void countsOpenItemsOfUnknownStartWhereTheyAreSeen()
    {
        // Of A-1 nobody knows since when it is in Doing; of A-2 it is known when it left Doing for Ready.
        const auto text = "A-1: created 2025-03-01, now Doing, cut\n"
                          "A-2: created 2025-03-01, Ready > Backlog 2025-03-02, Doing > Ready 2025-03-12\n"
                          "A-3: Ready 2025-03-03\nA-4: Ready 2025-03-03\nnewest 2025-03-26";
        const MetricResult result = measure("wip", text);
        QCOMPARE(shown(result), std::string("2025-02-24 1*, 2025-03-03 3*, 2025-03-10 3*, 2025-03-17 3*, 2025-03-24 4*"));
        QCOMPARE(result.summary.value.value(), 4.0);
        QCOMPARE(result.items.size(), std::size_t {4});
        QCOMPARE(result.known, 4); // of the newest figure; how it was before is told by the buckets
        QCOMPARE(result.of, 4);
    }

    void knowsNoWorkInProgressWhereNothingWasEverSeenInTheStream()
    {
        const auto text = "A-1: Backlog 2025-03-03, Done 2025-03-12\nA-2: Backlog 2025-03-04\nnewest 2025-03-26";
        for (const Asked& asked : {Asked {}, Asked {.from = "2025-03-17", .to = "2025-03-24"}}) {
            const MetricResult result = measure("wip", text, asked);
            QVERIFY(!result.summary.value);
            QVERIFY(std::ranges::none_of(result.series, [](const MetricPoint& point) { return point.value.has_value(); }));
            QCOMPARE(result.known, 0);
        }
        QCOMPARE(measure("wip", std::string(text) + "\nA-3: Doing 2025-03-03, Done 2025-03-04").summary.value.value(), 0.0);
    }

    void knowsNoCountOfWhatHasNoInstant()
    {
        // Three are done, and nobody knows when: whatever the window, that is not none.
        const auto text = "A-1: created 2025-03-03, now Done, cut\nA-2: created 2025-03-03, now Done, cut\n"
                          "A-3: created 2025-03-24, now Done, cut\nnewest 2025-03-26";
        for (const Asked& asked : {Asked {}, Asked {.from = "2025-03-03", .to = "2025-03-24"}}) {
            const MetricResult result = measure("throughput", text, asked);
            QVERIFY(!result.summary.value && !result.limits);
            for (const MetricPoint& point : result.series)
                QVERIFY(!point.value && !point.low && !point.high);
        }
        QCOMPARE(measure("throughput", text).of, 3);
        const MetricResult some = measure("throughput", std::string(text) + "\nA-4: Doing 2025-03-03, Done 2025-03-11");
        QCOMPARE(shown(some), std::string("2025-03-03 0, 2025-03-10 1, 2025-03-17 0, 2025-03-24 0*"));
        QCOMPARE(some.of, 4);
    }

    void ratesCommitsByTheTimeThatTheyCover()
    {
        // A repository of two years beside items of three weeks: 105 commits, one a week.
        std::string text = threeFinished;
        const auto first = testsupport::instantFromText("2023-03-20T12:00");
        for (int i = 0; i < 105; ++i)
            text += "commit c" + std::to_string(i) + " one Ann " + isoInstant(first + std::chrono::days(7 * i)).substr(0, 16) + "\n";
        QCOMPARE(measure("commits", text).summary.value.value(), 105.0 / 104);
        const MetricResult before = measure("commits", text, {.from = "2023-03-01", .to = "2023-05-01"});
        QCOMPARE(before.known, 6);
        QCOMPARE(before.summary.value.value(), 6 / 5.9285714285714288);
    }

    void knowsNoWorkInProgressWhereMoreIsUnknownThanKnown()
    {
        const auto text = "A-1: created 2025-03-03, resolved 2025-03-18, now Done, cut\n"
                          "A-2: created 2025-03-03, resolved 2025-03-18, now Done, cut\nA-3: Ready 2025-03-04\nnewest 2025-03-30T23:59:59";
        QCOMPARE(shown(measure("wip", text)), std::string("2025-03-03 ?*, 2025-03-10 ?*, 2025-03-17 1, 2025-03-24 1*"));
    }

    void doesNotBeginWithAMistakenDate()
    {
        const auto text = "A-1: Ready 0025-01-03, Done 2025-03-05\nA-2: Ready 2025-03-03, Done 2025-03-12\n"
                          "A-3: created 2025-03-04, resolved 0025-03-06\nA-4: Ready 2025-03-04\nnewest 2025-03-17";
        const MetricResult arrivals = measure("arrivals", text, {.bucket = Bucket::Day});
        QCOMPARE(arrivals.series.front().start, parseIsoDay("2025-03-03").value());
        QCOMPARE(arrivals.known, 3);
        QCOMPARE(arrivals.of, 4);
        const MetricResult finished = measure("throughput", text);
        QCOMPARE(shown(finished), std::string("2025-03-03 1, 2025-03-10 1, 2025-03-17 0*"));
        QCOMPARE(finished.of, 3);
        QCOMPARE(measure("lead_time", text).known, 1); // two thousand years are nobody's lead time
        // Whoever asks for such a window has it.
        QCOMPARE(measure("throughput", text, {.from = "0025-01-01", .to = "0026-01-01"}).known, 1);
    }

    void believesDataThatAreAllOld()
    {
        const auto text = "A-1: Ready 1970-01-01, Done 1970-01-08\nA-2: Ready 1970-01-05, Done 1970-01-12\nA-3: Ready 1991-01-01";
        const MetricResult result = measure("throughput", text);
        QCOMPARE(result.known, 2);
        QCOMPARE(result.series.front().start, parseIsoDay("1969-12-29").value());
        QCOMPARE(measure("lead_time", text).known, 2);
    }

    void dividesCountsByTheExactTimeOfTheData()
    {
        // Two in 23 days, of which the means of whole weeks leave five out.
        const MetricResult weeks = measure("throughput", threeFinished);
        QCOMPARE(weeks.summary.value.value(), 2 / (23.0 / 7));
        const MetricResult days = measure("throughput", threeFinished, {.bucket = Bucket::Day});
        QVERIFY(std::abs(days.summary.value.value() - 2 / 23.0) < 1e-12);
        QVERIFY(!measure("throughput", threeFinished, {.bucket = Bucket::Quarter}).summary.value); // no whole quarter
    }

    void takesAWindowThatEndsBeforeItBeginsAsEmpty()
    {
        for (const metrics::Metric* metric : metrics::allMetrics()) {
            const MetricResult result = measure(metric->info().id, threeFinished, {.from = "2025-03-17", .to = "2025-03-03"});
            QVERIFY(result.series.empty());
            QCOMPARE(result.known, 0);
        }
    }

    void saysNothingAboutNothing()
    {
        for (const metrics::Metric* metric : metrics::allMetrics()) {
            const MetricResult result = measure(metric->info().id, "");
            QVERIFY(result.series.empty());
            QVERIFY(!result.summary.value && !result.summary.mean && !result.summary.p95);
            QCOMPARE(result.summary.n, 0);
            QCOMPARE(result.of, 0);
        }
    }

    void refusesEndlessSeries()
    {
        const auto text = "A-1: Ready 1400-01-01, Done 2025-03-06";
        QVERIFY(measure("throughput", text, {.bucket = Bucket::Week}).series.size() > 30000);
        QVERIFY_EXCEPTION_THROWN(measure("throughput", text, {.bucket = Bucket::Day}), Error);
    }

    void describesEachMetric()
    {
        std::vector<std::string_view> ids;
        for (const metrics::Metric* metric : metrics::allMetrics()) {
            const metrics::MetricInfo& info = metric->info();
            for (const std::string_view text :
                {info.title, info.unit, info.clock, info.definition, info.formula, info.leavesOut, info.source})
                QVERIFY2(!text.empty(), std::string(info.id).c_str());
            QCOMPARE(metrics::findMetric(info.id), metric);
            QCOMPARE(info.isStock, info.id == "wip");
            ids.push_back(info.id);
        }
        std::ranges::sort(ids);
        QCOMPARE(ids,
            (std::vector<std::string_view> {"arrivals", "commits", "cycle_time", "flow_efficiency", "lead_time", "throughput", "wip"}));
        QVERIFY(metrics::findMetric("frobnication") == nullptr);
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
