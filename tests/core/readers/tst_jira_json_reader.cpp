// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/readers/jira_json_reader.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace weir;
using namespace weir::readers;
using weir::test::sentenceOf;
using weir::test::SourceFolder;

namespace {

std::string optionalTime(const std::optional<Instant>& at)
{
    return at ? isoInstant(*at) : std::string("unknown");
}

std::string statusText(const StatusRef& status)
{
    return std::string(status.id) + ":" + std::string(status.name);
}

/// Keeps what the reader emits as text.
class Sink final : public RecordSink {
public:
    struct Item {
        std::string key, type, title, project, team, assignee, parent, url, resolution, created, finished, status;
        StatusCategory category = StatusCategory::None;
        std::multimap<std::string, std::string> attributes;
        bool whole = false;
    };

    void record() override { ++records; }
    void item(const ItemRecord& i) override
    {
        Item kept {std::string(i.key), std::string(i.type), std::string(i.title), std::string(i.project), std::string(i.team),
            std::string(i.assignee), std::string(i.parent), std::string(i.url), std::string(i.resolution), optionalTime(i.created),
            optionalTime(i.finished), i.status ? statusText(*i.status) : "none", StatusCategory::None, {}, i.whole};
        if (i.status)
            kept.category = i.status->category;
        for (const Attribute& attribute : i.attributes)
            kept.attributes.emplace(attribute.name, attribute.value);
        items.push_back(std::move(kept));
    }
    void event(const EventRecord& e) override
    {
        events << QString::fromStdString(std::string(e.item) + " " + isoInstant(e.at).substr(5, 11) + " "
            + (e.from ? statusText(*e.from) : std::string("none")) + " > " + statusText(e.to) + " by " + std::string(e.actor));
    }
    void commit(const CommitRecord&) override { }
    void tag(const TagRecord&) override { }
    void change(const ChangeRecord&) override { }
    void reject(const Reject& reject) override { rejects.push_back(reject); }
    void warn(const std::string& sentence) override { warnings << QString::fromStdString(sentence); }

    int records = 0;
    std::vector<Item> items;
    QStringList events;
    std::vector<Reject> rejects;
    QStringList warnings;
};

Sink readText(std::string_view text, const std::string& name = "export.json", const ReadOptions& options = {})
{
    const SourceFolder folder;
    Sink sink;
    SilentProgress progress;
    static_cast<void>(JiraJsonReader().read(folder.write(name, text), options, sink, progress));
    return sink;
}

Confidence probe(std::string_view text)
{
    return JiraJsonReader().probe({"export.json", false, text, true});
}

/// "1:Open>2:Doing" as an item of a history entry.
std::string change(std::string_view fromId, std::string_view from, std::string_view toId, std::string_view to)
{
    return R"({"field":"status","fieldId":"status","from":")" + std::string(fromId) + R"(","fromString":")" + std::string(from)
        + R"(","to":")" + std::string(toId) + R"(","toString":")" + std::string(to) + R"("})";
}

std::string entry(std::string_view at, std::string_view items, std::string_view id = "1")
{
    return R"({"id":")" + std::string(id) + R"(","author":{"displayName":"Ann"},"created":"2025-03-)" + std::string(at)
        + R"(:00.000+0100","items":[)" + std::string(items) + "]}";
}

std::string issue(std::string_view key, std::string_view histories, std::string_view more = "")
{
    return R"({"key":")" + std::string(key)
        + R"(","fields":{"summary":"Mend","created":"2025-03-01T10:00:00.000+0100","issuetype":{"name":"Bug"}},"changelog":{"histories":[)"
        + std::string(histories) + "]" + std::string(more) + "}}";
}

const std::string toDoing = change("1", "Open", "2", "Doing");
const std::string toDone = change("2", "Doing", "3", "Done");

} // namespace

