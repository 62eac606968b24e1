// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_scenes.h"

#include "ui/dialogs/about_dialog.h"
#include "ui/format/time_text.h"
#include "ui/gallery/components_sheet.h"
#include "ui/gallery/stage.h"
#include "ui/import_sentence.h"
#include "ui/start_page.h"
#include "ui/views/drilling.h"
#include "ui/views/reject_tree.h"
#include "ui/views/trend_metric_page.h"
#include "ui/views/trends_view.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/filter_values.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/trend_chart.h"
#include "ui/workspace_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>

#include <atomic>

namespace weir::ui::gallery {

namespace {

constexpr QSize smallest(1024, 680);

StripPart wait(double days)
{
    return {{}, days * 86400, StripKind::Wait};
}
StripPart work(double days)
{
    return {{}, days * 86400, StripKind::Work};
}
StripPart strong(double days)
{
    return {{}, days * 86400, StripKind::Strong};
}

QList<RecentWorkspace> recents()
{
    const auto at = [](int month, int day, int hour, int minute) { return QDateTime(QDate(2026, month, day), QTime(hour, minute)); };
    const QString there = QCoreApplication::applicationFilePath(); // any file that exists
    return {
        {there, QStringLiteral("Checkout"), at(5, 3, 23, 40), QStringLiteral("Waiting for Review costs most"),
            {wait(2.9), work(0.5), wait(0.8), work(1.7), strong(2.6), work(0.3), wait(0.1), work(0.1), wait(1.7), work(0.4), wait(1.1),
                work(0.1)},
            26, 439},
        {there, QStringLiteral("Ledger"), at(4, 28, 9, 5), QStringLiteral("Waiting for Build costs most"),
            {wait(1.2), work(0.6), wait(0.3), work(2.1), wait(0.8), work(0.4), wait(0.3), work(0.2), wait(0.6), work(0.2)}, 52, 611},
        {there, QStringLiteral("Search relevance"), at(4, 2, 17, 20), QStringLiteral("Waiting for Accept costs most"),
            {wait(0.8), work(0.4), wait(1.1), work(1.4), wait(0.9), work(0.3), strong(3.1), work(0.5), wait(1.2), work(0.1)}, 20, 187},
        {QStringLiteral("/nowhere/Mobile 2025.weir"), QStringLiteral("Mobile 2025"), at(1, 12, 8, 0), {}, {}, 0, -1},
    };
}

void showStart(Stage& stage, const QList<RecentWorkspace>& list)
{
    stage.window().setRecentsShown(list, QDateTime(QDate(2026, 5, 4), QTime(9, 0)));
    stage.window().start().clearError();
}

void showPlace(Stage& stage, const QString& id)
{
    stage.reset();
    stage.window().workspace().go(id);
    stage.shoot(id);
}

/// A job that stands still half-way, so that its picture is always the same.
void showRunningImport(Stage& stage)
{
    stage.reset();
    std::atomic<bool> done = false;
    stage.jobs().start<bool>(
        {.title = QStringLiteral("Importing events.csv")}, &stage.window(),
        [&done](Progress& progress) {
            progress.stage("Reading events.csv");
            progress.report(38, 100);
            done.wait(false);
            return true;
        },
        [](const JobOutcome<bool>&) {});
    while (stage.jobs().running().isEmpty() || stage.jobs().running().first().percent != 38)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    stage.showJobs();
    stage.shootNow(QStringLiteral("import-running"), stage.window());
    done = true;
    done.notify_all();
    stage.settle();
}

void showImported(Stage& stage)
{
    stage.reset();
    ImportReport report;
    import::ImportResult result;
    result.added.items = static_cast<std::int64_t>(stage.session().dataset()->items.size());
    result.rejected = 41;
    report.results.push_back(result);
    stage.window().workspace().go(QStringLiteral("map"));
    stage.window().workspace().messages().showMessage(
        MessageBar::Kind::Result, importSentence(report, stage.session().stream().get()), QStringLiteral("Rejected records"));
    stage.shoot(QStringLiteral("import-landed"));
}

void showFailure(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("overview"));
    stage.window().workspace().messages().showMessage(MessageBar::Kind::Failure,
        QStringLiteral("runs-2026-q1.zip changed while it was read, at byte 1,048,576; nothing of it was stored. Import it again."));
    stage.shoot(QStringLiteral("failure"));
}

/// Chooses the first row of a place's table, as Enter does.
void showFirstRow(Stage& stage, const QString& place, const QString& name)
{
    stage.reset();
    stage.window().workspace().go(place);
    stage.settle();
    if (auto* table = stage.window().workspace().currentView()->findChild<TableView*>(QStringLiteral("itemTable"));
        table != nullptr && table->model()->rowCount() > 0) {
        table->setCurrentIndex(table->model()->index(0, 0));
        emit table->opened(table->currentIndex());
    }
    stage.shoot(name);
}

void showFiltered(Stage& stage)
{
    stage.reset();
    const Selection before = stage.session().selection();
    Selection filtered = before;
    for (const std::string& field : filterFields())
        if (const auto values = filterValues(*stage.session().dataset(), field); !values.empty())
            filtered.where[field] = {values.front().value};
    stage.session().setSelection(filtered);
    stage.window().workspace().go(QStringLiteral("overview"));
    stage.shoot(QStringLiteral("overview-filtered"));
    stage.session().setSelection(before);
    stage.settle();
}

void showSmallest(Stage& stage)
{
    stage.reset();
    stage.window().resize(smallest);
    for (const QString& id : stage.window().workspace().placeIds()) {
        stage.window().workspace().go(id);
        stage.shoot(id + QStringLiteral("-smallest"));
    }
    stage.reset();
}

void showLargeText(Stage& stage)
{
    stage.reset();
    stage.theme().setFontFactor(1.3);
    for (const QString& id : stage.window().workspace().placeIds()) {
        stage.window().workspace().go(id);
        stage.shoot(id + QStringLiteral("-large-text"));
    }
    stage.theme().setFontFactor(1.0);
    stage.settle();
}

void showContrast(Stage& stage)
{
    stage.reset();
    stage.theme().setContrast(Wish::Yes);
    for (const QString& id : stage.window().workspace().placeIds()) {
        stage.window().workspace().go(id);
        stage.shoot(id + QStringLiteral("-contrast"));
    }
    stage.theme().setContrast(Wish::System);
    stage.settle();
}

void showFilterThatLeavesNothing(Stage& stage)
{
    stage.reset();
    const Selection before = stage.session().selection();
    Selection nothing = before;
    nothing.where["type"] = {"Ceremony"};
    nothing.where["team"] = {"Nobody"};
    stage.session().setSelection(nothing);
    for (const QString& id : {QStringLiteral("overview"), QStringLiteral("map"), QStringLiteral("bottlenecks"), QStringLiteral("trends"),
             QStringLiteral("items")}) {
        stage.window().workspace().go(id);
        stage.shoot(id + QStringLiteral("-nothing-left"));
    }
    stage.session().setSelection(before);
    stage.settle();
}

/// Too short a window to tell what holds the stream up.
void showNothingStandsOut(Stage& stage)
{
    stage.reset();
    const Selection before = stage.session().selection();
    Selection half = before;
    half.window = {.from = stage.session().dataset()->newest - std::chrono::hours(12), .to = Instant::max()};
    stage.session().setSelection(half);
    for (const QString& id : {QStringLiteral("overview"), QStringLiteral("map"), QStringLiteral("bottlenecks")}) {
        stage.window().workspace().go(id);
        stage.shoot(id + QStringLiteral("-undecided"));
    }
    stage.session().setSelection(before);
    stage.settle();
}

/// Below the ranking: whether it can be trusted.
void showTrust(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("bottlenecks"));
    stage.settle();
    QScrollBar* bar = stage.window().workspace().currentView()->findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
    stage.shoot(QStringLiteral("bottlenecks-trust"));
    bar->setValue(0);
}

