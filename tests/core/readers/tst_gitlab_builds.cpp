// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/tracker_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test;

class TestGitLabBuilds : public QObject {
    Q_OBJECT

private slots:
    void takesAPipeline();
    void onlyWhatHasEndedHasAnEnd_data();
    void onlyWhatHasEndedHasAnEnd();
    void aPipelineByItselfTellsMore();
    void takesAPipelineOfGraphQl();
    void takesAJobAsPartOfItsPipeline();
    void aJobWithoutItsTimeInTheQueueWasQueuedNobodyKnowsWhen();
    void takesADeployment();
    void aDeploymentWithoutAJobTellsItsOwnTimes();
    void namesTheProjectWhereTheRecordDoesNot();
    void takesTheirNumbersApart();
    void refusesWhatHasNoKey_data();
    void refusesWhatHasNoKey();
    void keepsARecordWhoseTimeCannotBeRead();
};

namespace {

std::string pipeline(const std::string& status, const std::string& more = "")
{
    return R"({"id":51,"iid":7,"project_id":5,"sha":"aa","ref":"refs/merge-requests/74/head","status":")" + status
        + R"(","source":"push","created_at":"2025-03-03T09:00:00.500+01:00","updated_at":"2025-03-03T09:10:00Z",)"
          R"("web_url":"https://git.example.org/water/works/-/pipelines/51")"
        + more + "}";
}

std::string job(const std::string& more)
{
    return R"({"id":9,"status":"success","stage":"test","name":"linux","ref":"main","tag":false,"created_at":"2025-03-03T09:00:00Z",)"
           R"("started_at":"2025-03-03T09:05:00Z","finished_at":"2025-03-03T09:06:00Z","commit":{"id":"aa","title":"x"},)"
           R"("pipeline":{"id":51,"project_id":5,"ref":"main","sha":"aa","status":"pending"},)"
           R"("web_url":"https://git.example.org/water/works/-/jobs/9")"
        + more + "}";
}

std::string deployment(const std::string& status, const std::string& deployable)
{
    return R"({"id":3,"iid":1,"ref":"main","sha":"aa","created_at":"2025-03-03T09:00:00Z","updated_at":"2025-03-03T09:30:00Z",)"
           R"("user":{"name":"Ann"},"environment":{"id":4,"name":"production"},"deployable":)"
        + deployable + R"(,"status":")" + status + R"("})";
}

const std::string deployJob = R"({"id":9,"status":"failed","stage":"deploy","name":"out","started_at":"2025-03-03T09:20:00Z",
    "finished_at":"2025-03-03T09:25:00Z","pipeline":{"id":51,"web_url":"https://git.example.org/water/works/-/pipelines/51"}})";

} // namespace

void TestGitLabBuilds::takesAPipeline()
{
    const RecordingSink sink = readAs("gitlab-json", "[" + pipeline("failed") + "]");
    QCOMPARE(sink.records, 1);
    QVERIFY(sink.rejects.empty() && sink.warnings.empty() && sink.items.empty());
    const RecordingSink::Build& build = sink.builds.at(0);
    QCOMPARE(build.key, std::string("water/works/pipelines/51"));
    QCOMPARE(build.repository, std::string("water/works"));
    QCOMPARE(build.branch, std::string("refs/merge-requests/74/head"));
    QCOMPARE(build.sha, std::string("aa"));
    QCOMPARE(build.queued, std::string("2025-03-03T08:00:00.500Z"));
    QCOMPARE(build.started, std::string()); // lists do not tell
    QCOMPARE(build.finished, std::string("2025-03-03T09:10:00.000Z"));
    QCOMPARE(build.result, std::string("failure"));
    QCOMPARE(build.status, std::string("failed"));
    QCOMPARE(build.attempt, std::string());
    QCOMPARE(build.url, std::string("https://git.example.org/water/works/-/pipelines/51"));
}

