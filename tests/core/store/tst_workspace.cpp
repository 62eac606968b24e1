// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace weir;
using namespace weir::store;
using test::Scratch;
using test::valueOf;

namespace {

StageMap mapWith(const std::string& done)
{
    StageMap map;
    std::vector<std::string> work = {"In Progress", "Review", "Waiting for QA", "Done"};
    std::erase(work, done);
    map.stages = {{"Work", StageKind::Work, {"Ready"}, work, std::nullopt, std::nullopt},
        {"End", StageKind::Done, {}, {done}, std::nullopt, std::nullopt}};
    return map;
}

std::string finishedItems(const Workspace& workspace)
{
    return valueOf(workspace, "SELECT count(finished_at) FROM weir_items");
}

/// Runs `work` in a child process and gives its exit status.
template <typename Work>
int inChild(Work work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// The number of a process that is gone.
pid_t endedProcess()
{
    const pid_t child = fork();
    if (child == 0)
        _exit(0);
    waitpid(child, nullptr, 0);
    return child;
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT

private slots:
    void newOneIsEmptyAndHasAZone()
    {
        const Scratch scratch;
        const auto workspace = Workspace::create(scratch.path("a.weir"), "Europe/Berlin");
        QCOMPARE(workspace.zoneName(), std::string("Europe/Berlin"));
        for (const std::string& view : test::viewNames)
            QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_" + view), std::string("0"));
        SilentProgress progress;
        const auto data = workspace.load(progress);
        QCOMPARE(data->items.size(), std::size_t {0});
        QVERIFY(!isKnown(data->newest));
        QVERIFY(workspace.diagnose(progress).empty());
    }

    void isNotMadeOverAFileThatIsThere()
    {
        const Scratch scratch;
        const auto file = scratch.write("notes.txt", "mine");
        QVERIFY_EXCEPTION_THROWN((void)Workspace::create(file, "UTC"), Error);
        QCOMPARE(test::contentOf(file), std::string("mine"));
        QVERIFY_EXCEPTION_THROWN((void)Workspace::create(scratch.path("a.weir"), "Nowhere/Land"), Error);
        QVERIFY(!std::filesystem::exists(scratch.path("a.weir")));
        QVERIFY_EXCEPTION_THROWN((void)Workspace::create(scratch.path("none/a.weir"), "UTC"), Error);
    }

    void makingOneTouchesNothingElse()
    {
        const Scratch scratch;
        scratch.write("a.weir.new", "mine");
        (void)Workspace::create(scratch.path("a.weir"), "UTC");
        QCOMPARE(test::contentOf(scratch.path("a.weir.new")), std::string("mine"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(scratch.path("")), std::filesystem::directory_iterator()), 2);
        scratch.write("empty.weir", "");
        QCOMPARE(Workspace::create(scratch.path("empty.weir"), "UTC").totals().items, 0); // as mktemp leaves it
    }

    void severalThatMakeOneAtOnceShareIt()
    {
        for (int turn = 0; turn < 15; ++turn) {
            const Scratch scratch;
            std::vector<pid_t> children;
            for (const char* name : {"a", "b", "c"}) {
                const auto source = scratch.write(std::string(name) + ".csv", test::eventsCsv(20, name));
                const pid_t child = fork();
                if (child != 0) {
                    children.push_back(child);
                    continue;
                }
                try {
                    auto workspace = Workspace::openOrCreate(scratch.path("p.weir"), "UTC");
                    (void)test::take(workspace, source);
                    _exit(0);
                } catch (const std::exception& error) {
                    qWarning("%s", error.what());
                    _exit(1);
                }
            }
            for (const pid_t child : children) {
                int status = 0;
                waitpid(child, &status, 0);
                QCOMPARE(status, 0);
            }
            const auto workspace = Workspace::open(scratch.path("p.weir"));
            QCOMPARE(workspace.imports().size(), std::size_t {3});
            QCOMPARE(workspace.totals().items, 60);
            QVERIFY(!test::hasErrors(workspace));
        }
    }

    void fullDiskLeavesNoDraft()
    {
        for (const rlim_t bytes : {rlim_t {0}, rlim_t {5000}, rlim_t {60'000}}) {
            const Scratch scratch;
            const int status = inChild([&] {
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit limit {bytes, bytes};
                setrlimit(RLIMIT_FSIZE, &limit);
                try {
                    (void)Workspace::create(scratch.path("a.weir"), "UTC");
                    return 1;
                } catch (const Error& error) {
                    return error.code() == ErrorCode::Unwritable ? 0 : 2;
                }
            });
            QCOMPARE(status, 0);
            QVERIFY(std::filesystem::is_empty(scratch.path("")));
        }
    }

    void writingIntoAFileThatWasMovedIsAnError()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        std::filesystem::rename(scratch.path("a.weir"), scratch.path("b.weir"));
        try {
            workspace.setZone("Europe/Berlin");
            QFAIL("it went nowhere");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NotFound);
        }
        QCOMPARE(Workspace::open(scratch.path("b.weir")).zoneName(), std::string("UTC"));
    }

    void finishFollowsTheStageMapAndUndo()
    {
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", test::eventsCsv(30, "A"))});
        SilentProgress progress;
        const std::string proposed = finishedItems(workspace);
        QCOMPARE(proposed, std::string("10")); // every third item comes to Done
        workspace.setStageMap(mapWith("Review"), "Review is the end");
        const std::string decided = finishedItems(workspace);
        QCOMPARE(decided, std::string("10")); // those that stop at Review
        QVERIFY(!workspace.stageMap(*workspace.load(progress)).proposed);
        QCOMPARE(
            valueOf(workspace, "SELECT count(*) FROM weir_items WHERE status = 'Review' AND finished_at IS NOT NULL"), std::string("10"));
        QCOMPARE(workspace.undo(progress), std::string("Review is the end"));
        QVERIFY(workspace.stageMap(*workspace.load(progress)).proposed);
        QCOMPARE(
            valueOf(workspace, "SELECT count(*) FROM weir_items WHERE status = 'Done' AND finished_at IS NOT NULL"), std::string("10"));
        QCOMPARE(workspace.redo(progress), std::string("Review is the end"));
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_items WHERE status = 'Done' AND finished_at IS NOT NULL"), std::string("0"));
    }

    void keepsWhatTheUserMarkedOnChartsAndUndoesIt()
    {
        const Scratch scratch;
        SilentProgress progress;
        const std::string path = scratch.path("a.weir");
        ChartMarks first;
        first.annotations = {
            {*parseIsoDay("2026-03-30"), "Release \"three\" times\n a week"}, {*parseIsoDay("2026-01-26"), "Two reviewers leave"}};
        ChartMarks second = first;
        second.levels = {{"lead_time", *parseIsoDay("2026-01-26")}, {"throughput", *parseIsoDay("2026-02-02")}};
        {
            auto workspace = Workspace::create(path, "UTC");
            QCOMPARE(workspace.chartMarks(), ChartMarks());
            workspace.changeChartMarks([&](ChartMarks& marks) { marks = first; }, "Annotate");
            workspace.changeChartMarks([&](ChartMarks& marks) { marks.levels = second.levels; }, "Begin limits anew");
        }
        auto workspace = Workspace::open(path);
        const ChartMarks read = workspace.chartMarks();
        QCOMPARE(read.annotations.front().text, std::string("Two reviewers leave")); // in order of the days
        QCOMPARE(read.annotations.back(), first.annotations.front());
        QCOMPARE(read.levelsOf("throughput"), std::vector<Day> {*parseIsoDay("2026-02-02")});
        QCOMPARE(workspace.undo(progress), std::string("Begin limits anew"));
        QVERIFY(workspace.chartMarks().levels.empty() && workspace.chartMarks().annotations.size() == 2);
        QCOMPARE(workspace.redo(progress), std::string("Begin limits anew"));
        QCOMPARE(workspace.chartMarks().levels.size(), std::size_t(2));
        QVERIFY_EXCEPTION_THROWN(workspace.changeChartMarks([](ChartMarks& marks) { marks.annotations.push_back({}); }, "nothing"), Error);
        QCOMPARE(workspace.chartMarks().annotations.size(), std::size_t(2));
    }

    void mapThatContradictsItselfIsNotTaken()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        StageMap map = mapWith("Done");
        map.stages.front().queue.push_back("Done");
        QVERIFY_EXCEPTION_THROWN(workspace.setStageMap(map, "twice"), Error);
        QVERIFY(!workspace.canUndo());
    }

    void newDecisionDropsWhatWasUndone()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        SilentProgress progress;
        workspace.setZone("Europe/Berlin");
        workspace.setZone("Asia/Tokyo");
        (void)workspace.undo(progress);
        QCOMPARE(workspace.zoneName(), std::string("Europe/Berlin"));
        QVERIFY(workspace.canRedo());
        workspace.setStageMap(mapWith("Done"), "map");
        QVERIFY(!workspace.canRedo());
        QCOMPARE(workspace.decisions().size(), std::size_t {2});
        (void)workspace.undo(progress);
        (void)workspace.undo(progress);
        QCOMPARE(workspace.zoneName(), std::string("UTC"));
        QVERIFY(!workspace.canUndo());
        QCOMPARE(workspace.undo(progress), std::string());
    }

