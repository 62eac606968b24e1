// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/store/stage_map_json.h"

#include <QtTest>

using namespace weir;
using namespace weir::store;

class TestStageMapJson : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites()
    {
        StageMap map;
        map.proposed = false;
        map.stream = "team \"blue\"";
        map.where = {{"project", {"ABC"}}, {"type", {"Story", "Bug"}}};
        map.stages = {{"Ideas", StageKind::Outside, {}, {"Backlog"}, std::nullopt, std::nullopt},
            {"Review", StageKind::Work, {"Ready for Review"}, {"In Review", "审查"}, "Platform", 4},
            {"Waiting", StageKind::Wait, {}, {"Blocked"}, std::nullopt, std::nullopt},
            {"Done", StageKind::Done, {}, {"Closed"}, std::nullopt, std::nullopt},
            {"Gone", StageKind::Discarded, {}, {"Won't do"}, std::nullopt, std::nullopt}};
        map.calendar = WorkHours {"Europe/Berlin", {"mon", "tue"}, "08:30", "17:15", {"2026-12-25"}};
        map.deploymentsPattern = "release-*";
        map.incidentWindowSeconds = 3600;
        QCOMPARE(parseStageMap(stageMapJson(map), "text"), map);
        QCOMPARE(parseStageMap(stageMapJson(StageMap {}), "text"), StageMap {});
    }

    void writesTheFormOfTheContract()
    {
        StageMap map;
        map.where = {{"type", {"Bug"}}};
        map.stages = {{"Review", StageKind::Work, {"Ready for Review"}, {"In Review"}, std::nullopt, std::nullopt}};
        QCOMPARE(stageMapJson(map),
            std::string(
                R"({"proposed":true,"stream":"default","where":{"type":["Bug"]},"stages":[{"name":"Review","kind":"work",)"
                R"("queue":["Ready for Review"],"work":["In Review"],"team":null,"wip_limit":null}],"clock":"elapsed","calendar":null,)"
                R"("deployments":{"from":"tags","pattern":"v*"},"incident_window_s":86400,"guessed_ends":[]})"
                "\n"));
    }

    void whatMeansNothingIsLeftOutAndNamed()
    {
        std::vector<std::string> unread;
        const std::string json = R"({"stages": [{"name": "Review", "queues": ["Ready"], "work": ["In Review"]}], "notes": 1})";
        const StageMap map = parseStageMap(json, "map.json", &unread);
        QCOMPARE(map.stages.front().work, std::vector<std::string> {"In Review"});
        QCOMPARE(unread.size(), std::size_t {2});
        QVERIFY2(
            unread[0].find("\"stages[0].queues\"") != std::string::npos && unread[0].ends_with("did you mean 'queue'?"), unread[0].c_str());
        QVERIFY2(unread[1].find("\"notes\"") != std::string::npos, unread[1].c_str());
    }

    void whatItWritesItselfItKnows()
    {
        StageMap map;
        map.stages = {{"Review", StageKind::Work, {"Ready"}, {"In Review"}, "Core", 3}};
        map.calendar = WorkHours {"Europe/Berlin", {"mon"}, "09:00", "17:00", {"2026-12-25"}};
        map.guessedEnds = {"In Review"};
        std::vector<std::string> unread;
        (void)parseStageMap(stageMapJson(map), "map.json", &unread);
        QVERIFY2(unread.empty(), unread.empty() ? "" : unread.front().c_str());
    }

    void aMapWithoutTheWordIsADecision() { QVERIFY(!parseStageMap(R"({"stages": []})", "text").proposed); }

    void namesTheKeyThatIsWrong_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("key");
        QTest::newRow("no json") << "{"
                                 << "map.json";
        QTest::newRow("no object") << "[]"
                                   << "map.json";
        QTest::newRow("no stages") << "{}"
                                   << "\"stages\"";
        QTest::newRow("kind") << R"({"stages":[{"name":"A"},{"name":"B","kind":"play"}]})"
                              << "\"stages[1].kind\"";
        QTest::newRow("name") << R"({"stages":[{"kind":"work"}]})"
                              << "\"stages[0].name\"";
        QTest::newRow("status") << R"({"stages":[{"name":"A","work":["X",5]}]})"
                                << "\"stages[0].work[1]\"";
        QTest::newRow("stage twice") << R"({"stages":[{"name":"A"},{"name":"A"}]})"
                                     << "\"stages[1].name\"";
        QTest::newRow("status twice") << R"({"stages":[{"name":"A","work":["X"]},{"name":"B","queue":["X"]}]})"
                                      << "'X'";
        QTest::newRow("limit") << R"({"stages":[{"name":"A","wip_limit":-1}]})"
                               << "\"stages[0].wip_limit\"";
        QTest::newRow("clock") << R"({"stages":[],"clock":"sun"})"
                               << "\"clock\"";
        QTest::newRow("clock that nobody computes") << R"({"stages":[],"clock":"working"})"
                                                    << "\"clock\"";
        QTest::newRow("field") << R"({"stages":[],"where":{"labels":["x"]}})"
                               << "\"where.labels\"";
        QTest::newRow("where") << R"({"stages":[],"where":{"type":"Bug"}})"
                               << "\"where.type\"";
        QTest::newRow("day") << R"({"stages":[],"calendar":{"zone":"UTC","days":["lundi"]}})"
                             << "\"calendar.days\"";
        QTest::newRow("time") << R"({"stages":[],"calendar":{"zone":"UTC","from":"9"}})"
                              << "\"calendar.from\"";
        QTest::newRow("zone") << R"({"stages":[],"calendar":{}})"
                              << "\"calendar.zone\"";
        QTest::newRow("window") << R"({"stages":[],"incident_window_s":"1 day"})"
                                << "\"incident_window_s\"";
    }
    void namesTheKeyThatIsWrong()
    {
        QFETCH(QString, json);
        QFETCH(QString, key);
        try {
            (void)parseStageMap(json.toStdString(), "map.json");
            QFAIL("it was read");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Malformed);
            QVERIFY2(std::string(error.what()).find(key.toStdString()) != std::string::npos, error.what());
            QVERIFY2(std::string(error.what()).find("map.json") != std::string::npos, error.what());
        }
    }
};

QTEST_APPLESS_MAIN(TestStageMapJson)
#include "tst_stage_map_json.moc"
