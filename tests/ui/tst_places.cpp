// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/models/stage_map_model.h"
#include "ui/views/stage_map_panel.h"
#include "ui/widgets/bottleneck_sheet.h"
#include "ui/widgets/search_field.h"
#include "ui/workspace_page.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAccessible>
#include <QAction>
#include <QButtonGroup>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

namespace {

QString nameOf(const QWidget* widget)
{
    QStringList path;
    for (const QWidget* one = widget; one != nullptr && path.size() < 4; one = one->parentWidget())
        path.prepend(QString::fromLatin1(one->metaObject()->className()) + u'#' + one->objectName());
    return path.join(u'/');
}

/// Of buttons that exclude each other Tab reaches the chosen one, arrows the others.
bool byArrows(const QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button != nullptr && button->group() != nullptr && button->group()->exclusive() && !button->isChecked();
}

} // namespace

/// The window with the places as they are shipped, on a workspace that has something of everything.
class TestPlaces : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"weir-tests"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        prepareApplication(m_theme);
        installTheme(m_theme);
    }

    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>(&m_theme);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_fixture->path(u"settings"_s));
        m_window = std::make_unique<MainWindow>(m_fixture->session, m_theme, builtinPlaces());
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(m_fixture->openWith({m_fixture->writeTable(), m_fixture->writeBadTable()}));
    }

    void cleanup()
    {
        QVERIFY(m_fixture->settle());
        m_window.reset();
        m_fixture.reset();
    }

    void everyControlHasANameForScreenReaders_data() { stations(); }
    void everyControlHasANameForScreenReaders()
    {
        goToStation();
        int seen = 0;
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            QAccessibleInterface* found = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(found != nullptr && !found->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(widget)));
            ++seen;
        }
        QVERIFY(seen > 8);
    }

    void tabReachesEveryControl_data() { stations(); }
    void tabReachesEveryControl()
    {
        goToStation();
        QSet<QWidget*> wanted;
        for (QWidget* widget : m_window->workspace().findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && widget->focusProxy() == nullptr
                && !byArrows(widget))
                wanted.insert(widget);
        QVERIFY(wanted.size() > 8);
        m_window->findChild<SearchField*>()->setFocus();
        for (int i = 0; i < 120 && !wanted.isEmpty(); ++i) {
            wanted.remove(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QStringList left;
        for (const QWidget* one : wanted)
            left << nameOf(one);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    }

    void exportsTheReportOfTheOverview()
    {
        m_window->workspace().go(u"overview"_s);
        QVERIFY(m_fixture->settle());
        const QByteArray report = exported(u"retro.html"_s);
        QVERIFY(report.startsWith("<!DOCTYPE html>") && report.endsWith("</html>\n"));
        const qsizetype map = report.indexOf("<svg");
        QVERIFY(map > 0 && report.indexOf(">Review<", map) > map); // the drawing names the stages
        QVERIFY(report.contains("board.csv"));
    }

    void savesTheReportWhereTheUserSays()
    {
        m_window->workspace().go(u"report"_s);
        QVERIFY(m_fixture->settle());
        const QString path = m_fixture->path(u"retro.pdf"_s);
        m_window->fileDialog().setNextAnswer({path});
        m_window->findChild<QPushButton*>(u"savePdf"_s)->click();
        QVERIFY(m_fixture->settle());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(8).startsWith("%PDF-1.4"));
        QVERIFY(exported(u"retro.md"_s).contains("board.csv"));
    }

    void exportsTheTableOfItems()
    {
        m_window->workspace().go(u"items"_s);
        QVERIFY(m_fixture->settle());
        const QByteArray csv = exported(u"items.csv"_s);
        QCOMPARE(csv.count('\n'), itemTable()->model()->rowCount() + 1);
    }

    void aClosedWorkspaceLeavesNothingBehind()
    {
        m_window->workspace().go(u"items"_s);
        QVERIFY(m_fixture->settle());
        QVERIFY(itemTable()->model()->rowCount() > 0);
        Selection chosen = m_fixture->session.selection();
        chosen.where["type"] = {"Bug"};
        m_fixture->session.setSelection(chosen); // the items are on their way
        m_fixture->session.close();
        QVERIFY(m_fixture->settle());
        QCOMPARE(itemTable()->model()->rowCount(), 0);
        QVERIFY(m_window->onStartPage());
    }

    void oneWorkspaceAfterAnotherShowsItsOwn()
    {
        for (const QString& place : m_window->workspace().placeIds()) {
            m_window->workspace().go(place);
            QVERIFY(m_fixture->settle());
        }
        const QString second = m_fixture->write(u"second.csv"_s,
            "Key,Summary,Type,Status,Changed\nXYZ-1,Only one,Bug,Open,2025-08-04T09:00:00Z\n"
            "XYZ-1,Only one,Bug,In Progress,2025-08-05T09:00:00Z\n");
        m_fixture->session.create(m_fixture->path(u"second.weir"_s));
        m_fixture->session.importSources({second});
        QVERIFY(m_fixture->settle());
        m_window->workspace().go(u"sources"_s);
        QCOMPARE(m_window->findChild<QTableView*>(u"sourceTable"_s)->model()->rowCount(), 1);
        m_window->workspace().go(u"items"_s);
        QVERIFY(m_fixture->settle());
        QVERIFY(itemTable()->model()->rowCount() <= 1);
        const auto* panel = m_window->findChild<StageMapPanel*>();
        QCOMPARE(panel->model().map(), m_fixture->session.facts()->map);
    }

    void whoMeansTheSourcesComesToTheSources()
    {
        auto& page = m_window->workspace();
        const View* sources = page.view(u"sources"_s);
        page.go(u"sources/people"_s);
        QCOMPARE(sources->page(), u"people"_s);
        page.go(u"items"_s);
        page.go(u"sources"_s); // by the rail: as it was left
        QCOMPARE(sources->page(), u"people"_s);
        emit page.messageLinkActivated(); // of an import
        QCOMPARE(page.current(), u"sources"_s);
        QCOMPARE(sources->page(), QString());
        page.go(u"sources/data"_s);
        SavedView view = page.shownView();
        QCOMPARE(view.page, std::string("data"));
        page.go(u"sources/people"_s);
        page.showView(view);
        QCOMPARE(sources->page(), u"data"_s);
        view.page.clear();
        page.showView(view);
        QCOMPARE(sources->page(), QString());
    }

    void undoShowsAnAmpersandAsItIs()
    {
        m_fixture->session.changePeople([](PeopleDecisions& decisions) { decisions.bots = {"R&D"}; }, u"R&D: a program"_s);
        QVERIFY(m_fixture->settle());
        const QAction* undo = nullptr;
        for (const QAction* action : m_window->findChildren<QAction*>())
            if (action->text().startsWith(u"Undo:"_s))
                undo = action;
        QVERIFY(undo != nullptr);
        QCOMPARE(undo->text(), u"Undo: R&&D: a program"_s);
        QVERIFY2(undo->toolTip().contains(u"R&amp;D"_s) || undo->toolTip().contains(u"R&D: a"_s), qPrintable(undo->toolTip()));
    }

private:
    /// What the window writes under that name, asked by its action.
    QByteArray exported(const QString& name)
    {
        QAction* action = m_window->actions().get(u"export"_s);
        if (!action->isEnabled())
            return "the action is disabled";
        const QString path = m_fixture->path(name);
        m_window->fileDialog().setNextAnswer({path});
        action->trigger();
        QFile file(path);
        if (!m_fixture->settle() || !file.open(QIODevice::ReadOnly))
            return "nothing is written";
        return file.readAll();
    }
    static void stations()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("open");
        QTest::newRow("overview") << u"overview"_s << QString();
        QTest::newRow("map") << u"map"_s << QString();
        QTest::newRow("map with the bottleneck") << u"map"_s << u"whyButton"_s;
        QTest::newRow("map with the stages") << u"map"_s << u"editStages"_s;
        QTest::newRow("items") << u"items"_s << QString();
        QTest::newRow("items with one open") << u"items"_s << u"row"_s;
        QTest::newRow("report") << u"report"_s << QString();
        QTest::newRow("sources") << u"sources"_s << QString();
    }

    void goToStation()
    {
        QFETCH(QString, place);
        QFETCH(QString, open);
        m_window->workspace().go(place);
        QVERIFY(m_fixture->settle());
        if (open == u"row"_s) {
            itemTable()->setFocus();
            itemTable()->selectRow(0);
            QTest::keyClick(itemTable(), Qt::Key_Return);
        } else if (!open.isEmpty()) {
            auto* button = m_window->findChild<QPushButton*>(open);
            if (button->isVisible()) // where there is room, the sheet is open already
                button->click();
        }
        if (open == u"whyButton"_s) {
            QVERIFY(m_window->findChild<BottleneckSheet*>()->isVisible());
        } else if (open == u"editStages"_s) {
            QVERIFY(m_window->findChild<StageMapPanel*>()->isVisible());
        } else if (open == u"row"_s) {
            QVERIFY(m_window->findChild<QWidget*>(u"itemSheet"_s)->isVisible());
        }
        QVERIFY(m_fixture->settle());
    }
    [[nodiscard]] QTableView* itemTable() const { return m_window->findChild<QTableView*>(u"itemTable"_s); }

    Theme m_theme;
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestPlaces)
#include "tst_places.moc"