class TestJiraJsonReader : public QObject {
    Q_OBJECT

private slots:
    void mendsHalvesOfCutCharacters();
    void mendsOnlyTheBytesThatAreWrong();
    void recognisesJira_data();
    void recognisesJira();
    void takesWhatAnIssueSays();
    void leavesOpenWhatAnIssueDoesNotSay();
    void knowsTheCategory_data();
    void knowsTheCategory();
    void findsTheTeam_data();
    void findsTheTeam();
    void takesTheProjectFromWhereItIs();
    void takesOnlyChangesOfStatus();
    void turnsAHistoryRoundEntryByEntry();
    void leavesAHistoryThatBeginsWithTheOldest();
    void ordersByIdWhereAllHappenedAtOnce();
    void keepsIdsOfRenamedStatuses();
    void takesStatusesWithoutIdOrName();
    void takesTheSameRecordsInEveryWrapping_data();
    void takesTheSameRecordsInEveryWrapping();
    void takesIssuesWithoutHistory();
    void findsTheIssueOfAChangelog_data();
    void findsTheIssueOfAChangelog();
    void turnsAChangelogRound();
    void rejectsAChangelogThatBelongsToNobody();
    void saysWhichHistoriesAreCut();
    void saysThatPagesAreMissing();
    void keepsAnIssueWhoseTimeCannotBeRead();
    void rejectsARecordWithItsPlace_data();
    void rejectsARecordWithItsPlace();
    void takesTimesWithoutZoneInTheGivenZone();
    void readsUtf16();
    void refusesACutSource();
    void refusesDeepNesting();
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
    const Sink sink = readText(R"([{"key":"ABC-17","self":"https://jira.example.org/rest/api/2/issue/10017","fields":{
        "summary":"Mend the \"pump\"","issuetype":{"id":"1","name":"Story"},"project":{"key":"PUMP"},
        "created":"2025-03-01T10:00:00.000+0100","resolutiondate":"2025-03-02T10:00:00.500Z","resolution":{"name":"Won't Do"},
        "status":{"id":"3","name":"Done","statusCategory":{"key":"done"}},"assignee":{"name":"ann","displayName":"Ann"},
        "parent":{"key":"ABC-1"},"labels":["a","b"],"components":[{"name":"core"}],"fixVersions":[{"name":"1.0"}],
        "priority":{"name":"High"},"customfield_1":5.5,"customfield_2":{"value":"Large"},"customfield_3":[{"name":"Sprint 1"}],
        "customfield_4":"0|i0001r:","customfield_5":{"deep":{"er":1}},"customfield_6":null,"customfield_7":true,
        "description":"not an attribute"}}])");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.items.size(), std::size_t {1});
    const Sink::Item& item = sink.items[0];
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
    const Sink sink = readText(R"([{"key":"ABC-17","fields":{"resolutiondate":null,"assignee":null}},{"key":"ABC-18"}])");
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
    const Sink sink = readText(R"([{"key":"A-1","fields":{)" + field.toStdString() + "}}]");
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

void TestJiraJsonReader::takesOnlyChangesOfStatus()
{
    const std::string other = R"({"field":"labels","fromString":"","toString":"x"})";
    const std::string custom = R"({"field":"status","fieldtype":"custom","fieldId":"customfield_1","fromString":"a","toString":"b"})";
    const std::string byId = R"({"field":"Etat","fieldId":"status","from":"1","fromString":"Open","to":"2","toString":"Doing"})";
    const Sink sink = readText("[" + issue("A-1", entry("02T10:00", other + "," + custom) + "," + entry("03T10:00", byId)) + "]");
    QCOMPARE(sink.events, QStringList {"A-1 03-03T09:00 1:Open > 2:Doing by Ann"});
}

void TestJiraJsonReader::turnsAHistoryRoundEntryByEntry()
{
    const std::string two = change("1", "Open", "2", "Doing") + "," + change("2", "Doing", "1", "Open");
    const Sink sink = readText("["
        + issue("A-1",
            entry("05T10:00", change("5", "Wait", "2", "Doing")) + "," + entry("05T10:00", change("1", "Open", "5", "Wait")) + ","
                + entry("04T10:00", two) + "," + entry("04T09:00", R"({"field":"labels","fromString":"","toString":"x"})"))
        + "]");
    QCOMPARE(sink.events,
        (QStringList {"A-1 03-04T09:00 1:Open > 2:Doing by Ann", "A-1 03-04T09:00 2:Doing > 1:Open by Ann",
            "A-1 03-05T09:00 1:Open > 5:Wait by Ann", "A-1 03-05T09:00 5:Wait > 2:Doing by Ann"}));
}

void TestJiraJsonReader::leavesAHistoryThatBeginsWithTheOldest()
{
    const Sink sink = readText("["
        + issue("A-1",
            entry("04T10:00", change("1", "a", "2", "b")) + "," + entry("05T10:00", change("2", "b", "3", "c")) + ","
                + entry("05T10:00", change("3", "c", "4", "d")))
        + "]");
    QCOMPARE(sink.events,
        (QStringList {"A-1 03-04T09:00 1:a > 2:b by Ann", "A-1 03-05T09:00 2:b > 3:c by Ann", "A-1 03-05T09:00 3:c > 4:d by Ann"}));
}

