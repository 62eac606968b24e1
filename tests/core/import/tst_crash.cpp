// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace weir;
using test::Scratch;

namespace {

/// Takes the sources one after the other, in a process that may be killed at any moment.
pid_t startImport(const std::filesystem::path& workspace, const std::vector<std::filesystem::path>& sources)
{
    const pid_t child = fork();
    if (child != 0)
        return child;
    try {
        auto open = std::filesystem::exists(workspace) ? store::Workspace::open(workspace) : store::Workspace::create(workspace, "UTC");
        for (const auto& source : sources)
            (void)test::take(open, source);
    } catch (const std::exception&) {
        _exit(1);
    }
    _exit(0);
}

std::string counts(const store::Workspace& workspace)
{
    return test::valueOf(workspace,
        "SELECT (SELECT count(*) FROM weir_imports) || ' ' || (SELECT count(*) FROM weir_items) || ' ' || (SELECT count(*) FROM "
        "weir_transitions)"
        " || ' ' || (SELECT count(*) FROM weir_rejects)");
}

/// Where an import stands after each source, and how long it all takes.
struct Course {
    std::set<std::string> wholeStates;
    std::chrono::microseconds time {};
};

Course courseOf(const Scratch& scratch, const std::vector<std::filesystem::path>& sources)
{
    Course course;
    auto workspace = store::Workspace::create(scratch.path("whole.weir"), "UTC");
    course.wholeStates.insert(counts(workspace));
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& source : sources) {
        (void)test::take(workspace, source);
        course.wholeStates.insert(counts(workspace));
    }
    course.time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    return course;
}

void removeWorkspace(const std::filesystem::path& file)
{
    for (const char* suffix : {"", "-wal", "-shm", "-journal", ".new", ".new-journal"})
        std::filesystem::remove(file.string() + suffix);
}

} // namespace

class TestCrash : public QObject {
    Q_OBJECT

private slots:
    void killedImportLeavesWholeSourcesOnly()
    {
        const Scratch scratch;
        std::vector<std::filesystem::path> sources;
        for (const char* name : {"a", "b", "c"})
            sources.push_back(
                scratch.write(std::string(name) + ".csv", test::eventsCsv(400, name, name[0] - 'a' + 1) + name + "-x,Bug,Ready,never\n"));
        const Course course = courseOf(scratch, sources);
        QCOMPARE(course.wholeStates.size(), std::size_t {4});

        std::mt19937 random(20260115);
        const auto file = scratch.path("killed.weir");
        std::set<std::string> seen;
        int inTheMiddle = 0;
        constexpr int kills = 120;
        for (int turn = 0; turn < kills; ++turn) {
            removeWorkspace(file);
            const pid_t child = startImport(file, sources);
            std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<unsigned>(course.time.count() * 5 / 4)));
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            inTheMiddle += WIFSIGNALED(status) ? 1 : 0;
            if (!std::filesystem::exists(file))
                continue; // killed before there was a workspace
            auto workspace = store::Workspace::open(file);
            const std::string found = counts(workspace);
            QVERIFY2(course.wholeStates.contains(found), found.c_str());
            seen.insert(found);
            if (turn % 10 == 0) {
                QVERIFY(!test::hasErrors(workspace));
                // And it can go on from there.
                for (const auto& source : sources)
                    (void)test::take(workspace, source);
                QCOMPARE(counts(workspace), *std::ranges::max_element(course.wholeStates));
            }
        }
        qInfo("%d kills, %d while it ran, %zu states seen", kills, inTheMiddle, seen.size());
        QVERIFY(inTheMiddle >= 60);
        QVERIFY(seen.size() >= 3);
    }

    void killedImportCanBeReadWithoutWriting()
    {
        // A reader finds what a crash left behind and must not need the program that crashed.
        const Scratch scratch;
        const auto source = scratch.write("a.csv", test::eventsCsv(3000, "a"));
        const auto file = scratch.path("killed.weir");
        for (int turn = 0; turn < 5; ++turn) {
            removeWorkspace(file);
            (void)store::Workspace::create(file, "UTC");
            const pid_t child = startImport(file, {source});
            std::this_thread::sleep_for(std::chrono::milliseconds(15 + 25 * turn));
            kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
            const auto workspace = store::Workspace::open(file, store::OpenMode::ReadOnly);
            SilentProgress progress;
            const std::size_t items = workspace.load(progress)->items.size();
            QVERIFY(items == 0 || items == 3000);
        }
    }

    void fileThatMayNotGrowIsASentence()
    {
        const Scratch scratch;
        const auto small = scratch.write("a.csv", test::eventsCsv(50, "a"));
        const auto large = scratch.write("b.csv", test::eventsCsv(5000, "b"));
        const auto file = scratch.path("a.weir");
        (void)test::workspaceWith(file, {small});
        const std::string before = counts(store::Workspace::open(file));
        const auto size = std::filesystem::file_size(file);
        for (int step = 0; step < 8; ++step) {
            const pid_t child = fork();
            if (child == 0) {
                std::signal(SIGXFSZ, SIG_IGN);
                rlimit limit {};
                limit.rlim_cur = limit.rlim_max = size + static_cast<rlim_t>(step) * 30'000;
                setrlimit(RLIMIT_FSIZE, &limit);
                try {
                    auto workspace = store::Workspace::open(file);
                    (void)test::take(workspace, large);
                    _exit(1);
                } catch (const Error& error) {
                    const std::string words = error.what();
                    _exit(error.code() == ErrorCode::Unwritable && words.find("a.weir") != std::string::npos ? 0 : 2);
                } catch (...) {
                    _exit(3);
                }
            }
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFEXITED(status));
            QCOMPARE(WEXITSTATUS(status), 0);
            const auto workspace = store::Workspace::open(file);
            QCOMPARE(counts(workspace), before);
            QVERIFY(!test::hasErrors(workspace));
        }
    }
};

QTEST_APPLESS_MAIN(TestCrash)
#include "tst_crash.moc"
