// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sentences.h"
#include "ui/import_sentence.h"
#include "ui/preferences.h"
#include "ui/recents.h"
#include "ui/start_page.h"
#include "ui/start_widgets.h"
#include "ui/theme/theme_style.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

namespace {

RecentWorkspace entry(const QString& path)
{
    return {path, QFileInfo(path).completeBaseName(), QDateTime(QDate(2026, 5, 3), QTime(21, 40), Qt::UTC),
        u"Waiting for Review costs most"_s,
        {{u"Review"_s, 3600, StripKind::Strong}, {u"Review"_s, 1800.5, StripKind::Work}, {u"QA"_s, 60, StripKind::Wait}}, 26, 439};
}

analysis::StreamStage stage(const char* name, const char* kind, std::optional<double> wait)
{
    analysis::StreamStage made;
    made.name = name;
    made.kind = kind;
    made.waitPerItemSeconds = wait;
    return made;
}

// Spelled out: clang-format 14 takes a line that begins with "import" for the import of a module, and mangles it.
weir::import::ImportResult result(std::int64_t items, std::int64_t rejected, std::int64_t commits = 0)
{
    import::ImportResult made;
    made.added.items = items;
    made.added.commits = commits;
    made.rejected = rejected;
    return made;
}

} // namespace

class TestStart : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void recentsComeBackAsTheyWere()
    {
        QSettings settings(m_folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        Recents(settings).add(entry(u"/data/Checkout.weir"_s));
        const Recents again(settings);
        QCOMPARE(again.all().size(), 1);
        const RecentWorkspace& read = again.all().first();
        const RecentWorkspace wanted = entry(u"/data/Checkout.weir"_s);
        QCOMPARE(read.path, wanted.path);
        QCOMPARE(read.name, wanted.name);
        QCOMPARE(read.opened, wanted.opened);
        QCOMPARE(read.finding, wanted.finding);
        QVERIFY(read.strip == wanted.strip);
        QCOMPARE(read.weeks, 26);
        QCOMPARE(read.items, 439);
    }

    void newestRecentStandsFirstAndOldOnesGo()
    {
        QSettings settings(m_folder.filePath(u"b.ini"_s), QSettings::IniFormat);
        Recents recents(settings);
        for (int i = 0; i < Recents::most + 3; ++i)
            recents.add(entry(u"/data/%1.weir"_s.arg(i)));
        recents.add(entry(u"/data/9.weir"_s));
        QCOMPARE(recents.all().size(), Recents::most);
        QCOMPARE(recents.all()[0].name, u"9"_s);
        QCOMPARE(recents.all()[1].name, u"14"_s);
        recents.remove(u"/data/9.weir"_s);
        QCOMPARE(recents.all()[0].name, u"14"_s);
        QCOMPARE(Recents(settings).all().size(), Recents::most - 1);
    }

    void openingWithoutAMeasurementKeepsWhatWasFound()
    {
        QSettings settings(m_folder.filePath(u"c.ini"_s), QSettings::IniFormat);
        Recents recents(settings);
        recents.add(entry(u"/data/a.weir"_s));
        RecentWorkspace blank;
        blank.path = u"/data/a.weir"_s;
        recents.add(blank);
        QCOMPARE(recents.all().size(), 1);
        QCOMPARE(recents.all()[0].finding, u"Waiting for Review costs most"_s);
        recents.relocate(u"/data/a.weir"_s, u"/moved/b.weir"_s);
        QCOMPARE(recents.all()[0].name, u"b"_s);
    }

    void looksAreKept()
    {
        QSettings settings(m_folder.filePath(u"d.ini"_s), QSettings::IniFormat);
        {
            Theme theme;
            theme.setMode(ThemeMode::Dark);
            theme.setFontFactor(1.15);
            writePreferences(settings, theme);
        }
        Theme theme;
        readPreferences(settings, theme);
        QCOMPARE(theme.mode(), ThemeMode::Dark);
        QCOMPARE(theme.fontFactor(), 1.15);
        settings.setValue(u"looks/textSize"_s, 7.0); // nobody can have chosen that
        readPreferences(settings, theme);
        QCOMPARE(theme.fontFactor(), 1.15);
    }

    void importIsOneSentence_data()
    {
        QTest::addColumn<int>("items");
        QTest::addColumn<int>("rejected");
        QTest::addColumn<int>("commits");
        QTest::addColumn<bool>("measured");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("the whole") << 2314 << 41 << 0 << true
                                   << u"2,314 items, 41 rejected; most time is lost waiting for Review, 3.1 days an item."_s;
        QTest::newRow("nothing rejected") << 1 << 0 << 0 << true << u"1 item; most time is lost waiting for Review, 3.1 days an item."_s;
        QTest::newRow("a repository") << 0 << 0 << 18204 << false << u"18,204 commits."_s;
        QTest::newRow("the same again") << 0 << 0 << 0 << false << u"Nothing new."_s;
    }
    void importIsOneSentence()
    {
        QFETCH(int, items);
        QFETCH(int, rejected);
        QFETCH(int, commits);
        QFETCH(bool, measured);
        QFETCH(QString, sentence);
        ImportReport report;
        report.results.push_back(result(items, rejected, commits));
        analysis::StreamResult stream;
        stream.stages = {stage("Backlog", "outside", 9e9), stage("Build", "work", 3600), stage("Review", "work", 3.1 * 86400),
            stage("Done", "done", {})};
        stream.totals.partsKnown = 50;
        QCOMPARE(importSentence(report, measured ? &stream : nullptr).replace(QChar::Nbsp, u' '), sentence);
    }

    void importSaysWhatWasGuessedAndWhatCannotFinish()
    {
        ImportReport report;
        report.results.push_back(result(3, 0));
        analysis::StreamResult stream;
        stream.guessed.done = {"Pay compensation"};
        QCOMPARE(importSentence(report, &stream),
            u"3 items. Taken for done because hardly anything follows: Pay compensation. Change it with Edit stages on the map."_s);
        stream.guessed.discarded = {"Reject request"};
        QVERIFY(importSentence(report, &stream).contains(u"Pay compensation; for discarded: Reject request. Change"_s));
        stream.guessed = {};
        stream.knowsEnd = false;
        stream.stages = {stage("Build", "work", {})};
        stream.total = 3;
        QCOMPARE(importSentence(report, &stream),
            u"3 items. No stage is done, so nothing counts as finished and lead time is unknown. Name a stage as done with Edit stages on "
            "the map."_s);
        stream.anyItems = false;
        stream.commits = 1204;
        QVERIFY(importSentence(report, &stream).contains(u"only 1,204 commits, so there is no stream."_s));
    }

    void waitingThatIsNotKnownIsNotNamed()
    {
        analysis::StreamResult stream;
        stream.stages = {stage("Build", "work", std::nullopt), stage("Review", "work", 0.0)};
        QVERIFY(!analysis::costliestWait(stream));
    }

    void sourceThatFailedIsSaid()
    {
        ImportReport report;
        report.results.push_back(result(3, 0));
        report.failures << u"b.csv cannot be read."_s;
        QCOMPARE(importSentence(report, nullptr), u"3 items. b.csv cannot be read."_s);
    }

    void eachFailureIsASentenceAndAStopIsSaid()
    {
        ImportReport report;
        report.failures << u"a.csv cannot be read."_s << u"b.csv cannot be read."_s;
        QCOMPARE(importSentence(report, nullptr), u"a.csv cannot be read. b.csv cannot be read."_s);
        report.failures.clear();
        report.cancelled = true;
        report.unread = 3;
        QCOMPARE(importSentence(report, nullptr), u"The import was stopped; 3 sources were not read."_s);
        report.unread = 1;
        report.results.push_back(result(3, 0));
        QCOMPARE(importSentence(report, nullptr), u"3 items. The import was stopped; 1 source was not read."_s);
        report.cancelled = false;
        report.failures.clear();
        report.leftAside = {{"/exports/a.pdf", "a PDF document"}, {"/exports/b.txt", "a text"}, {"/exports/c.txt", "a text"}};
        QCOMPARE(importSentence(report, nullptr), u"3 items. Left aside (3): a.pdf (a PDF document), b.txt (a text), …."_s);
    }

    void aRowMayGoByItsOwnClick_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("Delete") << 0;
        QTest::newRow("link") << 1;
        QTest::newRow("menu") << 2;
        QTest::newRow("opening another") << 3;
    }
    void aRowMayGoByItsOwnClick()
    {
        QFETCH(int, way);
        Theme theme;
        installTheme(theme);
        StartPage page(theme);
        page.resize(1440, 900);
        const QDateTime now(QDate(2026, 5, 4), QTime(9, 0));
        const RecentWorkspace there = entry(QCoreApplication::applicationFilePath());
        const RecentWorkspace gone = entry(u"/nowhere/Mobile.weir"_s);
        page.setRecents({there, gone}, now);
        page.show();
        connect(&page, &StartPage::removeRequested, &page, [&] { page.setRecents({}, now); });
        connect(&page, &StartPage::recentRequested, &page, [&] { page.setRecents({there}, now); });
        const auto rows = page.findChildren<RecentRow*>();
        const QPointer<RecentRow> row = rows[1];
        switch (way) {
        case 0:
            QTest::keyClick(row.data(), Qt::Key_Delete);
            break;
        case 1:
            QTest::mouseClick(row->findChildren<QPushButton*>().last(), Qt::LeftButton);
            break;
        case 2: {
            QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(4, 4), row->mapToGlobal(QPoint(4, 4)));
            QCoreApplication::sendEvent(row.data(), &event);
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu != nullptr);
            menu->setActiveAction(menu->actions().first());
            QTest::keyClick(menu, Qt::Key_Return);
            break;
        }
        default:
            QTest::mouseClick(rows[0], Qt::LeftButton, {}, QPoint(20, 20));
        }
        QTRY_VERIFY(row.isNull());
        QCOMPARE(page.findChildren<RecentRow*>().size(), way == 3 ? 1 : 0);
    }

    void missingFileOffersToBeLocatedOrRemoved()
    {
        Theme theme;
        installTheme(theme);
        StartPage page(theme);
        page.resize(1440, 900);
        const RecentWorkspace there = entry(QCoreApplication::applicationFilePath());
        const RecentWorkspace gone = entry(u"/nowhere/Mobile.weir"_s);
        page.setRecents({there, gone}, QDateTime(QDate(2026, 5, 4), QTime(9, 0)));
        page.show();
        const auto rows = page.findChildren<RecentRow*>();
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows[0]->findChildren<QPushButton*>().isEmpty());
        const auto links = rows[1]->findChildren<QPushButton*>();
        QCOMPARE(links.size(), 2);
        QSignalSpy located(&page, &StartPage::locateRequested);
        QSignalSpy removed(&page, &StartPage::removeRequested);
        QSignalSpy opened(&page, &StartPage::recentRequested);
        links[0]->click();
        links[1]->click();
        rows[0]->click();
        QCOMPARE(located[0][0].toString(), gone.path);
        QCOMPARE(removed[0][0].toString(), gone.path);
        QCOMPARE(opened[0][0].toString(), there.path);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestStart)
#include "tst_start.moc"
