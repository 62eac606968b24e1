// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/made_trends.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/export/figure_exporter.h"
#include "ui/painters/density.h"
#include "ui/views/trend_dots_page.h"
#include "ui/views/trend_dots_picture.h"
#include "ui/views/trend_dots_texts.h"
#include "ui/views/trends_view.h"
#include "ui/views/value_axis.h"
#include "ui/widgets/annotation_popover.h"
#include "ui/widgets/dots_chart.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/trend_wall.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;
using trends::DurationKind;

namespace {

/// `count` items, one an hour from 6 January 2025 on, of 1, 2, 3 … days.
TrendsDataPtr made(std::size_t count, double firstDays = 1)
{
    MadeTrends trends;
    trends.data.window.seesAll = true;
    trends.data.window.coveredLast = trends.data.window.last = trends.data.window.now;
    ItemPictures& items = trends.data.items;
    items.from = static_cast<double>(MadeTrends::firstMonday.time_since_epoch().count());
    items.to = items.from + std::max(7.0, std::ceil(static_cast<double>(count) / 24));
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        const double seconds = (firstDays + static_cast<double>(i)) * 86400;
        const Instant at = Instant(MadeTrends::firstMonday.time_since_epoch()) + Duration(std::chrono::hours(static_cast<int>(i)));
        items.lead.dots.dots.push_back({0, at, seconds});
        items.lead.days.push_back(items.from + static_cast<double>(i) / 24);
        items.lead.sorted.push_back(seconds);
    }
    items.lead.dots.of = static_cast<std::int64_t>(count);
    const auto rank = [&items, count](double p) {
        return std::optional(items.lead.sorted[static_cast<std::size_t>(std::ceil(p * static_cast<double>(count))) - 1]);
    };
    if (count > 0) {
        items.lead.dots.p50 = rank(0.5);
        items.lead.dots.p85 = rank(0.85);
        items.lead.dots.p95 = rank(0.95);
    }
    return std::make_shared<const TrendsData>(std::move(trends.data));
}

} // namespace

