// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/painting.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "app/version.h"
#include "ui/export/figure_exporter.h"
#include "ui/export/report_export.h"

#include <QFileInfo>

#include <iostream>
#include <memory>

namespace weir::app {

namespace {

void write(const WorkspaceOptions& options, const std::string& out, Bucket bucket)
{
    const QString file = QString::fromStdString(out);
    if (QFileInfo(file).suffix().toLower() != QStringLiteral("html"))
        throw Error(ErrorCode::Usage, "--out takes a file that ends in .html, not '" + out + "'.");
    TerminalProgress progress;
    const auto loaded = load(options, progress);
    refuseToReplace(loaded, out);
    withPainting([&] {
        ui::writeWhole(
            file, ui::reportHtml(loaded.workspace, *loaded.facts, loaded.selection, bucket, QString::fromLatin1(version), progress));
    });
    clearProgress();
    if (!options.json)
        std::cout << windowLine(loaded) << plain(out) << ": the retrospective, complete in one file.\n";
}

} // namespace

void addReportCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("report", "Write the retrospective as one HTML file");
    const auto options = std::make_shared<WorkspaceOptions>();
    const auto out = std::make_shared<std::string>();
    const auto bucket = std::make_shared<std::string>("week");
    options->addTo(*command);
    options->addSelectionTo(*command);
    command->add_option("--out", *out, "FILE.html; what is there is replaced")->type_name("FILE")->required();
    command->add_option("--by", *bucket, "day, week (default), month or quarter")
        ->type_name("")
        ->check(oneOf({"day", "week", "month", "quarter"}));
    explain(*command, "team.weir --out retrospective.html --from 2026-02-09 --to 2026-05-04");
    command->callback([options, out, bucket, &status] {
        write(*options, *out, *parseBucket(*bucket));
        status = Done;
    });
}

} // namespace weir::app
