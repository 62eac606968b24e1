// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/main_window_fixture.h"
#include "ui/actions.h"
#include "ui/jobs/job_runner.h"
#include "ui/main_window.h"
#include "ui/recent_summary.h"
#include "ui/start_page.h"
#include "ui/widgets/error_card.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/time_strip.h"
#include "ui/workspace_page.h"

#include <QFile>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

/// Which workspace is open, what is imported into it, and the ways out of it.
class TestWorkspaceFiles : public QObject, protected MainWindowFixture {
    Q_OBJECT
private slots:
    void initTestCase() { begin(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void cleanupTestCase() { end(); }

    void droppedFilesBeginAWorkspaceAndLandOnTheMap()
    {
        m_window->fileDialog().setNextAnswer({path(u"Dropped"_s)}); // without a suffix: it gets one
        dropAndImport({write(u"events.csv"_s, events())});
        QTRY_VERIFY(m_window->workspace().messages().isVisible());
        QCOMPARE(m_window->workspace().messages().sentence().replace(QChar::Nbsp, u' '),
            u"12 items, 1 rejected; most time is lost waiting for Review, 4.0 days an item."_s);
        QCOMPARE(m_window->workspace().current(), u"map"_s);
        QVERIFY(QFile::exists(path(u"Dropped.weir"_s)));
        m_window->workspace().messages().findChild<QPushButton*>()->click();
        QCOMPARE(m_window->workspace().current(), u"sources"_s);
    }

    void importIntoAnOpenWorkspaceAsksNothing()
    {
        openNew(u"Team.weir"_s);
        dropAndImport({write(u"events.csv"_s, events())});
        QTRY_COMPARE(m_window->workspace().current(), u"map"_s);
        QCOMPARE(m_session->name(), u"Team"_s);
        QTRY_VERIFY(m_session->dataset() != nullptr && m_session->dataset()->items.size() == 12);
    }

    void sourcesThatWereNamedAtTheStartAreImportedAtOnce()
    {
        m_window->fileDialog().setNextAnswer({path(u"Named"_s)});
        m_window->openPaths({write(u"events.csv"_s, events())});
        QTRY_COMPARE(m_window->workspace().current(), u"map"_s);
        QTRY_VERIFY(m_session->dataset() != nullptr && m_session->dataset()->items.size() == 12);
    }

    void workspaceThatCannotBeOpenedIsSaidOnTheStartPage()
    {
        m_window->openPaths({path(u"Nowhere.weir"_s)});
        auto* card = m_window->start().findChild<ErrorCard*>();
        QTRY_VERIFY(card->isVisible());
        QVERIFY(card->accessibleDescription().contains(u"Nowhere.weir"_s));
        QVERIFY(!card->accessibleDescription().contains(u"weir import"_s));
        QVERIFY(m_window->onStartPage());
    }

    void changedMindLeavesEverything()
    {
        m_window->fileDialog().setNextAnswer({});
        action(u"new"_s)->trigger();
        QVERIFY(m_window->onStartPage());
        QVERIFY(!m_session->isOpening());
    }

    void sampleIsMadeOnceAndOpenedAgain()
    {
        QFile::remove(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/Sample.weir"_s);
        m_samplesMade = 0;
        action(u"sample"_s)->trigger();
        QTRY_VERIFY(m_session->isOpen());
        QCOMPARE(m_session->name(), u"Sample"_s);
        QTRY_VERIFY(m_jobs->idle());
        action(u"close"_s)->trigger();
        action(u"sample"_s)->trigger();
        QTRY_VERIFY(m_session->isOpen());
        QCOMPARE(m_samplesMade.load(), 1);
    }

    void aRecentWorkspaceShowsTheStripOfTheOverview()
    {
        openWithItems();
        const auto stream = m_session->stream();
        const std::vector<StripPart> strip = recentSummary(*m_session).strip;
        QCOMPARE(strip, timeStrip(*stream));
        double whole = 0;
        for (const StripPart& part : strip)
            whole += part.seconds;
        QVERIFY(std::abs(whole - *stream->totals.partsLeadMeanSeconds) < 1);
    }

    void closingDuringAnImportAsks()
    {
        openNew(u"Team.weir"_s);
        const auto go = holdExclusiveJobs();
        m_session->importSources({write(u"events.csv"_s, events())});
        m_window->messageBox().setNextAnswer(false);
        m_window->close();
        const bool stayed = m_window->isVisible() && m_session->isOpen();
        m_window->messageBox().setNextAnswer(true);
        m_window->close();
        const bool left = !m_window->isVisible() && !m_session->isOpen();
        release(go);
        QVERIFY(stayed);
        QVERIFY(left);
    }

    void everyWayOutAsksWhileAnImportIsOnItsWay_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("close the workspace") << 0;
        QTest::newRow("new") << 1;
        QTest::newRow("open") << 2;
        QTest::newRow("drop a workspace") << 3;
    }
    void everyWayOutAsksWhileAnImportIsOnItsWay()
    {
        QFETCH(int, way);
        openNew(u"Team.weir"_s);
        store::Workspace::create(path(u"Other.weir"_s).toStdString(), "UTC");
        const auto go = holdExclusiveJobs();
        m_session->importSources({write(u"events.csv"_s, events())});
        const auto leave = [&] {
            switch (way) {
            case 0:
                return action(u"close"_s)->trigger();
            case 1:
                m_window->fileDialog().setNextAnswer({path(u"Fresh.weir"_s)});
                return action(u"new"_s)->trigger();
            case 2:
                m_window->fileDialog().setNextAnswer({path(u"Other.weir"_s)});
                return action(u"open"_s)->trigger();
            default:
                return drop({path(u"Other.weir"_s)});
            }
        };
        m_window->messageBox().setNextAnswer(false);
        leave();
        const bool stayed = m_session->isOpen() && m_session->name() == u"Team"_s && !m_session->atStake().isEmpty();
        m_window->messageBox().setNextAnswer(true);
        leave();
        const bool left = m_session->name() != u"Team"_s;
        release(go);
        QVERIFY(stayed);
        QVERIFY(left);
    }

    void stagesThatAreOnTheirWayNeedNoQuestionAndAreKept()
    {
        openWithItems();
        const auto go = holdExclusiveJobs();
        StageMap map = m_session->facts()->map;
        map.stages.front().name = "Ideas";
        m_session->setStageMap(map, u"Rename"_s);
        m_window->messageBox().setNextAnswer(false); // nothing asks
        action(u"close"_s)->trigger();
        const bool left = !m_session->isOpen();
        m_window->openPaths({path(u"Team.weir"_s)});
        release(go);
        QVERIFY(left);
        QTRY_VERIFY(m_session->facts() != nullptr);
        QCOMPARE(m_session->facts()->map.stages.front().name, std::string("Ideas"));
    }

    void sampleGivesWayToWhatWasAskedForSince()
    {
        QFile::remove(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/Sample.weir"_s);
        store::Workspace::create(path(u"Other.weir"_s).toStdString(), "UTC");
        action(u"sample"_s)->trigger();
        m_window->openPaths({path(u"Other.weir"_s)});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(m_session->name(), u"Other"_s);
    }

    void newWorkspaceNeverTakesTheNameOfAnother()
    {
        openNew(u"Team.weir"_s);
        m_window->fileDialog().setNextAnswer({path(u"Team"_s)});
        action(u"new"_s)->trigger();
        QVERIFY(m_session->isOpen());
        QCOMPARE(m_session->name(), u"Team"_s);
        QVERIFY(m_window->workspace().messages().sentence().contains(u"Team.weir"_s));
        QCOMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Failure);
        m_window->fileDialog().setNextAnswer({path(u"Team 1.2"_s)}); // that is no suffix
        action(u"new"_s)->trigger();
        QTRY_VERIFY(m_session->isOpen() && m_session->name() == u"Team 1.2"_s);
        QVERIFY(QFile::exists(path(u"Team 1.2.weir"_s)));
    }

    void whoTendsTheSourcesStaysThere()
    {
        openWithItems();
        m_window->workspace().go(u"sources"_s);
        m_session->refreshSource(m_session->imports().front().sourceId);
        QTRY_VERIFY(m_jobs->idle());
        QVERIFY(m_window->workspace().messages().isVisible());
        QCOMPARE(m_window->workspace().current(), u"sources"_s);
        m_session->replaceSource(m_session->imports().front().sourceId, write(u"moved.csv"_s, events()));
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(m_window->workspace().current(), u"sources"_s);
        dropAndImport({write(u"more.csv"_s, events())});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(m_window->workspace().current(), u"map"_s);
    }

    void escapeStopsTheJobWhereverTheFocusIs()
    {
        openWithItems();
        const auto go = holdExclusiveJobs();
        m_session->importSources({write(u"more.csv"_s, events())});
        auto* button = m_window->findChild<QAbstractButton*>(u"place-items"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Escape);
        release(go);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Attention);
        QCOMPARE(m_window->workspace().messages().sentence(), u"The import was stopped; 1 source was not read."_s);
        QCOMPARE(m_session->imports().size(), std::size_t {1});
    }

    void unknownFileIsSaidInTheWindowsWords()
    {
        openNew(u"Team.weir"_s);
        m_window->openPaths({write(u"letter.bin"_s, QByteArray("\x01\x02\x03\x04", 4))});
        QTRY_COMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Failure);
        const QString sentence = m_window->workspace().messages().sentence();
        QVERIFY2(sentence.contains(u"letter.bin"_s) && !sentence.contains(u"weir formats"_s) && !sentence.contains(u"--"_s),
            qPrintable(sentence));
    }
};

QTEST_MAIN(TestWorkspaceFiles)
#include "tst_workspace_files.moc"