/// What a place shows while its figures are older than the filter.
void showStale(Stage& stage)
{
    for (const QString& id : {QStringLiteral("overview"), QStringLiteral("map"), QStringLiteral("items")}) {
        stage.reset();
        stage.window().workspace().go(id);
        stage.settle();
        auto* cover = stage.window().workspace().currentView()->findChild<StaleCover*>();
        cover->begin();
        while (!cover->isVisible())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        stage.shootNow(id + QStringLiteral("-stale"), stage.window());
        cover->end();
    }
}

/// The list of items in its other modes, and as a drill shows it.
void showItemModes(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("items"));
    stage.settle();
    auto* modes = stage.window().workspace().currentView()->findChild<SegmentedSwitch*>();
    modes->setCurrent(1);
    stage.shoot(QStringLiteral("items-open"));
    modes->setCurrent(2);
    stage.shoot(QStringLiteral("items-left-out"));
    modes->setCurrent(0);
    stage.settle();
    stage.session().setDrill(Session::Drill {.title = QStringLiteral("In the stream"), .find = openItems()});
    stage.shoot(QStringLiteral("items-drilled"));
    stage.session().setDrill(std::nullopt);
    stage.settle();
}

/// The stage map beside the map, as its button opens it.
void showStagePanel(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("map"));
    auto* button = stage.window().findChild<QAbstractButton*>(QStringLiteral("editStages"));
    if (button == nullptr)
        return;
    button->click();
    stage.shoot(QStringLiteral("map-stages"));
    button->click();
}

