// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/tracker_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test;

class TestGitHubJson : public QObject {
    Q_OBJECT

private slots:
    void takesWhatAnIssueSays();
    void tellsWhenAnIssueWasClosed();
    void findsPullRequestsAmongIssues();
    void takesPullRequestsAsChanges();
    void believesNoTrialMerge();
    void takesTheSameInEveryWrapping_data();
    void takesTheSameInEveryWrapping();
    void takesWhatTheCommandLinePrints();
    void takesGraphQl();
    void takesAddressesAlone();
    void takesABareListInUtf16();
    void readsAHistoryInsideAnIssue();
    void saysWhatItRead();
    void saysThatPagesAreMissing();
    void refusesWhatItDoesNotRead_data();
    void refusesWhatItDoesNotRead();
    void keepsARecordWhoseTimeCannotBeRead();
};

namespace {

const std::string repository = "https://api.example.org/repos/water/works";

std::string issue(int number, const std::string& more = "")
{
    const std::string text = std::to_string(number);
    return R"({"url":")" + repository + "/issues/" + text + R"(","html_url":"https://example.org/water/works/issues/)" + text
        + R"(","node_id":"I","number":)" + text
        + R"(,"title":"Mend the sluice","user":{"login":"ann"},"labels":[{"name":"bug"}],"assignees":[{"login":"bo"},{"login":"cy"}],)"
          R"("milestone":{"title":"1.0"},"created_at":"2025-03-03T09:00:00Z")"
        + (more.empty() ? R"(,"state":"open","closed_at":null)" : more) + "}";
}

std::string pull(int number, const std::string& more = "")
{
    const std::string text = std::to_string(number);
    return R"({"url":")" + repository + "/pulls/" + text + R"(","html_url":"https://example.org/water/works/pull/)" + text
        + R"(","node_id":"P","number":)" + text + R"(,"title":"Open the gate","user":{"login":"ann"},"created_at":"2025-03-03T09:00:00Z")"
        + more + "}";
}

const std::string closed = R"(,"state":"closed","closed_at":"2025-03-05T09:00:00Z","state_reason":"not_planned")";
const std::string merged = R"(,"merged_at":"2025-03-04T09:00:00Z","merge_commit_sha":"aa")";

} // namespace

void TestGitHubJson::takesWhatAnIssueSays()
{
    const RecordingSink sink = readAs("github-json", "[" + issue(7) + "]");
    QCOMPARE(sink.records, 1);
    const RecordingSink::Item& item = sink.items.at(0);
    QCOMPARE(item.key, std::string("water/works#7"));
    QCOMPARE(item.project, std::string("water/works"));
    QCOMPARE(item.title, std::string("Mend the sluice"));
    QCOMPARE(item.status, std::string("open"));
    QCOMPARE(item.assignee, std::string("bo"));
    QCOMPARE(item.url, std::string("https://example.org/water/works/issues/7"));
    QVERIFY(item.whole);
    QVERIFY(!item.finished);
    const std::vector<std::pair<std::string, std::string>> attributes {
        {"assignees", "cy"}, {"author", "ann"}, {"labels", "bug"}, {"milestone", "1.0"}};
    QVERIFY(item.attributes == attributes);
    QCOMPARE(lines(sink), (QStringList {"water/works#7: → open 2025-03-03T09:00:00.000Z"}));
}

void TestGitHubJson::tellsWhenAnIssueWasClosed()
{
    const RecordingSink sink = readAs("github-json", issue(7, closed));
    QCOMPARE(isoInstant(*sink.items.at(0).finished), std::string("2025-03-05T09:00:00.000Z"));
    QCOMPARE(sink.items[0].resolution, std::string("not_planned"));
    QCOMPARE(sink.items[0].category, StatusCategory::Done);
    QCOMPARE(
        lines(sink), (QStringList {"water/works#7: → open 2025-03-03T09:00:00.000Z", "water/works#7: → closed 2025-03-05T09:00:00.000Z"}));
}

void TestGitHubJson::findsPullRequestsAmongIssues()
{
    const std::string among = issue(8, R"(,"state":"closed","pull_request":{"url":"x","merged_at":"2025-03-04T09:00:00Z"})");
    const RecordingSink sink = readAs("github-json", "[" + issue(7) + "," + among + "]");
    QCOMPARE(sink.records, 2);
    QCOMPARE(keysOf(sink), (QStringList {"water/works#7"}));
    QCOMPARE(sink.changes.at("water/works#8").merged, std::string("2025-03-04T09:00:00.000Z"));
    QCOMPARE(sink.changes.at("water/works#8").author, std::string("ann"));
}

