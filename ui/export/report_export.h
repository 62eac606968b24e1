// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/analysis/stream.h"
#include "core/base/calendar.h"
#include "core/base/progress.h"
#include "core/model/report_recipe.h"
#include "core/model/selection.h"
#include "core/report/report_document.h"
#include "core/store/workspace.h"
#include "ui/export/figure_exporter.h"
#include "ui/export/report_pages.h"

#include <QString>

#include <memory>

namespace weir::ui {

/// What a report is made of beside the workspace.
struct ReportRequest {
    Selection selection; ///< of the one who asks; window and filter of the recipe stand above it
    ReportRecipe recipe;
    QString version; ///< of the program
    std::shared_ptr<const analysis::StreamResult> ranked = nullptr; ///< of the same facts, by a replay; null: nobody has measured yet
    Selection rankedOf = {}; ///< what `ranked` is of
};

/// A report that is made, and what its pages draw themselves.
struct MadeReport {
    report::Document document;
    Selection selection; ///< that was measured: window and filter of the recipe, else those of the request
    std::shared_ptr<const Figure> map; ///< null: the recipe shows none, or there is nothing to draw
};

/// Whether a report can be written into a file of this name: .html, .md or .pdf.
[[nodiscard]] bool isReportFile(const QString& file);

/// Measures what the recipe asks for, for the form that `file`'s name tells. Of the same workspace and request the window and the command
/// line get the same document: it is in English wherever it is made. Needs the fonts, no screen. Throws weir::Error, Cancelled.
[[nodiscard]] MadeReport makeReport(const store::Workspace& workspace, const analysis::FactsPtr& facts, const ReportRequest& request,
    const QString& file, Progress& progress);

/// Writes it as HTML, PDF or Markdown (with a folder of pictures beside it) by the file's suffix; each file whole or not at all. Throws
/// weir::Error (Usage: another suffix; Unwritable), Cancelled.
void writeReport(const MadeReport& report, const QString& file, Progress& progress);

/// How the retrospective of a workspace is made: what was decided, else the default.
[[nodiscard]] ReportRecipe recipeOf(const store::Workspace& workspace);

/// Opens a workspace file and writes its report into `file`. Throws weir::Error, Cancelled.
void exportReport(const QString& workspace, const analysis::FactsPtr& facts, const Selection& selection, const QString& version,
    const QString& file, Progress& progress);
/// The same by a recipe that need not be decided yet.
void exportReport(
    const QString& workspace, const analysis::FactsPtr& facts, const ReportRequest& request, const QString& file, Progress& progress);

/// A report as the window shows it: pages, and what the place around them needs to know.
struct ReportPreview {
    ReportPages pages;
    report::Document document;
    ReportRecipe recipe; ///< as it was asked for
};
/// Opens a workspace file and lays out its report on paper. Throws weir::Error, Cancelled.
[[nodiscard]] std::shared_ptr<const ReportPreview> previewReport(
    const QString& workspace, const analysis::FactsPtr& facts, const ReportRequest& request, Progress& progress);

} // namespace weir::ui
