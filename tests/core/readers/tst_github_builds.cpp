// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/run_result.h"
#include "tests/core/readers/tracker_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test;

class TestGitHubBuilds : public QObject {
    Q_OBJECT

private slots:
    void takesAWorkflowRun();
    void aRunThatWasRunAgainBeganWithItsAttempt();
    void anAttemptIsABuildOfItsOwn();
    void whatHasNotEndedHasNoEnd_data();
    void whatHasNotEndedHasNoEnd();
    void takesRunsOfTheCommandLine();
    void takesPages_data();
    void takesPages();
    void takesAJobAsPartOfItsRun();
    void takesJobsOfTheCommandLine();
    void takesADeployment();
    void statusesTellHowADeploymentEnded();
    void aStatusThatSaysLessTakesNothingAway();
    void takesAReleaseAsADeployment();
    void leavesDraftsOutAndSaysSo();
    void namesTheRepositoryWhereTheRecordDoesNot();
    void refusesWhatHasNoKey_data();
    void refusesWhatHasNoKey();
    void keepsARecordWhoseTimeCannotBeRead();
    void saysThatPagesAreMissing();
    void knowsTheWordsOfManyTools_data();
    void knowsTheWordsOfManyTools();
};

namespace {

std::string run(const std::string& status, const std::string& conclusion, int attempt = 1, int id = 71)
{
    return R"({"id":)" + std::to_string(id)
        + R"(,"name":"Tests","node_id":"W","head_branch":"main","head_sha":"06e6934c35c336b1a2bd3005fb21dc3914a45747",)"
          R"("run_number":5,"event":"push","pull_requests":[{"number":3}],"status":)"
        + status + R"(,"conclusion":)" + conclusion
        + R"(,"workflow_id":9,"url":"https://api.github.com/repos/water/works/actions/runs/71",)"
          R"("html_url":"https://github.com/water/works/actions/runs/71","created_at":"2025-03-03T09:00:00Z",)"
          R"("updated_at":"2025-03-04T10:07:00Z","run_started_at":"2025-03-04T10:00:00Z","run_attempt":)"
        + std::to_string(attempt) + R"(,"repository":{"full_name":"water/works"}})";
}

std::string job(int id, const std::string& more)
{
    return R"({"id":)" + std::to_string(id)
        + R"(,"run_id":71,"run_attempt":2,"run_url":"https://api.github.com/repos/water/works/actions/runs/71","head_sha":"aa",)"
          R"("html_url":"https://github.com/water/works/runs/)"
        + std::to_string(id) + R"(?check_suite_focus=true","name":"linux","steps":[])" + more + "}";
}

std::string status(const std::string& state, const std::string& at)
{
    return R"({"id":1,"state":")" + state + R"(","environment":"production","created_at":")" + at
        + R"(","deployment_url":"https://api.github.com/repos/water/works/deployments/42",)"
          R"("repository_url":"https://api.github.com/repos/water/works"})";
}

const std::string deployment = R"({"url":"https://api.github.com/repos/water/works/deployments/42","id":42,"sha":"aa","ref":"v1.2",
    "task":"deploy","environment":"production","created_at":"2025-03-03T09:00:00Z","updated_at":"2025-03-03T09:30:00Z",
    "statuses_url":"x","repository_url":"https://api.github.com/repos/water/works"})";

std::string release(const std::string& more)
{
    return R"({"url":"https://api.github.com/repos/water/works/releases/8","html_url":"https://github.com/water/works/releases/tag/v1.2",)"
           R"("id":8,"tag_name":"v1.2","target_commitish":"main","draft":false,"prerelease":false,"created_at":"2025-03-01T09:00:00Z",)"
           R"("published_at":"2025-03-03T09:00:00Z","assets":[])"
        + more + "}";
}

QStringList keys(const RecordingSink& sink)
{
    QStringList keys;
    for (const RecordingSink::Build& build : sink.builds)
        keys << QString::fromStdString(build.key);
    for (const RecordingSink::Deployment& one : sink.deployments)
        keys << QString::fromStdString(one.key);
    return keys;
}

} // namespace