void TestJiraJsonReader::ordersByIdWhereAllHappenedAtOnce()
{
    const QStringList right {"A-1 03-05T09:00 1:Open > 2:Doing by Ann", "A-1 03-05T09:00 2:Doing > 3:Done by Ann"};
    QCOMPARE(readText("[" + issue("A-1", entry("05T10:00", toDone, "12") + "," + entry("05T10:00", toDoing, "11")) + "]").events, right);
    QCOMPARE(readText("[" + issue("A-1", entry("05T10:00", toDoing, "11") + "," + entry("05T10:00", toDone, "12")) + "]").events, right);
}

void TestJiraJsonReader::keepsIdsOfRenamedStatuses()
{
    const Sink sink = readText("["
        + issue(
            "A-1", entry("05T10:00", change("2", "In Progress", "1", "Open")) + "," + entry("04T10:00", change("1", "Open", "2", "Doing")))
        + "]");
    QCOMPARE(sink.events, (QStringList {"A-1 03-04T09:00 1:Open > 2:Doing by Ann", "A-1 03-05T09:00 2:In Progress > 1:Open by Ann"}));
}

void TestJiraJsonReader::takesStatusesWithoutIdOrName()
{
    const Sink sink = readText("["
        + issue("A-1",
            entry("04T10:00", R"({"field":"status","fromString":"Open","toString":"Doing"})") + ","
                + entry("05T10:00", R"({"field":"status","from":null,"to":3})") + ","
                + entry("06T10:00", R"({"field":"status","from":"3"})"))
        + "]");
    QCOMPARE(sink.events, (QStringList {"A-1 03-04T09:00 :Open > :Doing by Ann", "A-1 03-05T09:00 none > 3: by Ann"}));
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QVERIFY(sink.rejects[0].kept);
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
    const Sink sink = readText(text.toStdString());
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.events, (QStringList {"A-1 03-04T09:00 1:Open > 2:Doing by Ann", "A-2 03-05T09:00 1:Open > 2:Doing by Ann"}));
    QCOMPARE(sink.warnings, QStringList());
    QVERIFY(probe(text.toStdString()) == Confidence::Certain);
}

void TestJiraJsonReader::takesIssuesWithoutHistory()
{
    const Sink sink = readText(R"({"key":"A-1","fields":{"summary":"x","status":{"name":"Open"}}})");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.items[0].status, std::string(":Open"));
    QVERIFY(sink.events.isEmpty());
}

void TestJiraJsonReader::findsTheIssueOfAChangelog_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("self");
    QTest::addColumn<QString>("key");
    QTest::newRow("address") << "x.json"
                             << "https://jira.example.org/rest/api/3/issue/ABC-17/changelog?startAt=0"
                             << "ABC-17";
    QTest::newRow("file") << "ABC-18.json"
                          << ""
                          << "ABC-18";
    QTest::newRow("file with more") << "changelog_AB2-18.full.json"
                                    << "https://jira.example.org/rest/api/3/issue/10017/changelog"
                                    << "AB2-18";
    QTest::newRow("address before file") << "ABC-18.json"
                                         << "https://j/rest/api/3/issue/ABC-17/changelog"
                                         << "ABC-17";
}

void TestJiraJsonReader::findsTheIssueOfAChangelog()
{
    QFETCH(QString, name);
    QFETCH(QString, self);
    QFETCH(QString, key);
    const std::string values = R"("values":[)" + entry("04T10:00", toDoing) + "," + entry("05T10:00", toDone) + "]";
    const Sink sink =
        readText(R"({"maxResults":100,"startAt":0,"total":2,"isLast":true,)" + values + R"(,"self":")" + self.toStdString() + "\"}",
            name.toStdString());
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.items.size(), std::size_t {1});
    QCOMPARE(QString::fromStdString(sink.items[0].key), key);
    QVERIFY(!sink.items[0].whole);
    QCOMPARE(sink.events, (QStringList {key + " 03-04T09:00 1:Open > 2:Doing by Ann", key + " 03-05T09:00 2:Doing > 3:Done by Ann"}));
    QVERIFY(sink.warnings.isEmpty());
}

void TestJiraJsonReader::turnsAChangelogRound()
{
    const Sink sink =
        readText(R"({"values":[)" + entry("05T10:00", toDone) + "," + entry("04T10:00", toDoing) + R"(],"total":7})", "A-1.json");
    QCOMPARE(sink.events, (QStringList {"A-1 03-04T09:00 1:Open > 2:Doing by Ann", "A-1 03-05T09:00 2:Doing > 3:Done by Ann"}));
    QCOMPARE(sink.warnings.size(), 1);
    QVERIFY(sink.warnings[0].contains("5 entries"));
}

