// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/main_window_fixture.h"
#include "ui/models/preview_reject_model.h"
#include "ui/views/import_preview_view.h"
#include "ui/views/preview_choosers.h"
#include "ui/views/preview_rejects.h"
#include "ui/views/preview_table.h"
#include "ui/views/sources_view.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/message_bar.h"

#include <QAccessible>
#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include <functional>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

namespace {

/// A list of status changes with two columns of times, of which one cannot be read throughout.
QByteArray oddTable()
{
    QByteArray csv = "key,from,to,changed,moment\n";
    for (int i = 0; i < 6; ++i) {
        const QByteArray item = "T-" + QByteArray::number(i);
        const QByteArray day = QByteArray::number(10 + i);
        csv += item + ",Open,Build,2025-03-" + day + "T09:00:00Z,2025-04-" + day + "T09:00:00Z\n";
        csv += item + ",Build,Done," + (i == 0 ? QByteArray("never") : QByteArray("2025-03-" + day + "T19:00:00Z")) + ",2025-04-" + day
            + "T19:00:00Z\n";
    }
    return csv;
}

/// Times that name no zone.
QByteArray zonelessTable()
{
    QByteArray csv = "key,type,status,changed\n";
    for (int i = 0; i < 9; ++i)
        csv += "T-" + QByteArray::number(i) + ",Bug,Open,2025-03-1" + QByteArray::number(i) + " 09:00\n";
    return csv;
}

} // namespace

