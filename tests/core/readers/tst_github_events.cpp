// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/tracker_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test;

namespace {

const std::string site = "https://example.org/water/works";
const std::string api = "https://api.example.org/repos/water/works";

/// The issue as it is now, beside each of its events.
const std::string issue = R"({"html_url":")" + site
    + R"(/issues/7","number":7,"title":"Mend the sluice","state":"open","created_at":"2025-03-03T09:00:00Z","closed_at":null})";

int events = 0;

std::string eventOf(const std::string& name, const std::string& at, const std::string& more)
{
    return R"({"id":)" + std::to_string(++events) + R"(,"event":")" + name
        + R"(","actor":{"login":"bo"},"commit_id":null,"created_at":"2025-03-)" + at + R"(:00Z")" + more + "}";
}

std::string review(int pull, const std::string& login, const std::string& at, const std::string& state)
{
    const std::string number = std::to_string(pull);
    return R"({"id":1,"user":{"login":")" + login + R"("},"body":"","state":")" + state + R"(","html_url":")" + site + "/pull/" + number
        + R"(#pullrequestreview-1","pull_request_url":")" + api + "/pulls/" + number + R"(","submitted_at":"2025-03-)" + at + R"(:00Z"})";
}

std::string activity(const std::string& type, const std::string& at, const std::string& payload)
{
    return R"({"id":"1","type":")" + type + R"(","actor":{"login":"bo"},"repo":{"name":"water/works"},"payload":{)" + payload
        + R"(},"public":true,"created_at":"2025-03-)" + at + R"(:00Z"})";
}

std::string pull(const std::string& more = "")
{
    return R"({"html_url":")" + site
        + R"(/pull/3","number":3,"title":"Open the gate","user":{"login":"ann"},"merged_at":null,)"
          R"("created_at":"2025-03-03T09:00:00Z")"
        + more + "}";
}

} // namespace

class TestGitHubEvents : public QObject {
    Q_OBJECT

private slots:
    void takesTheEventsOfARepository();
    void takesAnEventOfTwoPagesOnce();
    void anIssueAndItsEventsTellAStepOnce_data();
    void anIssueAndItsEventsTellAStepOnce();
    void takesMovesOnABoard();
    void knowsAMergeByItsEvent();
    void givesATimelineToTheIssueThatItsCommentsAreOn();
    void makesNoItemOfAPullRequestsTimeline();
    void refusesATimelineThatDoesNotSayWhoseItIs();
    void takesPublicEvents();
    void takesTheNewestStateFromPublicEvents();
    void aReviewIsAResponse();
    void doesNotTakeTheAuthorsOwnWordsForAResponse();
    void leavesOpenWhoseCommentCameFirst();
    void waitsForNoPendingReview();
    void refusesAReviewWithoutATime();
    void takesCommits();
    void namesTheRepositoryThatAllCommitsAreOf();
    void refusesACommitWithoutATime();
};

void TestGitHubEvents::takesTheEventsOfARepository()
{
    const std::string beside = R"(,"issue":)" + issue;
    const RecordingSink sink = readAs("github-json",
        listOf({eventOf("reopened", "06T09:00", beside), eventOf("labeled", "05T10:00", beside), eventOf("closed", "05T09:00", beside)}));
    QCOMPARE(sink.records, 3);
    QCOMPARE(keysOf(sink), (QStringList {"water/works#7"}));
    QStringList got = lines(sink);
    got.sort();
    QCOMPARE(got,
        (QStringList {"water/works#7: → closed 2025-03-05T09:00:00.000Z", "water/works#7: → open 2025-03-03T09:00:00.000Z",
            "water/works#7: → open 2025-03-06T09:00:00.000Z"}));
}

