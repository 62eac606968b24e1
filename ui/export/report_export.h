// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/base/calendar.h"
#include "core/base/progress.h"
#include "core/model/selection.h"
#include "core/store/workspace.h"

#include <QByteArray>
#include <QString>

namespace weir::ui {

/// The retrospective as one HTML file. Of the same workspace and selection the window and the command line give the same bytes: it is
/// in English wherever it is made. Needs the fonts, no screen. Throws weir::Error, Cancelled.
[[nodiscard]] QByteArray reportHtml(const store::Workspace& workspace, const analysis::Facts& facts, const Selection& selection,
    Bucket bucket, const QString& version, Progress& progress);

/// Writes the report by weeks of a workspace file into `file`, whole or not at all. Throws weir::Error (Usage: the name does not end in
/// .html), Cancelled.
void exportReport(const QString& workspace, const analysis::Facts& facts, const Selection& selection, const QString& version,
    const QString& file, Progress& progress);

} // namespace weir::ui
