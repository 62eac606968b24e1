// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/tracker_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test;

/// Formats that list builds or incidents: azure-json, jenkins-json, pagerduty-json, opsgenie-json.
class TestRecordLists : public QObject {
    Q_OBJECT

private slots:
    void takesABuildOfAzure();
    void aBuildOfAzureThatRunsHasNoEnd_data();
    void aBuildOfAzureThatRunsHasNoEnd();
    void takesABuildOfJenkins();
    void knowsTheJobOfABuildOfJenkins_data();
    void knowsTheJobOfABuildOfJenkins();
    void aBuildOfJenkinsThatRunsHasNoEnd();
    void takesAnIncidentOfPagerDuty();
    void anIncidentThatWasOpenedAgainIsNotResolved();
    void takesAnIncidentWithoutItsLog();
    void takesAnIncidentOfOpsgenie();
    void takesAnAlertOfOpsgenie();
    void refusesWhatHasNoKey_data();
    void refusesWhatHasNoKey();
    void keepsARecordWhoseTimeCannotBeRead();
    void saysThatAPageIsMissing();
};

namespace {

std::string azureBuild(const std::string& status, const std::string& result)
{
    return R"({"id":12,"buildNumber":"20250303.1","status":")" + status + R"(","result":)" + result
        + R"(,"queueTime":"2025-03-03T09:00:00.1237625Z","startTime":"2025-03-03T09:01:00Z","finishTime":"2025-03-03T09:05:00Z",)"
          R"("url":"https://dev.azure.com/water/_apis/build/Builds/12","definition":{"id":5,"name":"nightly"},)"
          R"("project":{"name":"Works"},"sourceBranch":"refs/heads/main","sourceVersion":"aa",)"
          R"("repository":{"id":"water/works","type":"GitHub"},"_links":{"web":{"href":"https://dev.azure.com/water/Works/12"}}})";
}

std::string jenkinsBuild(const std::string& more)
{
    return R"({"_class":"hudson.model.FreeStyleBuild","number":31,"timestamp":1740992400000,"duration":1587)" + more + "}";
}

const std::string addressed = R"(,"url":"https://ci.example.org/job/water/job/works/31/","result":"UNSTABLE","building":false,"actions":[{},
    {"_class":"hudson.plugins.git.util.BuildData","lastBuiltRevision":{"SHA1":"aa","branch":[{"SHA1":"aa","name":"origin/main"}]}},
    {"lastBuiltRevision":{"SHA1":"bb","branch":[{"name":"origin/library"}]}}])";

std::string pagerDuty(const std::string& status, const std::string& more)
{
    return R"({"incident_number":4,"id":"Q3YON8","title":"The gate is stuck","status":")" + status
        + R"(","created_at":"2025-03-03T09:00:00.000000Z","service":{"id":"P","summary":"Gate"},"urgency":"high",)"
          R"("last_status_change_at":"2025-03-03T11:00:00Z","html_url":"https://x.pagerduty.com/incidents/Q3YON8","log_entries":[)"
        + more + "]}";
}

std::string entry(const std::string& type, const std::string& at)
{
    return R"({"type":")" + type + R"(_log_entry","created_at":")" + at + R"("})";
}

} // namespace

void TestRecordLists::takesABuildOfAzure()
{
    const RecordingSink sink = readAs("azure-json", R"({"count":1,"value":[)" + azureBuild("completed", "\"partiallySucceeded\"") + "]}");
    QCOMPARE(sink.records, 1);
    QVERIFY(sink.rejects.empty() && sink.warnings.empty());
    const RecordingSink::Build& build = sink.builds.at(0);
    QCOMPARE(build.key, std::string("Works/builds/12"));
    QCOMPARE(build.repository, std::string("water/works"));
    QCOMPARE(build.workflow, std::string("nightly"));
    QCOMPARE(build.branch, std::string("main"));
    QCOMPARE(build.sha, std::string("aa"));
    QCOMPARE(build.queued, std::string("2025-03-03T09:00:00.123Z"));
    QCOMPARE(build.started, std::string("2025-03-03T09:01:00.000Z"));
    QCOMPARE(build.finished, std::string("2025-03-03T09:05:00.000Z"));
    QCOMPARE(build.result, std::string("failure"));
    QCOMPARE(build.status, std::string("partiallySucceeded"));
    QCOMPARE(build.url, std::string("https://dev.azure.com/water/Works/12"));
}

void TestRecordLists::aBuildOfAzureThatRunsHasNoEnd_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("none") << QByteArray("\"none\"");
}

void TestRecordLists::aBuildOfAzureThatRunsHasNoEnd()
{
    QFETCH(QByteArray, result);
    const RecordingSink sink = readAs("azure-json", azureBuild("inProgress", result.toStdString()));
    QCOMPARE(sink.builds.at(0).result, std::string());
    QCOMPARE(sink.builds[0].finished, std::string());
    QCOMPARE(sink.builds[0].status, std::string("inProgress"));
}

