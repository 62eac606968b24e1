// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/diagram/stream_layouts.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace weir;
using namespace weir::diagram;
using namespace testsupport;

class TestStreamLayout : public QObject {
    Q_OBJECT
private slots:
    void givesNothingForAStreamWithoutStages();
    void growsThePitchForFewStages_data();
    void growsThePitchForFewStages();
    void leavesOutWhatLiesOutsideTheStream();
    void leavesOutStagesThatNobodyPassed();
    void countsTimeBeforeTheStreamAsOutside();
    void addsTheRungsUpToTheTotals();
    void drawsTheStripToScale();
    void asksForTheUnknown();
    void countsFewHandOversInsteadOfAShare();
    void callsTheRestUnknownWhereNoItemsPartsAreKnown();
    void saysOfHowManyItemsTheStripIsTheMean();
    void boundsWhatIsKnownOfAPartOnly();
    void saysHowMuchOfAStageIsKnown();
    void drawsNoTriangleWhereNobodyWaits();
    void showsLateAgesWithAttention();
    void marksTheBottleneckOnceOnly();
    void handsOffBetweenTeams();
    void foldsManyStages_data();
    void foldsManyStages();
    void opensTheGroupOfTheBottleneck();
    void sumsMeansButNoMediansOfAGroup();
    void pinsTheTotalsWhereStagesScroll();
};

void TestStreamLayout::givesNothingForAStreamWithoutStages()
{
    StreamResult stream;
    stream.stages.push_back(stage("Done", 0, 0));
    stream.stages.back().kind = "done";
    const StreamLayout layout = lay(stream);
    QVERIFY(layout.columns.empty());
    QVERIFY(layout.texts.empty());
    QCOMPARE(layout.width, 0.0);
}

void TestStreamLayout::growsThePitchForFewStages_data()
{
    QTest::addColumn<int>("stages");
    QTest::addColumn<double>("pitch");
    QTest::addColumn<double>("box");
    QTest::newRow("3 grow to 240") << 3 << 240.0 << 140.0;
    QTest::newRow("5 share the width") << 5 << 206.0 << 124.0;
    QTest::newRow("6 stand at 170") << 6 << 170.0 << 108.0;
    QTest::newRow("7 shrink") << 7 << 147.0 << 99.0;
    QTest::newRow("12 shrink to 140 and no further") << 12 << 140.0 << 96.0;
}

void TestStreamLayout::growsThePitchForFewStages()
{
    QFETCH(int, stages);
    QFETCH(double, pitch);
    QFETCH(double, box);
    const StreamLayout layout = lay(manyStages(static_cast<std::size_t>(stages), false));
    QCOMPARE(layout.boxes.size(), static_cast<std::size_t>(stages));
    QCOMPARE(layout.columns[1].x0, pitch);
    QCOMPARE(layout.boxes[0].box.w, box);
    QCOMPARE(layout.boxes[0].box.x, pitch - box);
}

void TestStreamLayout::leavesOutWhatLiesOutsideTheStream()
{
    StreamResult stream = threeStages();
    stream.stages.insert(stream.stages.begin(), stage("Backlog", 20, 0));
    stream.stages.front().kind = "outside";
    stream.stages.push_back(stage("Won't do", 0, 0));
    stream.stages.back().kind = "discarded";
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.columns.size(), std::size_t(3));
    QCOMPARE(layout.columns[0].name, std::string("Build"));
    QCOMPARE(layout.columns[0].members, std::vector<std::size_t>({1}));
    QVERIFY(!findText(layout, "Backlog"));
    QVERIFY(layout.finish.has_value());
}

void TestStreamLayout::leavesOutStagesThatNobodyPassed()
{
    StreamResult stream = threeStages();
    stream.stages[1] = {};
    stream.stages[1].name = "Unused";
    stream.stages[1].kind = "work";
    QCOMPARE(lay(stream).columns.size(), std::size_t(2));
    for (StreamStage& s : stream.stages)
        s.visits = s.items = s.wip = 0;
    QCOMPARE(lay(stream).columns.size(), std::size_t(3)); // none was passed: the stages as they are meant
}

void TestStreamLayout::countsTimeBeforeTheStreamAsOutside()
{
    StreamResult stream = threeStages();
    stream.totals.leadTime.mean = stream.totals.partsLeadMeanSeconds = *stream.totals.leadTime.mean + 5 * 86400.0;
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.strip.front().tone, StripTone::Outside);
    QCOMPARE(layout.strip.front().seconds, 5 * 86400.0);
    const Text* label = findText(layout, "Outside");
    QVERIFY(label);
    QVERIFY(findText(layout, "5.0 d"));
    QVERIFY(!findText(lay(threeStages()), "Outside"));
}

