// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/import/refresh.h"
#include "core/import/watched_paths.h"
#include "tests/core/import/import_support.h"
#include "tests/support/temp_repository.h"

#include <QtTest>

#include <chrono>

using namespace weir;
using import::SourceStanding;
using test::Scratch;

namespace {

namespace fs = std::filesystem;

const std::string board = "Key,Type,From,To,Changed\n"
                          "T-1,Bug,,Ready,2025-03-03T09:00:00Z\n"
                          "T-1,Bug,Ready,Review,2025-03-03T10:00:00Z\n";
const std::string more = "T-1,Bug,Review,Done,2025-03-12T12:00:00Z\nT-2,Bug,,Ready,2025-03-13T12:00:00Z\n";

/// So that the time of a file says something: a file that was written a moment ago may be written again.
void letAge(const fs::path& file, int hours)
{
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(hours));
}

std::vector<SourceStanding> standings(const store::Workspace& workspace)
{
    std::vector<SourceStanding> list;
    for (const auto& look : import::lookAtSources(workspace, SilentProgress()))
        list.push_back(look.standing);
    return list;
}

import::Refreshed refresh(store::Workspace& workspace){SilentProgress progress;
return import::refreshSources(workspace, test::clockOfTests(), progress);
} // namespace

} // namespace