void TestRecordLists::takesABuildOfJenkins()
{
    const RecordingSink sink = readAs("jenkins-json", R"({"_class":"x","name":"works","builds":[)" + jenkinsBuild(addressed) + "]}");
    QVERIFY(sink.rejects.empty() && sink.warnings.empty());
    const RecordingSink::Build& build = sink.builds.at(0);
    QCOMPARE(build.key, std::string("water/works/31"));
    QCOMPARE(build.workflow, std::string("water/works"));
    QCOMPARE(build.branch, std::string("origin/main"));
    QCOMPARE(build.sha, std::string("aa"));
    QCOMPARE(build.queued, std::string());
    QCOMPARE(build.started, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(build.finished, std::string("2025-03-03T09:00:01.587Z"));
    QCOMPARE(build.result, std::string("failure"));
    QCOMPARE(build.status, std::string("UNSTABLE"));
}

void TestRecordLists::knowsTheJobOfABuildOfJenkins_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("by its title") << QByteArray::fromStdString(jenkinsBuild(",\"fullDisplayName\":\"water \xC2\xBB works #31\""))
                                  << QByteArray("water/works/31");
    QTest::newRow("by the job around it") << QByteArray::fromStdString(
        R"({"fullName":"water/works","builds":[)" + jenkinsBuild(",\"fullDisplayName\":\"works of today\"") + "]}")
                                          << QByteArray("water/works/31");
    QTest::newRow("not at all") << QByteArray::fromStdString("[" + jenkinsBuild("") + "]") << QByteArray("/31");
}

void TestRecordLists::knowsTheJobOfABuildOfJenkins()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    const RecordingSink sink = readAs("jenkins-json", text.toStdString());
    QCOMPARE(sink.builds.at(0).key, key.toStdString());
    QCOMPARE(sink.warnings.size(), key.startsWith('/') ? std::size_t {1} : std::size_t {0});
    readers::ReadOptions options;
    options.project = "gate";
    QCOMPARE(readAs("jenkins-json", jenkinsBuild(""), "export.json", options).builds.at(0).key, std::string("gate/31"));
}

void TestRecordLists::aBuildOfJenkinsThatRunsHasNoEnd()
{
    const RecordingSink sink = readAs("jenkins-json",
        listOf({jenkinsBuild(R"(,"result":null,"building":true)"), jenkinsBuild(R"(,"result":"FAILURE","building":true)"),
            jenkinsBuild(R"(,"result":null)")}));
    for (const RecordingSink::Build& build : sink.builds) {
        QCOMPARE(build.result, std::string());
        QCOMPARE(build.finished, std::string());
    }
    QCOMPARE(sink.builds.at(1).status, std::string("building"));
}

void TestRecordLists::takesAnIncidentOfPagerDuty()
{
    const RecordingSink sink = readAs("pagerduty-json",
        R"({"incidents":[)"
            + pagerDuty("resolved",
                entry("resolve", "2025-03-03T10:30:00Z") + "," + entry("acknowledge", "2025-03-03T09:40:00Z") + ","
                    + entry("acknowledge", "2025-03-03T09:10:00Z") + "," + entry("notify", "2025-03-03T09:01:00Z"))
            + R"(],"more":false})");
    QCOMPARE(sink.records, 1);
    QVERIFY(sink.rejects.empty() && sink.warnings.empty());
    const RecordingSink::Incident& incident = sink.incidents.at(0);
    QCOMPARE(incident.key, std::string("Q3YON8"));
    QCOMPARE(incident.title, std::string("The gate is stuck"));
    QCOMPARE(incident.service, std::string("Gate"));
    QCOMPARE(incident.severity, std::string("high"));
    QCOMPARE(incident.opened, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(incident.acknowledged, std::string("2025-03-03T09:10:00.000Z"));
    QCOMPARE(incident.resolved, std::string("2025-03-03T10:30:00.000Z"));
    QCOMPARE(incident.deployment, std::string());
    QCOMPARE(incident.status, std::string("resolved"));
}

void TestRecordLists::anIncidentThatWasOpenedAgainIsNotResolved()
{
    const RecordingSink sink = readAs("pagerduty-json", pagerDuty("triggered", entry("resolve", "2025-03-03T10:30:00Z")));
    QCOMPARE(sink.incidents.at(0).resolved, std::string());
    QCOMPARE(sink.incidents[0].acknowledged, std::string());
}

void TestRecordLists::takesAnIncidentWithoutItsLog()
{
    const RecordingSink resolved = readAs("pagerduty-json", pagerDuty("resolved", ""));
    QCOMPARE(resolved.incidents.at(0).resolved, std::string("2025-03-03T11:00:00.000Z"));
    std::string text = pagerDuty("acknowledged", "");
    text.insert(1, R"("acknowledgements":[{"at":"2025-03-03T09:20:00Z"}],"priority":{"summary":"P1"},)");
    const RecordingSink acknowledged = readAs("pagerduty-json", text);
    QCOMPARE(acknowledged.incidents.at(0).acknowledged, std::string("2025-03-03T09:20:00.000Z"));
    QCOMPARE(acknowledged.incidents[0].severity, std::string("P1"));
    QCOMPARE(acknowledged.incidents[0].resolved, std::string());
}

void TestRecordLists::takesAnIncidentOfOpsgenie()
{
    const std::string incident = R"({"id":"3a74","tinyId":"3","message":"The gate is stuck","status":"resolved","priority":"P3",
        "createdAt":"2025-03-03T09:00:00Z","updatedAt":"2025-03-04T09:00:00Z","impactStartDate":"2025-03-03T08:00:00Z",
        "impactEndDate":"2025-03-03T10:00:00Z","links":{"web":"https://x.opsgenie.com/3a74"}})";
    const RecordingSink sink = readAs("opsgenie-json", R"({"data":[)" + incident + R"(],"took":0.3})");
    QCOMPARE(sink.incidents.at(0).key, std::string("3a74"));
    QCOMPARE(sink.incidents[0].title, std::string("The gate is stuck"));
    QCOMPARE(sink.incidents[0].severity, std::string("P3"));
    QCOMPARE(sink.incidents[0].opened, std::string("2025-03-03T09:00:00.000Z"));
    QCOMPARE(sink.incidents[0].acknowledged, std::string());
    QCOMPARE(sink.incidents[0].resolved, std::string("2025-03-03T10:00:00.000Z"));
    std::string open = incident;
    open.replace(open.find("resolved"), 8, "open");
    QCOMPARE(readAs("opsgenie-json", open).incidents.at(0).resolved, std::string());
    // When it was touched last is not when it was resolved.
    std::string untold = incident;
    untold.replace(untold.find("impactEndDate"), 13, "x");
    QCOMPARE(readAs("opsgenie-json", untold).incidents.at(0).resolved, std::string());
}

