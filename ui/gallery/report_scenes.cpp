// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_scenes.h"
#include "ui/gallery/stage.h"
#include "ui/views/report_page_area.h"
#include "ui/workspace_page.h"

#include <QListView>

#include <algorithm>

namespace weir::ui::gallery {

namespace {

constexpr QSize smallest(1024, 680);

ReportBlock block(ReportBlockKind kind, const std::string& words = {}, const std::string& metric = {})
{
    ReportBlock made;
    made.kind = kind;
    made.words = words;
    made.metric = metric;
    return made;
}

void choose(Stage& stage, ReportBlockKind kind)
{
    const auto& blocks = stage.session().reportRecipe().blocks;
    const auto row = std::ranges::find(blocks, kind, &ReportBlock::kind) - blocks.begin();
    auto* list = stage.window().workspace().currentView()->findChild<QListView*>();
    list->setCurrentIndex(list->model()->index(static_cast<int>(row), 0));
    stage.settle();
}

/// With a trend and what was agreed, as a team would put it together.
void showReport(Stage& stage)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("overview")); // what is hidden is made when it is shown, without a pause
    const ReportRecipe before = stage.session().reportRecipe();
    ReportRecipe recipe = before;
    recipe.blocks.insert(recipe.blocks.begin() + 2, block(ReportBlockKind::Trend, "Lead time rose in week 5 and stayed", "lead_time"));
    recipe.blocks.push_back(
        block(ReportBlockKind::Note, "We agreed to try\nA review rota, two people each morning, until 12 June. We look again on 15 June."));
    stage.session().setReportRecipe(recipe, QStringLiteral("Report"));
    stage.window().workspace().go(QStringLiteral("report"));
    stage.settle();
    choose(stage, ReportBlockKind::Trend);
    auto* pages = stage.window().workspace().currentView()->findChild<ReportPageArea*>();
    pages->showPage(0);
    stage.shoot(QStringLiteral("report"));
    choose(stage, ReportBlockKind::Note);
    stage.shoot(QStringLiteral("report-note"));
    choose(stage, ReportBlockKind::Map);
    pages->setZoom(1);
    stage.shoot(QStringLiteral("report-map"));
    pages->fitPage();
    stage.window().resize(smallest);
    choose(stage, ReportBlockKind::Trend);
    stage.shoot(QStringLiteral("report-trend-smallest"));
    stage.session().setReportRecipe(before, QStringLiteral("Report"));
    stage.reset();
}

} // namespace

std::vector<Scene> scenesOfTheReport()
{
    return {{QStringLiteral("report"), showReport}};
}

} // namespace weir::ui::gallery
