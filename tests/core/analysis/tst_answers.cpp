// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sentences.h"
#include "tests/core/analysis/bottleneck_streams.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;
using namespace testsupport;

class TestAnswers : public QObject {
    Q_OBJECT
private slots:
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
            << fiveOf("A-1: Ready 2025-03-01, Coding +7h, Reviewing +3d, Done +1d")
            << "On average an item takes 4.3 days, 7 hours of it waiting. Most time is lost waiting for Dev, 7 hours an item.";
        QTest::newRow("little waiting")
            << fiveOf("A-1: Ready 2025-03-01, Coding +2h, Reviewing +3d, Done +1d")
            << "On average an item takes 4.1 days, 2 hours of it waiting. Most time passes in Dev, 3.0 days an item.";
        QTest::newRow("most time outside the stream")
            << fiveOf("A-1: Open 2025-03-01, Ready +12d, Coding +2h, Reviewing +2h, Done +1h")
            << "On average an item takes 12.2 days, 12.0 of it before or beside the stream: check the stages.";
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
        QTest::newRow("times known of some")
            << "A-1: Coding 2025-03-01, Done +3d\nA-2: created 2025-03-10, resolved 2025-03-05, now Done, cut"
            << "On average an item takes 3.0 days (n = 1 of 2); how much of it is waiting is not known. All time in the stream passes in "
               "Dev, the only stage.";
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
        QTest::newRow("done, but since when")
            << "status Done done\nA-1: created 2025-03-01, cut, now Done\nA-2: Coding 2025-03-02"
            << "1 item is done, but the data do not say since when. Export them with their history, or with "
               "the date at which each was resolved.";
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

    void takesNoQueueElsewhereForNoWaiting()
    {
        const std::string log = fiveOf("A-1: Ready 2025-03-01, Coding +2d, Testing +1d, Done +5d").toStdString();
        StageMap map = stageMap();
        map.stages.insert(map.stages.begin() + 2, {"Test", StageKind::Work, {}, {"Testing"}, {}, {}});
        SilentProgress silent;
        const FactsPtr facts = computeFacts(datasetFromText(log), map, Calendar(), silent);
        const StreamResult stream = measureStream(*facts, {}, Level::Stage, silent);
        QCOMPARE(englishAnswer(stream),
            std::string("On average an item takes 8.0 days, at least 2.0 of it waiting. Most of the waiting that is told is for Dev, 2.0 "
                        "days an item."));
        QVERIFY(stream.stages[0].tellsWaiting);
        QCOMPARE(*stream.stages[0].waitPerItemSeconds, 2.0 * day);
        QVERIFY(!stream.stages[2].tellsWaiting);
        QVERIFY(!stream.stages[2].waitPerItemSeconds);
        QVERIFY(stream.totals.activeAtMost());
        QVERIFY(!costliestWait(stream));
        QVERIFY2(english(stream.ranking.entries[0].reason).ends_with("of all waiting that is known."),
            english(stream.ranking.entries[0].reason).c_str());
        QVERIFY(!stream.ranking.entries[1].evidence.waitShare);
        for (const StreamStage& status : measureStream(*facts, {}, Level::Status, silent).stages)
            QCOMPARE(status.tellsWaiting, status.name != "Testing");
    }

    void callsNothingABottleneckForHardlyAnyWaiting()
    {
        const StreamResult little =
            measure(factsOf(fiveOf("A-1: Open 2025-03-01, Ready +12d, Coding +2h, Reviewing +2h, Done +1h").toStdString()));
        QVERIFY(!little.ranking.standout());
        QCOMPARE(little.ranking.undecided.kind, UndecidedKind::WaitsLittle);
        QVERIFY2(
            english(little.ranking.undecided).starts_with("No stage stands out by its waiting: Dev comes first with 2 hours of the 12.2"),
            english(little.ranking.undecided).c_str());
        QVERIFY(!costliestWait(little));
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

QTEST_APPLESS_MAIN(TestAnswers)
#include "tst_answers.moc"
