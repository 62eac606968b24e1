// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bottleneck.h"
#include "core/analysis/sentences.h"
#include "core/analysis/signal_verdicts.h"
#include "core/stats/random.h"
#include "tests/core/analysis/bottleneck_streams.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace weir;
using namespace weir::analysis;
using namespace testsupport;

namespace {

/// Ranked by itself, a stage that in each whole week was joined and left by so many.
BottleneckSignals judgedBy(const std::vector<std::pair<int, int>>& weeks)
{
    std::string log;
    std::vector<int> in;
    int number = 0;
    for (std::size_t week = 0; week < weeks.size(); ++week)
        in.insert(in.end(), static_cast<std::size_t>(weeks[week].first), static_cast<int>(week));
    std::vector<int> out;
    for (std::size_t week = 0; week < weeks.size(); ++week)
        out.insert(out.end(), static_cast<std::size_t>(weeks[week].second), static_cast<int>(week));
    for (std::size_t i = 0; i < in.size(); ++i) { // first come, first served
        log += "A-" + std::to_string(++number) + ": For Review " + dayOf(in[i] * 7 + 1);
        if (i < out.size())
            log += ", Done " + dayOf(std::max(out[i] * 7 + 3, in[i] * 7 + 2));
        log += "\n";
    }
    log += "newest " + dayOf(static_cast<int>(weeks.size()) * 7) + "\n";
    return measure(factsOf(log)).ranking.entries.front().evidence;
}

/// The stage as measured, of weeks in which so many joined and parted.
StreamStage stageOf(const std::vector<std::pair<int, int>>& weeks)
{
    StreamStage stage = made("Review", day, day);
    stage.growthWeeks = static_cast<int>(weeks.size()) - 1;
    const std::size_t length = std::max<std::size_t>(1, static_cast<std::size_t>(stage.growthWeeks) / 13);
    for (std::size_t first = 1; first + length <= weeks.size(); first += length) {
        double net = 0;
        for (std::size_t week = first; week < first + length; ++week) {
            net += weeks[week].first - weeks[week].second;
            stage.joined += weeks[week].first;
            stage.parted += weeks[week].second;
        }
        ++stage.netBlocks.n;
        stage.netBlocks.sum += net;
        stage.netBlocks.squares += net * net;
    }
    stage.arrivalsPerWeek = 6;
    stage.growthPerWeek = static_cast<double>(stage.joined - stage.parted) / stage.growthWeeks;
    return stage;
}

} // namespace

class TestBottleneckSignals : public QObject {
    Q_OBJECT
private slots:
    void ranksByTheShareOfWaiting()
    {
        const auto facts = factsOf("A-1: Ready 2025-03-01, Coding +1d, For Review +2d, Reviewing +3d, Done +1d\n"
                                   "A-2: Ready 2025-03-01, Coding +1d, For Review +2d, Reviewing +3d, Done +1d");
        const BottleneckRanking ranking = measure(facts).ranking;
        QCOMPARE(ranking.method, std::string("signals"));
        QVERIFY(english(ranking.why).find("replay") != std::string::npos);
        QCOMPARE(ranking.entries.size(), std::size_t {2});
        QCOMPARE(ranking.entries[0].stage, std::string("Review"));
        QCOMPARE(ranking.entries[0].stageRow, std::size_t {1});
        QCOMPARE(ranking.entries[0].rank, 1);
        QCOMPARE(ranking.entries[1].rank, 2);
        QCOMPARE(*ranking.entries[0].evidence.waitShare, 0.75);
        QCOMPARE(*ranking.entries[1].evidence.waitShare, 0.25);
        QCOMPARE(english(ranking.entries[0].reason), std::string("Items wait 3.0 days for Review, 75\u202F% of all waiting."));
        QVERIFY(!ranking.entries[0].gainMeanSeconds);
        QVERIFY(!ranking.entries[0].evidence.utilisation);
    }

