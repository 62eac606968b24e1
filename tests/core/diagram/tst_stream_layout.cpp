// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/stream_columns.h"
#include "core/diagram/stream_layout.h"
#include "tests/core/diagram/fixed_measure.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace weir;
using namespace weir::diagram;
using analysis::StreamEdge;
using analysis::StreamResult;
using analysis::StreamStage;
using testsupport::FixedMeasure;
using testsupport::plainFormat;

namespace {

stats::Summary summary(std::int64_t n, double mean)
{
    return {n, mean, mean * 0.8, mean * 1.7, mean * 2.5};
}

StreamStage stage(const std::string& name, double waitDays, double workDays, std::int64_t waiting = 2)
{
    StreamStage s;
    s.name = name;
    s.kind = "work";
    s.items = 200;
    s.visits = 210;
    s.waiting = waiting;
    s.wip = waiting + 1;
    s.oldest = waiting > 0 ? Duration(std::chrono::hours(48)) : unknownDuration;
    s.wait = summary(210, waitDays * 86400);
    s.work = summary(210, workDays * 86400);
    s.time = summary(210, (waitDays + workDays) * 86400);
    s.completeAndAccurate = 0.9;
    s.waitPerItemSeconds = waitDays * 86400;
    s.workPerItemSeconds = workDays * 86400;
    return s;
}

/// Lead time and totals that fit the stages.
void complete(StreamResult& stream)
{
    double wait = 0;
    double work = 0;
    for (const StreamStage& s : stream.stages) {
        wait += standsInStream(s) ? s.waitPerItemSeconds.value_or(0) : 0;
        work += standsInStream(s) ? s.workPerItemSeconds.value_or(0) : 0;
    }
    stream.finished = stream.leadTimeKnown = 200;
    stream.totals.leadTime = summary(200, wait + work);
    stream.totals.partsKnown = 200;
    stream.totals.partsLeadMeanSeconds = wait + work;
    stream.totals.waitMeanSeconds = wait;
    stream.totals.workMeanSeconds = work;
    stream.totals.flowEfficiency = work / (wait + work);
    stream.window.first = Instant(std::chrono::hours(0));
    stream.window.last = Instant(std::chrono::hours(24 * 70));
    stream.window.coveredFirst = stream.window.first;
    stream.window.coveredLast = stream.window.last;
}

StreamResult threeStages()
{
    StreamResult stream;
    stream.stages = {stage("Build", 1, 2), stage("Review", 3, 0.5), stage("Test", 0.5, 0.5, 0)};
    complete(stream);
    return stream;
}

StreamResult manyStages(std::size_t count, bool teams)
{
    StreamResult stream;
    for (std::size_t i = 0; i < count; ++i) {
        stream.stages.push_back(stage("Stage " + std::to_string(i + 1), 0.5, 0.3));
        if (teams)
            stream.stages.back().team = "Team " + std::to_string(i / 5 + 1);
    }
    complete(stream);
    return stream;
}

void rankFirst(StreamResult& stream, std::size_t row)
{
    analysis::BottleneckEntry entry;
    entry.stage = stream.stages[row].name;
    entry.stageRow = row;
    stream.ranking.entries = {entry};
}

std::string randomName(std::mt19937& random)
{
    static const std::vector<std::string> words = {"Review", "Waiting for the release train", "Qualitätssicherung", "コードレビュー待ち",
        "验收测试", "👩‍💻 pairing", "🚀🚀🚀", "x", "In", "Donaudampfschifffahrtsgesellschaftskapitän", "<b>&\"", "", " ", "é́"};
    std::string name;
    const auto parts = 1 + random() % 4;
    for (unsigned i = 0; i < parts; ++i)
        name += words[random() % words.size()] + (i + 1 < parts ? " " : "");
    return name;
}

StreamResult randomStream(unsigned seed)
{
    std::mt19937 random(seed);
    const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
    StreamResult stream;
    const std::size_t count = 3 + random() % 38;
    const bool teams = chance(60);
    std::string team = randomName(random);
    for (std::size_t i = 0; i < count; ++i) {
        StreamStage s = stage(randomName(random), static_cast<double>(random() % 900) / 100, static_cast<double>(random() % 300) / 100,
            chance(30) ? 0 : static_cast<std::int64_t>(random() % (chance(10) ? 2000000 : 30)));
        s.wip = s.waiting + static_cast<std::int64_t>(random() % (chance(10) ? 100000 : 9));
        s.visits = static_cast<std::int64_t>(random() % 3000000);
        s.kind = chance(15) ? "wait" : "work";
        if (chance(10))
            s.waitPerItemSeconds.reset();
        if (chance(10))
            s.workPerItemSeconds.reset();
        if (chance(10))
            s.completeAndAccurate.reset();
        if (chance(10))
            s.oldest = unknownDuration;
        if (chance(30))
            team = randomName(random);
        if (teams && !chance(5))
            s.team = team;
        stream.stages.push_back(s);
    }
    complete(stream);
    if (chance(40))
        stream.totals.leadTime.mean = *stream.totals.leadTime.mean * 1.3;
    const auto density = static_cast<unsigned>(random() % 60);
    for (std::size_t from = 0; from < count; ++from)
        for (std::size_t to = 0; to < count; ++to)
            if (chance(to < from ? density : 20)) {
                StreamEdge edge {from, to, static_cast<std::int64_t>(1 + random() % 300), {}, false, to < from, {}, {}};
                if (chance(80))
                    edge.share = static_cast<double>(random() % 100) / 100;
                if (chance(70))
                    edge.costSeconds = static_cast<double>(random() % 900000);
                stream.edges.push_back(edge);
            }
    if (chance(80))
        rankFirst(stream, random() % count);
    if (chance(50)) {
        stream.stages.push_back(stage("Done", 0, 0, 0));
        stream.stages.back().kind = "done";
        stream.stages.back().arrivals = 100;
        for (std::size_t to = 0; to < count; ++to)
            if (chance(density))
                stream.edges.push_back({count, to, static_cast<std::int64_t>(1 + random() % 100), {}, false, true, {}, 86400.0});
    }
    return stream;
}

QString describe(const Text& t)
{
    return QStringLiteral("\"%1\" part %2 [%3 %4 %5 %6]")
        .arg(QString::fromStdString(t.text))
        .arg(static_cast<int>(t.part))
        .arg(t.box.x)
        .arg(t.box.y)
        .arg(t.box.w)
        .arg(t.box.h);
}

/// The first pair of texts that overlap on the sheet of paper they share, or nothing.
QString firstOverlap(const StreamLayout& layout)
{
    for (std::size_t i = 0; i < layout.texts.size(); ++i)
        for (std::size_t j = i + 1; j < layout.texts.size(); ++j) {
            const Text& a = layout.texts[i];
            const Text& b = layout.texts[j];
            // What scrolls is clipped where the pinned column begins; above the strip nothing else is pinned.
            const bool apart = layout.scrollWidth > layout.viewWidth && StreamLayout::pinned(a.part) != StreamLayout::pinned(b.part);
            if (!apart && a.box.intersects(b.box))
                return describe(a) + QStringLiteral(" and ") + describe(b);
        }
    return {};
}

const Text* findText(const StreamLayout& layout, const std::string& text)
{
    const auto found = std::find_if(layout.texts.begin(), layout.texts.end(), [&](const Text& t) { return t.text == text; });
    return found == layout.texts.end() ? nullptr : &*found;
}

StreamLayout lay(const StreamResult& stream, const LayoutOptions& options = {})
{
    return layoutStream(stream, FixedMeasure(), plainFormat(), StreamWords(), options);
}

} // namespace

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
    void callsTheRestUnknownWhereNoItemsPartsAreKnown();
    void saysOfHowManyItemsTheStripIsTheMean();
    void boundsWhatIsKnownOfAPartOnly();
    void breaksLongNamesIntoTwoLines();
    void writesNamesSmallerBeforeCuttingThem();
    void keepsTheNumberInWorkBesideALongName();
    void namesBothEndsOfALongGroup();
    void keepsLoopLabelsOffTheLinesOfHandOffs();
    void saysHowMuchOfAStageIsKnown();
    void drawsNoTriangleWhereNobodyWaits();
    void showsLateAgesWithAttention();
    void drawsLoopsWithRateAndCost();
    void hidesLoopsThatAreTakenSeldom();
    void putsLongLoopsAboveShortOnes();
    void loopsBackFromTheFinish();
    void sharesWhatComesBackAmongAllThatCame();
    void keepsThousandsOfStagesInGroupsAndTheirLoopsFew();
    void marksTheBottleneckOnceOnly();
    void handsOffBetweenTeams();
    void foldsManyStages_data();
    void foldsManyStages();
    void opensTheGroupOfTheBottleneck();
    void sumsMeansButNoMediansOfAGroup();
    void pinsTheTotalsWhereStagesScroll();
    void neverOverlapsTexts_data();
    void neverOverlapsTexts();
    void keepsBoxesApart();
    void givesTheSameTwice();
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

