// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/chosen_window.h"
#include "core/store/connection.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/session/window_choice.h"
#include "ui/views/drilling.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace weir;
using namespace weir::ui;

class TestSession : public QObject {
    Q_OBJECT
private slots:
    void createsAndOpensAnEmptyWorkspace()
    {
        WorkspaceFixture fixture;
        QSignalSpy opened(&fixture.session, &Session::opened);
        QVERIFY(!fixture.session.isOpen());
        fixture.session.create(fixture.path(QStringLiteral("new.weir")));
        QVERIFY(fixture.session.isOpening());
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.name(), QStringLiteral("new"));
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {0});
        QVERIFY(fixture.session.stream() != nullptr);
        QVERIFY(!fixture.session.canUndo());
    }

    void failsWithASentenceForWhatIsNoWorkspace()
    {
        WorkspaceFixture fixture;
        const QString file = fixture.write(QStringLiteral("letter.weir"), "Dear reader, this is a letter and not a workspace at all.\n");
        QSignalSpy failed(&fixture.session, &Session::failed);
        QSignalSpy closed(&fixture.session, &Session::closed);
        fixture.session.open(file);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("letter.weir")));
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!fixture.session.isOpen());
        QVERIFY(fixture.session.file().isEmpty());
    }

    void keepsMarksOfChartsAndUndoesThem()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        const auto data = fixture.session.dataset();
        QSignalSpy changed(&fixture.session, &Session::dataChanged);
        ChartMarks marks;
        marks.annotations = {{*parseIsoDay("2025-03-30"), "Release three times a week"}};
        fixture.session.changeChartMarks([marks](ChartMarks& kept) { kept = marks; }, QStringLiteral("Annotate"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(fixture.session.chartMarks(), marks);
        QCOMPARE(fixture.session.undoLabel(), QStringLiteral("Annotate"));
        fixture.session.undo();
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(fixture.session.chartMarks().annotations.empty());
        QCOMPARE(fixture.session.dataset(), data); // the observations were not read again
    }

    void theReportIsDecidedAndUndone()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        const ReportRecipe before = fixture.session.reportRecipe();
        QVERIFY(!before.blocks.empty()); // the default
        const auto facts = fixture.session.facts();
        QSignalSpy changed(&fixture.session, &Session::reportRecipeChanged);
        ReportRecipe recipe = before;
        recipe.title = "Quarter";
        fixture.session.setReportRecipe(recipe, QStringLiteral("Rename the report"));
        QCOMPARE(changed.size(), 1); // at once
        QCOMPARE(fixture.session.reportRecipe(), recipe);
        QTRY_COMPARE(fixture.session.undoLabel(), QStringLiteral("Rename the report"));
        QCOMPARE(fixture.session.facts(), facts); // nothing was measured anew for it
        fixture.session.undo();
        QTRY_COMPARE(fixture.session.reportRecipe(), before);
        QTRY_VERIFY(fixture.session.canRedo());
        fixture.session.redo();
        QTRY_COMPARE(fixture.session.reportRecipe(), recipe);
        QVERIFY(fixture.settle());
        QCOMPARE(changed.size(), 3);
        QCOMPARE(fixture.session.facts(), facts);
        fixture.session.close();
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.reportRecipe(), recipe);
    }

    void quickChangesOfTheReportEndWithTheLast()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        ReportRecipe recipe = fixture.session.reportRecipe();
        fixture.session.changeChartMarks(
            [](ChartMarks& marks) {
                marks.annotations = {{*parseIsoDay("2025-03-30"), "Rota"}};
            },
            QStringLiteral("Annotate")); // its measuring reads the workspace between the changes
        fixture.session.importSources({fixture.writeTable(QStringLiteral("again.csv"))});
        connect(&fixture.session, &Session::reportRecipeChanged, this, [&] { QCOMPARE(fixture.session.reportRecipe(), recipe); });
        for (const char* title : {"First", "Second", "Third"}) {
            recipe.title = title;
            fixture.session.setReportRecipe(recipe, QStringLiteral("Rename the report"));
            QCOMPARE(fixture.session.reportRecipe(), recipe);
        }
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.reportRecipe(), recipe);
        QCOMPARE(fixture.session.undoLabel(), QStringLiteral("Rename the report"));
        QCOMPARE(fixture.session.chartMarks().annotations.size(), std::size_t(1));
    }

    void aNewFilterMeasuresAgain()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        const auto before = fixture.session.stream();
        QSignalSpy selection(&fixture.session, &Session::selectionChanged);
        QSignalSpy stream(&fixture.session, &Session::streamChanged);
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 3, 3), .to = WorkspaceFixture::instant(2025, 4, 28)};
        fixture.session.setSelection(chosen);
        QCOMPARE(selection.size(), 1);
        QTRY_COMPARE(stream.size(), 2); // measured, and then ranked by a replay
        QVERIFY(fixture.session.stream() != before);
        QVERIFY(fixture.session.stream()->finished > 0);
        QVERIFY(fixture.session.stream()->finished < WorkspaceFixture::items - WorkspaceFixture::open);
        QVERIFY(fixture.session.streamBefore() != nullptr);
        fixture.session.setSelection(chosen); // the same again
        QCOMPARE(selection.size(), 1);
    }

    void quickBrushingEndsWithTheLastWindow()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        Selection chosen = fixture.session.selection();
        for (unsigned month = 2; month <= 6; ++month) {
            chosen.window = {.from = WorkspaceFixture::instant(2025, month, 1), .to = WorkspaceFixture::instant(2025, month + 1, 1)};
            fixture.session.setSelection(chosen);
        }
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.stream()->window.asked, chosen.window);
    }

    void thereIsNothingBeforeTheBeginning()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 1, 13), .to = WorkspaceFixture::instant(2025, 3, 10)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.stream() != nullptr);
        QVERIFY(fixture.session.streamBefore() == nullptr);
    }

    void theWindowBeforeHasTheSameDays()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 5, 5), .to = WorkspaceFixture::instant(2025, 6, 2)};
        const auto before = analysis::windowBefore(*fixture.session.facts(), chosen);
        QVERIFY(before);
        QCOMPARE(before->to, chosen.window.from);
        QCOMPARE(before->to - before->from, chosen.window.to - chosen.window.from);
        chosen.window = {};
        QVERIFY(!analysis::windowBefore(*fixture.session.facts(), chosen));
    }

    void movingAStatusKeepsTheDataAndCanBeUndone()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        const DatasetPtr data = fixture.session.dataset();
        const auto facts = fixture.session.facts();
        StageMap map = facts->map;
        map.proposed = false;
        map.stages.front().name = QStringLiteral("Ideas").toStdString();
        fixture.session.setStageMap(map, QStringLiteral("Renamed a stage"));
        QTRY_VERIFY(fixture.session.canUndo());
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset(), data);
        QVERIFY(fixture.session.facts() != facts);
        QCOMPARE(fixture.session.facts()->map.stages.front().name, std::string("Ideas"));
        QCOMPARE(fixture.session.undoLabel(), QStringLiteral("Renamed a stage"));
        fixture.session.undo();
        QTRY_VERIFY(fixture.session.canRedo());
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.facts()->map.stages.front().name, facts->map.stages.front().name);
        QCOMPARE(fixture.session.redoLabel(), QStringLiteral("Renamed a stage"));
        fixture.session.redo();
        QTRY_VERIFY(fixture.session.canUndo());
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.facts()->map.stages.front().name, std::string("Ideas"));
    }

    void stagesSentBeforeClosingAreWritten()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        StageMap map = fixture.session.facts()->map;
        for (const char* name : {"First", "Second", "Third"}) {
            map.stages.front().name = name;
            fixture.session.setStageMap(map, QStringLiteral("Rename"));
        }
        fixture.session.importSources({fixture.writeTable(QStringLiteral("again.csv"))});
        fixture.session.setStageMap(map, QStringLiteral("Rename once more"));
        fixture.session.close();
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.facts()->map.stages.front().name, std::string("Third"));
        QCOMPARE(fixture.session.undoLabel(), QStringLiteral("Rename once more"));
        QCOMPARE(fixture.session.imports().size(), std::size_t {1}); // the import was taken back
    }

    void stagesSentBeforeTheEndAreWritten()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        StageMap map = fixture.session.facts()->map;
        fixture.session.close();
        QVERIFY(fixture.settle());
        {
            JobRunner jobs;
            Session session(jobs);
            session.open(fixture.path(QStringLiteral("team.weir")));
            QTRY_VERIFY(session.isOpen());
            for (const char* name : {"First", "Second", "Third"}) {
                map.stages.front().name = name;
                session.setStageMap(map, QStringLiteral("Rename"));
            }
        }
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.facts()->map.stages.front().name, std::string("Third"));
    }

    void ticketsSettleWithTheFactsThatKnowTheMap()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        StageMap map = fixture.session.facts()->map;
        map.stages.front().name = "First";
        const quint64 first = fixture.session.setStageMap(map, QStringLiteral("Rename"));
        map.stages.front().name = "Second";
        const quint64 second = fixture.session.setStageMap(map, QStringLiteral("Rename"));
        QVERIFY(second > first);
        QVERIFY(fixture.session.settledTicket() < first);
        connect(&fixture.session, &Session::dataChanged, this, [&] {
            if (fixture.session.settledTicket() >= second)
                QCOMPARE(fixture.session.facts()->map.stages.front().name, std::string("Second"));
        });
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.settledTicket(), second);
        map.stages.front().name = map.stages.back().name; // two of one name: refused
        QSignalSpy failed(&fixture.session, &Session::failed);
        const quint64 third = fixture.session.setStageMap(map, QStringLiteral("Rename"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.settledTicket(), third);
        QCOMPARE(fixture.session.facts()->map.stages.front().name, std::string("Second"));
    }

    void weeksCountWhatWasFinishedInThem()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        const FinishedWeeks& weeks = fixture.session.finishedWeeks();
        QCOMPARE(weeks.bounds.size(), weeks.finished.size() + 1);
        QCOMPARE(std::accumulate(weeks.finished.begin(), weeks.finished.end(), 0.0),
            static_cast<double>(WorkspaceFixture::items - WorkspaceFixture::open));
    }

    void theReplayOfASelectionIsKeptWhileItIsCompared()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        QCOMPARE(fixture.session.isReplaying(), false);
        QVERIFY(fixture.session.rankedStream() != nullptr);
        const auto why = fixture.session.stream()->ranking.why;
        std::vector<analysis::MethodReason> seen;
        connect(&fixture.session, &Session::streamChanged, this, [&] { seen.push_back(fixture.session.stream()->ranking.why); });
        fixture.session.setComparison({CompareWith::Days, parseIsoDay("2025-01-01"), parseIsoDay("2025-02-01")});
        QVERIFY(fixture.session.rankedStream() != nullptr); // of the same selection still
        QVERIFY(fixture.settle());
        QCOMPARE(seen, std::vector {why}); // once, and with its ranking
        seen.clear();
        Selection bugs = fixture.session.selection();
        bugs.where = {{"type", {"Bug"}}};
        fixture.session.setSelection(bugs);
        QVERIFY(fixture.session.rankedStream() == nullptr); // of another selection
        QVERIFY(fixture.settle());
        QVERIFY(!seen.empty() && seen.front() == analysis::MethodReason::Replaying && seen.back() != analysis::MethodReason::Replaying);
        QVERIFY(fixture.session.rankedStream() != nullptr);
    }

    void openingIsCancelledWhileAnotherWrites()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        fixture.session.close();
        QVERIFY(fixture.settle());
        const QString file = fixture.path(QStringLiteral("team.weir"));
        const auto other = store::Workspace::open(file.toStdString());
        other.connection().run("PRAGMA locking_mode = EXCLUSIVE");
        other.connection().run("BEGIN EXCLUSIVE");
        QSignalSpy closed(&fixture.session, &Session::closed);
        QSignalSpy failed(&fixture.session, &Session::failed);
        fixture.session.open(file);
        QVERIFY(fixture.jobs.running().first().cancellable);
        QTest::qWait(50); // it waits by now, and if not, it is cancelled before
        fixture.jobs.cancelFirst();
        QVERIFY(fixture.settle());
        other.connection().run("ROLLBACK");
        QCOMPARE(closed.size(), 1);
        QCOMPARE(failed.size(), 0); // what waits in vain fails with a sentence
        QVERIFY(!fixture.session.isOpen());
    }

    void closingInTheMiddleDropsWhatIsOnItsWay()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        QSignalSpy data(&fixture.session, &Session::dataChanged);
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.session.importSources({fixture.writeTable(QStringLiteral("again.csv"))});
        fixture.session.close();
        QVERIFY(fixture.settle());
        QCOMPARE(data.size(), 0);
        QCOMPARE(imported.size(), 0);
        QVERIFY(fixture.session.dataset() == nullptr);
        QVERIFY(fixture.session.stream() == nullptr);
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
    }

    void openingAnotherFileDuringJobsShowsTheOther()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        fixture.session.importSources({fixture.writeTable(QStringLiteral("again.csv"))});
        fixture.session.create(fixture.path(QStringLiteral("other.weir")));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.name(), QStringLiteral("other"));
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {0});
    }

    void drillsBelongToTheirData()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        fixture.session.setDrill(Session::Drill {.title = QStringLiteral("Two"), .find = theseItems(*fixture.session.dataset(), {1, 2})});
        QVERIFY(fixture.session.drill());
        fixture.session.removeSource(fixture.session.imports().front().sourceId);
        QVERIFY(fixture.settle());
        QVERIFY(!fixture.session.drill());
    }

    void theSessionMayDieDuringJobs()
    {
        JobRunner jobs;
        WorkspaceFixture fixture;
        const QString table = fixture.writeTable();
        {
            Session session(jobs);
            session.create(fixture.path(QStringLiteral("short.weir")));
            session.importSources({table});
        }
        QVERIFY(QTest::qWaitFor([&jobs] { return jobs.idle(); }, 20'000));
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
