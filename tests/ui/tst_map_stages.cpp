// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stage_map_edit.h"
#include "ui/models/stage_map_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>
#include <memory>

using namespace weir;
using namespace weir::ui;

namespace {

StageMap threeStages()
{
    StageMap map;
    map.stages = {{"Build", StageKind::Work, {"To do"}, {"Doing", "Fixing"}, {}, {}},
        {"Review", StageKind::Work, {"Ready for review"}, {"In review"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
    return map;
}

/// "Build[To do|Doing,Fixing] …": stages with queue | work.
QString words(const std::optional<StageMap>& map)
{
    if (!map)
        return QStringLiteral("nothing");
    const auto list = [](const std::vector<std::string>& names) {
        QStringList out;
        for (const std::string& name : names)
            out << QString::fromStdString(name);
        return out.join(u',');
    };
    QStringList out;
    for (const Stage& s : map->stages)
        out << QStringLiteral("%1[%2|%3]").arg(QString::fromStdString(s.name), list(s.queue), list(s.work));
    return out.join(u' ');
}

} // namespace

class TestMapStages : public QObject {
    Q_OBJECT
private slots:
    void movesStatuses_data();
    void movesStatuses();
    void stepsStatusesThroughAllStages();
    void movesStages();
    void refusesNamesThatAreTaken();
    void addsStagesWithAFreeName();
    void givesStatusesOfARemovedStageToItsNeighbour();
    void decidesAProposedMap();
    void neverLosesAStatus();
    void isAProperModel();
    void listsStatusesOfNoStage();
    void renamesAndChangesKinds();
    void dropsStatusesAndStages();
};

void TestMapStages::movesStatuses_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("stage");
    QTest::addColumn<bool>("queue");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("after");
    QTest::newRow("to another stage") << QStringLiteral("Fixing") << 1 << false << 9
                                      << QStringLiteral("Build[To do|Doing] Review[Ready for review|In review,Fixing] Done[|Done]");
    QTest::newRow("from work to queue") << QStringLiteral("Doing") << 0 << true << 0
                                        << QStringLiteral("Build[Doing,To do|Fixing] Review[Ready for review|In review] Done[|Done]");
    QTest::newRow("down its own list") << QStringLiteral("Doing") << 0 << false << 2
                                       << QStringLiteral("Build[To do|Fixing,Doing] Review[Ready for review|In review] Done[|Done]");
    QTest::newRow("onto itself") << QStringLiteral("Doing") << 0 << false << 0 << QStringLiteral("nothing");
    QTest::newRow("into the map") << QStringLiteral("New") << 2 << false << 0
                                  << QStringLiteral("Build[To do|Doing,Fixing] Review[Ready for review|In review] Done[|New,Done]");
    QTest::newRow("to no stage") << QStringLiteral("Doing") << 7 << false << 0 << QStringLiteral("nothing");
}

void TestMapStages::movesStatuses()
{
    QFETCH(QString, status);
    QFETCH(int, stage);
    QFETCH(bool, queue);
    QFETCH(int, position);
    QFETCH(QString, after);
    const StatusPlace to {
        static_cast<std::size_t>(stage), queue ? StatusRole::Queue : StatusRole::Work, static_cast<std::size_t>(position)};
    QCOMPARE(words(withStatusMoved(threeStages(), status.toStdString(), to)), after);
}

void TestMapStages::stepsStatusesThroughAllStages()
{
    StageMap map = threeStages();
    int steps = 0;
    while (const auto next = withStatusStepped(map, "To do", true)) {
        map = *next;
        ++steps;
    }
    QCOMPARE(words(map), QStringLiteral("Build[|Doing,Fixing] Review[Ready for review|In review] Done[|Done,To do]"));
    while (const auto next = withStatusStepped(map, "To do", false)) {
        map = *next;
        --steps;
    }
    QCOMPARE(words(map), words(threeStages()));
    QCOMPARE(steps, 0);
}

void TestMapStages::movesStages()
{
    QCOMPARE(words(withStageMoved(threeStages(), 0, 1)),
        QStringLiteral("Review[Ready for review|In review] Build[To do|Doing,Fixing] Done[|Done]"));
    QVERIFY(!withStageMoved(threeStages(), 0, 3));
    QVERIFY(!withStageMoved(threeStages(), 1, 1));
}

void TestMapStages::refusesNamesThatAreTaken()
{
    QVERIFY(!withName(threeStages(), 0, "Review"));
    QVERIFY(!withName(threeStages(), 0, ""));
    QCOMPARE(withName(threeStages(), 0, "Make")->stages[0].name, std::string("Make"));
}

void TestMapStages::addsStagesWithAFreeName()
{
    const auto once = withStageAdded(threeStages(), 0, "New");
    const auto twice = withStageAdded(*once, 99, "New");
    QCOMPARE(once->stages[1].name, std::string("New"));
    QCOMPARE(twice->stages.back().name, std::string("New 2"));
}

void TestMapStages::givesStatusesOfARemovedStageToItsNeighbour()
{
    QCOMPARE(words(withStageRemoved(threeStages(), 1)), QStringLiteral("Build[To do,Ready for review|Doing,Fixing,In review] Done[|Done]"));
    QCOMPARE(
        words(withStageRemoved(threeStages(), 0)), QStringLiteral("Review[To do,Ready for review|Doing,Fixing,In review] Done[|Done]"));
    StageMap one;
    one.stages = {threeStages().stages[0]};
    QVERIFY(!withStageRemoved(one, 0));
}

void TestMapStages::decidesAProposedMap()
{
    QVERIFY(threeStages().proposed);
    QVERIFY(!withKind(threeStages(), 1, StageKind::Wait)->proposed);
    QVERIFY(!accepted(threeStages())->proposed);
    StageMap guessed = threeStages();
    guessed.guessedEnds = {"Done"};
    QVERIFY(withKind(guessed, 1, StageKind::Wait)->guessedEnds.empty());
    QVERIFY(accepted(guessed)->guessedEnds.empty());
    QVERIFY(!accepted(*accepted(threeStages())));
}

void TestMapStages::neverLosesAStatus()
{
    std::vector<StageMap> reached = {threeStages()};
    for (std::size_t i = 0; i < reached.size() && reached.size() < 60; ++i) {
        for (const char* status : {"To do", "Doing", "In review"})
            for (const bool down : {false, true})
                if (const auto next = withStatusStepped(reached[i], status, down))
                    reached.push_back(*next);
        if (const auto next = withStageRemoved(reached[i], i % 3))
            reached.push_back(*next);
    }
    for (const StageMap& map : reached) {
        std::vector<std::string> all;
        for (const Stage& s : map.stages) {
            all.insert(all.end(), s.queue.begin(), s.queue.end());
            all.insert(all.end(), s.work.begin(), s.work.end());
        }
        std::sort(all.begin(), all.end());
        QCOMPARE(all, std::vector<std::string>({"Doing", "Done", "Fixing", "In review", "Ready for review", "To do"}));
    }
}

void TestMapStages::isAProperModel()
{
    StageMapModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMap(threeStages(), {QStringLiteral("Doing"), QStringLiteral("Lost")});
    QCOMPARE(model.rowCount(), 4);
    const QModelIndex build = model.indexOfStage(0);
    QCOMPARE(model.rowCount(build), 3);
    QCOMPARE(model.index(0, 0, build).data().toString(), QStringLiteral("To do"));
    QCOMPARE(model.index(0, 1, build).data().toString(), QStringLiteral("queue"));
    QCOMPARE(model.index(1, 1, build).data().toString(), QStringLiteral("work"));
    QCOMPARE(model.indexOfStatus("Fixing").parent(), build);
    QCOMPARE(*model.statusOf(model.indexOfStatus("Fixing")), std::string("Fixing"));
}

void TestMapStages::listsStatusesOfNoStage()
{
    StageMapModel model;
    model.setMap(threeStages(), {QStringLiteral("Doing"), QStringLiteral("Lost")});
    const QModelIndex group = model.index(3, 0);
    QCOMPARE(group.data().toString(), QStringLiteral("In no stage"));
    QCOMPARE(model.rowCount(group), 1);
    QVERIFY(!model.stageOf(model.index(0, 0, group)));
    QCOMPARE(*model.statusOf(model.index(0, 0, group)), std::string("Lost"));
}

void TestMapStages::renamesAndChangesKinds()
{
    StageMapModel model;
    model.setMap(threeStages(), {});
    QSignalSpy edits(&model, &StageMapModel::edited);
    QVERIFY(model.setData(model.indexOfStage(1), QStringLiteral("  Check  "), Qt::EditRole));
    QVERIFY(!model.setData(model.indexOfStage(1), QStringLiteral("Build"), Qt::EditRole));
    QVERIFY(model.setData(model.index(1, 1), static_cast<int>(StageKind::Wait), Qt::EditRole));
    QCOMPARE(edits.size(), 2);
    QCOMPARE(edits[0][1].toString(), QStringLiteral("Rename Review to Check"));
    QCOMPARE(model.map().stages[1].name, std::string("Check"));
    QCOMPARE(model.map().stages[1].kind, StageKind::Wait);
}

void TestMapStages::dropsStatusesAndStages()
{
    StageMapModel model;
    model.setMap(threeStages(), {});
    std::unique_ptr<QMimeData> status(model.mimeData({model.indexOfStatus("Fixing")}));
    QVERIFY(!model.canDropMimeData(status.get(), Qt::MoveAction, 0, 0, {}));
    QVERIFY(model.canDropMimeData(status.get(), Qt::MoveAction, -1, -1, model.indexOfStage(1)));
    model.dropMimeData(status.get(), Qt::MoveAction, 0, 0, model.indexOfStage(1)); // before its first queue status
    QCOMPARE(words(model.map()), QStringLiteral("Build[To do|Doing] Review[Fixing,Ready for review|In review] Done[|Done]"));
    model.dropMimeData(status.get(), Qt::MoveAction, -1, -1, model.indexOfStage(2)); // on the stage
    QCOMPARE(words(model.map()), QStringLiteral("Build[To do|Doing] Review[Ready for review|In review] Done[Fixing|Done]"));
    std::unique_ptr<QMimeData> stage(model.mimeData({model.indexOfStage(0)}));
    QVERIFY(!model.canDropMimeData(stage.get(), Qt::MoveAction, -1, -1, model.indexOfStage(1)));
    model.dropMimeData(stage.get(), Qt::MoveAction, 2, 0, {});
    QCOMPARE(model.map().stages[1].name, std::string("Build"));
}

QTEST_MAIN(TestMapStages)
#include "tst_map_stages.moc"
