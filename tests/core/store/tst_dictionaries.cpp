// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_support.h"
#include "tests/support/temp_repository.h"

#include <QtTest>

using namespace weir;
using test::Scratch;
using test::TempRepository;

namespace {

constexpr const char* keptEvents = "key,status,assignee,actor,instant\n"
                                   "PLAIN-1,Open,Kept Person,Kept Actor,2025-01-03T09:00:00Z\n"
                                   "PLAIN-1,Done,Kept Person,Kept Actor,2025-01-05T09:00:00Z\n";
constexpr const char* goneEvents = "key,status,assignee,actor,instant\n"
                                   "SECRET-1,Open,Gone Person,Gone Actor,2025-01-03T09:00:00Z\n"
                                   "SECRET-1,Done,Gone Person,Kept Actor,2025-01-05T09:00:00Z\n"
                                   "PLAIN-1,Done,Gone Person,Gone Actor,2025-01-06T09:00:00Z\n";

void removeAndPurge(store::Workspace& workspace, const std::vector<std::string>& ends)
{
    SilentProgress progress;
    for (const auto& import : workspace.imports())
        for (const std::string& end : ends)
            if (import.path.ends_with(end))
                workspace.removeSource(import.sourceId, progress);
    test::purge(workspace);
}

} // namespace

class TestDictionaries : public QObject {
    Q_OBJECT

private slots:
    void purgedTextIsNotInTheFile()
    {
        const Scratch scratch;
        TempRepository repository(TempRepository::Kind::Bare, "gone.git");
        repository.commit({.files = {{"secret/plan.txt", "one\n"}}, .author = "Gone Author <gone@example.org>"});
        const auto file = scratch.path("a.weir");
        {
            auto workspace = test::workspaceWith(
                file, {scratch.write("kept.csv", keptEvents), scratch.write("gone.csv", goneEvents), repository.path()});
            removeAndPurge(workspace, {"gone.csv", "gone.git"});
            QVERIFY(!test::hasErrors(workspace));
            const Scratch other;
            QVERIFY(test::sameViews(workspace, test::workspaceWith(other.path("b.weir"), {scratch.path("kept.csv")})));
        }
        const std::string bytes = test::contentOf(file);
        for (const char* gone :
            {"SECRET-1", "Gone Person", "Gone Actor", "Gone Author", "gone@example.org", "secret/plan.txt", "gone.csv", "gone.git"})
            QVERIFY2(bytes.find(gone) == std::string::npos, gone);
        for (const char* kept : {"PLAIN-1", "Kept Person", "Kept Actor"})
            QVERIFY2(bytes.find(kept) != std::string::npos, kept);
    }

    void purgedTextMayComeAgain()
    {
        const Scratch scratch;
        const auto kept = scratch.write("kept.csv", keptEvents);
        const auto gone = scratch.write("gone.csv", goneEvents);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {gone, kept});
        for (int turn = 0; turn < 2; ++turn) {
            removeAndPurge(workspace, {"gone.csv"});
            QCOMPARE(test::take(workspace, gone).added.items, 1);
            QVERIFY(!test::hasErrors(workspace));
            (void)store::Workspace::open(workspace.file()); // whose numbers are checked
        }
        const Scratch other;
        QVERIFY(test::sameViews(workspace, test::workspaceWith(other.path("b.weir"), {kept, gone})));
    }

    void purgingEverythingLeavesAWorkspaceToGoOnWith()
    {
        const Scratch scratch;
        const auto gone = scratch.write("gone.csv", goneEvents);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {gone});
        removeAndPurge(workspace, {"gone.csv"});
        QVERIFY(!test::hasErrors(workspace));
        SilentProgress progress;
        (void)test::take(workspace, scratch.write("kept.csv", keptEvents));
        workspace.removeSource(workspace.imports().front().sourceId, progress);
        (void)workspace.undo(progress);
        QVERIFY(!test::hasErrors(workspace));
        QCOMPARE(workspace.totals().items, 1);
    }

    void damageIsStillFoundAfterwards()
    {
        const Scratch scratch;
        auto workspace =
            test::workspaceWith(scratch.path("a.weir"), {scratch.write("kept.csv", keptEvents), scratch.write("gone.csv", goneEvents)});
        workspace.connection().run("UPDATE name SET text = 'Other Actor' WHERE text = 'Kept Actor'");
        removeAndPurge(workspace, {"gone.csv"});
        QVERIFY(test::hasErrors(workspace));
    }
};

QTEST_APPLESS_MAIN(TestDictionaries)
#include "tst_dictionaries.moc"
