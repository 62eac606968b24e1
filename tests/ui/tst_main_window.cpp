// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"
#include "ui/jobs/job_runner.h"
#include "ui/main_window.h"
#include "ui/recent_summary.h"
#include "ui/start_page.h"
#include "ui/start_widgets.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/error_card.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_picker.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/range_brush.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/time_strip.h"
#include "ui/workspace_page.h"

#include <QAccessible>
#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

namespace {

/// A place that notes what the window asks of it.
class NotingView final : public View {
public:
    NotingView(bool finds, QString fileName, QWidget* parent)
        : View(parent)
        , m_finds(finds)
        , m_fileName(std::move(fileName))
    {
    }
    [[nodiscard]] bool searches() const override { return m_finds; }
    void setSearch(const QString& text) override { search = text; }
    [[nodiscard]] QString exportName() const override { return m_fileName; }
    [[nodiscard]] Exporter exporter() const override
    {
        return [noted = exported](const QString& file) {
            if (file.endsWith(u"full.svg"_s))
                throw Error(ErrorCode::Unwritable, "full.svg cannot be written: the disk is full.");
            *noted = file;
        };
    }
    QString search;
    std::shared_ptr<QString> exported = std::make_shared<QString>(); ///< written on a worker, read once it is idle

private:
    bool m_finds;
    QString m_fileName;
};

std::vector<PlaceInfo> places()
{
    const auto place = [](const QString& id, const QString& icon, int group) {
        return PlaceInfo {id, id, icon, group, [id](const ViewContext&, QWidget* parent) -> View* {
                              return new NotingView(id == u"items"_s, id == u"map"_s ? u"map"_s : QString(), parent);
                          }};
    };
    return {place(u"overview"_s, u"layout-dashboard"_s, 0), place(u"map"_s, u"waypoints"_s, 0), place(u"items"_s, u"list"_s, 1),
        place(u"sources"_s, u"database"_s, 2)};
}

/// Twelve items that were finished in six weeks, and a row that cannot be read.
QByteArray events()
{
    QByteArray csv = "key,type,status,changed\n";
    for (int i = 0; i < 12; ++i) {
        const QDate start = QDate(2025, 3, 3).addDays(3 * i);
        const auto row = [&](const char* status, int day) {
            csv += "T-" + QByteArray::number(i + 1) + (i % 3 == 0 ? ",Bug," : ",Story,") + status + ','
                + start.addDays(day).toString(Qt::ISODate).toLatin1() + "T09:00:00Z\n";
        };
        row("Ready", 0);
        row("In Progress", 1);
        row("Ready for Review", 2);
        row("In Review", 6);
        row("Done", 7);
    }
    return csv + "T-99,Bug,Done,never\n";
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"weir-tests"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        m_theme = std::make_unique<Theme>();
        installTheme(*m_theme);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
        m_jobs = std::make_unique<JobRunner>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_window = std::make_unique<MainWindow>(*m_session, *m_theme, places(), [this](const std::filesystem::path& file, Progress&) {
            ++m_samplesMade;
            store::Workspace::create(file, "UTC");
        });
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        QTRY_VERIFY(m_jobs->idle());
        m_window.reset();
        m_session.reset();
        m_jobs.reset();
        m_folder.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

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

    void droppedFilesBeginAWorkspaceAndLandOnTheMap()
    {
        m_window->fileDialog().setNextAnswer({path(u"Dropped"_s)}); // without a suffix: it gets one
        drop({write(u"events.csv"_s, events())});
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
        drop({write(u"events.csv"_s, events())});
        QTRY_COMPARE(m_window->workspace().current(), u"map"_s);
        QCOMPARE(m_session->name(), u"Team"_s);
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
        QVERIFY(!action(u"export"_s)->isEnabled()); // the overview has nothing to export
        m_window->workspace().go(u"map"_s);
        QVERIFY(action(u"export"_s)->isEnabled());
        m_window->fileDialog().setNextAnswer({path(u"drawing"_s)});
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE(*view(u"map"_s)->exported, path(u"drawing.svg"_s));
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

    void chosenFilterDecidesWhatIsWritten()
    {
        openNew(u"Team.weir"_s);
        m_window->workspace().go(u"map"_s);
        m_window->fileDialog().setNextAnswer({path(u"drawing"_s)}, u"Picture (*.png)"_s);
        action(u"export"_s)->trigger();
        QTRY_COMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Result);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(*view(u"map"_s)->exported, path(u"drawing.png"_s));
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
        drop({write(u"more.csv"_s, events())});
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
        drop({write(u"letter.bin"_s, QByteArray("\x01\x02\x03\x04", 4))});
        QTRY_COMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Failure);
        const QString sentence = m_window->workspace().messages().sentence();
        QVERIFY2(sentence.contains(u"letter.bin"_s) && !sentence.contains(u"weir formats"_s) && !sentence.contains(u"--"_s),
            qPrintable(sentence));
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

private:
    [[nodiscard]] QAction* action(const QString& id) const { return m_window->actions().get(id); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] NotingView* view(const QString& id) const { return static_cast<NotingView*>(m_window->workspace().view(id)); }
    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a file of the test cannot be written");
        return file.fileName();
    }
    void drop(const QStringList& files)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QDropEvent event(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
    }
    using Gate = std::shared_ptr<std::atomic<bool>>;
    /// What writes stays on its way until release().
    [[nodiscard]] Gate holdExclusiveJobs() const
    {
        const auto go = std::make_shared<std::atomic<bool>>(false);
        m_jobs->start<bool>(
            {.title = u"Waiting"_s, .exclusive = true, .cancellable = false}, m_window.get(),
            [go](Progress&) {
                go->wait(false);
                return true;
            },
            [](const JobOutcome<bool>&) {});
        return go;
    }
    static void release(const Gate& go)
    {
        *go = true;
        go->notify_all();
    }
    void openNew(const QString& name)
    {
        m_window->fileDialog().setNextAnswer({path(name)});
        action(u"new"_s)->trigger();
        QTRY_VERIFY(m_session->isOpen());
        QTRY_VERIFY(m_jobs->idle());
    }
    void openWithItems()
    {
        openNew(u"Team.weir"_s);
        m_session->importSources({write(u"events.csv"_s, events())});
        QTRY_VERIFY(m_session->dataset() != nullptr && m_session->dataset()->items.size() == 12);
        QTRY_VERIFY(m_jobs->idle());
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::atomic<int> m_samplesMade = 0;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