void TestGitLabBuilds::onlyWhatHasEndedHasAnEnd_data()
{
    QTest::addColumn<QByteArray>("result");
    for (const char* status : {"running", "created", "waiting_for_resource", "preparing", "pending", "manual", "scheduled"})
        QTest::newRow(status) << QByteArray();
    QTest::newRow("success") << QByteArray("success");
    QTest::newRow("failed") << QByteArray("failure");
    QTest::newRow("canceled") << QByteArray("cancelled");
    QTest::newRow("skipped") << QByteArray("skipped");
}

void TestGitLabBuilds::onlyWhatHasEndedHasAnEnd()
{
    QFETCH(QByteArray, result);
    const RecordingSink sink = readAs("gitlab-json", pipeline(QTest::currentDataTag()));
    QCOMPARE(sink.builds.at(0).result, result.toStdString());
    QCOMPARE(sink.builds[0].finished.empty(), result.isEmpty());
    QCOMPARE(sink.builds[0].status, std::string(QTest::currentDataTag()));
}

void TestGitLabBuilds::aPipelineByItselfTellsMore()
{
    const RecordingSink sink = readAs("gitlab-json",
        pipeline(
            "success", R"(,"name":"Nightly","started_at":"2025-03-03T09:01:00Z","finished_at":"2025-03-03T09:09:00Z","duration":480)"));
    QCOMPARE(sink.builds.at(0).workflow, std::string("Nightly"));
    QCOMPARE(sink.builds[0].started, std::string("2025-03-03T09:01:00.000Z"));
    QCOMPARE(sink.builds[0].finished, std::string("2025-03-03T09:09:00.000Z"));
}

void TestGitLabBuilds::takesAPipelineOfGraphQl()
{
    const RecordingSink sink = readAs("gitlab-json",
        R"({"data":{"project":{"pipelines":{"nodes":[{"id":"gid://gitlab/Ci::Pipeline/51","iid":"7","status":"SUCCESS","sha":"aa","ref":"x",
        "path":"/water/works/-/pipelines/51","createdAt":"2025-03-03T09:00:00Z","startedAt":"2025-03-03T09:01:00Z",
        "finishedAt":"2025-03-03T09:09:00Z"}]}}}})");
    QCOMPARE(sink.builds.at(0).key, std::string("water/works/pipelines/51"));
    QCOMPARE(sink.builds[0].result, std::string("success"));
    QCOMPARE(sink.builds[0].finished, std::string("2025-03-03T09:09:00.000Z"));
}

void TestGitLabBuilds::takesAJobAsPartOfItsPipeline()
{
    const RecordingSink sink = readAs("gitlab-json", "[" + job(R"(,"queued_duration":27.5)") + "]");
    const RecordingSink::Build& build = sink.builds.at(0);
    QCOMPARE(build.key, std::string("water/works/jobs/9"));
    QCOMPARE(build.run, std::string("water/works/pipelines/51"));
    QCOMPARE(build.job, std::string("linux"));
    QCOMPARE(build.branch, std::string("main"));
    QCOMPARE(build.sha, std::string("aa"));
    QCOMPARE(build.queued, std::string("2025-03-03T09:04:32.500Z"));
    QCOMPARE(build.started, std::string("2025-03-03T09:05:00.000Z"));
    QCOMPARE(build.finished, std::string("2025-03-03T09:06:00.000Z"));
    QCOMPARE(build.result, std::string("success"));
}

void TestGitLabBuilds::aJobWithoutItsTimeInTheQueueWasQueuedNobodyKnowsWhen()
{
    for (const char* more : {"", R"(,"queued_duration":null)", R"(,"queued_duration":-1)", R"(,"queued_duration":1e300)"})
        QCOMPARE(readAs("gitlab-json", job(more)).builds.at(0).queued, std::string());
}

