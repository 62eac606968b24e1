// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/ui/item_board.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/item_model.h"
#include "ui/views/drilling.h"
#include "ui/views/item_table.h"
#include "ui/views/item_timeline.h"
#include "ui/views/items_texts.h"
#include "ui/views/items_view.h"
#include "ui/views/way_legend.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace weir;
using namespace weir::ui;

class TestItemsView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void listsTheSlowestFirst()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        QCOMPARE(static_cast<std::int64_t>(table(view)->model()->rowCount()), fixture.session.stream()->finished);
        QVERIFY(number(view, 0) > number(view, 1) || number(view, 0) == number(view, 1));
        QVERIFY(number(view, 0) > number(view, table(view)->model()->rowCount() - 1));
        QVERIFY(answer(view).contains(QStringLiteral("Review")));
    }

    void switchesBetweenFinishedOpenAndLeftOut()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        auto* modes = view.findChild<SegmentedSwitch*>(QStringLiteral("itemModes"));
        choose(fixture, *modes, 1);
        QCOMPARE(table(view)->model()->rowCount(), int {WorkspaceFixture::open});
        QVERIFY(answer(view).contains(QStringLiteral("5 items are in progress")));
        choose(fixture, *modes, 2);
        QCOMPARE(table(view)->model()->rowCount(), 0);
        QVERIFY(view.findChild<EmptyState*>(QStringLiteral("itemsEmpty"))->isVisible());
    }

    void leftOutItemsStandByReason()
    {
        WorkspaceFixture fixture(&m_theme);
        const QString others = fixture.write(QStringLiteral("others.csv"),
            "Key,Status,Changed\nABC-90,Cancelled,2025-02-01T09:00:00Z\nABC-91,Open,2025-01-02T09:00:00Z\n"
            "ABC-92,Cancelled,2025-02-03T09:00:00Z\nABC-93,Open,2025-01-04T09:00:00Z\n");
        QVERIFY(fixture.openWith({fixture.writeTable(), others}));
        ItemsView view(fixture.context());
        show(fixture, view);
        auto* modes = view.findChild<SegmentedSwitch*>(QStringLiteral("itemModes"));
        choose(fixture, *modes, 2);
        QCOMPARE(table(view)->model()->rowCount(), 4);
        QCOMPARE(text(view, 0, ItemColumn::Reason), text(view, 1, ItemColumn::Reason));
        QCOMPARE(text(view, 2, ItemColumn::Reason), text(view, 3, ItemColumn::Reason));
        QVERIFY(text(view, 0, ItemColumn::Key) < text(view, 1, ItemColumn::Key));
        choose(fixture, *modes, 0); // and what is finished the slowest first again
        QVERIFY(number(view, 0) > number(view, table(view)->model()->rowCount() - 1));
    }

    void followsTheBrush()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        const int all = table(view)->model()->rowCount();
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 3, 1), .to = WorkspaceFixture::instant(2025, 4, 1)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        QVERIFY(table(view)->model()->rowCount() > 0);
        QVERIFY(table(view)->model()->rowCount() < all);
    }

    void sortsByClickingAHeader()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        QHeaderView* header = table(view)->horizontalHeader();
        const int section = static_cast<int>(ItemColumn::Key);
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(section) + 20, header->height() / 2));
        QTRY_COMPARE(text(view, 0, ItemColumn::Key), QStringLiteral("ABC-1"));
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(section) + 20, header->height() / 2));
        QTRY_COMPARE(text(view, 0, ItemColumn::Key), QStringLiteral("ABC-55"));
        QVERIFY(view.findChild<TextLabel*>(QStringLiteral("subline"))->text().contains(QStringLiteral("sorted by item")));
    }

    void searchNarrowsTheList()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        QVERIFY(view.searches());
        view.setSearch(QStringLiteral("refund"));
        QTRY_VERIFY(table(view)->model()->rowCount() < 30);
        for (int r = 0; r < table(view)->model()->rowCount(); ++r)
            QVERIFY(text(view, r, ItemColumn::Title).startsWith(QStringLiteral("Refund")));
        view.setSearch(QStringLiteral("no such words"));
        QTRY_VERIFY(view.findChild<EmptyState*>(QStringLiteral("itemsEmpty"))->isVisible());
        view.setSearch({});
        QTRY_VERIFY(table(view)->isVisible());
    }

    void columnsGrowWithTheSizeOfText()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        const int key = table(view)->columnWidth(static_cast<int>(ItemColumn::Key));
        const int row = table(view)->rowHeight(0);
        m_theme.setFontFactor(1.3);
        const int largeKey = table(view)->columnWidth(static_cast<int>(ItemColumn::Key));
        const int largeRow = table(view)->rowHeight(0);
        m_theme.setFontFactor(1.0);
        QCOMPARE(largeKey, qRound(key * 1.3));
        QVERIFY(largeRow > row);
        QCOMPARE(table(view)->columnWidth(static_cast<int>(ItemColumn::Key)), key);
    }

    void aColumnWithoutAnyValueIsNotShown()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        const auto hidden = [&view] { return table(view)->isColumnHidden(static_cast<int>(ItemColumn::Faster)); };
        QVERIFY(!hidden());
        table(view)->sortByColumn(static_cast<int>(ItemColumn::Faster), Qt::DescendingOrder);
        fixture.session.setDrill(Session::Drill {.title = QStringLiteral("In the stream"), .find = openItems()});
        QVERIFY(fixture.settle());
        QCOMPARE(table(view)->model()->rowCount(), int {WorkspaceFixture::open});
        QVERIFY(hidden());
        const QString subline = view.findChild<TextLabel*>(QStringLiteral("subline"))->text();
        QVERIFY2(subline.contains(QStringLiteral("sorted by age")), qPrintable(subline));
        QVERIFY(number(view, 0) > number(view, WorkspaceFixture::open - 1));
        fixture.session.setDrill(std::nullopt);
        QVERIFY(fixture.settle());
        QVERIFY(!hidden());
    }

    void typesAreNotShownWhereNoItemHasOne()
    {
        for (const bool typed : {true, false}) {
            const char* const item =
                typed ? "A-1 Bug: created 2025-03-01, In Progress +1d, Done +1d\n" : "A-1: created 2025-03-01, In Progress +1d, Done +1d\n";
            JobRunner jobs;
            ItemModel model(jobs);
            model.setRows(testsupport::rowsOf(testsupport::factsOf(testsupport::datasetFromText(item)), ItemMode::Finished));
            ItemTable items(m_theme, &model);
            items.showColumns(ItemMode::Finished, false);
            QCOMPARE(items.isColumnHidden(static_cast<int>(ItemColumn::Type)), !typed);
        }
    }

    void theColoursOfTheWaysAreNamedWhereverTheyShow()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        auto* legend = view.findChild<WayLegend*>(QStringLiteral("wayLegend"));
        auto* modes = view.findChild<SegmentedSwitch*>(QStringLiteral("itemModes"));
        const auto names = [&](StripKind kind) {
            const auto& all = legend->entries();
            const auto found = std::ranges::find(all, kind, &WayLegend::Entry::kind);
            return found == all.end() ? QString() : found->words;
        };
        QCOMPARE(names(StripKind::Strong), QStringLiteral("Waiting for Review, the bottleneck"));
        for (const StripKind kind : {StripKind::Wait, StripKind::Work, StripKind::Outside, StripKind::Unknown})
            QVERIFY(!names(kind).isEmpty());
        m_theme.setFontFactor(1.3);
        for (const int mode : {0, 1}) { // finished, open
            choose(fixture, *modes, mode);
            QVERIFY(legend->isVisible());
            QTRY_VERIFY(legend->height() >= legend->heightForWidth(legend->width()));
        }
        m_theme.setFontFactor(1.0);
        QVERIFY(legend->heightForWidth(200) > legend->heightForWidth(1200)); // what does not fit a line stands in the next
        choose(fixture, *modes, 2); // left out: no ways are drawn
        QVERIFY(!legend->isVisible());
    }

    void exportsTheRowsThatAreShown()
    {
        WorkspaceFixture fixture(&m_theme);
        const QString hostile = fixture.write(QStringLiteral("hostile.csv"),
            "Key,Summary,Type,Status,Changed\nZZZ-1,=1+1,Bug,Open,2025-02-01T09:00:00Z\nZZZ-1,=1+1,Bug,In Progress,2025-02-02T09:00:00Z\n"
            "ZZZ-1,=1+1,Bug,Done,2025-02-04T09:00:00Z\n");
        QVERIFY(fixture.openWith({fixture.writeTable(), hostile}));
        ItemsView view(fixture.context());
        QVERIFY(!view.exported()); // nothing is listed yet
        QSignalSpy changed(&view, &View::exportChanged);
        show(fixture, view);
        QVERIFY(!changed.isEmpty());
        const auto lines = [&] { return written(fixture, view); };
        table(view)->sortByColumn(static_cast<int>(ItemColumn::Key), Qt::DescendingOrder);
        const QStringList all = lines();
        QCOMPARE(all.size(), table(view)->model()->rowCount() + 1);
        QCOMPARE(all[0], QStringLiteral("key,title,type,stage,rounds,waiting_s,work_s,lead_time_s,age_s,faster,left_out"));
        QVERIFY2(all[1].startsWith(QStringLiteral("ZZZ-1,\"'=1+1\",Bug,Done,1,")), qPrintable(all[1])); // no formula for a spreadsheet
        QVERIFY2(all[1].contains(QStringLiteral(",259200,,")), qPrintable(all[1])); // a lead time of three days, and so no age
        for (int r = 0; r < table(view)->model()->rowCount(); ++r)
            QCOMPARE(all[r + 1].section(QLatin1Char(','), 0, 0), text(view, r, ItemColumn::Key));
        view.setSearch(QStringLiteral("refund 1"));
        const QStringList found = lines();
        QCOMPARE(found.size(), table(view)->model()->rowCount() + 1);
        QVERIFY(found.size() > 1 && found.size() < all.size());
        view.setSearch({});
        choose(fixture, *view.findChild<SegmentedSwitch*>(QStringLiteral("itemModes")), 1);
        const QStringList open = lines();
        QCOMPARE(open.size(), WorkspaceFixture::open + 1);
        QCOMPARE(open[1].section(QLatin1Char(','), 7, 7), QString()); // it has an age, and no lead time
        QVERIFY(open[1].section(QLatin1Char(','), 8, 8).toDouble() > 0);
    }

    void whatIsNotToldHasNoSumsInTheExport()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("list.csv"),
            "Key,Summary,Type,Created,Started,Finished\nL-1,One,Bug,2025-02-01,2025-02-02,2025-02-04\nL-2,Two,Bug,2025-02-01,2025-02-03,"
            "2025-02-05\n"
            "L-3,Three,Bug,2025-02-01,2025-02-03,2025-02-06\n")}));
        ItemsView view(fixture.context());
        show(fixture, view);
        const QStringList lines = written(fixture, view);
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[1].contains(QStringLiteral(",,,")), qPrintable(lines[1])); // waiting and work, of which the list says nothing
        QVERIFY2(!lines[1].contains(QStringLiteral(",0,")), qPrintable(lines[1]));
    }

    void anExportOfItemsIsWholeOrNotThere()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        const auto shown = view.exported();
        QVERIFY(shown);
        QCOMPARE(shown->name, QStringLiteral("team-items.csv"));
        class Stopped final : public Progress {
            void stage(std::string_view) override { }
            void report(std::int64_t, std::int64_t) override { }
            [[nodiscard]] bool cancelled() const override { return true; }
        } stopped;
        const QString kept = fixture.write(QStringLiteral("kept.csv"), "what stood here before");
        QVERIFY_THROWS_EXCEPTION(Cancelled, shown->write(kept, stopped));
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("what stood here before"));
        SilentProgress silent;
        QVERIFY_THROWS_EXCEPTION(Error, shown->write(fixture.path(QStringLiteral("nowhere/items.csv")), silent));
    }

    void enterOpensTheItemAndEscapeClosesIt()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        auto* sheet = view.findChild<Sheet*>(QStringLiteral("itemSheet"));
        QVERIFY(sheet->isHidden());
        table(view)->setFocus();
        table(view)->selectRow(0);
        QTest::keyClick(table(view), Qt::Key_Return);
        QTRY_VERIFY(sheet->isVisible());
        auto* timeline = view.findChild<ItemTimeline*>(QStringLiteral("itemTimeline"));
        QCOMPARE(timeline->journey().key, text(view, 0, ItemColumn::Key));
        QVERIFY(!timeline->journey().way.segments.empty());
        QTest::keyClick(table(view), Qt::Key_Down);
        QTRY_COMPARE(timeline->journey().key, text(view, 1, ItemColumn::Key));
        QTest::keyClick(table(view), Qt::Key_Escape);
        QTRY_VERIFY(sheet->isHidden());
    }

    void theSheetNamesTheFacts()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        emit table(view)->opened(table(view)->model()->index(0, 0));
        const auto& facts = view.findChild<ItemTimeline*>(QStringLiteral("itemTimeline"))->journey().facts;
        const auto has = [&facts](const QString& label) { return std::ranges::find(facts, label, &JourneyFact::label) != facts.end(); };
        QVERIFY(has(QStringLiteral("Created")));
        QVERIFY(has(QStringLiteral("Finished")));
        QVERIFY(has(QStringLiteral("Lead time")));
        QVERIFY(!view.grab().isNull());
    }

    void copiesRowsAsATable()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        table(view)->setFocus();
        table(view)->selectRow(0);
        QTest::keyClick(table(view), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keySequence(table(view), QKeySequence::Copy);
        const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(QStringLiteral("Item\tTitle\tType")));
        QCOMPARE(lines[1].section(QLatin1Char('\t'), 0, 0), text(view, 0, ItemColumn::Key));
        QCOMPARE(lines[2].count(QLatin1Char('\t')), lines[0].count(QLatin1Char('\t')));
    }

    void aDrillShowsItsItemsUntilItIsTakenAway()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        const int all = table(view)->model()->rowCount();
        fixture.session.setDrill(
            Session::Drill {.title = QStringLiteral("Waiting for Review"), .find = theseItems(*fixture.session.dataset(), {3, 4, 5})});
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 3);
        auto* chip = view.findChild<Chip*>(QStringLiteral("drillChip"));
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->value(), QStringLiteral("Waiting for Review"));
        QVERIFY(answer(view).contains(QStringLiteral("3 items")));
        emit chip->removeRequested();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), all);
        QVERIFY(!chip->isVisible());
    }

    void aDrillFollowsTheFilter()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        drillTo(fixture.context(), QStringLiteral("Finished"), finishedItems());
        QVERIFY(fixture.settle());
        const int all = table(view)->model()->rowCount();
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 3, 1), .to = WorkspaceFixture::instant(2025, 4, 1)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        QVERIFY(table(view)->model()->rowCount() > 0);
        QVERIFY(table(view)->model()->rowCount() < all);
        chosen.where["type"] = {"Epic"};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(view.findChild<EmptyState*>(QStringLiteral("itemsEmpty"))->isVisible());
        QVERIFY(view.findChild<Chip*>(QStringLiteral("drillChip"))->isVisible());
    }

    void theSwitchLeavesADrill()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        const int all = table(view)->model()->rowCount();
        fixture.session.setDrill(Session::Drill {.title = QStringLiteral("Two"), .find = theseItems(*fixture.session.dataset(), {3, 4})});
        QVERIFY(fixture.settle());
        auto* modes = view.findChild<SegmentedSwitch*>(QStringLiteral("itemModes"));
        QCOMPARE(modes->current(), int {SegmentedSwitch::none});
        choose(fixture, *modes, 0); // the mode it was in before
        QVERIFY(!fixture.session.drill());
        QCOMPARE(table(view)->model()->rowCount(), all);
    }

    void theNumberInTheAnswerOpensItsItems()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        auto* line = view.findChild<AnswerLabel*>(QStringLiteral("answer"));
        line->setFocus(Qt::TabFocusReason);
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.drill());
        QCOMPARE(table(view)->model()->rowCount(), 5); // a tenth of 55
    }

    void dataThatCloseTheSheetLeaveTheFocusAlone()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        emit table(view)->opened(table(view)->model()->index(0, 0));
        QVERIFY(view.findChild<Sheet*>(QStringLiteral("itemSheet"))->isVisible());
        auto* modes = view.findChild<SegmentedSwitch*>(QStringLiteral("itemModes"));
        modes->findChildren<QAbstractButton*>().at(0)->setFocus();
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 3, 1), .to = WorkspaceFixture::instant(2025, 4, 1)};
        fixture.session.setSelection(chosen); // without the slowest item
        QVERIFY(fixture.settle());
        QVERIFY(view.findChild<Sheet*>(QStringLiteral("itemSheet"))->isHidden());
        QVERIFY(!table(view)->hasFocus());
    }

    void aDrillToOneItemOpensIt()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        show(fixture, view);
        fixture.session.setDrill(Session::Drill {.title = QStringLiteral("ABC-4"), .find = theseItems(*fixture.session.dataset(), {3})});
        QVERIFY(fixture.settle());
        QTRY_VERIFY(view.findChild<Sheet*>(QStringLiteral("itemSheet"))->isVisible());
        QCOMPARE(answer(view), QStringLiteral("One item and its whole way."));
    }

    void aHiddenListIsMadeWhenItIsShown()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        QVERIFY(fixture.settle());
        QCOMPARE(table(view)->model()->rowCount(), 0);
        show(fixture, view);
        QVERIFY(table(view)->model()->rowCount() > 0);
    }