/// What the user said about time: annotations, and a level that was confirmed.
void showMarks(Stage& stage)
{
    const auto day = [](int month, int number) { return toDay(QDate(2026, month, number)); };
    const ChartMarks marks {{{day(1, 26), "Two reviewers join"}, {day(3, 30), "Release three times a week"}}, {{"lead_time", day(2, 9)}}};
    stage.session().changeChartMarks([marks](ChartMarks& kept) { kept = marks; }, QStringLiteral("Marks"));
    stage.shoot(QStringLiteral("trend-marks"));
    stage.session().undo();
    stage.settle();
}

/// Pages behind the cells of the wall, as charts and as a table, with the crosshair on a point.
void showTrends(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("trends"));
    stage.settle();
    auto* trends = qobject_cast<TrendsView*>(stage.window().workspace().currentView());
    auto* page = trends->findChild<TrendMetricPage*>();
    for (const QString& metric :
        {QStringLiteral("lead_time"), QStringLiteral("flow_efficiency"), QStringLiteral("throughput"), QStringLiteral("wip")}) {
        trends->open(metric);
        stage.shoot(QStringLiteral("trend-") + QString(metric).replace(QLatin1Char('_'), QLatin1Char('-')));
    }
    trends->open(QStringLiteral("lead_time"));
    stage.settle();
    auto* chart = page->findChild<TrendChart*>();
    for (int i = 0; i < 6; ++i)
        QApplication::sendEvent(chart, std::make_unique<QKeyEvent>(QEvent::KeyPress, Qt::Key_Left, Qt::NoModifier).get());
    stage.shoot(QStringLiteral("trend-crosshair"));
    showMarks(stage);
    page->setTableShown(true);
    stage.shoot(QStringLiteral("trend-table"));
    page->setTableShown(false);
    stage.window().resize(smallest);
    stage.shoot(QStringLiteral("trend-smallest"));
    page->findChild<QAbstractButton*>(QStringLiteral("trendCard"))->click();
    stage.shoot(QStringLiteral("trend-card-smallest"));
    page->findChild<QAbstractButton*>(QStringLiteral("trendCard"))->click();
    stage.reset();
    stage.theme().setFontFactor(1.3);
    stage.shoot(QStringLiteral("trend-large-text"));
    stage.theme().setFontFactor(1.0);
    trends->open({});
    auto* buckets = trends->findChild<SegmentedSwitch*>(QStringLiteral("wallBuckets"));
    buckets->setCurrent(1);
    stage.shoot(QStringLiteral("trends-monthly"));
    buckets->setCurrent(0);
    stage.settle();
}

void showDrop(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("map"));
    auto* overlay = stage.window().findChild<DropOverlay*>();
    overlay->setGeometry(stage.window().rect());
    overlay->raise();
    overlay->show();
    stage.shoot(QStringLiteral("drop"));
    overlay->hide();
}

Scene place(const QString& id)
{
    return {id, [id](Stage& stage) { showPlace(stage, id); }};
}

void showMenu(Stage& stage)
{
    stage.reset();
    for (QMenu* menu : stage.window().findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)) {
        menu->popup(QPoint(8, 52));
        stage.settle();
        menu->setActiveAction(menu->actions().value(1));
        stage.shoot(QStringLiteral("menu"), *menu);
        menu->hide();
        break;
    }
}

} // namespace

