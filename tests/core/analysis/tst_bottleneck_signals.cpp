// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/attention.h"
#include "core/analysis/bottleneck.h"
#include "core/analysis/sentences.h"
#include "core/analysis/signal_verdicts.h"
#include "core/analysis/stream.h"
#include "core/stats/random.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <string>

using namespace weir;
using namespace weir::analysis;
using testsupport::datasetFromText;
using testsupport::instantFromText;

namespace {

constexpr double day = 86400;

StageMap stageMap()
{
    StageMap map;
    map.stages = {
        {"Dev", StageKind::Work, {"Ready"}, {"Coding"}, {}, {}},
        {"Review", StageKind::Work, {"For Review"}, {"Reviewing"}, {}, {}},
        {"Done", StageKind::Done, {}, {"Done"}, {}, {}},
    };
    return map;
}

FactsPtr factsOf(const std::string& text)
{
    SilentProgress silent;
    return computeFacts(datasetFromText(text), stageMap(), Calendar(), silent);
}

StreamResult measure(const FactsPtr& facts)
{
    SilentProgress silent;
    return measureStream(*facts, {}, Level::Stage, silent);
}

std::string dayOf(int number)
{
    return isoInstant(instantFromText("2025-01-06") + std::chrono::days(number)).substr(0, 10);
}

/// `perWeek` items a week arrive at Review for `weeks` weeks; one a week leaves it.
std::string growingQueue(int weeks, int perWeek)
{
    std::string log;
    int left = 0;
    for (int week = 0; week < weeks; ++week) {
        for (int i = 0; i < perWeek; ++i) {
            log.append("A-")
                .append(std::to_string(week * perWeek + i + 1))
                .append(": Coding ")
                .append(dayOf(week * 7))
                .append(", For Review +1d");
            if (left <= week && i == 0) {
                log.append(", Reviewing +1d, Done +1d");
                ++left;
            }
            log.append("\n");
        }
    }
    return log;
}

/// The item of one line, five times over.
QString fiveOf(const char* line)
{
    QString log;
    for (int i = 1; i <= 5; ++i)
        log += QString(line).replace("A-1:", QString("A-%1:").arg(i)) + '\n';
    return log;
}

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

StreamStage made(const char* name, double wait, double work)
{
    StreamStage stage;
    stage.name = name;
    stage.kind = "work";
    stage.time = {10, wait + work, wait + work, wait + work, wait + work};
    stage.waitPerItemSeconds = wait;
    stage.workPerItemSeconds = work;
    return stage;
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
        QVERIFY(ranking.why.find("replay") != std::string::npos);
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

    void namesNoBottleneckThatNoSignalPointsAt()
    {
        const std::string log = fiveOf("A-1: Coding 2025-03-01, Reviewing +3d, Done +1d").toStdString();
        const StreamResult silent = measure(factsOf(log));
        QCOMPARE(agreeing(signalVerdicts(silent, silent.ranking.entries.front())), std::size_t {0});
        QVERIFY(!silent.ranking.standout());
        QCOMPARE(silent.ranking.undecided.kind, UndecidedKind::NoSignal);
        QVERIFY(english(silent.ranking.undecided).find("Dev comes first, but") != std::string::npos);
        // One item more, that is there now: a signal, if the weakest.
        const StreamResult one = measure(factsOf(log + "B-1: Coding 2025-03-04"));
        QVERIFY(one.ranking.standout());
        QCOMPARE(one.ranking.standout()->stage, std::string("Dev"));
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
        stream.stages[1].wip = 2;
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

    // What needs attention.

    void callsForItemsBeyondTheirExpectation()
    {
        std::string log = "newest 2025-06-01\nB-1: Coding 2025-05-20\nB-2: Coding 2025-05-01\nB-3: Coding 2025-05-31\n";
        for (int i = 1; i <= 10; ++i)
            log.append("A-").append(std::to_string(i)).append(": Coding 2025-03-01, Done +").append(std::to_string(i)).append("d\n");
        const auto facts = factsOf(log);
        SilentProgress silent;
        const Attention found = attention(*facts, {}, measure(facts), silent);
        QCOMPARE(found.ageing.size(), std::size_t {2});
        QCOMPARE(found.ageing[0].key, std::string("B-2"));
        QCOMPARE(found.ageing[0].stageName, std::string("Dev"));
        QCOMPARE(found.ageing[0].age, Duration(std::chrono::days(31)));
        QCOMPARE(found.ageing[0].threshold, Duration(std::chrono::days(9)));
        QCOMPARE(found.ageing[1].key, std::string("B-1"));
    }

    void expectsNothingFromFewVisits()
    {
        std::string log = "newest 2025-06-01\nB-2: Coding 2025-05-01\n";
        for (int i = 1; i <= 9; ++i)
            log.append("A-").append(std::to_string(i)).append(": Coding 2025-03-01, Done +1d\n");
        const auto facts = factsOf(log);
        SilentProgress silent;
        QVERIFY(attention(*facts, {}, measure(facts), silent).ageing.empty());
    }

    void callsForTheThirdRound()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, Reviewing +1d, Coding +1d, Reviewing +1d, Coding +1d\n"
                                   "A-2: Coding 2025-03-01, Reviewing +1d, Coding +1d\n"
                                   "A-3: Coding 2025-03-01, Reviewing +1d, Coding +1d, Reviewing +1d, Coding +1d, Done +1d");
        SilentProgress silent;
        const Attention found = attention(*facts, {}, measure(facts), silent);
        QCOMPARE(found.rounds.size(), std::size_t {1});
        QCOMPARE(found.rounds[0].key, std::string("A-1"));
        QCOMPARE(found.rounds[0].rounds, 3);
    }

