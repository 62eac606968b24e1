// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_support.h"
#include "tests/support/temp_repository.h"

#include <QtTest>

using namespace weir;
using test::Scratch;
using test::TempRepository;
using test::valueOf;

namespace {

constexpr std::int64_t day = 86'400;
constexpr std::int64_t start = 1'740'000'000;

/// Two commits on main and a numbered merge of a branch with one.
struct Story {
    explicit Story(TempRepository& repository)
        : root(repository.commit({.files = {{"a.txt", "one\n"}}, .message = "Begin", .at = start}))
        , work(repository.commit(
              {.parents = {root}, .files = {{"a.txt", "one\ntwo\n"}, {"b.txt", "x\n"}}, .message = "SHOP-1 add two", .at = start + day}))
    {
        merge = repository.commit({.parents = {root, work},
            .files = {{"a.txt", "one\ntwo\n"}, {"b.txt", "x\n"}},
            .message = "Merge pull request #12 from ann/two\n\nSHOP-1 Add two",
            .at = start + 2 * day});
    }
    std::string root, work, merge;
};

} // namespace

class TestImportRepository : public QObject {
    Q_OBJECT

private slots:
    void showsCommitsChangesAndWhoBelongsTogether()
    {
        TempRepository repository(TempRepository::Kind::Bare, "shop.git");
        const Story story(repository);
        const Scratch scratch;
        const auto issues = scratch.write("issues.csv", "key,status,changed\nSHOP-1,Ready,2025-02-01T09:00:00Z\n");
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {issues});
        const auto result = test::take(workspace, repository.path());
        QCOMPARE(result.format, std::string("git"));
        QCOMPARE(result.added.commits, 3);
        QCOMPARE(result.added.changes, 1);
        QCOMPARE(valueOf(workspace, "SELECT repository, author, parents, files FROM weir_commits WHERE sha = '" + story.merge + "'"),
            std::string("shop|Ann|2|2"));
        QCOMPARE(valueOf(workspace, "SELECT key, repository, merge_commit, first_commit_at FROM weir_changes"),
            "shop#12|shop|" + story.merge + "|" + isoInstant(test::atSecond(start + day)));
        QCOMPARE(valueOf(workspace, "SELECT from_kind, from_key, to_kind, to_key FROM weir_links WHERE to_kind = 'commit'"),
            "issue|SHOP-1|commit|" + story.work);
        QVERIFY(!test::hasErrors(workspace));
        const auto again = test::take(workspace, repository.path());
        QCOMPARE(again.unchanged, again.accepted);
        QCOMPARE(again.added.commits + again.added.changes, 0);
    }

    void linesAreCountedLater()
    {
        TempRepository repository;
        const Story story(repository);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path()});
        QCOMPARE(valueOf(workspace, "SELECT count(added_lines) FROM weir_commits"), std::string("0"));
        QCOMPARE(valueOf(workspace, "SELECT added_lines FROM weir_changes"), std::string("NULL"));
        SilentProgress progress;
        QCOMPARE(import::countLines(workspace, progress), 3);
        QCOMPARE(
            valueOf(workspace, "SELECT added_lines, deleted_lines FROM weir_commits WHERE sha = '" + story.work + "'"), std::string("2|0"));
        QCOMPARE(valueOf(workspace, "SELECT added_lines, deleted_lines FROM weir_changes"), std::string("2|0"));
        QCOMPARE(valueOf(workspace, "SELECT sum(added) FROM file_change"), std::string("5"));
        QCOMPARE(import::countLines(workspace, progress), 0);
        QVERIFY(!test::hasErrors(workspace));
    }

    void newCommitsAreAddedAndLinesKept()
    {
        TempRepository repository;
        const Story story(repository);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path()});
        SilentProgress progress;
        (void)import::countLines(workspace, progress);
        repository.commit({.parents = {story.merge}, .files = {{"a.txt", "one\n"}}, .message = "Less", .at = start + 3 * day});
        const auto result = test::take(workspace, repository.path());
        QCOMPARE(result.added.commits, 1);
        QCOMPARE(result.unchanged, 3);
        QCOMPARE(valueOf(workspace, "SELECT count(added_lines) FROM weir_commits"), std::string("3"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void commitsThatHeadNoLongerReachesAreGone()
    {
        TempRepository repository;
        const Story story(repository);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path()});
        repository.setHead(story.work); // somebody pushed by force
        (void)test::take(workspace, repository.path());
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_commits"), std::string("2"));
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_changes"), std::string("0"));
        QVERIFY(!test::hasErrors(workspace));
        const Scratch other;
        QVERIFY(valueOf(test::workspaceWith(other.path("b.weir"), {repository.path()}), "SELECT count(*) FROM file_change")
            == valueOf(workspace, "SELECT count(*) FROM file_change"));
    }

    void commitThatTwoClonesHoldCountsOnce()
    {
        TempRepository one(TempRepository::Kind::Bare, "one.git");
        TempRepository two(TempRepository::Kind::Bare, "two.git");
        const Story first(one);
        const Story second(two);
        QCOMPARE(first.merge, second.merge);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {one.path()});
        QCOMPARE(test::take(workspace, two.path()).added.commits, 0);
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_commits"), std::string("3"));
        SilentProgress progress;
        QCOMPARE(workspace.load(progress)->commits.size(), std::size_t {3});
        QCOMPARE(workspace.totals().commits, 3);
    }
};

QTEST_APPLESS_MAIN(TestImportRepository)
#include "tst_import_repository.moc"