std::vector<Scene> scenesWithoutData()
{
    return {
        {QStringLiteral("start"),
            [](Stage& stage) {
                showStart(stage, recents());
                stage.shoot(QStringLiteral("start"));
                stage.window().resize(smallest);
                stage.shoot(QStringLiteral("start-smallest"));
                stage.reset();
            }},
        {QStringLiteral("start-first-time"),
            [](Stage& stage) {
                showStart(stage, {});
                stage.shoot(QStringLiteral("start-first-time"));
            }},
        {QStringLiteral("start-error"),
            [](Stage& stage) {
                showStart(stage, recents());
                stage.window().start().showError(QStringLiteral("This could not be done"),
                    QStringLiteral("Ledger.weir was written by a newer version of Weir; open it with that version."));
                stage.shoot(QStringLiteral("start-error"));
                stage.window().start().clearError();
            }},
        {QStringLiteral("components"),
            [](Stage& stage) {
                ComponentsSheet sheet(stage.theme());
                sheet.resize(1440, 900);
                sheet.setAttribute(Qt::WA_DontShowOnScreen);
                sheet.show();
                stage.shoot(QStringLiteral("components"), sheet);
            }},
        {QStringLiteral("about"),
            [](Stage& stage) {
                auto* dialog = new AboutDialog(stage.theme(), &stage.window());
                dialog->show();
                stage.shoot(QStringLiteral("about"), *dialog);
                dialog->close();
            }},
    };
}

std::vector<Scene> scenesWithData()
{
    return {
        place(QStringLiteral("overview")),
        place(QStringLiteral("map")),
        place(QStringLiteral("bottlenecks")),
        place(QStringLiteral("trends")),
        place(QStringLiteral("items")),
        place(QStringLiteral("sources")),
        {QStringLiteral("items-journey"),
            [](Stage& stage) { showFirstRow(stage, QStringLiteral("items"), QStringLiteral("items-journey")); }},
        {QStringLiteral("items-modes"), showItemModes},
        {QStringLiteral("bottlenecks-trust"), showTrust},
        {QStringLiteral("nothing-left"), showFilterThatLeavesNothing},
        {QStringLiteral("undecided"), showNothingStandsOut},
        {QStringLiteral("stale"), showStale},
        {QStringLiteral("map-stages"), showStagePanel},
        {QStringLiteral("trend"), showTrends},
        {QStringLiteral("drop"), showDrop},
        {QStringLiteral("overview-filtered"), showFiltered},
        {QStringLiteral("import-running"), showRunningImport},
        {QStringLiteral("import-landed"), showImported},
        {QStringLiteral("failure"), showFailure},
        {QStringLiteral("smallest"), showSmallest},
        {QStringLiteral("large-text"), showLargeText},
        {QStringLiteral("contrast"), showContrast},
        {QStringLiteral("menu"), showMenu},
    };
}

std::vector<Scene> scenesWithRejects()
{
    return {{QStringLiteral("rejects"), [](Stage& stage) {
                 stage.reset();
                 stage.window().workspace().go(QStringLiteral("trends"));
                 stage.shoot(QStringLiteral("trends-few-weeks"));
                 for (const QString& id : {QStringLiteral("overview"), QStringLiteral("sources")}) {
                     stage.window().workspace().go(id);
                     stage.shoot(id + QStringLiteral("-rejects"));
                 }
                 if (auto* tree = stage.window().workspace().currentView()->findChild<RejectTree*>()) {
                     tree->expandAll();
                     stage.shoot(QStringLiteral("sources-rejects-unfolded"));
                     tree->collapseAll();
                 }
             }}};
}

std::vector<Scene> scenesWithManyStages()
{
    return {{QStringLiteral("many-stages"), [](Stage& stage) {
                 stage.reset();
                 for (const QString& id : {QStringLiteral("overview"), QStringLiteral("map"), QStringLiteral("bottlenecks")}) {
                     stage.window().workspace().go(id);
                     stage.shoot(id + QStringLiteral("-many-stages"));
                 }
             }}};
}

std::vector<Scene> scenesWhenEmpty()
{
    return {{QStringLiteral("empty"), [](Stage& stage) {
                 stage.reset();
                 for (const QString& id : stage.window().workspace().placeIds()) {
                     stage.window().workspace().go(id);
                     stage.shoot(id + QStringLiteral("-empty"));
                 }
             }}};
}

} // namespace weir::ui::gallery
