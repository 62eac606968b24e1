// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_scenes.h"
#include "ui/gallery/stage.h"
#include "ui/views/item_link_panel.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/table_view.h"
#include "ui/workspace_page.h"

namespace weir::ui::gallery {

namespace {

constexpr QSize smallest(1024, 680);

void showPart(Stage& stage, const QString& part, const QString& name)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("sources/") + part);
    stage.settle();
    stage.shoot(name);
    stage.window().resize(smallest);
    stage.settle();
    stage.shoot(name + QStringLiteral("-smallest"));
    stage.reset();
    stage.window().workspace().go(QStringLiteral("sources/sources"));
}

/// Somebody of several names is chosen.
void showChosen(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("sources/people"));
    stage.settle();
    if (auto* table = stage.window().workspace().currentView()->findChild<TableView*>(QStringLiteral("peopleTable")))
        table->selectRow(1);
    stage.shoot(QStringLiteral("sources-people-chosen"));
    stage.window().workspace().go(QStringLiteral("sources/sources"));
}

void showLinks(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("items"));
    stage.settle();
    View* items = stage.window().workspace().currentView();
    auto* table = items->findChild<TableView*>(QStringLiteral("itemTable"));
    table->setCurrentIndex(table->model()->index(0, 0));
    emit table->opened(table->currentIndex());
    auto* parts = items->findChild<SegmentedSwitch*>(QStringLiteral("sheetParts"));
    parts->setCurrent(1);
    stage.settle();
    stage.shoot(QStringLiteral("items-links"));
    stage.window().resize(smallest);
    stage.settle();
    stage.shoot(QStringLiteral("items-links-smallest"));
    parts->setCurrent(0);
    stage.reset();
}

} // namespace

std::vector<Scene> scenesOfTheData()
{
    return {
        {QStringLiteral("sources-data"),
            [](Stage& stage) { showPart(stage, QStringLiteral("data"), QStringLiteral("sources-data-sample")); }},
        {QStringLiteral("sources-people"),
            [](Stage& stage) { showPart(stage, QStringLiteral("people"), QStringLiteral("sources-people-sample")); }},
        {QStringLiteral("items-links"), showLinks},
    };
}

std::vector<Scene> scenesOfPeople()
{
    return {
        {QStringLiteral("sources-data"), [](Stage& stage) { showPart(stage, QStringLiteral("data"), QStringLiteral("sources-data")); }},
        {QStringLiteral("sources-people"),
            [](Stage& stage) {
                showPart(stage, QStringLiteral("people"), QStringLiteral("sources-people"));
                showChosen(stage);
            }},
        {QStringLiteral("overview-notes"),
            [](Stage& stage) {
                stage.reset();
                stage.window().workspace().go(QStringLiteral("overview"));
                stage.shoot(QStringLiteral("overview-notes"));
            }},
    };
}

std::vector<Scene> scenesOfNobody()
{
    return {{QStringLiteral("sources-people"),
        [](Stage& stage) { showPart(stage, QStringLiteral("people"), QStringLiteral("sources-people-empty")); }}};
}

} // namespace weir::ui::gallery
