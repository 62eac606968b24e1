// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"
#include "tests/support/jira_text.h"

#include <QtTest>

using namespace weir;
using test::Scratch;
using test::take;
using test::valueOf;
using test::jira::change;
using test::jira::issue;
using test::jira::search;

class TestImportHistories : public QObject {
    Q_OBJECT

private slots:
    void replacesAHistoryThatTheSourceTellsAnew()
    {
        const Scratch scratch;
        const std::string other = issue("J-2", "other", "", "1", "Open");
        const auto file =
            scratch.write("jira.json", search({issue("J-1", "t", change("04", "1", "Open", "3", "Done"), "3", "Done"), other}));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        // The history was corrected in the tracker: the first change is not in it any more.
        const std::string corrected = search({issue("J-1", "t", change("06", "1", "Open", "2", "Review"), "2", "Review"), other});
        scratch.write("jira.json", corrected);
        const auto result = take(workspace, file);
        QCOMPARE(result.unchanged, 1);
        QVERIFY(!test::hasErrors(workspace));
        const Scratch fresh;
        const auto anew = test::workspaceWith(fresh.path("b.weir"), {fresh.write("jira.json", corrected)});
        for (const char* view : {"SELECT * FROM weir_items ORDER BY key", "SELECT * FROM weir_transitions ORDER BY item_key, seq"})
            QCOMPARE(test::rowsOf(workspace, view), test::rowsOf(anew, view));
    }

