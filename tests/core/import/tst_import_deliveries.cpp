// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/preview.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace weir;
using test::Scratch;
using test::take;
using test::valueOf;
using namespace std::string_literals;

namespace {

using Strings = std::vector<std::string>;

std::string run(int id, int attempt, const std::string& conclusion, const std::string& begun = "10:00")
{
    const std::string number = std::to_string(id);
    return R"({"id":)" + number + R"(,"name":"GateTests","head_branch":"main","head_sha":"06e6934c35c336b1a2bd3005fb21dc3914a45747",)"
        + R"("run_number":5,"status":")" + (conclusion == "null" ? "in_progress" : "completed") + R"(","conclusion":)" + conclusion
        + R"(,"workflow_id":9,"html_url":"https://github.com/water/works/actions/runs/)" + number
        + R"(","created_at":"2025-03-03T09:00:00Z","updated_at":"2025-03-03T11:00:00Z","run_started_at":"2025-03-03T)" + begun
        + R"(:00Z","run_attempt":)" + std::to_string(attempt) + "}";
}

std::string list(const Strings& records)
{
    std::string text = "[";
    for (const std::string& record : records)
        text += (text.size() == 1 ? "" : ",\n") + record;
    return text + "]";
}

const std::string runs = list({run(71, 1, "\"failure\""), run(71, 2, "\"success\""), run(72, 1, "null")});

// Raw strings of one line each: moc takes an address in a longer one for a comment.
const std::string deployments = std::string(R"([{"url":"https://api.github.com/repos/water/works/deployments/42","id":42,)")
    + R"("sha":"aa","ref":"v1.2","task":"deploy","environment":"production","created_at":"2025-03-03T09:00:00Z","statuses_url":"x"}])";

std::string statusAt(const std::string& state, const std::string& time)
{
    return R"([{"id":2,"state":")" + state + R"(","created_at":"2025-03-03T)" + time
        + R"(:00Z","deployment_url":"https://api.github.com/repos/water/works/deployments/42"}])";
}

const std::string statuses = statusAt("success", "09:20");

const std::string deploymentOfGitLab =
    std::string(R"([{"id":42,"iid":1,"ref":"main","sha":"bb","environment":{"name":"production"},"status":"success",)")
    + R"("deployable":{"web_url":"https://git.example.org/water/works/-/jobs/1"}}])";

Strings buildsOf(const store::Workspace& workspace)
{
    return test::rowsOf(
        workspace, "SELECT key, workflow, branch, sha, queued_at, started_at, finished_at, result, attempt FROM weir_builds ORDER BY key");
}

Strings deploymentsOf(const store::Workspace& workspace)
{
    return test::rowsOf(
        workspace, "SELECT key, service, environment, ref, sha, started_at, finished_at, result FROM weir_deployments ORDER BY key");
}

} // namespace

