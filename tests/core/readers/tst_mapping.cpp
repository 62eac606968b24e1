// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/event_columns.h"
#include "core/readers/mapping.h"
#include "core/readers/table_head.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

using namespace weir;
using namespace weir::readers;

namespace {

/// "Key=key, Changed=instant"; empty: not a table of events.
QString guessed(const std::string& text)
{
    const auto table = tableHead(text, true);
    if (!table)
        return {};
    const ColumnsGuess guess = guessEventColumns(*table);
    if (guess.confidence == Confidence::No)
        return {};
    QStringList roles;
    for (std::size_t i = 0; i < guess.roles.size(); ++i) {
        if (!guess.roles[i].empty())
            roles += QString::fromStdString(table->header[i] + "=" + guess.roles[i]);
    }
    return roles.join(", ");
}

} // namespace

class TestMapping : public QObject {
    Q_OBJECT

private slots:
    void readsWhatTheContractShows();
    void writesWhatItReads();
    void refuses_data();
    void refuses();
    void givesRolesByNameNeverByPosition();
    void refusesAColumnThatTheTableLacks();
    void guessesTheRolesOfEventTables_data();
    void guessesTheRolesOfEventTables();
    void leavesOtherTablesAlone_data();
    void leavesOtherTablesAlone();
    void knowsATableByItsHeader();
};

void TestMapping::readsWhatTheContractShows()
{
    const Mapping mapping = parseMapping(R"({"format": "csv-stages", "zone": "Europe/Berlin", "dates": "dmy", "delimiter": ",",
        "columns": {"ID": "key", "Ready": "stage:Ready", "Done": "stage:Done"}, "stages": ["Ready", "Done"]})",
        "mapping.json");
    QCOMPARE(mapping.format, std::string("csv-stages"));
    QCOMPARE(*mapping.zone, std::string("Europe/Berlin"));
    QCOMPARE(*mapping.dates, std::string("dmy"));
    QCOMPARE(*mapping.delimiter, ',');
    QCOMPARE(mapping.columns.size(), std::size_t {3});
    QCOMPARE(mapping.columns[1], (std::pair<std::string, std::string>("Ready", "stage:Ready")));
    QCOMPARE(mapping.stages, (std::vector<std::string> {"Ready", "Done"}));
}

void TestMapping::writesWhatItReads()
{
    Mapping mapping;
    mapping.format = "csv-events";
    mapping.delimiter = '\t';
    mapping.columns = {{"Schl\u00fcssel \"x\"", "key"}, {"", "ignore"}, {"At", "instant"}};
    QCOMPARE(parseMapping(mappingJson(mapping), "x"), mapping);
    mapping.zone = "Asia/Tokyo";
    mapping.dates = "mdy";
    mapping.stages = {"A", "B"};
    QCOMPARE(parseMapping(mappingJson(mapping), "x"), mapping);
    mapping.format.clear(); // for any format
    QCOMPARE(parseMapping(mappingJson(mapping), "x"), mapping);
    QCOMPARE(parseMapping(R"({"delimiter": "tab"})", "x").delimiter, std::optional('\t'));
    QCOMPARE(parseMapping(R"({"zone": null})", "x"), Mapping());
}

void TestMapping::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("names"); // what the sentence must name
    QTest::newRow("no JSON") << QByteArray("{\"format\": ") << QByteArray("map.json");
    QTest::newRow("a list") << QByteArray("[1]") << QByteArray("map.json");
    QTest::newRow("an unknown role") << QByteArray(R"({"columns": {"ID": "keys"}})") << QByteArray("keys");
    QTest::newRow("a stage without a name") << QByteArray(R"({"columns": {"ID": "stage:"}})") << QByteArray("stage:");
    QTest::newRow("an unknown key") << QByteArray(R"({"colums": {}})") << QByteArray("colums");
    QTest::newRow("an unknown order") << QByteArray(R"({"dates": "ydm"})") << QByteArray("ydm");
    QTest::newRow("a long delimiter") << QByteArray(R"({"delimiter": ";;"})") << QByteArray("delimiter");
    QTest::newRow("a column twice") << QByteArray(R"({"columns": {"ID": "key", "ID": "title"}})") << QByteArray("ID");
    QTest::newRow("columns as a list") << QByteArray(R"({"columns": ["ID"]})") << QByteArray("columns");
    QTest::newRow("a number for a role") << QByteArray(R"({"columns": {"ID": 1}})") << QByteArray("ID");
    QTest::newRow("a zone that is no text") << QByteArray(R"({"zone": 1})") << QByteArray("zone");
}

void TestMapping::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, names);
    const std::string sentence = test::sentenceOf([&] { static_cast<void>(parseMapping(json.toStdString(), "map.json")); });
    QVERIFY(sentence.find("map.json") != std::string::npos);
    QVERIFY(sentence.find(names.toStdString()) != std::string::npos);
    QVERIFY(sentence.ends_with('.') || sentence.ends_with('?'));
}

void TestMapping::givesRolesByNameNeverByPosition()
{
    Mapping mapping;
    mapping.columns = {{"Key", "key"}, {"Label", "label"}};
    QCOMPARE(rolesOf(mapping, {"Label", "Other", "Key", "Label"}, "x.csv"), (std::vector<std::string> {"label", "", "key", ""}));
}

