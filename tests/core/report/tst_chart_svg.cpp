// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_axes.h"
#include "core/report/chart_svg.h"
#include "tests/core/report/tag_scanner.h"

#include <QRegularExpression>
#include <QTest>

using namespace weir;
using namespace weir::report;

namespace {

const metrics::MetricInfo duration {.id = "lead_time",
    .title = "Lead time",
    .unit = "seconds",
    .clock = "elapsed",
    .definition = "x",
    .formula = {},
    .leavesOut = {},
    .source = {},
    .moreIsBetter = false};
const metrics::MetricInfo count {.id = "throughput",
    .title = "Throughput",
    .unit = "items",
    .clock = "none",
    .definition = "x",
    .formula = {},
    .leavesOut = {},
    .source = {}};

/// Weekly values from Monday 3 March 2025; absent ones are missing weeks.
metrics::MetricResult weeks(const metrics::MetricInfo& info, const std::vector<std::optional<double>>& values)
{
    metrics::MetricResult result;
    result.info = &info;
    Day day = *parseIsoDay("2025-03-03");
    for (const auto& value : values) {
        result.series.push_back({day, day + std::chrono::days(7), value ? 1 : 0, value, {}, {}, false});
        day += std::chrono::days(7);
    }
    return result;
}

std::size_t countOf(const std::string& svg, std::string_view element)
{
    return testsupport::namesIn(svg).openings.count(std::string(element));
}

} // namespace

class TestChartSvg : public QObject {
    Q_OBJECT
private slots:
    void leavesRoomForLongLabels()
    {
        constexpr double year = 365.0 * 86'400;
        const std::string svg = chartSvg(weeks(duration, {4 * year, 3 * year, 4 * year, 2 * year, 3 * year, 4 * year, 3 * year}));
        static const QRegularExpression label(QStringLiteral("<text x=\"([0-9.]+)\"[^>]*text-anchor=\"end\"[^>]*>([^<]+)<"));
        auto found = label.globalMatch(QString::fromStdString(svg));
        QVERIFY(found.hasNext());
        bool longest = false;
        while (found.hasNext()) {
            const auto match = found.next();
            longest = longest || match.captured(2).size() >= 6; // "1500 d"
            QVERIFY2(match.captured(1).toDouble() >= 6.0 * static_cast<double>(match.captured(2).size()), qPrintable(match.captured(2)));
        }
        QVERIFY(longest);
    }

    void breaksTheLineOverMissingWeeks()
    {
        const std::string whole = chartSvg(weeks(duration, {2e5, 3e5, 4e5, 3e5, 2e5, 3e5, 4e5}));
        QCOMPARE(countOf(whole, "polyline"), std::size_t(1));
        const std::string broken = chartSvg(weeks(duration, {2e5, 3e5, 4e5, {}, 2e5, 3e5, 4e5}));
        QCOMPARE(countOf(broken, "polyline"), std::size_t(2));
    }

    void drawsNoLineThroughTooFewPoints()
    {
        const std::string svg = chartSvg(weeks(duration, {2e5, 3e5, 4e5, 3e5, 2e5}));
        QCOMPARE(countOf(svg, "polyline"), std::size_t(0));
        QCOMPARE(countOf(svg, "circle"), std::size_t(5));
    }

    void drawsABarForEachWeekWithSomething() { QCOMPARE(countOf(chartSvg(weeks(count, {3, 0, 5, 2})), "rect"), std::size_t(3)); }

    void hatchesWhatTheDataDoesNotCover()
    {
        metrics::MetricResult result = weeks(count, {{}, {}, 3, 4});
        QCOMPARE(countOf(chartSvg(result), "path"), std::size_t(0));
        result.series[0].partial = result.series[1].partial = true;
        QCOMPARE(countOf(chartSvg(result), "path"), std::size_t(1));
    }

    void marksSignals()
    {
        metrics::MetricResult result = weeks(duration, {2e5, 3e5, 4e5, 3e5, 2e5, 3e5, 9e5});
        result.limits = metrics::MetricLimits {3e5, 1e5, 6e5, {{result.series[6].start, "outside"}}};
        const std::string svg = chartSvg(result);
        QCOMPARE(countOf(svg, "polygon"), std::size_t(1));
        QVERIFY(svg.find("#B8540E") != std::string::npos); // worse
        result.series[6].value = 0.5e5;
        QVERIFY(chartSvg(result).find("#177A52") != std::string::npos); // better
    }

    void saysThatNothingIsKnown()
    {
        QVERIFY(chartSvg(weeks(duration, {})).find("nothing known") != std::string::npos);
        QVERIFY(chartSvg(weeks(duration, {{}, {}})).find("nothing known") != std::string::npos);
    }

    void givesTheSameBytesForTheSameData()
    {
        const auto result = weeks(count, {3, 0, 5, 2, 7, 8, 1});
        QCOMPARE(chartSvg(result), chartSvg(result));
    }

    void choosesRoundTicks_data()
    {
        QTest::addColumn<double>("most");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QList<double>>("ticks");
        QTest::newRow("nothing") << 0.0 << true << QList<double> {0, 1};
        QTest::newRow("one") << 1.0 << true << QList<double> {0, 1};
        QTest::newRow("37") << 37.0 << true << QList<double> {0, 10, 20, 30, 40};
        QTest::newRow("0.3") << 0.4 << false << QList<double> {0, 0.1, 0.2, 0.30000000000000004, 0.4};
        QTest::newRow("exactly on a step") << 60.0 << true << QList<double> {0, 20, 40, 60};
    }
    void choosesRoundTicks()
    {
        QFETCH(double, most);
        QFETCH(bool, whole);
        QFETCH(QList<double>, ticks);
        QCOMPARE(valueTicks(most, 4, whole), std::vector<double>(ticks.begin(), ticks.end()));
    }

    void namesTheYearOncePerYear()
    {
        const auto ticks = dayTicks(*parseIsoDay("2025-05-05"), *parseIsoDay("2026-05-04"), 0.8, 34);
        std::vector<std::string> years;
        for (const DayTick& tick : ticks) {
            if (!tick.year.empty())
                years.push_back(tick.label + " " + tick.year);
        }
        QCOMPARE(years, (std::vector<std::string> {"Jul 2025", "Jan 2026"}));
    }

    void keepsLabelsApart()
    {
        for (const int span : {5, 20, 59, 61, 200, 400, 1500, 9000, 90000}) {
            const Day from = *parseIsoDay("1990-02-07");
            const Day to = from + std::chrono::days(span);
            const double perDay = 300.0 / span;
            std::optional<Day> last;
            for (const DayTick& tick : dayTicks(from, to, perDay, 34)) {
                QVERIFY(tick.day >= from && tick.day < to);
                if (tick.label.empty())
                    continue;
                QVERIFY2(!last || double((tick.day - *last).count()) * perDay > 30, qPrintable(QString::number(span)));
                last = tick.day;
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestChartSvg)
#include "tst_chart_svg.moc"