void TestGitHubBuilds::takesAWorkflowRun()
{
    const RecordingSink sink = readAs("github-json", "[" + run("\"completed\"", "\"failure\"") + "]");
    QCOMPARE(sink.records, 1);
    QVERIFY(sink.rejects.empty() && sink.warnings.empty() && sink.items.empty());
    const RecordingSink::Build& build = sink.builds.at(0);
    QCOMPARE(build.key, std::string("water/works/runs/71/attempts/1"));
    QCOMPARE(build.repository, std::string("water/works"));
    QCOMPARE(build.workflow, std::string("Tests"));
    QCOMPARE(build.job, std::string());
    QCOMPARE(build.branch, std::string("main"));
    QCOMPARE(build.sha, std::string("06e6934c35c336b1a2bd3005fb21dc3914a45747"));
    QCOMPARE(build.queued, std::string()); // how long it waited for a machine, only its jobs tell
    QCOMPARE(build.started, std::string("2025-03-04T10:00:00.000Z"));
    QCOMPARE(build.finished, std::string("2025-03-04T10:07:00.000Z"));
    QCOMPARE(build.result, std::string("failure"));
    QCOMPARE(build.status, std::string("failure"));
    QCOMPARE(build.attempt, std::string("1"));
    QCOMPARE(build.url, std::string("https://github.com/water/works/actions/runs/71"));
}

void TestGitHubBuilds::aRunThatWasRunAgainBeganWithItsAttempt()
{
    std::string second = run("\"completed\"", "\"success\"", 2);
    QCOMPARE(readAs("github-json", second).builds.at(0).started, std::string("2025-03-04T10:00:00.000Z"));
    // When the second attempt began is not what its creation says, which is that of the first one.
    const std::string started = R"("run_started_at":"2025-03-04T10:00:00Z",)";
    second.erase(second.find(started), started.size());
    QCOMPARE(readAs("github-json", second).builds.at(0).started, std::string());
    std::string first = run("\"completed\"", "\"success\"");
    first.erase(first.find(started), started.size());
    QCOMPARE(readAs("github-json", first).builds.at(0).started, std::string("2025-03-03T09:00:00.000Z"));
}

void TestGitHubBuilds::anAttemptIsABuildOfItsOwn()
{
    const RecordingSink sink = readAs("github-json", listOf({run("\"completed\"", "\"failure\""), run("\"completed\"", "\"success\"", 2)}));
    QCOMPARE(keys(sink), (QStringList {"water/works/runs/71/attempts/1", "water/works/runs/71/attempts/2"}));
}

void TestGitHubBuilds::whatHasNotEndedHasNoEnd_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("conclusion");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<bool>("begun");
    const auto row = [](const char* name, const char* status, const char* conclusion, const char* word, bool begun) {
        QTest::newRow(name) << QByteArray(status) << QByteArray(conclusion) << QByteArray(word) << begun;
    };
    row("it runs", "\"in_progress\"", "null", "in_progress", true);
    row("it runs, with an empty conclusion", "\"IN_PROGRESS\"", "\"\"", "in_progress", true);
    row("it waits", "\"queued\"", "null", "queued", false);
    row("it waits for somebody", "\"completed\"", "\"action_required\"", "action_required", true);
    row("nobody says", "null", "null", "", true);
    row("a word of tomorrow", "\"completed\"", "\"evaporated\"", "evaporated", true);
}

void TestGitHubBuilds::whatHasNotEndedHasNoEnd()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, conclusion);
    QFETCH(QByteArray, word);
    QFETCH(bool, begun);
    const RecordingSink sink = readAs("github-json", run(status.toStdString(), conclusion.toStdString()));
    QCOMPARE(sink.builds.at(0).result, std::string());
    QCOMPARE(sink.builds[0].finished, std::string());
    QCOMPARE(sink.builds[0].status, word.toStdString());
    QCOMPARE(sink.builds[0].started.empty(), !begun);
    QCOMPARE(sink.builds[0].queued.empty(), begun);
}

void TestGitHubBuilds::takesRunsOfTheCommandLine()
{
    // gh run list --json …; as PowerShell stores it.
    const std::string text = R"([{"attempt":1,"conclusion":"","createdAt":"2025-03-03T09:00:00Z","databaseId":72,"headBranch":"main",
        "headSha":"aa","name":"Tests","number":6,"startedAt":"0001-01-01T00:00:00Z","status":"in_progress",
        "updatedAt":"2025-03-03T09:00:00Z","url":"https://github.com/water/works/actions/runs/72","workflowName":"Nightly"},
        {"conclusion":"success","createdAt":"2025-03-03T09:00:00Z","databaseId":73,"status":"completed",
         "updatedAt":"2025-03-03T09:05:00Z","url":"https://github.com/water/works/actions/runs/73"}])";
    std::string utf16 = "\xFF\xFE";
    for (const char c : text)
        utf16.append(1, c).append(1, '\0');
    for (const std::string& bytes : {text, utf16}) {
        const RecordingSink sink = readAs("github-json", bytes);
        QCOMPARE(keys(sink), (QStringList {"water/works/runs/72/attempts/1", "water/works/runs/73"}));
        QCOMPARE(sink.builds[0].workflow, std::string("Nightly"));
        QCOMPARE(sink.builds[0].started, std::string("2025-03-03T09:00:00.000Z"));
        QCOMPARE(sink.builds[0].finished, std::string());
        QCOMPARE(sink.builds[1].finished, std::string("2025-03-03T09:05:00.000Z"));
        QCOMPARE(sink.builds[1].attempt, std::string());
        QVERIFY(sink.rejects.empty() && sink.warnings.empty());
    }
}

