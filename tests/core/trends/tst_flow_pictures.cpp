// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cumulative flow, ageing, duration dots and the mix of types.

#include "core/stats/random.h"
#include "core/trends/ageing.h"
#include "core/trends/cumulative_flow.h"
#include "core/trends/duration_dots.h"
#include "core/trends/type_mix.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace weir;
using trends::CumulativeFlow;
using trends::FlowCount;

namespace {

StageMap stages()
{
    StageMap map;
    map.stages = {{"Backlog", StageKind::Outside, {}, {"Backlog"}, {}, {}}, {"Build", StageKind::Work, {}, {"Build"}, {}, {}},
        {"Review", StageKind::Work, {"Waits"}, {"Review"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}},
        {"Dropped", StageKind::Discarded, {}, {"Dropped"}, {}, {}}};
    return map;
}

analysis::FactsPtr factsOf(std::string_view text)
{
    SilentProgress progress;
    return analysis::computeFacts(testsupport::datasetFromText(text), stages(), Calendar(Zone()), progress);
}

CumulativeFlow flowOf(std::string_view text, FlowCount count)
{
    SilentProgress progress;
    return trends::cumulativeFlow(*factsOf(text), {}, Bucket::Day, count, progress);
}

/// "Review 0 1 1": a band at each moment.
std::string shown(const CumulativeFlow& flow)
{
    std::string text;
    for (const trends::FlowBand& band : flow.bands) {
        text.append(text.empty() ? "" : "; ").append(band.name);
        for (const auto n : band.items)
            text.append(" ").append(std::to_string(n));
    }
    return text;
}

constexpr auto threeItems = R"(
A-1 Bug: created 2025-03-03, Build 2025-03-03, Review 2025-03-04, Build 2025-03-05, Review 2025-03-06, Done 2025-03-07
A-2 Story: created 2025-03-03, Build 2025-03-04, Dropped 2025-03-06
A-3 Story: created 2025-03-03, Backlog 2025-03-03, Build 2025-03-05
newest 2025-03-08
)";

std::string manyItems()
{
    stats::Random random(7);
    std::string text;
    for (int i = 0; i < 300; ++i) {
        const Day begin = std::chrono::local_days(std::chrono::year(2025) / 3 / 3) + std::chrono::days(random.below(60));
        text.append("A-").append(std::to_string(1000 + i)).append(" Bug: created 2025-03-03, Build ").append(isoDay(begin));
        const auto enter = [&](const char* stage) {
            text.append(", ").append(stage).append(" +").append(std::to_string(1 + random.below(90))).append("h");
        };
        for (auto rounds = random.below(3); rounds > 0; --rounds) {
            enter("Review");
            enter("Build");
        }
        if (!random.chance(0.2))
            enter("Review");
        if (text.ends_with("h") && random.chance(0.6))
            enter("Done");
        text += '\n';
    }
    return text + "newest 2025-06-20\n";
}

} // namespace

class TestFlowPictures : public QObject {
    Q_OBJECT
private slots:
    void countsWhoIsWhereAtTheEndOfEachDay()
    {
        const CumulativeFlow flow = flowOf(threeItems, FlowCount::Current);
        QCOMPARE(isoDay(flow.day.front()), std::string("2025-03-03"));
        QCOMPARE(shown(flow).c_str(), "Finished 0 0 0 0 1 1; Review 0 1 0 1 0 0; Build 1 1 3 1 1 1");
        QCOMPARE(flow.known, 3);
        QCOMPARE(flow.of, 3);
    }

    void countsWhoHadReachedAStageOnceAndForAll()
    {
        const CumulativeFlow flow = flowOf(threeItems, FlowCount::FirstEntry);
        QCOMPARE(shown(flow).c_str(), "Finished 0 0 0 0 1 1; Review 0 1 1 1 0 0; Build 1 0 1 1 1 1");
        QCOMPARE(flow.of, 2); // the discarded one aside
    }

    void linesOfFirstEntriesNeverGoDown()
    {
        const CumulativeFlow flow = flowOf(manyItems(), FlowCount::FirstEntry);
        std::vector<std::int64_t> line(flow.at.size(), 0);
        for (const trends::FlowBand& band : flow.bands) {
            for (std::size_t i = 0; i < line.size(); ++i)
                line[i] += band.items[i];
            QVERIFY(std::ranges::is_sorted(line));
            QVERIFY(std::ranges::all_of(band.items, [](auto n) { return n >= 0; }));
        }
        QCOMPARE(line.back(), 300);
    }

