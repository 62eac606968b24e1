// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/tracker_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test;

class TestGitLabJson : public QObject {
    Q_OBJECT

private slots:
    void takesWhatAnIssueSays();
    void tellsWhatAnIssueIsPartOf_data();
    void tellsWhatAnIssueIsPartOf();
    void takesEpicsByTheirGroup();
    void tellsWhenAnIssueWasClosed();
    void takesMergeRequestsAsChanges();
    void knowsTheCommitOnTheTargetBranch_data();
    void knowsTheCommitOnTheTargetBranch();
    void prefersTheWholeReference();
    void takesPages_data();
    void takesPages();
    void takesGraphQl();
    void takesOneIssueOfGraphQl();
    void saysThatAPageIsMissing();
    void namesTheProjectWhereTheRecordDoesNot();
    void refusesWhatItDoesNotRead_data();
    void refusesWhatItDoesNotRead();
    void keepsARecordWhoseTimeCannotBeRead();
};

namespace {

std::string issue(int iid, const std::string& more)
{
    const std::string number = std::to_string(iid);
    return R"({"id":9)" + number + R"(,"iid":)" + number
        + R"(,"project_id":5,"title":"Mend the sluice","state":"opened",)"
          R"("created_at":"2025-03-03T09:00:00.500+01:00","closed_at":null,"labels":["bug","flow"],"milestone":{"title":"1.0"},)"
          R"("assignees":[{"name":"Ann","username":"ann"},{"name":"Bo","username":"bo"}],"author":{"name":"Cy"},"issue_type":"incident",)"
          R"("web_url":"https://git.example.org/water/works/-/issues/)"
        + number + R"(")" + more + "}";
}

std::string request(int iid, const std::string& more)
{
    const std::string number = std::to_string(iid);
    return R"({"iid":)" + number
        + R"(,"title":"Open the gate","state":"merged","created_at":"2025-03-03T09:00:00Z","source_branch":"x",)"
          R"("author":{"name":"Ann"},"web_url":"https://git.example.org/water/works/-/merge_requests/)"
        + number + R"(")" + more + "}";
}

} // namespace

void TestGitLabJson::takesWhatAnIssueSays()
{
    const RecordingSink sink = readAs("gitlab-json", "[" + issue(7, "") + "]");
    QCOMPARE(sink.records, 1);
    const RecordingSink::Item& item = sink.items.at(0);
    QCOMPARE(item.key, std::string("water/works#7"));
    QCOMPARE(item.project, std::string("water/works"));
    QCOMPARE(item.type, std::string("incident"));
    QCOMPARE(item.title, std::string("Mend the sluice"));
    QCOMPARE(item.status, std::string("opened"));
    QCOMPARE(item.assignee, std::string("Ann"));
    QCOMPARE(isoInstant(*item.created), std::string("2025-03-03T08:00:00.500Z"));
    QVERIFY(!item.finished);
    const std::vector<std::pair<std::string, std::string>> attributes {
        {"assignees", "Bo"}, {"author", "Cy"}, {"labels", "bug"}, {"labels", "flow"}, {"milestone", "1.0"}};
    QVERIFY(item.attributes == attributes);
    QCOMPARE(lines(sink), (QStringList {"water/works#7: → opened 2025-03-03T08:00:00.500Z"}));
}

void TestGitLabJson::tellsWhatAnIssueIsPartOf_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("parent");
    QTest::newRow("an epic, REST") << QByteArray(
        R"(,"epic":{"id":42,"iid":5,"title":"Locks","url":"/groups/water/-/epics/5","group_id":8})")
                                   << QByteArray("water&5");
    QTest::newRow("an epic of a subgroup") << QByteArray(R"(,"epic":{"iid":5,"references":{"full":"water/locks&5"}})")
                                           << QByteArray("water/locks&5");
    QTest::newRow("a work item") << QByteArray(R"(,"parent":{"webUrl":"https://git.example.org/water/works/-/work_items/3"})")
                                 << QByteArray("water/works#3");
    QTest::newRow("a work item, in a widget") << QByteArray(
        R"(,"widgets":[{"type":"LABELS"},{"type":"HIERARCHY","parent":{"reference":"water/works#3"}}])")
                                              << QByteArray("water/works#3");
    QTest::newRow("nothing") << QByteArray(R"(,"epic":null,"parent":null)") << QByteArray();
    QTest::newRow("an epic by its number alone") << QByteArray(R"(,"epic":{"id":42,"iid":5,"title":"Locks"})") << QByteArray();
}

void TestGitLabJson::tellsWhatAnIssueIsPartOf()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, parent);
    const RecordingSink sink = readAs("gitlab-json", "[" + issue(7, more.toStdString()) + "]");
    QCOMPARE(sink.items.at(0).parent, parent.toStdString());
}