void TestStreamLayout::addsTheRungsUpToTheTotals()
{
    const StreamLayout layout = lay(threeStages());
    QCOMPARE(layout.ladder.size(), std::size_t(6));
    double wait = 0;
    double work = 0;
    for (const Column& c : layout.columns) {
        wait += *c.waitSeconds;
        work += *c.workSeconds;
    }
    QCOMPARE(wait, 4.5 * 86400);
    QCOMPARE(work, 3.0 * 86400);
    const Text* waiting = findText(layout, "4.5 d");
    QVERIFY(waiting && waiting->part == Part::Totals && waiting->ink == Ink::Wait);
    for (const LadderRung& rung : layout.ladder)
        QCOMPARE(rung.y, rung.wait ? layout.ladderTop : layout.ladderBottom);
    for (std::size_t i = 1; i < layout.ladder.size(); ++i)
        QCOMPARE(layout.ladder[i].x0, layout.ladder[i - 1].x1);
}

void TestStreamLayout::drawsTheStripToScale()
{
    const StreamLayout layout = lay(threeStages());
    const double perSecond = layout.viewWidth / (7.5 * 86400);
    double x = 0;
    for (const StripPart& part : layout.strip) {
        QVERIFY(std::abs(part.rect.x - x) < 1e-6);
        QVERIFY(std::abs(part.rect.w - part.seconds * perSecond) < 1e-6);
        x = part.rect.right();
    }
    QVERIFY(std::abs(x - layout.viewWidth) < 1e-6);
    QVERIFY(findText(layout, "0 days"));
    QVERIFY(layout.ticks.size() >= 3);
    QVERIFY(std::abs(layout.ticks[1] - 2 * 86400 * perSecond) < 1e-6);
}

void TestStreamLayout::asksForTheUnknown()
{
    StreamResult stream = threeStages();
    stream.stages[1].waitPerItemSeconds.reset();
    stream.stages[1].completeAndAccurate.reset();
    stream.stages[1].handOvers = 0;
    stream.stages[1].oldest = unknownDuration;
    stream.totals.waitMeanSeconds.reset();
    const StreamLayout layout = lay(stream);
    const auto marks = std::count_if(layout.texts.begin(), layout.texts.end(), [](const Text& t) { return t.text == "?"; });
    QVERIFY(marks >= 4); // age, C/A, rung, total
    QVERIFY(layout.ladder[2].unknown);
    QVERIFY(!layout.ladder[3].unknown);
    QCOMPARE(layout.boxes[1].unknown.size(), std::size_t(1));
    QVERIFY(!findText(layout, "0.0 d"));
}

void TestStreamLayout::countsFewHandOversInsteadOfAShare()
{
    StreamResult stream = threeStages();
    stream.stages[1].completeAndAccurate = 1.0 / 3;
    stream.stages[1].handOvers = 3;
    const StreamLayout layout = lay(stream);
    const auto few = std::ranges::find(layout.texts, std::string("1 of 3"), &Text::text);
    QVERIFY(few != layout.texts.end());
    QVERIFY(few->ink == Ink::Primary); // too few to call it poor
}

void TestStreamLayout::callsTheRestUnknownWhereNoItemsPartsAreKnown()
{
    StreamResult stream = threeStages();
    stream.stages[1].waitPerItemSeconds.reset();
    stream.totals.partsKnown = 0;
    stream.totals.partsLeadMeanSeconds.reset();
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.strip.back().tone, StripTone::Unknown);
    QCOMPARE(layout.strip.back().seconds, 3 * 86400.0);
    QVERIFY(!findText(layout, "Outside"));
    QVERIFY(findText(layout, "Unknown"));
}

void TestStreamLayout::saysOfHowManyItemsTheStripIsTheMean()
{
    StreamResult stream = threeStages();
    stream.totals.partsKnown = 40;
    stream.totals.leadTime.mean = 20 * 86400.0; // the others took longer, nobody knows where
    const StreamLayout layout = lay(stream);
    QVERIFY(std::none_of(layout.strip.begin(), layout.strip.end(), [](const StripPart& p) { return p.stage == nothing; }));
    const Text* of = findText(layout, "Mean of 40");
    QVERIFY(of && of->part == Part::Totals);
    QVERIFY(findText(layout, "7.5 d"));
    QVERIFY(findText(layout, "20.0 d"));
    QVERIFY(layout.totals.bottom() <= layout.height);
    QVERIFY(!findText(lay(threeStages()), "Mean of 200"));
}