void TestGitHubBuilds::takesPages_data()
{
    QTest::addColumn<QString>("text");
    const QString one = QString::fromStdString(run("\"completed\"", "\"success\"", 1, 71));
    const QString two = QString::fromStdString(run("\"completed\"", "\"success\"", 1, 72));
    QTest::newRow("a list") << "[" + one + "," + two + "]";
    QTest::newRow("a page") << R"({"total_count":2,"workflow_runs":[)" + one + "," + two + "]}";
    QTest::newRow("pages behind each other") << R"({"total_count":2,"workflow_runs":[)" + one + R"(]}{"total_count":2,"workflow_runs":[)"
            + two + "]}";
    QTest::newRow("pages in a list") << R"([{"total_count":2,"workflow_runs":[)" + one + R"(]},{"total_count":2,"workflow_runs":[)" + two
            + "]}]";
    QTest::newRow("a line each") << one + "\n" + two + "\n";
}

void TestGitHubBuilds::takesPages()
{
    QFETCH(QString, text);
    const RecordingSink sink = readAs("github-json", text.toStdString());
    QCOMPARE(keys(sink), (QStringList {"water/works/runs/71/attempts/1", "water/works/runs/72/attempts/1"}));
    QCOMPARE(sink.records, 2);
    QVERIFY(sink.rejects.empty() && sink.warnings.empty());
}

void TestGitHubBuilds::takesAJobAsPartOfItsRun()
{
    const RecordingSink sink = readAs("github-json",
        R"({"total_count":2,"jobs":[)"
            + job(5,
                R"(,"status":"completed","conclusion":"SUCCESS","created_at":"2025-03-03T09:00:00Z","started_at":"2025-03-03T09:01:00Z",)"
                R"("completed_at":"2025-03-03T09:03:00Z","workflow_name":"Tests","head_branch":"main")")
            + ","
            + job(6, R"(,"status":"queued","conclusion":null,"created_at":"2025-03-03T09:00:00Z","started_at":"2025-03-03T09:00:00Z")")
            + "]}");
    QCOMPARE(keys(sink), (QStringList {"water/works/jobs/5", "water/works/jobs/6"}));
    const RecordingSink::Build& done = sink.builds[0];
    QCOMPARE(done.run, std::string("water/works/runs/71/attempts/2"));
    QCOMPARE(done.workflow, std::string("Tests"));
    QCOMPARE(done.job, std::string("linux"));
    QCOMPARE(done.branch, std::string("main"));
    QCOMPARE(done.sha, std::string("aa"));
    QCOMPARE(done.queued, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(done.started, std::string("2025-03-03T09:01:00.000Z"));
    QCOMPARE(done.finished, std::string("2025-03-03T09:03:00.000Z"));
    QCOMPARE(done.result, std::string("success"));
    QCOMPARE(sink.builds[1].started, std::string()); // GitHub says when it came into the queue
    QCOMPARE(sink.builds[1].queued, std::string("2025-03-03T09:00:00.000Z"));
    QVERIFY(sink.warnings.empty());
}

void TestGitHubBuilds::takesJobsOfTheCommandLine()
{
    // gh run view --json jobs
    const RecordingSink sink = readAs("github-json",
        R"({"jobs":[{"completedAt":"2025-03-03T09:03:00Z","conclusion":"failure","databaseId":5,"name":"linux",
        "startedAt":"2025-03-03T09:01:00Z","status":"completed","steps":[],"url":"https://github.com/water/works/actions/runs/71/job/5"}]})");
    QCOMPARE(keys(sink), (QStringList {"water/works/jobs/5"}));
    QCOMPARE(sink.builds[0].run, std::string("water/works/runs/71"));
    // gh run view --json attempt,jobs: beside its jobs the run says which attempt it is.
    const RecordingSink second = readAs("github-json",
        R"({"attempt":2,"jobs":[{"databaseId":5,"completedAt":"","url":"https://github.com/water/works/actions/runs/71/job/5"}]})");
    QCOMPARE(second.builds.at(0).run, std::string("water/works/runs/71/attempts/2"));
    QCOMPARE(second.builds[0].attempt, std::string("2"));
    QCOMPARE(sink.builds[0].finished, std::string("2025-03-03T09:03:00.000Z"));
}