void TestStreamLayout::breaksLongNamesIntoTwoLines()
{
    StreamResult stream = threeStages();
    stream.stages[0].name = "Waiting for the release";
    const StreamLayout layout = lay(stream);
    const Text* first = findText(layout, "Waiting for");
    const Text* second = findText(layout, "the release");
    QVERIFY(first && second);
    QCOMPARE(first->full, stream.stages[0].name);
    const Text* below = findText(layout, "200 items");
    QVERIFY(below && below->box.y >= second->box.bottom() && below->box.bottom() <= layout.boxes[0].box.bottom());
}

void TestStreamLayout::writesNamesSmallerBeforeCuttingThem()
{
    StreamResult stream = manyStages(12, false); // boxes of 96
    stream.stages[0].name = "Assurance"; // 9 signs: 81 wide at 15, 70 at 13
    stream.stages[1].name = "Check";
    const StreamLayout layout = lay(stream);
    const Text* name = findText(layout, "Assurance");
    QVERIFY(name);
    QCOMPARE(name->role, TextRole::StageNameSmall);
    QCOMPARE(layout.boxes[0].nameRole, TextRole::StageNameSmall);
    QCOMPARE(findText(layout, "Check")->role, TextRole::StageName);
}

void TestStreamLayout::keepsTheNumberInWorkBesideALongName()
{
    StreamResult stream = manyStages(12, false);
    stream.stages[0].name = "Design & analysis";
    stream.stages[0].wip = stream.stages[0].waiting + 57;
    const StreamLayout layout = lay(stream);
    const Text* number = findText(layout, "57");
    QVERIFY(number && number->part == Part::Name);
    QVERIFY(layout.boxes[0].box.contains({number->box.centreX(), number->box.centreY()}));
    QVERIFY(findText(layout, "analysis"));
}

