// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
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

/// A commit as a tracker tells of it.
std::string told(const std::string& sha, const std::string& on = "2025-02-20")
{
    const std::string person = "{\"name\":\"Ann\",\"date\":\"" + on + "T09:00:00Z\"}";
    std::string text = "{\"sha\":\"";
    text.append(sha).append("\",\"html_url\":\"https://example.org/water/works/commit/").append(sha);
    text.append("\",\"parents\":[],\"commit\":{\"message\":\"x\",\"author\":").append(person);
    return text.append(",\"committer\":").append(person).append("}}");
}

/// A pull request that was merged by that commit, as a tracker tells of it.
std::string pull(const std::string& number, const std::string& merge)
{
    std::string text = "{\"html_url\":\"https://example.org/water/works/pull/" + number + "\",\"node_id\":\"P\",\"number\":" + number;
    text += ",\"title\":\"x\",\"user\":{\"login\":\"ann\"},\"created_at\":\"2025-02-20T09:00:00Z\",\"merged_at\":\"2025-02-21T09:00:00Z\",";
    return text.append("\"merge_commit_sha\":\"").append(merge).append("\"}\n");
}

} // namespace

class TestImportRepository : public QObject {
    Q_OBJECT

private slots:
    void aCommitIsThatOfTheRepositoryWhateverElseTellsOfIt()
    {
        TempRepository repository(TempRepository::Kind::Bare, "shop.git");
        const Story story(repository);
        const std::string other(40, 'a');
        const Scratch scratch;
        const auto commits = scratch.write("commits.json", told(story.work) + "\n" + told(other));
        const std::filesystem::path before = repository.path().parent_path() / "0.json"; // in the order of paths
        const std::filesystem::path behind = repository.path().parent_path() / "zz.json";
        std::filesystem::copy_file(commits, before);
        std::filesystem::copy_file(commits, behind);
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {before, repository.path(), behind});
        QCOMPARE(valueOf(workspace, "SELECT count(*), count(DISTINCT sha) FROM weir_commits"), std::string("4|4"));
        QCOMPARE(valueOf(workspace, "SELECT repository, files FROM weir_commits WHERE sha = '" + story.work + "'"), std::string("shop|2"));
        QCOMPARE(
            valueOf(workspace, "SELECT repository, files FROM weir_commits WHERE sha = '" + other + "'"), std::string("water/works|NULL"));
        SilentProgress progress;
        const auto data = workspace.load(progress);
        QCOMPARE(data->commits.size(), std::size_t {3}); // not the one that is not reachable in the clone
        std::map<std::string, std::pair<std::string, int>> loaded;
        for (std::size_t c = 0; c < data->commits.size(); ++c)
            loaded[std::string(data->commits.sha[c])] = {std::string(data->name(data->commits.repository[c])), data->commits.files[c]};
        QCOMPARE(loaded.at(story.work), (std::pair<std::string, int> {"water/works", 2})); // one name for one repository
        QVERIFY(!loaded.contains(other));
    }

    void countsWhatAHostTellsOfTheTimeBeforeAndAfterAClone()
    {
        TempRepository repository(TempRepository::Kind::Bare, "shop.git");
        const Story story(repository);
        const Scratch scratch;
        const auto commits = scratch.write("commits.json",
            told(story.work) + "\n" + told(std::string(40, 'a'), "2025-06-20") + "\n" + told(std::string(40, 'b'), "2024-06-20") + "\n"
                + told(std::string(40, 'c')));
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {commits, repository.path()});
        SilentProgress progress;
        QCOMPARE(workspace.load(progress)->commits.size(), std::size_t {5}); // all but the one in between that the clone does not hold
    }

    void countsWhatAHostTellsOfARepositoryThatIsNotThere()
    {
        TempRepository repository(TempRepository::Kind::Bare, "shop.git");
        const Story story(repository);
        const Scratch scratch;
        const auto commits = scratch.write("commits.json", told(std::string(40, 'a')) + "\n" + told(std::string(40, 'b')));
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {commits, repository.path()});
        SilentProgress progress;
        QCOMPARE(workspace.load(progress)->commits.size(), std::size_t {5});
        QCOMPARE(valueOf(workspace, "SELECT key FROM weir_changes"), std::string("shop#12"));
    }

    void aRepositoryIsKnownByTheCommitsThatMergedItsPullRequests()
    {
        TempRepository repository(TempRepository::Kind::Bare, "shop.git");
        const Story story(repository);
        const Scratch scratch;
        // The host tells of the merge of 11 which the clone calls nothing, and of commits of a branch that was squashed.
        const auto pulls = scratch.write("pulls.json", pull("11", story.work));
        const auto commits = scratch.write("commits.json", told(std::string(40, 'a')));
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path(), pulls, commits});
        QCOMPARE(test::rowsOf(workspace, "SELECT key, repository FROM weir_changes ORDER BY key"),
            (std::vector<std::string> {"water/works#11|water/works", "water/works#12|water/works"}));
        SilentProgress progress;
        QCOMPARE(workspace.load(progress)->commits.size(), std::size_t {3});
    }

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

    void joinsAChangeToItsItemsByTitleBranchAndCommits()
    {
        TempRepository repository(TempRepository::Kind::Bare, "shop.git");
        const auto merge = [&](const std::string& first, const std::string& message, const std::vector<std::string>& work) {
            std::string tip = first;
            for (const std::string& subject : work)
                tip = repository.commit({.parents = {tip}, .message = subject});
            return repository.commit({.parents = {first, tip}, .message = message});
        };
        std::string tip = repository.commit({});
        tip = merge(tip, "Merge pull request #1 from team/shop-2-pay\n\nPay by card (SHOP-1)", {"SHOP-1 Work", "SHOP-3 On the way"});
        tip = merge(tip, "Merge pull request #2 from team/utf-8\n\nOf nothing known, ABC-9", {"Work"});
        tip = merge(tip, "Merge pull request #3 from team/release\n\nRelease",
            {"SHOP-1 a", "SHOP-2 a", "SHOP-3 a", "SHOP-4 a", "SHOP-5 a", "SHOP-6 a"});
        const Scratch scratch;
        std::string issues = "key,status,changed\n";
        for (const char* number : {"1", "2", "3", "4", "5", "6"})
            issues.append("SHOP-").append(number).append(",Ready,2025-02-01T09:00:00Z\n");
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("issues.csv", issues), repository.path()});
        QCOMPARE(valueOf(workspace,
                     "SELECT group_concat(from_key || ' ' || to_key || ' ' || how, '; ') FROM (SELECT * FROM weir_links"
                     " WHERE to_kind = 'change' ORDER BY from_key)"),
            std::string("SHOP-1 shop#1 issue key in title; SHOP-2 shop#1 issue key in branch or text; "
                        "SHOP-3 shop#1 issue key in its commits"));
    }

    void joinsByTheNumbersThatACommitCloses()
    {
        TempRepository repository(TempRepository::Kind::Bare, "works.git");
        const std::string first = repository.commit({.message = "Open the gate\n\nFixes #3, see #4, fixes fork/works#4"});
        const std::string second =
            repository.commit({.parents = {first}, .message = "Shut it (#7)\n\nThe hinge was worn: GATE-1.\nCloses #4"});
        const Scratch scratch;
        const std::string issue = R"({"url":"https://api.github.com/repos/water/works/issues/3","number":3,"title":"t","state":"open",)"
                                  R"("created_at":"2025-03-03T09:00:00Z","html_url":"https://github.com/water/works/issues/3"})";
        std::string other = issue;
        for (std::size_t at = other.find("/3\""); at != std::string::npos; at = other.find("/3\""))
            other.replace(at, 2, "/4");
        other.replace(other.find(":3,"), 3, ":4,");
        const auto issues = scratch.write("issues.json", "[" + issue + "," + other + "]");
        const auto gate = scratch.write("gate.csv", "key,status,changed\nGATE-1,Ready,2025-02-01T09:00:00Z\n");
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {issues, gate, repository.path()});
        QCOMPARE(test::rowsOf(workspace, "SELECT from_key, to_key FROM weir_links WHERE to_kind = 'commit' ORDER BY from_key"),
            (std::vector<std::string> {"GATE-1|" + second, "water/works#3|" + first, "water/works#4|" + second}));
        QCOMPARE(valueOf(workspace, "SELECT group_concat(from_key || ' ' || to_key, '; ') FROM weir_links WHERE to_key = 'works#7'"),
            std::string("GATE-1 works#7; water/works#4 works#7"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void keepsWhatItTookWhereTheCurrentBranchHasNothing()
    {
        TempRepository repository(TempRepository::Kind::WorkTree);
        const Story story(repository);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path()});
        const auto before = test::viewsOf(workspace);
        repository.writeFile("HEAD", "ref: refs/heads/nothing-yet\n");
        QVERIFY_EXCEPTION_THROWN((void)test::take(workspace, repository.path()), Error);
        QVERIFY(test::viewsOf(workspace) == before);
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_commits"), std::string("3"));
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
        QCOMPARE(import::countLines(workspace, progress).commits, 3);
        QCOMPARE(
            valueOf(workspace, "SELECT added_lines, deleted_lines FROM weir_commits WHERE sha = '" + story.work + "'"), std::string("2|0"));
        QCOMPARE(valueOf(workspace, "SELECT added_lines, deleted_lines FROM weir_changes"), std::string("2|0"));
        QCOMPARE(valueOf(workspace, "SELECT sum(added) FROM file_change"), std::string("5"));
        QCOMPARE(import::countLines(workspace, progress).commits, 0);
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

    void cloneThatBecameWholeTellsMore()
    {
        TempRepository repository;
        const Story story(repository);
        repository.markShallow({story.work});
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path()});
        const std::string filesOfWork = "SELECT files FROM weir_commits WHERE sha = '" + story.work + "'";
        QCOMPARE(valueOf(workspace, filesOfWork), std::string("NULL"));
        repository.markShallow({});
        const auto result = test::take(workspace, repository.path());
        QVERIFY(result.unchanged < result.accepted);
        QCOMPARE(valueOf(workspace, filesOfWork), std::string("2"));
        SilentProgress progress;
        (void)import::countLines(workspace, progress);
        QCOMPARE(valueOf(workspace, "SELECT added_lines FROM weir_commits WHERE sha = '" + story.work + "'"), std::string("2"));
        QVERIFY(!test::hasErrors(workspace));
        const Scratch other;
        const auto fresh = test::workspaceWith(other.path("b.weir"), {repository.path()});
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM file_change"), valueOf(fresh, "SELECT count(*) FROM file_change"));
    }

    void newNamesOfAuthorsReachOldCommits()
    {
        TempRepository repository;
        const Story story(repository);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path()});
        repository.commit({.parents = {story.merge},
            .files = {{"a.txt", "one\ntwo\n"}, {"b.txt", "x\n"}, {".mailmap", "Platform <platform@example.org> <ann@example.org>\n"}},
            .message = "Say who is who",
            .at = start + 3 * day});
        const auto result = test::take(workspace, repository.path());
        QCOMPARE(result.added.commits, 1);
        QCOMPARE(test::rowsOf(workspace, "SELECT DISTINCT author FROM weir_commits"), std::vector<std::string> {"Platform"});
        QVERIFY(!test::hasErrors(workspace));
    }

    void linesOfContentThatIsMissingStayUnknown()
    {
        TempRepository repository;
        const Story story(repository);
        repository.remove(repository.object("blob", "x\n"));
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path()});
        SilentProgress progress;
        QCOMPARE(import::countLines(workspace, progress).commits, 1); // the first commit
        QCOMPARE(valueOf(workspace, "SELECT added_lines, deleted_lines FROM weir_commits WHERE sha = '" + story.work + "'"),
            std::string("NULL|NULL"));
        QCOMPARE(valueOf(workspace, "SELECT f.added FROM file_change f JOIN path p ON p.id = f.path WHERE p.text = 'b.txt'"),
            std::string("NULL"));
        QVERIFY(!test::hasErrors(workspace));
        // Counting again changes nothing, and says so.
        const std::string revision = "SELECT value FROM meta WHERE key = 'revision'";
        const std::string before = valueOf(workspace, revision);
        QCOMPARE(import::countLines(workspace, progress).commits, 0);
        QCOMPARE(valueOf(workspace, revision), before);
    }

    void newestCommitsAreCountedFirst()
    {
        constexpr int more = 8; // than are counted at once
        constexpr int commits = 512 + more;
        TempRepository repository;
        std::string parent;
        for (int i = 0; i < commits; ++i)
            parent = repository.commit({.parents = parent.empty() ? std::vector<std::string>() : std::vector {parent},
                .files = {{"a.txt", std::to_string(i) + "\n"}},
                .at = start + i});
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {repository.path()});
        class StopAfterOneBlock final : public Progress {
        public:
            void stage(std::string_view) override { }
            void report(std::int64_t done, std::int64_t total) override { m_stop = m_stop || (total == commits && done < total); }
            [[nodiscard]] bool cancelled() const override { return m_stop; }

        private:
            bool m_stop = false;
        } progress;
        QVERIFY_EXCEPTION_THROWN((void)import::countLines(workspace, progress), Cancelled);
        QCOMPARE(valueOf(workspace, "SELECT count(*), min(committed) FROM commit_observation WHERE added IS NULL"),
            std::to_string(more) + "|" + std::to_string(test::atSecond(start).time_since_epoch().count()));
        QCOMPARE(valueOf(workspace, "SELECT max(committed) FROM commit_observation WHERE added IS NULL"),
            std::to_string(test::atSecond(start + more - 1).time_since_epoch().count()));
    }

    void brokenRepositoryKeepsNoOtherFromBeingCounted()
    {
        TempRepository broken(TempRepository::Kind::Bare, "broken.git");
        TempRepository sound(TempRepository::Kind::Bare, "sound.git");
        const Story first(broken);
        const std::string other = sound.commit({.files = {{"z.txt", "z\n"}}, .at = start});
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {broken.path(), sound.path()});
        std::filesystem::remove(broken.gitFolder() / "HEAD");
        SilentProgress progress;
        const import::LineCounts counted = import::countLines(workspace, progress);
        QCOMPARE(counted.commits, 1);
        QVERIFY(counted.failure);
        QVERIFY2(std::string(counted.failure->what()).find("broken.git") != std::string::npos, counted.failure->what());
        QCOMPARE(valueOf(workspace, "SELECT added_lines FROM weir_commits WHERE sha = '" + other + "'"), std::string("1"));
    }

    void repositoriesOfOneNameKeepTheirChanges()
    {
        TempRepository one(TempRepository::Kind::Bare, "app.git");
        TempRepository two(TempRepository::Kind::Bare, "app.git");
        const Story first(one);
        const std::string root = two.commit({.files = {{"z.txt", "z\n"}}, .message = "Other beginnings", .at = start});
        const std::string work = two.commit({.parents = {root}, .files = {{"z.txt", "y\n"}}, .message = "Work", .at = start + day});
        const std::string merge = two.commit({.parents = {root, work},
            .files = {{"z.txt", "y\n"}},
            .message = "Merge pull request #12 from bob/other\n\nAnother thing",
            .at = start + 5 * day});
        const Scratch scratch;
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {one.path(), two.path()});
        const auto backward = test::workspaceWith(scratch.path("b.weir"), {two.path(), one.path()});
        QVERIFY(test::sameViews(workspace, backward));
        QCOMPARE(test::rowsOf(workspace, "SELECT title, repository, merge_commit FROM weir_changes ORDER BY merged_at"),
            (std::vector<std::string> {"SHOP-1 Add two|app|" + first.merge, "Another thing|app|" + merge}));
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_changes WHERE key LIKE '%/app#12'"), std::string("2"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void changeThatTwoClonesHoldCountsOnce()
    {
        TempRepository one(TempRepository::Kind::Bare, "one.git");
        TempRepository two(TempRepository::Kind::Bare, "two.git");
        const Story first(one);
        const Story second(two);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {one.path()});
        const std::string before = valueOf(workspace, "SELECT title, merge_commit, merged_at FROM weir_changes");
        QCOMPARE(test::take(workspace, two.path()).added.changes, 0);
        QCOMPARE(test::rowsOf(workspace, "SELECT title, merge_commit, merged_at FROM weir_changes"), std::vector<std::string> {before});
        QVERIFY(!test::hasErrors(workspace));
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
