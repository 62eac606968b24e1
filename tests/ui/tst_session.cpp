// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/session/window_choice.h"
#include "ui/views/drilling.h"

#include <QDir>
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

    void importsAskedForBeforeTheFileIsOpenFollow()
    {
        WorkspaceFixture fixture;
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.session.create(fixture.path(QStringLiteral("team.weir")));
        fixture.session.importSources({fixture.writeTable()});
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
        const auto report = imported.first().first().value<ImportReport>();
        QCOMPARE(report.results.size(), std::size_t {1});
        QVERIFY(report.failures.isEmpty());
        QVERIFY(!report.cancelled);
    }

    void theDataAreThereBeforeTheImportIsReported()
    {
        WorkspaceFixture fixture;
        std::size_t seen = 0;
        connect(&fixture.session, &Session::imported, this, [&] { seen = fixture.session.dataset()->items.size(); });
        QVERIFY(fixture.openWithTable());
        QCOMPARE(seen, std::size_t {WorkspaceFixture::items});
    }

    void aSourceThatFailsDoesNotStopTheOthers()
    {
        WorkspaceFixture fixture;
        QSignalSpy imported(&fixture.session, &Session::imported);
        QVERIFY(fixture.openWith({fixture.path(QStringLiteral("nowhere.csv")), fixture.writeTable()}));
        const auto report = imported.first().first().value<ImportReport>();
        QCOMPARE(report.failures.size(), 1);
        QVERIFY(report.failures.first().contains(QStringLiteral("nowhere.csv")));
        QCOMPARE(report.results.size(), std::size_t {1});
    }

    void aCancelledImportLeavesNothing()
    {
        WorkspaceFixture fixture;
        fixture.session.create(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.session.importSources({fixture.writeTable()});
        QCOMPARE(fixture.jobs.running().size(), 1);
        fixture.jobs.cancel(fixture.jobs.running().first().id);
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(fixture.settle());
        const auto report = imported.first().first().value<ImportReport>();
        // The cancel may come too late; then the source is there, whole.
        const std::size_t expected = report.results.empty() ? 0 : WorkspaceFixture::items;
        QCOMPARE(report.cancelled, report.results.empty());
        QCOMPARE(fixture.session.dataset()->items.size(), expected);
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
        QTRY_COMPARE(stream.size(), 1);
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
        const auto before = windowBefore(*fixture.session.facts(), chosen);
        QVERIFY(before);
        QCOMPARE(before->to, chosen.window.from);
        QCOMPARE(before->to - before->from, chosen.window.to - chosen.window.from);
        chosen.window = {};
        QVERIFY(!windowBefore(*fixture.session.facts(), chosen));
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

    void aFolderOfExportsIsImportedFileByFile()
    {
        WorkspaceFixture fixture;
        QVERIFY(QDir(fixture.path(QString())).mkdir(QStringLiteral("exports")));
        fixture.writeTable(QStringLiteral("exports/a.csv"));
        fixture.writeTable(QStringLiteral("exports/b.csv"));
        QSignalSpy imported(&fixture.session, &Session::imported);
        QVERIFY(fixture.openWith({fixture.path(QStringLiteral("exports"))}));
        const auto report = imported.first().first().value<ImportReport>();
        QVERIFY2(report.failures.isEmpty(), qPrintable(report.failures.join(u' ')));
        QCOMPARE(report.results.size(), std::size_t {2});
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
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

    void aReplacedSourceGoesWithItsOwnImportOnly()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        const std::int64_t old = fixture.session.imports().front().sourceId;
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.session.replaceSource(old, fixture.path(QStringLiteral("nowhere.csv")));
        fixture.session.importSources({fixture.writeTable(QStringLiteral("other.csv"))});
        QVERIFY(fixture.settle());
        QCOMPARE(imported.size(), 2);
        QCOMPARE(imported[0][0].value<ImportReport>().cause, ImportReport::Cause::Replaced);
        QCOMPARE(imported[0][0].value<ImportReport>().failures.size(), 1);
        QCOMPARE(fixture.session.imports().size(), std::size_t {2}); // the old one is still there
        fixture.session.replaceSource(old, fixture.writeTable(QStringLiteral("moved.csv")));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.imports().size(), std::size_t {2});
        QVERIFY(std::ranges::none_of(fixture.session.imports(), [old](const auto& import) { return import.sourceId == old; }));
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.imports().size(), std::size_t {3});
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

    void aRemovedSourceComesBackByUndo()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        fixture.session.removeSource(fixture.session.imports().front().sourceId);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {0});
        QVERIFY(fixture.session.imports().empty());
        QVERIFY(fixture.session.canUndo());
        QCOMPARE(fixture.session.undoLabel(), QStringLiteral("Remove board.csv"));
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
    }

    void refreshingTakesTheFileAgain()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        QFile table(fixture.path(QStringLiteral("board.csv")));
        QVERIFY(table.open(QIODevice::Append));
        table.write("ABC-900,New one,Bug,Open,2025-08-30T09:00:00Z\n");
        table.close();
        fixture.session.refreshSource(fixture.session.imports().front().sourceId);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items + 1});
        const auto& imports = fixture.session.imports();
        QVERIFY(std::ranges::all_of(imports, [&](const auto& import) { return import.sourceId == imports.front().sourceId; }));
    }

    void aFileThatIsGoneIsMarked()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        QVERIFY(!fixture.session.imports().front().missing);
        QVERIFY(QFile::remove(fixture.path(QStringLiteral("board.csv"))));
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.imports().front().missing);
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
