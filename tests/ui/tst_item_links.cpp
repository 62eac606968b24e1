// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dataset_text.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/models/item_links.h"
#include "ui/views/item_link_panel.h"
#include "ui/views/items_view.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace weir;
using namespace weir::ui;

namespace {

JourneyIndexPtr indexOf(const DatasetPtr& data)
{
    SilentProgress silent;
    return makeJourneyIndex(data, silent);
}

DatasetPtr linked()
{
    auto data =
        std::make_shared<Dataset>(*testsupport::datasetFromText("A-1 title=Pay: created 2025-03-03\nA-2 title=Epic: created 2025-03-03\n"
                                                                "commit 1a2b3c4d5e repo Ann 2025-03-03T09:00\n"
                                                                "commit 1a2b3c4d5f repo Ann 2025-03-04T09:00"));
    for (const char* key : {"shop#12", "shop#13", "till#13"}) {
        data->changes.key.append(key);
        data->changes.title.append("A change");
        data->changes.how.append("merge commit");
        data->changes.merged.push_back(unknownInstant);
    }
    data->links = {{"issue", "A-1", "commit", "1a2b3c4d5e", "issue key in commit message"},
        {"issue", "A-1", "change", "shop#12", "issue key in title"}, {"issue", "A-1", "issue", "A-2", "parent"}};
    return data;
}

/// A commit as a tracker tells of it, which names the items that were finished last.
QByteArray commitOfMany()
{
    QByteArray subject;
    for (int item = 30; item <= 60; ++item)
        subject += "ABC-" + QByteArray::number(item) + ' ';
    const QString sha(40, QLatin1Char('a'));
    const QJsonObject person {{QStringLiteral("name"), QStringLiteral("Ann Lee")},
        {QStringLiteral("email"), QStringLiteral("ann@example.org")}, {QStringLiteral("date"), QStringLiteral("2025-08-01T09:00:00Z")}};
    const QJsonObject commit {{QStringLiteral("message"), QString::fromLatin1(subject)}, {QStringLiteral("author"), person},
        {QStringLiteral("committer"), person}};
    const QJsonObject told {{QStringLiteral("sha"), sha},
        {QStringLiteral("html_url"), QString(QStringLiteral("https://example.org/water/works/commit/") + sha)},
        {QStringLiteral("parents"), QJsonArray()}, {QStringLiteral("commit"), commit}};
    return QJsonDocument(QJsonArray {told}).toJson();
}

} // namespace

