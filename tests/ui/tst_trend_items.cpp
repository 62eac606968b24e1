// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/made_trends.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/views/trend_ageing_texts.h"
#include "ui/views/trend_flow_texts.h"
#include "ui/views/trend_types_texts.h"
#include "ui/views/trends_view.h"
#include "ui/widgets/ageing_chart.h"
#include "ui/widgets/flow_chart.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/stack_chart.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/trend_wall.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

namespace {

constexpr double day = 86400;

trends::Pace pace(const char* name, std::int64_t n, std::optional<double> p85)
{
    trends::Pace made;
    made.name = name;
    made.n = n;
    made.p85 = p85;
    if (p85) {
        made.p50 = *p85 / 2;
        made.p70 = *p85 * 0.8;
        made.p95 = *p85 * 1.2;
    }
    return made;
}

/// Two stages; the second is left too seldom to compare. Ages in days, oldest first.
TrendsData ageing(const std::vector<std::pair<std::size_t, double>>& items)
{
    MadeTrends made;
    trends::Ageing& ageing = made.data.items.ageing;
    ageing.stages = {pace("Build", 40, 8 * day), pace("Review", 4, std::nullopt)};
    for (const auto& [stage, age] : items)
        ageing.items.push_back({0, stage, age * day, day});
    ageing.of = static_cast<std::int64_t>(items.size());
    return made.data;
}

/// Two stages over three weeks.
TrendsData flow()
{
    MadeTrends made;
    trends::CumulativeFlow& flow = made.data.items.current;
    for (int week = 0; week < 3; ++week) {
        flow.day.push_back(MadeTrends::week(2 + week));
        flow.at.push_back(Instant(MadeTrends::week(3 + week).time_since_epoch()));
        made.data.items.flowDays.push_back(static_cast<double>(MadeTrends::week(3 + week).time_since_epoch().count()));
    }
    flow.bands = {{"Finished", 2, {1, 4, 9}}, {"Review", 1, {2, 3, 1}}, {"Build", 0, {3, 5, 6}}};
    flow.known = 18;
    flow.of = 20;
    made.data.items.firstEntry = flow;
    made.data.items.firstEntry.count = trends::FlowCount::FirstEntry;
    return made.data;
}

TrendsData types(const std::vector<trends::TypeMix::Row>& rows)
{
    MadeTrends made;
    trends::TypeMix& mix = made.data.items.types;
    mix.start = {MadeTrends::week(2), MadeTrends::week(3)};
    mix.partial = {0, 1};
    mix.rows = rows;
    return made.data;
}

} // namespace

