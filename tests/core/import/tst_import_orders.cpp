// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

using namespace weir;
using test::Scratch;

namespace {

/// What a source knows of an instant, and whether it tells starts.
enum class Kind { Seconds, Minutes, Days, StartAndComplete };

/// Rows drawn from one pool, so that exports overlap, repeat and contradict each other, in texts and in the order of their rows. Two
/// statuses each share an instant. `slip`: every so many rows the wrong status.
std::string randomExport(std::mt19937& random, Kind kind, unsigned slip = 0)
{
    static const char* const statuses[] = {"Ready", "Doing", "Review", "Done"};
    static const char* const activities[] = {"Build", "Deploy"};
    const bool spans = kind == Kind::StartAndComplete;
    std::string csv = spans ? "key,type,title,activity,changed,lifecycle\n" : "key,type,title,status,changed\n";
    for (unsigned row = 0; row < 40; ++row) {
        const unsigned item = random() % 8;
        const unsigned step = random() % 4;
        const char* const status = slip != 0 && row % slip == 0 ? "Slip" : statuses[step];
        csv += "K-" + std::to_string(item) + "," + (random() % 4 == 0 ? "Bug" : "") + ","
            + (random() % 3 == 0 ? "title " + std::to_string(random() % 3) : "") + ",";
        csv += std::string(spans ? activities[step / 2] : status) + ",2025-03-0" + std::to_string(1 + step / 2);
        if (kind != Kind::Days)
            csv += "T1" + std::to_string(item) + (spans && step % 2 == 1 ? ":45" : ":30");
        if (kind == Kind::Seconds || spans)
            csv += ":" + std::to_string(10 + (item * 7 + step / 2) % 50);
        csv += std::string(kind == Kind::Days ? "" : "Z") + (!spans ? "\n" : step % 2 == 0 ? ",start\n" : ",complete\n");
    }
    return csv;
}

constexpr std::array kinds = {Kind::Seconds, Kind::Days, Kind::Minutes, Kind::StartAndComplete};

/// Another order, with `first` in front.
template <typename T>
void shuffle(std::vector<T>& list, std::size_t first, std::mt19937& random)
{
    for (std::size_t i = list.size() - 1; i > 0; --i)
        std::swap(list[i], list[random() % (i + 1)]);
    std::swap(*std::ranges::find(list, first), list.front());
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
        for (int round = 0; round < 3; ++round) {
            const Scratch scratch;
            std::vector<std::filesystem::path> sources;
            for (const Kind kind : kinds)
                sources.push_back(scratch.write("s" + std::to_string(sources.size()) + ".csv", randomExport(random, kind)));
            std::vector<std::size_t> order(sources.size());
            std::iota(order.begin(), order.end(), std::size_t {0});
            std::map<std::string, std::vector<std::string>> expected;
            for (std::size_t number = 0; number < 8; ++number) {
                std::vector<std::filesystem::path> arranged;
                for (const std::size_t i : order)
                    arranged.push_back(sources[i]);
                const auto workspace = test::workspaceWith(scratch.path("w" + std::to_string(number) + ".weir"), arranged);
                const auto views = derivedViews(workspace);
                if (number == 0)
                    expected = views;
                QCOMPARE(views.at("items"), expected.at("items"));
                QCOMPARE(views.at("transitions"), expected.at("transitions"));
                QCOMPARE(views, expected);
                shuffle(order, number % order.size(), random);
            }
        }
    }

    void everyWayToTheSameFilesGivesTheSameWorkspace()
    {
        // Files are taken, corrected and taken again, in any order, others between.
        std::mt19937 random(23);
        for (int round = 0; round < 6; ++round) {
            const Scratch scratch;
            std::vector<std::filesystem::path> sources;
            std::vector<std::string> wrong;
            std::vector<std::size_t> steps;
            for (const Kind kind : kinds) {
                const auto seed = random();
                const auto exported = [&](unsigned slip) {
                    std::mt19937 same(seed);
                    return randomExport(same, kind, slip);
                };
                wrong.push_back(exported(static_cast<unsigned>(2 + random() % 5)));
                steps.insert(steps.end(), {sources.size(), sources.size()});
                sources.push_back(scratch.write("s" + std::to_string(sources.size()) + ".csv", exported(0)));
            }
            const auto fresh = test::workspaceWith(scratch.path("fresh.weir"), sources);
            shuffle(steps, static_cast<std::size_t>(round) % sources.size(), random);
            auto workspace = store::Workspace::create(scratch.path("w.weir"), "UTC");
            std::vector<int> taken(sources.size(), 0);
            for (const std::size_t source : steps) {
                const std::string right = test::contentOf(sources[source]);
                const bool first = taken[source]++ == 0;
                (void)test::take(workspace, scratch.write(sources[source].filename().string(), first ? wrong[source] : right));
                scratch.write(sources[source].filename().string(), right);
            }
            QCOMPARE(derivedViews(workspace)["transitions"], derivedViews(fresh)["transitions"]);
            QCOMPARE(derivedViews(workspace)["items"], derivedViews(fresh)["items"]);
            QCOMPARE(test::rowsOf(workspace, "SELECT name FROM status ORDER BY name"),
                test::rowsOf(fresh, "SELECT name FROM status ORDER BY name"));
        }
    }

    void removalInAnyOrderIsAbsence()
    {
        std::mt19937 random(7);
        SilentProgress progress;
        for (int round = 0; round < 4; ++round) {
            const Scratch scratch;
            std::vector<std::filesystem::path> sources;
            for (const Kind kind : kinds)
                sources.push_back(scratch.write("s" + std::to_string(sources.size()) + ".csv", randomExport(random, kind)));
            auto workspace = test::workspaceWith(scratch.path("all.weir"), sources);
            const auto all = derivedViews(workspace);
            const std::size_t gone = static_cast<std::size_t>(round) % sources.size();
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
        const std::string all = randomExport(random, Kind::Seconds);
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
