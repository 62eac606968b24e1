// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facts.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <map>

using namespace weir;
using test::Scratch;

namespace {

QByteArray fixture(const char* name)
{
    return QByteArray::fromStdString(test::contentOf(std::filesystem::path(WEIR_TEST_DATA) / "import" / name));
}

std::string shown(Instant t)
{
    return isKnown(t) ? isoInstant(t) : std::string("NULL");
}

/// What the dataset and the facts say, in the form of the view.
std::map<std::string, std::string> itemsByFacts(const store::Workspace& workspace)
{
    SilentProgress progress;
    const DatasetPtr data = workspace.load(progress);
    const auto facts = analysis::computeFacts(data, workspace.stageMap(*data), Calendar(), progress);
    std::map<std::string, std::string> items;
    for (std::size_t i = 0; i < data->items.size(); ++i) {
        const auto name = [&](NameIndex code) { return code.valid() ? std::string(data->name(code)) : std::string("NULL"); };
        const StatusIndex status = data->items.status[i];
        items[std::string(data->items.key[i])] = name(data->items.kind[i]) + "|" + name(data->items.type[i]) + "|"
            + shown(data->items.created[i]) + "|" + shown(facts->items.started[i]) + "|" + shown(facts->items.finished[i]) + "|"
            + (status.valid() ? data->statuses[status.row()].name : "NULL");
    }
    return items;
}

std::map<std::string, std::string> itemsByView(const store::Workspace& workspace)
{
    std::map<std::string, std::string> items;
    for (const std::string& row :
        test::rowsOf(workspace, "SELECT key, kind, type, created_at, started_at, finished_at, status FROM weir_items")) {
        const std::size_t bar = row.find('|');
        items[row.substr(0, bar)] = row.substr(bar + 1);
    }
    return items;
}

std::map<std::string, int> edgesByDataset(const store::Workspace& workspace)
{
    SilentProgress progress;
    const DatasetPtr data = workspace.load(progress);
    std::map<std::string, int> edges;
    for (std::size_t v = 0; v < data->visits.size(); ++v)
        if (data->visits.from[v].valid())
            ++edges[data->statuses[data->visits.from[v].row()].name + " -> " + data->statuses[data->visits.status[v].row()].name];
    return edges;
}

std::map<std::string, int> edgesByView(const store::Workspace& workspace)
{
    std::map<std::string, int> edges;
    for (const std::string& row :
        test::rowsOf(workspace, "SELECT from_status || ' -> ' || to_status FROM weir_transitions WHERE from_status IS NOT NULL"))
        ++edges[row];
    return edges;
}

} // namespace

