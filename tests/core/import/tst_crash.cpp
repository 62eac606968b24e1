// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"
#include "tests/support/temp_repository.h"

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

/// One after the other: a source to be taken, written anew before if it has a text.
struct Step {
    std::filesystem::path source;
    std::string text = {};

    void run(store::Workspace& workspace) const
    {
        if (!text.empty())
            std::ofstream(source, std::ios::binary | std::ios::trunc) << text;
        (void)test::take(workspace, source);
    }
};

/// Takes the steps in a process that may be killed at any moment.
pid_t startImport(const std::filesystem::path& workspace, const std::vector<Step>& steps)
{
    const pid_t child = fork();
    if (child != 0)
        return child;
    try {
        auto open = store::Workspace::openOrCreate(workspace, "UTC");
        for (const Step& step : steps)
            step.run(open);
    } catch (const std::exception&) {
        _exit(1);
    }
    _exit(0);
}

/// Exit status of `work`, run in a process that may not write files beyond `bytes`.
template <typename Work>
int withFilesUpTo(rlim_t bytes, Work work)
{
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit {bytes, bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
        try {
            work();
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
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/// A history of merges.
void fill(test::TempRepository& repository)
{
    constexpr std::int64_t day = 86'400;
    std::string tip = repository.commit({.files = {{"a.txt", "0\n"}}, .message = "Begin", .at = 1'740'000'000});
    for (int number = 1; number <= 40; ++number) {
        const std::int64_t at = 1'740'000'000 + number * day;
        const std::map<std::string, std::string> files {{"a.txt", std::to_string(number) + "\n"}};
        const std::string work = repository.commit({.parents = {tip}, .files = files, .message = "a-" + std::to_string(number), .at = at});
        tip = repository.commit({.parents = {tip, work},
            .files = files,
            .message = "Merge pull request #" + std::to_string(number) + " from a/b\n\nA-" + std::to_string(number),
            .at = at + 1});
    }
}

std::string counts(const store::Workspace& workspace)
{
    return test::valueOf(workspace,
        "SELECT (SELECT count(*) FROM weir_imports) || ' ' || (SELECT count(*) FROM weir_items) || ' ' || (SELECT count(*) FROM "
        "weir_transitions)"
        " || ' ' || (SELECT count(*) FROM weir_rejects) || ' ' || (SELECT count(*) FROM weir_commits) || ' ' || (SELECT count(*) FROM"
        " weir_changes)");
}

/// Where an import stands after each source, and how long it all takes.
struct Course {
    std::set<std::string> wholeStates;
    std::string end;
    std::chrono::microseconds time {};
};

Course courseOf(const Scratch& scratch, const std::vector<Step>& steps)
{
    Course course;
    auto workspace = store::Workspace::create(scratch.path("whole.weir"), "UTC");
    course.wholeStates.insert(counts(workspace));
    const auto begin = std::chrono::steady_clock::now();
    for (const Step& step : steps) {
        step.run(workspace);
        course.end = counts(workspace);
        course.wholeStates.insert(course.end);
    }
    course.time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    return course;
}

/// The workspace, what SQLite keeps beside it, and drafts.
void removeWorkspace(const std::filesystem::path& file)
{
    std::vector<std::filesystem::path> parts;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path()))
        if (entry.path().filename().string().starts_with(file.filename().string()))
            parts.push_back(entry.path());
    for (const auto& part : parts)
        std::filesystem::remove(part);
}

} // namespace

class TestCrash : public QObject {
    Q_OBJECT

private slots:
    void killedImportLeavesWholeSourcesOnly()
    {
        const Scratch scratch;
        test::TempRepository repository;
        fill(repository);
        const std::string first = test::eventsCsv(400, "a", 1) + "a-x,Bug,Ready,never\n";
        const auto a = scratch.path("a.csv");
        // The last step is a source that is taken again, with more in it and a correction.
        const std::vector<Step> steps {{a, first}, {scratch.write("b.csv", test::eventsCsv(400, "b", 2))}, {repository.path()},
            {a, test::eventsCsv(400, "a", 2) + test::eventsCsv(100, "new", 3)}};
        const Course course = courseOf(scratch, steps);
        QCOMPARE(course.wholeStates.size(), std::size_t {5});

        std::mt19937 random(20260115);
        const auto file = scratch.path("killed.weir");
        std::set<std::string> seen;
        int inTheMiddle = 0;
        int kills = 0;
        constexpr int wanted = 100;
        for (; inTheMiddle < wanted && kills < 4 * wanted; ++kills) {
            removeWorkspace(file);
            const pid_t child = startImport(file, steps);
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
            if (kills % 10 == 0) {
                QVERIFY(!test::hasErrors(workspace));
                // And it can go on from there.
                for (const Step& step : steps)
                    step.run(workspace);
                QCOMPARE(test::valueOf(workspace, "SELECT count(*) FROM weir_items"), course.end.substr(2, course.end.find(' ', 2) - 2));
            }
        }
        qInfo("%d kills, %d while it ran, %zu states seen", kills, inTheMiddle, seen.size());
        QVERIFY(inTheMiddle >= wanted);
        QVERIFY(seen.size() >= 4);
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
            const pid_t child = startImport(file, {{source}});
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
            const int status = withFilesUpTo(size + static_cast<rlim_t>(step) * 30'000, [&] {
                auto workspace = store::Workspace::open(file);
                (void)test::take(workspace, large);
            });
            QCOMPARE(status, 0);
            const auto workspace = store::Workspace::open(file);
            QCOMPARE(counts(workspace), before);
            QVERIFY(!test::hasErrors(workspace));
        }
    }

    void newWorkspaceThatMayNotGrowIsASentence()
    {
        const Scratch scratch;
        const auto large = scratch.write("b.csv", test::eventsCsv(5000, "b"));
        const auto file = scratch.path("a.weir");
        for (rlim_t bytes = 0; bytes < 600'000; bytes += 60'000) {
            removeWorkspace(file);
            const int status = withFilesUpTo(bytes, [&] {
                auto workspace = store::Workspace::openOrCreate(file, "UTC");
                (void)test::take(workspace, large);
            });
            QCOMPARE(status, 0);
            if (!std::filesystem::exists(file)) {
                QCOMPARE(std::distance(std::filesystem::directory_iterator(scratch.path("")), std::filesystem::directory_iterator()), 1);
                continue; // it could not even be made
            }
            const auto workspace = store::Workspace::open(file);
            QCOMPARE(counts(workspace), std::string("0 0 0 0 0 0"));
            QVERIFY(!test::hasErrors(workspace));
        }
    }

    void whereNothingMayBeWrittenIsASentence()
    {
        const Scratch scratch;
        const auto source = scratch.write("a.csv", test::eventsCsv(5, "a"));
        std::filesystem::create_directory(scratch.path("box"));
        (void)test::workspaceWith(scratch.path("box/old-a.weir"), {});
        std::filesystem::permissions(scratch.path(""), std::filesystem::perms(0755));
        std::filesystem::permissions(scratch.path("box/old-a.weir"), std::filesystem::perms(0444));
        for (const unsigned folder : {0555U, 0777U}) {
            std::filesystem::permissions(scratch.path("box"), std::filesystem::perms(folder));
            const auto become = [] {
                if (geteuid() == 0 && setuid(65534) != 0) // permissions do not bind root
                    _exit(10);
            };
            QCOMPARE(withFilesUpTo(RLIM_INFINITY,
                         [&] {
                             become();
                             auto workspace = store::Workspace::openOrCreate(scratch.path("box/old-a.weir"), "UTC");
                             (void)test::take(workspace, source);
                         }),
                0);
            if (folder == 0555U)
                QCOMPARE(withFilesUpTo(RLIM_INFINITY,
                             [&] {
                                 become();
                                 (void)store::Workspace::openOrCreate(scratch.path("box/a.weir"), "UTC");
                             }),
                    0);
        }
        std::filesystem::permissions(scratch.path("box"), std::filesystem::perms(0755));
    }
};

QTEST_APPLESS_MAIN(TestCrash)
#include "tst_crash.moc"
