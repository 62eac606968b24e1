// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/main_window_fixture.h"
#include "ui/actions.h"
#include "ui/jobs/job_runner.h"
#include "ui/main_window.h"
#include "ui/start_page.h"
#include "ui/start_widgets.h"
#include "ui/widgets/filter_picker.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/range_brush.h"
#include "ui/widgets/search_field.h"
#include "ui/workspace_page.h"

#include <QAccessible>
#include <QAction>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

class TestMainWindow : public QObject, protected MainWindowFixture {
    Q_OBJECT
private slots:
    void initTestCase() { begin(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void cleanupTestCase() { end(); }

    void beginsOnTheStartPage()
    {
        QVERIFY(m_window->onStartPage());
        QVERIFY(!action(u"export"_s)->isEnabled());
        QVERIFY(!action(u"close"_s)->isEnabled());
        QVERIFY(action(u"open"_s)->isEnabled());
    }

    void newWorkspaceOpensOnTheFirstPlace()
    {
        openNew(u"Team.weir"_s);
        QVERIFY(!m_window->onStartPage());
        QCOMPARE(m_window->workspace().current(), u"overview"_s);
        QVERIFY(m_window->windowTitle().startsWith(u"Team"_s));
        action(u"close"_s)->trigger();
        QTRY_VERIFY(m_window->onStartPage());
        const auto rows = m_window->start().findChildren<RecentRow*>();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first()->accessibleName(), u"Team"_s);
    }

    void keysLeadToThePlaces()
    {
        openNew(u"Team.weir"_s);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_window->workspace().current(), u"items"_s);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->workspace().current(), u"overview"_s);
        auto* button = m_window->findChild<QAbstractButton*>(u"place-sources"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_window->workspace().current(), u"sources"_s);
        QVERIFY(button->isChecked());
        QVERIFY(!m_window->findChild<QAbstractButton*>(u"place-overview"_s)->isChecked());
    }

    void railLosesItsNamesWhereTheWindowIsNarrow()
    {
        openNew(u"Team.weir"_s);
        QVERIFY(m_window->workspace().namesShown());
        m_window->resize(1100, 700);
        QTRY_VERIFY(!m_window->workspace().namesShown());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier); // unless the user wants them
        QVERIFY(m_window->workspace().namesShown());
        QCOMPARE(m_window->workspace().rail().width(), 184);
    }

    void searchGoesToThePlaceThatSearches()
    {
        openWithItems();
        m_window->workspace().go(u"overview"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        auto* field = m_window->findChild<SearchField*>();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, u"T-1"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->workspace().current(), u"items"_s);
        QCOMPARE(view(u"items"_s)->search, u"T-1"_s);
        m_window->workspace().go(u"overview"_s);
        QTest::keyClick(field, Qt::Key_Escape); // emptying it leads nowhere
        QCOMPARE(view(u"items"_s)->search, QString());
        QCOMPARE(m_window->workspace().current(), u"overview"_s);
    }

    void exportWritesWhatIsShown()
    {
        openNew(u"Team.weir"_s);
        QVERIFY(!action(u"export"_s)->isEnabled()); // this overview has nothing to export
        QVERIFY2(action(u"export"_s)->toolTip().contains(u"Map"_s), "the tip says where there is something");
        m_window->workspace().go(u"map"_s);
        QVERIFY(action(u"export"_s)->isEnabled());
        m_window->fileDialog().setNextAnswer({path(u"drawing"_s)});
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE(*view(u"map"_s)->written, path(u"drawing.svg"_s));
        QTRY_COMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Result);
        m_window->fileDialog().setNextAnswer({path(u"full.svg"_s)});
        action(u"export"_s)->trigger();
        QTRY_COMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Failure);
        QVERIFY(m_window->workspace().messages().sentence().contains(u"disk is full"_s));
    }

    void brushFiltersAndItsResetShowsEverything()
    {
        openWithItems();
        auto* brush = m_window->findChild<RangeBrush*>();
        QVERIFY(brush->isVisible());
        brush->setRange(1, 3);
        QTest::keyClick(brush, Qt::Key_Right);
        const TimeWindow window = m_session->selection().window;
        QVERIFY(window.from != Instant::min());
        QCOMPARE((window.to - window.from), Duration(std::chrono::days(14)));
        QTest::keyClick(brush, Qt::Key_Escape);
        QCOMPARE(m_session->selection().window.from, Instant::min());
        QVERIFY(brush->whole());
    }

    void chipTakesItsConditionAway()
    {
        openWithItems();
        Selection selection = m_session->selection();
        selection.where["type"] = {"Bug"};
        m_session->setSelection(selection);
        auto* chip = m_window->findChild<QAbstractButton*>(u"chip-type"_s);
        QVERIFY(chip != nullptr);
        QTest::keyClick(chip, Qt::Key_Delete);
        QVERIFY(m_session->selection().where.empty());
    }

    void badgeStandsBesideItsPlace()
    {
        openNew(u"Team.weir"_s);
        emit view(u"overview"_s)->badgeChanged(6);
        auto* button = m_window->findChild<QAbstractButton*>(u"place-overview"_s);
        QVERIFY(button->accessibleDescription().contains(u"6"_s));
        emit view(u"overview"_s)->badgeChanged(0);
        QVERIFY(button->accessibleDescription().isEmpty());
    }

    void runningJobIsShownAndStopped()
    {
        openNew(u"Team.weir"_s);
        QTRY_VERIFY(m_jobs->idle());
        bool cancelled = false;
        m_jobs->start<bool>(
            {.title = u"Importing events.csv"_s}, m_window.get(),
            [](Progress& progress) {
                progress.stage("Reading events.csv");
                progress.report(38, 100);
                for (;;)
                    progress.checkpoint();
                return true;
            },
            [&](const JobOutcome<bool>& outcome) { cancelled = std::holds_alternative<Cancelled>(outcome); });
        auto* bar = m_window->workspace().findChild<JobBar*>();
        auto* progress = bar->findChild<QProgressBar*>();
        QTRY_VERIFY(progress->isVisible());
        QTRY_COMPARE(progress->value(), 38);
        bar->findChild<QPushButton*>()->click();
        QTRY_VERIFY(cancelled);
        QTRY_VERIFY(!progress->isVisible());
    }

    void chosenFilterDecidesWhatIsWritten()
    {
        openNew(u"Team.weir"_s);
        m_window->workspace().go(u"map"_s);
        m_window->fileDialog().setNextAnswer({path(u"drawing"_s)}, u"Picture (*.png)"_s);
        action(u"export"_s)->trigger();
        QTRY_COMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Result);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(*view(u"map"_s)->written, path(u"drawing.png"_s));
    }

    void rareValuesAreFoundInTheList()
    {
        QByteArray csv = "key,type,status,changed\n";
        for (int i = 0; i < 45; ++i)
            csv += "T-" + QByteArray::number(i) + ",Type " + QByteArray::number(i) + ",Open,2025-03-03T09:00:00Z\n";
        openNew(u"Team.weir"_s);
        m_session->importSources({write(u"types.csv"_s, csv)});
        QTRY_VERIFY(m_session->dataset() != nullptr && m_session->dataset()->items.size() == 45);
        QTRY_VERIFY(m_jobs->idle());
        Selection selection = m_session->selection();
        selection.where["type"] = {"Type 7"};
        m_session->setSelection(selection);
        QTest::keyClick(m_window->findChild<QAbstractButton*>(u"chip-type"_s), Qt::Key_Space);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().last()->text(), u"5 more…"_s);
        menu->actions().last()->trigger();
        menu->close();
        auto* picker = m_window->findChild<FilterPicker*>();
        QVERIFY(picker != nullptr);
        picker->search().setText(u"TYPE 44"_s);
        QList<QListWidgetItem*> shown;
        for (int row = 0; row < picker->list().count(); ++row)
            if (!picker->list().item(row)->isHidden())
                shown << picker->list().item(row);
        QCOMPARE(shown.size(), 1);
        shown.first()->setCheckState(Qt::Checked);
        QCOMPARE(m_session->selection().where.at("type"), std::vector<std::string>({"Type 7", "Type 44"}));
        picker->reject();
    }

    void everyActionHasWordsAndAShortcutOfItsOwn()
    {
        QSet<QKeySequence> used;
        for (const QAction* one : m_window->actions().all()) {
            QVERIFY(!one->text().isEmpty());
            QVERIFY(!one->objectName().isEmpty());
            for (const QKeySequence& keys : one->shortcuts()) {
                QVERIFY2(!used.contains(keys), qPrintable(keys.toString()));
                used.insert(keys);
            }
        }
    }

    void everyControlHasANameForScreenReaders()
    {
        const auto check = [this] {
            for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
                if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                    continue;
                QAccessibleInterface* found = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
                QVERIFY2(found != nullptr && !found->text(QAccessible::Name).isEmpty(),
                    qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
            }
        };
        check();
        openWithItems();
        check();
    }

    void tabReachesEveryControl()
    {
        openWithItems();
        QSet<QWidget*> wanted;
        for (QWidget* widget : m_window->workspace().findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && widget->focusProxy() == nullptr)
                wanted.insert(widget);
        QVERIFY(wanted.size() > 8);
        m_window->findChild<SearchField*>()->setFocus();
        for (int i = 0; i < 60 && !wanted.isEmpty(); ++i) {
            wanted.remove(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const QWidget* left : wanted)
            QFAIL(left->metaObject()->className());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