    void callsForGrowingQueues()
    {
        const auto facts = factsOf(growingQueue(12, 3));
        SilentProgress silent;
        const Attention found = attention(*facts, {}, measure(facts), silent);
        QCOMPARE(found.growing.size(), std::size_t {1});
        QCOMPARE(found.growing[0].stageName, std::string("Review"));
        QCOMPARE(found.growing[0].waiting, 24);
    }

    // The answer in words.

    void answersInWords_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<QString>("answer");
        QTest::newRow("nothing") << ""
                                 << "There are no items yet, so there is no stream to measure. The stream needs items: add an export of "
                                    "your tracker, under Sources or with 'weir import'.";
        QTest::newRow("a repository alone")
            << "commit 1a2b3c repo Ann 2025-03-03T09:00 files=2 added=10 deleted=1"
            << "There are no items yet, only 1 commit, so there is no stream. The stream needs items: add an export of your "
               "tracker, under Sources or with 'weir import'.";
        QTest::newRow("one unit")
            << fiveOf("A-1: Ready 2025-03-01, Coding +1d, For Review +2d, Reviewing +3d, Done +1d")
            << "On average an item takes 7.0 days, 4.0 of it waiting. Most time is lost waiting for Review, 3.0 days an item.";
        QTest::newRow("two units")
            << fiveOf("A-1: Ready 2025-03-01, Coding +5h, Reviewing +3d, Done +1d")
            << "On average an item takes 4.2 days, 5 hours of it waiting. Most time is lost waiting for Dev, 5 hours an item.";
        QTest::newRow("no waits known")
            << fiveOf("A-1: Coding 2025-03-01, Reviewing +3d, Done +1d")
            << "On average an item takes 4.0 days; how much of it is waiting is not known. Most time passes in Dev, 3.0 days an item.";
        QTest::newRow("one stage") << "A-1: Coding 2025-03-01, Done +3d"
                                   << "On average an item takes 3.0 days; how much of it is waiting is not known. All time in the stream "
                                      "passes in Dev, the only stage.";
        QTest::newRow("time outside the stream")
            << "A-1: Open 2025-03-01, Coding +2d, Done +3d"
            << "On average an item takes 5.0 days; how much of it is waiting is not known. All time in the stream passes in Dev, the only "
               "stage.";
        QTest::newRow("queues that nobody stood in")
            << fiveOf("A-1: Ready 2025-03-01, Coding +0s, Reviewing +3d, Done +1d")
            << "On average an item takes 4.0 days, none of it in a queue. Most time passes in Dev, 3.0 days an item.";
        QTest::newRow("parts known of some")
            << "A-1: created 2025-03-01, Ready > Coding 2025-03-02, Coding > Reviewing 2025-03-03, Reviewing > Done 2025-03-04\n"
               "A-2: created 2025-03-01, Ready > Coding 2025-03-02, Reviewing > Done 2025-03-10"
            << "On average an item takes 6.0 days; for 1 of 2 waiting is known: 24 hours of 3.0 days. 1 item is too "
               "few to tell where most time is lost.";
        QTest::newRow("few items") << "A-1: Ready 2025-03-01, Coding +1d, For Review +2d, Reviewing +3d, Done +1d"
                                   << "On average an item takes 7.0 days, 4.0 of it waiting. 1 item is too few to tell where most time is "
                                      "lost.";
        QTest::newRow("a tie") << fiveOf("A-1: Ready 2025-03-01, Coding +2d, For Review +1d, Reviewing +2d, Done +1d")
                               << "On average an item takes 6.0 days, 4.0 of it waiting. No stage costs more than all others (n = 5).";
        QTest::newRow("no history")
            << "A-1: created 2025-03-01, resolved 2025-03-11, now Done, cut\nA-2: created 2025-03-02, now Coding, cut"
            << "On average an item takes 10.0 days; how much of it is waiting is not known.";
        QTest::newRow("nothing finished")
            << "A-1: Coding 2025-03-01\nA-2: Coding 2025-03-02, Reviewing +1d\nA-3: Coding 2025-03-02"
            << "Nothing was finished in this window; 3 items are in progress. Most of them are in Dev: 2 items.";
        QTest::newRow("nothing finished, a tie") << "A-1: Coding 2025-03-01\nA-2: Coding 2025-03-02, Reviewing +1d"
                                                 << "Nothing was finished in this window; 2 items are in progress.";
        QTest::newRow("nothing finished, one item") << "A-1: Coding 2025-03-01"
                                                    << "Nothing was finished in this window; 1 item is in progress.";
        QTest::newRow("nothing finished, no majority")
            << "A-1: Coding 2025-03-01\nA-2: Coding 2025-03-01\nA-3: Coding 2025-03-02, Reviewing +1d\nA-4: Open 2025-03-01, Coding +1d, "
               "Open +1d\nA-5: Coding 2025-03-01, Open +1d"
            << "Nothing was finished in this window; 5 items are in progress. More are in Dev than in any other stage: 2 items.";
        QTest::newRow("no time known") << "A-1: created 2025-03-05, resolved 2025-03-04"
                                       << "1 item was finished; how long that took is not known.";
    }
    void answersInWords()
    {
        QFETCH(QString, log);
        QFETCH(QString, answer);
        QCOMPARE(QString::fromStdString(englishAnswer(measure(factsOf(log.toStdString())))), answer);
    }

    void saysWhereNothingCanFinish()
    {
        SilentProgress silent;
        StageMap open = stageMap();
        open.stages.pop_back();
        open.proposed = false;
        const auto measured = [&](const std::string& log, const StageMap& map) {
            return measureStream(*computeFacts(datasetFromText(log), map, Calendar(), silent), {}, Level::Stage, silent);
        };
        const std::string log = "A-1: Coding 2025-03-01, Reviewing +1d\n";
        QCOMPARE(englishAnswer(measured(log, open)),
            std::string("No stage is done, so nothing counts as finished and lead time is unknown. Name a stage as done, with Edit stages "
                        "on the map or with 'weir stages'."));
        QVERIFY(measured(log, stageMap()).knowsEnd);
        StageMap proposed = open;
        proposed.proposed = true;
        QCOMPARE(englishAnswer(measured("A-1: Coding 2025-03-01, Reviewing +3d\nA-2: Coding 2025-03-03\n", proposed)),
            std::string("No item has reached an end yet, so nothing is finished and lead time is unknown."));
        QVERIFY(measured(log + "A-2: created 2025-03-01, resolved 2025-03-02", open).knowsEnd); // the source says so
        open.proposed = true;
        open.stages.push_back({"Done", StageKind::Done, {}, {"Reviewing"}, {}, {}});
        open.guessedEnds = {"Reviewing"};
        QCOMPARE(
            guessedEndsText(measured(log, open).guessed), std::string("Taken for done because hardly anything follows it: Reviewing."));
    }

    void takesWhatIsUnknownForNoZero()
    {
        // Reviewing takes nine of eleven days, but was never seen to begin.
        const QString log =
            fiveOf("A-1: Coding 2025-03-01..2025-03-02, Reviewing ..2025-03-10, Testing 2025-03-11..2025-03-12, Done ..2025-03-12");
        StageMap map = stageMap();
        map.stages.insert(map.stages.begin() + 2, {"Test", StageKind::Work, {}, {"Testing"}, {}, {}});
        SilentProgress silent;
        const StreamResult stream =
            measureStream(*computeFacts(datasetFromText(log.toStdString()), map, Calendar(), silent), {}, Level::Stage, silent);
        QCOMPARE(stream.totals.partsKnown, 0);
        QVERIFY(stream.totals.waitLeastSeconds.value_or(0) > 0);
        QVERIFY(!costliestWait(stream));
        QVERIFY(!stream.ranking.standout());
        QVERIFY2(english(stream.ranking.undecided).starts_with("It cannot be told which stage"), english(stream.ranking.undecided).c_str());
        bool seen = false;
        for (const BottleneckEntry& entry : stream.ranking.entries) {
            if (entry.stage == "Test")
                QVERIFY2(english(entry.reason).ends_with("of all waiting that is known."), english(entry.reason).c_str());
            if (entry.stage != "Review")
                continue;
            seen = true;
            QVERIFY(!entry.evidence.waitShare);
            QVERIFY2(english(entry.reason).starts_with("A visit takes 8.0 days in Review"), english(entry.reason).c_str());
        }
        QVERIFY(seen);
    }

    void tellsNoItemsInAWindowFromNoItemsAtAll()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, Done +1d");
        SilentProgress silent;
        Selection later;
        later.window = {instantFromText("2025-03-10"), instantFromText("2025-03-11")};
        QCOMPARE(englishAnswer(measureStream(*facts, later, Level::Stage, silent)), std::string("There are no items in this window."));
    }

    void keepsSentencesShort()
    {
        StreamResult stream;
        stream.total = stream.finished = 1;
        stream.totals.leadTime.mean = 123456789;
        stream.totals.leadTime.n = 98765;
        for (const SentenceKind kind : {SentenceKind::NoItemsYet, SentenceKind::AddExport, SentenceKind::NoStageDone,
                 SentenceKind::NameADoneStage, SentenceKind::TooLittleToTell, SentenceKind::NoneCostsMost})
            QVERIFY(english({kind, {}, 98765432, {}, 98765432}).size() <= 100);
        stream.totals.partsKnown = 12345;
        stream.totals.partsLeadMeanSeconds = 123456789;
        stream.totals.waitMeanSeconds = 12345678;
        stream.stages = {
            made("数据库迁移与上线前的最后一次人工安全审查以及合规部门的书面批准与归档流程之前的等待阶段第二部分", 12345678, 1),
            made("B", 1, 1)};
        for (const Sentence& sentence : answers(stream))
            QVERIFY(QString::fromStdString(english(sentence)).size() <= 100);
        QCOMPARE(shortened("äöü", 3), std::string("äöü"));
        QCOMPARE(shortened("äöüß", 3), std::string("äö…"));
    }
};

QTEST_APPLESS_MAIN(TestBottleneckSignals)
#include "tst_bottleneck_signals.moc"