void TestStreamLayout::boundsWhatIsKnownOfAPartOnly()
{
    StreamResult stream = threeStages();
    stream.totals.flowEfficiency = 0.85;
    stream.totals.waitMeanSeconds.reset(); // no status is one to wait in
    QVERIFY(findText(lay(stream), "≤ 85 %"));
    stream.totals.flowEfficiency.reset();
    stream.totals.workMeanSeconds.reset();
    stream.totals.partsKnown = 0;
    stream.totals.waitLeastSeconds = 3 * 86400.0;
    stream.totals.workLeastSeconds = 1.5 * 86400.0;
    QVERIFY(findText(lay(stream), "≥ 3.0 d"));
    QVERIFY(findText(lay(stream), "≥ 1.5 d"));
}

void TestStreamLayout::saysHowMuchOfAStageIsKnown()
{
    StreamResult stream = threeStages(); // 210 visits each
    stream.stages[0].time.n = 209;
    stream.stages[1].time.n = 147;
    const StreamLayout most = lay(stream);
    const Text* nearlyAll = findText(most, "99 %"); // 99.5: not all, so not "100 %"
    QVERIFY(nearlyAll && nearlyAll->ink == Ink::Primary);
    const Text* part = findText(most, "70 %");
    QVERIFY(part && part->part == Part::Data && part->ink == Ink::Unknown);
    QVERIFY(most.boxes[1].unknown.empty()); // a share that is known is not hatched
    stream.stages[2].visits = stream.stages[2].time.n = 0;
    const StreamLayout none = lay(stream);
    QVERIFY(!none.columns[2].known);
    QCOMPARE(none.boxes[2].unknown.size(), std::size_t(1));
}

void TestStreamLayout::drawsNoTriangleWhereNobodyWaits()
{
    StreamResult stream = threeStages();
    const StreamLayout layout = lay(stream);
    QVERIFY(layout.queues[0].drawn());
    QVERIFY(!layout.queues[2].drawn());
    const Text* none = findText(layout, "none");
    QVERIFY(none && layout.queues[2].zone.contains({none->box.centreX(), none->box.centreY()}));
    stream.stages[2].tellsWaiting = false; // no queue is known there, so nobody knows who waits
    const StreamLayout untold = lay(stream);
    QVERIFY(!findText(untold, "none"));
    QVERIFY(std::ranges::any_of(untold.texts, [&](const Text& t) {
        return t.part == Part::Queue && t.text == "?" && untold.queues[2].zone.contains({t.box.centreX(), t.box.centreY()});
    }));
    QCOMPARE(layout.queues[0].left.y - layout.queues[0].apex.y, 24 + 5 * std::sqrt(2.0));
}

void TestStreamLayout::showsLateAgesWithAttention()
{
    StreamResult stream = threeStages();
    stream.stages[0].oldest = std::chrono::hours(24 * 11);
    const StreamLayout layout = lay(stream);
    const Text* late = findText(layout, "11 d");
    QVERIFY(late);
    QCOMPARE(late->ink, Ink::Attention);
    QCOMPARE(late->role, TextRole::Strong);
    const auto calm =
        std::find_if(layout.texts.begin(), layout.texts.end(), [](const Text& t) { return t.text == "2 d" && t.part == Part::Queue; });
    QVERIFY(calm != layout.texts.end());
    QCOMPARE(calm->ink, Ink::Tertiary);
}

void TestStreamLayout::marksTheBottleneckOnceOnly()
{
    StreamResult stream = threeStages();
    rankFirst(stream, 1);
    const StreamLayout layout = lay(stream);
    QVERIFY(layout.ribbon && layout.flag && layout.stripDot);
    QCOMPARE(layout.ribbon->band.x, 240.0 - 4);
    QCOMPARE(layout.ribbon->band.right(), 480.0 + 4);
    QCOMPARE(std::count_if(layout.strip.begin(), layout.strip.end(), [](const StripPart& p) { return p.strong; }), 1);
    QCOMPARE(std::count_if(layout.ladder.begin(), layout.ladder.end(), [](const LadderRung& r) { return r.strong; }), 1);
    QVERIFY(layout.stripDot->x > layout.ribbon->stripX0 && layout.stripDot->x < layout.ribbon->stripX1);
    QVERIFY(!lay(threeStages()).ribbon);
}