    void everyItemIsInOneBandAtATime()
    {
        const CumulativeFlow current = flowOf(manyItems(), FlowCount::Current);
        const CumulativeFlow first = flowOf(manyItems(), FlowCount::FirstEntry);
        for (std::size_t i = 0; i < current.at.size(); ++i) {
            std::int64_t a = 0, b = 0;
            for (std::size_t band = 0; band < current.bands.size(); ++band) {
                a += current.bands[band].items[i];
                b += first.bands[band].items[i];
            }
            QCOMPARE(a, b);
        }
        QCOMPARE(current.bands.front(), first.bands.front());
    }

    void whatNobodyKnowsIsCountedAside()
    {
        const CumulativeFlow flow = flowOf("A-1: Review > Build 2025-03-05\nnewest 2025-03-06\n", FlowCount::Current);
        QCOMPARE(flow.of, 1);
        QCOMPARE(flow.known, 0); // since when it was in Review is not told
        // In a list without history nobody knows where an item was; it was somewhere.
        const CumulativeFlow list = flowOf("A-1: created 2025-03-03, cut, started 2025-03-04\nnewest 2025-03-06\n", FlowCount::Current);
        QCOMPARE(list.of, 1);
        QCOMPARE(list.known, 0);
        QVERIFY(flowOf("newest 2025-03-06\n", FlowCount::Current).at.empty());
    }

    void finishedItemsOfTheTimeBeforeDoNotCount()
    {
        SilentProgress progress;
        const auto facts = factsOf(threeItems);
        Selection late;
        late.window = facts->calendar.window(parseIsoDay("2025-03-08"), std::nullopt);
        const CumulativeFlow flow = trends::cumulativeFlow(*facts, late, Bucket::Day, FlowCount::Current, progress);
        QCOMPARE(flow.of, 1);
        QCOMPARE(flow.bands.front().items, std::vector<std::int64_t>(flow.at.size(), 0));
    }

    void tellsTheAgeOfWhatIsInProgressAndThePaceOfWhatWasFinished()
    {
        std::string text;
        for (int i = 0; i < 10; ++i)
            text.append("A-")
                .append(std::to_string(10 + i))
                .append(": created 2025-03-03, Build 2025-03-03, Review +")
                .append(std::to_string(10 + i))
                .append("h, Done +5h\n");
        text += "B-1: created 2025-03-03, Build 2025-03-05, Review 2025-03-06\n"
                "B-2: created 2025-03-03, Build 2025-03-06\n"
                "B-3: created 2025-03-03, Backlog 2025-03-03\n"
                "B-4: created 2025-03-03, cut, now Review\n"
                "newest 2025-03-08\n";
        SilentProgress progress;
        const trends::Ageing ageing = trends::ageing(*factsOf(text), {}, progress);
        QCOMPARE(ageing.stages.size(), std::size_t(2));
        QCOMPARE(ageing.stages[0].name, std::string("Build"));
        QCOMPARE(ageing.stages[0].n, 10);
        QCOMPARE(ageing.stages[0].p50.value(), 14 * 3600.0); // nearest rank: the 5th of 10
        QCOMPARE(ageing.stages[1].p95.value(), 24 * 3600.0);
        QCOMPARE(ageing.items.size(), std::size_t(2));
        QCOMPARE(ageing.items[0].age, 3 * 86400.0);
        QCOMPARE(ageing.items[0].stage, std::size_t(1));
        QCOMPARE(ageing.items[0].inStage.value(), 2 * 86400.0);
        QCOMPARE(ageing.items[1].stage, std::size_t(0));
        QCOMPARE(ageing.of, 3); // of B-4 nobody knows when it was started
    }

    void aFinishedItemAgesNoMore()
    {
        std::string text;
        for (int i = 0; i < 10; ++i)
            text.append("A-")
                .append(std::to_string(10 + i))
                .append(i % 2 == 0 ? ": created 2025-03-03, Build 2025-03-03, resolved 2025-03-05, Done 2025-05-01\n"
                                   : ": created 2025-03-03, Build 2025-03-03, resolved 2025-03-05\n");
        text += "newest 2025-06-01\n";
        SilentProgress progress;
        const trends::Ageing ageing = trends::ageing(*factsOf(text), {}, progress);
        QCOMPARE(ageing.stages[0].n, 10);
        QCOMPARE(ageing.stages[0].p95.value(), 2 * 86400.0);
        QVERIFY(ageing.items.empty());
    }