class TestTrendItems : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void ageingAnswersHowManyAreOlderThanFinishedOnesWere()
    {
        QCOMPARE(ageingAnswer(ageing({{0, 12}, {0, 9}, {0, 8}, {0, 1}})),
            u"2 of 4 items in progress are older than 85\u202F% of finished items were when they left the same stage."_s);
        QCOMPARE(ageingAnswer(ageing({{0, 8}, {0, 1}})),
            u"None of 2 items in progress is older than 85\u202F% of finished items were when they left the same stage."_s);
        QCOMPARE(ageingAnswer(ageing({})), u"No item is in progress."_s);
        QCOMPARE(ageingAnswer(ageing({{1, 400}})), u"1 item in progress, and too few were finished to say which of them is old."_s);
    }

    void ageingSaysWhatCannotBeCompared()
    {
        TrendsData data = ageing({{0, 12}, {1, 400}});
        data.items.ageing.of = 5;
        const QString words = ageingSubline(data);
        QVERIFY2(words.contains(u"Nobody can say so of 1 item,"_s), qPrintable(words));
        QVERIFY2(words.endsWith(u"Of 3 items more the start or the stage is unknown."_s), qPrintable(words));
        const AgeingPicture picture = ageingPicture(data, false);
        QVERIFY(picture.columns[0].pace && !picture.columns[1].pace);
        QVERIFY(picture.columns[1].below.contains(u"too few"_s));
        QVERIFY(picture.dots[0].beyond && !picture.dots[1].beyond); // old, but beyond nothing that is known
    }

    void ageingDotsStandInTheColumnOfTheirStage()
    {
        const TrendsData data = ageing({{1, 20}, {0, 12}, {1, 9}, {0, 3}});
        const auto order = ageingOrder(data.items.ageing);
        QCOMPARE(order, (std::vector<std::size_t> {3, 1, 2, 0}));
        for (const bool logarithmic : {false, true}) {
            const AgeingPicture picture = ageingPicture(data, logarithmic);
            for (std::size_t i = 0; i < order.size(); ++i) {
                const double column = static_cast<double>(data.items.ageing.items[order[i]].stage);
                QVERIFY(picture.dots[i].x > column && picture.dots[i].x < column + 1);
                QVERIFY(picture.dots[i].value >= picture.bottom && picture.dots[i].value <= picture.top);
            }
        }
        QVERIFY(!ageingIsPositive(ageing({{0, 0}})));
    }

    void flowBandsLieUponEachOther()
    {
        const FlowPicture picture = flowPicture(flow(), trends::FlowCount::Current);
        QCOMPARE(picture.bands.size(), std::size_t(3));
        QCOMPARE(picture.bands[0].lower, (std::vector<double> {0, 0, 0}));
        for (std::size_t b = 1; b < picture.bands.size(); ++b)
            QCOMPARE(picture.bands[b].lower, picture.bands[b - 1].upper);
        QCOMPARE(picture.bands.back().upper, (std::vector<double> {6, 12, 16}));
        QVERIFY(picture.top >= 16);
    }

    void flowBandsOfAnyNumberDiffer()
    {
        const ChartLook look(false);
        for (std::size_t bands = 2; bands <= 14; ++bands) {
            std::set<QRgb> seen;
            for (std::size_t band = 0; band < bands; ++band)
                seen.insert(bandColor(band, bands, look).rgb());
            QCOMPARE(seen.size(), bands);
        }
    }

    void flowAnswersWhetherTheStreamGrew()
    {
        QCOMPARE(flowAnswer(flow()), u"The stream grew from 5 items on 12 Jan to 7; 8 were finished since then."_s);
        QCOMPARE(flowSubline(flow(), trends::FlowCount::Current),
            u"The whole way is known of 18 of 20 items; of the others the bands show what is told."_s);
        TrendsData one = flow();
        for (trends::FlowBand& band : one.items.current.bands)
            band.items = {0, 0, band.name == "Finished" ? 1 : 0};
        QCOMPARE(flowAnswer(one), u"The stream holds 0 items, as many as at the beginning; 1 was finished since then."_s);
        QVERIFY(flowCaption(trends::FlowCount::Current) != flowCaption(trends::FlowCount::FirstEntry));
        const ChartTip tip = flowTip(flow(), trends::FlowCount::Current, 1);
        QCOMPARE(tip.value, u"8"_s);
        QCOMPARE(tip.rows.size(), std::size_t(3));
        QCOMPARE(tip.rows.front(), (std::pair<QString, QString> {u"Build"_s, u"5"_s}));
        QVERIFY(tip.spoken().contains(u"Review 3"_s));
    }

    void aSingleMomentIsDrawnToo()
    {
        TrendsData data = flow();
        for (trends::CumulativeFlow* part : {&data.items.current, &data.items.firstEntry}) {
            part->at.resize(1);
            for (trends::FlowBand& band : part->bands)
                band.items.resize(1);
        }
        data.items.flowDays.resize(1);
        data.items.from = data.items.flowDays.front() - 7;
        data.items.to = data.items.flowDays.front();
        FlowChart chart(m_theme);
        chart.resize(600, 300);
        chart.setPicture(flowPicture(data, trends::FlowCount::Current));
        const QImage drawn = chart.grab().toImage();
        const QPointF top = chart.markPlace(0);
        QVERIFY(drawn.pixelColor(qRound(top.x()) - 8, qRound(top.y()) + 4) != m_theme.color(Token::BgWindow));
    }

    void typesNameTheMostFrequentAndTheRest()
    {
        const TrendsData data = types({{"Story", {6, 4}, 10, false}, {{}, {3, 0}, 3, false}, {{}, {1, 11}, 12, true}});
        QCOMPARE(typesAnswer(data), u"Story is the most frequent: 10 of 25 items finished, 40\u202F%."_s);
        QCOMPARE(typeText(data.items.types.rows[1]), u"without type"_s);
        QCOMPARE(typeText(data.items.types.rows[2]), u"other types"_s);
        QVERIFY(typesSubline(data).endsWith(u"outlined."_s));
        QCOMPARE(typesTip(data, 1, 2).below, u"of 15 finished"_s);
        QCOMPARE(typesAnswer(types({{"Bug", {1, 1}, 2, false}})), u"All 2 items finished are of one type: Bug."_s);
        QCOMPARE(typesAnswer(types({})), u"No item was finished in this time."_s);
    }

    void barsArePartedWithoutLosingAny()
    {
        const StackPicture picture = typesPicture(types({{"Story", {6, 4}, 10, false}, {"Bug", {3, 0}, 3, false}}));
        const TrendFrame frame {QRectF(40, 20, 600, 300), picture.from, picture.to, 0, picture.top};
        QVERIFY(partRect(picture, 1, 1, frame).isEmpty());
        const QRectF story = partRect(picture, 0, 0, frame);
        const QRectF bug = partRect(picture, 0, 1, frame);
        QVERIFY(bug.bottom() <= story.top() && story.top() - bug.bottom() <= 2);
        QCOMPARE(bug.top(), frame.y(9));
        StackChart chart(m_theme);
        chart.setPicture(picture);
        QCOMPARE(chart.markCount(), std::size_t(3));
    }

    void theSwitchLeadsFromPictureToPicture()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const std::array pages {std::pair(u"leadDotsPage"_s, u"lead_time_dots"_s), std::pair(u"ageingPage"_s, u"ageing"_s),
            std::pair(u"flowPage"_s, u"cumulative_flow"_s), std::pair(u"typesPage"_s, u"type_mix"_s)};
        view.open(u"lead_time_dots"_s);
        for (std::size_t from = 0; from < pages.size(); ++from) {
            QCOMPARE(view.opened(), pages[from].second);
            const std::size_t to = (from + 1) % pages.size();
            auto* pictures = view.findChild<QWidget*>(pages[from].first)->findChild<SegmentedSwitch*>(u"itemPictures"_s);
            pictures->setCurrent(static_cast<int>(to));
            QCOMPARE(view.opened(), pages[to].second);
            QCOMPARE(pictures->current(), static_cast<int>(from));
            QVERIFY(view.findChild<TrendWall*>(u"trendWall"_s)->cell(pages[to].second) != nullptr);
        }
    }

    void everyPageHasATableAndCanBeWrittenToAFile()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        SilentProgress silent;
        for (const auto& [page, name] : {std::pair(u"ageingPage"_s, u"ageing"_s), std::pair(u"flowPage"_s, u"cumulative_flow"_s),
                 std::pair(u"typesPage"_s, u"type_mix"_s)}) {
            view.open(name);
            auto* table = view.findChild<QWidget*>(page)->findChild<TableView*>(u"chartRows"_s);
            QVERIFY(table->model()->rowCount() > 0);
            const auto out = view.exported();
            QVERIFY(out);
            out->write(fixture.path(u"page.svg"_s), silent);
            out->write(fixture.path(u"page.csv"_s), silent);
            QFile csv(fixture.path(u"page.csv"_s));
            QVERIFY(csv.open(QIODevice::ReadOnly));
            QCOMPARE(csv.readAll().count('\n'), static_cast<qsizetype>(table->model()->rowCount()) + 1);
        }
    }

    void anAgeingItemIsOpened()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"ageing"_s);
        auto& chart = *view.findChild<AgeingChart*>();
        QTRY_VERIFY(chart.isVisible());
        QCOMPARE(chart.markCount(), std::size_t(WorkspaceFixture::open));
        QTest::mouseClick(&chart, Qt::LeftButton, Qt::NoModifier, chart.markPlace(2).toPoint());
        QCOMPARE(fixture.went, u"items"_s);
        QCOMPARE(fixture.drilled().size(), std::size_t(1));
    }

    void theFlowIsCountedInTwoWays()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"cumulative_flow"_s);
        auto* page = view.findChild<QWidget*>(u"flowPage"_s);
        auto& chart = *page->findChild<FlowChart*>();
        const QString caption = page->findChild<TextLabel*>(u"chartCaption"_s)->text();
        page->findChild<SegmentedSwitch*>(u"flowCount"_s)->setCurrent(1);
        QVERIFY(page->findChild<TextLabel*>(u"chartCaption"_s)->text() != caption);
        for (const FlowPicture::Band& band : chart.picture().bands)
            QVERIFY(std::ranges::is_sorted(band.upper));
    }

    void aPartOfABarOpensItsItems()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"type_mix"_s);
        auto& chart = *view.findChild<StackChart*>();
        for (const std::size_t mark : {std::size_t(0), chart.markCount() - 1}) {
            emit chart.markActivated(static_cast<int>(mark));
            const StackChart::Mark& part = chart.mark(mark);
            QCOMPARE(static_cast<std::int64_t>(fixture.drilled().size()), chart.picture().parts[part.part].counts[part.bar]);
        }
    }

private:
    static void show(TrendsView& view)
    {
        view.resize(1256, 816);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }
    Theme m_theme;
};

QTEST_MAIN(TestTrendItems)
#include "tst_trend_items.moc"
