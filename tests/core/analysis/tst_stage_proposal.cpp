// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/queue_joining.h"
#include "core/analysis/stage_proposal.h"
#include "core/analysis/status_words.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <string>

using namespace weir;
using namespace weir::analysis;
using testsupport::datasetFromText;

namespace {

/// "Dev: work Ready|Coding; Done: done |Done": queue statuses before the bar, work statuses behind it.
QString text(const StageMap& map)
{
    QStringList stages;
    const auto join = [](const std::vector<std::string>& names) {
        QStringList list;
        for (const std::string& name : names)
            list << QString::fromStdString(name);
        return list.join(',');
    };
    for (const Stage& stage : map.stages) {
        const std::string kind(stageKindName(stage.kind));
        stages << QString("%1: %2 %3|%4")
                      .arg(QString::fromStdString(stage.name), QString::fromStdString(kind), join(stage.queue), join(stage.work));
    }
    return stages.join("; ");
}

std::string item(int number, int day)
{
    const Instant begin = testsupport::instantFromText("2025-01-06") + std::chrono::days(day);
    return "A-" + std::to_string(number) + ": register " + isoInstant(begin).substr(0, 10);
}

/// So many claims, `apart` days after one another, of which every third each is paid, answered or rejected.
std::string claims(int count, int apart)
{
    std::string log;
    for (int i = 0; i < count; ++i) {
        const char* const end = i % 3 == 0 ? "pay compensation" : i % 3 == 1 ? "write letter" : "reject request";
        log += item(i + 1, i * apart) + ", examine +1d, " + end + " +1d\n";
    }
    return log;
}

/// So many items, each begun ten days after the one before, on a way of a step a day.
std::string onWay(const std::string& prefix, int from, int count, const std::string& way)
{
    std::string log;
    for (int i = from; i < from + count; ++i) {
        const Instant begin = testsupport::instantFromText("2025-01-06") + std::chrono::days(i * 10);
        const QString day = QString::fromStdString(isoInstant(begin).substr(0, 10));
        QStringList steps = QString::fromStdString(way).split(", ");
        for (QString& step : steps)
            step += &step == &steps.front() ? ' ' + day : QString(" +1d");
        log += QString("%1-%2: %3\n").arg(QString::fromStdString(prefix)).arg(i).arg(steps.join(", ")).toStdString();
    }
    return log;
}

QString proposal(const std::string& data)
{
    return text(proposeStageMap(*datasetFromText(data)));
}

QString proposal(const char* data)
{
    return text(proposeStageMap(*datasetFromText(data)));
}

} // namespace

