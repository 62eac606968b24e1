// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/models/report_block_model.h"
#include "ui/views/report_block_delegate.h"
#include "ui/views/report_block_panel.h"
#include "ui/views/report_page_area.h"
#include "ui/views/report_settings.h"
#include "ui/views/report_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_switch.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

class TestReportView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>(&m_theme);
        m_view.reset();
    }

    void cleanup()
    {
        QVERIFY(m_fixture->settle());
        m_view.reset();
        m_fixture.reset();
    }

    void anEmptyWorkspaceSaysWhatIsMissing()
    {
        m_fixture->session.create(m_fixture->path(u"new.weir"_s));
        QVERIFY(m_fixture->settle());
        open();
        auto* empty = m_view->findChild<EmptyState*>(u"reportEmpty"_s);
        QVERIFY(empty->isVisible());
        QVERIFY(!m_view->exported());
        emit empty->actionTriggered();
        QCOMPARE(m_fixture->went, u"sources/sources"_s);
    }

    void theDefaultReportStandsOnPages()
    {
        openWithTable();
        QVERIFY(pages().pageCount() >= 2);
        QTRY_VERIFY(!pages().picture(0).isNull());
        QCOMPARE(pages().picture(0).width(), qRound(pages().pageRect(0).width() * pages().devicePixelRatioF()));
        QVERIFY(pages().shows(0)); // the answer
        QCOMPARE(list().currentIndex().row(), 0);
        QCOMPARE(title().text(), u"Retrospective"_s);
    }

    void nothingIsMadeBeforeSomebodyLooks()
    {
        QVERIFY(m_fixture->openWithTable());
        m_view = std::make_unique<ReportView>(m_fixture->context());
        QTest::qWait(300);
        QVERIFY(m_fixture->settle());
        QCOMPARE(pages().pageCount(), 0);
    }

    void keysReorderHideAndRemove()
    {
        openWithTable();
        const QStringList before = names();
        list().setFocus();
        list().setCurrentIndex(model().index(1));
        QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(names(), QStringList({before[1], before[0]}) + before.mid(2));
        QCOMPARE(list().currentIndex().row(), 0); // the row keeps being chosen
        QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier); // there is no higher
        QTest::keyClick(&list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(names(), before);
        QTest::keyClick(&list(), Qt::Key_Space);
        QVERIFY(!model().block(1)->shown);
        QVERIFY(made());
        QVERIFY(!pages().shows(1));
        QTest::keyClick(&list(), Qt::Key_Space);
        QVERIFY(made());
        QVERIFY(pages().shows(1));
        QTest::keyClick(&list(), Qt::Key_Delete);
        QCOMPARE(names(), QStringList(before[0]) + before.mid(2));
        QVERIFY(m_fixture->settle());
        QCOMPARE(m_fixture->session.reportRecipe(), model().recipe());
    }

    void theEyeHides()
    {
        openWithTable();
        const QRect row = list().visualRect(model().index(2));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, ReportBlockDelegate::eyeRect(row).center());
        QVERIFY(!model().block(2)->shown);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, row.center()); // beside it
        QVERIFY(!model().block(2)->shown);
    }

    void aDropReordersThePages()
    {
        openWithTable();
        const QStringList before = names();
        QVERIFY(list().model()->moveRows({}, 2, 1, {}, 0)); // what a list does that something of its own is dropped on
        QCOMPARE(names().first(), before[2]);
        QVERIFY(made());
        QVERIFY(pages().blockRect(0, 0).top() < pages().blockRect(0, 1).top());
    }

    void undoAndRedoAreFollowed()
    {
        openWithTable();
        const ReportRecipe before = model().recipe();
        list().setCurrentIndex(model().index(1));
        QVERIFY(model().moveBlock(1, 0));
        const ReportRecipe moved = model().recipe();
        QTRY_VERIFY(m_fixture->session.canUndo());
        QVERIFY(m_fixture->session.undoLabel().startsWith(u"Move "_s));
        m_fixture->session.undo();
        QTRY_COMPARE(model().recipe(), before);
        QVERIFY(m_fixture->settle());
        m_fixture->session.redo();
        QTRY_COMPARE(model().recipe(), moved);
        QVERIFY(list().currentIndex().isValid());
    }

    void theTitleIsWrittenInPlace()
    {
        openWithTable();
        title().setFocus();
        title().selectAll();
        QTest::keyClicks(&title(), u"Quarter"_s);
        QTest::keyClick(&title(), Qt::Key_Return);
        QCOMPARE(m_fixture->session.reportRecipe().title, std::string("Quarter"));
        title().setFocus();
        title().selectAll();
        QTest::keyClick(&title(), Qt::Key_Delete);
        QTest::keyClick(&title(), Qt::Key_Return); // a report without a title: it keeps the old one
        QCOMPARE(title().text(), u"Quarter"_s);
        QTRY_COMPARE(m_fixture->session.undoLabel(), u"Rename the report"_s);
        m_fixture->session.undo();
        QTRY_COMPARE(title().text(), u"Retrospective"_s);
    }

    void aNoteIsAddedAndWritten()
    {
        openWithTable();
        list().setCurrentIndex(model().index(0));
        choose(u"Note"_s);
        QCOMPARE(list().currentIndex().row(), 1);
        QVERIFY(words().hasFocus());
        QTest::keyClicks(&words(), u"We agreed to try a rota."_s);
        list().setFocus(); // what was written is taken over
        QCOMPARE(model().block(1)->words, std::string("We agreed to try a rota."));
        QCOMPARE(model().index(1).data().toString(), u"We agreed to try a rota."_s);
        QVERIFY(made());
        QVERIFY(pages().shows(1));
        list().setCurrentIndex(model().index(0));
        QVERIFY(words().toPlainText().isEmpty());
        QVERIFY(!words().placeholderText().isEmpty()); // our sentence
    }

    void whatIsAddedIsBroughtIntoSight()
    {
        openWithTable();
        list().setCurrentIndex(model().index(model().rowCount() - 1));
        pages().showPage(0);
        choose(u"Finished a week"_s);
        QVERIFY(made());
        const int row = list().currentIndex().row();
        bool seen = false;
        for (int page = 0; page < pages().pageCount(); ++page)
            seen = seen || pages().blockRect(page, row).intersects(QRectF(pages().viewport()->rect()));
        QVERIFY(seen);
    }

    void wordsAreOfTheBlockTheyWereWrittenFor()
    {
        openWithTable();
        list().setCurrentIndex(model().index(0));
        words().setFocus();
        QTest::keyClicks(&words(), u"Review is slow"_s);
        list().setCurrentIndex(model().index(1)); // before the pause is over
        QCOMPARE(model().block(0)->words, std::string("Review is slow"));
        QVERIFY(model().block(1)->words.empty());
        QVERIFY(words().toPlainText().isEmpty());
        QVERIFY(made());
        const auto& sections = pages().report()->document.sections;
        QCOMPARE(sections[0].title.runs()[0].text, std::string("Review is slow"));
    }

    void whatIsBeingWrittenIsKeptWhenTheWorkspaceIsClosed()
    {
        openWithTable();
        words().setFocus();
        QTest::keyClicks(&words(), u"Review is slow"_s);
        m_fixture->session.close();
        m_fixture->session.open(m_fixture->path(u"team.weir"_s));
        QVERIFY(m_fixture->settle());
        QCOMPARE(m_fixture->session.reportRecipe().blocks[0].words, std::string("Review is slow"));
    }

    void aTrendHasItsRange()
    {
        openWithTable();
        auto* range = m_view->findChild<SegmentedSwitch*>(u"trendRange"_s);
        QVERIFY(!range->isVisible());
        choose(u"Finished a week"_s);
        const int row = list().currentIndex().row();
        QCOMPARE(model().block(row)->metric, std::string("throughput"));
        QVERIFY(range->isVisible());
        QCOMPARE(range->current(), 1);
        range->setCurrent(2);
        emit range->currentChanged(2);
        QCOMPARE(model().block(row)->range, ReportRange::All);
        QVERIFY(made());
        QVERIFY(pages().shows(row));
    }

    void theReportHasItsOwnWindow()
    {
        openWithTable();
        auto* window = m_view->findChild<QComboBox*>(u"reportWindow"_s);
        QCOMPARE(window->currentIndex(), 0);
        emit window->activated(window->findText(u"Last 12 weeks"_s));
        QCOMPARE(model().recipe().window, std::optional(ReportWindow {12, {}, {}}));
        auto* bucket = m_view->findChild<QComboBox*>(u"reportBucket"_s);
        emit bucket->activated(2);
        QCOMPARE(model().recipe().bucket, Bucket::Month);
        QVERIFY(m_fixture->settle());
        QCOMPARE(m_fixture->session.reportRecipe(), model().recipe());
        QCOMPARE(window->currentText(), u"Last 12 weeks"_s);
    }

    void aClickOnAPageChoosesTheBlock()
    {
        openWithTable();
        list().setCurrentIndex(model().index(0));
        const QRectF place = pages().blockRect(0, 1);
        QVERIFY(!place.isEmpty());
        QTest::mouseClick(pages().viewport(), Qt::LeftButton, {}, place.center().toPoint());
        QCOMPARE(list().currentIndex().row(), 1);
        QTest::mouseClick(pages().viewport(), Qt::LeftButton, {}, QPoint(2, 2)); // beside the paper
        QCOMPARE(list().currentIndex().row(), 1);
    }

    void pagesGrowAndShrink()
    {
        openWithTable();
        const double whole = pages().zoom();
        for (int page = 0; page < pages().pageCount(); ++page) // also one that lies across
            QVERIFY(pages().pageRect(page).left() >= 0 && pages().pageRect(page).right() <= pages().viewport()->width());
        QTest::keyClick(&pages(), Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(pages().zoom() > whole);
        const double larger = pages().zoom();
        QTest::keyClick(&pages(), Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(pages().zoom() < larger);
        QTest::keyClick(&pages(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(pages().zoom(), whole);
        const QPointF middle = pages().viewport()->rect().center();
        QWheelEvent wheel(middle, pages().viewport()->mapToGlobal(middle), {}, QPoint(0, 120), Qt::NoButton, Qt::ControlModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(pages().viewport(), &wheel);
        QVERIFY(pages().zoom() > whole);
        QVERIFY(m_fixture->settle());
        QTRY_COMPARE(pages().picture(0).width(), qRound(pages().pageRect(0).width() * pages().devicePixelRatioF()));
    }

    void oldPagesStayUntilTheNewOnesAreThere()
    {
        openWithTable();
        QTRY_VERIFY(!pages().picture(0).isNull());
        const auto before = pages().report();
        QVERIFY(model().setShown(0, false));
        QCOMPARE(pages().report(), before);
        QVERIFY(!pages().picture(0).isNull());
        QTRY_VERIFY(pages().report() != before);
        QVERIFY(!pages().picture(0).isNull()); // the old picture, until the sheet is painted
    }

    void anImportIsShown()
    {
        openWithTable();
        const auto before = pages().report();
        m_fixture->session.importSources({m_fixture->write(u"more.csv"_s,
            "Key,Summary,Type,Status,Changed\nXYZ-1,More,Bug,Open,2025-08-04T09:00:00Z\nXYZ-1,More,Bug,In "
            "Progress,2025-08-05T09:00:00Z\n")});
        QTRY_VERIFY(pages().report() != before);
        QVERIFY(m_fixture->settle());
        QTRY_COMPARE(pages().report()->document.sources.rows.size(), std::size_t(2));
    }

    void savesAsEachForm()
    {
        openWithTable();
        QSignalSpy requested(m_view.get(), &View::exportRequested);
        View::Export what;
        connect(m_view.get(), &View::exportRequested, this, [&what](const View::Export& asked) { what = asked; });
        SilentProgress quiet;
        QTest::mouseClick(m_view->findChild<QPushButton*>(u"savePdf"_s), Qt::LeftButton);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(what.name, u"team-report.pdf"_s);
        what.write(m_fixture->path(what.name), quiet);
        QVERIFY(read(what.name).startsWith("%PDF-1.4"));
        auto* forms = m_view->findChild<QMenu*>(u"saveForms"_s);
        forms->actions()[0]->trigger();
        QCOMPARE(what.name, u"team-report.html"_s);
        what.write(m_fixture->path(what.name), quiet);
        QVERIFY(read(what.name).startsWith("<!DOCTYPE html>"));
        forms->actions()[1]->trigger();
        QCOMPARE(what.name, u"team-report.md"_s);
        what.write(m_fixture->path(what.name), quiet);
        QVERIFY(read(what.name).contains("board.csv"));
        const auto all = m_view->exported();
        QVERIFY(all && all->name.endsWith(u".pdf"_s));
        for (const auto& suffix : {u"*.pdf"_s, u"*.html"_s, u"*.md"_s})
            QVERIFY(all->formats.contains(suffix));
    }

    void savesWhatIsShownWhileItIsStillBeingWritten()
    {
        openWithTable();
        ReportRecipe recipe = model().recipe();
        recipe.title = "Written a moment ago";
        QVERIFY(model().changeRecipe(recipe, u"Rename"_s));
        SilentProgress quiet;
        const auto what = m_view->exported();
        QVERIFY(what);
        what->write(m_fixture->path(u"now.md"_s), quiet);
        QVERIFY(read(u"now.md"_s).contains("Written a moment ago"));
    }

    void aWorkspaceWithoutItemsHasNoReport()
    {
        QVERIFY(m_fixture->openWith({m_fixture->write(u"none.csv"_s, "Key,Summary,Type,Status,Changed\n")}));
        open();
        QVERIFY(m_view->findChild<EmptyState*>(u"reportEmpty"_s)->isVisible());
    }

    void fortyBlocksAreStillAList()
    {
        openWithTable();
        ReportRecipe recipe = model().recipe();
        while (recipe.blocks.size() < 40) {
            ReportBlock block;
            block.kind = recipe.blocks.size() % 2 == 0 ? ReportBlockKind::Note : ReportBlockKind::PageBreak;
            block.words = block.kind == ReportBlockKind::Note ? "Note " + std::to_string(recipe.blocks.size()) : std::string();
            recipe.blocks.push_back(block);
        }
        QVERIFY(model().changeRecipe(recipe, u"Many"_s));
        QVERIFY(made());
        QVERIFY(pages().pageCount() >= 16);
        QCOMPARE(model().rowCount(), 40);
        list().setCurrentIndex(model().index(39));
        QVERIFY(list().viewport()->rect().intersects(list().visualRect(model().index(39))));
        QVERIFY(m_view->findChild<QPushButton*>(u"addBlock"_s)->geometry().bottom() <= m_view->height());
        // Only what is near is held as a picture.
        const int painted = static_cast<int>(
            std::ranges::count_if(std::views::iota(0, pages().pageCount()), [this](int page) { return !pages().picture(page).isNull(); }));
        QVERIFY2(painted < pages().pageCount(), qPrintable(QString::number(painted)));
        pages().showPage(pages().pageCount() - 1);
        QVERIFY(m_fixture->settle());
        QTRY_VERIFY(!pages().picture(pages().pageCount() - 1).isNull());
        QCOMPARE(pages().currentPage(), pages().pageCount() - 1);
    }

    void closingEmptiesThePlace()
    {
        openWithTable();
        m_fixture->session.close();
        QVERIFY(m_view->findChild<EmptyState*>(u"reportEmpty"_s)->isVisible());
        QCOMPARE(pages().pageCount(), 0);
    }

private:
    void open()
    {
        m_view = std::make_unique<ReportView>(m_fixture->context());
        m_view->resize(1256, 840);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QVERIFY(m_fixture->settle());
    }
    void openWithTable()
    {
        QVERIFY(m_fixture->openWithTable());
        open();
        QTRY_VERIFY(pages().report() != nullptr);
        QVERIFY(m_fixture->settle());
    }
    /// Waits for the pages of the newest change.
    bool made()
    {
        const auto newest = [this] { return pages().report() != nullptr && pages().report()->recipe == model().recipe(); };
        return QTest::qWaitFor(newest, 20'000) && m_fixture->settle();
    }
    /// An entry of the list of what can be added, wherever it stands in it.
    void choose(const QString& text)
    {
        auto* menu = m_view->findChild<QMenu*>(u"addBlockMenu"_s);
        emit menu->aboutToShow();
        QCOMPARE(menu->findChildren<QMenu*>().size(), 1); // none of those that it had before
        for (QAction* action : menu->findChildren<QAction*>())
            if (action->text() == text)
                return action->trigger();
        QFAIL(qPrintable(text));
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(m_fixture->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_view->model().rowCount(); ++row)
            names << m_view->model().index(row).data().toString();
        return names;
    }
    [[nodiscard]] ReportBlockModel& model() const { return m_view->model(); }
    [[nodiscard]] ReportPageArea& pages() const { return m_view->pages(); }
    [[nodiscard]] QListView& list() const { return *m_view->findChild<QListView*>(u"blockList"_s); }
    [[nodiscard]] QLineEdit& title() const { return *m_view->findChild<QLineEdit*>(u"reportTitle"_s); }
    [[nodiscard]] QPlainTextEdit& words() const { return *m_view->findChild<QPlainTextEdit*>(u"blockWords"_s); }

    Theme m_theme;
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<ReportView> m_view;
};

QTEST_MAIN(TestReportView)
#include "tst_report_view.moc"
