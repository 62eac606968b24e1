// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace weir;
using test::Scratch;

namespace {

/// Rows drawn from one pool, so that exports overlap, repeat and contradict each other in texts. Some sources know times to
/// the second, some to the minute.
std::string randomExport(std::mt19937& random, bool minutes)
{
    static const char* const statuses[] = {"Ready", "Doing", "Review", "Done"};
    std::string csv = "key,type,title,status,changed\n";
    for (int row = 0; row < 40; ++row) {
        const unsigned item = random() % 8;
        const unsigned step = random() % 4;
        const std::string second = minutes ? "" : ":" + std::to_string(10 + (item * 7 + step) % 50);
        csv += "K-" + std::to_string(item) + "," + (random() % 4 == 0 ? "Bug" : "") + ","
            + (random() % 3 == 0 ? "title " + std::to_string(random() % 3) : "") + "," + statuses[step] + ",2025-03-0"
            + std::to_string(1 + step) + "T1" + std::to_string(item) + ":30" + second + "Z\n";
    }
    return csv;
}

std::map<std::string, std::vector<std::string>> derivedViews(const store::Workspace& workspace)
{
    auto views = test::viewsOf(workspace);
    return {{"items", views["items"]}, {"transitions", views["transitions"]}, {"links", views["links"]}, {"rejects", views["rejects"]},
        {"imports", views["imports"]}};
}

} // namespace

class TestImportOrders : public QObject {
    Q_OBJECT

private slots:
    void everyOrderGivesTheSameWorkspace()
    {
        std::mt19937 random(42);
        for (int round = 0; round < 2; ++round) {
            const Scratch scratch;
            std::vector<std::filesystem::path> sources;
            for (int i = 0; i < 4; ++i)
                sources.push_back(scratch.write("s" + std::to_string(i) + ".csv", randomExport(random, i == 2)));
            std::vector<std::size_t> order(sources.size());
            std::iota(order.begin(), order.end(), std::size_t {0});
            std::map<std::string, std::vector<std::string>> expected;
            int number = 0;
            do {
                std::vector<std::filesystem::path> arranged;
                for (const std::size_t i : order)
                    arranged.push_back(sources[i]);
                const auto workspace = test::workspaceWith(scratch.path("w" + std::to_string(number) + ".weir"), arranged);
                const auto views = derivedViews(workspace);
                if (number++ == 0)
                    expected = views;
                QCOMPARE(views.at("items"), expected.at("items"));
                QCOMPARE(views.at("transitions"), expected.at("transitions"));
                QCOMPARE(views, expected);
            } while (std::ranges::next_permutation(order).found && number < 10);
        }
    }

    void removalInAnyOrderIsAbsence()
    {
        std::mt19937 random(7);
        SilentProgress progress;
        for (int round = 0; round < 3; ++round) {
            const Scratch scratch;
            std::vector<std::filesystem::path> sources;
            for (int i = 0; i < 3; ++i)
                sources.push_back(scratch.write("s" + std::to_string(i) + ".csv", randomExport(random, i == 1)));
            auto workspace = test::workspaceWith(scratch.path("all.weir"), sources);
            const auto all = derivedViews(workspace);
            const std::size_t gone = random() % sources.size();
            for (const auto& import : workspace.imports())
                if (import.source == sources[gone].string())
                    workspace.removeSource(import.sourceId, progress);
            auto left = sources;
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(gone));
            const auto without = test::workspaceWith(scratch.path("left.weir"), left);
            QCOMPARE(derivedViews(workspace), derivedViews(without));
            (void)workspace.undo(progress);
            QCOMPARE(derivedViews(workspace), all);
            QVERIFY(!test::hasErrors(workspace));
        }
    }

    void growingExportEndsWhereAFreshImportDoes()
    {
        // The same file, exported again and again with more in it.
        std::mt19937 random(3);
        const Scratch scratch;
        const std::string all = randomExport(random, false);
        auto workspace = store::Workspace::create(scratch.path("grown.weir"), "UTC");
        for (std::size_t part = 1; part <= 5; ++part) {
            const std::size_t end = part == 5 ? all.size() : all.find('\n', all.size() * part / 5) + 1;
            (void)test::take(workspace, scratch.write("export.csv", all.substr(0, end)));
        }
        const auto fresh = test::workspaceWith(scratch.path("fresh.weir"), {scratch.path("export.csv")});
        QCOMPARE(derivedViews(workspace)["transitions"], derivedViews(fresh)["transitions"]);
        QCOMPARE(derivedViews(workspace)["items"], derivedViews(fresh)["items"]);
        QVERIFY(!test::hasErrors(workspace));
    }
};

QTEST_APPLESS_MAIN(TestImportOrders)
#include "tst_import_orders.moc"
