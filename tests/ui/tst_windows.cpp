// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/importer.h"
#include "tests/support/theme_setup.h"
#include "ui/actions.h"
#include "ui/compare_menu.h"
#include "ui/dialogs/view_dialog.h"
#include "ui/format/compared_text.h"
#include "ui/main_window.h"
#include "ui/theme/theme_style.h"
#include "ui/views/trends_view.h"
#include "ui/views_menu.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/trend_cell.h"
#include "ui/widgets/trend_chart.h"
#include "ui/widgets/trend_wall.h"
#include "ui/workspace_page.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace weir;
using namespace weir::ui;
using namespace Qt::StringLiterals;

namespace {

/// Two items a day for a year, which take three days; from July on five.
QByteArray board()
{
    QByteArray csv = "Key,Type,Status,Changed\n";
    for (int i = 0; i < 720; ++i) {
        const QDate finish = QDate(2025, 1, 6).addDays(i / 2);
        const int days = finish < QDate(2025, 7, 7) ? 3 : 5;
        const QByteArray head = "A-" + QByteArray::number(i + 1) + (i % 2 == 0 ? ",Bug," : ",Story,");
        const QByteArray minute = QByteArray::number(10 + i % 50);
        csv += head + "Ready," + finish.addDays(-days).toString(Qt::ISODate).toLatin1() + "T09:" + minute + ":00Z\n";
        csv += head + "In Progress," + finish.addDays(-1).toString(Qt::ISODate).toLatin1() + "T09:00:00Z\n";
        csv += head + "Done," + finish.toString(Qt::ISODate).toLatin1() + "T09:00:00Z\n";
    }
    return csv;
}

} // namespace

