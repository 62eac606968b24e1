// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/store/saved_views_json.h"
#include "core/store/workspace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace weir;
using namespace weir::store;

namespace {

SavedView everything()
{
    SavedView view;
    view.name = "Bugs “this” quarter";
    view.window = {0, parseIsoDay("2026-04-01"), parseIsoDay("2026-07-01")};
    view.where = {{"type", {"Bug", "Incident"}}};
    view.search = "refund";
    view.place = "trends";
    view.page = "lead_time";
    view.compare = {CompareWith::Days, parseIsoDay("2026-01-01"), parseIsoDay("2026-04-01")};
    return view;
}

} // namespace

class TestSavedViews : public QObject {
    Q_OBJECT
private slots:
    void areReadAsTheyWereWritten()
    {
        SavedView weeks;
        weeks.name = "Lately";
        weeks.window = {12, {}, {}};
        weeks.compare = {CompareWith::Before};
        SavedView open;
        open.name = "All";
        const std::vector<SavedView> views {everything(), weeks, open};
        QVERIFY(parseSavedViews(savedViewsJson(views)) == views);
    }

    void whatANewerVersionKnowsIsLeftOut()
    {
        const auto views = parseSavedViews(R"({"views": [{"name": "A", "window": {"weeks": 4}, "sheet": 3}], "more": 1})");
        QCOMPARE(views.size(), std::size_t {1});
        QCOMPARE(views.front().window.weeks, 4);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("key");
        QTest::newRow("no list") << QByteArray(R"({"views": 3})") << QStringLiteral("views");
        QTest::newRow("no name") << QByteArray(R"({"views": [{"place": "map"}]})") << QStringLiteral("name");
        QTest::newRow("twice") << QByteArray(R"({"views": [{"name": "A"}, {"name": "A"}]})") << QStringLiteral("name");
        QTest::newRow("weeks") << QByteArray(R"({"views": [{"name": "A", "window": {"weeks": 0}}]})") << QStringLiteral("weeks");
        QTest::newRow("days") << QByteArray(R"({"views": [{"name": "A", "window": {"from": "2026-02-01", "to": "2026-01-01"}}]})")
                              << QStringLiteral("to");
        QTest::newRow("compare") << QByteArray(R"({"views": [{"name": "A", "compare": {"with": "mars"}}]})") << QStringLiteral("with");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, key);
        try {
            (void)parseSavedViews(json.toStdString());
            QFAIL("it was read");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(QLatin1Char('"') + key + QLatin1Char('"')), error.what());
        }
    }

    void changingThemIsADecisionThatCanBeUndone()
    {
        const QTemporaryDir folder;
        auto workspace = Workspace::create(folder.filePath(QStringLiteral("team.weir")).toStdString(), "UTC");
        QVERIFY(workspace.savedViews().empty());
        const auto add = [](std::vector<SavedView>& views) { views.push_back(everything()); };
        workspace.changeSavedViews(add, "Save a view");
        QCOMPARE(workspace.savedViews().size(), std::size_t {1});
        QVERIFY_EXCEPTION_THROWN(workspace.changeSavedViews(add, "Save it twice"), Error);
        QCOMPARE(workspace.savedViews().size(), std::size_t {1});
        SilentProgress progress;
        QCOMPARE(workspace.undo(progress), std::string("Save a view"));
        QVERIFY(workspace.savedViews().empty());
        QCOMPARE(workspace.redo(progress), std::string("Save a view"));
        QVERIFY(workspace.savedViews().front() == everything());
    }
};

QTEST_APPLESS_MAIN(TestSavedViews)
#include "tst_saved_views.moc"
