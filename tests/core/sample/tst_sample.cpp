// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream.h"
#include "core/sample/sample_exports.h"
#include "tests/core/sample/sample_dataset.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace weir;
using sample::SampleStream;

namespace {

SampleStream make(std::uint64_t seed, std::size_t items)
{
    SilentProgress progress;
    return sample::makeSample({seed, items}, progress);
}

analysis::StreamResult measure(const SampleStream& stream, const TimeWindow& window)
{
    SilentProgress progress;
    const auto facts = analysis::computeFacts(testsupport::datasetOf(stream), stream.stages, Calendar(stream.zone), progress);
    Selection selection;
    selection.window = window;
    return analysis::measureStream(*facts, selection, analysis::Level::Stage, progress);
}

const analysis::StreamStage& stageOf(const analysis::StreamResult& result, std::string_view name)
{
    return *std::ranges::find(result.stages, name, &analysis::StreamStage::name);
}

/// Everything of a commit that a repository keeps.
std::string told(const SampleStream& stream)
{
    std::string text;
    for (const auto& commit : stream.commits) {
        text += commit.author + isoInstant(commit.authored) + isoInstant(commit.committed) + commit.message;
        for (const std::size_t parent : commit.parents)
            text.append(" ").append(std::to_string(parent));
        for (const auto& file : commit.files)
            text += file.path + "\n" + file.content;
    }
    return text;
}

} // namespace

class TestSample : public QObject {
    Q_OBJECT
private slots:
    void givesTheSameBytesForTheSameSeed()
    {
        const SampleStream one = make(4, 300);
        const SampleStream two = make(4, 300);
        QCOMPARE(sampleJiraJson(one), sampleJiraJson(two));
        QCOMPARE(sampleEventsCsv(one), sampleEventsCsv(two));
        QVERIFY(told(one) == told(two));
        const SampleStream other = make(5, 300);
        QVERIFY(sampleJiraJson(one) != sampleJiraJson(other));
        QVERIFY(told(one) != told(other));
    }

    void makesAsManyItemsAsAskedFor_data()
    {
        QTest::addColumn<int>("items");
        for (const int n : {1, 50, 600, 2000, 5000})
            QTest::newRow(qPrintable(QString::number(n))) << n;
    }
    void makesAsManyItemsAsAskedFor()
    {
        QFETCH(int, items);
        const SampleStream stream = make(1, std::size_t(items));
        QCOMPARE(stream.items.size(), std::size_t(items));
        const auto& truth = stream.truth;
        QCOMPARE(truth.finished + truth.discarded + truth.open, truth.created);
        QVERIFY(!stream.requests.empty());
    }

    void looksLikeATeam()
    {
        const SampleStream stream = make(1, 2000);
        const auto& truth = stream.truth;
        QVERIFY(truth.finished > 1750 && truth.open > 40 && truth.open < 220);
        QVERIFY(truth.discarded > 40 && truth.discarded < 120);
        const auto result = measure(stream, {});
        QCOMPARE(result.finished, std::int64_t(truth.finished));
        const auto waiting = std::ranges::count_if(stream.items,
            [&stream](const auto& item) { return item.moves.empty() && stream.statuses[item.firstStatus].name == "Backlog"; });
        QCOMPARE(result.inProgress, std::int64_t(truth.open) - waiting); // the backlog is not in progress
        QVERIFY(std::abs(result.totals.leadTime.mean.value() * double(truth.finished) - truth.leadSeconds) < 1);
        QVERIFY(*result.totals.leadTime.p50 > 8 * 86400 && *result.totals.leadTime.p50 < 14 * 86400);
        QVERIFY(*result.totals.flowEfficiency > 0.15 && *result.totals.flowEfficiency < 0.4);
    }