void TestGitLabBuilds::takesADeployment()
{
    const RecordingSink sink = readAs("gitlab-json", "[" + deployment("success", deployJob) + "]");
    QCOMPARE(sink.records, 1);
    const RecordingSink::Deployment& one = sink.deployments.at(0);
    QCOMPARE(one.key, std::string("water/works/deployments/3"));
    QCOMPARE(one.service, std::string("water/works"));
    QCOMPARE(one.environment, std::string("production"));
    QCOMPARE(one.ref, std::string("main"));
    QCOMPARE(one.sha, std::string("aa"));
    QCOMPARE(one.started, std::string("2025-03-03T09:20:00.000Z"));
    QCOMPARE(one.finished, std::string("2025-03-03T09:25:00.000Z"));
    QCOMPARE(one.result, std::string("success")); // the deployment's own word, not its job's
    const RecordingSink blocked = readAs("gitlab-json", deployment("blocked", deployJob));
    QCOMPARE(blocked.deployments.at(0).result, std::string());
    QCOMPARE(blocked.deployments[0].finished, std::string());
    QCOMPARE(blocked.deployments[0].status, std::string("blocked"));
}

void TestGitLabBuilds::aDeploymentWithoutAJobTellsItsOwnTimes()
{
    readers::ReadOptions options;
    options.project = "water/works";
    const RecordingSink sink = readAs("gitlab-json", deployment("success", "null"), "export.json", options);
    QCOMPARE(sink.deployments.at(0).started, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(sink.deployments[0].finished, std::string("2025-03-03T09:30:00.000Z"));
    QVERIFY(sink.warnings.empty());
}

void TestGitLabBuilds::namesTheProjectWhereTheRecordDoesNot()
{
    const std::string bare = R"([{"id":51,"iid":7,"project_id":5,"sha":"aa","ref":"x","status":"success"}])";
    const RecordingSink sink = readAs("gitlab-json", bare);
    QCOMPARE(sink.builds.at(0).key, std::string("5/pipelines/51"));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    readers::ReadOptions options;
    options.project = "water/works";
    const RecordingSink named = readAs("gitlab-json", bare, "export.json", options);
    QCOMPARE(named.builds.at(0).key, std::string("water/works/pipelines/51"));
    QVERIFY(named.warnings.empty());
}

/// A pipeline, a job and a deployment with one number are three things.
void TestGitLabBuilds::takesTheirNumbersApart()
{
    const RecordingSink sink = readAs("gitlab-json", listOf({pipeline("success"), job(""), deployment("success", deployJob)}));
    QCOMPARE(sink.records, 3);
    QCOMPARE(sink.builds.size(), std::size_t {2});
    QCOMPARE(sink.deployments.size(), std::size_t {1});
}

void TestGitLabBuilds::refusesWhatHasNoKey_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("a pipeline") << QByteArray(R"({"iid":1,"sha":"aa","ref":"main","status":"success"})") << QByteArray("The pipeline");
    QTest::newRow("a job") << QByteArray(R"({"id":"gid://gitlab/Ci::Build/","stage":"test","pipeline":{}})") << QByteArray("The job");
    QTest::newRow("a deployment") << QByteArray(R"({"id":null,"iid":1,"ref":"main","environment":{}})") << QByteArray("The deployment");
}

void TestGitLabBuilds::refusesWhatHasNoKey()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, word);
    const std::string text = "[" + pipeline("success") + ",\n" + record.toStdString() + "]";
    const RecordingSink sink = readAs("gitlab-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 1);
    QVERIFY2(sink.rejects[0].reason.starts_with(word.toStdString()), sink.rejects[0].reason.c_str());
    QCOMPARE(*sink.rejects[0].line, std::int64_t {2});
    QCOMPARE(sink.rejects[0].text, record.toStdString());
}

void TestGitLabBuilds::keepsARecordWhoseTimeCannotBeRead()
{
    std::string text = pipeline("failed");
    text.replace(text.find("2025-03-03T09:00:00.500+01:00"), 29, "long ago");
    const RecordingSink sink = readAs("gitlab-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejects.at(0).field, std::string("created_at"));
    QCOMPARE(sink.rejects[0].record, std::string("water/works/pipelines/51"));
    QVERIFY(sink.rejects[0].kept);
    QCOMPARE(sink.builds.at(0).queued, std::string());
}

QTEST_APPLESS_MAIN(TestGitLabBuilds)
#include "tst_gitlab_builds.moc"