    void statusesThatCameLaterAreWhereTheProposalPutsThem()
    {
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", test::eventsCsv(30, "A"))});
        workspace.setStageMap(mapWith("Done"), "map");
        (void)test::take(
            workspace, scratch.write("b.csv", "key,status,changed\nB-1,Ready,2025-03-03T09:00:00Z\nB-1,Closed,2025-03-04T09:00:00Z\n"));
        SilentProgress progress;
        const auto data = workspace.load(progress);
        const StageMap map = workspace.stageMap(*data);
        QVERIFY(!map.proposed);
        std::size_t places = 0;
        for (const Stage& stage : map.stages)
            places += static_cast<std::size_t>(std::ranges::count(stage.work, "Closed") + std::ranges::count(stage.queue, "Closed"));
        QCOMPARE(places, std::size_t {1});
        QCOMPARE(valueOf(workspace, "SELECT finished_at FROM weir_items WHERE key = 'B-1'"), std::string("2025-03-04T09:00:00.000Z"));
        bool told = false;
        for (const Problem& problem : workspace.diagnose(progress))
            told = told
                || (!problem.error && problem.what.find("in no stage of the decided map") != std::string::npos
                    && problem.what.find("Closed") != std::string::npos && problem.count == 1);
        QVERIFY(told);
    }

