// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric.h"
#include "core/sample/team.h"
#include "core/stats/random.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace weir;

namespace {

/// An item as the random history made it, from which the slow answers are computed.
struct Item {
    std::optional<Instant> created, started, left;
    bool finished = false, discarded = false;
    Duration work {};
};

struct Case {
    std::vector<Item> items;
    std::string text;
    Instant newest = unknownInstant;
};

constexpr auto hour = std::chrono::hours(1);

std::string asText(Instant t)
{
    return isoInstant(t).substr(0, 19);
}

Case randomCase(stats::Random& random)
{
    Case made;
    const Instant begin = testsupport::instantFromText("2025-10-01");
    const std::size_t count = 1 + random.below(40);
    for (std::size_t i = 0; i < count; ++i) {
        Item item;
        Instant t = begin + hour * static_cast<int>(random.below(24 * 50)) + std::chrono::seconds(i);
        const auto step = [&] { t += std::chrono::minutes(1 + random.below(60 * 24 * 9)); };
        std::string line = "A-" + std::to_string(i + 1) + ": Backlog " + asText(t);
        item.created = t;
        if (random.chance(0.9)) {
            step();
            line += ", Ready " + asText(t);
            item.started = t;
            const std::size_t rounds = random.below(3);
            for (std::size_t r = 0; r < rounds; ++r) {
                step();
                line += ", Doing " + asText(t);
                const Instant begun = t;
                step();
                item.work += t - begun;
                line += ", Ready " + asText(t);
            }
            if (random.chance(0.7)) {
                step();
                item.discarded = random.chance(0.2);
                item.finished = !item.discarded;
                item.left = t;
                line += (item.discarded ? ", Dropped " : ", Done ") + asText(t);
            }
        }
        made.newest = std::max(made.newest, t);
        made.text += line + "\n";
        made.items.push_back(item);
    }
    return made;
}

StageMap stages()
{
    StageMap map;
    map.stages = {{"Backlog", StageKind::Outside, {}, {"Backlog"}, {}, {}}, {"Build", StageKind::Work, {"Ready"}, {"Doing"}, {}, {}},
        {"Done", StageKind::Done, {}, {"Done"}, {}, {}}, {"Dropped", StageKind::Discarded, {}, {"Dropped"}, {}, {}}};
    return map;
}

std::optional<double> median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? std::nullopt : std::optional(values[(values.size() + 1) / 2 - 1]);
}

/// Value of a metric over [from, to), item by item.
std::optional<double> slowly(const std::string& id, const Case& data, Instant from, Instant to)
{
    const auto within = [from, to](const std::optional<Instant>& t) { return t && *t >= from && *t < to; };
    std::vector<double> values;
    double count = 0;
    double work = 0;
    double lead = 0;
    for (const Item& item : data.items) {
        const bool done = item.finished && within(item.left);
        if (id == "throughput")
            count += done ? 1 : 0;
        else if (id == "arrivals")
            count += within(item.created) ? 1 : 0;
        else if (id == "wip")
            count += item.started && *item.started < to && (!item.left || *item.left >= to) ? 1 : 0;
        else if (done && id == "lead_time")
            values.push_back(seconds(*item.left - *item.created));
        else if (done && id == "cycle_time")
            values.push_back(seconds(*item.left - *item.started));
        else if (done && id == "flow_efficiency") {
            work += seconds(item.work);
            lead += seconds(*item.left - *item.created);
        }
    }
    if (id == "throughput" || id == "arrivals" || id == "wip")
        return count;
    return id == "flow_efficiency" ? (lead > 0 ? std::optional(work / lead) : std::nullopt) : median(values);
}

bool same(const std::optional<double>& a, const std::optional<double>& b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-6 * std::max(1.0, std::abs(*b)));
}

} // namespace

class TestMetricsOracle : public QObject {
    Q_OBJECT
private slots:
    void agreesWithCountingItemByItem()
    {
        stats::Random random(21);
        SilentProgress progress;
        const Zone zone = sample::berlin(); // clocks change within the data
        for (int round = 0; round < 150; ++round) {
            const Case data = randomCase(random);
            const auto facts = analysis::computeFacts(testsupport::datasetFromText(data.text), stages(), Calendar(zone), progress);
            const Bucket bucket = static_cast<Bucket>(random.below(3));
            metrics::MetricQuery query {{}, bucket};
            const Day day = zone.dayOf(data.newest) - std::chrono::days(40);
            if (random.chance(0.6))
                query.selection.window.from = zone.startOf(day + std::chrono::days(random.below(30)));
            if (random.chance(0.5))
                query.selection.window.to = zone.startOf(day + std::chrono::days(30 + random.below(20)));
            for (const char* id : {"throughput", "arrivals", "wip", "lead_time", "cycle_time", "flow_efficiency"})
                compare(id, data, *facts, query);
        }
    }

private:
    static void compare(const char* id, const Case& data, const analysis::Facts& facts, const metrics::MetricQuery& query)
    {
        SilentProgress progress;
        const metrics::MetricResult result = metrics::findMetric(id)->compute(facts, query, progress);
        const TimeWindow window = query.selection.window;
        const Zone& zone = facts.calendar.zone();
        const Instant end = std::min(window.to, data.newest + Duration(1));
        for (const metrics::MetricPoint& point : result.series) {
            const Instant from = std::max(zone.startOf(point.start), window.from);
            const Instant to = std::min(zone.startOf(point.end), end);
            if (from >= to)
                continue;
            const std::optional<double> expected = slowly(id, data, from, to);
            const bool covered = facts.items.state.empty() || point.value.has_value() || !expected || *expected == 0;
            QVERIFY2(covered, id);
            if (point.value || std::string_view(id) == "lead_time")
                QVERIFY2(same(point.value, expected), (std::string(id) + " " + isoDay(point.start) + "\n" + data.text).c_str());
        }
        // What is finished in the window stands behind the figure.
        if (std::string_view(id) == "throughput") {
            const std::optional<double> all = slowly(id, data, window.from, end);
            QCOMPARE(double(result.items.size()), *all);
            QVERIFY(std::ranges::is_sorted(result.items));
        }
    }
};

QTEST_APPLESS_MAIN(TestMetricsOracle)
#include "tst_metrics_oracle.moc"