    void ranksByTimeWhereNothingIsKnownToWait()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, Reviewing +3d, Done +1d");
        const BottleneckRanking ranking = measure(facts).ranking;
        QCOMPARE(ranking.entries[0].stage, std::string("Dev"));
        QVERIFY(!ranking.entries[0].evidence.waitShare);
        QCOMPARE(english(ranking.entries[0].reason), std::string("Items spend 3.0 days in Dev, 75\u202F% of their time in the stream."));
    }

    void ranksByVisitsWhereNothingIsFinished()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, For Review +1d, Reviewing +3d, Coding +1d");
        const BottleneckRanking ranking = measure(facts).ranking;
        QCOMPARE(ranking.entries[0].stage, std::string("Review"));
        QCOMPARE(*ranking.entries[0].evidence.waitShare, 1.0);
        QCOMPARE(english(ranking.entries[0].reason), std::string("A visit waits 3.0 days for Review, 100\u202F% of all waiting."));
    }

    void seesAQueueThatGrows()
    {
        const BottleneckRanking ranking = measure(factsOf(growingQueue(12, 3))).ranking;
        const auto& review = ranking.entries[0];
        QCOMPARE(review.stage, std::string("Review"));
        QVERIFY(*review.evidence.queueGrowthPerWeek > 1.5);
        QVERIFY2(english(review.reason).find("; its queue grows by ") != std::string::npos, english(review.reason).c_str());
        QCOMPARE(*ranking.entries[1].evidence.queueGrowthPerWeek, 0.0); // all leave Dev
    }

    void takesALittleGrowthForChance()
    {
        StreamResult stream;
        stream.stages = {made("Dev", day, day)};
        StreamStage& stage = stream.stages[0];
        stage.joined = 52;
        stage.parted = 44;
        stage.arrivalsPerWeek = 5.2;
        stage.growthPerWeek = 0.8;
        stage.weeksGrown = 5;
        stage.weeksShrunk = 3;
        QCOMPARE(*rankBySignals(stream).entries[0].evidence.queueGrowthPerWeek, 0.0);
        stage.weeksGrown = 9; // nine of nine weeks: no chance any more (p = 1/512)
        stage.weeksShrunk = 0;
        QVERIFY(*rankBySignals(stream).entries[0].evidence.queueGrowthPerWeek > 0.79);
        stage.weeksGrown = stage.weeksShrunk = 0;
        stage.parted = 20;
        stage.growthPerWeek = 3.2;
        QCOMPARE(*rankBySignals(stream).entries[0].evidence.queueGrowthPerWeek, 3.2);
    }

    void seesGrowthThroughTheNoiseOfWhatArrives()
    {
        // Each week as many leave as came the week before, less one: arrivals and departures swing, the queue only grows.
        stats::Random random(7);
        std::vector<std::pair<int, int>> weeks;
        int before = 0;
        for (int week = 0; week < 52; ++week) {
            const int arrived = 3 + random.poisson(6);
            weeks.emplace_back(arrived, std::max(0, before - 1));
            before = arrived;
        }
        const BottleneckSignals evidence = judgedBy(weeks);
        QVERIFY(*evidence.queueGrowthPerWeek > 0.5);
        QCOMPARE(evidence.queueBefore, 0);
        QVERIFY(evidence.queueAfter >= 50);
        QVERIFY2(growthWords(evidence).find(" a week") != std::string::npos, growthWords(evidence).c_str());
    }

    void takesAWanderingQueueForChance()
    {
        // Arrivals and departures of one rate, in bursts: whatever is left is luck, and at 2.5 % a side seldom seen.
        int growing = 0;
        constexpr int trials = 200;
        for (int trial = 0; trial < trials; ++trial) {
            stats::Random random(static_cast<std::uint64_t>(trial) + 1);
            std::vector<std::pair<int, int>> weeks {{60, 0}}; // enough that the queue is never empty
            for (int week = 1; week < 40; ++week)
                weeks.emplace_back(3 * random.poisson(2), 3 * random.poisson(2));
            const StreamStage stage = stageOf(weeks);
            StreamResult stream;
            stream.stages = {stage};
            growing += *rankBySignals(stream).entries.front().evidence.queueGrowthPerWeek > 0 ? 1 : 0;
        }
        QVERIFY2(growing <= trials * 7 / 100, qPrintable(QString::number(growing)));
    }

    void saysWhatTheTestSays()
    {
        BottleneckSignals evidence;
        QCOMPARE(growthWords(evidence), std::string("unknown"));
        evidence.queueGrowthPerWeek = 0;
        evidence.queueBefore = 4;
        evidence.queueAfter = 50;
        evidence.growthWeeks = 26;
        QCOMPARE(growthWords(evidence), std::string("4 to 50, not beyond chance (n = 26 weeks)"));
        evidence.queueGrowthPerWeek = 1.77;
        QCOMPARE(growthWords(evidence), std::string("4 to 50, +1.8 a week"));
        evidence.queueGrowthPerWeek = 0;
        evidence.queueAfter = 4;
        QCOMPARE(growthWords(evidence), std::string("4 to 4"));
    }

    void namesNoBottleneckOnATieOrOfAFewItems()
    {
        StreamResult stream;
        stream.stages = {made("Dev", day, day), made("Review", day, day)};
        stream.totals.partsKnown = 40;
        BottleneckRanking ranking = rankBySignals(stream);
        QVERIFY(ranking.standout() == nullptr);
        QCOMPARE(english(ranking.undecided), std::string("Dev and Review cost the same, so neither stands out (n = 40 finished items)."));
        QCOMPARE(ranking.entries.size(), std::size_t {2}); // the evidence stays
        stream.stages[1].waitPerItemSeconds = 2 * day;
        ranking = rankBySignals(stream);
        QVERIFY(ranking.standout() != nullptr);
        QCOMPARE(ranking.standout()->stage, std::string("Review"));
        stream.totals.partsKnown = 1;
        ranking = rankBySignals(stream);
        QVERIFY(ranking.standout() == nullptr);
        QCOMPARE(english(ranking.undecided),
            std::string("Too little to tell which stage holds the stream up: 1 finished item; from 5 on it can be told."));
        QVERIFY(!costliestWait(stream));
    }

    void namesNoBottleneckOfOneStage()
    {
        const BottleneckRanking ranking =
            measure(factsOf(fiveOf("A-1: For Review 2025-03-01, Reviewing +3d, Done +1d").toStdString())).ranking;
        QCOMPARE(ranking.entries.size(), std::size_t {1});
        QVERIFY(!ranking.standout());
        QCOMPARE(english(ranking.undecided),
            std::string("Review is the only stage of the stream that items passed, so there is none to hold it against."));
    }

    void ranksNothingInListsWithoutHistory()
    {
        std::string list;
        for (int i = 1; i <= 6; ++i)
            list += "A-" + std::to_string(i) + ": created 2025-03-01, cut, resolved +5d, now Done\n";
        list += "B-1: created 2025-03-01, cut, now Coding\nB-2: created 2025-03-01, cut, now Reviewing\n";
        const StreamResult stream = measure(factsOf(list));
        QVERIFY(!stream.tellsHistory);
        QVERIFY(stream.ranking.entries.empty());
        QCOMPARE(stream.ranking.undecided.kind, UndecidedKind::NoHistory);
        const std::string said = english(stream.ranking.undecided);
        QVERIFY2(
            said.find("no history of statuses") != std::string::npos && said.find("import the changes") != std::string::npos, said.c_str());
        QVERIFY(measure(factsOf(list + "B-3: Reviewing 2025-03-02\n")).tellsHistory);
    }

    void comparesQueuesWithTheWindowThatIsChosen()
    {
        const FactsPtr facts = factsOf("A-1: For Review 2025-03-01\nA-2: For Review 2025-03-02\nA-3: For Review 2025-03-20\n");
        const auto queueFrom = [&facts](const std::optional<Day>& from) {
            SilentProgress silent;
            Selection selection;
            selection.window = facts->calendar.window(from, std::nullopt);
            const auto ranking = measureStream(*facts, selection, Level::Stage, silent).ranking;
            return std::pair(ranking.entries.front().evidence.queueBefore, ranking.entries.front().evidence.queueAfter);
        };
        QCOMPARE(queueFrom(std::nullopt), (std::pair<std::int64_t, std::int64_t>(0, 3)));
        QCOMPARE(queueFrom(parseIsoDay("2025-03-10")), (std::pair<std::int64_t, std::int64_t>(2, 3)));
    }

    void namesNoBottleneckThatNoSignalPointsAt()
    {
        const std::string log = fiveOf("A-1: Coding 2025-03-01, Reviewing +3d, Done +1d").toStdString();
        const StreamResult silent = measure(factsOf(log));
        QCOMPARE(agreeing(signalVerdicts(silent, silent.ranking.entries.front())), std::size_t {0});
        QVERIFY(!silent.ranking.standout());
        QCOMPARE(silent.ranking.undecided.kind, UndecidedKind::NoSignal);
        QVERIFY(english(silent.ranking.undecided).find("Dev comes first, but") != std::string::npos);
        QVERIFY(english(silent.ranking.undecided).ends_with("no signal points at it."));
        // One item that is there now is no sign; five are one, if the weakest.
        std::string more = log;
        for (int i = 1; i <= 5; ++i) {
            more += "B-" + std::to_string(i) + ": Coding 2025-03-04\n";
            const StreamResult open = measure(factsOf(more));
            QCOMPARE(open.ranking.standout() != nullptr, i == 5);
            if (i == 1)
                QVERIFY(english(open.ranking.undecided).ends_with("; 1 item there is too few to go by their age or number."));
            QCOMPARE(open.ranking.entries.front().stage, std::string("Dev"));
        }
    }

    void namesNoBottleneckWhereAnotherStageMayWaitAsLong()
    {
        // Only Review has a queue: nobody knows how much of the two days in Build is waiting.
        const auto streamOf = [](const char* line) {
            StageMap map = stageMap();
            map.stages.front() = {"Build", StageKind::Work, {}, {"Coding"}, {}, {}};
            SilentProgress silent;
            const FactsPtr facts = computeFacts(datasetFromText(fiveOf(line).toStdString()), map, Calendar(), silent);
            return measure(facts);
        };
        const StreamResult untold = streamOf("A-1: Coding 2025-03-01, For Review +2d, Reviewing +1d, Done +1d");
        QCOMPARE(untold.ranking.entries.front().stage, std::string("Review"));
        QVERIFY(!untold.ranking.standout());
        QCOMPARE(untold.ranking.undecided.kind, UndecidedKind::UntoldWaiting);
        QCOMPARE(QString::fromStdString(english(untold.ranking.undecided)),
            QString("It cannot be told which stage holds the stream up: most of the waiting that is known is for Review, 24 hours an item, "
                    "but nobody knows how much of the 2.0 days in Build is waiting."));
        // Waiting that is more than all of the time elsewhere is most of it, whatever the rest is.
        QVERIFY(streamOf("A-1: Coding 2025-03-01, For Review +2d, Reviewing +3d, Done +1d").ranking.standout());
    }

    void pointsWithASignalAtOneStageAtMost()
    {
        StreamResult stream;
        stream.stages = {made("Dev", 2 * day, day), made("Review", 2 * day, day), made("Done", 0, 0)};
        stream.stages[2].kind = "done";
        stream.stages[2].wip = 9;
        BottleneckEntry entry;
        entry.stageRow = 0;
        const auto verdict = [&](SignalKind kind) {
            const auto verdicts = signalVerdicts(stream, entry);
            return *std::ranges::find(verdicts, kind, &SignalVerdict::kind);
        };
        QCOMPARE(verdict(SignalKind::LongestWait).agrees, std::optional(false)); // a tie
        QVERIFY(!verdict(SignalKind::LongestWait).row);
        QVERIFY(!verdict(SignalKind::MostItems).agrees); // what is done is no queue
        stream.stages[0].waitPerItemSeconds = 3 * day;
        QCOMPARE(verdict(SignalKind::LongestWait).row, std::optional<std::size_t>(0));
        QCOMPARE(verdict(SignalKind::LongestWait).agrees, std::optional(true));
        for (StreamStage& stage : stream.stages)
            stage.waitPerItemSeconds.reset();
        QVERIFY(!verdict(SignalKind::LongestWait).agrees);
        stream.stages[1].wip = 4;
        QVERIFY(!verdict(SignalKind::MostItems).agrees); // too few to say anything
        QVERIFY(verdict(SignalKind::MostItems).tooFew);
        stream.stages[1].wip = 5;
        QCOMPARE(verdict(SignalKind::MostItems).agrees, std::optional(false));
        QVERIFY(!verdict(SignalKind::QueueGrows).agrees);
        entry.evidence.queueGrowthPerWeek = 0.5;
        QCOMPARE(verdict(SignalKind::QueueGrows).agrees, std::optional(true));
    }

    void sharesAllWaitingAlsoThatForTheLastActivity()
    {
        const QString log = fiveOf("A-1: Coding 2025-03-01..2025-03-02, Reviewing 2025-03-03..2025-03-04, Done 2025-03-07..2025-03-08");
        const StreamResult stream = measure(factsOf(log.toStdString()));
        QCOMPARE(*stream.totals.waitMeanSeconds, 4 * day);
        const BottleneckEntry& review = stream.ranking.entries.front();
        QCOMPARE(review.stage, std::string("Review"));
        QCOMPARE(*review.evidence.waitShare, 0.25);
        QCOMPARE(english(review.reason), std::string("Items wait 24 hours for Review, 25\u202F% of all waiting."));
        QCOMPARE(english(answers(stream).back()), std::string("Most time is lost waiting for Done, 3.0 days an item."));
        double shares = 0;
        for (const StreamStage& stage : stream.stages)
            shares += stage.addsToItems() ? *stage.waitPerItemSeconds / *stream.totals.waitMeanSeconds : 0;
        QCOMPARE(shares, 1.0);
        QVERIFY(!stream.ranking.standout()); // three quarters are not waited for any stage that could be it
    }

    void breaksTiesByTheOrderOfTheStream()
    {
        StreamResult stream;
        stream.stages = {made("B", day, day), made("A", day, day), made("Idle", 0, 0)};
        stream.stages[2].time = {};
        const BottleneckRanking ranking = rankBySignals(stream);
        QCOMPARE(ranking.entries.size(), std::size_t {2});
        QCOMPARE(ranking.entries[0].stage, std::string("B"));
    }

    void comparesTheAgeOfWorkWithItsHistory()
    {
        StreamResult stream;
        stream.stages = {made("Dev", day, day), made("Review", day, day)};
        stream.stages[1].wip = 6;
        stream.stages[1].wipAgeP50Seconds = 6 * day;
        const BottleneckRanking ranking = rankBySignals(stream);
        QCOMPARE(ranking.entries[0].stage, std::string("Review"));
        QCOMPARE(*ranking.entries[0].evidence.wipAgeRatio, 3.0);
        QVERIFY(english(ranking.entries[0].reason).find("3 times as old") != std::string::npos);
    }

    void saysWhereMostWaitingIsWhenAnotherStageStandsFirst()
    {
        StreamResult stream;
        stream.stages = {made("Verify", 4 * day, day), made("Review", 3 * day, day)};
        stream.totals.partsKnown = 40;
        stream.ranking = rankBySignals(stream);
        QCOMPARE(stream.ranking.entries[0].stage, std::string("Verify"));
        QVERIFY(!stream.ranking.disagreement);
        stream.stages[1].wip = 15;
        stream.stages[1].wipAgeP50Seconds = 30 * day;
        stream.ranking = rankBySignals(stream);
        QCOMPARE(stream.ranking.entries[0].stage, std::string("Review"));
        QVERIFY(stream.ranking.disagreement == (Disagreement {DisagreementKind::OtherSignals, "Verify", "Review"}));
        QCOMPARE(english(stream.ranking.disagreement),
            std::string("Most waiting is for Verify; Review stands first because of what is there now, not because of what has passed."));
    }

    void saysTheSameOfAnAgeInScoreReasonAndVerdict_data()
    {
        QTest::addColumn<int>("open");
        QTest::addColumn<int>("finished");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<bool>("says");
        QTest::newRow("much older") << 5 << 10 << 1.5 << true;
        QTest::newRow("one old item") << 1 << 40 << 9.0 << false;
        QTest::newRow("nobody knows what is usual") << 20 << 9 << 9.0 << false;
        QTest::newRow("a little older") << 20 << 40 << 1.4 << false;
    }

    void saysTheSameOfAnAgeInScoreReasonAndVerdict()
    {
        QFETCH(int, open);
        QFETCH(int, finished);
        QFETCH(double, ratio);
        QFETCH(bool, says);
        StreamResult stream;
        stream.stages = {made("Dev", day, day), made("Review", day, day)};
        stream.totals.partsKnown = 40;
        StreamStage& review = stream.stages[1];
        review.wip = open;
        review.time.n = finished;
        review.wipAgeP50Seconds = ratio * *review.time.p50;
        stream.ranking = rankBySignals(stream);
        const auto& entries = stream.ranking.entries;
        QCOMPARE(entries[0].stage, std::string(says ? "Review" : "Dev")); // nothing else tells the two apart
        const BottleneckEntry& entry = *std::ranges::find(entries, std::size_t {1}, &BottleneckEntry::stageRow);
        QCOMPARE(*entry.evidence.wipAgeRatio, ratio);
        QCOMPARE(entry.reason.ageRatio.has_value(), says);
        const auto verdicts = signalVerdicts(stream, entry);
        const SignalVerdict age = *std::ranges::find(verdicts, SignalKind::OlderThanUsual, &SignalVerdict::kind);
        QCOMPARE(age.agrees.value_or(false), says);
        QCOMPARE(age.agrees.has_value(), open >= 5 && finished >= 10);
        QCOMPARE(age.tooFew, !age.agrees.has_value());
    }
};

QTEST_APPLESS_MAIN(TestBottleneckSignals)
#include "tst_bottleneck_signals.moc"