void TestGitHubJson::takesPullRequestsAsChanges()
{
    const RecordingSink sink = readAs("github-json", "[" + pull(3, merged) + "]");
    QVERIFY(sink.items.empty());
    const RecordingSink::Change& change = sink.changes.at("water/works#3");
    QCOMPARE(change.title, std::string("Open the gate"));
    QCOMPARE(change.how, std::string("pull request"));
    QCOMPARE(change.created, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(change.merged, std::string("2025-03-04T09:00:00.000Z"));
    QCOMPARE(change.mergeCommit, std::string("aa"));
}

void TestGitHubJson::believesNoTrialMerge()
{
    const RecordingSink sink = readAs("github-json", pull(3, R"(,"merged_at":null,"merge_commit_sha":"aa")"));
    QCOMPARE(sink.changes.at("water/works#3").mergeCommit, std::string());
    QCOMPARE(sink.changes.at("water/works#3").merged, std::string());
}

void TestGitHubJson::takesTheSameInEveryWrapping_data()
{
    QTest::addColumn<QString>("text");
    const QString one = QString::fromStdString(issue(1));
    const QString two = QString::fromStdString(pull(2));
    QTest::newRow("a list") << "[" + one + "," + two + "]";
    QTest::newRow("pages behind each other") << "[" + one + "]\r\n[" + two + "]";
    QTest::newRow("a list of pages") << "[[" + one + "],[],[" + two + "]]";
    QTest::newRow("a line each") << one + "\n" + two + "\n";
    QTest::newRow("a search") << R"({"total_count":2,"items":[)" + one + "," + two + "]}";
    QTest::newRow("wrapped") << R"({"totalCount":2,"issues":[)" + one + "," + two + "]}";
    QTest::newRow("nodes") << R"({"data":{"search":{"nodes":[)" + one + "," + two + "]}}}";
    QTest::newRow("edges") << R"({"data":{"search":{"edges":[{"node":)" + one + R"(},{"node":)" + two + "}]}}}";
}

void TestGitHubJson::takesTheSameInEveryWrapping()
{
    QFETCH(QString, text);
    const RecordingSink sink = readAs("github-json", text.toStdString());
    QCOMPARE(sink.records, 2);
    QCOMPARE(keysOf(sink), (QStringList {"water/works#1"}));
    QVERIFY(sink.changes.contains("water/works#2"));
    QVERIFY(sink.rejects.empty());
    QVERIFY(sink.warnings.empty());
}

void TestGitHubJson::takesWhatTheCommandLinePrints()
{
    const RecordingSink sink = readAs("github-json", R"([{"number":3,"title":"Open the gate","url":"https://example.org/water/works/pull/3",
        "author":{"login":"ann","is_bot":false},"createdAt":"2025-03-03T09:00:00Z","mergedAt":"2025-03-04T09:00:00Z",
        "mergeCommit":{"oid":"aa"},"commits":[{"oid":"c2","authoredDate":"2025-03-02T09:00:00Z"},{"oid":"c1","authoredDate":"2025-03-01T09:00:00Z"}],
        "reviews":[{"author":{"login":"ann"},"submittedAt":"2025-03-03T10:00:00Z","state":"COMMENTED"},
                   {"author":{"login":"bo"},"submittedAt":"2025-03-03T12:00:00Z","state":"COMMENTED"}],
        "comments":[{"author":{"login":"robot[bot]"},"createdAt":"2025-03-03T09:01:00Z"},
                    {"author":{"login":"cy"},"createdAt":"2025-03-03T11:00:00Z"}]}])");
    const RecordingSink::Change& change = sink.changes.at("water/works#3");
    QCOMPARE(change.mergeCommit, std::string("aa"));
    QCOMPARE(change.firstCommit, std::string("2025-03-01T09:00:00.000Z"));
    QCOMPARE(change.firstResponse, std::string("2025-03-03T11:00:00.000Z"));
}

