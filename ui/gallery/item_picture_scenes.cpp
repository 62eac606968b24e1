// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_scenes.h"
#include "ui/gallery/stage.h"
#include "ui/views/trend_items_page.h"
#include "ui/views/trends_view.h"
#include "ui/widgets/annotation_popover.h"
#include "ui/widgets/dots_chart.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/workspace_page.h"

#include <QApplication>
#include <QKeyEvent>

#include <memory>

namespace weir::ui::gallery {

namespace {

constexpr QSize smallest(1024, 680);

TrendsView& trends(Stage& stage)
{
    stage.window().workspace().go(QStringLiteral("trends"));
    stage.settle();
    return *qobject_cast<TrendsView*>(stage.window().workspace().currentView());
}

void press(Stage& stage, QWidget& widget, Qt::Key key, int times, Qt::KeyboardModifiers modifiers = {})
{
    for (int i = 0; i < times; ++i)
        QApplication::sendEvent(&widget, std::make_unique<QKeyEvent>(QEvent::KeyPress, key, modifiers).get());
    stage.settle();
}

const QStringList pages {
    QStringLiteral("lead_time_dots"), QStringLiteral("ageing"), QStringLiteral("cumulative_flow"), QStringLiteral("type_mix")};

void showPages(Stage& stage, const QString& suffix)
{
    TrendsView& place = trends(stage);
    for (const QString& page : pages) {
        place.open(page);
        stage.shoot(QString(page).replace(QLatin1Char('_'), QLatin1Char('-')) + suffix);
    }
    place.open({});
}

PictureChart& chartOf(TrendsView& place, const QString& page)
{
    return *place.findChild<QWidget*>(page)->findChild<PictureChart*>();
}

/// What stands over a chart: a tip, brushed days, the popover of an annotation.
void showOver(Stage& stage)
{
    TrendsView& place = trends(stage);
    place.open(QStringLiteral("lead_time_dots"));
    PictureChart& dots = chartOf(place, QStringLiteral("leadDotsPage"));
    press(stage, dots, Qt::Key_Home, 1);
    press(stage, dots, Qt::Key_PageDown, 12);
    press(stage, dots, Qt::Key_Right, 14, Qt::ShiftModifier);
    stage.shoot(QStringLiteral("lead-time-dots-brushed"));
    place.findChild<QWidget*>(QStringLiteral("leadDotsPage"))->findChild<QAbstractButton*>(QStringLiteral("annotate"))->click();
    if (auto* popover = place.findChild<AnnotationPopover*>()) {
        stage.shoot(QStringLiteral("annotation"), *popover);
        popover->close();
    }
    auto* scale = place.findChild<QWidget*>(QStringLiteral("leadDotsPage"))->findChild<SegmentedSwitch*>(QStringLiteral("dotsScale"));
    scale->setCurrent(1);
    stage.shoot(QStringLiteral("lead-time-dots-log"));
    scale->setCurrent(0);
    place.open(QStringLiteral("ageing"));
    press(stage, chartOf(place, QStringLiteral("ageingPage")), Qt::Key_End, 1);
    stage.shoot(QStringLiteral("ageing-tip"));
    place.open(QStringLiteral("cumulative_flow"));
    press(stage, chartOf(place, QStringLiteral("flowPage")), Qt::Key_Left, 6);
    stage.shoot(QStringLiteral("cumulative-flow-crosshair"));
    auto* counts = place.findChild<SegmentedSwitch*>(QStringLiteral("flowCount"));
    counts->setCurrent(1);
    stage.shoot(QStringLiteral("cumulative-flow-first-entry"));
    counts->setCurrent(0);
    place.open(QStringLiteral("type_mix"));
    press(stage, chartOf(place, QStringLiteral("typesPage")), Qt::Key_End, 1);
    stage.shoot(QStringLiteral("type-mix-tip"));
    place.open({});
}

} // namespace

std::vector<Scene> scenesOfItemPictures()
{
    return {{QStringLiteral("item-pictures"), [](Stage& stage) {
                 stage.reset();
                 showPages(stage, {});
                 showOver(stage);
                 stage.window().resize(smallest);
                 showPages(stage, QStringLiteral("-smallest"));
                 stage.reset();
                 stage.theme().setFontFactor(1.3);
                 showPages(stage, QStringLiteral("-large-text"));
                 stage.theme().setFontFactor(1.0);
             }}};
}

std::vector<Scene> scenesOfSoManyItems(const QString& suffix)
{
    return {{QStringLiteral("item-pictures"), [suffix](Stage& stage) {
                 stage.reset();
                 trends(stage);
                 stage.shoot(QStringLiteral("trends") + suffix);
                 showPages(stage, suffix);
             }}};
}

} // namespace weir::ui::gallery
