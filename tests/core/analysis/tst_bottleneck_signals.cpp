// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/attention.h"
#include "core/analysis/bottleneck.h"
#include "core/analysis/sentences.h"
#include "core/analysis/stream.h"
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
        QCOMPARE(ranking.entries[0].reason, std::string("Items wait 3.0 days for Review, 75\u202F% of all waiting."));
        QVERIFY(!ranking.entries[0].gainMeanSeconds);
        QVERIFY(!ranking.entries[0].evidence.utilisation);
    }

    void ranksByTimeWhereNothingIsKnownToWait()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, Reviewing +3d, Done +1d");
        const BottleneckRanking ranking = measure(facts).ranking;
        QCOMPARE(ranking.entries[0].stage, std::string("Dev"));
        QVERIFY(!ranking.entries[0].evidence.waitShare);
        QCOMPARE(ranking.entries[0].reason, std::string("Items spend 3.0 days in Dev, 75\u202F% of their time in the stream."));
    }

    void ranksByVisitsWhereNothingIsFinished()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, For Review +1d, Reviewing +3d, Coding +1d");
        const BottleneckRanking ranking = measure(facts).ranking;
        QCOMPARE(ranking.entries[0].stage, std::string("Review"));
        QCOMPARE(*ranking.entries[0].evidence.waitShare, 1.0);
        QCOMPARE(ranking.entries[0].reason, std::string("A visit waits 3.0 days for Review, 100\u202F% of all waiting."));
    }

    void seesAQueueThatGrows()
    {
        const BottleneckRanking ranking = measure(factsOf(growingQueue(12, 3))).ranking;
        const auto& review = ranking.entries[0];
        QCOMPARE(review.stage, std::string("Review"));
        QVERIFY(*review.evidence.queueGrowthPerWeek > 1.5);
        QVERIFY2(review.reason.find("; its queue grows by ") != std::string::npos, review.reason.c_str());
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
        QVERIFY(ranking.entries[0].reason.find("3 times as old") != std::string::npos);
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
                                 << "There are no items in this window.";
        QTest::newRow("one unit")
            << "A-1: Ready 2025-03-01, Coding +1d, For Review +2d, Reviewing +3d, Done +1d"
            << "On average an item takes 7.0 days, 4.0 of it waiting. Most time is lost waiting for Review, 3.0 days an item.";
        QTest::newRow("two units")
            << "A-1: Ready 2025-03-01, Coding +5h, Reviewing +3d, Done +1d"
            << "On average an item takes 4.2 days, 5 hours of it waiting. Most time is lost waiting for Dev, 5 hours an item.";
        QTest::newRow("no waits known")
            << "A-1: Coding 2025-03-01, Reviewing +3d, Done +1d"
            << "On average an item takes 4.0 days; how much of it is waiting is not known. Most time passes in Dev, 3.0 days an item.";
        QTest::newRow("one stage") << "A-1: Coding 2025-03-01, Done +3d"
                                   << "On average an item takes 3.0 days; how much of it is waiting is not known. All time in the stream "
                                      "passes in Dev, the only stage.";
        QTest::newRow("time outside the stream")
            << "A-1: Open 2025-03-01, Coding +2d, Done +3d"
            << "On average an item takes 5.0 days; how much of it is waiting is not known. All time in the stream passes in Dev, the only "
               "stage.";
        QTest::newRow("queues that nobody stood in")
            << "A-1: Ready 2025-03-01, Coding +0s, Reviewing +3d, Done +1d"
            << "On average an item takes 4.0 days, none of it in a queue. Most time passes in Dev, 3.0 days an item.";
        QTest::newRow("parts known of some")
            << "A-1: created 2025-03-01, Ready > Coding 2025-03-02, Coding > Reviewing 2025-03-03, Reviewing > Done 2025-03-04\n"
               "A-2: created 2025-03-01, Ready > Coding 2025-03-02, Reviewing > Done 2025-03-10"
            << "On average an item takes 6.0 days; for 1 of 2 waiting is known: 24 hours of 3.0 days. Most time is lost waiting for Dev, "
               "24 "
               "hours an item.";
        QTest::newRow("no history")
            << "A-1: created 2025-03-01, resolved 2025-03-11, now Done, cut\nA-2: created 2025-03-02, now Coding, cut"
            << "On average an item takes 10.0 days; how much of it is waiting is not known.";
        QTest::newRow("nothing finished")
            << "A-1: Coding 2025-03-01\nA-2: Coding 2025-03-02, Reviewing +1d\nA-3: Coding 2025-03-02"
            << "Nothing was finished in this window; 3 items are in progress. Most of them are in Dev: 2 items.";
        QTest::newRow("no time known") << "A-1: created 2025-03-05, resolved 2025-03-04"
                                       << "1 item was finished; how long that took is not known.";
    }
    void answersInWords()
    {
        QFETCH(QString, log);
        QFETCH(QString, answer);
        QCOMPARE(QString::fromStdString(englishAnswer(measure(factsOf(log.toStdString())))), answer);
    }

    void keepsSentencesShort()
    {
        StreamResult stream;
        stream.total = stream.finished = 1;
        stream.totals.leadTime.mean = 123456789;
        stream.totals.leadTime.n = 98765;
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