void TestGitHubJson::takesGraphQl()
{
    const RecordingSink sink = readAs("github-json", R"({"data":{"repository":{"nameWithOwner":"water/works",
        "issues":{"totalCount":1,"nodes":[{"number":7,"title":"x","state":"CLOSED","stateReason":"COMPLETED","createdAt":"2025-03-03T09:00:00Z",
          "closedAt":"2025-03-05T09:00:00Z","author":{"login":"ann"},"labels":{"nodes":[{"name":"bug"}]},"issueType":{"name":"Bug"},
          "timelineItems":{"nodes":[
            {"__typename":"AddedToProjectEvent","createdAt":"2025-03-03T10:00:00Z","projectColumnName":"To do"},
            {"__typename":"MovedColumnsInProjectEvent","createdAt":"2025-03-04T09:00:00Z","previousProjectColumnName":"To do",
             "projectColumnName":"Doing","actor":{"login":"bo"}},
            {"__typename":"LabeledEvent","createdAt":"2025-03-04T09:30:00Z"},
            {"__typename":"ProjectV2ItemStatusChangedEvent","createdAt":"2025-03-04T10:00:00Z","previousStatus":"Doing","status":"Review"},
            {"__typename":"ClosedEvent","createdAt":"2025-03-05T09:00:00Z"}]}}]},
        "pullRequests":{"nodes":[{"number":3,"title":"y","mergedAt":"2025-03-04T09:00:00Z","mergeCommit":{"oid":"aa"},
          "commits":{"nodes":[{"commit":{"oid":"c1","authoredDate":"2025-03-01T09:00:00Z"}}]}}]}}}})");
    QCOMPARE(sink.records, 2);
    QCOMPARE(keysOf(sink), (QStringList {"water/works#7"}));
    QCOMPARE(sink.items[0].type, std::string("Bug"));
    QCOMPARE(sink.items[0].resolution, std::string("completed"));
    QCOMPARE(lines(sink),
        (QStringList {"water/works#7: → open 2025-03-03T09:00:00.000Z", "water/works#7: → To do 2025-03-03T10:00:00.000Z",
            "water/works#7: To do → Doing 2025-03-04T09:00:00.000Z", "water/works#7: Doing → Review 2025-03-04T10:00:00.000Z",
            "water/works#7: → closed 2025-03-05T09:00:00.000Z"}));
    QCOMPARE(sink.changes.at("water/works#3").firstCommit, std::string("2025-03-01T09:00:00.000Z"));
    QVERIFY(sink.warnings.empty());
}

void TestGitHubJson::takesAddressesAlone()
{
    const RecordingSink sink = readAs("github-json", R"({"totalCount":3,"issues":[
        {"url":"https://example.org/water/works/issues/1","createdAt":"2025-03-03T09:00:00Z","closedAt":"2025-03-04T09:00:00Z"},
        {"url":"https://example.org/water/works/issues/2","createdAt":"2025-03-03T09:00:00Z","closedAt":null},
        {"url":"https://example.org/water/works/pull/3","createdAt":"2025-03-03T09:00:00Z","closedAt":null}]})");
    QCOMPARE(keysOf(sink), (QStringList {"water/works#1", "water/works#2"}));
    QCOMPARE(sink.items[0].status, std::string("closed"));
    QCOMPARE(sink.items[1].status, std::string("open"));
    QCOMPARE(sink.changes.size(), std::size_t {1});
}

void TestGitHubJson::takesABareListInUtf16()
{
    std::string text = "\xFF\xFE";
    for (const char c : std::string(R"([{"number":22,"title":"x"}])"))
        text.append(1, c).append(1, '\0');
    const RecordingSink sink = readAs("github-json", text);
    QCOMPARE(keysOf(sink), (QStringList {"#22"}));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    readers::ReadOptions options;
    options.project = "water/works";
    const RecordingSink named = readAs("github-json", text, "gh-pr-list.json", options);
    QVERIFY(named.items.empty());
    QVERIFY(named.changes.contains("water/works#22"));
    QVERIFY(named.warnings.empty());
}

void TestGitHubJson::readsAHistoryInsideAnIssue()
{
    const RecordingSink sink = readAs(
        "github-json", issue(7, closed + R"(,"events":[{"event":"reopened","created_at":"2025-03-04T10:00:00Z","actor":{"login":"bo"}},
            {"event":"closed","created_at":"2025-03-04T09:00:00Z"},{"event":"labeled","created_at":"2025-03-04T09:00:00Z"}])"));
    QCOMPARE(lines(sink),
        (QStringList {"water/works#7: → open 2025-03-03T09:00:00.000Z", "water/works#7: → closed 2025-03-04T09:00:00.000Z",
            "water/works#7: → open 2025-03-04T10:00:00.000Z", "water/works#7: → closed 2025-03-05T09:00:00.000Z"}));
    QCOMPARE(sink.events[2].actor, std::string("bo"));
}

