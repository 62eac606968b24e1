// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/report_block_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

namespace {

ReportBlock note(const std::string& words)
{
    ReportBlock block;
    block.kind = ReportBlockKind::Note;
    block.words = words;
    return block;
}

/// Notes "a", "b", … in this order.
ReportRecipe notes(int count)
{
    ReportRecipe recipe;
    for (int i = 0; i < count; ++i)
        recipe.blocks.push_back(note(std::string(1, static_cast<char>('a' + i))));
    return recipe;
}

QString order(const ReportBlockModel& model)
{
    QString names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row).data().toString();
    return names;
}

} // namespace

class TestReportBlockModel : public QObject {
    Q_OBJECT
private slots:
    void holdsTheContractOfModelsThroughEveryChange()
    {
        ReportBlockModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRecipe(notes(4));
        QVERIFY(model.moveBlock(0, 3));
        QVERIFY(model.moveBlock(3, 0));
        QVERIFY(model.setShown(1, false));
        QVERIFY(model.removeBlock(3));
        model.insertBlock(1, note("z"));
        QCOMPARE(order(model), u"azbc"_s);
        model.setRecipe({});
        QCOMPARE(model.rowCount(), 0);
    }

    void movesToTheRowAsItIsCountedAfterwards_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("after");
        QTest::newRow("first to last") << 0 << 3 << u"bcda"_s;
        QTest::newRow("last to first") << 3 << 0 << u"dabc"_s;
        QTest::newRow("down by one") << 1 << 2 << u"acbd"_s;
        QTest::newRow("up by one") << 2 << 1 << u"acbd"_s;
        QTest::newRow("nowhere") << 2 << 2 << u"abcd"_s;
        QTest::newRow("above the first") << 0 << -1 << u"abcd"_s;
        QTest::newRow("below the last") << 3 << 4 << u"abcd"_s;
        QTest::newRow("a row that is not there") << 7 << 0 << u"abcd"_s;
    }
    void movesToTheRowAsItIsCountedAfterwards()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, after);
        ReportBlockModel model;
        model.setRecipe(notes(4));
        QSignalSpy edited(&model, &ReportBlockModel::edited);
        const bool moves = after != u"abcd"_s;
        QCOMPARE(model.moveBlock(from, to), moves);
        QCOMPARE(order(model), after);
        QCOMPARE(edited.size(), moves ? 1 : 0);
    }

    void aDropMovesTheRowThatWasDragged()
    {
        ReportBlockModel model;
        model.setRecipe(notes(4));
        const std::unique_ptr<QMimeData> dragged(model.mimeData({model.index(3)}));
        QVERIFY(model.canDropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {}));
        QVERIFY(!model.dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {})); // nothing is left for the view to remove
        QCOMPARE(order(model), u"adbc"_s);
        const std::unique_ptr<QMimeData> first(model.mimeData({model.index(0)}));
        model.dropMimeData(first.get(), Qt::MoveAction, -1, -1, {}); // below the rows
        QCOMPARE(order(model), u"dbca"_s);
        QMimeData text;
        text.setText(u"a"_s);
        QVERIFY(!model.canDropMimeData(&text, Qt::MoveAction, 0, 0, {}));
    }

    void whatIsEditedIsToldWithItsLabel()
    {
        ReportBlockModel model;
        model.setRecipe(notes(2));
        QSignalSpy edited(&model, &ReportBlockModel::edited);
        QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][1].toString(), u"Hide a"_s);
        const auto recipe = edited[0][0].value<ReportRecipe>();
        QVERIFY(!recipe.blocks[0].shown && recipe.blocks[1].shown);
        QCOMPARE(recipe, model.recipe());
        QVERIFY(!model.setShown(0, false)); // it is hidden already
        model.setRecipe(notes(2)); // taken over, not edited
        QCOMPARE(edited.size(), 1);
    }

    void rowsSayWhatTheyAre()
    {
        ReportRecipe recipe;
        recipe.blocks = {note("We agreed to try\nA rota"), note(""), {}, {}, {}};
        recipe.blocks[2].kind = ReportBlockKind::Trend;
        recipe.blocks[2].metric = "lead_time";
        recipe.blocks[3].kind = ReportBlockKind::Trend;
        recipe.blocks[3].metric = "of_tomorrow";
        recipe.blocks[4].kind = ReportBlockKind::Unknown;
        ReportBlockModel model;
        model.setRecipe(recipe);
        const auto name = [&model](int row) { return model.index(row).data().toString(); };
        QCOMPARE(name(0), u"We agreed to try"_s);
        QCOMPARE(name(1), u"Note"_s);
        QVERIFY2(name(2).startsWith(u"Trend: lead time"_s), qPrintable(name(2)));
        QCOMPARE(name(3), u"Trend: of_tomorrow"_s);
        QCOMPARE(model.index(4).data(Qt::AccessibleTextRole).toString(), u"Of a newer version, hidden"_s);
        QVERIFY(!model.setShown(4, false));
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(!model.index(row).data(ReportBlockModel::IconRole).toString().isEmpty());
    }

    void aReadOnlyRecipeStaysAsItIs()
    {
        ReportBlockModel model;
        model.setRecipe(notes(3));
        model.setWritable(false);
        QVERIFY(!model.moveBlock(0, 2) && !model.setShown(0, false) && !model.removeBlock(0));
        model.insertBlock(0, note("z"));
        ReportRecipe other = model.recipe();
        other.title = "Other";
        QVERIFY(!model.changeRecipe(other, u"Rename"_s));
        QCOMPARE(model.recipe(), notes(3));
        QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsDragEnabled));
    }
};

QTEST_MAIN(TestReportBlockModel)
#include "tst_report_block_model.moc"