void TestMapping::refusesAColumnThatTheTableLacks()
{
    Mapping mapping;
    mapping.columns = {{"Key", "key"}, {"When", "instant"}};
    const std::string sentence = test::sentenceOf([&] { static_cast<void>(rolesOf(mapping, {"Key"}, "x.csv")); });
    QVERIFY(sentence.find("x.csv") != std::string::npos && sentence.find("When") != std::string::npos);
}

void TestMapping::guessesTheRolesOfEventTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("roles");
    const auto row = [](const char* name, const char* text, const char* roles) {
        QTest::newRow(name) << QByteArray(text) << QString(roles);
    };
    row("a tracker's history", "Key,Type,From,To,Changed\nT-1,Bug,,Ready,2025-03-03\n",
        "Key=key, Type=type, From=from, To=to, Changed=instant");
    row("another one", "issue_key,type,project,from_status,to_status,timestamp,author,summary\n",
        "issue_key=key, type=type, project=project, from_status=from, to_status=to, timestamp=instant, author=author, summary=title");
    row("process mining", "case:concept:name,concept:name,time:timestamp,start_timestamp,org:resource,lifecycle:transition,cost\n",
        "case:concept:name=key, concept:name=activity, time:timestamp=instant, start_timestamp=start_instant, org:resource=author, "
        "lifecycle:transition=lifecycle");
    row("the surer name wins", ",concept:name,Activity,time:timestamp,case:concept:name\n",
        "concept:name=activity, time:timestamp=instant, case:concept:name=key");
    row("capitals and glued words", "CaseID;ActivityID;CompleteTimestamp\n", "CaseID=key, ActivityID=activity, CompleteTimestamp=instant");
    row("German", "Vorgang;Aktivität;Zeitstempel;Bearbeiter\n",
        "Vorgang=key, Aktivität=activity, Zeitstempel=instant, Bearbeiter=assignee");
    row("start and end", "case_id,activity,start_time,end_time\n",
        "case_id=key, activity=activity, start_time=start_instant, end_time=instant");
    row("statuses with keys that repeat", "id,status,date\nA,x,2025-01-01\nA,y,2025-01-02\n", "id=key, status=status, date=instant");
    row("a history whose time is called creation", "Key,From Status,To Status,Created\n",
        "Key=key, From Status=from, To Status=to, Created=instant");
    row("a zone in the name", "Key,Status,Changed At (UTC)\nA,x,2025-01-01\nA,y,2025-01-01\n",
        "Key=key, Status=status, Changed At (UTC)=instant");
    row("the only column of times", "ticket,activity,wann\nA-1,x,2025-01-01\nA-1,y,2025-01-02\n",
        "ticket=key, activity=activity, wann=instant");
    row("the only column of keys", "order no,activity,timestamp\nA-1,x,2025-01-01\nA-1,y,2025-01-02\nB-2,y,2025-01-02\n",
        "order no=key, activity=activity, timestamp=instant");
}

void TestMapping::guessesTheRolesOfEventTables()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, roles);
    QCOMPARE(guessed(text.toStdString()), roles);
}

void TestMapping::leavesOtherTablesAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {
             "Summary,Issue key,Issue id,Issue Type,Status,Created,Updated,Resolved\nx,A-1,1,Bug,Open,2025-01-01,2025-01-02,\n",
             "ID,Work Item Type,Title,Assigned To,State,Tags\n1,Bug,x,me,New,\n",
             "ID,Title,Status,Created,Updated,Started,Completed\nA-1,x,Done,2025-01-01,2025-01-01,2025-01-01,2025-01-02\n",
             "ID,Link,Name,Backlog,Committed,Done\n1,x,y,2025-01-01,2025-01-02,2025-01-03\n",
             "ocel:eid,ocel:timestamp,ocel:activity,ocel:type:order\ne1,2025-01-01,x,o1\n",
             "id,status,field_name,from_value,to_value,created\n1,x,status,a,b,2025-01-01\n",
             "key,status,flag,start,end\nA-1,x,y,2025-01-01,2025-01-02\n",
             "Date,Backlog,Done\n2025-01-01,1,2\n",
             "one,two\n1,2\n",
             "just text, that goes on\nfor two lines\n",
             "{\"key\": 1, \"status\": 2}",
             "<log><trace/></log>",
             "",
         })
        QTest::newRow(text) << QByteArray(text);
}

void TestMapping::leavesOtherTablesAlone()
{
    QFETCH(QByteArray, text);
    QCOMPARE(guessed(text.toStdString()), QString());
}

void TestMapping::knowsATableByItsHeader()
{
    const test::SourceFolder folder;
    const auto comma = headerFingerprint(folder.write("a.csv", "key,status\nA,x\n"));
    QVERIFY(comma);
    QCOMPARE(headerFingerprint(folder.write("b.csv", "\"key\";\"status\"\r\nB;y\r\n")), comma);
    QCOMPARE(*comma, headerFingerprint(std::vector<std::string> {"key", "status"}));
    QVERIFY(headerFingerprint(folder.write("c.csv", "status,key\nA,x\n")) != comma);
    QVERIFY(!headerFingerprint(folder.write("d.json", "{\"key\": 1}")));
}

QTEST_APPLESS_MAIN(TestMapping)
#include "tst_mapping.moc"
