// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/diagram/stream_layouts.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <random>

using namespace weir;
using namespace weir::diagram;
using namespace testsupport;

class TestStreamLoops : public QObject {
    Q_OBJECT
private slots:
    void keepsLoopLabelsOffTheLinesOfHandOffs();
    void drawsLoopsWithRateAndCost();
    void drawsNoLoopOfItemsThatHadNotBeenThere();
    void hidesLoopsThatAreTakenSeldom();
    void putsLongLoopsAboveShortOnes();
    void loopsBackFromTheFinish();
    void sharesWhatComesBackAmongAllThatCame();
    void keepsThousandsOfStagesInGroupsAndTheirLoopsFew();
};

void TestStreamLoops::keepsLoopLabelsOffTheLinesOfHandOffs()
{
    StreamResult stream = manyStages(6, false);
    for (std::size_t i = 0; i < 6; ++i)
        stream.stages[i].team = i < 4 ? "One" : "Two"; // hand-off in the middle between 3 and 5
    stream.edges = {{5, 3, 40, {}, true, true, 0.3, 86400.0}};
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.loops.size(), std::size_t(1));
    for (const ReworkLoop& loop : layout.loops)
        for (const Lane& lane : layout.lanes)
            if (lane.handoffX)
                QVERIFY(*lane.handoffX < loop.label.x || *lane.handoffX > loop.label.right());
}

void TestStreamLoops::drawsLoopsWithRateAndCost()
{
    StreamResult stream = threeStages();
    stream.edges = {{1, 0, 34, {}, false, true, 0.34, 1.6 * 86400}, {0, 1, 100, {}, false, false, 1.0, {}}};
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.loops.size(), std::size_t(1));
    QVERIFY(findText(layout, "34 % back, +1.6 d each"));
    QCOMPARE(layout.loops[0].width, 1 + 5 * 0.34);
    QCOMPARE(layout.loops[0].path.front().x, layout.boxes[1].box.centreX());
    QCOMPARE(layout.loops[0].path.back().x, layout.boxes[0].box.centreX());
    QCOMPARE(layout.loops[0].path[1].y, layout.boxTop - 28);
    QVERIFY(!layout.moreLoops);
}

void TestStreamLoops::drawsNoLoopOfItemsThatHadNotBeenThere()
{
    StreamResult stream = threeStages();
    stream.edges = {{1, 0, 34, {}, false, false, 0.34, {}}, {0, 1, 100, {}, false, false, 1.0, {}}};
    LayoutOptions all;
    all.allLoops = true;
    QVERIFY(lay(stream, all).loops.empty());
    stream.edges[0].backward = true;
    QCOMPARE(lay(stream, all).loops.size(), std::size_t(1));
}

void TestStreamLoops::hidesLoopsThatAreTakenSeldom()
{
    StreamResult stream = threeStages();
    stream.edges = {{1, 0, 3, {}, false, true, 0.03, {}}, {2, 0, 1, {}, false, true, 0.01, {}}};
    const StreamLayout layout = lay(stream);
    QVERIFY(layout.loops.empty());
    QVERIFY(layout.moreLoops.has_value());
    QCOMPARE(layout.moreLoops->hidden, std::size_t(2));
    QVERIFY(findText(layout, "+2 more"));
    LayoutOptions all;
    all.allLoops = true;
    QCOMPARE(lay(stream, all).loops.size(), std::size_t(2));
}

void TestStreamLoops::putsLongLoopsAboveShortOnes()
{
    StreamResult stream = manyStages(6, false);
    stream.edges = {{4, 1, 12, {}, false, true, 0.12, {}}, {2, 1, 34, {}, false, true, 0.34, {}}, {5, 4, 20, {}, false, true, 0.2, {}}};
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.loops.size(), std::size_t(3));
    std::map<std::pair<std::size_t, std::size_t>, const ReworkLoop*> loop;
    for (const ReworkLoop& l : layout.loops)
        loop[{l.from, l.to}] = &l;
    QCOMPARE((loop[{2, 1}]->path[1].y), layout.boxTop - 28);
    QCOMPARE((loop[{4, 1}]->path[1].y), layout.boxTop - 60);
    QCOMPARE((loop[{5, 4}]->path[1].y), layout.boxTop - 28);
    // Both arrive at the second box, 26 apart, the outer one left.
    QCOMPARE((loop[{2, 1}]->path.back().x - loop[{4, 1}]->path.back().x), 26.0);
}

void TestStreamLoops::loopsBackFromTheFinish()
{
    StreamResult stream = threeStages();
    stream.stages.push_back(stage("Done", 0, 0, 0));
    stream.stages.back().kind = "done";
    stream.edges = {{3, 1, 4, {}, false, true, 0.4, 11 * 86400.0}, {2, 3, 10, {}, false, false, 1.0, {}}};
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.loops.size(), std::size_t(1));
    const ReworkLoop& loop = layout.loops[0];
    QCOMPARE(loop.from, nothing);
    QCOMPARE(loop.to, std::size_t(1));
    QCOMPARE(loop.path.front().x, layout.finish->centreX());
    QVERIFY(loop.path.front().y <= layout.finish->y);
    QCOMPARE(loop.path.back().x, layout.boxes[1].box.centreX());
    QVERIFY(findText(layout, "40 % back, +11.0 d each"));
}

void TestStreamLoops::sharesWhatComesBackAmongAllThatCame()
{
    StreamResult stream = threeStages();
    for (const char* name : {"Done", "Released"}) {
        stream.stages.push_back(stage(name, 0, 0, 0));
        stream.stages.back().kind = "done";
        stream.stages.back().arrivals = 20;
    }
    stream.edges = {{3, 1, 4, {}, false, true, 0.2, {}}, {4, 1, 4, {}, false, true, 0.2, {}}};
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.loops.size(), std::size_t(1));
    QCOMPARE(layout.loops[0].count, std::int64_t(8));
    QCOMPARE(*layout.loops[0].share, 0.2);
}

void TestStreamLoops::keepsThousandsOfStagesInGroupsAndTheirLoopsFew()
{
    StreamResult stream = manyStages(4000, false);
    rankFirst(stream, 1234);
    std::mt19937 random(7);
    for (std::size_t from = 1; from < 4000; ++from)
        for (int i = 0; i < 5; ++i)
            stream.edges.push_back({from, random() % from, 1 + std::int64_t(random() % 9), {}, false, true, 0.2, {}});
    for (const bool all : {false, true}) {
        LayoutOptions options;
        options.allLoops = all;
        const StreamLayout layout = lay(stream, options);
        QCOMPARE(layout.columns.size(), std::size_t(500 - 1 + 8)); // all folded but the group of the bottleneck
        for (const Column& column : layout.columns)
            QVERIFY(column.members.size() <= mostInGroup);
        QVERIFY(!layout.loops.empty() && layout.loops.size() <= mostLoops);
        QVERIFY(layout.moreLoops->hidden > 1000);
    }
}

QTEST_APPLESS_MAIN(TestStreamLoops)
#include "tst_stream_loops.moc"