void TestGitHubEvents::takesAnEventOfTwoPagesOnce()
{
    const std::string shut = eventOf("closed", "05T09:00", R"(,"issue":)" + issue);
    const std::string moved =
        eventOf("moved_columns_in_project", "05T09:00", R"(,"project_card":{"column_name":"Doing"},"issue":)" + issue);
    const RecordingSink sink = readAs("github-json", listOf({moved, shut}) + listOf({shut}));
    QCOMPARE(sink.records, 3);
    QCOMPARE(lines(sink).filter("closed").size(), 1);
    QCOMPARE(lines(sink).filter("Doing").size(), 1);
}

void TestGitHubEvents::anIssueAndItsEventsTellAStepOnce_data()
{
    QTest::addColumn<QByteArray>("closedAt");
    QTest::addColumn<bool>("issueFirst");
    for (const char* at : {"07T09:00:00Z", "07T09:00:01Z", "07T08:59:58Z"})
        for (const bool first : {true, false})
            QTest::addRow("%s %s", at, first ? "issue first" : "events first") << QByteArray(at) << first;
}

void TestGitHubEvents::anIssueAndItsEventsTellAStepOnce()
{
    QFETCH(QByteArray, closedAt);
    QFETCH(bool, issueFirst);
    std::string now = issue;
    now.replace(now.find("\"open\""), 6, "\"closed\"");
    now.replace(now.find("null"), 4, "\"2025-03-" + closedAt.toStdString() + "\"");
    const std::string beside = ",\"issue\":" + now;
    const std::string steps =
        listOf({eventOf("closed", "07T09:00", beside), eventOf("reopened", "06T09:00", beside), eventOf("closed", "05T09:00", beside)});
    std::string text = "[";
    text.append(issueFirst ? listOf({now}) : steps).append(",").append(issueFirst ? steps : listOf({now})).append("]");
    const RecordingSink sink = readAs("github-json", text);
    QCOMPARE(sink.records, 4);
    const QStringList got = lines(sink);
    QCOMPARE(got.size(), 4);
    QCOMPARE(got.filter("→ closed").size(), 2);
    QCOMPARE(got.filter("→ open").size(), 2);
    QCOMPARE(got.filter("→ open 2025-03-03T09:00:00").size(), 1);
    QCOMPARE(sink.items.back().status, std::string("closed"));
}

void TestGitHubEvents::takesMovesOnABoard()
{
    const std::string moved = R"(,"project_card":{"id":1,"column_name":"Doing","previous_column_name":"To do"},"issue":)" + issue;
    const RecordingSink sink = readAs("github-json", listOf({eventOf("moved_columns_in_project", "05T09:00", moved)}));
    QVERIFY(lines(sink).contains("water/works#7: To do → Doing 2025-03-05T09:00:00.000Z"));
}

void TestGitHubEvents::knowsAMergeByItsEvent()
{
    const RecordingSink sink = readAs("github-json",
        R"([{"event":"merged","commit_id":"aa","created_at":"2025-03-05T09:00:00Z","actor":{"login":"bo"},"issue":{"html_url":")" + site
            + R"(/pull/3","number":3,"title":"y","created_at":"2025-03-03T09:00:00Z","pull_request":{"url":"x"}}}])");
    QVERIFY(sink.items.empty());
    QCOMPARE(sink.changes.at("water/works#3").merged, std::string("2025-03-05T09:00:00.000Z"));
    QCOMPARE(sink.changes.at("water/works#3").mergeCommit, std::string("aa"));
}

void TestGitHubEvents::givesATimelineToTheIssueThatItsCommentsAreOn()
{
    const std::string comment = R"({"event":"commented","user":{"login":"cy"},"actor":{"login":"cy"},"body":"x","issue_url":")" + api
        + R"(/issues/7","html_url":")" + site + R"(/issues/7#issuecomment-1","created_at":"2025-03-04T09:00:00Z"})";
    const RecordingSink sink = readAs("github-json", listOf({eventOf("closed", "05T09:00", ""), comment}));
    QCOMPARE(sink.records, 2);
    QCOMPARE(lines(sink), (QStringList {"water/works#7: → closed 2025-03-05T09:00:00.000Z"}));
}

