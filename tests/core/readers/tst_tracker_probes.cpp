// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/tracker_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::readers;

/// Who takes what is told from the content alone; every head is shown to every reader.
class TestTrackerProbes : public QObject {
    Q_OBJECT

private slots:
    void oneReaderTakesIt_data();
    void oneReaderTakesIt();
    void nobodyTakesIt_data();
    void nobodyTakesIt();
    void recognisesAHeadThatIsCut();
};

void TestTrackerProbes::oneReaderTakesIt_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char* format, const char* name, const char* head) {
        QTest::newRow((QByteArray(format) + ": " + name).constData()) << QByteArray(head) << QByteArray(format);
    };
    row("trello-json", "actions first",
        R"({"id":"b","name":"x","actions":[{"id":"1","idMemberCreator":"m","data":{"board":{"id":"b"}}}]})");
    row("trello-json", "cards", R"({"cards":[{"id":"1","idBoard":"b","idList":"l","name":"x"}]})");
    row("trello-json", "settings first", R"({"id":"b","prefs":{"permissionLevel":"private"},"labelNames":{"green":""},"limits":{)");
    row("trello-json", "a list of cards", R"([{"id":"1","idBoard":"b","idList":"l","url":"x","labels":[]}])");
    row("gitlab-json", "issues", R"([{"id":1,"iid":1,"title":"x","state":"opened","web_url":"y","references":{"full":"a/b#1"}}])");
    row("gitlab-json", "merge requests", R"([{"iid":1,"title":"x","sha":"aa","merge_commit_sha":null,"web_url":"y"}])");
    row("gitlab-json", "GraphQL", R"({"data":{"project":{"issues":{"nodes":[{"iid":"1","title":"x","webUrl":"y"}]}}}})");
    row("gitlab-json", "GraphQL, edges", R"({"data":{"project":{"issues":{"edges":[{"node":{"iid":"1","title":"x","webUrl":"y"}}]}}}})");
    row("gitlab-json", "one issue", R"({"data":{"project":{"issue":{"iid":"1","title":"x","reference":"a/b#1"}}}})");
    row("github-json", "issues", R"([{"url":"x","node_id":"I","number":1,"title":"x","user":{"login":"a"},"created_at":"2025-03-03"}])");
    row("github-json", "command line", R"([{"number":1,"title":"x","createdAt":"2025-03-03T09:00:00Z","url":"y"}])");
    row("github-json", "bare list", R"([{"number":1,"title":"x"}])");
    row("github-json", "addresses", R"({"totalCount":1,"issues":[{"url":"x","createdAt":"y","closedAt":null}]})");
    row("github-json", "search", R"({"total_count":1,"items":[{"number":1,"title":"x","node_id":"I"}]})");
    row("github-json", "events", R"([{"id":1,"actor":{"login":"a"},"event":"closed","created_at":"2025-03-03","issue":{"number":1}}])");
    row("github-json", "activity", R"({"id":"1","type":"PushEvent","repo":{"name":"a/b"},"payload":{}})");
    row("github-json", "reviews", R"([{"id":1,"user":{"login":"a"},"state":"APPROVED","pull_request_url":"x"}])");
    row("github-json", "commits", R"([{"sha":"aa","commit":{"author":{"name":"a"},"message":"x"},"parents":[]}])");
    row("github-json", "GraphQL", R"({"data":{"repository":{"issues":{"nodes":[{"number":1,"title":"x","createdAt":"y"}]}}}})");
    row("github-json", "pages in a list", R"([[{"number":1,"title":"x","node_id":"I"}]])");
    row("github-json", "workflow runs", R"({"total_count":1,"workflow_runs":[{"id":1,"workflow_id":2,"run_number":3,"event":"push"}]})");
    row("github-json", "a list of workflow runs", R"([{"id":1,"run_number":3,"workflow_id":2,"event":"push","html_url":"y"}])");
    row("github-json", "workflow runs of the command line", R"([{"databaseId":1,"conclusion":"","status":"x","workflowName":"y"}])");
    row("github-json", "jobs", R"([{"id":1,"run_id":2,"html_url":"x","created_at":"y","steps":[]}])");
    row("github-json", "releases", R"([{"url":"x","tag_name":"v1","target_commitish":"main","published_at":"y"}])");
    row("github-json", "deployments", R"([{"url":"x","id":1,"environment":"y","statuses_url":"z"}])");
    row("github-json", "deployment statuses", R"([{"url":"x","id":1,"state":"success","deployment_url":"z"}])");
    row("gitlab-json", "pipelines", R"([{"id":1,"iid":1,"sha":"aa","ref":"main","status":"success","web_url":"x"}])");
    row("gitlab-json", "jobs", R"([{"id":1,"status":"success","stage":"x","name":"y","ref":"z","pipeline":{"id":1}}])");
    row("gitlab-json", "deployments", R"([{"id":1,"iid":1,"ref":"x","sha":"aa","environment":{},"deployable":{}}])");
    row("gitlab-json", "pipelines of GraphQL",
        R"({"data":{"project":{"pipelines":{"nodes":[{"iid":"1","status":"SUCCESS","sha":"aa"}]}}}})");
    row("azure-json", "builds", R"({"count":1,"value":[{"id":1,"buildNumber":"x","definition":{"name":"y"},"queueTime":"z"}]})");
    row("jenkins-json", "builds", R"([{"_class":"x","number":1,"url":"y","result":"SUCCESS","timestamp":1}])");
    row("jenkins-json", "builds of a job", R"({"_class":"x","builds":[{"_class":"y","number":1,"timestamp":1,"duration":2}]})");
    row("jenkins-json", "builds without classes", R"({"builds":[{"number":1,"timestamp":1,"duration":2,"result":"SUCCESS"}]})");
    row("pagerduty-json", "incidents", R"({"incidents":[{"incident_number":1,"title":"x","created_at":"y","html_url":"z"}]})");
    row("opsgenie-json", "incidents", R"({"data":[{"id":"x","tinyId":"1","message":"y","createdAt":"z"}]})");
    row("jira-json", "search", R"({"startAt":0,"total":1,"issues":[{"key":"A-1","fields":{"status":{"name":"x"},"summary":"y"}}]})");
    row("jira-json", "changelog", R"({"values":[{"created":"x","items":[{"field":"status","fromString":"a"}]}]})");
    row("csv-events", "table", "Key,From,To,Changed\nA-1,,Ready,2025-03-03\n");
    row("xes", "log", "<log><trace/></log>");
}

void TestTrackerProbes::oneReaderTakesIt()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, format);
    const Head seen {"export.json", false, {head.constData(), static_cast<std::size_t>(head.size())}, !head.endsWith('{')};
    for (const Reader* reader : allReaders()) {
        const bool takes = reader->probe(seen) != Confidence::No;
        QVERIFY2(takes == (reader->info().id == format.toStdString()), std::string(reader->info().id).c_str());
    }
}

