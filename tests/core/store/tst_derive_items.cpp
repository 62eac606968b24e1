// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/derive.h"
#include "core/store/event_gather.h"
#include "core/store/item_merge.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <algorithm>

using namespace weir;
using namespace weir::store;
using test::Scratch;

namespace {

constexpr int itemsOfABlock = 4096;
constexpr int eventsAnItem = 24;

/// Items with as many events each, in the order of time.
std::string eventsOf(const std::string& prefix, int items, int events, const std::string& day)
{
    std::string csv = "key,status,instant\n";
    for (int event = 0; event < events; ++event) {
        const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
        const std::string rest = std::string(event % 2 == 0 ? ",Open," : ",Dev,") + day + "T" + two(event / 3600 % 24) + ":"
            + two(event / 60 % 60) + ":" + two(event % 60) + "Z\n";
        for (int item = 1; item <= items; ++item)
            csv += prefix + "-" + std::to_string(item) + rest;
    }
    return csv;
}

std::vector<std::string> derivedRows(const Workspace& workspace)
{
    return test::rowsOf(workspace, "SELECT item, at, from_status, to_status FROM transition ORDER BY item, at, id");
}

EventGather<EventRow> gatherAll(const Workspace& workspace, const ObjectMask& mask, std::size_t most)
{
    const auto sources = idsOf(rankedSources(workspace.connection()));
    return {ChunkReader(workspace.connection(), "event_chunk", sources), loadCuts(workspace.connection(), sources), mask,
        [](const EventRow& row, std::uint32_t, std::uint32_t) { return row; }, most};
}

} // namespace

class TestDeriveItems : public QObject {
    Q_OBJECT

private slots:
    /// A block fills a pass, and behind it are items that nobody states any more up to the pass's end: the next pass must not begin
    /// while the block is derived.
    void eventsStayUntilTheirItemsAreDerived()
    {
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"),
            {scratch.write("a.csv", eventsOf("A", itemsOfABlock, eventsAnItem, "2025-01-07")),
                scratch.write("b.csv", eventsOf("B", 10, 1, "2025-02-07")),
                scratch.write("c.csv", eventsOf("C", 1, itemsOfABlock * eventsAnItem - 1, "2025-03-07"))});
        SilentProgress progress;
        for (const auto& import : workspace.imports())
            if (import.source.ends_with("b.csv"))
                workspace.removeSource(import.sourceId, progress);
        const auto expected = derivedRows(workspace);
        QCOMPARE(expected.size(), std::size_t {2} * itemsOfABlock * eventsAnItem - 1);
        for (int turn = 0; turn < 3; ++turn) {
            WriteTransaction transaction(workspace.connection(), WriteTransaction::Kind::Import);
            (void)deriveItems(workspace.connection(), {}, progress, nullptr, std::size_t {itemsOfABlock} * eventsAnItem);
            QVERIFY(derivedRows(workspace) == expected);
        }
    }

    void passesOfAnySizeGiveTheSame()
    {
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"),
            {scratch.write("a.csv", test::eventsCsv(50, "A")), scratch.write("b.csv", test::eventsCsv(30, "A", 2))});
        const auto expected = derivedRows(workspace);
        SilentProgress progress;
        for (const std::size_t most : {1, 7, 10, 1000}) {
            WriteTransaction transaction(workspace.connection(), WriteTransaction::Kind::Import);
            (void)deriveItems(workspace.connection(), {}, progress, nullptr, most);
            QVERIFY(derivedRows(workspace) == expected);
        }
    }

    void objectsWithoutEventsBeginNoPass()
    {
        const Scratch scratch;
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", eventsOf("A", 100, 2, "2025-01-07"))});
        ObjectMask mask(101, 0);
        mask[91] = mask[92] = mask[93] = 1;
        auto gather = gatherAll(workspace, mask, 4);
        QCOMPARE(gather.startPass(1, 101), 93U); // the third one's events do not fit
        QCOMPARE(gather.events(91).size(), std::size_t {2});
        QCOMPARE(gather.startPass(93, 101), 101U);
        QCOMPARE(gather.events(93).size(), std::size_t {2});
        auto wide = gatherAll(workspace, mask, 1000);
        QCOMPARE(wide.startPass(1, 101), 101U);
        QCOMPARE(wide.startPass(100'000, 100'001), 100'001U); // beyond all that have events
    }

    void cancellingEndsTheDerivingOfOneLongItem()
    {
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("c.csv", eventsOf("C", 1, 60'000, "2025-03-07"))});
        const auto before = derivedRows(workspace);
        int cancelledTimes = 0;
        for (const int asks : {1, 2, 3, 5, 8}) {
            test::CancelAfter progress(asks);
            WriteTransaction transaction(workspace.connection(), WriteTransaction::Kind::Import);
            try {
                (void)deriveItems(workspace.connection(), {}, progress);
            } catch (const Cancelled&) {
                ++cancelledTimes;
            }
        }
        QVERIFY(cancelledTimes > 0);
        QVERIFY(derivedRows(workspace) == before);
    }
};

QTEST_APPLESS_MAIN(TestDeriveItems)
#include "tst_derive_items.moc"