void TestStreamLayout::namesBothEndsOfALongGroup()
{
    StreamResult stream = manyStages(14, false); // seven groups of two
    stream.stages[0].name = "Ready for the intake board";
    stream.stages[1].name = "Feasibility";
    const StreamLayout layout = lay(stream);
    QVERIFY(layout.columns[0].folded);
    const auto begins = [&](const std::string& head) {
        return std::ranges::any_of(layout.texts, [&](const Text& t) { return t.part == Part::Name && t.text.starts_with(head); });
    };
    QVERIFY(begins("Ready"));
    QVERIFY(begins("– Fea"));
}

void TestStreamLayout::keepsLoopLabelsOffTheLinesOfHandOffs()
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
    const StreamLayout layout = lay(threeStages());
    QVERIFY(layout.queues[0].drawn());
    QVERIFY(!layout.queues[2].drawn());
    const Text* none = findText(layout, "none");
    QVERIFY(none && layout.queues[2].zone.contains({none->box.centreX(), none->box.centreY()}));
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

void TestStreamLayout::drawsLoopsWithRateAndCost()
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

void TestStreamLayout::hidesLoopsThatAreTakenSeldom()
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

void TestStreamLayout::putsLongLoopsAboveShortOnes()
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

void TestStreamLayout::loopsBackFromTheFinish()
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

void TestStreamLayout::sharesWhatComesBackAmongAllThatCame()
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

void TestStreamLayout::keepsThousandsOfStagesInGroupsAndTheirLoopsFew()
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

void TestStreamLayout::neverOverlapsTexts_data()
{
    QTest::addColumn<bool>("allLoops");
    QTest::addColumn<double>("view");
    QTest::newRow("as first shown") << false << 1192.0;
    QTest::newRow("all loops, on paper") << true << 0.0;
    QTest::newRow("narrow window") << true << 700.0;
}

void TestStreamLayout::neverOverlapsTexts()
{
    QFETCH(bool, allLoops);
    QFETCH(double, view);
    for (unsigned seed = 1; seed <= 400; ++seed) {
        const StreamResult stream = randomStream(seed);
        LayoutOptions options;
        options.allLoops = allLoops;
        options.viewWidth = view;
        options.availableWidth = view > 0 ? view : 1192;
        const StreamLayout layout = lay(stream, options);
        const QString overlap = firstOverlap(layout);
        QVERIFY2(overlap.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(overlap)));
        const FixedMeasure measure;
        for (const Text& t : layout.texts) {
            QVERIFY2(measure.width(t.text, t.role) <= t.box.w + 1e-6, qPrintable(describe(t)));
            const double right = StreamLayout::pinned(t.part) ? layout.width : layout.scrollWidth;
            const bool inside = t.box.x >= -1e-6 && t.box.right() <= right + 13 && t.box.y >= -1e-6 && t.box.bottom() <= layout.height;
            QVERIFY2(inside, qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(describe(t))));
        }
    }
}

void TestStreamLayout::keepsBoxesApart()
{
    for (unsigned seed = 1; seed <= 100; ++seed) {
        const StreamLayout layout = lay(randomStream(seed));
        for (std::size_t i = 1; i < layout.boxes.size(); ++i)
            QVERIFY(!layout.boxes[i - 1].box.intersects(layout.boxes[i].box));
        for (const QueueTriangle& q : layout.queues)
            if (q.drawn()) {
                QVERIFY(q.left.x >= q.zone.x && q.right.x <= q.zone.right());
                QVERIFY(q.apex.y >= 0);
            }
        for (const StageBox& b : layout.boxes)
            for (const Rect& square : b.inWork)
                for (const Text& t : layout.texts)
                    QVERIFY(!t.box.intersects(square));
    }
}

void TestStreamLayout::givesTheSameTwice()
{
    const StreamResult stream = randomStream(7);
    const StreamLayout a = lay(stream);
    const StreamLayout b = lay(stream);
    QCOMPARE(a.texts.size(), b.texts.size());
    for (std::size_t i = 0; i < a.texts.size(); ++i) {
        QCOMPARE(a.texts[i].text, b.texts[i].text);
        QVERIFY(a.texts[i].box == b.texts[i].box);
    }
}

QTEST_APPLESS_MAIN(TestStreamLayout)
#include "tst_stream_layout.moc"