class TestStageProposal : public QObject {
    Q_OBJECT
private slots:
    void proposesTheStagesOfUsualTeams_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("stages");
        QTest::newRow("smallest board") << "To Do, In Progress, Done"
                                        << "To Do: outside |To Do; In Progress: work |In Progress; Done: done |Done";
        QTest::newRow("backlog is outside")
            << "Backlog, Selected for Development, In Progress, Done"
            << "Backlog: outside |Backlog; In Progress: work Selected for Development|In Progress; Done: done |Done";
        QTest::newRow("ready for, in")
            << "Ready, Development, Ready for Review, In Review, Closed"
            << "Development: work Ready|Development; Review: work Ready for Review|In Review; Closed: done |Closed";
        QTest::newRow("by a common word") << "Dev, Waiting for Review, Code Review, Done"
                                          << "Dev: work |Dev; Code Review: work Waiting for Review|Code Review; Done: done |Done";
        QTest::newRow("by the kind of work") << "Ready for Dev, In Progress, To Test, In QA, Awaiting Deployment, Releasing, Done"
                                             << "In Progress: work Ready for Dev|In Progress; QA: work To Test|In QA; "
                                                "Releasing: work Awaiting Deployment|Releasing; Done: done |Done";
        QTest::newRow("suffixes") << "Sprint Backlog, Doing, QA queue, QA, Done"
                                  << "Doing: work Sprint Backlog|Doing; QA: work QA queue|QA; Done: done |Done";
        QTest::newRow("a step that is over waits for the next") << "Coding, Dev done, Testing, Done"
                                                                << "Coding: work |Coding; Testing: work Dev done|Testing; Done: done |Done";
        QTest::newRow("a step that is over before the end") << "Backlog, Doing, Testing, Test complete, Done"
                                                            << "Backlog: outside |Backlog; Doing: work |Doing; Testing: work |Testing; "
                                                               "Test complete: wait Test complete|; Done: done |Done";
        QTest::newRow("accepted before the end") << "Backlog, Doing, In Review, Accepted, Done"
                                                 << "Backlog: outside |Backlog; Doing: work |Doing; Review: work |In Review; "
                                                    "Accepted: wait Accepted|; Done: done |Done";
        QTest::newRow("approved before the end")
            << "Backlog, Dev, QA, Approved, Live"
            << "Backlog: outside |Backlog; Dev: work |Dev; QA: work |QA; Approved: wait Approved|; Live: done |Live";
        QTest::newRow("a queue before a queue") << "Backlog, To Do, Ready, Doing, Done"
                                                << "Backlog: outside |Backlog,To Do; Doing: work Ready|Doing; Done: done |Done";
        QTest::newRow("a step that is over and nothing follows") << "Backlog, Doing, Testing, Test complete"
                                                                 << "Backlog: outside |Backlog; Doing: work |Doing; "
                                                                    "Testing: work |Testing; Test complete: wait Test complete|";
        QTest::newRow("no such stage: a wait of its own")
            << "Coding, Ready for Legal, Testing, Done"
            << "Coding: work |Coding; Ready for Legal: wait Ready for Legal|; Testing: work |Testing; Done: done |Done";
        QTest::newRow("blocked") << "In Progress, Blocked, Review, Done"
                                 << "In Progress: work |In Progress; Blocked: wait Blocked|; Review: work |Review; Done: done |Done";
        QTest::newRow("somebody outside") << "Doing, Waiting for customer, Done"
                                          << "Doing: work |Doing; Waiting for customer: wait Waiting for customer|; Done: done |Done";
        QTest::newRow("several ends") << "Doing, Resolved, Closed"
                                      << "Doing: work |Doing; Done: done |Closed,Resolved";
        QTest::newRow("unknown names are work") << "Frobnicate, Quux, Done"
                                                << "Frobnicate: work |Frobnicate; Quux: work |Quux; Done: done |Done";
        QTest::newRow("one core, one stage") << "QA, In QA, Done"
                                             << "QA: work |In QA,QA; Done: done |Done";
        QTest::newRow("nothing but waiting") << "To Do, Done"
                                             << "To Do: outside |To Do; Done: done |Done";
        QTest::newRow("chosen, and no work follows") << "Ready, Done"
                                                     << "Ready: wait Ready|; Done: done |Done";
        QTest::newRow("German") << "Offen, Zu erledigen, In Bearbeitung, Bereit zur Prüfung, In Prüfung, Erledigt"
                                << "Backlog: outside |Offen,Zu erledigen; In Bearbeitung: work |In Bearbeitung; "
                                   "Prüfung: work Bereit zur Prüfung|In Prüfung; Erledigt: done |Erledigt";
        QTest::newRow("French")
            << "À faire, En cours, À tester, Tests, Terminé"
            << "À faire: outside |À faire; En cours: work |En cours; Tests: work À tester|Tests; Terminé: done |Terminé";
        QTest::newRow("French without accents")
            << "A faire, En cours, A tester, Tests, Termine"
            << "A faire: outside |A faire; En cours: work |En cours; Tests: work A tester|Tests; Termine: done |Termine";
        QTest::newRow("no French") << "Doing, A/B Testing, A team, Testing, Done"
                                   << "Doing: work |Doing; A/B Testing: work |A/B Testing; A team: work |A team; Testing: work |Testing; "
                                      "Done: done |Done";
        QTest::newRow("most words in common")
            << "Alpha test run, Alpha test, Beta test, Ready for beta test run, Done"
            << "Alpha test run: work |Alpha test run; Alpha test: work |Alpha test; Beta test: work Ready for beta test run|Beta test; "
               "Done: done |Done";
        QTest::newRow("Spanish") << "Por hacer, En progreso, Listo para revisión, En revisión, Hecho"
                                 << "Por hacer: outside |Por hacer; En progreso: work |En progreso; En revisión: work Listo para "
                                    "revisión|En revisión; Hecho: done |Hecho";
        QTest::newRow("Portuguese") << "A fazer, Em andamento, Aguardando teste, Em teste, Concluído"
                                    << "A fazer: outside |A fazer; Em andamento: work |Em andamento; Em teste: work Aguardando teste|Em "
                                       "teste; Concluído: done |Concluído";
        QTest::newRow("Chinese") << "待办, 进行中, 待测试, 测试中, 已完成"
                                 << "待办: outside |待办; 进行中: work |进行中; 测试中: work 待测试|测试中; 已完成: done |已完成";
        QTest::newRow("Japanese")
            << "未着手, 作業中, レビュー待ち, レビュー, 完了"
            << "未着手: outside |未着手; 作業中: work |作業中; レビュー: work レビュー待ち|レビュー; 完了: done |完了";
    }
    void proposesTheStagesOfUsualTeams()
    {
        QFETCH(QString, path);
        QFETCH(QString, stages);
        QString line = "A-1: created 2025-03-03";
        for (const QString& status : path.split(", "))
            line += ", " + status + " +1d";
        QCOMPARE(proposal(line.toUtf8().constData()), stages);
    }

    void putsWhatWasNotDoneAside()
    {
        QCOMPARE(proposal("A-1: Doing 2025-03-03, Done +1d\nA-2: Doing 2025-03-03, Won't Do +1d\nA-3: Doing 2025-03-03, Duplicate +1d"),
            QString("Doing: work |Doing; Done: done |Done; Discarded: discarded |Duplicate,Won't Do"));
    }

    void trustsTheTrackerAboutWhatIsDone()
    {
        // Its category makes "Shelved" done and "Resolved" not.
        QCOMPARE(proposal("status Shelved done\nstatus Resolved progress\nstatus Verifying progress\n"
                          "A-1: Resolved 2025-03-03, Verifying +1d, Shelved +1d"),
            QString("Verifying: work Resolved|Verifying; Shelved: done |Shelved"));
    }

    void doesNotBelieveThatWhatIsCalledDoneHasNotStarted()
    {
        QCOMPARE(proposal("status Done todo\nA-1: Doing 2025-03-03, Done +1d"), QString("Doing: work |Doing; Done: done |Done"));
    }

    void trustsTheTrackerAboutWhatHasNotStarted()
    {
        QCOMPARE(proposal("status Candidates todo\nA-1: Candidates 2025-03-03, Doing +1d"),
            QString("Candidates: outside |Candidates; Doing: work |Doing"));
    }

    void ordersStagesAsMostItemsPassThem()
    {
        QCOMPARE(proposal("A-1: Alpha 2025-03-03, Zulu +1d, Mike +1d, Done +1d\n"
                          "A-2: Zulu 2025-03-03, Alpha +1d, Mike +1d, Done +1d\n"
                          "A-3: Zulu 2025-03-03, Alpha +1d, Zulu +1d, Mike +1d, Done +1d"),
            QString("Zulu: work |Zulu; Alpha: work |Alpha; Mike: work |Mike; Done: done |Done"));
    }

    void looksAtAChainOfQueuesOnce()
    {
        // Each queue waits for the next one; the last one for work. By row, the worst order: each finds its own only after the next has.
        constexpr std::size_t queues = 1000;
        QueueWays flow;
        for (std::size_t name = 0; name < queues; ++name) {
            flow.queues.push_back(name);
            flow.ways.push_back({{name + 1, 1}});
        }
        std::vector<std::size_t> group(queues + 1, SIZE_MAX);
        group.back() = 7;
        const auto takes = [](std::size_t g) { return g == 7; };
        const JoinedQueues joined = joinQueues(flow, group, takes, [](std::size_t) { return false; });
        QCOMPARE(joined.groups.size(), queues);
        QCOMPARE(joined.groups.front(), (std::pair<std::size_t, std::size_t>(queues - 1, 7)));
        QCOMPARE(joined.groups.back(), (std::pair<std::size_t, std::size_t>(0, 7)));
        QVERIFY2(joined.steps <= std::int64_t {2 * queues}, qPrintable(QString::number(joined.steps)));
    }

    void queueJoinsWhatMostItemsComeToTogether()
    {
        // From 0 most items come to the queue 1, but more to the stage of 2 and 3 together; 1 then waits for it through 0.
        const auto notDone = [](std::size_t) { return false; };
        const auto any = [](std::size_t) { return true; };
        const QueueWays flow {{0, 1}, {{{1, 3}, {2, 2}, {3, 2}}, {{0, 1}}}};
        const JoinedQueues joined = joinQueues(flow, {SIZE_MAX, SIZE_MAX, 0, 0}, any, notDone);
        QCOMPARE(joined.groups, (std::vector<std::pair<std::size_t, std::size_t>> {{0, 0}, {1, 0}}));
        QVERIFY(joinQueues(flow, {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX}, any, notDone).groups.empty());
        // What is done counts together, too, and takes none.
        QVERIFY(joinQueues({{0}, {{{1, 3}, {2, 2}, {3, 2}}}}, {SIZE_MAX, 0, SIZE_MAX, SIZE_MAX}, any, [](std::size_t n) {
            return n > 1;
        }).groups.empty());
    }

    void keepsEveryNameOfAColumnThatIsNoStatus()
    {
        // A mis-mapped column has as many names as items.
        std::string log;
        for (int i = 0; i < 3000; ++i) {
            const std::string thing = "thing" + std::to_string(i / 2) + " shared word" + std::to_string(i / 2 % 97);
            log += "A-" + std::to_string(i) + ": " + (i % 2 == 0 ? "Fix " : "Ready for ") + thing + " 2025-03-03\n";
        }
        const StageMap map = proposeStageMap(*datasetFromText(log));
        QCOMPARE(map.stages.size(), std::size_t {1500});
        for (const Stage& stage : map.stages) {
            QCOMPARE(stage.work.size(), std::size_t {1});
            QCOMPARE(stage.queue.size(), std::size_t {1});
            QCOMPARE(stage.queue[0].substr(10), stage.work[0].substr(4));
        }
    }

    /// `%` is the status before the work, in every data set.
    void putsAListOutsideAndAChoiceInAQueueWhateverTheSource_data()
    {
        QTest::addColumn<QString>("log");
        for (const char* const category : {"", "status % todo\n"}) {
            const auto row = [category](const char* name, const char* log) {
                QTest::addRow("%s%s", name, *category == '\0' ? "" : ", with categories") << QString(category) + log;
            };
            row("born there", "A-1: % 2025-03-03, Doing +1d, Done +1d");
            row("born elsewhere", "A-1: Doing 2025-03-03, % +1d, Doing +1d, Done +1d");
            row("behind a backlog", "A-1: Ideas 2025-03-03, % +1d, Doing +1d, Done +1d");
            row("many stages", "A-1: % 2025-03-03, Doing +1d, Review +1d, Test +1d, Release +1d, Done +1d");
            row("nothing follows", "A-1: % 2025-03-03\nA-2: Doing 2025-03-03, Done +1d");
        }
        QTest::newRow("no work at all") << "A-1: % 2025-03-03, Done +1d";
    }
    void putsAListOutsideAndAChoiceInAQueueWhateverTheSource()
    {
        QFETCH(QString, log);
        const auto kindOf = [&log](const char* name) {
            const StageMap map = proposeStageMap(*datasetFromText(QString(log).replace('%', name).toStdString()));
            for (const Stage& stage : map.stages) {
                if (std::ranges::find(stage.queue, name) != stage.queue.end())
                    return QString("queue");
                if (std::ranges::find(stage.work, name) != stage.work.end())
                    return QString::fromStdString(std::string(stageKindName(stage.kind)));
            }
            return QString("nowhere");
        };
        for (const char* const list : {"To Do", "Backlog", "Open", "New", "Not started", "Inbox", "Zu erledigen", "待办"})
            QVERIFY2(kindOf(list) == "outside", qPrintable(QString(list) + ": " + kindOf(list)));
        for (const char* const chosen : {"Ready", "Selected for Development", "Next", "Committed", "Ready for Dev", "Approved"})
            QVERIFY2(kindOf(chosen) == "queue", qPrintable(QString(chosen) + ": " + kindOf(chosen)));
    }

    void takesAListThatTheTrackerHoldsForInProgressForAQueue()
    {
        QCOMPARE(proposal("status Open progress\nA-1: Open 2025-03-03, Doing +1d, Done +1d"),
            QString("Doing: work Open|Doing; Done: done |Done"));
    }

    void findsTheEndsByWhatNeverGoesOn()
    {
        const StageMap map = proposeStageMap(*datasetFromText(claims(12, 30)));
        QVERIFY2(text(map).endsWith("Done: done |pay compensation,write letter; reject request: discarded |reject request"),
            qPrintable(text(map)));
        QCOMPARE(map.guessedEnds, (std::vector<std::string> {"pay compensation", "write letter", "reject request"}));
        QCOMPARE(guessedEnds(map).done, (std::vector<std::string> {"pay compensation", "write letter"}));
        QCOMPARE(guessedEnds(map).discarded, (std::vector<std::string> {"reject request"}));
        // Two items of each kind, but all items end so.
        QVERIFY(text(proposeStageMap(*datasetFromText(claims(6, 30)))).contains("done"));
        // Too few items to tell: nothing is final.
        QVERIFY(!text(proposeStageMap(*datasetFromText(claims(4, 30)))).contains("done"));
    }

    void guessesNoEndWhereANameOrTheTrackerTellsIt()
    {
        // One of ten answers is closed, so "Closed" is where the others will go, too.
        QVERIFY(proposeStageMap(*datasetFromText(claims(12, 30)
                                    + "B-1: register 2025-03-03, examine +1d, Closed +1d\n"
                                      "B-2: register 2025-03-03, examine +1d, Closed +1d\n"))
                    .guessedEnds.empty());
        const std::string told = "status archive box done\nB-1: register 2025-03-03, examine +1d, archive box +1d\nB-2: register "
                                 "2025-03-03, examine +1d, archive box +1d\n";
        QVERIFY(proposeStageMap(*datasetFromText(told + claims(12, 30))).guessedEnds.empty());
    }

    void takesWhereItemsAreNowForNoEnd()
    {
        // All twelve were registered within two days, and an item takes a day a step: the board is three days old.
        QVERIFY(!text(proposeStageMap(*datasetFromText(claims(12, 0)))).contains("done"));
    }

    void takesNamesOfWorkForNoEnd_data()
    {
        QTest::addColumn<QString>("last");
        for (const char* const last : {"Code review", "QA", "In transit", "Shipping", "Being packed", "Analysis"})
            QTest::newRow(last) << last;
    }
    void takesNamesOfWorkForNoEnd()
    {
        QFETCH(QString, last);
        const auto log = [](const std::string& status) {
            std::string items;
            for (int i = 1; i <= 12; ++i)
                items += item(i, i * 30) + ", examine +1d, " + status + " +1d\n";
            return items;
        };
        QVERIFY(!proposal(log(last.toStdString()).c_str()).contains("done"));
        QVERIFY(proposal(log("pay").c_str()).contains("done"));
    }

    void takesAnEndThatSeldomGoesOnForOne()
    {
        // A part payment brings a penalty in 1 of 10 (7 of 10): nobody would call the second an end.
        for (const int back : {1, 7}) {
            std::string log;
            for (int i = 1; i <= 10; ++i)
                log += item(i, i * 30) + ", pay +1d" + (i <= back ? ", add penalty +1d, collect +1d" : "") + "\n";
            QCOMPARE(proposal(log.c_str()).contains("pay: done") || proposal(log.c_str()).contains("|collect,pay"), back == 1);
        }
    }

    void takesActivitiesSideBySideForOneEnd()
    {
        std::string parallel;
        std::string loop;
        for (int i = 1; i <= 20; ++i) {
            const bool first = i % 3 == 0;
            parallel += item(i, i * 30) + (first ? ", pay +1d, deliver +1d\n" : ", deliver +1d, pay +1d\n");
            loop += item(i, i * 30) + (first ? ", pay +1d, deliver +1d, pay +1d\n" : ", deliver +1d, pay +1d, deliver +1d\n");
        }
        QVERIFY(proposal(parallel.c_str()).endsWith("Done: done |deliver,pay"));
        QVERIFY(!proposal(loop.c_str()).contains("done")); // who comes back has not ended
    }

    void guessesTheEndsOfAProcessBesideOneThatNamesThem()
    {
        const std::string two = onWay("A", 1, 40, "To Do, Doing, Done") + onWay("B", 1, 60, "Intake, Legal, Finance, Handed over");
        QCOMPARE(proposeStageMap(*datasetFromText(two)).guessedEnds, std::vector<std::string> {"Handed over"});
        // But a side road of a process with an end is none.
        const std::string side = onWay("A", 1, 40, "To Do, Doing, Done") + onWay("B", 1, 60, "To Do, Some other day");
        QVERIFY(proposeStageMap(*datasetFromText(side)).guessedEnds.empty());
    }

    void takesNoEndForOneThatNearlyAllItemsGoOnFrom_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("end");
        QTest::newRow("accepted") << "Defined, In-Progress, Completed, Accepted"
                                  << "Accepted: done |Accepted";
        QTest::newRow("two steps") << "unstarted, started, finished, delivered, accepted"
                                   << "accepted: done |accepted";
        QTest::newRow("an unknown name") << "To Do, In Progress, Complete, Ready for Release, Shipped to customer"
                                         << "Shipped to customer: done |Shipped to customer";
        QTest::newRow("approved") << "Draft, In Review, Approved"
                                  << "Approved: done |Approved";
        QTest::newRow("confirmed") << "Assigned, In Progress, Confirmed"
                                   << "Confirmed: done |Confirmed";
        QTest::newRow("test complete") << "Backlog, Doing, Testing, Test complete"
                                       << "Test complete: done |Test complete";
        QTest::newRow("a second end by name") << "Doing, Resolved, Closed"
                                              << "Done: done |Closed,Resolved";
        QTest::newRow("nothing that can be an end follows") << "Doing, Done, In Review"
                                                            << "Done: done |Done";
    }
    void takesNoEndForOneThatNearlyAllItemsGoOnFrom()
    {
        QFETCH(QString, way);
        QFETCH(QString, end);
        const QString stages = proposal(onWay("A", 1, 20, way.toStdString()));
        QVERIFY2(stages.endsWith(end), qPrintable(stages));
        QCOMPARE(stages.count(": done "), 1);
    }

    void takesAStepForWorkThatSomethingWaitsFor()
    {
        const QString stages =
            proposal(onWay("A", 1, 20, "Backlog, Ready for Build, Build, Ready for Accept, Accept, Ready for Release, Release, Done"));
        QCOMPARE(stages,
            QString("Backlog: outside |Backlog; Build: work Ready for Build|Build; Accept: work Ready for Accept|Accept; "
                    "Release: work Ready for Release|Release; Done: done |Done"));
    }

    void keepsAnEndThatItemsAreReopenedFrom()
    {
        const QString stages = proposal(onWay("A", 1, 20, "Doing, Done, Reopened, Doing, Done"));
        QCOMPARE(stages, QString("Doing: work Reopened|Doing; Done: done |Done"));
    }

    void takesAStepWhereMostItemsLieForNoEnd()
    {
        const std::string lie = onWay("V", 1, 54, "Layout, Vendor");
        const std::string through = onWay("V", 55, 6, "Layout, Vendor, Warehouse, Handed over");
        QVERIFY(proposeStageMap(*datasetFromText(lie + through)).guessedEnds.empty());
        // Who reaches the other end without it says nothing about it.
        const std::string around = onWay("W", 1, 20, "Layout, Warehouse, Handed over");
        QCOMPARE(
            proposeStageMap(*datasetFromText(lie + through + around)).guessedEnds, (std::vector<std::string> {"Handed over", "Vendor"}));
    }

    void doesNotAskForAnEndBeforeAnyItemCanHaveReachedOne()
    {
        const auto young = [](const std::string& log) {
            const auto data = datasetFromText(log);
            return isTooYoungForEnds(*data, proposeStageMap(*data));
        };
        const std::string first = "A-1: To Do 2025-03-03, Doing +3d\nA-2: To Do 2025-03-04, Doing +2d\nA-3: To Do 2025-03-05\n";
        QVERIFY(young(first));
        QVERIFY(!young(first + "A-4: To Do 2025-03-03, Done +1d\n"));
        QVERIFY(!young(onWay("A", 1, 12, "To Do, Doing")));
        QVERIFY(!young(claims(12, 0))); // something that may be an end is reached
        QVERIFY(!young("A-1: Doing 2025-03-03\n"));
    }

    void guessesNoEndThatIsOnlyLeavingUndone()
    {
        std::string log;
        for (int i = 1; i <= 12; ++i)
            log += item(i, i * 30) + ", examine +1d, cancel order +1d\n";
        QVERIFY(proposeStageMap(*datasetFromText(log)).guessedEnds.empty());
    }

    void keepsEpicsAndSubtasksOutOfTheStream()
    {
        const auto map =
            proposeStageMap(*datasetFromText("A-1 Story: Doing 2025-03-03\nA-2 Epic: Doing 2025-03-03\nA-3 Sub-task: Doing 2025-03-03\n"
                                             "A-4 Bug: Doing 2025-03-03\nA-5: Doing 2025-03-03"));
        QCOMPARE(map.where.at("type"), (std::vector<std::string> {"", "Bug", "Story"}));
        QVERIFY(proposeStageMap(*datasetFromText("A-1 Story: Doing 2025-03-03")).where.empty());
        QVERIFY(proposeStageMap(*datasetFromText("A-1 Epic: Doing 2025-03-03")).where.empty());
    }

    void holdsEveryStatusExactlyOnceUnderUniqueNames()
    {
        const auto data = datasetFromText(
            "A-1: Review 2025-03-03, In Review +1d, REVIEW +1d, review! +1d, *** +1d, ??? +1d, Done +1d, DONE +1d, Backlog +1d, "
            "Open +1d, To Do +1d, Ready for Nothing +1d, Blocked +1d, Duplicate +1d, Discarded +1d");
        const StageMap map = proposeStageMap(*data);
        std::map<std::string, int> statuses, names;
        for (const Stage& stage : map.stages) {
            ++names[stage.name];
            for (const auto* list : {&stage.queue, &stage.work}) {
                for (const std::string& status : *list)
                    ++statuses[status];
            }
        }
        QCOMPARE(statuses.size(), data->statuses.size());
        for (const auto& [status, count] : statuses)
            QVERIFY2(count == 1, status.c_str());
        for (const auto& [name, count] : names)
            QVERIFY2(count == 1, name.c_str());
        QCOMPARE(text(proposeStageMap(*data)), text(map));
    }

    void doesNotDependOnTheOrderOfTheDictionary()
    {
        const char* const path = "A-1: Ready 2025-03-03, Coding +1d, Waiting for QA +1d, Testing +1d, Verifying +1d, Done +1d";
        const std::string before = std::string("status Verifying progress\nstatus Testing progress\nstatus Done done\n") + path;
        const std::string after = std::string("status Done done\nstatus Testing progress\nstatus Verifying progress\n") + path;
        QCOMPARE(proposal(before.c_str()), proposal(after.c_str()));
    }

    void copesWithNoStatusAtAll() { QVERIFY(proposeStageMap(*datasetFromText("A-1: created 2025-03-03")).stages.empty()); }

    void readsNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isFinal");
        QTest::addColumn<bool>("discarded");
        QTest::addColumn<bool>("waiting");
        QTest::newRow("Done") << "Done" << true << false << false;
        QTest::newRow("case and signs") << " DONE! ✅" << true << false << false;
        QTest::newRow("a word in it is not enough") << "Undone" << false << false << false;
        QTest::newRow("won't do") << "Won’t Do" << false << true << false;
        QTest::newRow("over, and how") << "Closed - Won't Fix" << false << true << false;
        QTest::newRow("rework is not discarded") << "QA Rejected" << false << false << false;
        QTest::newRow("to do") << "To-Do" << false << false << false;
        QTest::newRow("chosen") << "Ready!" << false << false << true;
        QTest::newRow("waiting") << "Waiting on vendor" << false << false << true;
        QTest::newRow("ready for") << "READY_FOR_REVIEW" << false << false << true;
        QTest::newRow("code ready") << "Code ready" << false << false << true;
        QTest::newRow("a sentence that ends so") << "Milestone 1a: Become production ready" << false << false << false;
        QTest::newRow("work") << "In Review" << false << false << false;
        QTest::newRow("empty") << "" << false << false << false;
        QTest::newRow("broken UTF-8") << QString::fromLatin1("\xff") << false << false << false;
    }
    void readsNames()
    {
        QFETCH(QString, name);
        QFETCH(bool, isFinal);
        QFETCH(bool, discarded);
        QFETCH(bool, waiting);
        const std::string utf8 = name.toStdString();
        const StatusHint hint = readStatus(utf8).hint;
        QCOMPARE(hint == StatusHint::Done, isFinal);
        QCOMPARE(looksDiscarded(utf8), discarded);
        QCOMPARE(hint == StatusHint::Queue || hint == StatusHint::QueueFor || hint == StatusHint::Blocked, waiting);
    }

    void survivesBytesThatAreNoText()
    {
        for (const std::string_view bytes : {"\xff\xfe", "\xc3", "\xe3\x80", "\xf0\x9f", "a\x80z"})
            QVERIFY(folded(bytes).size() <= bytes.size());
    }

    void foldsAccents() { QCOMPARE(folded("À Tester: Größe/ÑANDÚ"), std::string("a tester grose nandu")); }
};

QTEST_APPLESS_MAIN(TestStageProposal)
#include "tst_stage_proposal.moc"
