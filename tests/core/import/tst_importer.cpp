// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <algorithm>

using namespace weir;
using test::CancelAfter;
using test::Scratch;
using test::take;
using test::valueOf;

namespace {

const char* const small = "Key,Type,From,To,Changed\n"
                          "T-1,Bug,,Ready,2025-03-03T09:00:00Z\n"
                          "T-1,Bug,Ready,Review,2025-03-03T10:00:00Z\n"
                          "T-1,Bug,Review,Review,2025-03-03T12:00:00Z\n"
                          "T-2,Story,,Ready,2025-03-04T09:00:00Z\n"
                          "T-3,Story,,Ready,yesterday\n"
                          "T-1,Bug,Review,Done,2025-03-12T12:00:00Z\n";

/// A Jira issue with a whole history, as short as the export allows.
std::string issue(const std::string& key, const std::string& summary, const std::string& histories, const std::string& statusId,
    const std::string& status, const std::string& resolved = "null")
{
    return R"({"id":"1","key":")" + key + R"(","fields":{"summary":")" + summary
        + R"(","created":"2025-03-03T10:00:00.000+0000","issuetype":{"name":"Bug"},"status":{"id":")" + statusId + R"(","name":")" + status
        + R"("},"resolutiondate":)" + resolved + R"(},"changelog":{"histories":[)" + histories + "]}}";
}

std::string change(
    const std::string& day, const std::string& fromId, const std::string& from, const std::string& toId, const std::string& to)
{
    return R"({"created":"2025-03-)" + day + R"(T10:00:00.000+0000","items":[{"field":"status","from":")" + fromId + R"(","fromString":")"
        + from + R"(","to":")" + toId + R"(","toString":")" + to + R"("}]})";
}

std::string search(const std::vector<std::string>& issues)
{
    std::string json = R"({"startAt":0,"total":)" + std::to_string(issues.size()) + R"(,"issues":[)";
    for (std::size_t i = 0; i < issues.size(); ++i)
        json += (i == 0 ? "" : ",") + issues[i];
    return json + "]}";
}

} // namespace

