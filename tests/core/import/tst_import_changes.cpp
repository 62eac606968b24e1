// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_support.h"

#include <QtTest>

using namespace weir;
using test::rowsOf;
using test::Scratch;
using test::take;

namespace {

const std::string site = "https://example.org/water/works";

std::string pull(int number, const std::string& title, const std::string& more = "")
{
    const std::string text = std::to_string(number);
    return R"({"html_url":")" + site + "/pull/" + text + R"(","node_id":"P","number":)" + text + R"(,"title":")" + title
        + R"(","user":{"login":"ann"},"created_at":"2025-03-03T09:00:00Z")" + more + "}\n";
}

const std::string merged = R"(,"merged_at":"2025-03-04T09:00:00Z","merge_commit_sha":"00000000000000000000000000000000000000aa")";
const std::string review = R"({"id":1,"user":{"login":"bo"},"state":"APPROVED","submitted_at":"2025-03-03T12:00:00Z",)"
                           R"("pull_request_url":")"
    + site + "/pulls/1\"}\n";
const std::string commit = R"({"sha":"00000000000000000000000000000000000000ab","parents":[],"commit":{"message":"x",)"
                           R"("author":{"name":"Ann","date":"2025-03-03T09:00:00Z"},"committer":{"date":"2025-03-03T09:00:00Z"}}})"
                           "\n";
const char* const changes = "SELECT key, title, first_response_at IS NOT NULL, merged_at IS NOT NULL FROM weir_changes ORDER BY key";

} // namespace

/// Changes that a tracker tells of, not a repository.
class TestImportChanges : public QObject {
    Q_OBJECT

private slots:
    void recordsOfOneChangeAddUp()
    {
        const Scratch scratch;
        const auto apart = test::workspaceWith(
            scratch.path("two.weir"), {scratch.write("pulls.json", pull(1, "x", merged)), scratch.write("reviews.json", review)});
        const auto together = test::workspaceWith(scratch.path("one.weir"), {scratch.write("all.json", pull(1, "x", merged) + review)});
        QCOMPARE(rowsOf(apart, changes), (std::vector<std::string> {"water/works#1|x|1|1"}));
        QCOMPARE(rowsOf(together, changes), rowsOf(apart, changes));
    }

    void aSecondExportAddsWhatIsNew()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto file = scratch.write("all.json", pull(1, "x") + pull(2, "y") + commit);
        import::ImportResult result = take(workspace, file);
        QCOMPARE(result.accepted, 3);
        QCOMPARE(result.added.changes, 2);
        QCOMPARE(result.added.commits, 1);

        scratch.write("all.json", pull(1, "x", merged) + pull(3, "z") + commit + review);
        result = take(workspace, file);
        QCOMPARE(result.accepted, 4);
        QCOMPARE(result.added.changes, 1);
        QCOMPARE(result.added.commits, 0);
        // What the newer export has cut off stays.
        QCOMPARE(
            rowsOf(workspace, changes), (std::vector<std::string> {"water/works#1|x|1|1", "water/works#2|y|0|0", "water/works#3|z|0|0"}));
        QCOMPARE(rowsOf(workspace, "SELECT count(*) FROM weir_commits"), (std::vector<std::string> {"1"}));

        result = take(workspace, file);
        QCOMPARE(result.accepted, 4);
        QCOMPARE(result.unchanged, 4);
        QCOMPARE(result.added.changes + result.added.commits + result.added.items + result.added.transitions, 0);
        QVERIFY(!test::hasErrors(workspace));
    }

    void anExportThatGrewSaysWhatWasThereBefore()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto file = scratch.write("all.json", pull(1, "x") + pull(2, "y") + commit);
        (void)take(workspace, file);
        scratch.write("all.json", pull(1, "x") + pull(2, "y", merged) + commit + pull(3, "z"));
        const import::ImportResult result = take(workspace, file);
        QCOMPARE(result.accepted, 4);
        QCOMPARE(result.unchanged, 2);
    }

    void aMergeRequestIsOneChangeWithItsMergeInTheRepository()
    {
        const Scratch scratch;
        const auto requests = scratch.write("requests.json",
            R"([{"iid":1,"title":"x","web_url":")" + site
                + R"(/-/merge_requests/1","created_at":"2025-03-03T09:00:00Z",)"
                  R"("merged_at":"2025-03-04T09:00:00Z","merge_commit_sha":"00000000000000000000000000000000000000aa"}])");
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {requests, scratch.write("pulls.json", pull(1, "x", merged))});
        QCOMPARE(rowsOf(workspace, "SELECT count(*) FROM weir_changes"), (std::vector<std::string> {"1"}));
    }
};

QTEST_APPLESS_MAIN(TestImportChanges)
#include "tst_import_changes.moc"