class TestItemLinks : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void listsWhatAnItemIsLinkedWithAndHow()
    {
        const auto links = itemLinks(*indexOf(linked()), "A-1");
        QCOMPARE(links.size(), std::size_t {3});
        QCOMPARE(links[0].what, QStringLiteral("Part of"));
        QCOMPARE(links[0].title, QStringLiteral("Epic"));
        QCOMPARE(links[1].key, QStringLiteral("shop#12"));
        QCOMPARE(links[1].title, QStringLiteral("A change"));
        QCOMPARE(links[1].how, QStringLiteral("issue key in title"));
        QCOMPARE(links[2].key, QStringLiteral("1a2b3c4"));
        QCOMPARE(links[2].ends.toKey, std::string("1a2b3c4d5e"));
        ItemLinksModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(links);
        QCOMPARE(model.index(1, ItemLinksModel::How).data().toString(), QStringLiteral("issue key in title"));
        const auto back = itemLinks(*indexOf(linked()), "A-2"); // the other end knows it, too
        QCOMPARE(back.size(), std::size_t {1});
        QCOMPARE(back[0].what, QStringLiteral("Has part"));
        QCOMPARE(back[0].key, QStringLiteral("A-1"));
        QCOMPARE(back[0].title, QStringLiteral("Pay"));
        QCOMPARE(back[0].ends, links[0].ends); // what removing it takes away
        QVERIFY(itemLinks(*indexOf(linked()), "A-3").empty());
    }

    void theColumnsFollowTheSizeOfText()
    {
        WorkspaceFixture fixture(&m_theme);
        const ViewContext context = fixture.context();
        ItemLinkPanel panel(context);
        panel.resize(1200, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const auto* header = panel.findChild<TableView*>(QStringLiteral("linkTable"))->horizontalHeader();
        const int before = header->sectionSize(ItemLinksModel::Key);
        const QSignalSpy changed(&m_theme, &Theme::changed);
        m_theme.setFontFactor(1.3);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(header->sectionSize(ItemLinksModel::Key), qRound(before * 1.3));
        m_theme.setFontFactor(1);
        QCOMPARE(header->sectionSize(ItemLinksModel::Key), before);
    }

    void findsWhatATypedKeyNames_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("to"); // empty: nothing
        const auto row = [](const char* key, const char* to) { QTest::newRow(key) << QString::fromLatin1(key) << QString::fromLatin1(to); };
        row(" a-2 ", "issue A-2");
        row("SHOP#12", "change shop#12");
        row("#12", "change shop#12");
        row("#13", ""); // two repositories have one
        row("12", "");
        row("1a2b3c4d5f", "commit 1a2b3c4d5f");
        row("1a2b3c", ""); // two commits begin so
        row("A-1", ""); // itself
        row("", "");
        row("nothing", "");
    }
    void findsWhatATypedKeyNames()
    {
        QFETCH(QString, key);
        QFETCH(QString, to);
        const auto found = linkTo(*indexOf(linked()), 0, key);
        if (const auto* ends = std::get_if<LinkEnds>(&found)) {
            QCOMPARE(QString::fromStdString(ends->toKind + " " + ends->toKey), to);
            QCOMPARE(ends->fromKey, std::string("A-1"));
        } else {
            QVERIFY(to.isEmpty());
            QVERIFY(std::get<QString>(found).endsWith(QLatin1Char('.')));
        }
    }

    void aWrongLinkIsRemovedAndComesBack()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.write(QStringLiteral("commits.json"), commitOfMany())}));
        QCOMPARE(fixture.session.dataset()->links.size(), std::size_t {31});
        ItemsView view(fixture.context());
        openFirst(fixture, view);
        auto* table = view.findChild<TableView*>(QStringLiteral("linkTable"));
        auto* remove = view.findChild<QPushButton*>(QStringLiteral("removeLink"));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, ItemLinksModel::How).data().toString(), QStringLiteral("issue key in commit message"));
        QVERIFY(!remove->isEnabled());
        table->selectRow(0);
        QVERIFY(remove->isEnabled());
        remove->click();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(fixture.session.dataset()->links.size(), std::size_t {30});
        QVERIFY(fixture.settle());
        QTRY_VERIFY(view.findChild<TextLabel*>(QStringLiteral("noLinks"))->isVisible());
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->links.size(), std::size_t {31});
        QTRY_COMPARE(table->model()->rowCount(), 1);
    }

    void aLinkIsAddedByItsKey()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        ItemsView view(fixture.context());
        openFirst(fixture, view);
        auto* key = view.findChild<QLineEdit*>(QStringLiteral("linkKey"));
        auto* why = view.findChild<TextLabel*>(QStringLiteral("whyNoLink"));
        key->setFocus();
        QTest::keyClicks(key, QStringLiteral("no such"));
        QTest::keyClick(key, Qt::Key_Return);
        QCOMPARE(why->text(), QStringLiteral("No item, change or commit is called no such."));
        key->clear();
        QTest::keyClicks(key, QStringLiteral("abc-1"));
        QVERIFY(why->text().isEmpty());
        QTest::keyClick(key, Qt::Key_Return);
        QVERIFY(fixture.settle());
        QTRY_COMPARE(fixture.session.dataset()->links.size(), std::size_t {1});
        QCOMPARE(fixture.session.dataset()->links.front().how, std::string(decidedLink));
        QTRY_COMPARE(view.findChild<ItemLinkPanel*>()->linkCount(), 1);
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.dataset()->links.empty());
    }

private:
    /// Shows the links of the first item.
    static void openFirst(const WorkspaceFixture& fixture, ItemsView& view)
    {
        view.resize(1256, 816);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(fixture.settle());
        auto* table = view.findChild<TableView*>(QStringLiteral("itemTable"));
        QTRY_VERIFY(table->model()->rowCount() > 0);
        table->selectRow(0);
        emit table->opened(table->model()->index(0, 0));
        QTRY_VERIFY(view.findChild<Sheet*>(QStringLiteral("itemSheet"))->isVisible());
        auto* parts = view.findChild<SegmentedSwitch*>(QStringLiteral("sheetParts"));
        const auto buttons = parts->findChildren<QAbstractButton*>();
        buttons.last()->click();
        QTRY_VERIFY(view.findChild<ItemLinkPanel*>()->isVisible());
    }
    Theme m_theme;
};

QTEST_MAIN(TestItemLinks)
#include "tst_item_links.moc"