void TestGitHubJson::saysWhatItRead()
{
    const std::string commit = R"({"sha":"ab","parents":[],"commit":{"message":"x","author":{"date":"2025-03-03T09:00:00Z"},)"
                               R"("committer":{"date":"2025-03-03T09:00:00Z"}}})";
    const std::string review = R"({"id":1,"user":{"login":"bo"},"state":"APPROVED","submitted_at":"2025-03-03T12:00:00Z",)"
                               R"("pull_request_url":")"
        + repository + "/pulls/1\"}";
    const auto noted = [](const std::string& list) { return QString::fromStdString(readAs("github-json", list).note); };
    QVERIFY2(noted(listOf({commit})).startsWith("1 commit, "), qPrintable(noted(listOf({commit}))));
    QVERIFY2(noted(listOf({review})).startsWith("1 review, "), qPrintable(noted(listOf({review}))));
    QVERIFY2(noted(listOf({issue(1), pull(2), review})).startsWith("1 issue, 1 pull request, 1 review, "), "no zeros, no others");
}

void TestGitHubJson::saysThatPagesAreMissing()
{
    RecordingSink sink = readAs("github-json", R"({"total_count":40,"items":[)" + issue(1) + "]}");
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].find("1 of 40") != std::string::npos, sink.warnings[0].c_str());
    sink = readAs("github-json", R"({"data":{"repository":{"issues":{"nodes":[)" + issue(1) + R"(],"pageInfo":{"hasNextPage":true}}}}})");
    QCOMPARE(sink.warnings.size(), std::size_t {1});
}

void TestGitHubJson::refusesWhatItDoesNotRead_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("nothing") << QByteArray(R"({"title":"x"})") << QByteArray("no number");
    QTest::newRow("no number in its number") << QByteArray(R"({"number":null,"title":"x","state":"open"})") << QByteArray("no number");
    QTest::newRow("an object for a number") << QByteArray(R"({"number":{"a":1},"title":"x"})") << QByteArray("no number");
    QTest::newRow("a word for a number") << QByteArray(R"({"number":"many","title":"x"})") << QByteArray("no number");
    QTest::newRow("a pull request without") << QByteArray(R"({"number":null,"title":"x","merged_at":null})") << QByteArray("no number");
    QTest::newRow("an activity without") << QByteArray(
        R"({"type":"IssuesEvent","repo":{},"payload":{"issue":{"number":null}},"created_at":"2025-03-03T09:00:00Z"})")
                                         << QByteArray("which one");
    QTest::newRow("a value") << QByteArray("7") << QByteArray("bare value");
}

void TestGitHubJson::refusesWhatItDoesNotRead()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, word);
    const std::string text = "[" + issue(1) + ",\n" + record.toStdString() + "]";
    const RecordingSink sink = readAs("github-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 1);
    QCOMPARE(keysOf(sink), (QStringList {"water/works#1"}));
    QVERIFY(sink.changes.empty());
    QVERIFY2(sink.rejects[0].reason.find(word.toStdString()) != std::string::npos, sink.rejects[0].reason.c_str());
    QCOMPARE(*sink.rejects[0].line, std::int64_t {2});
    QCOMPARE(*sink.rejects[0].byte, static_cast<std::int64_t>(text.find('\n') + 1));
    QCOMPARE(sink.rejects[0].text, record.toStdString());
}

void TestGitHubJson::keepsARecordWhoseTimeCannotBeRead()
{
    std::string text = pull(3);
    text.replace(text.find("2025-03-03T09:00:00Z"), 20, "long ago");
    const RecordingSink sink = readAs("github-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 0);
    QCOMPARE(sink.rejects.at(0).field, std::string("created_at"));
    QCOMPARE(sink.rejects[0].record, std::string("water/works#3"));
    QVERIFY(sink.rejects[0].kept);
    QCOMPARE(sink.changes.at("water/works#3").created, std::string());
}

QTEST_APPLESS_MAIN(TestGitHubJson)
#include "tst_github_json.moc"
