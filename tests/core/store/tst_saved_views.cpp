// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/store/connection.h"
#include "core/store/decision_log.h"
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

/// As somebody else might have written it.
void write(Workspace& workspace, const std::string& body)
{
    WriteTransaction transaction(workspace.connection(), WriteTransaction::Kind::Decision);
    addDecision(workspace.connection(), decision_kind::savedViews, "Views", body);
    transaction.commit();
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

    void oneThatCannotBeReadTakesNoOtherWithIt()
    {
        const QTemporaryDir folder;
        auto workspace = Workspace::create(folder.filePath(QStringLiteral("team.weir")).toStdString(), "UTC");
        const std::string newer = R"({"name":"Quarters","compare":{"with":"quarter"}})";
        write(workspace, R"({"views": [)" + newer + R"(, {"name": "A"}, {"name": "A", "place": "map"}]})");
        const auto views = workspace.savedViews();
        QCOMPARE(views.size(), std::size_t {1});
        QVERIFY(views.front().place.empty());
        QCOMPARE(keptViews(workspace).others.size(), std::size_t {2});
        workspace.changeSavedViews([](std::vector<SavedView>& list) { list.push_back(everything()); }, "Save a view");
        const KeptViews kept = keptViews(workspace);
        QCOMPARE(kept.views.size(), std::size_t {2});
        QCOMPARE(kept.others.size(), std::size_t {2});
        QVERIFY(decided(workspace.connection(), decision_kind::savedViews)->find(newer) != std::string::npos);
    }

    void whereNothingCanBeReadNothingIsWrittenOverIt()
    {
        const QTemporaryDir folder;
        auto workspace = Workspace::create(folder.filePath(QStringLiteral("team.weir")).toStdString(), "UTC");
        write(workspace, R"({"views": {"A": {}}})");
        QVERIFY(workspace.savedViews().empty());
        const auto add = [](std::vector<SavedView>& views) { views.push_back(everything()); };
        QVERIFY_EXCEPTION_THROWN(workspace.changeSavedViews(add, "Save a view"), Error);
        QCOMPARE(*decided(workspace.connection(), decision_kind::savedViews), std::string(R"({"views": {"A": {}}})"));
    }

    void longWordsOfImportedDataAreKept()
    {
        SavedView view = everything();
        view.where = {{"type", {std::string(4096, 'x')}}};
        QVERIFY(parseSavedViews(savedViewsJson({view})) == std::vector {view});
    }

    void whatChangesNothingIsNoDecision()
    {
        const QTemporaryDir folder;
        auto workspace = Workspace::create(folder.filePath(QStringLiteral("team.weir")).toStdString(), "UTC");
        workspace.changeSavedViews([](std::vector<SavedView>& views) { views.push_back(everything()); }, "Save a view");
        workspace.changeSavedViews([](std::vector<SavedView>& views) { views.clear(); }, "Remove a view");
        SilentProgress progress;
        QCOMPARE(workspace.undo(progress), std::string("Remove a view"));
        workspace.changeSavedViews([](std::vector<SavedView>& views) { views.front() = everything(); }, "Replace a view");
        QCOMPARE(workspace.decisions().size(), std::size_t {2});
        QVERIFY(workspace.canRedo());
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