void TestTrackerProbes::nobodyTakesIt_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("releases of GitLab") << QByteArray(R"([{"tag_name":"v1","released_at":"x","assets":{},"_links":{}}])");
    QTest::newRow("rows of a database") << QByteArray(R"([{"id":1,"run_id":2,"created_at":"y"}])");
    QTest::newRow("environments") << QByteArray(R"([{"id":1,"name":"production","environment":"x"}])");
    QTest::newRow("stages of another tool") << QByteArray(R"([{"stage":"x","pipeline":"y"}])");
    QTest::newRow("issues of Linear") << QByteArray(
        R"({"data":{"issues":{"nodes":[{"identifier":"A-1","number":1,"title":"x","createdAt":"y","url":"z"}]}}})");
    QTest::newRow("issues of Redmine") << QByteArray(R"({"issue":{"id":1,"tracker":{"id":1},"subject":"x","created_on":"y"}})");
    QTest::newRow("builds by their numbers alone") << QByteArray(R"({"_class":"x","builds":[{"_class":"y","number":1,"url":"z"}]})");
    QTest::newRow("chapters") << QByteArray(R"([{"number":1,"title":"x","pages":12}])");
    QTest::newRow("work items") << QByteArray(R"({"value":[{"id":1,"fields":{"System.Title":"x"},"url":"y"}]})");
    QTest::newRow("cards of another tool") << QByteArray(R"({"cards":[{"id":1,"name":"x"}],"lists":[{"name":"y"}]})");
    QTest::newRow("settings") << QByteArray(R"({"data":{"name":"x"},"version":1})");
}

void TestTrackerProbes::nobodyTakesIt()
{
    QFETCH(QByteArray, head);
    const Head seen {"export.json", false, {head.constData(), static_cast<std::size_t>(head.size())}, true};
    for (const Reader* reader : allReaders())
        QVERIFY2(reader->probe(seen) == Confidence::No, std::string(reader->info().id).c_str());
}

void TestTrackerProbes::recognisesAHeadThatIsCut()
{
    const std::string text = R"([{"url":"x","node_id":"I","number":1,"title":"x","user":{"login":"a"},"body":"and on)";
    QVERIFY(findReader("github-json")->probe({"export.json", false, text, false}) == Confidence::Certain);
}

QTEST_APPLESS_MAIN(TestTrackerProbes)
#include "tst_tracker_probes.moc"