class TestImportDeliveries : public QObject {
    Q_OBJECT

private slots:
    void buildsAreInTheirView()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto result = take(workspace, scratch.write("runs.json", runs));
        QCOMPARE(result.format, "github-json"s);
        QCOMPARE(result.accepted, 3);
        QCOMPARE(result.added.builds, 3);
        QCOMPARE(result.added.deployments, 0);
        QCOMPARE(result.added.items, 0);
        const std::string of = "|GateTests|main|06e6934c35c336b1a2bd3005fb21dc3914a45747|NULL|2025-03-03T10:00:00.000Z|";
        QCOMPARE(buildsOf(workspace),
            (Strings {"water/works/runs/71/attempts/1" + of + "2025-03-03T11:00:00.000Z|failure|1",
                "water/works/runs/71/attempts/2" + of + "2025-03-03T11:00:00.000Z|success|2",
                "water/works/runs/72/attempts/1" + of + "NULL|NULL|1"}));
        QCOMPARE(valueOf(workspace, "SELECT status, job, run, repository, format FROM weir_builds WHERE result IS NULL"),
            "in_progress|NULL|NULL|water/works|github-json"s);
        QVERIFY(!test::hasErrors(workspace));
    }

    void aDeploymentIsWhatAllItsSourcesTell()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        QCOMPARE(take(workspace, scratch.write("deployments.json", deployments)).added.deployments, 1);
        QCOMPARE(take(workspace, scratch.write("statuses.json", statuses)).added.deployments, 0);
        const std::string one = "water/works/deployments/42|water/works|production|v1.2|aa|2025-03-03T09:00:00.000Z|";
        QCOMPARE(deploymentsOf(workspace), (Strings {one + "2025-03-03T09:20:00.000Z|success"}));
        // Statuses that were fetched later end it later; that they are fewer takes nothing away.
        (void)take(workspace, scratch.write("later.json", statusAt("failure", "09:40")));
        (void)take(workspace, scratch.write("other.json", statusAt("in_progress", "09:50")));
        QCOMPARE(deploymentsOf(workspace), (Strings {one + "2025-03-03T09:40:00.000Z|failure"}));
        QVERIFY(!test::hasErrors(workspace));
    }

    void sourcesThatOverlapDoNotDouble()
    {
        const Scratch scratch;
        // The page fetched first saw run 72 while it ran.
        const auto early = scratch.write("early.json", runs);
        const auto late = scratch.write("late.json", list({run(72, 1, "\"success\""), run(73, 1, "\"success\"")}));
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        QCOMPARE(take(workspace, early).added.builds, 3);
        const auto added = take(workspace, late);
        QCOMPARE(added.accepted, 2);
        QCOMPARE(added.added.builds, 1);
        QCOMPARE(valueOf(workspace, "SELECT count(*), count(DISTINCT key) FROM weir_builds"), "4|4"s);
        QCOMPARE(valueOf(workspace, "SELECT result, status, finished_at FROM weir_builds WHERE key LIKE '%/72/%'"),
            "success|success|2025-03-03T11:00:00.000Z"s);
        QVERIFY(test::sameViews(workspace, test::workspaceWith(scratch.path("b.weir"), {late, early})));
    }

    void whatHasOneKeyInOneSourceIsOne()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        // Pages that were fetched while a run went on overlap.
        const auto result =
            take(workspace, scratch.write("runs.json", list({run(71, 1, "null"), run(71, 1, "\"success\""), run(71, 1, "null")})));
        QCOMPARE(result.accepted, 3);
        QCOMPARE(result.added.builds, 1);
        QCOMPARE(valueOf(workspace, "SELECT count(*), min(result) FROM weir_builds"), "1|success"s);
    }

    void toolsThatCountAlikeStayApart()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        (void)take(workspace, scratch.write("hub.json", deployments));
        const auto lab = take(workspace, scratch.write("lab.json", deploymentOfGitLab));
        QCOMPARE(lab.format, "gitlab-json"s);
        QCOMPARE(lab.added.deployments, 1);
        QCOMPARE(test::rowsOf(workspace, "SELECT key, format, sha FROM weir_deployments ORDER BY format"),
            (Strings {"water/works/deployments/42|github-json|aa", "water/works/deployments/42|gitlab-json|bb"}));
    }

    void importingAgainAddsNothing()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto source = scratch.write("runs.json", runs);
        (void)take(workspace, source);
        const auto before = test::viewsOf(workspace);
        // The same bytes, and others that say the same.
        for (const char* end : {"", "\n"}) {
            scratch.write("runs.json", runs + end);
            const auto again = take(workspace, source);
            QCOMPARE(again.added.builds, 0);
            QCOMPARE(again.accepted, 3);
            QCOMPARE(again.unchanged, 3);
        }
        QCOMPARE(test::viewsOf(workspace).at("builds"), before.at("builds"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void anExportIsAPageOfWhatItsToolKnows()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto source = scratch.write("runs.json", runs);
        (void)take(workspace, source);
        // The newest ones, later: run 71 has left the page, and stays.
        scratch.write("runs.json", list({run(72, 1, "\"success\""), run(73, 1, "null")}));
        const auto again = take(workspace, source);
        QCOMPARE(again.added.builds, 1);
        QCOMPARE(again.unchanged, 0);
        QCOMPARE(test::rowsOf(workspace, "SELECT key, result FROM weir_builds ORDER BY key"),
            (Strings {"water/works/runs/71/attempts/1|failure", "water/works/runs/71/attempts/2|success",
                "water/works/runs/72/attempts/1|success", "water/works/runs/73/attempts/1|NULL"}));
        QVERIFY(!test::hasErrors(workspace));
    }

    void readInAnotherWayNothingOfTheFirstStays()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        import::ImportRequest request;
        request.source = scratch.write("runs.json", R"([{"databaseId":7,"conclusion":"success","workflowName":"GateTests"}])");
        request.options.importedAt = test::clockOfTests();
        SilentProgress progress;
        (void)import::importSource(workspace, request, progress);
        request.options.project = "water/works";
        const auto again = import::importSource(workspace, request, progress);
        QCOMPARE(again.added.builds, 0);
        QCOMPARE(test::rowsOf(workspace, "SELECT key FROM weir_builds"), (Strings {"water/works/runs/7"}));
        QVERIFY(!test::hasErrors(workspace));
    }

    void removedSourcesAreAsIfTheyHadNeverBeenThere()
    {
        const Scratch scratch;
        const auto builds = scratch.write("runs.json", runs);
        auto workspace = test::workspaceWith(
            scratch.path("a.weir"), {builds, scratch.write("deployments.json", deployments), scratch.write("statuses.json", statuses)});
        const auto before = test::viewsOf(workspace);
        SilentProgress progress;
        test::removeSources(workspace);
        QVERIFY(buildsOf(workspace).empty() && deploymentsOf(workspace).empty());
        QVERIFY(!test::hasErrors(workspace));
        for (int i = 0; i < 3; ++i)
            (void)workspace.undo(progress);
        QCOMPARE(test::viewsOf(workspace), before);
        test::removeSources(workspace);
        QCOMPARE(take(workspace, builds).added.builds, 3);
        QVERIFY(!test::hasErrors(workspace));
    }

    void purgedSourcesAreNotInTheFile()
    {
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        {
            auto workspace = test::workspaceWith(file, {scratch.write("gone.json", runs), scratch.write("kept.json", deployments)});
            test::removeSources(workspace, "gone");
            test::purge(workspace);
            QVERIFY(!test::hasErrors(workspace));
            QCOMPARE(valueOf(workspace, "SELECT service, environment FROM weir_deployments"), "water/works|production"s);
        }
        const std::string bytes = test::contentOf(file);
        for (const char* gone : {"GateTests", "06e6934c", "actions/runs/71", "in_progress"})
            QVERIFY2(bytes.find(gone) == std::string::npos, gone);
    }

    void findsChangedRows_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("result") << "UPDATE build_observation SET result = 1";
        QTest::newRow("build gone") << "DELETE FROM build_observation WHERE attempt = 2";
        QTest::newRow("environment") << "UPDATE deployment_observation SET environment = NULL";
    }
    void findsChangedRows()
    {
        QFETCH(QString, sql);
        const Scratch scratch;
        auto workspace =
            test::workspaceWith(scratch.path("a.weir"), {scratch.write("runs.json", runs), scratch.write("deployments.json", deployments)});
        QVERIFY(!test::hasErrors(workspace));
        workspace.connection().run(sql.toStdString());
        QVERIFY(test::hasErrors(workspace));
    }

    void aPreviewShowsThem()
    {
        const Scratch scratch;
        const auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto previewOf = [&](const std::string& text) {
            import::ImportRequest request;
            request.source = scratch.write("source.json", text);
            request.options.importedAt = test::clockOfTests();
            SilentProgress progress;
            return import::previewSource(workspace, request, nullptr, import::PreviewDepth::Whole, progress);
        };
        const auto builds = previewOf(runs);
        QCOMPARE(builds.content.builds, 3);
        QCOMPARE(isoInstant(builds.content.first), "2025-03-03T10:00:00.000Z"s);
        QCOMPARE(builds.columns.at(0).name, "Build"s);
        QCOMPARE(builds.rows.size(), std::size_t {3});
        QCOMPARE(builds.rows[0].cells.at(0), "water/works/runs/71/attempts/1"s);
        QCOMPARE(previewOf(deployments).content.deployments, 1);
        const auto incidents = previewOf(R"({"incidents":[{"incident_number":4,"title":"x","created_at":"2025-03-03T09:00:00Z"}]})");
        QCOMPARE(incidents.format, "pagerduty-json"s);
        QCOMPARE(incidents.content.incidents, 1);
        QCOMPARE(incidents.rows.at(0).cells.at(3), "2025-03-03 09:00"s);
    }

    void incidentsAreInTheirView()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const std::string incident = R"("id":"Q3","title":"Stuck","urgency":"high","created_at":"2025-03-03T09:00:00Z",)";
        const auto open = scratch.write("open.json", "[{" + incident + R"("incident_number":4,"status":"triggered"}])");
        QCOMPARE(take(workspace, open).added.incidents, 1);
        const auto resolved = scratch.write(
            "later.json", "[{" + incident + R"("incident_number":4,"status":"resolved","resolved_at":"2025-03-03T10:00:00Z"}])");
        QCOMPARE(take(workspace, resolved).added.incidents, 0);
        QCOMPARE(test::rowsOf(workspace,
                     "SELECT key, title, severity, opened_at, acknowledged_at, resolved_at, deployment, status FROM weir_incidents"),
            (Strings {"Q3|Stuck|high|2025-03-03T09:00:00.000Z|NULL|2025-03-03T10:00:00.000Z|NULL|resolved"}));
        QVERIFY(!test::hasErrors(workspace));
    }

    void orderOfSourcesDoesNotMatter()
    {
        const Scratch scratch;
        const auto builds = scratch.write("runs.json", runs);
        const auto more = scratch.write("more.json", list({run(72, 1, "\"cancelled\"", "09:30"), run(71, 1, "null")}));
        const auto events = scratch.write("events.csv", test::eventsCsv(9, "A"));
        const auto told = scratch.write("deployments.json", deployments);
        const auto ended = scratch.write("statuses.json", statuses);
        QVERIFY(test::sameViews(test::workspaceWith(scratch.path("a.weir"), {builds, more, events, told, ended}),
            test::workspaceWith(scratch.path("b.weir"), {ended, told, events, more, builds})));
    }
};

QTEST_APPLESS_MAIN(TestImportDeliveries)
#include "tst_import_deliveries.moc"
