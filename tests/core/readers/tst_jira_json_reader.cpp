// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/jira_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test::jira;

class TestJiraJsonReader : public QObject {
    Q_OBJECT

private slots:
    void recognisesJira_data();
    void recognisesJira();
    void takesWhatAnIssueSays();
    void leavesOpenWhatAnIssueDoesNotSay();
    void knowsTheCategory_data();
    void knowsTheCategory();
    void findsTheTeam_data();
    void findsTheTeam();
    void takesTheProjectFromWhereItIs();
    void takesTheSameRecordsInEveryWrapping_data();
    void takesTheSameRecordsInEveryWrapping();
    void takesIssuesWithoutHistory();
    void takesTimesWithoutZoneInTheGivenZone();
    void emitsEveryRecordOfAKeyThatRepeats();
};

void TestJiraJsonReader::recognisesJira_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("jira");
    QTest::newRow("search") << QByteArray(R"({"startAt":0,"issues":[{"key":"A-1","fields":{"status":{"name":"x"}}}]})") << true;
    QTest::newRow("list") << QByteArray(R"([{"key":"A-1","fields":{"summary":"x"}}])") << true;
    QTest::newRow("one issue") << QByteArray(R"({"id":"1","key":"A-1","fields":{"issuetype":{}}})") << true;
    QTest::newRow("history before fields") << QByteArray(R"({"issues":[{"id":"1","key":"A-1","changelog":{"histories":[{"id")") << true;
    QTest::newRow("a line each") << QByteArray("{\"key\":\"A-1\",\"fields\":{\"summary\":1}}\n{\"key\":\"A-2\"}") << true;
    QTest::newRow("changelog") << QByteArray(R"({"values":[{"created":"x","items":[{"field":"status","fromString":"a"}]}]})") << true;
    QTest::newRow("sprints") << QByteArray(R"([{"id":7,"goal":"","name":"Sprint 7","state":"closed","endDate":"2025-03-01"}])") << false;
    QTest::newRow("statuses") << QByteArray(R"([{"self":"x","name":"Done","id":"3","statusCategory":{"key":"done"}}])") << false;
    QTest::newRow("issues of another host") << QByteArray(R"([{"number":1,"title":"x","state":"open","created_at":"2025-03-01"}])")
                                            << false;
    QTest::newRow("work items") << QByteArray(R"({"value":[{"id":1,"key":"x","fields":{"System.Title":"x"}}]})") << false;
    QTest::newRow("table") << QByteArray("key,fields,changelog\n") << false;
    QTest::newRow("empty") << QByteArray("") << false;
}

void TestJiraJsonReader::recognisesJira()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, jira);
    const Confidence confidence = probe({head.constData(), static_cast<std::size_t>(head.size())});
    QVERIFY(jira ? confidence >= Confidence::Likely : confidence == Confidence::No);
}

void TestJiraJsonReader::takesWhatAnIssueSays()
{
    const JiraSink sink = readText(R"([{"key":"ABC-17","self":"https://jira.example.org/rest/api/2/issue/10017","fields":{
        "summary":"Mend the \"pump\"","issuetype":{"id":"1","name":"Story"},"project":{"key":"PUMP"},
        "created":"2025-03-01T10:00:00.000+0100","resolutiondate":"2025-03-02T10:00:00.500Z","resolution":{"name":"Won't Do"},
        "status":{"id":"3","name":"Done","statusCategory":{"key":"done"}},"assignee":{"name":"ann","displayName":"Ann"},
        "parent":{"key":"ABC-1"},"labels":["a","b"],"components":[{"name":"core"}],"fixVersions":[{"name":"1.0"}],
        "priority":{"name":"High"},"customfield_1":5.5,"customfield_2":{"value":"Large"},"customfield_3":[{"name":"Sprint 1"}],
        "customfield_4":"0|i0001r:","customfield_5":{"deep":{"er":1}},"customfield_6":null,"customfield_7":true,
        "description":"not an attribute"}}])");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.items.size(), std::size_t {1});
    const JiraSink::Item& item = sink.items[0];
    QCOMPARE(item.key, std::string("ABC-17"));
    QCOMPARE(item.title, std::string("Mend the \"pump\""));
    QCOMPARE(item.type, std::string("Story"));
    QCOMPARE(item.project, std::string("PUMP"));
    QCOMPARE(item.created, std::string("2025-03-01T09:00:00.000Z"));
    QCOMPARE(item.finished, std::string("2025-03-02T10:00:00.500Z"));
    QCOMPARE(item.resolution, std::string("Won't Do"));
    QCOMPARE(item.status, std::string("3:Done"));
    QVERIFY(item.category == StatusCategory::Done);
    QCOMPARE(item.assignee, std::string("Ann"));
    QCOMPARE(item.parent, std::string("ABC-1"));
    QCOMPARE(item.url, std::string("https://jira.example.org/browse/ABC-17"));
    QVERIFY(item.whole);
    const std::multimap<std::string, std::string> attributes {{"labels", "a"}, {"labels", "b"}, {"components", "core"},
        {"fixVersions", "1.0"}, {"priority", "High"}, {"customfield_1", "5.5"}, {"customfield_2", "Large"}, {"customfield_3", "Sprint 1"},
        {"customfield_7", "true"}};
    QVERIFY(item.attributes == attributes);
    QVERIFY(sink.rejects.empty());
    QVERIFY(sink.warnings.isEmpty());
}