/// From a drop to the map, by way of a look at what Weir would read.
class TestImportPreview : public QObject, protected MainWindowFixture {
    Q_OBJECT
private slots:
    void initTestCase() { begin(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void cleanupTestCase() { end(); }

    void aDropIsLookedAtBeforeItIsImported()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"events.csv"_s, events())});
        QVERIFY(m_window->workspace().previews());
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"60 of 61 rows are understood. 1 is rejected."_s);
        QCOMPARE(table()->model()->rowCount(), 61);
        QCOMPARE(m_session->imports().size(), std::size_t {0});
        QCOMPARE(m_window->workspace().current(), u"sources"_s);
        QVERIFY(m_window->findChild<QPushButton*>(u"crumbPlace"_s)->isVisible());
        auto* sources = view().findChild<QWidget*>(u"previewSources"_s);
        QVERIFY(sources->hasFocus()); // so that Enter imports
        QTest::keyClick(sources, Qt::Key_Return);
        QTRY_COMPARE(m_window->workspace().current(), u"map"_s);
        QVERIFY(!m_window->workspace().previews());
        QTRY_VERIFY(m_session->dataset()->items.size() == 12);
        QVERIFY(m_window->workspace().messages().sentence().startsWith(u"12 items, 1 rejected"_s));
        QVERIFY(!m_window->findChild<QPushButton*>(u"crumbPlace"_s)->isVisible());
    }

    void theStartPageLeadsHereToo()
    {
        m_window->fileDialog().setNextAnswer({path(u"Dropped"_s)});
        drop({write(u"events.csv"_s, events())});
        QTRY_VERIFY(m_window->workspace().previews());
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(m_session->imports().size(), std::size_t {0});
        QTest::keyClick(table(), Qt::Key_Escape);
        QVERIFY(!m_window->workspace().previews());
        QCOMPARE(m_window->workspace().current(), u"overview"_s);
        QVERIFY(m_session->isOpen());
    }

    void aChangedRoleIsReadAtOnceAndImported()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"odd.csv"_s, oddTable())});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"11 of 12 rows are understood. 1 is rejected."_s);
        QVERIFY(table()->model()->index(1, 3).data(PreviewModel::BadRole).toBool());
        chooseRole(u"moment"_s, u"instant"_s);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"All 12 rows are understood."_s);
        QCOMPARE(table()->model()->headerData(3, Qt::Horizontal, PreviewModel::MeaningRole).toString(), QString());
        QTest::keyClick(view().findChild<QWidget*>(u"previewSources"_s), Qt::Key_Escape); // forgets nothing that was said
        drop({path(u"odd.csv"_s)});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"All 12 rows are understood."_s);
        QTest::keyClick(&view(), Qt::Key_Return);
        QTRY_COMPARE(m_window->workspace().current(), u"map"_s);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(m_session->imports().front().rejected, 0);
        QCOMPARE(m_session->dataset()->newest,
            Instant(std::chrono::sys_days(std::chrono::year(2025) / 4 / 15)) + Duration(std::chrono::hours(19)));
    }

    void theMappingThatWasGivenIsOfferedForTheNextSuchTable()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"odd.csv"_s, oddTable())});
        QTRY_VERIFY(m_jobs->idle());
        chooseRole(u"moment"_s, u"instant"_s);
        QTRY_VERIFY(m_jobs->idle());
        import();
        QTRY_COMPARE(m_window->workspace().current(), u"map"_s);
        drop({write(u"next.csv"_s, oddTable())});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(table()->model()->headerData(4, Qt::Horizontal, PreviewModel::MeaningRole).toString(), u"instant"_s);
        QVERIFY(current().preview->mappingFrom == weir::import::Preview::MappingFrom::OtherSource);
        QCOMPARE(current().preview->mappingSource, std::string("odd.csv"));
    }

    void aMappingThatLacksItsKeyCannotBeImportedButMended()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"events.csv"_s, events())});
        QTRY_VERIFY(m_jobs->idle());
        chooseRole(u"key"_s, {});
        QTRY_VERIFY(m_jobs->idle());
        QVERIFY(!importButton()->isEnabled());
        QCOMPARE(table()->model()->rowCount(), 61);
        QTest::keyClick(&view(), Qt::Key_Return); // does nothing
        QVERIFY(m_window->workspace().previews());
        chooseRole(u"key"_s, u"key"_s);
        QTRY_VERIFY(m_jobs->idle());
        QVERIFY(importButton()->isEnabled());
        QCOMPARE(answer(), u"60 of 61 rows are understood. 1 is rejected."_s);
    }

    void zoneAndFormatAreChosen()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"zone.csv"_s, zonelessTable())});
        QTRY_VERIFY(m_jobs->idle());
        pick(u"chooseZone"_s, u"UTC"_s);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(current().choice.mapping->zone, std::optional<std::string>("UTC"));
        SourceChoice tokyo = current().choice;
        tokyo.mapping->zone = "Asia/Tokyo";
        view().previews().choose(0, tokyo);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(isoInstant(current().preview->content.first), std::string("2025-03-10T00:00:00.000Z"));
        pick(u"chooseFormat"_s, u"List of items with created, started, finished (CSV)"_s);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(current().preview->format, std::string("csv-items"));
        QCOMPARE(current().choice.zone, std::string("Asia/Tokyo"));
        pick(u"chooseFormat"_s, u"By content"_s);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(current().preview->format, std::string("csv-events"));
    }

    void anotherDelimiterFindsOtherColumns()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"table.csv"_s, events())});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(table()->model()->columnCount(), 4);
        pick(u"chooseDelimiter"_s, u"Semicolon"_s);
        QTRY_VERIFY(m_jobs->idle());
        QVERIFY(!importButton()->isEnabled());
        QCOMPARE(answer(), u"table.csv cannot be read like this."_s);
        QCOMPARE(current().preview->problem,
            path(u"table.csv"_s).toStdString() + " has no columns when semicolons part them; choose another delimiter.");
        QVERIFY(view().findChild<QAbstractButton*>(u"chooseDelimiter"_s)->isVisible()); // the way back
        pick(u"chooseDelimiter"_s, u"Comma"_s);
        QTRY_VERIFY(m_jobs->idle());
        QVERIFY(importButton()->isEnabled());
        QCOMPARE(table()->model()->columnCount(), 4);
    }

    void aRepairIsALink()
    {
        QByteArray csv = "key,type,status,changed\n";
        for (int i = 0; i < 12; ++i)
            csv += "T-" + QByteArray::number(i) + ",Bug,Open," + QByteArray::number(13 + i) + "/03/2025 09:00\n";
        openNew(u"Team.weir"_s);
        drop({write(u"dates.csv"_s, csv)});
        QTRY_VERIFY(m_jobs->idle());
        SourceChoice american = current().choice;
        american.mapping = current().preview->mapping;
        american.mapping->dates = "mdy";
        view().previews().choose(0, american);
        QTRY_VERIFY(m_jobs->idle());
        auto* rejects = view().findChild<TableView*>(u"previewRejects"_s);
        QVERIFY(rejects->isVisible());
        const QModelIndex repair = rejects->model()->index(0, PreviewRejectModel::Repair);
        QCOMPARE(repair.data().toString(), u"Read dates as day/month/year"_s);
        QTest::mouseClick(rejects->viewport(), Qt::LeftButton, {}, rejects->visualRect(repair).center());
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"All 12 rows are understood."_s);
        QVERIFY(!rejects->isVisible());
    }

    void showRowsGoesToTheFirstOfThem()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"events.csv"_s, events())});
        QTRY_VERIFY(m_jobs->idle());
        auto* rejects = view().findChild<TableView*>(u"previewRejects"_s);
        emit rejects->opened(rejects->model()->index(0, 0)); // Enter
        QCOMPARE(table()->currentIndex().row(), 60);
        QCOMPARE(table()->currentIndex().column(), 3);
    }

    void unknownFilesAreSaidAndLeftOut()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"letter.bin"_s, QByteArray("\x01\x02\x03\x04", 4)), write(u"events.csv"_s, events())});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"letter.bin is not known."_s);
        auto* refusal = view().findChild<EmptyState*>(u"previewRefusal"_s);
        QVERIFY(refusal->isVisible());
        QCOMPARE(importButton()->text(), u"Import 1 source"_s);
        auto* button = refusal->findChild<QPushButton*>();
        QTest::mouseClick(button, Qt::LeftButton);
        auto* menu = view().findChild<QMenu*>(u"chooserMenu"_s);
        QVERIFY(menu->isVisible());
        QVERIFY(menu->actions().size() > 10);
        menu->hide();
        QTest::keyClick(view().findChild<QWidget*>(u"previewSources"_s), Qt::Key_Delete);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"60 of 61 rows are understood. 1 is rejected."_s);
        import();
        QTRY_COMPARE(m_window->workspace().current(), u"map"_s);
    }

    void aTableThatIsNotKnownIsExplainedInItsHead()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"odd names.csv"_s, "alpha,beta,gamma\nT-1,Open,2025-03-10T09:00:00Z\nT-1,Done,2025-03-11T09:00:00Z\n")});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"odd names.csv is not known."_s);
        QVERIFY(!current().refusal.contains(u"weir import"_s)); // the window knows no command line
        QVERIFY(current().refusal.startsWith(u"odd names.csv is a table with the columns alpha, beta, gamma, which"_s));
        SourceChoice events = current().choice;
        events.format = "csv-events";
        view().previews().choose(0, events);
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(table()->model()->columnCount(), 3);
        for (const auto& [column, role] : {std::pair(u"alpha"_s, u"key"_s), {u"beta"_s, u"status"_s}, {u"gamma"_s, u"instant"_s}}) {
            chooseRole(column, role);
            QTRY_VERIFY(m_jobs->idle());
        }
        QCOMPARE(answer(), u"All 2 rows are understood."_s);
        import();
        QTRY_COMPARE(m_window->workspace().current(), u"map"_s);
        QCOMPARE(m_session->dataset()->items.size(), std::size_t {1});
    }

    void aMissingFileIsSaidInTheList()
    {
        openNew(u"Team.weir"_s);
        drop({path(u"gone.csv"_s)});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"gone.csv cannot be read."_s);
        QVERIFY(!importButton()->isEnabled());
        write(u"gone.csv"_s, events());
        QTest::mouseClick(view().findChild<EmptyState*>(u"previewRefusal"_s)->findChild<QPushButton*>(), Qt::LeftButton); // read again
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"60 of 61 rows are understood. 1 is rejected."_s);
    }

    void whatWasMendedIsReadAgainWhenItIsDroppedAgain()
    {
        openNew(u"Team.weir"_s);
        drop({path(u"gone.csv"_s)});
        QTRY_VERIFY(m_jobs->idle());
        drop({write(u"gone.csv"_s, events())});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(view().previews().list().size(), std::size_t {1});
        QCOMPARE(answer(), u"60 of 61 rows are understood. 1 is rejected."_s);
    }

    void whileSourcesAreLookedForThePageSaysSo()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"events.csv"_s, events())});
        QCOMPARE(answer(), u"Looking for sources…"_s); // and not that there are none
        QVERIFY(!view().findChild<EmptyState*>(u"previewRefusal"_s)->isVisible());
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"60 of 61 rows are understood. 1 is rejected."_s);
    }

    void aFailedImportKeepsWhatWasSaid()
    {
        openNew(u"Team.weir"_s);
        const QString odd = write(u"odd.csv"_s, oddTable());
        drop({odd});
        QTRY_VERIFY(m_jobs->idle());
        chooseRole(u"moment"_s, u"instant"_s);
        QTRY_VERIFY(m_jobs->idle());
        QVERIFY(QFile::rename(odd, path(u"away.csv"_s)));
        import();
        QTRY_COMPARE(m_window->workspace().messages().kind(), MessageBar::Kind::Failure);
        QTRY_VERIFY(m_jobs->idle());
        QVERIFY(QFile::rename(path(u"away.csv"_s), odd));
        drop({odd});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(table()->model()->headerData(4, Qt::Horizontal, PreviewModel::MeaningRole).toString(), u"instant"_s);
    }

    void anImportThatEndsMeanwhileTakesNobodyAway()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"events.csv"_s, events())});
        QTRY_VERIFY(m_jobs->idle());
        const auto go = holdExclusiveJobs();
        import();
        drop({write(u"odd.csv"_s, oddTable())});
        release(go);
        QTRY_VERIFY(m_session->dataset()->items.size() == 12);
        QTRY_VERIFY(m_jobs->idle());
        QVERIFY(m_window->workspace().previews());
        QCOMPARE(answer(), u"11 of 12 rows are understood. 1 is rejected."_s);
    }

    void everyControlHasANameForScreenReaders()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"events.csv"_s, events()), write(u"letter.bin"_s, QByteArray("\x01\x02\x03\x04", 4))});
        QTRY_VERIFY(m_jobs->idle());
        for (int row = 0; row < 2; ++row) {
            view().previews().setCurrent(row);
            for (QWidget* widget : m_window->workspace().findChildren<QWidget*>()) {
                if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                    continue;
                const QAccessibleInterface* found = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(found != nullptr && !found->text(QAccessible::Name).isEmpty(),
                    qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
            }
        }
    }

    void moreIsDroppedOntoThePage()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"events.csv"_s, events())});
        drop({write(u"odd.csv"_s, oddTable()), path(u"events.csv"_s)});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(view().previews().list().size(), std::size_t {2});
        QCOMPARE(importButton()->text(), u"Import 2 sources"_s);
        m_window->workspace().go(u"items"_s); // leaves the page
        QCOMPARE(view().previews().list().size(), std::size_t {0});
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(m_session->imports().size(), std::size_t {0});
    }

    void theMappingGoesToAFileAndComesBack()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"odd.csv"_s, oddTable())});
        QTRY_VERIFY(m_jobs->idle());
        chooseRole(u"moment"_s, u"instant"_s);
        QTRY_VERIFY(m_jobs->idle());
        view().files().setNextAnswer({path(u"mapping.json"_s)});
        view().findChild<QPushButton*>(u"saveMapping"_s)->click();
        QVERIFY(QFile::exists(path(u"mapping.json"_s)));
        chooseRole(u"changed"_s, u"instant"_s);
        QTRY_VERIFY(m_jobs->idle());
        view().files().setNextAnswer({path(u"mapping.json"_s)});
        view().findChild<QPushButton*>(u"loadMapping"_s)->click();
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(table()->model()->headerData(4, Qt::Horizontal, PreviewModel::MeaningRole).toString(), u"instant"_s);
        view().files().setNextAnswer({write(u"broken.json"_s, "{")});
        view().findChild<QPushButton*>(u"loadMapping"_s)->click();
        QCOMPARE(view().findChild<MessageBar*>(u"previewMessage"_s)->kind(), MessageBar::Kind::Failure);
        view().files().setNextAnswer({path(u"none/mapping.json"_s)});
        view().findChild<QPushButton*>(u"saveMapping"_s)->click();
        const QString sentence = view().findChild<MessageBar*>(u"previewMessage"_s)->sentence();
        QVERIFY2(sentence.contains(u"its folder does not exist"_s), qPrintable(sentence));
    }

    void aSourceThatGoesWhileAFileIsChosenGivesItsPlaceToNoOther()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"odd.csv"_s, oddTable()), write(u"zone.csv"_s, zonelessTable())});
        QTRY_VERIFY(m_jobs->idle());
        chooseRole(u"moment"_s, u"instant"_s);
        QTRY_VERIFY(m_jobs->idle());
        view().files().setNextAnswer({path(u"mapping.json"_s)});
        view().findChild<QPushButton*>(u"saveMapping"_s)->click();
        whileFilesAreChosen(path(u"mapping.json"_s), [this] { view().previews().remove(0); });
        view().findChild<QPushButton*>(u"loadMapping"_s)->click();
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(view().previews().list().size(), std::size_t {1});
        QVERIFY(current().choice.isOpen());
    }

    void rejectsAreThoseForWhichTheFileWasChosen()
    {
        openNew(u"Team.weir"_s);
        drop({write(u"events.csv"_s, events()), write(u"zone.csv"_s, zonelessTable())});
        QTRY_VERIFY(m_jobs->idle());
        whileFilesAreChosen(path(u"rejected.csv"_s), [this] { view().previews().remove(0); });
        emit view().findChild<PreviewRejects*>()->saveRequested();
        QTRY_VERIFY(m_jobs->idle());
        QFile file(path(u"rejected.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("never"));
    }

    void ofAVeryWideTableTheFirstColumnsAreMeasured()
    {
        auto preview = std::make_shared<weir::import::Preview>();
        preview->table = true;
        weir::import::PreviewRow row;
        for (int i = 0; i < 1000; ++i) {
            preview->columns.push_back({std::string("c").append(std::to_string(i)), {}, weir::import::CellContent::Text, 0, {}, 0, {}});
            row.cells.emplace_back("a text that is longer than most of them");
        }
        preview->rows = {row};
        PreviewTable wide(*m_theme);
        wide.setPreview(preview);
        const auto width = [&wide](int section) { return wide.horizontalHeader()->sectionSize(section); };
        QCOMPARE(width(199), width(0));
        QVERIFY(width(200) < width(0));
        QCOMPARE(width(999), width(200));
    }

    void theWayOfReadingIsMendedFromTheSources()
    {
        openNew(u"Team.weir"_s);
        m_session->importSources({write(u"odd.csv"_s, oddTable())});
        QTRY_VERIFY(m_jobs->idle());
        m_window->workspace().go(u"sources"_s);
        const std::vector<SourceChoice> again {{.path = path(u"odd.csv"_s), .format = "csv-events"}};
        m_window->workspace().offer(again, Offer::Again);
        QTRY_VERIFY(m_jobs->idle());
        chooseRole(u"moment"_s, u"instant"_s);
        QTRY_VERIFY(m_jobs->idle());
        m_window->workspace().go(u"sources"_s);
        m_window->workspace().offer(again, Offer::Again); // what was said holds there, too
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(answer(), u"All 12 rows are understood."_s);
        import();
        QTRY_VERIFY(m_jobs->idle());
        QCOMPARE(m_window->workspace().current(), u"sources"_s); // who tends the sources stays there
        QVERIFY(!m_window->workspace().previews());
        QCOMPARE(m_session->imports().back().rejected, 0);
        QCOMPARE(m_session->dataset()->items.size(), std::size_t {6});
        QCOMPARE(m_session->dataset()->newest,
            Instant(std::chrono::sys_days(std::chrono::year(2025) / 4 / 15)) + Duration(std::chrono::hours(19)));
    }

private:
    ImportPreviewView& view() { return m_window->workspace().importPreview(); }
    PreviewTable* table() { return view().findChild<PreviewTable*>(); }
    QPushButton* importButton() { return view().findChild<QPushButton*>(u"importSources"_s); }
    QString answer() { return view().findChild<AnswerLabel*>(u"answer"_s)->text(); }
    const SourcePreview& current() { return view().previews().list()[static_cast<std::size_t>(view().previews().current())]; }
    void import() { importButton()->click(); }
    /// Through the list that the head of the column opens.
    void chooseRole(const QString& column, const QString& role)
    {
        for (int section = 0; section < table()->model()->columnCount(); ++section) {
            if (table()->model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString() == column)
                emit table()->horizontalHeader()->sectionClicked(section);
        }
        trigger(table()->roles(), [&role](const QAction* action) { return !action->isSeparator() && action->data().toString() == role; });
    }
    void pick(const QString& chip, const QString& value)
    {
        QTest::mouseClick(view().findChild<QAbstractButton*>(chip), Qt::LeftButton);
        trigger(*view().findChild<QMenu*>(u"chooserMenu"_s), [&value](const QAction* action) { return action->text() == value; });
    }
    /// Does something while the next dialog for files stands open, then chooses this file.
    static void whileFilesAreChosen(const QString& file, const std::function<void()>& meanwhile)
    {
        QTimer::singleShot(0, qApp, [file, meanwhile] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            meanwhile();
            dialog->setDirectory(QFileInfo(file).absolutePath());
            dialog->selectFile(file);
            QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
        });
    }
    template <typename Wanted>
    void trigger(QMenu& menu, Wanted wanted)
    {
        QVERIFY(menu.isVisible());
        const QList<QAction*> actions = menu.actions();
        const auto found = std::find_if(actions.begin(), actions.end(), wanted);
        QVERIFY(found != actions.end());
        (*found)->trigger();
        menu.hide();
    }
};

QTEST_MAIN(TestImportPreview)
#include "tst_import_preview.moc"
