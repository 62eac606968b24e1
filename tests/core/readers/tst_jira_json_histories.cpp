// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/jira_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test::jira;

class TestJiraJsonHistories : public QObject {
    Q_OBJECT

private slots:
    void takesOnlyChangesOfStatus();
    void turnsAHistoryRoundEntryByEntry();
    void leavesAHistoryThatBeginsWithTheOldest();
    void ordersByIdWhereAllHappenedAtOnce();
    void keepsIdsOfRenamedStatuses();
    void takesStatusesWithoutIdOrName();
    void findsTheIssueOfAChangelog_data();
    void findsTheIssueOfAChangelog();
    void turnsAChangelogRound();
    void rejectsAChangelogThatBelongsToNobody();
    void saysWhichHistoriesAreCut();
};

void TestJiraJsonHistories::takesOnlyChangesOfStatus()
{
    const std::string other = R"({"field":"labels","fromString":"","toString":"x"})";
    const std::string custom = R"({"field":"status","fieldtype":"custom","fieldId":"customfield_1","fromString":"a","toString":"b"})";
    const std::string byId = R"({"field":"Etat","fieldId":"status","from":"1","fromString":"Open","to":"2","toString":"Doing"})";
    const JiraSink sink = readText('[' + issue("A-1", entry("02T10:00", other + "," + custom) + "," + entry("03T10:00", byId)) + "]");
    QCOMPARE(sink.events, QStringList {"A-1 03-03T09:00 1:Open > 2:Doing by Ann"});
}

void TestJiraJsonHistories::turnsAHistoryRoundEntryByEntry()
{
    const std::string two = change("1", "Open", "2", "Doing") + "," + change("2", "Doing", "1", "Open");
    const JiraSink sink = readText('['
        + issue("A-1",
            entry("05T10:00", change("5", "Wait", "2", "Doing")) + "," + entry("05T10:00", change("1", "Open", "5", "Wait")) + ","
                + entry("04T10:00", two) + "," + entry("04T09:00", R"({"field":"labels","fromString":"","toString":"x"})"))
        + "]");
    QCOMPARE(sink.events,
        (QStringList {"A-1 03-04T09:00 1:Open > 2:Doing by Ann", "A-1 03-04T09:00 2:Doing > 1:Open by Ann",
            "A-1 03-05T09:00 1:Open > 5:Wait by Ann", "A-1 03-05T09:00 5:Wait > 2:Doing by Ann"}));
}

void TestJiraJsonHistories::leavesAHistoryThatBeginsWithTheOldest()
{
    const JiraSink sink = readText('['
        + issue("A-1",
            entry("04T10:00", change("1", "a", "2", "b")) + "," + entry("05T10:00", change("2", "b", "3", "c")) + ","
                + entry("05T10:00", change("3", "c", "4", "d")))
        + "]");
    QCOMPARE(sink.events,
        (QStringList {"A-1 03-04T09:00 1:a > 2:b by Ann", "A-1 03-05T09:00 2:b > 3:c by Ann", "A-1 03-05T09:00 3:c > 4:d by Ann"}));
}

void TestJiraJsonHistories::ordersByIdWhereAllHappenedAtOnce()
{
    const QStringList right {"A-1 03-05T09:00 1:Open > 2:Doing by Ann", "A-1 03-05T09:00 2:Doing > 3:Done by Ann"};
    QCOMPARE(readText('[' + issue("A-1", entry("05T10:00", toDone, "12") + "," + entry("05T10:00", toDoing, "11")) + "]").events, right);
    QCOMPARE(readText('[' + issue("A-1", entry("05T10:00", toDoing, "11") + "," + entry("05T10:00", toDone, "12")) + "]").events, right);
}

void TestJiraJsonHistories::keepsIdsOfRenamedStatuses()
{
    const JiraSink sink = readText('['
        + issue(
            "A-1", entry("05T10:00", change("2", "In Progress", "1", "Open")) + "," + entry("04T10:00", change("1", "Open", "2", "Doing")))
        + "]");
    QCOMPARE(sink.events, (QStringList {"A-1 03-04T09:00 1:Open > 2:Doing by Ann", "A-1 03-05T09:00 2:In Progress > 1:Open by Ann"}));
}