void TestGitHubEvents::makesNoItemOfAPullRequestsTimeline()
{
    const RecordingSink sink = readAs("github-json", listOf({eventOf("closed", "05T09:00", ""), review(3, "bo", "04T09:00", "APPROVED")}));
    QCOMPARE(sink.records, 2);
    QVERIFY(sink.events.empty());
    QVERIFY(sink.changes.contains("water/works#3"));
}

void TestGitHubEvents::refusesATimelineThatDoesNotSayWhoseItIs()
{
    const std::string text = listOf({eventOf("labeled", "04T09:00", ""), eventOf("closed", "05T09:00", "")});
    const RecordingSink sink = readAs("github-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 1);
    QCOMPARE(sink.rejects[0].field, std::string("issue"));
    QCOMPARE(*sink.rejects[0].line, std::int64_t {2});
    QVERIFY(sink.events.empty());
}

void TestGitHubEvents::takesPublicEvents()
{
    const std::string opened = activity("IssuesEvent", "03T09:00", R"("action":"opened","issue":)" + issue);
    const std::string shut = activity("IssuesEvent", "05T09:00", R"("action":"closed","issue":)" + issue);
    const std::string pushed = activity("PushEvent", "05T10:00", R"("size":1,"commits":[])");
    const std::string reviewed = activity("PullRequestReviewEvent", "04T11:00",
        R"("action":"created","review":{"user":{"login":"cy"},"submitted_at":"2025-03-04T10:00:00Z","state":"commented"},"pull_request":)"
            + pull());
    const std::string mergedNow =
        activity("PullRequestEvent", "05T11:00", R"("action":"closed","pull_request":)" + pull(R"(,"merge_commit_sha":"aa")"));
    const RecordingSink sink = readAs("github-json", opened + "\n" + shut + "\n" + pushed + "\n" + reviewed + "\n" + mergedNow + "\n");
    QCOMPARE(sink.records, 5);
    QCOMPARE(
        lines(sink), (QStringList {"water/works#7: → open 2025-03-03T09:00:00.000Z", "water/works#7: → closed 2025-03-05T09:00:00.000Z"}));
    QCOMPARE(sink.changes.size(), std::size_t {1});
    QCOMPARE(sink.changes.at("water/works#3").author, std::string("ann"));
    QCOMPARE(sink.changes.at("water/works#3").firstResponse, std::string("2025-03-04T10:00:00.000Z"));
}

void TestGitHubEvents::takesTheNewestStateFromPublicEvents()
{
    std::string older = issue;
    older.replace(older.find("Mend the sluice"), 15, "Mend it");
    const std::string now = activity("IssuesEvent", "05T09:00", R"("action":"edited","issue":)" + issue);
    const std::string then = activity("IssuesEvent", "04T09:00", R"("action":"opened","issue":)" + older);
    for (const std::string& text : {now + "\n" + then, then + "\n" + now})
        QCOMPARE(readAs("github-json", text).items.back().title, std::string("Mend the sluice"));
}

void TestGitHubEvents::aReviewIsAResponse()
{
    const RecordingSink sink =
        readAs("github-json", listOf({review(3, "cy", "05T09:00", "APPROVED"), review(3, "bo", "04T09:00", "CHANGES_REQUESTED")}));
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.changes.at("water/works#3").firstResponse, std::string("2025-03-04T09:00:00.000Z"));
    QVERIFY(sink.warnings.empty());
}

void TestGitHubEvents::doesNotTakeTheAuthorsOwnWordsForAResponse()
{
    const RecordingSink sink =
        readAs("github-json", pull() + review(3, "ann", "04T09:00", "COMMENTED") + review(3, "bo", "05T09:00", "COMMENTED"));
    QCOMPARE(sink.changes.at("water/works#3").firstResponse, std::string("2025-03-05T09:00:00.000Z"));
}