void TestGitLabJson::takesEpicsByTheirGroup()
{
    const RecordingSink sink = readAs("gitlab-json",
        R"([{"id":42,"iid":5,"group_id":8,"title":"Locks","state":"opened","created_at":"2025-03-03T09:00:00Z",)"
        R"("references":{"short":"&5","relative":"&5","full":"water&5"},"web_url":"https://git.example.org/groups/water/-/epics/5"}])");
    QCOMPARE(sink.items.at(0).key, std::string("water&5"));
    QCOMPARE(sink.items[0].type, std::string("epic"));
    QCOMPARE(sink.items[0].project, std::string("water"));
}

void TestGitLabJson::tellsWhenAnIssueWasClosed()
{
    std::string text = issue(7, "");
    text.replace(text.find(R"("opened")"), 8, R"("closed")");
    text.replace(text.find(R"("closed_at":null)"), 16, R"("closed_at":"2025-03-05T09:00:00Z")");
    const RecordingSink sink = readAs("gitlab-json", "[" + text + "]");
    QCOMPARE(isoInstant(*sink.items.at(0).finished), std::string("2025-03-05T09:00:00.000Z"));
    QCOMPARE(sink.items[0].category, StatusCategory::Done);
    QCOMPARE(lines(sink),
        (QStringList {"water/works#7: → opened 2025-03-03T08:00:00.500Z", "water/works#7: → closed 2025-03-05T09:00:00.000Z"}));
}

void TestGitLabJson::takesMergeRequestsAsChanges()
{
    const RecordingSink sink = readAs(
        "gitlab-json", "[" + request(3, R"(,"merged_at":"2025-03-04T09:00:00Z","merge_commit_sha":"aa")") + "," + request(4, "") + "]");
    QCOMPARE(sink.records, 2);
    QVERIFY(sink.items.empty());
    const RecordingSink::Change& merged = sink.changes.at("water/works!3");
    QCOMPARE(merged.title, std::string("Open the gate"));
    QCOMPARE(merged.author, std::string("Ann"));
    QCOMPARE(merged.how, std::string("merge request"));
    QCOMPARE(merged.created, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(merged.merged, std::string("2025-03-04T09:00:00.000Z"));
    QCOMPARE(merged.mergeCommit, std::string("aa"));
    QCOMPARE(sink.changes.at("water/works!4").merged, std::string());
}

void TestGitLabJson::knowsTheCommitOnTheTargetBranch_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("sha");
    const QByteArray merged = R"(,"merged_at":"2025-03-04T09:00:00Z")";
    QTest::newRow("merge") << merged + R"(,"merge_commit_sha":"aa","squash_commit_sha":"bb","sha":"cc")" << QByteArray("aa");
    QTest::newRow("squash") << merged + R"(,"merge_commit_sha":null,"squash_commit_sha":"bb","sha":"cc")" << QByteArray("bb");
    QTest::newRow("fast-forward") << merged + R"(,"merge_commit_sha":null,"squash_commit_sha":null,"sha":"cc")" << QByteArray("cc");
    QTest::newRow("not merged") << QByteArray(R"(,"merged_at":null,"sha":"cc")") << QByteArray("");
}

void TestGitLabJson::knowsTheCommitOnTheTargetBranch()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, sha);
    QCOMPARE(readAs("gitlab-json", request(3, more.toStdString())).changes.at("water/works!3").mergeCommit, sha.toStdString());
}