void TestJiraJsonReader::leavesOpenWhatAnIssueDoesNotSay()
{
    const JiraSink sink = readText(R"([{"key":"ABC-17","fields":{"resolutiondate":null,"assignee":null}},{"key":"ABC-18"}])");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.items[0].created, std::string("unknown"));
    QCOMPARE(sink.items[0].finished, std::string("unknown"));
    QCOMPARE(sink.items[0].status, std::string("none"));
    QCOMPARE(sink.items[0].assignee, std::string());
    QCOMPARE(sink.items[1].key, std::string("ABC-18"));
    QVERIFY(sink.rejects.empty());
}

void TestJiraJsonReader::knowsTheCategory_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("category");
    QTest::newRow("new") << "new" << static_cast<int>(StatusCategory::ToDo);
    QTest::newRow("indeterminate") << "indeterminate" << static_cast<int>(StatusCategory::InProgress);
    QTest::newRow("done") << "done" << static_cast<int>(StatusCategory::Done);
    QTest::newRow("undefined") << "undefined" << static_cast<int>(StatusCategory::None);
}

void TestJiraJsonReader::knowsTheCategory()
{
    QFETCH(QString, key);
    QFETCH(int, category);
    const std::string text = R"([{"key":"A-1","fields":{"status":{"name":"x","statusCategory":{"key":")" + key.toStdString() + R"("}}}}])";
    QCOMPARE(static_cast<int>(readText(text).items[0].category), category);
}

void TestJiraJsonReader::findsTheTeam_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("team");
    QTest::newRow("a text") << R"("team":"Blue")"
                            << "Blue";
    QTest::newRow("an object") << R"("team":{"name":"Blue"})"
                               << "Blue";
    QTest::newRow("of a plan") << R"("customfield_10001":{"id":"1","isShared":true,"title":"Blue"})"
                               << "Blue";
    QTest::newRow("something else") << R"("customfield_10001":{"id":"1","name":"Blue"})"
                                    << "";
}

void TestJiraJsonReader::findsTheTeam()
{
    QFETCH(QString, field);
    QFETCH(QString, team);
    const JiraSink sink = readText(R"([{"key":"A-1","fields":{)" + field.toStdString() + "}}]");
    QCOMPARE(QString::fromStdString(sink.items[0].team), team);
}

void TestJiraJsonReader::takesTheProjectFromWhereItIs()
{
    ReadOptions options;
    QCOMPARE(readText(R"([{"key":"ABC-1"}])", "a.json", options).items[0].project, std::string("ABC"));
    options.project = "Given";
    QCOMPARE(readText(R"([{"key":"ABC-1"}])", "a.json", options).items[0].project, std::string("Given"));
    QCOMPARE(readText(R"([{"key":"ABC-1","fields":{"project":{"key":"OWN"}}}])", "a.json", options).items[0].project, std::string("OWN"));
}

void TestJiraJsonReader::takesTheSameRecordsInEveryWrapping_data()
{
    QTest::addColumn<QString>("text");
    const QString one = QString::fromStdString(issue("A-1", entry("04T10:00", toDoing)));
    const QString two = QString::fromStdString(issue("A-2", entry("05T10:00", toDoing)));
    QTest::newRow("list") << "[" + one + "," + two + "]";
    QTest::newRow("search") << R"({"startAt":0,"total":2,"issues":[)" + one + "," + two + "]}";
    QTest::newRow("search, total behind") << R"({"issues":[)" + one + "," + two + R"(],"total":2})";
    QTest::newRow("values") << R"({"values":[)" + one + "," + two + "]}";
    QTest::newRow("pages behind each other") << R"({"total":2,"issues":[)" + one + "]}\n" + R"({"total":2,"issues":[)" + two + "]}";
    QTest::newRow("list of pages") << R"([{"issues":[)" + one + "]}," + R"({"issues":[)" + two + "]}]";
    QTest::newRow("a line each") << one + "\n" + two + "\n";
    QTest::newRow("byte order mark") << "\uFEFF[" + one + "," + two + "]";
}

void TestJiraJsonReader::takesTheSameRecordsInEveryWrapping()
{
    QFETCH(QString, text);
    const JiraSink sink = readText(text.toStdString());
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.events, (QStringList {"A-1 03-04T09:00 1:Open > 2:Doing by Ann", "A-2 03-05T09:00 1:Open > 2:Doing by Ann"}));
    QCOMPARE(sink.warnings, QStringList());
    QVERIFY(probe(text.toStdString()) == Confidence::Certain);
}

void TestJiraJsonReader::takesIssuesWithoutHistory()
{
    const JiraSink sink = readText(R"({"key":"A-1","fields":{"summary":"x","status":{"name":"Open"}}})");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.items[0].status, std::string(":Open"));
    QVERIFY(sink.events.isEmpty());
}

void TestJiraJsonReader::takesTimesWithoutZoneInTheGivenZone()
{
    ReadOptions options;
    options.zone = "Europe/Berlin";
    const JiraSink sink = readText(R"([{"key":"A-1","fields":{"created":"2025-07-01T12:00:00"}}])", "a.json", options);
    QCOMPARE(sink.items[0].created, std::string("2025-07-01T10:00:00.000Z"));
}

void TestJiraJsonReader::emitsEveryRecordOfAKeyThatRepeats()
{
    const JiraSink sink = readText('[' + issue("A-1", "") + "," + issue("A-1", "") + "]");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.items.size(), std::size_t {2});
    QVERIFY(sink.items[0].whole && sink.items[1].whole);
}

QTEST_APPLESS_MAIN(TestJiraJsonReader)
#include "tst_jira_json_reader.moc"