void TestStreamLayout::handsOffBetweenTeams()
{
    StreamResult stream = threeStages();
    stream.stages[0].team = "Checkout";
    stream.stages[1].team = "Checkout";
    stream.stages[2].team = "QA guild";
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.lanes.size(), std::size_t(2));
    QVERIFY(!layout.lanes[0].handoffX);
    QCOMPARE(*layout.lanes[1].handoffX, 480.0);
    QVERIFY(findText(layout, "QA guild"));
    QVERIFY(lay(threeStages()).lanes.empty());
}

void TestStreamLayout::foldsManyStages_data()
{
    QTest::addColumn<int>("stages");
    QTest::addColumn<bool>("teams");
    QTest::addColumn<int>("columns");
    QTest::newRow("12 stand singly") << 12 << false << 12;
    QTest::newRow("13 without teams: 7 runs") << 13 << false << 7;
    QTest::newRow("24 without teams: runs of 4") << 24 << false << 6;
    QTest::newRow("40 without teams: runs of 6") << 40 << false << 7;
    QTest::newRow("30 of 6 teams") << 30 << true << 6;
}

void TestStreamLayout::foldsManyStages()
{
    QFETCH(int, stages);
    QFETCH(bool, teams);
    QFETCH(int, columns);
    const StreamLayout layout = lay(manyStages(static_cast<std::size_t>(stages), teams));
    QCOMPARE(layout.columns.size(), static_cast<std::size_t>(columns));
    std::size_t members = 0;
    for (const Column& c : layout.columns)
        members += c.members.size();
    QCOMPARE(members, static_cast<std::size_t>(stages));
    QCOMPARE(layout.strip.size(), static_cast<std::size_t>(stages) * 2);
    if (teams)
        QCOMPARE(layout.columns[0].name, std::string("Team 1"));
    else if (stages > 12)
        QVERIFY(layout.columns.back().name.starts_with("Stage ") && layout.columns.back().name.find(" – ") != std::string::npos);
}

void TestStreamLayout::opensTheGroupOfTheBottleneck()
{
    StreamResult stream = manyStages(30, true);
    rankFirst(stream, 12);
    const StreamLayout layout = lay(stream);
    QCOMPARE(layout.columns.size(), std::size_t(10));
    QCOMPARE(layout.columns[4].members, std::vector<std::size_t>({12}));
    QVERIFY(layout.columns[4].bottleneck);
    QCOMPARE(layout.columns[4].group, std::size_t(2));
    LayoutOptions other;
    other.openGroup = 0;
    const StreamLayout opened = lay(stream, other);
    QVERIFY(!opened.columns[0].folded);
    const auto folded = std::find_if(opened.columns.begin(), opened.columns.end(), [](const Column& c) { return c.bottleneck; });
    QVERIFY(folded != opened.columns.end() && folded->folded);
}

void TestStreamLayout::sumsMeansButNoMediansOfAGroup()
{
    StreamResult stream = manyStages(30, true);
    stream.stages[3].completeAndAccurate = 0.4;
    StreamLayout layout = lay(stream);
    QCOMPARE(*layout.columns[0].workSeconds, 5 * 0.3 * 86400);
    QVERIFY(!layout.columns[0].p50);
    QCOMPARE(*layout.columns[0].completeAndAccurate, 0.4);
    stream.stages[3].handOvers = 5; // too few to be the worst of the group
    QCOMPARE(*lay(stream).columns[0].completeAndAccurate, 0.9);
    stream.stages[3].workPerItemSeconds.reset();
    layout = lay(stream);
    QVERIFY(!layout.columns[0].workSeconds);
}

void TestStreamLayout::pinsTheTotalsWhereStagesScroll()
{
    LayoutOptions window;
    window.viewWidth = 1192;
    const StreamLayout layout = lay(manyStages(12, false), window);
    QCOMPARE(layout.scrollWidth, 12 * 140.0);
    QCOMPARE(layout.viewWidth, 1192.0 - 34 - 126);
    QCOMPARE(layout.width, 1192.0);
    QVERIFY(std::abs(layout.strip.back().rect.right() - layout.viewWidth) < 1e-6);
    QCOMPARE(lay(manyStages(12, false)).viewWidth, 12 * 140.0);
}

QTEST_APPLESS_MAIN(TestStreamLayout)
#include "tst_stream_layout.moc"