void TestGitLabJson::prefersTheWholeReference()
{
    const RecordingSink sink = readAs("gitlab-json", issue(7, R"(,"references":{"short":"#7","full":"moved/here#7"})"));
    QCOMPARE(keysOf(sink), (QStringList {"moved/here#7"}));
}

void TestGitLabJson::takesPages_data()
{
    QTest::addColumn<QString>("text");
    const QString one = QString::fromStdString(issue(1, ""));
    const QString two = QString::fromStdString(issue(2, ""));
    QTest::newRow("a list") << "[" + one + "," + two + "]";
    QTest::newRow("lists behind each other") << "[" + one + "]\n[" + two + "]";
    QTest::newRow("a list of lists") << "[[" + one + "],[" + two + "]]";
    QTest::newRow("a line each") << one + "\n" + two + "\n";
}

void TestGitLabJson::takesPages()
{
    QFETCH(QString, text);
    const RecordingSink sink = readAs("gitlab-json", text.toStdString());
    QCOMPARE(keysOf(sink), (QStringList {"water/works#1", "water/works#2"}));
    QCOMPARE(sink.records, 2);
    QVERIFY(sink.rejects.empty());
}

void TestGitLabJson::takesGraphQl()
{
    const RecordingSink sink = readAs("gitlab-json",
        R"({"data":{"project":{"fullPath":"water/works","issues":{"pageInfo":{"hasNextPage":false},"nodes":[
            {"iid":"7","title":"x","state":"closed","createdAt":"2025-03-03T09:00:00Z","closedAt":"2025-03-04T09:00:00Z","type":"ISSUE",
             "webUrl":"https://git.example.org/water/works/-/issues/7","labels":{"nodes":[{"title":"bug"}]},
             "assignees":{"nodes":[{"name":"Ann"}]}}]},
          "mergeRequests":{"edges":[{"node":{"iid":"3","title":"y","mergedAt":"2025-03-04T09:00:00Z","mergeCommitSha":"aa",
             "webUrl":"https://git.example.org/water/works/-/merge_requests/3"}}]}}}})");
    QCOMPARE(sink.records, 2);
    QCOMPARE(keysOf(sink), (QStringList {"water/works#7"}));
    QCOMPARE(sink.items[0].type, std::string("issue"));
    QCOMPARE(sink.items[0].assignee, std::string("Ann"));
    QCOMPARE(sink.items[0].attributes.at(0).second, std::string("bug"));
    QCOMPARE(sink.changes.at("water/works!3").mergeCommit, std::string("aa"));
    QVERIFY(sink.warnings.empty());
}

void TestGitLabJson::takesOneIssueOfGraphQl()
{
    const RecordingSink sink = readAs(
        "gitlab-json", R"({"data":{"project":{"issue":{"iid":"7","title":"x","reference":"water/works#7","labels":{"nodes":[]}}}}})");
    QCOMPARE(keysOf(sink), (QStringList {"water/works#7"}));
}

void TestGitLabJson::saysThatAPageIsMissing()
{
    const RecordingSink sink = readAs("gitlab-json",
        R"({"data":{"project":{"issues":{"nodes":[{"iid":"7","title":"x","reference":"a/b#7"}],"pageInfo":{"hasNextPage":true}}}}})");
    QCOMPARE(sink.warnings.size(), std::size_t {1});
}

void TestGitLabJson::namesTheProjectWhereTheRecordDoesNot()
{
    const std::string bare = R"([{"iid":7,"title":"x","project_id":5,"state":"opened","created_at":"2025-03-03"}])";
    const RecordingSink sink = readAs("gitlab-json", bare);
    QCOMPARE(keysOf(sink), (QStringList {"5#7"}));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    readers::ReadOptions options;
    options.project = "water/works";
    const RecordingSink named = readAs("gitlab-json", bare, "export.json", options);
    QCOMPARE(keysOf(named), (QStringList {"water/works#7"}));
    QVERIFY(named.warnings.empty());
}

void TestGitLabJson::refusesWhatItDoesNotRead_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("state event") << QByteArray(R"({"id":1,"resource_type":"Issue","resource_id":2,"state":"closed"})")
                                 << QByteArray("an event");
    QTest::newRow("nothing") << QByteArray(R"({"title":"x"})") << QByteArray("no number");
    QTest::newRow("a value") << QByteArray("7") << QByteArray("bare value");
}

void TestGitLabJson::refusesWhatItDoesNotRead()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, word);
    const std::string text = "[" + issue(1, "") + ",\n" + record.toStdString() + "]";
    const RecordingSink sink = readAs("gitlab-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 1);
    QVERIFY2(sink.rejects[0].reason.find(word.toStdString()) != std::string::npos, sink.rejects[0].reason.c_str());
    QCOMPARE(*sink.rejects[0].line, std::int64_t {2});
    QCOMPARE(*sink.rejects[0].byte, static_cast<std::int64_t>(text.find('\n') + 1));
    QCOMPARE(sink.rejects[0].text, record.toStdString());
}

void TestGitLabJson::keepsARecordWhoseTimeCannotBeRead()
{
    std::string text = issue(7, "");
    text.replace(text.find("2025-03-03T09:00:00.500+01:00"), 29, "long ago");
    const RecordingSink sink = readAs("gitlab-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 0);
    QCOMPARE(sink.rejects.at(0).field, std::string("created_at"));
    QCOMPARE(sink.rejects[0].text, std::string("long ago"));
    QCOMPARE(sink.rejects[0].record, std::string("water/works#7"));
    QVERIFY(sink.rejects[0].kept);
    QVERIFY(!sink.items.at(0).created);
}

QTEST_APPLESS_MAIN(TestGitLabJson)
#include "tst_gitlab_json.moc"