void TestGitHubEvents::leavesOpenWhoseCommentCameFirst()
{
    const RecordingSink sink = readAs("github-json",
        listOf({review(3, "ann", "04T09:00", "COMMENTED"), review(3, "bo", "05T09:00", "APPROVED"),
            review(4, "bo", "04T09:00", "COMMENTED"), review(4, "bo", "05T09:00", "APPROVED")}));
    QVERIFY(!sink.changes.contains("water/works#3"));
    QCOMPARE(sink.changes.at("water/works#4").firstResponse, std::string("2025-03-04T09:00:00.000Z"));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].starts_with("Of 1 pull request the first response is unknown"), sink.warnings[0].c_str());
}

void TestGitHubEvents::waitsForNoPendingReview()
{
    std::string pending = review(3, "bo", "04T09:00", "PENDING");
    pending.replace(pending.find(R"("2025-03-04T09:00:00Z")"), 22, "null");
    const RecordingSink sink = readAs("github-json", pending);
    QCOMPARE(sink.records, 1);
    QVERIFY(sink.changes.empty());
}

void TestGitHubEvents::refusesAReviewWithoutATime()
{
    std::string broken = review(3, "bo", "04T09:00", "APPROVED");
    broken.replace(broken.find(R"("2025-03-04T09:00:00Z")"), 22, "null");
    const RecordingSink sink = readAs("github-json", broken);
    QCOMPARE(sink.records, 0);
    QCOMPARE(sink.rejected, 1);
    QCOMPARE(sink.rejects[0].field, std::string("submitted_at"));
    QCOMPARE(sink.rejects[0].record, std::string("water/works#3"));
}

void TestGitHubEvents::takesCommits()
{
    const RecordingSink sink = readAs("github-json",
        R"([{"sha":"ab12","node_id":"C","commit":{ "author":{"name":"Ann","email":"ann@example.org","date":"2025-03-03T09:00:00Z"},"committer":{"date":"2025-03-04T09:00:00Z"}, "message":"Mend the sluice\n\nIt leaked."},"parents":[{"sha":"aa"},{"sha":"bb"}]}])");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.commits, (std::vector<std::string> {"ab12 by Ann 2025-03-03T09:00:00.000Z (2): Mend the sluice"}));
}

void TestGitHubEvents::namesTheRepositoryThatAllCommitsAreOf()
{
    const auto commit = [](const std::string& address) {
        std::string text =
            R"({"sha":"ab12","parents":[],"commit":{"author":{"date":"2025-03-03T09:00:00Z"},"committer":{"date":"2025-03-04T09:00:00Z"}})";
        return text.append(address).append(1, '}');
    };
    const auto repositoryOf = [](const std::string& text) {
        const SourceFolder folder;
        RecordingSink sink;
        SilentProgress progress;
        return readers::findReader("github-json")->read(folder.write("commits.json", text), {}, sink, progress).repository;
    };
    const std::string page = commit(",\"html_url\":\"" + site + "/commit/ab12\"");
    const std::string other = commit(",\"html_url\":\"https://example.org/water/mills/commit/ab12\"");
    QCOMPARE(repositoryOf(listOf({page, page})), std::string("water/works"));
    QCOMPARE(repositoryOf(listOf({commit(",\"url\":\"" + api + "/commits/ab12\"")})), std::string("water/works"));
    QCOMPARE(repositoryOf(listOf({page, other})), std::string());
    QCOMPARE(repositoryOf(listOf({commit("")})), std::string());
}

void TestGitHubEvents::refusesACommitWithoutATime()
{
    const RecordingSink sink = readAs("github-json", R"([{"sha":"ab12","commit":{"author":{"name":"Ann"},"message":"x"},"parents":[]}])");
    QCOMPARE(sink.rejected, 1);
    QVERIFY(sink.commits.empty());
}

QTEST_APPLESS_MAIN(TestGitHubEvents)
#include "tst_github_events.moc"
