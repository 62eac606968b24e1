// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare_menu.h"
#include "ui/dialogs/view_dialog.h"
#include "ui/format/compared_text.h"
#include "ui/format/time_text.h"
#include "ui/gallery/gallery_scenes.h"
#include "ui/gallery/stage.h"
#include "ui/session/source_watch.h"
#include "ui/views/trends_view.h"
#include "ui/views_menu.h"
#include "ui/workspace_page.h"

#include <QApplication>
#include <QFile>

#include <utility>

namespace weir::ui::gallery {

namespace {

constexpr QSize smallest(1024, 680);

void shootTrends(Stage& stage, const QString& name)
{
    stage.window().workspace().go(QStringLiteral("trends"));
    stage.shoot(QStringLiteral("trends-") + name);
    auto* trends = qobject_cast<TrendsView*>(stage.window().workspace().currentView());
    trends->open(QStringLiteral("lead_time"));
    stage.shoot(QStringLiteral("trend-") + name);
    for (const auto& [page, picture] : {std::pair("lead_time_dots", "trend-dots-"), std::pair("ageing", "trend-ageing-"),
             std::pair("cumulative_flow", "trend-flow-"), std::pair("type_mix", "trend-types-")}) {
        trends->open(QString::fromLatin1(page));
        stage.shoot(QString::fromLatin1(picture) + name);
    }
    trends->open({});
}

/// Two windows side by side; and an other one of which nothing is known.
void showComparison(Stage& stage)
{
    stage.reset();
    const Selection before = stage.session().selection();
    stage.session().setComparison({CompareWith::Before});
    stage.window().workspace().go(QStringLiteral("overview"));
    stage.shoot(QStringLiteral("overview-compared"));
    shootTrends(stage, QStringLiteral("compared"));
    stage.window().resize(smallest);
    stage.window().workspace().go(QStringLiteral("overview"));
    stage.shoot(QStringLiteral("overview-compared-smallest"));
    shootTrends(stage, QStringLiteral("compared-smallest"));
    stage.reset();
    const Day old = toDay(QDate(2015, 1, 5));
    stage.session().setComparison({CompareWith::Days, old, old + std::chrono::days(84)});
    stage.window().workspace().go(QStringLiteral("overview"));
    stage.shoot(QStringLiteral("overview-compared-empty"));
    shootTrends(stage, QStringLiteral("compared-empty"));
    stage.session().setComparison({});
    stage.session().setSelection(before);
    stage.settle();
}

void shootMenu(Stage& stage, QMenu& menu, const QString& name)
{
    menu.popup(QPoint(1000, 52));
    stage.settle();
    stage.shoot(name, menu);
    menu.hide();
}

void showMenus(Stage& stage)
{
    stage.reset();
    WorkspacePage& page = stage.window().workspace();
    page.go(QStringLiteral("trends"));
    stage.settle();
    SavedView weekly = page.shownView();
    weekly.name = "Weekly look";
    SavedView bugs = weekly;
    bugs.name = "Bugs of the last 26 weeks";
    bugs.window = {26, {}, {}};
    bugs.where = {{"type", {"Bug"}}};
    SavedView quarter = weekly;
    quarter.name = "This quarter against last";
    quarter.compare = {CompareWith::Before};
    stage.session().changeSavedViews([&](std::vector<SavedView>& views) { views = {weekly, bugs, quarter}; }, QStringLiteral("Views"));
    stage.settle();
    shootMenu(stage, page.viewsMenu(), QStringLiteral("views-menu"));
    shootMenu(stage, page.compareMenu(), QStringLiteral("compare-menu"));
    page.viewsMenu().save();
    stage.settle();
    if (auto* dialog = stage.window().findChild<ViewDialog*>()) {
        stage.shoot(QStringLiteral("view-dialog"), *dialog);
        dialog->close();
    }
    stage.session().undo();
    stage.settle();
}

/// What was changed on the disk since it was taken.
void showChangedSources(Stage& stage)
{
    stage.reset();
    QFile table(QString::fromStdString(stage.session().imports().front().path));
    const qint64 size = table.size();
    if (!table.open(QIODevice::Append) || table.write("\n") < 0)
        return;
    table.close();
    stage.session().watch().look();
    stage.window().workspace().go(QStringLiteral("sources"));
    stage.shoot(QStringLiteral("sources-changed"));
    stage.window().resize(smallest);
    stage.shoot(QStringLiteral("sources-changed-smallest"));
    stage.reset();
    table.resize(size);
    stage.session().watch().look();
    stage.settle();
}

} // namespace

std::vector<Scene> scenesOfWindows()
{
    return {{QStringLiteral("compared"), showComparison}, {QStringLiteral("views"), showMenus}};
}

std::vector<Scene> scenesOfChangedSources()
{
    return {{QStringLiteral("sources-changed"), showChangedSources}};
}

} // namespace weir::ui::gallery