    void readOnlyFolderOpensForReading()
    {
        const Scratch scratch;
        (void)test::workspaceWith(
            scratch.path("box/a.weir").parent_path().parent_path() / "a.weir", {scratch.write("a.csv", test::eventsCsv(5, "A"))});
        std::filesystem::create_directory(scratch.path("box"));
        std::filesystem::rename(scratch.path("a.weir"), scratch.path("box/a.weir"));
        std::filesystem::permissions(scratch.path(""), std::filesystem::perms(0755));
        std::filesystem::permissions(scratch.path("box/a.weir"), std::filesystem::perms(0644));
        std::filesystem::permissions(scratch.path("box"), std::filesystem::perms(0555));
        const int status = inChild([&] {
            if (geteuid() == 0 && setuid(65534) != 0) // permissions do not bind root
                return 10;
            try {
                SilentProgress progress;
                auto workspace = Workspace::open(scratch.path("box/a.weir"));
                if (!workspace.readOnly() || workspace.load(progress)->items.size() != 5)
                    return 1;
                try {
                    workspace.setZone("Europe/Berlin");
                    return 2;
                } catch (const Error& error) {
                    return error.code() == ErrorCode::Unwritable ? 0 : 3;
                }
            } catch (const std::exception& error) {
                qWarning("%s", error.what());
                return 4;
            }
        });
        std::filesystem::permissions(scratch.path("box"), std::filesystem::perms(0755));
        QCOMPARE(status, 0);
    }