class TestRefresh : public QObject {
    Q_OBJECT

private slots:
    void onlyWhatHasChangedIsTaken()
    {
        const Scratch scratch;
        const auto first = scratch.write("a.csv", board);
        const auto second = scratch.write("b.csv", "Key,Type,From,To,Changed\nB-1,Bug,,Ready,2025-03-03T09:00:00Z\n");
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {first, second});
        QCOMPARE(standings(workspace), (std::vector {SourceStanding::AsBefore, SourceStanding::AsBefore}));
        scratch.write("a.csv", board + more);
        QCOMPARE(standings(workspace), (std::vector {SourceStanding::Changed, SourceStanding::AsBefore}));
        const auto refreshed = refresh(workspace);
        QCOMPARE(refreshed.sources.size(), std::size_t {2});
        QVERIFY(refreshed.sources[0].result.has_value());
        QCOMPARE(refreshed.sources[0].result->added.items, 1);
        QCOMPARE(refreshed.sources[0].result->added.transitions, 2);
        QCOMPARE(refreshed.sources[0].result->unchanged, 2);
        QVERIFY(!refreshed.sources[1].result.has_value());
        QCOMPARE(workspace.imports().size(), std::size_t {3});
        QCOMPARE(standings(workspace), (std::vector {SourceStanding::AsBefore, SourceStanding::AsBefore}));
        QCOMPARE(refresh(workspace).count(SourceStanding::AsBefore), std::size_t {2});
    }

    void aFileThatWasOnlyTouchedIsAsBeforeAndNotReadAgain()
    {
        const Scratch scratch;
        const auto file = scratch.write("a.csv", board);
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {file});
        letAge(file, 3);
        QCOMPARE(standings(workspace), std::vector {SourceStanding::AsBefore});
        QCOMPARE(refresh(workspace).count(SourceStanding::AsBefore), std::size_t {1});
        QCOMPARE(workspace.imports().size(), std::size_t {1});
        const std::int64_t source = workspace.imports().front().sourceId;
        QVERIFY(!store::sourceReading(workspace.connection(), source).stamp.empty()); // from now on its time is enough
    }

    void aFileOfTheSameSizeAndTimeIsNotRead()
    {
        const Scratch scratch;
        const auto file = scratch.write("a.csv", board);
        letAge(file, 3);
        const auto time = fs::last_write_time(file);
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {file});
        std::string other = board;
        std::ranges::replace(other, '9', '8');
        scratch.write("a.csv", other);
        fs::last_write_time(file, time);
        QCOMPARE(standings(workspace), std::vector {SourceStanding::AsBefore});
        letAge(file, 2);
        QCOMPARE(standings(workspace), std::vector {SourceStanding::Changed});
    }

    void aSourceThatIsGoneLeavesTheOthersStanding()
    {
        const Scratch scratch;
        const auto gone = scratch.write("a.csv", board);
        const auto broken = scratch.write("b.csv", "Key,Type,From,To,Changed\nB-1,Bug,,Ready,2025-03-03T09:00:00Z\n");
        const auto sound = scratch.write("c.csv", "Key,Type,From,To,Changed\nC-1,Bug,,Ready,2025-03-03T09:00:00Z\n");
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {gone, broken, sound});
        fs::remove(gone);
        scratch.write("b.csv", "");
        scratch.write("c.csv", "Key,Type,From,To,Changed\nC-1,Bug,,Ready,2025-03-03T09:00:00Z\nC-2,Bug,,Ready,2025-03-04T09:00:00Z\n");
        const auto refreshed = refresh(workspace);
        QCOMPARE(refreshed.sources[0].look.standing, SourceStanding::Missing);
        QVERIFY(!refreshed.sources[1].result && !refreshed.sources[1].failure.empty());
        QCOMPARE(refreshed.sources[2].result->added.items, 1);
        QCOMPARE(workspace.totals().items, 4); // what was read of the others stays
    }

    void aSourceIsReadAgainAsItWasRead()
    {
        const Scratch scratch;
        const std::string rows = "Key,Type,From,To,Changed\nT-1,Bug,,Ready,2025-03-03 09:00\n";
        const auto file = scratch.write("a.csv", rows);
        SilentProgress progress;
        auto workspace = store::Workspace::create(scratch.path("team.weir"), "UTC");
        import::ImportRequest request;
        request.source = file;
        request.options.zone = "Asia/Tokyo";
        request.options.project = "PAY";
        request.options.importedAt = test::clockOfTests();
        (void)import::importSource(workspace, request, progress);
        scratch.write("a.csv", rows + "T-2,Bug,,Ready,2025-03-04 09:00\n");
        const auto refreshed = refresh(workspace);
        QCOMPARE(refreshed.sources[0].result->unchanged, 1); // read in another zone nothing would be as it was
        const auto data = workspace.load(progress);
        QCOMPARE(isoInstant(data->items.created[1]), std::string("2025-03-04T00:00:00.000Z"));
        QCOMPARE(test::valueOf(workspace, "SELECT count(*) FROM weir_items WHERE project = 'PAY'"), std::string("2"));
    }

    void aRepositoryChangesWithItsHead()
    {
        const Scratch scratch;
        test::TempRepository repository(test::TempRepository::Kind::Bare, "team.git");
        const std::string first = repository.commit({.files = {{"a.txt", "a\n"}}});
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {repository.path()});
        QCOMPARE(standings(workspace), std::vector {SourceStanding::AsBefore});
        (void)repository.commit({.parents = {first}, .files = {{"a.txt", "b\n"}}});
        QCOMPARE(standings(workspace), std::vector {SourceStanding::Changed});
        QCOMPARE(refresh(workspace).sources[0].result->added.commits, 1);
    }

    void filesThatComeIntoAFolderAreNewOnce()
    {
        const Scratch scratch;
        const auto file = scratch.write("exports/a.csv", board);
        scratch.write("exports/notes.txt", "nothing to read");
        const std::string folder = scratch.path("exports").string();
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {file});
        QVERIFY(import::newFiles(workspace, SilentProgress()).empty());
        import::rememberFolders(workspace, {folder}, SilentProgress());
        QVERIFY(import::newFiles(workspace, SilentProgress()).empty());
        const auto fresh = scratch.write("exports/b.csv", board);
        scratch.write("exports/more.txt", "nothing to read either");
        QCOMPARE(import::newFiles(workspace, SilentProgress()), std::vector {fs::canonical(fresh).string()});
        import::rememberFolders(workspace, import::rememberedFolders(workspace), SilentProgress()); // somebody was asked
        QVERIFY(import::newFiles(workspace, SilentProgress()).empty());
        SilentProgress progress;
        workspace.removeSource(workspace.imports().front().sourceId, progress);
        QVERIFY(import::rememberedFolders(workspace).empty()); // nothing of it is in the workspace any more
    }

    void watchedIsWhatTellsOfAChange()
    {
        const Scratch scratch;
        const auto file = scratch.write("exports/a.csv", board);
        test::TempRepository repository(test::TempRepository::Kind::Bare, "team.git");
        (void)repository.commit({.files = {{"a.txt", "a\n"}}});
        const auto workspace = test::workspaceWith(scratch.path("team.weir"), {file, repository.path()});
        const auto paths = import::watchedPaths(workspace);
        const auto watches = [&](const fs::path& path) { return std::ranges::count(paths, fs::canonical(path).string()) == 1; };
        QVERIFY(watches(file));
        QVERIFY(watches(file.parent_path()));
        QVERIFY(watches(repository.gitFolder() / "HEAD"));
        QVERIFY(watches(repository.gitFolder() / "refs"));
    }

    void cancellingKeepsWhatWasTaken()
    {
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {scratch.write("a.csv", board)});
        scratch.write("a.csv", board + more);
        test::CancelAfter cancel(0);
        QVERIFY_EXCEPTION_THROWN((void)import::refreshSources(workspace, test::clockOfTests(), cancel), Cancelled);
        QCOMPARE(workspace.totals().items, 1);
    }
};

QTEST_APPLESS_MAIN(TestRefresh)
#include "tst_refresh.moc"