void TestJiraJsonHistories::takesStatusesWithoutIdOrName()
{
    const JiraSink sink = readText('['
        + issue("A-1",
            entry("04T10:00", R"({"field":"status","fromString":"Open","toString":"Doing"})") + ","
                + entry("05T10:00", R"({"field":"status","from":null,"to":3})") + ","
                + entry("06T10:00", R"({"field":"status","from":"3"})"))
        + "]");
    QCOMPARE(sink.events, (QStringList {"A-1 03-04T09:00 :Open > :Doing by Ann", "A-1 03-05T09:00 none > 3: by Ann"}));
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QVERIFY(sink.rejects[0].kept);
}

void TestJiraJsonHistories::findsTheIssueOfAChangelog_data()
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

void TestJiraJsonHistories::findsTheIssueOfAChangelog()
{
    QFETCH(QString, name);
    QFETCH(QString, self);
    QFETCH(QString, key);
    const std::string values = R"("values":[)" + entry("04T10:00", toDoing) + "," + entry("05T10:00", toDone) + "]";
    const JiraSink sink =
        readText(R"({"maxResults":100,"startAt":0,"total":2,"isLast":true,)" + values + R"(,"self":")" + self.toStdString() + "\"}",
            name.toStdString());
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.items.size(), std::size_t {1});
    QCOMPARE(QString::fromStdString(sink.items[0].key), key);
    QVERIFY(!sink.items[0].whole);
    QCOMPARE(sink.events, (QStringList {key + " 03-04T09:00 1:Open > 2:Doing by Ann", key + " 03-05T09:00 2:Doing > 3:Done by Ann"}));
    QVERIFY(sink.warnings.isEmpty());
}

void TestJiraJsonHistories::turnsAChangelogRound()
{
    const JiraSink sink =
        readText(R"({"values":[)" + entry("05T10:00", toDone) + "," + entry("04T10:00", toDoing) + R"(],"total":7})", "A-1.json");
    QCOMPARE(sink.events, (QStringList {"A-1 03-04T09:00 1:Open > 2:Doing by Ann", "A-1 03-05T09:00 2:Doing > 3:Done by Ann"}));
    QCOMPARE(sink.warnings.size(), 1);
    QVERIFY(sink.warnings[0].contains("5 entries"));
}

void TestJiraJsonHistories::rejectsAChangelogThatBelongsToNobody()
{
    const JiraSink sink =
        readText(R"({"values":[)" + entry("04T10:00", toDoing) + ",\n" + entry("05T10:00", toDone) + "]}", "changelog.json");
    QCOMPARE(sink.records, 0);
    QCOMPARE(sink.rejects.size(), std::size_t {2});
    QCOMPARE(sink.rejects[1].line.value_or(0), std::int64_t {2});
    QCOMPARE(sink.rejects[1].field, std::string("key"));
    QVERIFY(!sink.rejects[1].kept);
}

void TestJiraJsonHistories::saysWhichHistoriesAreCut()
{
    const JiraSink sink = readText('[' + issue("A-1", entry("04T10:00", toDoing), R"(,"total":120)") + ","
        + issue("A-2", entry("04T10:00", toDoing), R"(,"total":1)") + "," + issue("A-3", "", R"(,"total":3)") + "]");
    QCOMPARE(sink.records, 3);
    QCOMPARE(sink.warnings.size(), 1);
    QVERIFY2(sink.warnings[0].contains("The histories of 2 issues are cut"), qPrintable(sink.warnings[0]));
    QVERIFY2(sink.warnings[0].contains("up to 119 entries"), qPrintable(sink.warnings[0]));
}

QTEST_APPLESS_MAIN(TestJiraJsonHistories)
#include "tst_jira_json_histories.moc"