    void secondWriterWaitsAndThenSaysWhoIsInTheWay()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        auto other = Workspace::open(scratch.path("a.weir"));
        {
            WriteTransaction transaction(other.connection(), WriteTransaction::Kind::Import);
            workspace.connection().setPatience(std::chrono::milliseconds(50));
            try {
                workspace.setZone("Europe/Berlin");
                QFAIL("two wrote at once");
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Busy);
                QVERIFY(std::string(error.what()).find("a.weir") != std::string::npos);
                QVERIFY(std::string(error.what()).find("locked") == std::string::npos);
            }
        }
        workspace.setZone("Europe/Berlin");
        QCOMPARE(other.zoneName(), std::string("Europe/Berlin"));
    }

    void draftsOfEndedProcessesAreTakenAway()
    {
        const Scratch scratch;
        const std::string gone = std::to_string(endedProcess());
        for (const std::string& left : {"a.weir.new-" + gone, "a.weir.new-" + gone + "-2", "a.weir.new-" + gone + "-journal"})
            (void)scratch.write(left, "half");
        const std::vector<std::string> mine = {"a.weir.new-" + std::to_string(getpid()), "b.weir.new-" + gone, "a.weir.new-" + gone + "x",
            "a.weir.new-" + gone + "-", "a.weir.new-", "a.weir.new-" + gone + "-journal-", "xa.weir.new-" + gone};
        for (const std::string& kept : mine)
            (void)scratch.write(kept, "mine");
        std::filesystem::create_symlink(scratch.path(mine.front()), scratch.path("a.weir.new-" + gone + "-3"));
        std::filesystem::create_directory(scratch.path("a.weir.new-" + gone + "-4"));
        (void)Workspace::create(scratch.path("a.weir"), "UTC");
        std::vector<std::string> left;
        for (const auto& entry : std::filesystem::directory_iterator(scratch.path("")))
            left.push_back(entry.path().filename().string());
        std::vector<std::string> expected = mine;
        expected.insert(expected.end(), {"a.weir", "a.weir.new-" + gone + "-3", "a.weir.new-" + gone + "-4"});
        std::ranges::sort(left);
        std::ranges::sort(expected);
        QCOMPARE(left, expected);
    }

    void waitingForAnotherWriterIsCancelled()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        auto other = Workspace::open(scratch.path("a.weir"));
        workspace.connection().setPatience(std::chrono::seconds(30));
        const WriteTransaction transaction(other.connection(), WriteTransaction::Kind::Import);
        test::CancelAfter removing(5);
        QVERIFY_EXCEPTION_THROWN(workspace.removeSource(1, removing), Cancelled);
        import::ImportRequest request;
        request.source = scratch.write("a.csv", test::eventsCsv(5, "A"));
        test::CancelAfter importing(20);
        QVERIFY_EXCEPTION_THROWN((void)import::importSource(workspace, request, importing), Cancelled);
    }

    void waitingToOpenIsCancelled()
    {
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        const auto other = Workspace::create(file, "UTC");
        other.connection().run("BEGIN EXCLUSIVE");
        for (const auto mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
            const test::CancelAfter progress(5);
            QVERIFY_EXCEPTION_THROWN((void)Workspace::open(file, mode, progress), Cancelled);
        }
        other.connection().run("ROLLBACK");
    }

    void fullDiskIsASentenceAndChangesNothing()
    {
        const Scratch scratch;
        const auto events = scratch.write("b.csv", test::eventsCsv(3000, "B"));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", test::eventsCsv(50, "A"))});
        const auto before = test::viewsOf(workspace);
        const std::int64_t pages = queryInteger(workspace.connection().handle(), "PRAGMA page_count");
        for (const int more : {1, 5, 20}) {
            workspace.connection().run("PRAGMA max_page_count=" + std::to_string(pages + more));
            try {
                (void)test::take(workspace, events);
                QFAIL("it fitted");
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Unwritable);
                QVERIFY(std::string(error.what()).find("disk is full") != std::string::npos);
                QVERIFY(std::string(error.what()).find("a.weir") != std::string::npos);
            }
            QCOMPARE(test::viewsOf(workspace), before);
        }
        workspace.connection().run("PRAGMA max_page_count=1073741823");
        QVERIFY(test::take(workspace, events).added.items > 0);
    }

    void discardKeepsWhatIsNotItsOwn()
    {
        const Scratch scratch;
        const auto source = scratch.write("a.csv", test::eventsCsv(10, "A"));
        auto first = Workspace::openOrCreate(scratch.path("a.weir"), "UTC");
        auto second = Workspace::openOrCreate(scratch.path("a.weir"), "UTC");
        second.discard(); // the first one made it
        QVERIFY(std::filesystem::exists(scratch.path("a.weir")));
        auto third = Workspace::open(scratch.path("a.weir"));
        (void)test::take(third, source);
        first.discard(); // somebody has filled it
        QCOMPARE(Workspace::open(scratch.path("a.weir")).totals().items, 10);
    }

    void discardTakesTheFileAway()
    {
        const Scratch scratch;
        auto workspace = Workspace::create(scratch.path("a.weir"), "UTC");
        workspace.setZone("Europe/Berlin");
        workspace.discard();
        QVERIFY(std::filesystem::is_empty(scratch.path("")));
    }
};

QTEST_APPLESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
