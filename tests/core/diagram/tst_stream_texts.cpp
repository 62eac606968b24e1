// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/diagram/stream_layouts.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace weir;
using namespace weir::diagram;
using namespace testsupport;

namespace {

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

} // namespace

class TestStreamTexts : public QObject {
    Q_OBJECT
private slots:
    void breaksLongNamesIntoTwoLines();
    void writesNamesSmallerBeforeCuttingThem();
    void keepsTheNumberInWorkBesideALongName();
    void cutsNamesOfOneBeginningSoThatTheyDiffer();
    void namesBothEndsOfALongGroup();
    void neverOverlapsTexts_data();
    void neverOverlapsTexts();
    void keepsBoxesApart();
    void givesTheSameTwice();
};

void TestStreamTexts::breaksLongNamesIntoTwoLines()
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

void TestStreamTexts::writesNamesSmallerBeforeCuttingThem()
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

void TestStreamTexts::cutsNamesOfOneBeginningSoThatTheyDiffer()
{
    StreamResult stream = manyStages(12, false);
    stream.stages[0].name = "Qualitaetssicherungsabteilung Nord";
    stream.stages[1].name = "Qualitaetssicherungsabteilung Sued";
    stream.stages[2].name = "Donaudampfschifffahrtsgesellschaft";
    const StreamLayout layout = lay(stream);
    std::vector<std::string> names(3);
    for (const Text& text : layout.texts)
        for (std::size_t i = 0; i < names.size(); ++i)
            if (text.full == stream.stages[i].name)
                names[i] += text.text + "|";
    QVERIFY2(names[0].starts_with("Qual…Nord|") && names[1].starts_with("Qual…Sued|"), (names[0] + ", " + names[1]).c_str());
    QVERIFY2(names[2].ends_with("…|"), names[2].c_str()); // no other name begins so
}

void TestStreamTexts::keepsTheNumberInWorkBesideALongName()
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

void TestStreamTexts::namesBothEndsOfALongGroup()
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

void TestStreamTexts::neverOverlapsTexts_data()
{
    QTest::addColumn<bool>("allLoops");
    QTest::addColumn<double>("view");
    QTest::newRow("as first shown") << false << 1192.0;
    QTest::newRow("all loops, on paper") << true << 0.0;
    QTest::newRow("narrow window") << true << 700.0;
}

void TestStreamTexts::neverOverlapsTexts()
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

void TestStreamTexts::keepsBoxesApart()
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

void TestStreamTexts::givesTheSameTwice()
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

QTEST_APPLESS_MAIN(TestStreamTexts)
#include "tst_stream_texts.moc"
