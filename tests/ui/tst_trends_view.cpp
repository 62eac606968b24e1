// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/format/metric_text.h"
#include "ui/views/filter_empty.h"
#include "ui/views/place_head.h"
#include "ui/views/trend_metric_page.h"
#include "ui/views/trend_pictures.h"
#include "ui/views/trends_view.h"
#include "ui/widgets/annotation_popover.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/definition_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/trend_brush.h"
#include "ui/widgets/trend_chart.h"
#include "ui/widgets/trend_wall.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

class TestTrendsView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void saysWhatIsMissingWhereNothingIsImported()
    {
        WorkspaceFixture fixture(&m_theme);
        fixture.session.create(fixture.path(u"new.weir"_s));
        QVERIFY(fixture.settle());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* empty = view.findChild<EmptyState*>(u"trendsEmpty"_s);
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!view.exported());
        emit empty->actionTriggered();
        QCOMPARE(fixture.went, u"sources/sources"_s);
    }

    void theWallHasACellForEveryMetric()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const auto& cells = wall(view).cells();
        QVERIFY(cells.size() >= metrics::allMetrics().size());
        for (const metrics::Metric* metric : metrics::allMetrics()) {
            const TrendCell* cell = wall(view).cell(QString::fromUtf8(metric->info().id.data()));
            QVERIFY(cell != nullptr);
            QVERIFY(!cell->accessibleName().isEmpty());
            QVERIFY(!cell->content().verdict.isEmpty());
            if (!cell->content().unknown)
                QVERIFY(cell->accessibleName().contains(cell->content().value));
        }
        QVERIFY(wall(view).cell(u"commits"_s)->content().unknown); // no repository
        QVERIFY(!view.findChild<PlaceHead*>(u"trendsHead"_s)->answer().text().isEmpty());
    }

    void nothingIsMeasuredBeforeSomebodyLooks()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        QVERIFY(fixture.settle());
        QVERIFY(wall(view).cells().empty());
        show(view);
        QVERIFY(fixture.settle());
        QVERIFY(!wall(view).cells().empty());
    }

    void theOrderFollowsTheSwitch()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const std::size_t metricCount = metrics::allMetrics().size();
        QCOMPARE(wall(view).cells()[metricCount - 1]->objectName(), u"commits"_s); // of the metrics unknown ones stand last
        view.findChild<SegmentedSwitch*>(u"trendOrder"_s)->setCurrent(1);
        QStringList names;
        for (const TrendCell* cell : wall(view).cells())
            names << cell->objectName();
        QStringList metricsInOrder;
        for (const metrics::Metric* metric : metrics::allMetrics())
            metricsInOrder << QString::fromUtf8(metric->info().id.data());
        QCOMPARE(names.first(metricsInOrder.size()), metricsInOrder);
    }

    void aCellOpensItsTrendAndTheLinkLeadsBack()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTest::mouseClick(wall(view).cell(u"lead_time"_s), Qt::LeftButton);
        QCOMPARE(view.opened(), u"lead_time"_s);
        QTRY_VERIFY(chart(view).isVisible());
        QVERIFY(chart(view).picture().points.size() >= 26);
        QTest::mouseClick(view.findChild<TrendMetricPage*>()->findChild<QPushButton*>(u"backToTrends"_s), Qt::LeftButton);
        QVERIFY(view.opened().isEmpty());
        QVERIFY(wall(view).isVisible());
    }

    void everythingIsReachedByKeys()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        TrendCell* first = wall(view).cells()[0];
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Right);
        TrendCell* second = wall(view).cells()[1];
        QVERIFY(second->hasFocus());
        const QString name = second->objectName();
        QTest::keyClick(second, Qt::Key_Return);
        QCOMPARE(view.opened(), name);
        QTRY_VERIFY(chart(view).hasFocus());
        QTest::keyClick(&chart(view), Qt::Key_End);
        QCOMPARE(chart(view).current(), std::optional(chart(view).picture().points.size() - 1));
        QVERIFY(!chart(view).accessibleDescription().isEmpty());
        QTest::keyClick(&chart(view), Qt::Key_Left);
        QCOMPARE(chart(view).current(), std::optional(chart(view).picture().points.size() - 2));
        QTest::keyClick(&chart(view), Qt::Key_Escape); // first the crosshair goes, then the page
        QVERIFY(!chart(view).current());
        QTest::keyClick(&chart(view), Qt::Key_Escape);
        QVERIFY(view.opened().isEmpty());
        QVERIFY(wall(view).cell(name)->hasFocus());
    }

    void aPointOpensTheItemsOfItsWeek()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"throughput"_s);
        const auto& points = chart(view).picture().points;
        const auto point = std::ranges::find_if(points, [](const auto& p) { return p.value.value_or(0) >= 2; });
        QVERIFY(point != points.end());
        emit chart(view).pointActivated(static_cast<int>(point - points.begin()));
        QCOMPARE(fixture.went, u"items"_s);
        QCOMPARE(static_cast<double>(fixture.drilled().size()), *point->value);
    }

    void theButtonOpensWhatWasCounted()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        for (const QString& metric : {u"lead_time"_s, u"wip"_s, u"arrivals"_s}) {
            view.open(metric);
            auto* items = view.findChild<QPushButton*>(u"trendItems"_s);
            QTest::mouseClick(items, Qt::LeftButton);
            QVERIFY2(items->text().startsWith(QString::number(fixture.drilled().size()) + u' '), qPrintable(metric + items->text()));
        }
    }

    void theBrushChoosesTheWindowOfAllPlaces()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"throughput"_s);
        auto* brush = view.findChild<TrendBrush*>(u"trendBrush"_s);
        QTRY_VERIFY(brush->isVisible());
        QVERIFY(brush->whole());
        const auto at = [brush](double week) { return QPoint(qRound(brush->positionOf(week)), 12); };
        QTest::mousePress(brush, Qt::LeftButton, Qt::NoModifier, at(26.2));
        QTest::mouseMove(brush, at(29.8));
        QTest::mouseRelease(brush, Qt::LeftButton, Qt::NoModifier, at(29.8));
        QVERIFY(fixture.settle());
        const TimeWindow& window = fixture.session.selection().window;
        QCOMPARE((window.to - window.from), Duration(std::chrono::weeks(4)));
        QCOMPARE(brush->from(), 26.0);
        QCOMPARE(brush->to(), 30.0);
        // Around so short a window the chart shows at least 26 weeks, as far as there are such before.
        QCOMPARE(chart(view).picture().points.size(), std::size_t(26));
        emit brush->resetRequested();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.selection().window, TimeWindow());
        QVERIFY(brush->whole());
    }

    void theSameNumbersStandInATable()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"throughput"_s);
        QTest::keyClick(&chart(view), Qt::Key_F6);
        auto* table = view.findChild<TableView*>(u"trendRows"_s);
        QVERIFY(table->isVisible() && !chart(view).isVisible());
        const auto& points = chart(view).picture().points;
        QCOMPARE(table->model()->rowCount(), static_cast<int>(points.size()));
        const auto& info = metrics::findMetric("throughput")->info();
        for (std::size_t row = 0; row < points.size(); ++row)
            QCOMPARE(table->model()->index(static_cast<int>(row), 2).data().toString(),
                points[row].value ? metricText(info, *points[row].value) : u"unknown"_s);
        QTest::keyClick(table, Qt::Key_F6);
        QVERIFY(chart(view).isVisible());
    }

    void copyingGivesPictureDrawingAndTable()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"lead_time"_s);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&chart(view), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(fixture.settle());
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasImage());
        QVERIFY(copied->data(u"image/svg+xml"_s).contains("<svg"));
        QCOMPARE(copied->text().count(u'\n'), static_cast<qsizetype>(chart(view).picture().points.size()) + 1);
        const QString text = copied->text();
        view.findChild<TrendMetricPage*>()->setTableShown(true);
        QTest::keyClick(view.findChild<TableView*>(u"trendRows"_s), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(fixture.settle());
        QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasImage());
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }

    void whatIsShownCanBeWrittenToAFile()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        QSignalSpy changed(&view, &View::exportChanged);
        show(view);
        QVERIFY(fixture.settle());
        QVERIFY(!changed.isEmpty());
        SilentProgress silent;
        const auto wallExport = view.exported();
        QVERIFY(wallExport && wallExport->name.endsWith(u"-trends.csv"_s));
        wallExport->write(fixture.path(u"wall.csv"_s), silent);
        QVERIFY(read(fixture.path(u"wall.csv"_s)).startsWith("metric,unit,start,end"));
        view.open(u"lead_time"_s);
        const auto one = view.exported();
        QVERIFY(one && one->name.endsWith(u"-lead-time.svg"_s));
        one->write(fixture.path(u"one.svg"_s), silent);
        one->write(fixture.path(u"one.csv"_s), silent);
        QVERIFY(read(fixture.path(u"one.svg"_s)).contains("median"));
        QVERIFY(!read(fixture.path(u"one.csv"_s)).contains("throughput"));
    }

    void monthsAreAskedForOnceForTheWholePlace()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"throughput"_s);
        view.findChild<SegmentedSwitch*>(u"trendBuckets"_s)->setCurrent(1);
        QVERIFY(fixture.settle());
        QVERIFY(chart(view).picture().points.size() < 12);
        QCOMPARE(chart(view).picture().points.front().tick, u"Jan"_s);
        view.open({});
        QCOMPARE(view.findChild<SegmentedSwitch*>(u"wallBuckets"_s)->current(), 1);
        QCOMPARE(wall(view).cell(u"throughput"_s)->content().title, u"Finished a month"_s);
    }

    /// The data begin on 6 January: 26 months would be two years of nothing.
    void aWidenedWindowBeginsWithTheData()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 6, 2), .to = WorkspaceFixture::instant(2025, 8, 4)};
        TrendsQuery query {fixture.session.facts(), chosen, Bucket::Month, {}};
        SilentProgress silent;
        QCOMPARE(isoDay(makeTrendsData(query, silent)->from), std::string("2025-01-01"));
        query.bucket = Bucket::Week;
        QCOMPARE(makeTrendsData(query, silent)->buckets(), std::size_t(26)); // as far as the data reach
        query.selection.window.from = WorkspaceFixture::instant(2024, 12, 2);
        QCOMPARE(isoDay(makeTrendsData(query, silent)->from), std::string("2024-12-02")); // as it was asked for
    }

    void annotationsAndConfirmedLevelsStandInTheChart()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        const Day day = std::chrono::local_days(std::chrono::year(2025) / 3 / 31);
        TrendsQuery query {fixture.session.facts(), {}, Bucket::Week, {}};
        query.marks.annotations = {{day, "New board"}};
        query.marks.levels = {{"lead_time", day}};
        SilentProgress silent;
        const TrendsDataPtr data = makeTrendsData(query, silent);
        QCOMPARE(data->find("lead_time")->trend.levels.size(), std::size_t(2));
        QCOMPARE(data->find("cycle_time")->trend.levels.size(), std::size_t(1));
        const TrendPicture picture = trendPicture(*data, *data->find("cycle_time"));
        const auto note = std::ranges::find(picture.notes, u"New board"_s, &TrendPicture::Note::words);
        QVERIFY(note != picture.notes.end() && !note->found);
        QCOMPARE(note->x, static_cast<double>(day.time_since_epoch().count()));
    }

    /// Waiting for review grows in the fixture, so that there is a shift to confirm.
    void aShiftLetsTheLimitsBeginAnewAndTakesThatBack()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"lead_time"_s);
        const auto action = [&view] { return view.findChild<QPushButton*>(u"signalAction"_s); };
        QVERIFY(action() != nullptr);
        QCOMPARE(action()->text(), u"Let the limits begin anew here"_s);
        const std::size_t before = chart(view).picture().bands.size();
        action()->click();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.chartMarks().levels.size(), std::size_t(1));
        QCOMPARE(fixture.session.chartMarks().levels.front().metric, std::string("lead_time"));
        QVERIFY(chart(view).picture().bands.size() > before);
        const auto links = view.findChildren<QPushButton*>(u"signalAction"_s);
        const auto back = std::ranges::find_if(links, [](const QPushButton* link) { return link->text() == u"Take back"_s; });
        QVERIFY(back != links.end());
        (*back)->click();
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.chartMarks().levels.empty());
        QCOMPARE(chart(view).picture().bands.size(), before);
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.chartMarks().levels.size(), std::size_t(1));
    }

    void theKeyAAnnotatesTheBucketPointedAt()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"throughput"_s);
        QTRY_VERIFY(chart(view).isVisible());
        chart(view).setFocus();
        QTest::keyClick(&chart(view), Qt::Key_Home);
        QTest::keyClick(&chart(view), Qt::Key_A);
        auto* popover = view.findChild<AnnotationPopover*>();
        QVERIFY(popover != nullptr);
        popover->findChild<QLineEdit*>()->setText(u"First release"_s);
        popover->findChild<QPushButton*>(u"annotationSave"_s)->click();
        QVERIFY(fixture.settle());
        const auto& picture = chart(view).picture();
        const auto note = std::ranges::find(picture.notes, u"First release"_s, &TrendPicture::Note::words);
        QVERIFY(note != picture.notes.end());
        QVERIFY(std::abs(note->x - picture.points.front().x) <= 3.5);
    }

    void theWheelZoomsTimeAndThenLeavesThePageAlone()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"throughput"_s);
        QTRY_VERIFY(chart(view).isVisible());
        const TrendFrame whole = chart(view).frame();
        QVERIFY(wheel(chart(view), 120));
        const TrendFrame near = chart(view).frame();
        QVERIFY(near.to - near.from < whole.to - whole.from);
        for (int i = 0; i < 30; ++i)
            wheel(chart(view), 120);
        QVERIFY(chart(view).frame().to - chart(view).frame().from >= 27); // four weeks
        for (int i = 0; i < 30; ++i)
            wheel(chart(view), -120);
        QCOMPARE(chart(view).frame().from, whole.from);
        QCOMPARE(chart(view).frame().to, whole.to);
        QVERIFY(!wheel(chart(view), -120));
    }

    void aNarrowWindowHasFewerColumnsAndTheCardBehindAButton()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QCOMPARE(wall(view).columns(), 4);
        view.resize(968, 568);
        QTRY_COMPARE(wall(view).columns(), 3);
        for (const TrendCell* cell : wall(view).cells())
            QVERIFY(cell->geometry().right() < wall(view).width());
        view.open(u"lead_time"_s);
        auto* card = view.findChild<DefinitionCard*>();
        QTRY_VERIFY(!card->isVisible());
        QVERIFY(chart(view).isVisible());
        auto* button = view.findChild<QAbstractButton*>(u"trendCard"_s);
        QVERIFY(button->isVisible());
        button->click();
        QVERIFY(card->isVisible() && !chart(view).isVisible());
        view.resize(1256, 816);
        QTRY_VERIFY(card->isVisible() && chart(view).isVisible() && !button->isVisible());
    }

    void whatIsUnknownLeadsToTheSources()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTest::mouseClick(wall(view).cell(u"commits"_s), Qt::LeftButton);
        QCOMPARE(fixture.went, u"sources/sources"_s);
        QVERIFY(view.opened().isEmpty());
    }

    void aFilterThatLeavesNothingIsNamed()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        Selection nothing = fixture.session.selection();
        nothing.window = {.from = WorkspaceFixture::instant(2020, 1, 1), .to = WorkspaceFixture::instant(2020, 2, 1)};
        fixture.session.setSelection(nothing);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(view.findChild<FilterEmpty*>()->isVisible());
    }

    void aClosedWorkspaceLeavesNothingBehind()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        TrendsView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        view.open(u"lead_time"_s);
        fixture.session.close();
        QVERIFY(fixture.settle());
        QVERIFY(view.opened().isEmpty());
        QVERIFY(!view.exported());
    }

private:
    static void show(TrendsView& view)
    {
        view.resize(1256, 816); // what the place has of a window of 1440 × 900
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }
    static TrendWall& wall(const TrendsView& view) { return *view.findChild<TrendWall*>(u"trendWall"_s); }
    static TrendChart& chart(const TrendsView& view) { return *view.findChild<TrendChart*>(u"trendChart"_s); }
    /// Whether the chart took the turn of the wheel over its middle.
    static bool wheel(TrendChart& chart, int turn)
    {
        const QPointF middle = chart.frame().plot.center();
        QWheelEvent event(middle, chart.mapToGlobal(middle), {}, {0, turn}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        event.ignore();
        QCoreApplication::sendEvent(chart.viewport(), &event);
        return event.isAccepted();
    }
    static QByteArray read(const QString& file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    Theme m_theme;
};

QTEST_MAIN(TestTrendsView)
#include "tst_trends_view.moc"
