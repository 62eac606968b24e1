// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/item_board.h"
#include "ui/format/number_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/item_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace weir;
using namespace weir::ui;
using namespace weir::testsupport;

namespace {

QStringList keys(const ItemModel& model)
{
    QStringList list;
    for (int r = 0; r < model.rowCount(); ++r)
        list.append(model.cellText(r, ItemColumn::Key));
    return list;
}

} // namespace

class TestItemModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void listsEachKindOfItemOnce()
    {
        const auto facts = factsOf(testsupport::datasetFromText(board));
        ItemModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(facts, ItemMode::Finished));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-1"), QStringLiteral("ABC-2")})); // the slowest first
        model.setRows(rowsOf(facts, ItemMode::Open));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-3")}));
        model.setRows(rowsOf(facts, ItemMode::LeftOut));
        QStringList left = keys(model);
        left.sort();
        QCOMPARE(left, QStringList({QStringLiteral("ABC-4"), QStringLiteral("ABC-5")}));
        QCOMPARE(model.rows()->finished, std::size_t {2});
        QCOMPARE(model.rows()->open, std::size_t {1});
        QCOMPARE(model.rows()->leftOut, std::size_t {2});
    }

    void anItemOfAnotherStreamSaysByWhichRule()
    {
        ItemModel model(m_jobs);
        model.setRows(rowsOf(factsOf(testsupport::datasetFromText(board), {{"type", {"Story"}}}), ItemMode::LeftOut));
        QCOMPARE(model.rowCount(), 3); // the bugs
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.cellText(row, ItemColumn::Reason), QStringLiteral("Not of this stream: type Bug"));
    }

    void anItemOfAnotherStreamNamesTheFieldInWords_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a time") << "created_at"
                                << "2025-03-01"
                                << "Not of this stream: time of creation 2025-03-03T00:00:00.000Z";
        QTest::newRow("nothing there") << "finished_at"
                                       << "2025-03-01"
                                       << "No time of finish, which this stream asks for";
        QTest::newRow("a person is not named") << "assignee"
                                               << "Ben"
                                               << "Not of this stream because of its assignee";
        QTest::newRow("nobody") << "assignee"
                                << "Ann"
                                << "No team, which this stream asks for";
    }

    void anItemOfAnotherStreamNamesTheFieldInWords()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, reason);
        std::map<std::string, std::vector<std::string>> where {{field.toStdString(), {value.toStdString()}}};
        where["team"] = {reason.startsWith(QStringLiteral("No team")) ? "Core" : ""};
        ItemModel model(m_jobs);
        model.setRows(
            rowsOf(factsOf(testsupport::datasetFromText("A-1 Bug assignee=Ann: created 2025-03-03, Ready 2025-03-03T09:00"), where),
                ItemMode::LeftOut));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.cellText(0, ItemColumn::Reason), reason);
    }

    void everyFieldOfItemsHasAName()
    {
        const QString said = QString::fromStdString(analysis::itemFieldsInWords()).replace(QStringLiteral(" or "), QStringLiteral(", "));
        for (const QString& field : said.split(QStringLiteral(", "))) {
            const auto facts = factsOf(testsupport::datasetFromText("A-1: Ready 2025-03-03T09:00"), {{field.toStdString(), {"else"}}});
            ItemModel model(m_jobs);
            model.setRows(rowsOf(facts, ItemMode::LeftOut));
            QCOMPARE(model.rowCount(), 1);
            const QString reason = model.cellText(0, ItemColumn::Reason);
            QVERIFY2(!reason.contains(QLatin1Char('_')) && !reason.isEmpty(), qPrintable(reason));
        }
    }

    void aDrillShowsItsItemsWhateverTheirState()
    {
        ItemModel model(m_jobs);
        model.setRows(rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::Finished, {{0, 2}}));
        QStringList shown = keys(model);
        shown.sort();
        QCOMPARE(shown, QStringList({QStringLiteral("ABC-1"), QStringLiteral("ABC-3")}));
    }

    void theSlowestIsNotFasterThanItself()
    {
        auto data = manyItems(300);
        const auto facts = factsOf(data);
        ItemModel model(m_jobs);
        model.setRows(rowsOf(facts, ItemMode::Finished));
        QCOMPARE(model.cellText(0, ItemColumn::Faster), QStringLiteral("99") + narrowSpace + QLatin1Char('%'));
    }

    void sharesAreExactAndRoundedDown()
    {
        ItemModel model(m_jobs);
        model.setRows(rowsOf(factsOf(manyItems(100)), ItemMode::Finished));
        for (int row = 0; row < 100; ++row) // the slowest first
            QCOMPARE(model.cellText(row, ItemColumn::Faster), QString(QString::number(99 - row) + narrowSpace + QLatin1Char('%')));
    }

    void aDrillTellsAgesFromLeadTimes()
    {
        std::string text = board;
        for (int i = 0; i < 12; ++i)
            text += "XYZ-" + std::to_string(i) + " Bug: created 2025-03-01, Open 2025-03-01, In Progress +1d, Done +"
                + std::to_string(1 + i) + "d\n";
        const auto facts = factsOf(testsupport::datasetFromText(text));
        ItemModel model(m_jobs);
        model.setRows(rowsOf(facts, ItemMode::Finished, {{0, 2, 4}})); // finished, in progress, dropped
        const auto cell = [&model](const char* key, ItemColumn column) {
            const auto row = keys(model).indexOf(QLatin1String(key));
            return model.cellText(static_cast<int>(row), column);
        };
        const auto header = [&model](ItemColumn column) {
            return model.headerData(static_cast<int>(column), Qt::Horizontal, Qt::DisplayRole).toString();
        };
        QCOMPARE(header(ItemColumn::Length), QStringLiteral("Age or lead time"));
        QCOMPARE(model.rows()->seconds[2], 86400.0); // dropped a day after it was created, and no older since
        QVERIFY(cell("ABC-1", ItemColumn::Faster).endsWith(QLatin1Char('%')));
        QCOMPARE(cell("ABC-3", ItemColumn::Faster), QString(enDash));
        QCOMPARE(cell("ABC-5", ItemColumn::Faster), QString(enDash));
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(static_cast<int>(ItemColumn::Faster), order);
            QCOMPARE(keys(model).front(), QStringLiteral("ABC-1")); // who has no share stays last
        }
        model.setRows(rowsOf(facts, ItemMode::Open, {{0, 1}}));
        QCOMPARE(header(ItemColumn::Length), QStringLiteral("Lead time"));
        QCOMPARE(header(ItemColumn::Faster), QStringLiteral("Faster"));
        model.setRows(rowsOf(facts, ItemMode::Finished, {{2}}));
        QCOMPARE(header(ItemColumn::Length), QStringLiteral("Age"));
    }

    void sortingIsStableAndMovesTheSelection()
    {
        ItemModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::Finished, {{0, 1, 2, 3}}));
        const QPersistentModelIndex kept = model.index(model.rowOf(2), 0);
        model.sort(static_cast<int>(ItemColumn::Title), Qt::AscendingOrder);
        QCOMPARE(
            keys(model), QStringList({QStringLiteral("ABC-2"), QStringLiteral("ABC-4"), QStringLiteral("ABC-1"), QStringLiteral("ABC-3")}));
        QCOMPARE(kept.data().toString(), QStringLiteral("ABC-3"));
        model.sort(static_cast<int>(ItemColumn::Type), Qt::AscendingOrder);
        QCOMPARE(
            keys(model), QStringList({QStringLiteral("ABC-2"), QStringLiteral("ABC-4"), QStringLiteral("ABC-1"), QStringLiteral("ABC-3")}));
    }

    void searchesKeysAndTitlesInAnyCase()
    {
        ItemModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(factsOf(testsupport::datasetFromText(board)), ItemMode::Finished, {{0, 1, 2, 3, 4}}));
        model.setSearch(QStringLiteral("REF"));
        QCOMPARE(model.rowCount(), 2);
        model.setSearch(QStringLiteral("refund t"));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-3")}));
        model.setSearch(QStringLiteral("abc-5"));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-5")}));
        model.setSearch({});
        QCOMPARE(model.rowCount(), 5);
    }

    void aHundredThousandRowsAreSortedAndSearchedWithoutAWorker()
    {
        const auto facts = factsOf(manyItems(100'000)); // how fast, says bench/window_steps
        ItemModel model(m_jobs);
        model.setRows(rowsOf(facts, ItemMode::Finished));
        QCOMPARE(model.rowCount(), 100'000);
        model.sort(static_cast<int>(ItemColumn::Title), Qt::AscendingOrder);
        model.setSearch(QStringLiteral("number 99"));
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 2'000);
        QVERIFY(m_jobs.idle());
    }

    void aSearchOnAWorkerFindsWhatTheOneBeforeDidNotShow()
    {
        const auto facts = factsOf(testsupport::datasetFromText(board));
        JobRunner jobs;
        ItemModel model(jobs, nullptr, 0);
        model.setRows(rowsOf(facts, ItemMode::Finished));
        model.setSearch(QStringLiteral("declined"));
        QTRY_COMPARE(keys(model), QStringList({QStringLiteral("ABC-1")}));
        model.setSearch(QStringLiteral("basket"));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-1")})); // the worker is not there yet
        model.setSearch(QStringLiteral("basket is"));
        QTRY_COMPARE(keys(model), QStringList({QStringLiteral("ABC-2")}));
        QVERIFY(jobs.idle() || QTest::qWaitFor([&jobs] { return jobs.idle(); }));
        QCOMPARE(keys(model), QStringList({QStringLiteral("ABC-2")}));
        model.setSearch(QStringLiteral("basket is empty")); // among what is shown
        QTRY_COMPARE(model.rowCount(), 1);
    }

private:
    JobRunner m_jobs;
};

QTEST_GUILESS_MAIN(TestItemModel)
#include "tst_item_model.moc"
