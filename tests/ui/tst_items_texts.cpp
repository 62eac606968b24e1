// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/views/items_texts.h"

#include <QTest>

using namespace weir;
using namespace weir::ui;

/// What the list of items says about itself.
class TestItemsTexts : public QObject {
    Q_OBJECT
private slots:
    void aDrillOfOpenItemsPromisesNoComparison()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        SilentProgress progress;
        ItemQuery query;
        query.facts = fixture.session.facts();
        query.selection = fixture.session.selection();
        for (const ItemMode mode : {ItemMode::Open, ItemMode::Finished}) {
            query.only = listItems(*query.facts, query.selection, mode, progress);
            QVERIFY(!query.only->empty());
            const ItemRowsPtr rows = makeItemRows(query, progress);
            const ItemSummary summary;
            const ItemsWords words {.rows = *rows,
                .summary = summary,
                .drill = QStringLiteral("Behind"),
                .search = {},
                .shown = static_cast<int>(query.only->size()),
                .sortedBy = ItemColumn::Length,
                .asOf = {}};
            QCOMPARE(itemsSubline(words).contains(QStringLiteral("faster")), mode == ItemMode::Finished);
        }
    }

    void leftOutItemsSayOfWhichTime()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        SilentProgress progress;
        ItemQuery query;
        query.facts = fixture.session.facts();
        query.mode = ItemMode::LeftOut;
        const auto subline = [&] {
            const ItemRowsPtr rows = makeItemRows(query, progress);
            return itemsSubline({.rows = *rows,
                .summary = {},
                .drill = {},
                .search = {},
                .shown = static_cast<int>(rows->items.size()),
                .sortedBy = ItemColumn::Length,
                .asOf = {}});
        };
        query.selection.window = {WorkspaceFixture::instant(2025, 1, 6), WorkspaceFixture::instant(2025, 1, 7)};
        QCOMPARE(subline(), QStringLiteral("1 item that was there in this window, each with the reason."));
    }

    void leftOutItemsAreNotSortedByWhatTheyLack()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        SilentProgress progress;
        ItemQuery query;
        query.facts = fixture.session.facts();
        query.selection = fixture.session.selection();
        query.mode = ItemMode::LeftOut;
        query.only = std::vector<std::uint32_t> {0, 1};
        const ItemRowsPtr rows = makeItemRows(query, progress);
        const ItemSummary summary;
        ItemsWords words {
            .rows = *rows, .summary = summary, .drill = {}, .search = {}, .shown = 2, .sortedBy = ItemColumn::Length, .asOf = {}};
        QVERIFY2(!itemsSubline(words).contains(QStringLiteral("sorted by")), qPrintable(itemsSubline(words)));
        words.sortedBy = ItemColumn::Title;
        QVERIFY(itemsSubline(words).contains(QStringLiteral("sorted by title")));
    }
};

QTEST_MAIN(TestItemsTexts)
#include "tst_items_texts.moc"