    void agesOnlyInStagesThatSomebodyIsInOrLeft()
    {
        SilentProgress progress;
        const trends::Ageing ageing = trends::ageing(*factsOf("A-1: created 2025-03-03, Build 2025-03-03, Done +1d\n"
                                                              "A-2: created 2025-03-03, Build 2025-03-03\nnewest 2025-03-08\n"),
            {}, progress);
        QCOMPARE(ageing.stages.size(), std::size_t(1));
        QCOMPARE(ageing.stages[0].name, std::string("Build"));
        const trends::Ageing later =
            trends::ageing(*factsOf("A-1: created 2025-03-03, Review 2025-03-03\nnewest 2025-03-08\n"), {}, progress);
        QCOMPARE(later.stages[0].name, std::string("Review"));
        QCOMPARE(later.items[0].stage, std::size_t(0));
    }

    void saysNoPaceOfLessThanTen()
    {
        SilentProgress progress;
        const trends::Ageing ageing = trends::ageing(*factsOf(threeItems), {}, progress);
        QCOMPARE(ageing.stages[0].n, 1);
        QVERIFY(!ageing.stages[0].p50);
    }

    void aDotIsAFinishedItem()
    {
        SilentProgress progress;
        const auto facts = factsOf("A-1: created 2025-03-03, Build 2025-03-04, Done 2025-03-05\n"
                                   "A-2: created 2025-03-03, Build 2025-03-04, Done 2025-03-08\n"
                                   "A-3: created 2025-03-09, Build 2025-03-04, Done 2025-03-07\n"
                                   "A-4: created 2025-03-03, Build 2025-03-04\nnewest 2025-03-10\n");
        const trends::DurationDots lead = trends::durationDots(*facts, {}, trends::DurationKind::Lead, progress);
        QCOMPARE(lead.dots.size(), std::size_t(2));
        QCOMPARE(lead.of, 3); // A-3 was finished before it was created
        QCOMPARE(lead.p50.value(), 2 * 86400.0);
        QCOMPARE(lead.p95.value(), 5 * 86400.0);
        const trends::DurationDots cycle = trends::durationDots(*facts, {}, trends::DurationKind::Cycle, progress);
        QCOMPARE(cycle.dots.size(), std::size_t(3));
        QCOMPARE(cycle.dots[1].seconds, 3 * 86400.0);
        const auto brushed = trends::brushed(cycle, testsupport::instantFromText("2025-03-07"), testsupport::instantFromText("2025-03-08"));
        QCOMPARE(brushed.n, 1);
        QCOMPARE(brushed.p50.value(), 3 * 86400.0);
        QVERIFY(!trends::brushed(cycle, testsupport::instantFromText("2025-04-07"), Instant::max()).p50);
    }

    void dividesWhatWasFinishedAmongTypes()
    {
        std::string text;
        int key = 0;
        const auto finish = [&](const char* type, const char* day, int times) {
            for (; times > 0; --times)
                text.append("A-")
                    .append(std::to_string(++key))
                    .append(" ")
                    .append(type)
                    .append(": created 2025-03-03, Build 2025-03-03, Done ")
                    .append(day)
                    .append("\n");
        };
        finish("Bug", "2025-03-04", 3);
        finish("Story", "2025-03-11", 5);
        finish("Chore", "2025-03-11", 2);
        finish("Spike", "2025-03-11", 1);
        text += "newest 2025-03-17\n";
        SilentProgress progress;
        const trends::TypeMix mix = trends::typeMix(*factsOf(text), {}, Bucket::Week, 2, progress);
        QCOMPARE(mix.start.size(), std::size_t(3));
        QCOMPARE(mix.rows.size(), std::size_t(3));
        QCOMPARE(mix.rows[0].type, std::string("Story"));
        QCOMPARE(mix.rows[0].counts, (std::vector<std::int64_t> {0, 5, 0}));
        QVERIFY(mix.rows[2].rest && mix.rows[2].total == 3);
        QCOMPARE(trends::typeMix(*factsOf(text), {}, Bucket::Week, 3, progress).rows.back().type, std::string("Spike"));
    }
};

QTEST_APPLESS_MAIN(TestFlowPictures)
#include "tst_flow_pictures.moc"
