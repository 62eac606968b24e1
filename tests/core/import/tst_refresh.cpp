// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/import/attempt.h"
#include "core/import/refresh.h"
#include "core/import/source_identity.h"
#include "core/import/watched_paths.h"
#include "tests/core/import/import_support.h"
#include "tests/support/temp_repository.h"

#include <QtTest>

#include <chrono>
#include <functional>
#include <new>
#include <optional>
#include <stdexcept>
#include <utility>

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

std::vector<SourceStanding> standings(const store::Workspace& workspace, import::LookMemory& memory)
{
    std::vector<SourceStanding> list;
    for (const auto& look : import::lookAtSources(workspace, memory, SilentProgress()))
        list.push_back(look.standing);
    return list;
}

std::vector<SourceStanding> standings(const store::Workspace& workspace)
{
    import::LookMemory memory;
    return standings(workspace, memory);
}

std::vector<std::string> newFiles(const store::Workspace& workspace)
{
    import::LookMemory memory;
    return import::newFiles(workspace, memory, SilentProgress());
}

// Spelled out: clang-format 14 takes a line that begins with "import" for the import of a module, and mangles it.
weir::import::Refreshed refresh(store::Workspace& workspace)
{
    SilentProgress progress;
    return import::refreshSources(workspace, test::clockOfTests(), progress);
}

/// At the first question after a stage was announced it does something, and has been cancelled since if that says so.
class AtStage final : public Progress {
public:
    AtStage(std::string stage, std::function<bool()> act)
        : m_stage(std::move(stage))
        , m_act(std::move(act))
    {
    }
    void stage(std::string_view name) override { m_armed = m_armed || name == m_stage; }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override
    {
        if (m_armed && m_act != nullptr)
            m_cancelled = std::exchange(m_act, nullptr)();
        return m_cancelled;
    }

private:
    const std::string m_stage;
    mutable std::function<bool()> m_act;
    bool m_armed = false;
    mutable bool m_cancelled = false;
};