void TestRecordLists::takesAnAlertOfOpsgenie()
{
    const RecordingSink sink = readAs("opsgenie-json",
        R"({"id":"7b","tinyId":"9","message":"x","status":"closed","createdAt":"2025-03-03T09:00:00Z",)"
        R"("report":{"ackTime":60000,"closeTime":120500}})");
    QCOMPARE(sink.incidents.at(0).acknowledged, std::string("2025-03-03T09:01:00.000Z"));
    QCOMPARE(sink.incidents[0].resolved, std::string("2025-03-03T09:02:00.500Z"));
}

void TestRecordLists::refusesWhatHasNoKey_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("azure-json") << QByteArray(R"({"buildNumber":"x","definition":{}})") << QByteArray("id");
    QTest::newRow("jenkins-json") << QByteArray(R"({"number":null,"timestamp":1})") << QByteArray("number");
    QTest::newRow("pagerduty-json") << QByteArray(R"({"title":"x"})") << QByteArray("id");
    QTest::newRow("opsgenie-json") << QByteArray(R"({"message":"x"})") << QByteArray("id");
}

void TestRecordLists::refusesWhatHasNoKey()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, field);
    const RecordingSink sink = readAs(QTest::currentDataTag(), "[7,\n" + record.toStdString() + "]");
    QCOMPARE(sink.records, 0);
    QCOMPARE(sink.rejected, 2);
    QVERIFY2(sink.rejects[0].reason.find("bare value") != std::string::npos, sink.rejects[0].reason.c_str());
    QCOMPARE(sink.rejects[1].field, field.toStdString());
    QCOMPARE(*sink.rejects[1].line, std::int64_t {2});
    QCOMPARE(*sink.rejects[1].byte, std::int64_t {4});
    QCOMPARE(sink.rejects[1].text, record.toStdString());
}

void TestRecordLists::keepsARecordWhoseTimeCannotBeRead()
{
    std::string text = azureBuild("completed", "\"succeeded\"");
    text.replace(text.find("2025-03-03T09:01:00Z"), 20, "long ago");
    const RecordingSink sink = readAs("azure-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejects.at(0).field, std::string("startTime"));
    QCOMPARE(sink.rejects[0].record, std::string("Works/builds/12"));
    QVERIFY(sink.rejects[0].kept);
    QCOMPARE(sink.builds.at(0).started, std::string());
    QCOMPARE(sink.builds[0].result, std::string("success"));
}

void TestRecordLists::saysThatAPageIsMissing()
{
    const RecordingSink sink = readAs("pagerduty-json", R"({"incidents":[)" + pagerDuty("resolved", "") + R"(],"limit":1,"more":true})");
    QCOMPARE(sink.warnings.size(), std::size_t {1});
}

QTEST_APPLESS_MAIN(TestRecordLists)
#include "tst_record_lists.moc"