class TestViews : public QObject {
    Q_OBJECT

private slots:
    void sayWhatTheFactsSay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("plain log") << "a.csv" << QByteArray::fromStdString(test::eventsCsv(50, "A"));
        QTest::newRow("start and complete") << "a.xes" << fixture("pairs.xes");
        QTest::newRow("histories with holes") << "a.json" << fixture("holes.json");
        QTest::newRow("stated times")
            << "a.csv"
            << QByteArray("id,status,created,started,finished\nA,Done,2025-01-01,2025-01-03,2025-01-05\n"
                          "B,In Progress,2025-01-01,2025-01-03,\nC,Backlog,2025-01-01,,\nD,Done,2025-01-01,,2025-01-05\n");
    }
    void sayWhatTheFactsSay()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write(name.toStdString(), content.toStdString())});
        const auto compare = [&] {
            const auto facts = itemsByFacts(workspace);
            for (const auto& [key, row] : itemsByView(workspace))
                QCOMPARE(key + ": " + row, key + ": " + facts.at(key));
            QCOMPARE(itemsByView(workspace).size(), facts.size());
            QCOMPARE(edgesByView(workspace), edgesByDataset(workspace));
        };
        compare();
        StageMap map;
        map.stages = {{"Before", StageKind::Outside, {}, {"Backlog", "Ready"}, std::nullopt, std::nullopt},
            {"Build", StageKind::Work, {}, {"In Progress", "Code", "Review"}, std::nullopt, std::nullopt},
            {"End", StageKind::Done, {}, {"Done", "Waiting for QA"}, std::nullopt, std::nullopt},
            {"Gone", StageKind::Discarded, {}, {"QA"}, std::nullopt, std::nullopt}};
        workspace.setStageMap(map, "other stages");
        compare();
    }

    void sayWhatTheFactsSayOfLogsSideBySide()
    {
        // A log of start and complete beside a plain one: earlier, later, alone, still running, and its own status in either.
        const Scratch scratch;
        const auto spans = scratch.write("spans.csv",
            "key,activity,changed,lifecycle\nA-1,Deploy,2025-01-04T10:00:00Z,start\nA-1,Deploy,2025-01-04T11:00:00Z,complete\n"
            "A-2,Sketch,2025-01-01T10:00:00Z,start\nA-2,Sketch,2025-01-01T11:00:00Z,complete\nA-2,Deploy,2025-01-08T11:00:00Z,complete\n"
            "A-3,Deploy,2025-01-04T11:00:00Z,complete\nA-4,Deploy,2025-01-03T11:00:00Z,start\nA-5,Deploy,2025-01-03T11:00:00Z,start\n");
        std::string log = "key,status,changed\n";
        for (const char* key : {"A-1", "A-2", "A-4"})
            log += std::string(key) + ",Ready,2025-01-02T09:00:00Z\n" + key + ",Doing,2025-01-03T09:00:00Z\n" + key
                + ",Done,2025-01-05T09:00:00Z\n";
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("log.csv", log), spans});
        const auto compare = [&] {
            const auto facts = itemsByFacts(workspace);
            for (const auto& [key, row] : itemsByView(workspace))
                QCOMPARE(key + ": " + row, key + ": " + facts.at(key));
            QCOMPARE(edgesByView(workspace), edgesByDataset(workspace));
        };
        compare();
        QCOMPARE(itemsByView(workspace).at("A-1"),
            std::string("issue|NULL|2025-01-02T09:00:00.000Z|2025-01-02T09:00:00.000Z|2025-01-05T09:00:00.000Z|Done"));
        QCOMPARE(itemsByView(workspace).at("A-2"),
            std::string("issue|NULL|2025-01-01T10:00:00.000Z|2025-01-01T10:00:00.000Z|2025-01-05T09:00:00.000Z|Done"));
        QCOMPARE(
            test::rowsOf(workspace, "SELECT seq, at, from_status, to_status FROM weir_transitions WHERE item_key = 'A-1' ORDER BY seq"),
            (std::vector<std::string> {"1|2025-01-02T09:00:00.000Z|NULL|Ready", "2|2025-01-03T09:00:00.000Z|Ready|Doing",
                "3|2025-01-04T11:00:00.000Z|NULL|Deploy", "4|2025-01-05T09:00:00.000Z|Doing|Done"}));
        StageMap map;
        map.stages = {{"Before", StageKind::Outside, {}, {"Ready", "Sketch"}, std::nullopt, std::nullopt},
            {"Build", StageKind::Work, {}, {"Doing", "Deploy"}, std::nullopt, std::nullopt},
            {"End", StageKind::Done, {}, {"Done"}, std::nullopt, std::nullopt}};
        workspace.setStageMap(map, "other stages");
        compare();
        // An hour of deploying within two days of doing is no time of its own.
        SilentProgress progress;
        const auto facts = analysis::computeFacts(workspace.load(progress), map, Calendar(), progress);
        QCOMPARE(facts->items.work.front(), Duration(std::chrono::hours(48)));
        QCOMPARE(facts->items.wait.front(), Duration::zero());
        QVERIFY(!test::hasErrors(workspace));
    }

    void instantsAreUtcWithMilliseconds()
    {
        const Scratch scratch;
        const auto workspace = test::workspaceWith(scratch.path("a.weir"),
            {scratch.write("a.csv", "key,status,changed\nA-1,Ready,1969-12-31T23:59:59.9995Z\nA-1,Done,2025-03-03T10:00:00.123+02:00\n")});
        QCOMPARE(test::rowsOf(workspace, "SELECT at FROM weir_transitions ORDER BY seq"),
            (std::vector<std::string> {"1969-12-31T23:59:59.999Z", "2025-03-03T08:00:00.123Z"}));
    }
};

QTEST_APPLESS_MAIN(TestViews)
#include "tst_views.moc"