void TestGitHubBuilds::takesADeployment()
{
    const RecordingSink sink = readAs("github-json", "[" + deployment + "]");
    QCOMPARE(sink.records, 1);
    const RecordingSink::Deployment& one = sink.deployments.at(0);
    QCOMPARE(one.key, std::string("water/works/deployments/42"));
    QCOMPARE(one.service, std::string("water/works"));
    QCOMPARE(one.environment, std::string("production"));
    QCOMPARE(one.ref, std::string("v1.2"));
    QCOMPARE(one.sha, std::string("aa"));
    QCOMPARE(one.started, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(one.finished, std::string()); // its statuses tell that
    QCOMPARE(one.result, std::string());
}

void TestGitHubBuilds::statusesTellHowADeploymentEnded()
{
    const RecordingSink sink = readAs("github-json",
        listOf({status("inactive", "2025-03-05T09:00:00Z"), status("success", "2025-03-03T09:20:00Z"),
            status("failure", "2025-03-03T09:10:00Z"), status("in_progress", "2025-03-03T09:01:00Z")}));
    QCOMPARE(sink.records, 4);
    QCOMPARE(keys(sink), (QStringList {"water/works/deployments/42"}));
    QCOMPARE(sink.deployments[0].result, std::string("success"));
    QCOMPARE(sink.deployments[0].status, std::string("success"));
    QCOMPARE(sink.deployments[0].finished, std::string("2025-03-03T09:20:00.000Z"));
    QCOMPARE(sink.deployments[0].environment, std::string("production"));
}

void TestGitHubBuilds::aStatusThatSaysLessTakesNothingAway()
{
    // Oldest first as well, and one that only says that something goes on.
    const RecordingSink sink = readAs("github-json",
        listOf({status("failure", "2025-03-03T09:10:00Z"), status("in_progress", "2025-03-03T09:12:00Z"),
            status("inactive", "2025-03-04T09:00:00Z")}));
    QCOMPARE(sink.deployments.at(0).result, std::string("failure"));
    QCOMPARE(sink.deployments[0].finished, std::string("2025-03-03T09:10:00.000Z"));
    const RecordingSink going = readAs("github-json", status("in_progress", "2025-03-03T09:12:00Z"));
    QCOMPARE(going.deployments.at(0).result, std::string());
    QCOMPARE(going.deployments[0].finished, std::string());
    QCOMPARE(going.deployments[0].status, std::string("in_progress"));
}

void TestGitHubBuilds::takesAReleaseAsADeployment()
{
    const RecordingSink sink = readAs("github-json",
        listOf({release(""), R"({"tagName":"v2","isDraft":false,"isPrerelease":true,"publishedAt":"2025-03-04T09:00:00Z","name":"Two"})"}));
    QCOMPARE(keys(sink), (QStringList {"water/works/releases/v1.2", "/releases/v2"}));
    const RecordingSink::Deployment& one = sink.deployments[0];
    QCOMPARE(one.environment, std::string("release"));
    QCOMPARE(one.ref, std::string("v1.2"));
    QCOMPARE(one.sha, std::string()); // a branch has gone on since
    QCOMPARE(one.started, std::string());
    QCOMPARE(one.finished, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(one.result, std::string("success"));
    QCOMPARE(sink.deployments[1].environment, std::string("prerelease"));
    std::string exact = release("");
    exact.replace(exact.find("\"main\""), 6, "\"06e6934c35c336b1a2bd3005fb21dc3914a45747\"");
    QCOMPARE(readAs("github-json", exact).deployments.at(0).sha, std::string("06e6934c35c336b1a2bd3005fb21dc3914a45747"));
}

void TestGitHubBuilds::leavesDraftsOutAndSaysSo()
{
    std::string draft = release("");
    draft.replace(draft.find("\"draft\":false"), 13, "\"draft\":true");
    const RecordingSink sink = readAs("github-json", listOf({release(""), draft}));
    QCOMPARE(sink.records, 2);
    QCOMPARE(keys(sink), (QStringList {"water/works/releases/v1.2"}));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].starts_with("1 release is a draft"), sink.warnings[0].c_str());
}