/// Views under a name and two windows side by side, in the whole window.
class TestWindows : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QVERIFY(m_folder.isValid());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_theme = std::make_unique<Theme>();
        installTheme(*m_theme);
        QFile table(m_folder.filePath(u"board.csv"_s));
        QVERIFY(table.open(QIODevice::WriteOnly) && table.write(board()) > 0);
    }

    void init()
    {
        m_jobs = std::make_unique<JobRunner>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_session->setFixedNow(Instant(std::chrono::sys_days(std::chrono::year(2025) / 9 / 29)));
        m_window = std::make_unique<MainWindow>(*m_session, *m_theme, builtinPlaces());
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QFile::remove(m_folder.filePath(u"team.weir"_s));
        m_session->create(m_folder.filePath(u"team.weir"_s));
        m_session->importSources({m_folder.filePath(u"board.csv"_s)});
        QVERIFY(settle());
        choose("2025-07-07", "2025-09-29");
    }

    void cleanup()
    {
        QTRY_VERIFY(m_jobs->idle());
        m_window.reset();
        m_session.reset();
        m_jobs.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void aViewIsSavedChosenAndTakenBack()
    {
        WorkspacePage& page = m_window->workspace();
        page.go(u"trends"_s);
        auto* trends = qobject_cast<TrendsView*>(page.currentView());
        QVERIFY(settle());
        trends->open(u"lead_time"_s);
        Selection bugs = m_session->selection();
        bugs.where = {{"type", {"Bug"}}};
        m_session->setSelection(bugs);
        QVERIFY(settle());
        m_window->findChild<QAction*>(u"views"_s)->trigger();
        QTRY_VERIFY(page.viewsMenu().isVisible());
        page.viewsMenu().findChild<QAction*>(u"saveView"_s)->trigger();
        page.viewsMenu().hide();
        auto* dialog = m_window->findChild<ViewDialog*>();
        QVERIFY(dialog != nullptr);
        auto* save = dialog->findChild<QPushButton*>(u"viewSave"_s);
        QVERIFY(!save->isEnabled()); // without a name there is nothing to choose
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"viewName"_s), u"Bugs lately"_s);
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"viewName"_s), Qt::Key_Return);
        QVERIFY(settle());
        QCOMPARE(m_session->savedViews().size(), std::size_t {1});
        QCOMPARE(m_session->undoLabel(), u"Save the view Bugs lately"_s);
        const SavedView saved = m_session->savedViews().front();
        QCOMPARE(saved.place, std::string("trends"));
        QCOMPARE(saved.page, std::string("lead_time"));

        m_session->setSelection({});
        page.go(u"overview"_s);
        QVERIFY(settle());
        page.showView(saved);
        QVERIFY(settle());
        QCOMPARE(page.current(), u"trends"_s);
        QCOMPARE(trends->opened(), u"lead_time"_s);
        QVERIFY(m_session->selection().where == bugs.where);
        QVERIFY(m_session->selection().window == bugs.window);
        SavedView shown = page.shownView();
        shown.name = saved.name;
        QVERIFY(shown == saved); // so the menu marks it

        m_session->undo();
        QVERIFY(settle());
        QVERIFY(m_session->savedViews().empty());
        m_session->redo();
        QVERIFY(settle());
        QCOMPARE(m_session->savedViews().size(), std::size_t {1});
    }

    void aViewWithWordsBringsThemBack()
    {
        WorkspacePage& page = m_window->workspace();
        SavedView view = page.shownView();
        view.name = "Refunds";
        view.search = "A-1";
        view.place = "items";
        page.showView(view);
        QVERIFY(settle());
        QCOMPARE(page.current(), u"items"_s);
        QCOMPARE(m_window->findChild<SearchField*>()->text(), u"A-1"_s);
        view.search.clear();
        page.showView(view);
        QCOMPARE(m_window->findChild<SearchField*>()->text(), QString());
    }

    void viewsAreReplacedRenamedAndRemoved()
    {
        WorkspacePage& page = m_window->workspace();
        SavedView one = page.shownView();
        one.name = "One";
        m_session->changeSavedViews([one](std::vector<SavedView>& views) { views.push_back(one); }, u"Save"_s);
        QVERIFY(settle());
        const auto act = [&](const QString& menu) {
            page.viewsMenu().popup(QPoint(10, 10));
            page.viewsMenu().findChild<QMenu*>(menu)->actions().first()->trigger();
            page.viewsMenu().hide();
        };
        page.viewsMenu().popup(QPoint(10, 10));
        QVERIFY(page.viewsMenu().actions().first()->toolTip().startsWith(u"<qt>"_s)); // nothing in it is taken for mark-up
        page.viewsMenu().hide();
        choose("2025-04-07", "2025-06-30");
        act(u"replaceView"_s);
        QVERIFY(settle());
        QVERIFY(m_session->savedViews().front().window == page.shownView().window);
        act(u"renameView"_s);
        auto* dialog = m_window->findChild<ViewDialog*>();
        dialog->findChild<QLineEdit*>(u"viewName"_s)->setText(u"Spring"_s);
        dialog->accept();
        QVERIFY(settle());
        QCOMPARE(m_session->savedViews().front().name, std::string("Spring"));
        act(u"removeView"_s);
        QVERIFY(settle());
        QVERIFY(m_session->savedViews().empty());
        m_session->undo();
        QVERIFY(settle());
        QCOMPARE(m_session->savedViews().front().name, std::string("Spring"));
    }

    void everyFigureOfOverviewShowsBothWindows()
    {
        m_window->workspace().go(u"overview"_s);
        QVERIFY(settle());
        const auto figure = [this](const QString& name) { return m_window->findChild<KeyFigure*>(name)->content(); };
        QVERIFY(figure(u"figureLead"_s).difference.isEmpty());
        page().compareMenu().popup(QPoint(10, 10));
        page().compareMenu().findChild<QAction*>(u"compareBefore"_s)->trigger();
        page().compareMenu().hide();
        QVERIFY(settle());
        QVERIFY(m_window->findChild<QAction*>(u"compare"_s)->isChecked());
        const QString lead = figure(u"figureLead"_s).difference;
        QCOMPARE(lead, u"48\u202Fh longer (48 to 48)"_s);
        QCOMPARE(figure(u"figureFinished"_s).difference, u"No difference beyond chance"_s);
        for (const QString& name :
            {u"figureLead"_s, u"figureWithin85"_s, u"figureFinished"_s, u"figureInStream"_s, u"figureActive"_s, u"figureKnown"_s}) {
            QVERIFY2(!figure(name).difference.isEmpty(), qPrintable(name));
            QVERIFY2(figure(name).comparison.startsWith(u"was "_s), qPrintable(name + u": " + figure(name).comparison));
        }
        const QString subline = page().currentView()->findChild<TextLabel*>(u"subline"_s)->text();
        QVERIFY2(subline.startsWith(u"Lead time is 48"_s) && subline.contains(u"n = 168 and 168"_s), qPrintable(subline));
        m_session->setComparison({});
        QVERIFY(settle());
        QVERIFY(figure(u"figureLead"_s).difference.isEmpty());
    }

    void chartsOfTrendsShowBothWindowsFromTheSamePointOn()
    {
        page().go(u"trends"_s);
        m_session->setComparison({CompareWith::Before});
        QVERIFY(settle());
        auto* trends = qobject_cast<TrendsView*>(page().currentView());
        const TrendCell* cell = trends->findChild<TrendWall*>()->cell(u"lead_time"_s);
        QVERIFY2(cell->content().verdict.contains(u"longer ("_s), qPrintable(cell->content().verdict));
        QVERIFY(cell->content().verdict.startsWith(u"was 3"_s));
        QCOMPARE(trends->findChild<TrendWall*>()->cell(u"throughput"_s)->content().verdict, u"was 14; no difference beyond chance"_s);
        trends->open(u"lead_time"_s);
        const TrendPicture& picture = trends->findChild<TrendChart*>()->picture();
        QCOMPARE(picture.earlier.size(), std::size_t {12});
        QCOMPARE(picture.earlier.front().x, picture.from + 3.5);
        QCOMPARE(picture.to - picture.from, 84.0);
        QVERIFY(picture.bands.empty());
        QCOMPARE(picture.earlierName, u"14 Apr\u00A0\u2013 6 Jul"_s);
        m_session->setComparison({});
        QVERIFY(settle());
        QVERIFY(trends->findChild<TrendChart*>()->picture().earlier.empty());
    }

    void cardTableAndFileOfATrendTellBothWindows()
    {
        page().go(u"trends"_s);
        m_session->setComparison({CompareWith::Before});
        QVERIFY(settle());
        auto* trends = qobject_cast<TrendsView*>(page().currentView());
        trends->open(u"lead_time"_s);
        QCOMPARE(trends->findChild<QPushButton*>(u"trendItems"_s)->text(), u"168 items"_s);
        const auto* table = trends->findChild<QAbstractItemView*>(u"trendRows"_s)->model();
        QCOMPARE(table->rowCount(), 12);
        QCOMPARE(table->headerData(4, Qt::Horizontal).toString(), u"Other window"_s);
        QCOMPARE(table->index(0, 1).data().toString(), u"7 Jul 2025"_s);
        QCOMPARE(table->index(0, 6).data().toString(), u"14 Apr 2025"_s);
        QVERIFY(table->index(0, 2).data().toString().startsWith(u"5"_s));
        QVERIFY(table->index(0, 4).data().toString().startsWith(u"3"_s));
        trends->findChild<TrendChart*>()->setFocus();
        const auto out = page().currentView()->exported();
        QVERIFY(out);
        SilentProgress silent;
        const QString file = m_folder.filePath(u"both.csv"_s);
        out->write(file, silent);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count('\n'), 1 + 12 + 12);
    }

    void pagesOfItemsSayWhatTheOtherWindowShows()
    {
        page().go(u"trends"_s);
        m_session->setComparison({CompareWith::Before});
        QVERIFY(settle());
        auto* trends = qobject_cast<TrendsView*>(page().currentView());
        const auto subline = [&](const QString& id, const QString& name) {
            trends->open(id);
            return trends->findChild<QWidget*>(name)->findChild<TextLabel*>(u"subline"_s)->text();
        };
        const QString then = u"14 Apr\u00A0\u2013 6 Jul"_s;
        const QString dots = subline(u"lead_time_dots"_s, u"leadDotsPage"_s);
        QVERIFY2(
            dots.contains(then + u": 85\u202F% were done within 3.0\u202Fd, n = 168; 48\u202Fh longer (48 to 48)."_s), qPrintable(dots));
        QVERIFY2(subline(u"type_mix"_s, u"typesPage"_s).contains(u"Bug 50\u202F%, was 50\u202F%; no difference beyond chance"_s), "types");
        const QString flow = subline(u"cumulative_flow"_s, u"flowPage"_s);
        QVERIFY2(flow.contains(then + u": from 6 to"_s) && flow.contains(u"154 were finished"_s), qPrintable(flow));
        const QString ageing = subline(u"ageing"_s, u"ageingPage"_s);
        QVERIFY2(ageing.contains(u"At the end of 6 Jul it was"_s), qPrintable(ageing));
        m_session->setComparison({});
        QVERIFY(settle());
        QVERIFY(!subline(u"lead_time_dots"_s, u"leadDotsPage"_s).contains(then));
    }

    void inTheSmallestWindowTheComparedDaysAreNotCut()
    {
        m_window->resize(1024, 680);
        choose("2025-07-07", "2025-09-29");
        m_session->setComparison({CompareWith::Year});
        QVERIFY(settle());
        for (const QString& name : {u"rangeWords"_s, u"rangeBrush"_s}) {
            const auto* part = m_window->findChild<QWidget*>(name);
            QVERIFY2(part != nullptr && part->width() >= part->sizeHint().width(), qPrintable(name));
            QVERIFY2(part->parentWidget()->rect().contains(part->geometry()), qPrintable(name));
        }
    }

    void ofAWindowBeforeTheDataNothingIsClaimed()
    {
        m_window->workspace().go(u"overview"_s);
        m_session->setComparison({CompareWith::Days, parseIsoDay("2020-01-06"), parseIsoDay("2020-03-30")});
        QVERIFY(settle());
        const auto content = m_window->findChild<KeyFigure*>(u"figureLead"_s)->content();
        QCOMPARE(content.comparison, u"unknown then"_s);
        QCOMPARE(content.difference, u"Nothing known of then"_s);
    }

    void whatIsComparedStaysWhenDataArrive()
    {
        m_session->setComparison({CompareWith::Before});
        QVERIFY(settle());
        QFile more(m_folder.filePath(u"more.csv"_s));
        QVERIFY(more.open(QIODevice::WriteOnly));
        more.write("Key,Type,Status,Changed\nB-1,Bug,Ready,2025-09-01T09:00:00Z\n");
        more.close();
        m_session->importSources({more.fileName()});
        QVERIFY(settle());
        QVERIFY(m_session->comparison().on());
        QVERIFY(m_session->streamBefore() != nullptr);
        QVERIFY(m_session->streamBefore()->window.asked == *m_session->comparedWindow(m_session->comparison()));
    }

private:
    [[nodiscard]] WorkspacePage& page() { return m_window->workspace(); }
    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitFor([this] { return m_jobs->idle(); }, 30'000);
    }
    void choose(const char* from, const char* to)
    {
        Selection selection = m_session->selection();
        selection.window = m_session->facts()->calendar.window(parseIsoDay(from), parseIsoDay(to));
        m_session->setSelection(selection);
        QVERIFY(settle());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindows)
#include "tst_windows.moc"
