// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream.h"
#include "core/metrics/metric.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <string>

// Random logs, measured by the product and by a slow oracle that knows nothing but the events.

using namespace weir;
using namespace weir::analysis;
using testsupport::datasetFromText;
using testsupport::instantFromText;

namespace {

using Minutes = long long;
constexpr Minutes endless = INT64_MAX;

/// Statuses by number; the stage of each, and whether it is a queue. Stage 0 is outside, 1 to 3 work, 4 done.
struct Place {
    const char* status;
    int stage;
    bool queue;
};
constexpr Place places[] = {{"Open", 0, false}, {"Ready", 1, true}, {"Coding", 1, false}, {"For Review", 2, true}, {"Reviewing", 2, false},
    {"Testing", 3, false}, {"Done", 4, false}};
constexpr int finalStatus = 6;

StageMap stageMap()
{
    StageMap map;
    map.stages = {
        {"Backlog", StageKind::Outside, {}, {"Open"}, {}, {}},
        {"Dev", StageKind::Work, {"Ready"}, {"Coding"}, {}, {}},
        {"Review", StageKind::Work, {"For Review"}, {"Reviewing"}, {}, {}},
        {"Test", StageKind::Work, {}, {"Testing"}, {}, {}},
        {"Done", StageKind::Done, {}, {"Done"}, {}, {}},
    };
    return map;
}

struct Event {
    int status = 0;
    Minutes at = 0;
};
using Log = std::vector<std::vector<Event>>; ///< item → events, ascending

/// Minutes after 2025-03-01, in steps of `grain`, so that many fall together and on the borders of windows.
Log randomLog(std::mt19937& random, Minutes grain)
{
    Log log(1 + random() % 25);
    for (auto& events : log) {
        Minutes at = static_cast<Minutes>(random() % 20) * grain;
        const std::size_t count = 1 + random() % 9;
        for (std::size_t i = 0; i < count; ++i) {
            events.push_back({int(random() % std::size(places)), at});
            at += static_cast<Minutes>(random() % 4) * grain;
        }
        if (random() % 2 == 0)
            events.push_back({finalStatus, at});
    }
    return log;
}

const Instant origin = instantFromText("2025-03-01");

DatasetPtr datasetOf(const Log& log)
{
    std::string text;
    for (std::size_t i = 0; i < log.size(); ++i) {
        text.append("A-").append(std::to_string(i + 1)).append(":");
        for (std::size_t e = 0; e < log[i].size(); ++e) {
            text.append(e == 0 ? " " : ", ").append(places[log[i][e].status].status).append(" ");
            text.append(isoInstant(origin + std::chrono::minutes(log[i][e].at)).substr(0, 16));
        }
        text.append("\n");
    }
    return datasetFromText(text);
}

struct Stay {
    std::size_t item = 0;
    int row = 0;
    Minutes entered = 0, left = endless;
    Minutes wait = 0, work = 0;
    int from = -1;
    Minutes before = 0; ///< when the row before was entered
    bool again = false;
};

/// Visits of one level: each event, or for stages runs of events of one stage.
std::vector<Stay> stays(const Log& log, bool byStage)
{
    std::vector<Stay> all;
    for (std::size_t item = 0; item < log.size(); ++item) {
        const std::size_t first = all.size();
        for (std::size_t e = 0; e < log[item].size(); ++e) {
            const Place& place = places[log[item][e].status];
            const int row = byStage ? place.stage : log[item][e].status;
            const Minutes until = e + 1 < log[item].size() ? log[item][e + 1].at : endless;
            const Minutes length = until == endless ? 0 : until - log[item][e].at;
            if (!byStage || all.size() == first || all.back().row != row) {
                Stay stay;
                stay.item = item;
                stay.row = row;
                stay.entered = log[item][e].at;
                if (all.size() > first) {
                    stay.from = all.back().row;
                    stay.before = all.back().entered;
                }
                stay.again = std::any_of(all.begin() + std::ptrdiff_t(first), all.end(), [row](const Stay& s) { return s.row == row; });
                all.push_back(stay);
            }
            all.back().left = until;
            (place.queue ? all.back().wait : all.back().work) += length;
        }
    }
    return all;
}

Minutes finishOf(const std::vector<Event>& events)
{
    return events.back().status == finalStatus ? events.back().at : endless;
}

double nearestRank(std::vector<double> values, int percent)
{
    std::ranges::sort(values);
    return values[(values.size() * std::size_t(percent) + 99) / 100 - 1];
}

struct Window {
    Minutes from = INT64_MIN, to = endless;
    bool holds(Minutes t) const { return t != endless && t >= from && t < to; }
};

Selection selectionOf(const Window& window)
{
    Selection selection;
    if (window.from != INT64_MIN)
        selection.window.from = origin + std::chrono::minutes(window.from);
    if (window.to != endless)
        selection.window.to = origin + std::chrono::minutes(window.to);
    return selection;
}

bool same(const stats::Summary& got, const std::vector<double>& wantMinutes)
{
    if (got.n != std::int64_t(wantMinutes.size()))
        return false;
    if (wantMinutes.empty())
        return !got.mean && !got.p50 && !got.p85 && !got.p95;
    const double mean = std::accumulate(wantMinutes.begin(), wantMinutes.end(), 0.0) / double(wantMinutes.size());
    return std::abs(*got.mean - mean * 60) < 1e-6 && *got.p50 == nearestRank(wantMinutes, 50) * 60
        && *got.p85 == nearestRank(wantMinutes, 85) * 60 && *got.p95 == nearestRank(wantMinutes, 95) * 60;
}

FactsPtr factsOf(const Log& log)
{
    SilentProgress silent;
    return computeFacts(datasetOf(log), stageMap(), Calendar(), silent);
}

StreamResult measure(const FactsPtr& facts, const Window& window, Level level)
{
    SilentProgress silent;
    return measureStream(*facts, selectionOf(window), level, silent);
}

std::vector<metrics::MetricPoint> seriesOf(const Facts& facts, const char* metric, Bucket bucket)
{
    SilentProgress silent;
    return metrics::findMetric(metric)->compute(facts, {{}, bucket}, silent).series;
}

std::int64_t sumOf(const std::vector<metrics::MetricPoint>& series)
{
    return std::accumulate(
        series.begin(), series.end(), std::int64_t {}, [](std::int64_t sum, const auto& point) { return sum + point.n; });
}

/// Row of the product for a row of the oracle; a status that the log lacks has none.
std::optional<std::size_t> rowOf(const StreamResult& stream, int row, bool byStage)
{
    if (byStage)
        return std::size_t(row);
    for (std::size_t i = 0; i < stream.stages.size(); ++i) {
        if (stream.stages[i].name == places[row].status)
            return i;
    }
    return std::nullopt;
}

void compare(const Log& log, const StreamResult& stream, const Window& window, bool byStage)
{
    const std::vector<Stay> all = stays(log, byStage);
    const int rows = byStage ? 5 : int(std::size(places));
    std::int64_t edgesSeen = 0;
    for (int row = 0; row < rows; ++row) {
        const auto at = rowOf(stream, row, byStage);
        if (!at)
            continue;
        const StreamStage& stage = stream.stages[*at];
        const bool final = byStage ? row == 4 : row == finalStatus;
        const bool inStream = !final && row != 0;
        std::vector<double> time, wait, work;
        std::int64_t visits = 0, wip = 0, arrivals = 0, again = 0;
        for (const Stay& stay : all) {
            if (stay.row != row)
                continue;
            arrivals += window.holds(stay.entered) ? 1 : 0;
            if (window.holds(stay.left)) {
                ++visits;
                again += stay.again ? 1 : 0;
                time.push_back(double(stay.left - stay.entered));
                if (inStream) {
                    wait.push_back(double(stay.wait));
                    work.push_back(double(stay.work));
                }
            }
            const bool unfinished = finishOf(log[stay.item]) >= window.to && (window.to != endless || finishOf(log[stay.item]) == endless);
            if (!final && unfinished && stay.entered < window.to && stay.left >= window.to)
                ++wip;
        }
        QCOMPARE(stage.visits, visits);
        QCOMPARE(stage.wip, wip);
        QCOMPARE(stage.arrivals, arrivals);
        QVERIFY(same(stage.time, time));
        QVERIFY(same(stage.wait, stream.tellsWaiting ? wait : std::vector<double>())); // else that nothing waited is not known
        QVERIFY(same(stage.work, work));
        QCOMPARE(stage.reworkRate.has_value(), visits > 0);
        if (visits > 0)
            QCOMPARE(*stage.reworkRate, double(again) / double(visits));
        for (int to = 0; to < rows; ++to) {
            std::vector<double> between;
            for (const Stay& stay : all) {
                if (stay.from == row && stay.row == to && window.holds(stay.entered))
                    between.push_back(double(stay.entered - stay.before));
            }
            const auto target = rowOf(stream, to, byStage);
            const auto found =
                std::ranges::find_if(stream.edges, [&](const StreamEdge& e) { return target && e.from == *at && e.to == *target; });
            QCOMPARE(found == stream.edges.end() ? 0 : found->count, std::int64_t(between.size()));
            if (found != stream.edges.end())
                QVERIFY(same(found->time, between));
            edgesSeen += between.empty() ? 0 : 1;
        }
    }
    QCOMPARE(std::int64_t(stream.edges.size()), edgesSeen);
    std::vector<double> lead;
    for (const auto& events : log) {
        if (window.holds(finishOf(events)))
            lead.push_back(double(finishOf(events) - events.front().at));
    }
    QCOMPARE(stream.finished, std::int64_t(lead.size()));
    QVERIFY(same(stream.totals.leadTime, lead));
}

} // namespace