void TestGitHubBuilds::namesTheRepositoryWhereTheRecordDoesNot()
{
    const std::string bare = R"([{"databaseId":72,"conclusion":"success","status":"completed","workflowName":"Tests"}])";
    const RecordingSink sink = readAs("github-json", bare);
    QCOMPARE(keys(sink), (QStringList {"/runs/72"}));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    readers::ReadOptions options;
    options.project = "water/works";
    const RecordingSink named = readAs("github-json", bare, "export.json", options);
    QCOMPARE(keys(named), (QStringList {"water/works/runs/72"}));
    QVERIFY(named.warnings.empty());
}

void TestGitHubBuilds::refusesWhatHasNoKey_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("a run") << QByteArray(R"({"workflow_id":2,"event":"push","html_url":"x"})") << QByteArray("id");
    QTest::newRow("a job") << QByteArray(R"({"id":"many","run_id":2,"status":"completed"})") << QByteArray("id");
    QTest::newRow("a deployment") << QByteArray(R"({"id":null,"environment":"production","task":"deploy"})") << QByteArray("id");
    QTest::newRow("a status") << QByteArray(R"({"state":"success","deployment_url":"x","created_at":"2025-03-03T09:00:00Z"})")
                              << QByteArray("deployment_url");
    QTest::newRow("a status without time") << QByteArray(
        R"({"state":"success","deployment_url":"https://api.github.com/repos/a/b/deployments/1"})")
                                           << QByteArray("created_at");
    QTest::newRow("a release") << QByteArray(R"({"id":1,"tag_name":"","published_at":"2025-03-03T09:00:00Z"})") << QByteArray("tag_name");
    QTest::newRow("a check") << QByteArray(R"({"id":1,"check_suite":{"id":2},"name":"x"})") << QByteArray("");
}

void TestGitHubBuilds::refusesWhatHasNoKey()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, field);
    const std::string text = "[" + run("\"completed\"", "\"success\"") + ",\n" + record.toStdString() + "]";
    const RecordingSink sink = readAs("github-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 1);
    QCOMPARE(keys(sink), (QStringList {"water/works/runs/71/attempts/1"}));
    QCOMPARE(sink.rejects[0].field, field.toStdString());
    QCOMPARE(*sink.rejects[0].line, std::int64_t {2});
    QCOMPARE(*sink.rejects[0].byte, static_cast<std::int64_t>(text.find('\n') + 1));
    QCOMPARE(sink.rejects[0].text, record.toStdString());
}

void TestGitHubBuilds::keepsARecordWhoseTimeCannotBeRead()
{
    std::string text = run("\"completed\"", "\"success\"");
    text.replace(text.find("2025-03-04T10:07:00Z"), 20, "long ago");
    const RecordingSink sink = readAs("github-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 0);
    QCOMPARE(sink.rejects.at(0).field, std::string("updated_at"));
    QCOMPARE(sink.rejects[0].record, std::string("water/works/runs/71/attempts/1"));
    QVERIFY(sink.rejects[0].kept);
    QCOMPARE(sink.builds.at(0).finished, std::string());
    QCOMPARE(sink.builds[0].result, std::string("success"));
}

void TestGitHubBuilds::saysThatPagesAreMissing()
{
    const RecordingSink sink = readAs("github-json", R"({"total_count":40,"workflow_runs":[)" + run("\"completed\"", "\"success\"") + "]}");
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].find("1 of 40") != std::string::npos, sink.warnings[0].c_str());
}

void TestGitHubBuilds::knowsTheWordsOfManyTools_data()
{
    QTest::addColumn<int>("result");
    const auto row = [](const char* word, RunResult result) { QTest::newRow(word) << static_cast<int>(result); };
    for (const char* word : {"success", "SUCCESS", "succeeded", "SUCCESSFUL"})
        row(word, RunResult::Success);
    for (const char* word : {"failure", "failed", "timed_out", "STARTUP_FAILURE", "error", "partiallySucceeded", "UNSTABLE"})
        row(word, RunResult::Failure);
    for (const char* word : {"cancelled", "canceled", "ABORTED", "stale", "STOPPED"})
        row(word, RunResult::Cancelled);
    for (const char* word : {"skipped", "neutral", "NOT_BUILT", "not_run"})
        row(word, RunResult::Skipped);
    for (const char* word : {" ", "in_progress", "completed", "action_required", "queued", "succes"})
        row(word, RunResult::Unknown);
}

void TestGitHubBuilds::knowsTheWordsOfManyTools()
{
    QFETCH(int, result);
    QCOMPARE(static_cast<int>(readers::runResult(QTest::currentDataTag())), result);
}

QTEST_APPLESS_MAIN(TestGitHubBuilds)
#include "tst_github_builds.moc"