class TestTrendDots : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void theAnswerIsThePromise()
    {
        QCOMPARE(dotsAnswer(*made(100), DurationKind::Lead),
            u"85\u202F% of items are done within 85.0\u00A0days. That is the promise this team can make today."_s);
        QCOMPARE(dotsSubline(*made(100), DurationKind::Lead), u"Each dot is one of 100 items, from creation to finish."_s);
        TrendsData past = *made(100);
        past.window.seesAll = false;
        QVERIFY(dotsAnswer(past, DurationKind::Lead).contains(u"were done"_s));
    }

    /// A window of hours within one week has its word, too.
    void aShortTimeIsNamed()
    {
        const auto monday = static_cast<double>(MadeTrends::firstMonday.time_since_epoch().count());
        QCOMPARE(timeTicks(monday + 6.2, monday + 6.6, Bucket::Week).size(), std::size_t(1));
        QCOMPARE(timeTicks(monday + 6.2, monday + 6.6, Bucket::Week).front().x, monday + 6.4);
        QCOMPARE(timeTicks(monday, monday + 14, Bucket::Week).front().x, monday + 3.5);
    }

    void manyItemsAreShadesInWordsToo()
    {
        QCOMPARE(dotsSubline(*made(mostSinglePoints + 1), DurationKind::Lead),
            u"The darker, the more of 20,001 items lie there, from creation to finish."_s);
        QCOMPARE(dotsSubline(*made(1), DurationKind::Lead).section(u'.', 0, 0), u"The dot is one item, from creation to finish"_s);
    }

    void fewItemsPromiseNothing()
    {
        const auto few = made(9);
        QCOMPARE(dotsAnswer(*few, DurationKind::Lead), u"Only 9 items were finished: too few for a promise."_s);
        QVERIFY(dotsPicture(*few, DurationKind::Lead, false).lines.empty());
        QCOMPARE(dotsPicture(*made(10), DurationKind::Lead, false).lines.size(), std::size_t(3));
        QCOMPARE(dotsAnswer(*made(1), DurationKind::Lead), u"One item was finished: too few for a promise."_s);
    }

    void whatIsMissingIsSaid()
    {
        QCOMPARE(dotsAnswer(*made(0), DurationKind::Lead), u"No item was finished in this time."_s);
        QVERIFY(!dotsMissing(*made(0), DurationKind::Lead).isEmpty());
        TrendsData data = *made(20);
        data.items.lead.dots.of = 23;
        QVERIFY(dotsSubline(data, DurationKind::Lead).endsWith(u"3 items more finished, with an unknown length."_s));
        QVERIFY(dotsMissing(data, DurationKind::Lead).isEmpty());
    }

    void everyItemStandsInOneBar()
    {
        for (const bool logarithmic : {false, true}) {
            const auto data = made(137);
            const DotsPicture picture = dotsPicture(*data, DurationKind::Lead, logarithmic);
            const auto inBars = std::accumulate(picture.bins.begin(), picture.bins.end(), std::int64_t(0),
                [](std::int64_t sum, const DotsPicture::Bin& bin) { return sum + bin.count; });
            QCOMPARE(inBars, std::int64_t(137));
            QVERIFY(std::abs(picture.bins.back().upper - picture.top) < 1e-6);
            for (const QPointF& dot : picture.dots)
                QVERIFY(dot.y() >= picture.bottom - 1e-9 && dot.y() <= picture.top + 1e-9);
        }
    }

    void aLogarithmicAxisHasTicksAtOneTwoFive()
    {
        const ValueAxis axis = logarithmicAxis(3 * 86400.0, 70 * 86400.0, {86400, u"d"_s, false});
        QStringList words;
        for (const auto& tick : axis.ticks)
            words << tick.words;
        QCOMPARE(words, QStringList({u"2"_s, u"5"_s, u"10"_s, u"20"_s, u"50"_s, u"100\u202Fd"_s}));
        QCOMPARE(logarithmicAxis(5, 5, {1, {}, false}).ticks.size(), std::size_t(2)); // a single value has room, too
    }

    void aDotSaysHowItCompares()
    {
        const auto data = made(100);
        QCOMPARE(dotTip(*data, DurationKind::Lead, 99).beside, u"longer than 99\u202F%"_s);
        QCOMPARE(dotTip(*data, DurationKind::Lead, 0).beside, u"longer than 0\u202F%"_s);
        QCOMPARE(dotTip(*data, DurationKind::Lead, 0).when, u"A-1"_s);
    }

    /// Shades count every dot, and one dot is seen.
    void manyDotsBecomeShades()
    {
        std::vector<QPointF> points;
        for (int i = 0; i < 100'000; ++i)
            points.emplace_back(i % 400, (i / 400) % 10);
        points.emplace_back(399.5, 99);
        const TrendFrame frame {QRectF(40, 20, 800, 300), 0, 400, 0, 100};
        const auto cells = densityCells(points, frame);
        std::size_t count = 0;
        for (const DensityCell& cell : cells) {
            count += cell.count;
            QVERIFY(cell.step >= 2 && cell.step <= 8);
        }
        QCOMPARE(count, points.size());
        QCOMPARE(std::ranges::count(cells, std::size_t(1), &DensityCell::count), 1);
    }

    void aHundredThousandItemsAreOneSmallDrawing()
    {
        const auto data = made(100'000);
        DotsChart chart(m_theme);
        chart.resize(1180, 480);
        chart.setPicture(dotsPicture(*data, DurationKind::Lead, false));
        chart.setTips([data](std::size_t dot) { return dotTip(*data, DurationKind::Lead, dot); });
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QPointF place = chart.markPlace(50'000);
        QTest::mouseMove(&chart, place.toPoint());
        QTRY_VERIFY(chart.current().has_value());
        QVERIFY((chart.markPlace(*chart.current()) - place).manhattanLength() < 3);
    }

    void theWallAndTheMetricLeadToTheDots()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* cell = view.findChild<TrendWall*>(u"trendWall"_s)->cell(u"lead_time_dots"_s);
        QVERIFY(cell != nullptr && !cell->content().unknown);
        QTest::mouseClick(cell, Qt::LeftButton);
        QCOMPARE(view.opened(), u"lead_time_dots"_s);
        QCOMPARE(chart(view, u"leadDotsPage"_s).markCount(), std::size_t(WorkspaceFixture::items - WorkspaceFixture::open));
        auto* kinds = view.findChild<QWidget*>(u"leadDotsPage"_s)->findChild<SegmentedSwitch*>(u"dotsKind"_s);
        kinds->setCurrent(1);
        QCOMPARE(view.opened(), u"cycle_time_dots"_s);
        QCOMPARE(kinds->current(), 0);
        auto* dots = view.findChild<SegmentedSwitch*>(u"trendDots"_s);
        view.open(u"throughput"_s);
        QVERIFY(!dots->isVisible());
        view.open(u"cycle_time"_s);
        QVERIFY(dots->isVisible());
        dots->setCurrent(1);
        QCOMPARE(view.opened(), u"cycle_time_dots"_s);
    }

    void aDotOpensItsItem()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        open(view, fixture);
        DotsChart& dots = chart(view, u"leadDotsPage"_s);
        const auto at = dots.markPlace(7).toPoint();
        QTest::mouseMove(&dots, at);
        QTest::mouseClick(&dots, Qt::LeftButton, Qt::NoModifier, at);
        QCOMPARE(fixture.went, u"items"_s);
        QCOMPARE(fixture.drilled().size(), std::size_t(1));
    }

    void brushedDaysTellOfThemselves()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        open(view, fixture);
        DotsChart& dots = chart(view, u"leadDotsPage"_s);
        const auto* page = view.findChild<QWidget*>(u"leadDotsPage"_s);
        auto* items = page->findChild<QPushButton*>(u"openRange"_s);
        QVERIFY(!items->isVisible());
        const TrendFrame frame = dots.frame().chart;
        const auto at = [&](double day) { return QPoint(qRound(frame.x(frame.from + day)), qRound(frame.plot.top()) + 2); };
        QTest::mousePress(&dots, Qt::LeftButton, Qt::NoModifier, at(28.4));
        QTest::mouseMove(&dots, at(60));
        QTest::mouseMove(&dots, at(90.5));
        QTest::mouseRelease(&dots, Qt::LeftButton, Qt::NoModifier, at(90.5));
        QVERIFY(dots.range());
        const auto [from, to] = *dots.range();
        QCOMPARE((to - from).count(), 63);
        QVERIFY(items->isVisible());
        std::size_t inside = 0;
        for (const QPointF& dot : dots.picture().dots)
            inside += dot.x() >= frame.from + 28 && dot.x() < frame.from + 91 ? 1 : 0;
        const QString words = page->findChild<TextLabel*>(u"brushedItems"_s)->text();
        QVERIFY2(words.startsWith(QString::number(inside) + u" items"_s), qPrintable(words));
        QTest::mouseClick(items, Qt::LeftButton);
        QCOMPARE(fixture.drilled().size(), inside);
        QTest::mouseClick(page->findChild<QPushButton*>(u"filterByRange"_s), Qt::LeftButton);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.selection().window, fixture.session.facts()->calendar.window(from, to));
        QCOMPARE(dots.markCount(), inside);
    }

    void daysAreBrushedByKeysToo()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        open(view, fixture);
        DotsChart& dots = chart(view, u"leadDotsPage"_s);
        dots.setFocus();
        QTest::keyClick(&dots, Qt::Key_Home);
        QCOMPARE(dots.current(), std::optional(std::size_t(0)));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&dots, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE((dots.range()->second - dots.range()->first).count(), 3);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&dots, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(static_cast<double>(dots.range()->first.time_since_epoch().count()) < dots.picture().dots[0].x());
        QTest::keyClick(&dots, Qt::Key_Escape);
        QVERIFY(!dots.current() && dots.range());
        QTest::keyClick(&dots, Qt::Key_Escape);
        QVERIFY(!dots.range());
        QCOMPARE(view.opened(), u"lead_time_dots"_s);
    }

    void theSameStandsInATableAndInFiles()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        open(view, fixture);
        DotsChart& dots = chart(view, u"leadDotsPage"_s);
        QTest::keyClick(&dots, Qt::Key_F6);
        auto* table = view.findChild<QWidget*>(u"leadDotsPage"_s)->findChild<TableView*>(u"chartRows"_s);
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), static_cast<int>(dots.markCount()));
        const auto out = view.exported();
        QVERIFY(out && out->name.endsWith(u"-lead-time-dots.svg"_s));
        SilentProgress silent;
        out->write(fixture.path(u"dots.csv"_s), silent);
        out->write(fixture.path(u"dots.svg"_s), silent);
        QFile csv(fixture.path(u"dots.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray rows = csv.readAll();
        QVERIFY(rows.startsWith("key,title,type,finished,lead_time_s,longer_than\n"));
        QCOMPARE(rows.count('\n'), static_cast<qsizetype>(dots.markCount()) + 1);
        QFile svg(fixture.path(u"dots.svg"_s));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("85\u202F% within"));
    }

    void aDayIsAnnotatedChangedAndTakenBack()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        open(view, fixture);
        DotsChart& dots = chart(view, u"leadDotsPage"_s);
        dots.setFocus();
        QTest::keyClick(&dots, Qt::Key_Home);
        QTest::keyClick(&dots, Qt::Key_A);
        auto* popover = view.findChild<AnnotationPopover*>();
        QVERIFY(popover != nullptr);
        popover->findChild<QLineEdit*>()->setText(u"  New board "_s);
        QTest::mouseClick(popover->findChild<QPushButton*>(u"annotationSave"_s), Qt::LeftButton);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.chartMarks().annotations.size(), std::size_t(1));
        QCOMPARE(fixture.session.chartMarks().annotations.front().text, std::string("New board"));
        QCOMPARE(dots.picture().notes.size(), std::size_t(1));
        QVERIFY(dots.picture().dots[0].x() - dots.picture().notes[0].x < 1);
        QTRY_VERIFY(view.findChild<AnnotationPopover*>() == nullptr);

        QTest::keyClick(&dots, Qt::Key_Home); // what stands on that day is changed
        QTest::keyClick(&dots, Qt::Key_A);
        popover = view.findChild<AnnotationPopover*>();
        QCOMPARE(popover->findChild<QLineEdit*>()->text(), u"New board"_s);
        QTest::mouseClick(popover->findChild<QPushButton*>(u"annotationRemove"_s), Qt::LeftButton);
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.chartMarks().annotations.empty());
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(dots.picture().notes.size(), std::size_t(1));
    }

private:
    static void show(TrendsView& view)
    {
        view.resize(1256, 816);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }
    static void open(TrendsView& view, const WorkspaceFixture& fixture)
    {
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"lead_time_dots"_s);
        QTRY_VERIFY(chart(view, u"leadDotsPage"_s).isVisible());
    }
    static DotsChart& chart(const TrendsView& view, const QString& page)
    {
        return *view.findChild<QWidget*>(page)->findChild<DotsChart*>();
    }
    Theme m_theme;
};

QTEST_MAIN(TestTrendDots)
#include "tst_trend_dots.moc"