class TestStreamOracle : public QObject {
    Q_OBJECT
private slots:
    void agreesWithTheSlowOracle_data()
    {
        QTest::addColumn<bool>("byStage");
        QTest::newRow("statuses") << false;
        QTest::newRow("stages") << true;
    }
    void agreesWithTheSlowOracle()
    {
        QFETCH(bool, byStage);
        std::mt19937 random(byStage ? 1 : 2);
        for (int round = 0; round < 400; ++round) {
            const Minutes grain = random() % 2 == 0 ? 1440 : 7;
            const Log log = randomLog(random, grain);
            const auto facts = factsOf(log);
            const Minutes a = static_cast<Minutes>(random() % 30) * grain;
            const Minutes b = a + static_cast<Minutes>(random() % 20) * grain;
            for (const Window window : {Window {}, Window {INT64_MIN, a}, Window {a, endless}, Window {a, b}}) {
                compare(log, measure(facts, window, byStage ? Level::Stage : Level::Status), window, byStage);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void addsUpOverWindowsThatMeet()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 200; ++round) {
            const Log log = randomLog(random, 1440);
            const auto facts = factsOf(log);
            const Minutes day = static_cast<Minutes>(random() % 30) * 1440;
            for (const Level level : {Level::Status, Level::Stage}) {
                const StreamResult whole = measure(facts, {}, level);
                const StreamResult before = measure(facts, {INT64_MIN, day}, level);
                const StreamResult after = measure(facts, {day, endless}, level);
                QCOMPARE(before.finished + after.finished, whole.finished);
                for (std::size_t row = 0; row < whole.stages.size(); ++row) {
                    QCOMPARE(before.stages[row].time.n + after.stages[row].time.n, whole.stages[row].time.n);
                    QCOMPARE(before.stages[row].arrivals + after.stages[row].arrivals, whole.stages[row].arrivals);
                    // What has come and has not gone is there.
                    QCOMPARE(whole.stages[row].arrivals - whole.stages[row].departures,
                        whole.stages[row].wip + (whole.stages[row].kind == "done" ? whole.finished : 0));
                }
                const auto counts = [](const StreamResult& s) {
                    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> edges;
                    for (const StreamEdge& e : s.edges)
                        edges[{e.from, e.to}] += e.count;
                    return edges;
                };
                auto sum = counts(before);
                for (const auto& [edge, count] : counts(after))
                    sum[edge] += count;
                QCOMPARE(sum, counts(whole));
            }
        }
    }

    void addsUpOverStagesOverBucketsAndToTheTotals()
    {
        std::mt19937 random(4);
        for (int round = 0; round < 200; ++round) {
            const Log log = randomLog(random, 1440);
            const auto facts = factsOf(log);
            const StreamResult stream = measure(facts, {}, Level::Stage);
            double wait = 0, work = 0;
            for (const StreamStage& stage : stream.stages) {
                wait += stage.waitPerItemSeconds.value_or(0);
                work += stage.workPerItemSeconds.value_or(0);
            }
            QVERIFY(std::abs(wait - stream.totals.waitMeanSeconds.value_or(0)) < 1e-6);
            QVERIFY(std::abs(work - stream.totals.workMeanSeconds.value_or(0)) < 1e-6);
            for (const Bucket bucket : {Bucket::Day, Bucket::Week, Bucket::Month}) {
                QCOMPARE(sumOf(seriesOf(*facts, "throughput", bucket)), stream.finished);
                QCOMPARE(sumOf(seriesOf(*facts, "arrivals", bucket)), std::int64_t(log.size()));
                QCOMPARE(seriesOf(*facts, "wip", bucket).back().n, stream.inProgress);
            }
        }
    }

    void keepsLittlesLawOnClosedWindows()
    {
        // All come and all go within the window, at midnight: then Σ over the days of what is in progress is Σ of the
        // cycle times, in days; L = λW as an identity.
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            Log log(1 + random() % 20);
            Minutes total = 0;
            for (auto& events : log) {
                const Minutes start = static_cast<Minutes>(random() % 30) * 1440;
                const Minutes length = static_cast<Minutes>(random() % 30) * 1440;
                events = {{2, start}, {finalStatus, start + length}};
                total += length;
            }
            const auto facts = factsOf(log);
            QCOMPARE(sumOf(seriesOf(*facts, "wip", Bucket::Day)), total / 1440);
            const StreamResult stream = measure(facts, {}, Level::Stage);
            QVERIFY(std::abs(*stream.stages[1].time.mean * double(stream.stages[1].time.n) - double(total) * 60) < 1e-3);
        }
    }

    void saysTheSameEveryTime()
    {
        std::mt19937 random(6);
        const Log log = randomLog(random, 7);
        const StreamResult one = measure(factsOf(log), {}, Level::Stage);
        const StreamResult other = measure(factsOf(log), {}, Level::Stage);
        QCOMPARE(one.stages.size(), other.stages.size());
        for (std::size_t row = 0; row < one.stages.size(); ++row)
            QVERIFY(one.stages[row].time == other.stages[row].time);
        for (std::size_t i = 0; i < one.ranking.entries.size(); ++i)
            QCOMPARE(one.ranking.entries[i].reason, other.ranking.entries[i].reason);
    }
};

QTEST_APPLESS_MAIN(TestStreamOracle)
#include "tst_stream_oracle.moc"