    void measuresThePlantedBottleneck_data()
    {
        QTest::addColumn<int>("seed");
        for (const int seed : {1, 2, 3, 4, 5, 6})
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void measuresThePlantedBottleneck()
    {
        QFETCH(int, seed);
        const SampleStream stream = make(std::uint64_t(seed), 2000);
        const auto& truth = stream.truth;
        const Instant change = stream.zone.startOf(truth.teamChange);
        const auto before = measure(stream, {Instant::min(), change});
        const auto after = measure(stream, {change, Instant::max()});
        for (std::size_t s = 0; s < truth.stages.size(); ++s) {
            const auto sum = [&truth, s](const analysis::StreamResult& result) {
                const stats::Summary& wait = stageOf(result, truth.stages[s]).wait;
                return wait.mean.value_or(0) * double(wait.n);
            };
            QVERIFY2(std::abs(sum(before) - truth.waitBefore[s]) < 1, truth.stages[s].c_str());
            QVERIFY2(std::abs(sum(after) - truth.waitAfter[s]) < 1, truth.stages[s].c_str());
            if (truth.stages[s] != truth.bottleneck)
                QVERIFY2(truth.waitAfter[s] < *std::ranges::max_element(truth.waitAfter), truth.stages[s].c_str());
        }
        QCOMPARE(after.ranking.entries.front().stage, truth.bottleneck);
        QVERIFY(*stageOf(after, "Review").wait.mean > 2 * *stageOf(before, "Review").wait.mean);
    }

    void measuresThePlantedRework()
    {
        const SampleStream stream = make(2, 4000);
        const auto result = measure(stream, {});
        const auto row = [&result](std::string_view name) {
            return std::size_t(std::ranges::find(result.stages, name, &analysis::StreamStage::name) - result.stages.begin());
        };
        const auto share = [&](std::string_view from, std::string_view to) {
            const auto edge =
                std::ranges::find_if(result.edges, [&](const analysis::StreamEdge& e) { return e.from == row(from) && e.to == row(to); });
            return edge != result.edges.end() ? edge->share.value_or(0) : 0.0;
        };
        const auto& truth = stream.truth;
        QVERIFY(std::abs(share("Review", "Build") - double(truth.reviewsReturned) / double(truth.reviews)) < 1e-9);
        // First reviews return a quarter, later ones fewer.
        QVERIFY(share("Review", "Build") > 0.17 && share("Review", "Build") < truth.reviewReturns + 0.01);
        QVERIFY(std::abs(share("Accept", "Build") - truth.acceptReturns) < 0.02);
    }

    void worksThroughBothChangesOfTheClock()
    {
        const Zone zone = sample::makeSample({1, 1}, m_progress).zone;
        QVERIFY(zone.offsetAt(zone.startOf(*parseIsoDay("2025-10-26"))) != zone.offsetAt(zone.startOf(*parseIsoDay("2025-10-27"))));
        QVERIFY(zone.offsetAt(zone.startOf(*parseIsoDay("2026-03-29"))) != zone.offsetAt(zone.startOf(*parseIsoDay("2026-03-30"))));
        QCOMPARE(zone.fromLocal(LocalTime(*parseIsoDay("2026-01-26"))), zone.startOf(*parseIsoDay("2026-01-26")));
    }

    void tellsHistoriesThatHoldTogether()
    {
        const SampleStream stream = make(3, 800);
        for (const auto& item : stream.items) {
            std::size_t status = item.firstStatus;
            Instant at = item.created;
            for (const auto& move : item.moves) {
                QCOMPARE(move.from, status);
                QVERIFY(move.from != move.to);
                QVERIFY2(move.at >= at, item.key.c_str());
                status = move.to;
                at = move.at;
            }
            QCOMPARE(item.resolved.has_value(), stream.statuses[status].category == "done");
            if (item.resolved)
                QCOMPARE(*item.resolved, at);
        }
    }

    void tellsARepositoryThatCanBeWritten()
    {
        const SampleStream stream = make(3, 800);
        const auto& commits = stream.commits;
        QVERIFY(commits.size() > 1500);
        std::vector<char> reachable(commits.size(), 0);
        reachable.back() = 1;
        for (std::size_t row = commits.size(); row-- > 0;) {
            QVERIFY2(reachable[row] != 0, commits[row].message.c_str());
            QVERIFY(row == 0 || !commits[row].parents.empty());
            QVERIFY(!commits[row].files.empty());
            QVERIFY(commits[row].committed >= commits[row].authored);
            for (const std::size_t parent : commits[row].parents) {
                QVERIFY(parent < row);
                reachable[parent] = 1;
            }
        }
        for (const auto& tag : stream.tags)
            QVERIFY(tag.commit < commits.size() && commits[tag.commit].committed <= tag.at);
        QVERIFY(std::ranges::any_of(commits, [](const auto& c) { return c.message.starts_with("Merge pull request #"); }));
        QVERIFY(std::ranges::any_of(
            commits, [](const auto& c) { return c.parents.size() == 1 && c.message.find(" (#") != std::string::npos; }));
    }

    void namesNobody()
    {
        const SampleStream stream = make(1, 500);
        std::set<std::string> people;
        for (const auto& item : stream.items) {
            for (const auto& move : item.moves)
                people.insert(move.actor);
        }
        for (const std::string& person : people) {
            const bool pseudonym = person == "release-train" || (person.size() > 3 && person[person.size() - 3] == '-');
            QVERIFY2(pseudonym, person.c_str());
        }
    }

private:
    SilentProgress m_progress;
};

QTEST_APPLESS_MAIN(TestSample)
#include "tst_sample.moc"