private:
    /// The lines of what the view exports, written on a worker.
    static QStringList written(WorkspaceFixture& fixture, ItemsView& view)
    {
        const QString path = fixture.path(QStringLiteral("items.csv"));
        fixture.jobs.start<bool>(
            {.title = QStringLiteral("Writing")}, &view,
            [write = view.exported()->write, path](Progress& progress) {
                write(path, progress);
                return true;
            },
            [](const JobOutcome<bool>&) {});
        QFile file(path);
        if (!fixture.settle() || !file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).trimmed().split(QLatin1Char('\n'));
    }
    static void show(const WorkspaceFixture& fixture, ItemsView& view)
    {
        view.resize(1256, 816);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(fixture.settle());
    }
    static void choose(const WorkspaceFixture& fixture, SegmentedSwitch& modes, int index)
    {
        const auto buttons = modes.findChildren<QAbstractButton*>();
        QTest::mouseClick(buttons.at(index), Qt::LeftButton);
        QCOMPARE(modes.current(), index);
        QVERIFY(fixture.settle());
    }
    static TableView* table(const ItemsView& view) { return view.findChild<TableView*>(QStringLiteral("itemTable")); }
    static QString answer(const ItemsView& view) { return view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text(); }
    static QString text(const ItemsView& view, int row, ItemColumn column)
    {
        return table(view)->model()->index(row, static_cast<int>(column)).data().toString();
    }
    static double number(const ItemsView& view, int row)
    {
        return table(view)->model()->index(row, static_cast<int>(ItemColumn::Length)).data(ItemModel::NumberRole).toDouble();
    }
    Theme m_theme;
};

QTEST_MAIN(TestItemsView)
#include "tst_items_view.moc"