    void keepsWhatALaterExportHasCutOff()
    {
        const Scratch scratch;
        const std::string first = change("04", "1", "Open", "2", "Doing");
        const std::string second = change("05", "2", "Doing", "1", "Open");
        const std::string third = change("06", "1", "Open", "3", "Done");
        const auto file = scratch.write("jira.json", search({issue("J-1", "t", first + "," + second, "1", "Open")}));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        scratch.write("jira.json", search({issue("J-1", "t", second + "," + third, "3", "Done")}));
        QCOMPARE(take(workspace, file).added.transitions, 1);
        scratch.write("jira.json", search({issue("J-1", "renamed", "", "3", "Done")})); // without a history
        QCOMPARE(take(workspace, file).added.transitions, 0);
        QCOMPARE(test::rowsOf(workspace, "SELECT from_status, to_status FROM weir_transitions ORDER BY seq"),
            (std::vector<std::string> {"NULL|Open", "Open|Doing", "Doing|Open", "Open|Done"}));
        QCOMPARE(valueOf(workspace, "SELECT title FROM weir_items"), std::string("renamed"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void doesNotTakeCreationForTheEntryWhereNoHistoryIsTold()
    {
        const Scratch scratch;
        const auto bare = [](std::string text) {
            const std::size_t at = text.find(",\"changelog\"");
            return text.erase(at, text.size() - 1 - at);
        };
        const std::string done = issue("J-1", "a", "", "3", "Done");
        const auto file = scratch.write("bare.json", search({bare(done), bare(issue("J-2", "b", "", "1", "Open"))}));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        const char* const times = "SELECT key, status, finished_at FROM weir_items ORDER BY key";
        QCOMPARE(test::rowsOf(workspace, times), (std::vector<std::string> {"J-1|Done|NULL", "J-2|Open|NULL"}));
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_transitions"), std::string("0"));
        // An export that tells the history, even an empty one, knows better.
        scratch.write("bare.json", search({bare(done), issue("J-2", "b", "", "1", "Open")}));
        QCOMPARE(take(workspace, file).added.transitions, 1);
        QCOMPARE(valueOf(workspace, "SELECT item_key FROM weir_transitions"), std::string("J-2"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void renamedStatusIsOneUnderItsNewestName()
    {
        const Scratch scratch;
        const auto older = scratch.write("old.json", search({issue("J-1", "t", change("04", "1", "Open", "2", "Doing"), "2", "Doing")}));
        const auto newer = scratch.write("new.json",
            search({issue("J-1", "t", change("04", "1", "Open", "2", "Doing") + "," + change("05", "2", "Doing", "4", "QA"), "4", "QA"),
                issue("J-3", "u", change("06", "1", "Open", "2", "In Progress"), "2", "In Progress")}));
        const auto forward = test::workspaceWith(scratch.path("a.weir"), {older, newer});
        const auto backward = test::workspaceWith(scratch.path("b.weir"), {newer, older});
        QCOMPARE(test::rowsOf(forward, "SELECT from_status, to_status FROM weir_transitions WHERE item_key = 'J-1' ORDER BY seq"),
            (std::vector<std::string> {"NULL|Open", "Open|In Progress", "In Progress|QA"}));
        QVERIFY(test::sameViews(forward, backward));
        QVERIFY(!test::hasErrors(forward));
        QVERIFY(!test::hasErrors(backward));
    }

    void ofTwoEquallyNewExportsTheOneThatSawTheEndHolds()
    {
        const Scratch scratch;
        const std::string other = issue("J-2", "u", change("09", "1", "Open", "2", "Doing"), "2", "Doing");
        const auto before = scratch.write("a.json", search({issue("J-1", "t", "", "1", "Open"), other}));
        const auto after = scratch.write("b.json",
            search({issue("J-1", "t", change("05", "1", "Open", "3", "Done"), "3", "Done", R"("2025-03-05T10:00:00.000+0000")"), other}));
        const auto forward = test::workspaceWith(scratch.path("a.weir"), {before, after});
        const auto backward = test::workspaceWith(scratch.path("b.weir"), {after, before});
        QCOMPARE(valueOf(forward, "SELECT status || ' ' || finished_at FROM weir_items WHERE key = 'J-1'"),
            std::string("Done 2025-03-05T10:00:00.000Z"));
        QVERIFY(test::sameViews(forward, backward));
    }

    void mentionOfAStatusByItsIdAloneKeepsItsName()
    {
        const Scratch scratch;
        const std::string bare = R"({"created":"2025-03-07T10:00:00.000+0000","items":[{"field":"status","from":"3","to":"2"}]})";
        const auto file = scratch.write("a.json",
            search({issue("T-1", "x",
                change("04", "1", "Open", "2", "Doing") + "," + change("05", "2", "Doing", "3", "Review") + "," + bare, "2", "Doing")}));
        const auto workspace = test::workspaceWith(scratch.path("w.weir"), {file});
        QCOMPARE(test::rowsOf(workspace, "SELECT from_status, to_status FROM weir_transitions ORDER BY seq"),
            (std::vector<std::string> {"NULL|Open", "Open|Doing", "Doing|Review", "Review|Doing"}));
    }

    void statusThatNothingNamesGoesByItsId()
    {
        const Scratch scratch;
        const std::string bare = R"({"created":"2025-03-07T10:00:00.000+0000","items":[{"field":"status","from":"3","to":"4"}]})";
        const auto file = scratch.write("a.json", search({issue("T-1", "x", bare, "2", "Doing")}));
        const auto workspace = test::workspaceWith(scratch.path("w.weir"), {file});
        QCOMPARE(test::rowsOf(workspace, "SELECT from_status, to_status FROM weir_transitions ORDER BY seq"),
            (std::vector<std::string> {"NULL|3", "3|4"}));
    }

    void datesAloneFindTheirInstantsInAnyZone()
    {
        for (const std::string zone : {"UTC", "Europe/Berlin", "America/New_York"}) {
            const Scratch scratch;
            const auto day = scratch.write("day.csv", "key,status,changed\nT-1,Open,2025-03-03\nT-1,Dev,2025-07-04\n");
            const auto fine = scratch.write("fine.csv",
                "key,status,changed\nT-1,Open,2025-03-03 00:30:01\nT-1,Dev,2025-07-04 23:30:01\nT-1,Done,2025-07-05 10:00:00\n");
            for (const bool turned : {false, true}) {
                auto workspace = store::Workspace::create(scratch.path(turned ? "b.weir" : "a.weir"), "UTC");
                for (const auto& source : turned ? std::vector {fine, day} : std::vector {day, fine}) {
                    import::ImportRequest request;
                    request.source = source;
                    request.options.zone = zone;
                    request.options.importedAt = test::clockOfTests();
                    SilentProgress progress;
                    (void)import::importSource(workspace, request, progress);
                }
                QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_transitions"), std::string("3"));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestImportHistories)
#include "tst_import_histories.moc"