void TestJiraJsonReader::rejectsAChangelogThatBelongsToNobody()
{
    const Sink sink = readText(R"({"values":[)" + entry("04T10:00", toDoing) + ",\n" + entry("05T10:00", toDone) + "]}", "changelog.json");
    QCOMPARE(sink.records, 0);
    QCOMPARE(sink.rejects.size(), std::size_t {2});
    QCOMPARE(sink.rejects[1].line.value_or(0), std::int64_t {2});
    QCOMPARE(sink.rejects[1].field, std::string("key"));
    QVERIFY(!sink.rejects[1].kept);
}

void TestJiraJsonReader::saysWhichHistoriesAreCut()
{
    const Sink sink = readText("[" + issue("A-1", entry("04T10:00", toDoing), R"(,"total":120)") + ","
        + issue("A-2", entry("04T10:00", toDoing), R"(,"total":1)") + "," + issue("A-3", "", R"(,"total":3)") + "]");
    QCOMPARE(sink.records, 3);
    QCOMPARE(sink.warnings.size(), 1);
    QVERIFY2(sink.warnings[0].contains("The histories of 2 issues are cut"), qPrintable(sink.warnings[0]));
    QVERIFY2(sink.warnings[0].contains("up to 119 entries"), qPrintable(sink.warnings[0]));
}

void TestJiraJsonReader::saysThatPagesAreMissing()
{
    const Sink sink = readText(R"({"total":2000,"issues":[)" + issue("A-1", "") + "]}");
    QCOMPARE(sink.warnings.size(), 1);
    QVERIFY2(sink.warnings[0].contains("1 of 2000 issues"), qPrintable(sink.warnings[0]));
}

void TestJiraJsonReader::keepsAnIssueWhoseTimeCannotBeRead()
{
    const Sink sink = readText("[\n{\"key\":\"A-1\",\"fields\":{\"created\":\"yesterday\",\"resolutiondate\":{\"x\":1}},"
                               "\"changelog\":{\"histories\":[{\"created\":\"soon\",\"items\":["
        + toDoing + "]}," + entry("05T10:00", toDone) + "]}}]");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.items[0].created, std::string("unknown"));
    QCOMPARE(sink.events, QStringList {"A-1 03-05T09:00 2:Doing > 3:Done by Ann"});
    QCOMPARE(sink.rejects.size(), std::size_t {3});
    for (const Reject& reject : sink.rejects) {
        QVERIFY(reject.kept);
        QCOMPARE(reject.record, std::string("A-1"));
        QCOMPARE(reject.line.value_or(0), std::int64_t {2});
        QCOMPARE(reject.byte.value_or(-1), std::int64_t {2});
        QVERIFY(!reject.reason.empty());
    }
    QCOMPARE(sink.rejects[0].field, std::string("created"));
    QCOMPARE(sink.rejects[0].text, std::string("yesterday"));
    QCOMPARE(sink.rejects[1].field, std::string("resolutiondate"));
    QCOMPARE(sink.rejects[2].field, std::string("changelog.created"));
}

void TestJiraJsonReader::rejectsARecordWithItsPlace_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("field");
    QTest::newRow("no key") << R"({"fields":{"summary":"x"}})"
                            << "key";
    QTest::newRow("an empty key") << R"({"key":"","fields":{"summary":"x"}})"
                                  << "key";
    QTest::newRow("a key that is no text") << R"({"key":5})"
                                           << "key";
    QTest::newRow("no object") << R"("A-1")"
                               << "";
    QTest::newRow("fields that are none") << R"({"key":"A-1","fields":[]})"
                                          << "fields";
    QTest::newRow("a key twice") << R"({"key":"A-1","key":"A-2"})"
                                 << "key";
    QTest::newRow("a field twice") << R"({"key":"A-1","fields":{"created":null,"created":"2025-03-01"}})"
                                   << "created";
    QTest::newRow("a status twice") << R"({"key":"A-1","fields":{"status":{"name":"a","name":"b"}}})"
                                    << "status.name";
}

