// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

using namespace weir;
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

/// As if what was decided so far had been decided so many days earlier.
void letDaysPass(store::Workspace& workspace, int days)
{
    workspace.connection().run(("UPDATE decision SET at = at - " + std::to_string(days) + " * 86400 * 1000000").c_str());
}

} // namespace

class TestImportAgain : public QObject {
    Q_OBJECT

private slots:
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
        test::purge(workspace);
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

    void whatWasRemovedIsDeletedByAnImportAMonthLater()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.csv", test::eventsCsv(30, "A"));
        const auto b = scratch.write("b.csv", test::eventsCsv(40, "B"));
        const auto c = scratch.write("c.csv", small);
        auto workspace = test::workspaceWith(scratch.path("ab.weir"), {a, b});
        SilentProgress progress;
        const std::int64_t source = workspace.imports().back().sourceId;
        workspace.removeSource(source, progress);
        const auto observed = [&] {
            return valueOf(workspace, "SELECT count(*) FROM item_observation WHERE source = " + std::to_string(source));
        };
        (void)take(workspace, c); // soon after: still to be undone
        QCOMPARE(observed(), std::string("40"));
        QVERIFY(workspace.undo(progress).find("b.csv") != std::string::npos);
        QVERIFY(test::sameViews(workspace, test::workspaceWith(scratch.path("abc.weir"), {a, b, c})));
        QVERIFY(!workspace.redo(progress).empty());

        letDaysPass(workspace, 31);
        QCOMPARE(observed(), std::string("40")); // nothing is deleted before an import brings something
        (void)take(workspace, scratch.write("d.csv", test::eventsCsv(5, "D")));
        QCOMPARE(observed(), std::string("0"));
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM object WHERE text LIKE 'B-%'"), std::string("0"));
        QVERIFY(!workspace.canUndo());
        QVERIFY(test::sameViews(workspace, test::workspaceWith(scratch.path("acd.weir"), {a, c, scratch.path("d.csv")})));
        QVERIFY(!test::hasErrors(workspace));
    }

    void removalCanBeUndoneForThirtyDays_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("kept");
        QTest::newRow("day 29") << 29 << true;
        QTest::newRow("day 31") << 31 << false;
    }

    void removalCanBeUndoneForThirtyDays()
    {
        QFETCH(int, days);
        QFETCH(bool, kept);
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", small)});
        SilentProgress progress;
        workspace.removeSource(workspace.imports().back().sourceId, progress);
        letDaysPass(workspace, days);
        (void)take(workspace, scratch.write("b.csv", test::eventsCsv(5, "B")));
        QCOMPARE(workspace.canUndo(), kept);
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM object WHERE text LIKE 'T-%'"), std::string(kept ? "2" : "0"));
    }

    void removalThatIsRedoneCanBeUndoneForAnotherMonth()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.csv", small);
        const auto b = scratch.write("b.csv", test::eventsCsv(5, "B"));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {a});
        SilentProgress progress;
        workspace.removeSource(workspace.imports().back().sourceId, progress);
        QVERIFY(!workspace.undo(progress).empty());
        letDaysPass(workspace, 40);
        QVERIFY(!workspace.redo(progress).empty());
        (void)take(workspace, b);
        QVERIFY(!workspace.undo(progress).empty());
        QVERIFY(test::sameViews(workspace, test::workspaceWith(scratch.path("ab.weir"), {a, b})));
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
};

QTEST_APPLESS_MAIN(TestImportAgain)
#include "tst_import_again.moc"