const std::string otherBoard = "Key,Type,From,To,Changed\nB-1,Bug,,Ready,2025-03-03T09:00:00Z\n";

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
        QVERIFY(newFiles(workspace).empty());
        import::rememberFolders(workspace, {folder}, SilentProgress());
        QVERIFY(newFiles(workspace).empty());
        const auto fresh = scratch.write("exports/b.csv", board);
        scratch.write("exports/more.txt", "nothing to read either");
        const std::vector offered = newFiles(workspace);
        QCOMPARE(offered, std::vector {fs::canonical(fresh).string()});
        const auto later = scratch.write("exports/c.csv", board);
        import::settleNewFiles(workspace, offered); // somebody was asked about these
        QCOMPARE(newFiles(workspace), std::vector {fs::canonical(later).string()});
        import::settleNewFiles(workspace, newFiles(workspace));
        QVERIFY(newFiles(workspace).empty());
        SilentProgress progress;
        workspace.removeSource(workspace.imports().front().sourceId, progress);
        QVERIFY(import::rememberedFolders(workspace).empty()); // nothing of it is in the workspace any more
    }

    void aNameWithALineBreakIsNewOnce()
    {
        const Scratch scratch;
        const auto file = scratch.write("exports/a.csv", board);
        const auto odd = scratch.write("exports/b\nc.csv", board);
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {file});
        const std::string folder = scratch.path("exports").string();
        import::rememberFolders(workspace, {folder}, SilentProgress());
        QVERIFY(newFiles(workspace).empty());
        workspace.connection()
            .prepare("UPDATE meta SET value = ? WHERE key = ?")
            .run("a.csv\n", "folder " + fs::canonical(folder).string());
        QCOMPARE(newFiles(workspace), std::vector {fs::canonical(odd).string()}); // kept by an earlier version: a name a line
    }

    void whatIsNoSourceIsProbedOnce()
    {
        const Scratch scratch;
        const auto file = scratch.write("exports/a.csv", board);
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {file});
        import::rememberFolders(workspace, {scratch.path("exports").string()}, SilentProgress());
        const auto notes = scratch.write("exports/notes.csv", std::string(board.size(), ' '));
        letAge(notes, 1);
        const auto time = fs::last_write_time(notes);
        import::LookMemory memory;
        QVERIFY(import::newFiles(workspace, memory, SilentProgress()).empty());
        scratch.write("exports/notes.csv", board);
        fs::last_write_time(notes, time);
        QVERIFY(import::newFiles(workspace, memory, SilentProgress()).empty()); // size and time are the same: not looked into
        letAge(notes, 2);
        QCOMPARE(import::newFiles(workspace, memory, SilentProgress()), std::vector {fs::canonical(notes).string()});
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
        auto workspace =
            test::workspaceWith(scratch.path("team.weir"), {scratch.write("a.csv", board), scratch.write("b.csv", otherBoard)});
        scratch.write("a.csv", board + more);
        scratch.write("b.csv", otherBoard + "B-2,Bug,,Ready,2025-03-04T09:00:00Z\n");
        AtStage cancel("Looking at b.csv", [] { return true; });
        const auto refreshed = import::refreshSources(workspace, test::clockOfTests(), cancel);
        QVERIFY(refreshed.cancelled);
        QCOMPARE(refreshed.sources.size(), std::size_t {1});
        QCOMPARE(refreshed.sources[0].result->added.items, 1);
        QCOMPARE(workspace.totals().items, 3); // two of the one, the old one of the other
        QCOMPARE(standings(workspace), (std::vector {SourceStanding::AsBefore, SourceStanding::Changed}));
        test::CancelAfter atOnce(0);
        QVERIFY_EXCEPTION_THROWN((void)import::refreshSources(workspace, test::clockOfTests(), atOnce), Cancelled);
    }

    void aFileThatIsReplacedWhileItIsComparedIsReadTheNextTime()
    {
        const Scratch scratch;
        const auto file = scratch.write("a.csv", board);
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {file});
        letAge(file, 3); // only touched: its content is compared
        AtStage replace("Looking at a.csv", [&] { // the old one has been read by now
            const auto other = scratch.write("a.new", board + more);
            letAge(other, 2);
            fs::rename(other, file);
            return false;
        });
        const auto refreshed = import::refreshSources(workspace, test::clockOfTests(), replace);
        QCOMPARE(refreshed.sources[0].look.standing, SourceStanding::AsBefore);
        QCOMPARE(standings(workspace), std::vector {SourceStanding::Changed});
        QCOMPARE(refresh(workspace).sources[0].result->added.items, 1);
    }

    void whatWasTakenStandsWhereTheRestCannotBeKept()
    {
        const Scratch scratch;
        const auto touched = scratch.write("b.csv", otherBoard);
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {scratch.write("a.csv", board), touched});
        workspace.connection().setPatience(std::chrono::milliseconds(0));
        scratch.write("a.csv", board + more);
        letAge(touched, 3);
        auto other = store::Workspace::open(scratch.path("team.weir"), store::OpenMode::ReadWrite);
        std::optional<store::WriteTransaction> writing;
        AtStage script("Looking at b.csv", [&] { // another program begins to write
            writing.emplace(other.connection(), store::WriteTransaction::Kind::Decision);
            return false;
        });
        const auto refreshed = import::refreshSources(workspace, test::clockOfTests(), script);
        QVERIFY(writing.has_value());
        QCOMPARE(refreshed.sources.size(), std::size_t {2});
        QVERIFY(refreshed.sources[0].result.has_value());
        QCOMPARE(refreshed.sources[1].look.standing, SourceStanding::AsBefore);
    }

    void whateverBefallsOneSourceIsASentence()
    {
        QVERIFY(!import::attempt("a.csv", [] {}));
        const auto failure = [](auto thrown) { return QString::fromStdString(import::attempt("a.csv", [&] { throw thrown; })->what()); };
        QCOMPARE(failure(Error(ErrorCode::Malformed, "It is broken.")), QStringLiteral("It is broken."));
        QCOMPARE(failure(std::out_of_range("at")), QStringLiteral("a.csv: at"));
        QVERIFY(failure(std::bad_alloc()).startsWith(QStringLiteral("There is not enough memory for a.csv")));
        QVERIFY_EXCEPTION_THROWN((void)import::attempt("a.csv", [] { throw Cancelled(); }), Cancelled);
    }

    void whatWasLookedAtIsNotReadAgainUntilItsTimeMovesOn()
    {
        const Scratch scratch;
        const auto file = scratch.write("a.csv", board);
        auto workspace = test::workspaceWith(scratch.path("team.weir"), {file}); // written this moment: no time is kept
        import::LookMemory memory;
        const auto time = fs::last_write_time(file);
        QCOMPARE(standings(workspace, memory), std::vector {SourceStanding::AsBefore});
        std::string other = board;
        std::ranges::replace(other, '9', '8');
        scratch.write("a.csv", other);
        fs::last_write_time(file, time);
        QCOMPARE(standings(workspace, memory), std::vector {SourceStanding::Changed}); // written once more in that moment
        letAge(file, -3); // of a clock that is ahead
        const auto ahead = fs::last_write_time(file);
        const auto isKept = [&] {
            scratch.write("a.csv", board);
            fs::last_write_time(file, ahead);
            const bool kept = standings(workspace, memory) == std::vector {SourceStanding::Changed};
            scratch.write("a.csv", other);
            fs::last_write_time(file, ahead);
            return kept;
        };
        QCOMPARE(standings(workspace, memory), std::vector {SourceStanding::Changed});
        QVERIFY(!isKept()); // nobody knows yet whether it is still being written
        memory.sources.begin()->second.since -= import::stampGranule;
        QCOMPARE(standings(workspace, memory), std::vector {SourceStanding::Changed});
        QVERIFY(isKept());
        letAge(file, 3);
        QCOMPARE(standings(workspace, memory), std::vector {SourceStanding::Changed});
        scratch.write("a.csv", board);
        QCOMPARE(standings(workspace, memory), std::vector {SourceStanding::AsBefore});
    }

    void whatNobodyCanLookAtIsNotMissing()
    {
        const Scratch scratch;
        const auto file = scratch.write("exports/a.csv", board);
        const auto workspace = test::workspaceWith(scratch.path("team.weir"), {file});
        fs::remove_all(scratch.path("exports"));
        QCOMPARE(standings(workspace), std::vector {SourceStanding::Missing});
        fs::create_directory_symlink("exports", scratch.path("exports")); // leads to itself
        import::LookMemory memory;
        const auto looks = import::lookAtSources(workspace, memory, SilentProgress());
        QCOMPARE(looks.front().standing, SourceStanding::Unreadable);
        QVERIFY2(looks.front().why.find("exports/a.csv cannot be looked at") != std::string::npos, looks.front().why.c_str());
        QVERIFY(!workspace.imports().front().missing);
    }

    void aSourceThatIsLeftIsLookedAtOnly()
    {
        const Scratch scratch;
        auto workspace =
            test::workspaceWith(scratch.path("team.weir"), {scratch.write("a.csv", board), scratch.write("b.csv", otherBoard)});
        scratch.write("a.csv", board + more);
        scratch.write("b.csv", otherBoard + "B-2,Bug,,Ready,2025-03-04T09:00:00Z\n");
        SilentProgress progress;
        const auto refreshed = import::refreshSources(workspace, test::clockOfTests(), progress, {workspace.imports().front().sourceId});
        QVERIFY(!refreshed.sources[0].result && refreshed.sources[0].failure.empty());
        QCOMPARE(refreshed.sources[0].look.standing, SourceStanding::Changed);
        QVERIFY(refreshed.sources[1].result.has_value());
    }
};

QTEST_APPLESS_MAIN(TestRefresh)
#include "tst_refresh.moc"