/// Of the Error with which a source is not taken; empty: it is.
static std::string sentenceOf(store::Workspace& workspace, const import::ImportRequest& request)
{
    SilentProgress progress;
    try {
        (void)import::importSource(workspace, request, progress);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

class TestImporter : public QObject {
    Q_OBJECT

private slots:
    void takesRecordsAndSaysWhatBecameOfThem()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto result = take(workspace, scratch.write("events.csv", small));
        QCOMPARE(result.format, std::string("csv-events"));
        QCOMPARE(result.accepted, 5);
        QCOMPARE(result.rejected, 1);
        QCOMPARE(result.unchanged, 0);
        QCOMPARE(result.added.items, 2);
        QCOMPARE(result.added.transitions, 5);
        QCOMPARE(result.rejects.size(), std::size_t {1});
        QCOMPARE(result.rejects.front().line.value(), 6);
        QCOMPARE(result.rejects.front().record, std::string("T-3"));
        QCOMPARE(test::rowsOf(workspace, "SELECT key, type, created_at, finished_at, status FROM weir_items ORDER BY key"),
            (std::vector<std::string> {
                "T-1|Bug|2025-03-03T09:00:00.000Z|2025-03-12T12:00:00.000Z|Done", "T-2|Story|2025-03-04T09:00:00.000Z|NULL|Ready"}));
        QCOMPARE(test::rowsOf(workspace,
                     "SELECT item_key, seq, at, from_status, to_status FROM weir_transitions WHERE item_key = 'T-1' ORDER BY seq"),
            (std::vector<std::string> {"T-1|1|2025-03-03T09:00:00.000Z|NULL|Ready", "T-1|2|2025-03-03T10:00:00.000Z|Ready|Review",
                "T-1|3|2025-03-03T12:00:00.000Z|Review|Review", "T-1|4|2025-03-12T12:00:00.000Z|Review|Done"}));
        QCOMPARE(valueOf(workspace, "SELECT line, text FROM weir_rejects").substr(0, 2), std::string("6|"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void addsNothingTheSecondTime()
    {
        const Scratch scratch;
        const auto file = scratch.write("events.csv", small);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        const auto before = test::viewsOf(workspace);
        const auto again = take(workspace, file);
        QCOMPARE(again.added.items + again.added.transitions, 0);
        QCOMPARE(again.accepted, 5);
        QCOMPARE(again.rejected, 1);
        QCOMPARE(again.unchanged, 5);
        QCOMPARE(again.rejects.size(), std::size_t {1});
        QCOMPARE(again.rejects.front().line.value(), 6);
        QCOMPARE(test::viewsOf(workspace), before);
    }

    void addsOnlyWhatIsNewInALongerExport()
    {
        const Scratch scratch;
        const auto file = scratch.write("events.csv", small);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        scratch.write(
            "events.csv", std::string(small) + "T-2,Story,Ready,Review,2025-03-20T09:00:00Z\nT-4,Bug,,Ready,2025-03-21T09:00:00Z\n");
        const auto result = take(workspace, file);
        QCOMPARE(result.accepted, 7);
        QCOMPARE(result.unchanged, 5);
        QCOMPARE(result.added.items, 1);
        QCOMPARE(result.added.transitions, 2);
        QCOMPARE(valueOf(workspace, "SELECT status FROM weir_items WHERE key = 'T-2'"), std::string("Review"));
        QVERIFY(!test::hasErrors(workspace));
    }

    void keepsARepetitionWithinOneSource()
    {
        const Scratch scratch;
        const std::string twice = "Key,Status,Changed\nA-1,Review,2025-03-03T09:00:00Z\nA-1,Review,2025-03-03T09:00:00Z\n";
        const auto one = scratch.write("one.csv", twice);
        const auto two = scratch.write("two.csv", twice);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {one});
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_transitions"), std::string("2"));
        const auto result = take(workspace, two);
        QCOMPARE(result.added.transitions, 0); // the same two, not four
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_transitions"), std::string("2"));
    }

    void lastOfRecordsWithOneKeyHolds()
    {
        const Scratch scratch;
        const auto file = scratch.write("jira.json",
            search({issue("J-1", "first", change("04", "1", "Open", "3", "Done"), "3", "Done"), issue("J-2", "other", "", "1", "Open"),
                issue("J-1", "second", change("05", "1", "Open", "2", "Review"), "2", "Review")}));
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto result = take(workspace, file);
        QCOMPARE(result.format, std::string("jira-json"));
        QCOMPARE(result.added.items, 2);
        QVERIFY(std::ranges::any_of(result.warnings, [](const std::string& w) { return w.find("1 record repeats") != std::string::npos; }));
        QCOMPARE(valueOf(workspace, "SELECT title, status FROM weir_items WHERE key = 'J-1'"), std::string("second|Review"));
        QCOMPARE(test::rowsOf(workspace, "SELECT from_status, to_status FROM weir_transitions WHERE item_key = 'J-1' ORDER BY seq"),
            (std::vector<std::string> {"NULL|Open", "Open|Review"}));
        QCOMPARE(take(workspace, file).added.items, 0);
        QVERIFY(!test::hasErrors(workspace));
    }

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

    void orderOfOverlappingExportsDoesNotMatter()
    {
        const Scratch scratch;
        const std::string all = test::eventsCsv(60, "A");
        // Two exports that share a third of the rows.
        std::vector<std::string> lines;
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t end = all.find('\n', at) + 1;
            lines.push_back(all.substr(at, end - at));
            at = end;
        }
        std::string first = lines[0];
        std::string second = lines[0];
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (i % 3 != 0)
                first += lines[i];
            if (i % 3 != 1)
                second += lines[i];
        }
        const auto a = scratch.write("a.csv", first);
        const auto b = scratch.write("b.csv", second);
        const auto forward = test::workspaceWith(scratch.path("ab.weir"), {a, b});
        const auto backward = test::workspaceWith(scratch.path("ba.weir"), {b, a});
        QVERIFY(test::sameViews(forward, backward));
        // Together they are the whole.
        const auto whole = test::workspaceWith(scratch.path("all.weir"), {scratch.write("all.csv", all)});
        for (const char* view : {"SELECT * FROM weir_items ORDER BY key", "SELECT * FROM weir_transitions ORDER BY item_key, seq"})
            QCOMPARE(test::rowsOf(forward, view), test::rowsOf(whole, view));
        QVERIFY(!test::hasErrors(forward));
    }

    void removedSourceIsAsIfItHadNeverBeenThere()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.csv", test::eventsCsv(30, "A"));
        const auto b = scratch.write("b.csv", test::eventsCsv(40, "A", 2));
        const auto c = scratch.write("c.csv", small);
        const auto without = test::workspaceWith(scratch.path("ac.weir"), {a, c});
        auto workspace = test::workspaceWith(scratch.path("abc.weir"), {a, b, c});
        const auto before = test::viewsOf(workspace);
        SilentProgress progress;
        std::int64_t source = 0;
        for (const auto& import : workspace.imports())
            if (import.source == b.string())
                source = import.sourceId;
        workspace.removeSource(source, progress);
        QVERIFY(test::sameViews(workspace, without));
        QCOMPARE(workspace.imports().size(), std::size_t {2});
        QVERIFY(!test::hasErrors(workspace));

        QVERIFY(workspace.undo(progress).find("b.csv") != std::string::npos);
        QCOMPARE(test::viewsOf(workspace), before);
        QVERIFY(!workspace.redo(progress).empty());
        QVERIFY(test::sameViews(workspace, without));
        workspace.purge(progress);
        QVERIFY(test::sameViews(workspace, without));
        QVERIFY(!workspace.canUndo());
        QVERIFY(!test::hasErrors(workspace));
        // Taken again, it is there as before.
        QVERIFY(take(workspace, b).added.transitions > 0);
        QCOMPARE(test::rowsOf(workspace, "SELECT * FROM weir_items ORDER BY key").size(), before.at("items").size());
    }

    void sourceThatWasRemovedCanBeTakenAgain()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.csv", test::eventsCsv(30, "A"));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {a});
        const auto before = test::viewsOf(workspace);
        SilentProgress progress;
        workspace.removeSource(workspace.imports().front().sourceId, progress);
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_items"), std::string("0"));
        QCOMPARE(take(workspace, a).added.items, 30);
        QCOMPARE(test::viewsOf(workspace), before);
    }

    void triesOutOnACopy()
    {
        const Scratch scratch;
        const auto first = scratch.write("a.csv", test::eventsCsv(20, "A"));
        const auto second = scratch.write("b.csv", small);
        const auto file = scratch.path("a.weir");
        (void)test::workspaceWith(file, {first});
        const std::string bytes = test::contentOf(file);
        SilentProgress progress;
        {
            auto copy = store::Workspace::scratchCopy(file, progress);
            QCOMPARE(take(copy, first).unchanged, take(copy, first).accepted);
            QCOMPARE(take(copy, second).added.items, 2);
            QCOMPARE(copy.totals().items, 22);
        }
        QCOMPARE(test::contentOf(file), bytes);
        QCOMPARE(std::distance(std::filesystem::directory_iterator(scratch.path("")), std::filesystem::directory_iterator()), 3);
    }

    void saysInOneSentenceWhyASourceCannotBeTaken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("format");
        QTest::newRow("noise") << "noise.bin" << QByteArray("\x01\x02\x7f").repeated(500) << "";
        QTest::newRow("no such format") << "a.csv" << QByteArray(small) << "frobnicated";
        QTest::newRow("empty") << "empty.csv" << QByteArray() << "csv-events";
    }
    void saysInOneSentenceWhyASourceCannotBeTaken()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, format);
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto file = scratch.write(name.toStdString(), content.toStdString());
        try {
            (void)take(workspace, file, format.toStdString());
            QFAIL("it was taken");
        } catch (const Error& error) {
            const std::string words = error.what();
            QVERIFY2(words.find(format.isEmpty()      ? name.toStdString()
                             : format == "csv-events" ? "empty.csv"
                                                      : "frobnicated")
                    != std::string::npos,
                words.c_str());
            QVERIFY(words.find('\n') == std::string::npos);
        }
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_imports"), std::string("0"));
    }

    void readsAgainWhatChangedWhileItWasRead()
    {
        const Scratch scratch;
        const auto file = scratch.write("a.csv", small);
        /// Writes to the file once it has been read.
        class Appending final : public Progress {
        public:
            explicit Appending(std::filesystem::path file)
                : m_file(std::move(file))
            {
            }
            void stage(std::string_view name) override
            {
                if (name == "Writing")
                    std::ofstream(m_file, std::ios::app) << "T-9,Bug,,Ready,2025-03-20T09:00:00Z\n";
            }
            void report(std::int64_t, std::int64_t) override { }
            [[nodiscard]] bool cancelled() const override { return false; }

        private:
            std::filesystem::path m_file;
        } progress(file);
        auto workspace = store::Workspace::create(scratch.path("w.weir"), "UTC");
        import::ImportRequest request;
        request.source = file;
        request.options.importedAt = test::clockOfTests();
        const auto first = import::importSource(workspace, request, progress);
        QCOMPARE(first.accepted, 5);
        QCOMPARE(first.warnings.size(), std::size_t {1});
        QVERIFY(first.warnings[0].find("changed while it was read") != std::string::npos);
        const auto second = take(workspace, file);
        QCOMPARE(second.accepted, 6);
        QCOMPARE(second.added.items, 1);
        QVERIFY(second.warnings.empty());
    }

    void sourceThatIsReadInAnotherWayIsReplaced()
    {
        const Scratch scratch;
        const std::string csv = "key,state,then,other,changed\nA-1,Ready,Old,Alpha,2025-03-03 09:00\nA-1,Done,New,Beta,2025-03-04 09:00\n"
                                "A-2,Ready,Old,Gamma,2025-03-05 09:00\n";
        const auto file = scratch.write("a.csv", csv);
        SilentProgress progress;
        const auto takeWith = [&](store::Workspace& workspace, const std::string& zone, const std::string& status) {
            import::ImportRequest request;
            request.source = file;
            request.format = "csv-events";
            request.options.zone = zone;
            request.options.importedAt = test::clockOfTests();
            request.options.mapping = readers::Mapping {};
            request.options.mapping->columns = {{"key", "key"}, {status, "status"}, {"changed", "instant"}};
            return import::importSource(workspace, request, progress);
        };
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        (void)takeWith(workspace, "UTC", "other"); // the wrong column
        QVERIFY(valueOf(workspace, "SELECT count(*) FROM status WHERE name = 'Alpha'") == "1");
        QCOMPARE(takeWith(workspace, "UTC", "state").unchanged, 0);
        QCOMPARE(takeWith(workspace, "Europe/Berlin", "state").added.transitions, 0);
        auto fresh = store::Workspace::create(scratch.path("b.weir"), "UTC");
        (void)takeWith(fresh, "Europe/Berlin", "state");
        for (const char* rows : {"SELECT * FROM weir_items ORDER BY key", "SELECT * FROM weir_transitions ORDER BY item_key, seq",
                 "SELECT name FROM status ORDER BY name", "SELECT count(*), sum(rows) FROM event_chunk"})
            QCOMPARE(test::rowsOf(workspace, rows), test::rowsOf(fresh, rows));
        QVERIFY(!test::hasErrors(workspace));
        const auto again = takeWith(workspace, "Europe/Berlin", "state");
        QCOMPARE(again.unchanged, again.accepted);
    }

    void correctedCellTakesThePlaceOfTheWrongOne_data()
    {
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("right");
        QTest::newRow("first") << "2025-03-03T09:00:00Z"
                               << "2025-03-02T09:00:00Z";
        QTest::newRow("middle") << "2025-03-03T10:00:00Z"
                                << "2025-03-03T11:00:00Z";
        QTest::newRow("last, earlier") << "2025-03-12T12:00:00Z"
                                       << "2025-03-11T12:00:00Z";
        QTest::newRow("last, later") << "2025-03-12T12:00:00Z"
                                     << "2025-03-13T12:00:00Z";
        QTest::newRow("status") << "Bug,Review,Done"
                                << "Bug,Review,Closed";
    }
    void correctedCellTakesThePlaceOfTheWrongOne()
    {
        QFETCH(QString, wrong);
        QFETCH(QString, right);
        const Scratch scratch;
        const auto file = scratch.write("events.csv", small);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        const std::string corrected = QString::fromLatin1(small).replace(wrong, right).toStdString();
        QVERIFY(corrected != small);
        scratch.write("events.csv", corrected);
        const auto result = take(workspace, file);
        QCOMPARE(result.unchanged, result.accepted - 1);
        QVERIFY(result.warnings.empty());
        const auto fresh = test::workspaceWith(scratch.path("b.weir"), {file});
        const char* const transitions = "SELECT * FROM weir_transitions ORDER BY item_key, seq";
        QCOMPARE(test::rowsOf(workspace, transitions), test::rowsOf(fresh, transitions));
        QVERIFY(!test::hasErrors(workspace));
    }

    void whatATableNoLongerCoversIsKeptAndCounted()
    {
        const Scratch scratch;
        const auto file = scratch.write("events.csv", small);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {file});
        // The last days only, with something new; T-2 is not in it at all.
        scratch.write(
            "events.csv", "Key,Type,From,To,Changed\nT-1,Bug,Review,Done,2025-03-12T12:00:00Z\nT-1,Bug,Done,Ready,2025-03-14T12:00:00Z\n");
        const auto result = take(workspace, file);
        QCOMPARE(result.added.transitions, 1);
        QCOMPARE(result.warnings.size(), std::size_t {1});
        QVERIFY2(result.warnings.front().starts_with("4 status changes of an earlier version"), result.warnings.front().c_str());
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_transitions"), std::string("6"));
        // The same again says the same.
        QCOMPARE(take(workspace, file).warnings, result.warnings);
        QVERIFY(!test::hasErrors(workspace));
    }

    void cancelIsHeardWithinOneStatement()
    {
        const Scratch scratch;
        const auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const CancelAfter progress(3);
        const store::Interruptible interruptible(workspace.connection(), progress);
        const char* const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        QVERIFY_EXCEPTION_THROWN((void)store::queryInteger(workspace.connection().handle(), endless), Cancelled);
        QCOMPARE(progress.asked(), 4); // three times no, then yes
    }

    void comparingOneLongItemAsksWhetherToStop()
    {
        const Scratch scratch;
        const auto csv = [](int from) {
            std::string text = "key,status,instant\n";
            const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
            for (int i = from; i < 80'000; ++i)
                text += std::string("A-1,") + (i % 2 == 0 ? "Open" : "Dev") + ",2025-03-07T" + two(i / 3600 % 24) + ":" + two(i / 60 % 60)
                    + ":" + two(i % 60) + "Z\n";
            return text;
        };
        const auto source = scratch.write("a.csv", csv(1));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {source});
        /// Counts how often it is asked between the stages.
        class Asked final : public Progress {
        public:
            void stage(std::string_view name) override { m_comparing = name == "Comparing with what is there"; }
            void report(std::int64_t, std::int64_t) override { }
            [[nodiscard]] bool cancelled() const override
            {
                asked += m_comparing ? 1 : 0;
                return false;
            }
            mutable int asked = 0;

        private:
            bool m_comparing = false;
        } progress;
        (void)scratch.write("a.csv", csv(0));
        import::ImportRequest request;
        request.source = source;
        (void)import::importSource(workspace, request, progress);
        QVERIFY2(progress.asked >= 3 * 80'000 / 4096, std::to_string(progress.asked).c_str());
    }

    void cancellingLeavesNothing()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.csv", test::eventsCsv(100, "A"));
        const auto b = scratch.write("b.csv", test::eventsCsv(20000, "B"));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {a});
        const auto before = test::viewsOf(workspace);
        int cancelledTimes = 0;
        for (const int asks : {0, 1, 3, 10, 30, 60}) {
            import::ImportRequest request;
            request.source = b;
            CancelAfter progress(asks);
            try {
                (void)import::importSource(workspace, request, progress);
                break; // fewer questions than that are asked
            } catch (const Cancelled&) {
                ++cancelledTimes;
            }
            QCOMPARE(test::viewsOf(workspace), before);
        }
        QVERIFY(cancelledTimes >= 3);
        QVERIFY(!test::hasErrors(workspace));
    }

    void oneFileIsLeftWhenEverythingIsClosed()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.csv", test::eventsCsv(10, "A"));
        const auto b = scratch.write("b.csv", test::eventsCsv(10, "B"));
        {
            auto first = test::workspaceWith(scratch.path("a.weir"), {a});
            auto second = store::Workspace::open(scratch.path("a.weir"));
            (void)take(second, b);
            QCOMPARE(valueOf(first, "SELECT count(*) FROM weir_items"), std::string("20"));
        }
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(scratch.path("")))
            names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        QCOMPARE(names, (std::vector<std::string> {"a.csv", "a.weir", "b.csv"}));
    }

    void folderOfExportsBecomesItsFilesAndSaysWhatItLeavesAside()
    {
        const Scratch scratch;
        scratch.write("exports/b.csv", small);
        scratch.write("exports/a.csv", small);
        scratch.write("exports/README", "Read me.");
        scratch.write("exports/empty.csv", "");
        scratch.write("exports/plan.pdf", "%PDF-1.7 and so on");
        scratch.write("exports/old.db", "SQLite format 3");
        scratch.write("exports/old.db-wal", "of the one before");
        scratch.write("exports/.hidden", "Nobody sees me.");
        scratch.write("exports/more/c.csv", small);
        const auto [sources, leftAside] = import::expandSources({scratch.path("exports").string(), "-"});
        QCOMPARE(sources, (std::vector<std::string> {scratch.path("exports/a.csv").string(), scratch.path("exports/b.csv").string(), "-"}));
        std::string aside;
        for (const auto& [path, reason] : leftAside)
            aside += std::filesystem::path(path).filename().string() + ": " + reason + "\n";
        QCOMPARE(aside,
            std::string("README: a text that is no table, which this version does not read\n"
                        "empty.csv: an empty file\n"
                        "more: a folder in a folder; name it itself to import what it holds\n"
                        "old.db: a text that is no table, which this version does not read\n"
                        "plan.pdf: a PDF document, which this version does not read\n"));
    }

    void folderWithoutSourcesIsOneRefusal()
    {
        const Scratch scratch;
        scratch.write("exports/plan.pdf", "%PDF-1.7 and so on");
        const std::string folder = scratch.path("exports").string();
        const auto [sources, leftAside] = import::expandSources({folder});
        QCOMPARE(sources, std::vector<std::string> {folder});
        QVERIFY(leftAside.empty());
        auto workspace = store::Workspace::scratch("UTC");
        const std::string sentence = sentenceOf(workspace, {.source = folder, .format = {}, .options = {}});
        QVERIFY2(sentence.find("plan.pdf (a PDF document)") != std::string::npos, sentence.c_str());
    }

    void aFormatThatNobodyKnowsIsCorrected()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::scratch("UTC");
        const std::string sentence =
            sentenceOf(workspace, {.source = scratch.write("a.csv", small), .format = "cvs-events", .options = {}});
        QVERIFY2(sentence.find("did you mean 'csv-events'?") != std::string::npos, sentence.c_str());
    }
};

QTEST_APPLESS_MAIN(TestImporter)
#include "tst_importer.moc"