void TestJiraJsonReader::rejectsARecordWithItsPlace()
{
    QFETCH(QString, record);
    QFETCH(QString, field);
    const Sink sink = readText("[{\"key\":\"A-9\"},\n  " + record.toStdString() + ",\n{\"key\":\"A-8\"}]");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QVERIFY(!sink.rejects[0].kept);
    QCOMPARE(QString::fromStdString(sink.rejects[0].field), field);
    QCOMPARE(sink.rejects[0].line.value_or(0), std::int64_t {2});
    QCOMPARE(sink.rejects[0].byte.value_or(0), std::int64_t {18});
    QCOMPARE(QString::fromStdString(sink.rejects[0].text), record);
}

void TestJiraJsonReader::takesTimesWithoutZoneInTheGivenZone()
{
    ReadOptions options;
    options.zone = "Europe/Berlin";
    const Sink sink = readText(R"([{"key":"A-1","fields":{"created":"2025-07-01T12:00:00"}}])", "a.json", options);
    QCOMPARE(sink.items[0].created, std::string("2025-07-01T10:00:00.000Z"));
}

void TestJiraJsonReader::readsUtf16()
{
    std::string bytes = "\xFF\xFE";
    const QString text = QString::fromStdString("[" + issue("A-1", entry("04T10:00", change("1", "Open", "2", "進行中"))) + ",{}]");
    for (const QChar c : text) {
        bytes.push_back(static_cast<char>(c.unicode() & 0xFF));
        bytes.push_back(static_cast<char>(c.unicode() >> 8));
    }
    const Sink sink = readText(bytes);
    QCOMPARE(sink.events, QStringList {"A-1 03-04T09:00 1:Open > 2:進行中 by Ann"});
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QCOMPARE(sink.rejects[0].byte.value_or(0), static_cast<std::int64_t>(2 + 2 * (text.size() - 3)));
}

void TestJiraJsonReader::refusesACutSource()
{
    const std::string text = "[" + issue("A-1", "") + ",\n" + issue("A-2", "") + "]";
    for (const std::size_t length : {text.size() - 1, text.size() - 10, text.size() / 2, std::size_t {1}}) {
        ErrorCode code = ErrorCode::Internal;
        const std::string sentence = sentenceOf([&] { readText(text.substr(0, length)); }, &code);
        QVERIFY2(sentence.find("it ends in the middle") != std::string::npos, sentence.c_str());
        QVERIFY(code == ErrorCode::Malformed);
    }
}

void TestJiraJsonReader::refusesDeepNesting()
{
    const std::string deep = R"([{"key":"A-1","fields":{"x":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}}]";
    const std::string sentence = sentenceOf([&] { readText(deep); });
    QVERIFY2(sentence.find("deeper than 1024") != std::string::npos, sentence.c_str());
}

void TestJiraJsonReader::emitsEveryRecordOfAKeyThatRepeats()
{
    const Sink sink = readText("[" + issue("A-1", "") + "," + issue("A-1", "") + "]");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.items.size(), std::size_t {2});
    QVERIFY(sink.items[0].whole && sink.items[1].whole);
}

void TestJiraJsonReader::mendsHalvesOfCutCharacters()
{
    const std::string half = R"({"key":"A-1","fields":{"summary":"cut \ud83d","created":"2025-03-01T10:00:00.000+0100"}})";
    const std::string other = R"({"key":"A-2","fields":{"summary":"\\ud83d \ud83d\ude00 \ude00\n\ud83d\ud83d\ude00"}})";
    const Sink sink = readText("[" + half + "," + other + "]");
    QCOMPARE(sink.records, 2);
    QCOMPARE(QString::fromStdString(sink.items[0].title), QStringLiteral("cut \uFFFD"));
    QCOMPARE(QString::fromStdString(sink.items[1].title), QString::fromUtf8("\\ud83d 😀 \uFFFD\n\uFFFD😀"));
    QCOMPARE(sink.warnings.size(), 1);
    QVERIFY(sink.warnings[0].startsWith("2 records"));
}

void TestJiraJsonReader::mendsOnlyTheBytesThatAreWrong()
{
    const Sink sink =
        readText("[{\"key\":\"A-1\",\"fields\":{\"summary\":\"Größe \xFF\"}},{\"key\":\"A-2\",\"fields\":{\"summary\":\"Überprüfung\"}}]");
    QCOMPARE(QString::fromStdString(sink.items.at(0).title), QStringLiteral("Größe \uFFFD"));
    QCOMPARE(QString::fromStdString(sink.items.at(1).title), QStringLiteral("Überprüfung"));
    QCOMPARE(sink.warnings.size(), 1);
}

QTEST_APPLESS_MAIN(TestJiraJsonReader)
#include "tst_jira_json_reader.moc"
