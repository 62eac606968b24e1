// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/import/sample_workspace.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

using namespace weir;
using test::CancelAfter;
using test::Scratch;

class TestSampleWorkspace : public QObject {
    Q_OBJECT

private slots:
    void isMadeBesideItsExports()
    {
        const Scratch scratch;
        SilentProgress progress;
        (void)import::makeSampleWorkspace(scratch.path("team.weir"), {1, 60}, progress);
        const auto workspace = store::Workspace::open(scratch.path("team.weir"));
        QCOMPARE(workspace.imports().size(), std::size_t {3});
        for (const auto& import : workspace.imports())
            QVERIFY(!import.missing);
        // Its workspace gone, the exports make room for the next sample.
        std::filesystem::remove(scratch.path("team.weir"));
        scratch.write("team-exports/notes.txt", "mine");
        (void)import::makeSampleWorkspace(scratch.path("team.weir"), {2, 60}, progress);
        QCOMPARE(test::contentOf(scratch.path("team-exports/notes.txt")), std::string("mine"));
    }

    void folderOfTheUserIsLeftAlone()
    {
        const Scratch scratch;
        scratch.write("team-exports/checkout.json", "mine");
        SilentProgress progress;
        try {
            (void)import::makeSampleWorkspace(scratch.path("team.weir"), {1, 60}, progress);
            QFAIL("it was written over");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("team-exports") != std::string::npos, error.what());
        }
        QCOMPARE(test::contentOf(scratch.path("team-exports/checkout.json")), std::string("mine"));
        QVERIFY(!std::filesystem::exists(scratch.path("team.weir")));
    }

    void cancellingLeavesNothing()
    {
        const Scratch scratch;
        for (const int asks : {0, 5, 200}) {
            CancelAfter progress(asks);
            try {
                (void)import::makeSampleWorkspace(scratch.path("team.weir"), {1, 400}, progress);
                break; // fewer questions than that are asked
            } catch (const Cancelled&) {
            }
            QVERIFY(std::filesystem::is_empty(scratch.path("")));
        }
        std::filesystem::create_directory(scratch.path("empty-exports"));
        CancelAfter progress(5);
        QVERIFY_EXCEPTION_THROWN((void)import::makeSampleWorkspace(scratch.path("empty.weir"), {1, 400}, progress), Cancelled);
        QVERIFY(std::filesystem::is_empty(scratch.path("empty-exports")));
    }
};

QTEST_APPLESS_MAIN(TestSampleWorkspace)
#include "tst_sample_workspace.moc"
