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
#include "core/analysis/bottleneck_simulation.h"
#include "core/analysis/stream.h"
#include "core/base/json_writer.h"
#include "core/base/words.h"
#include "ui/export/source_names.h"
#include "ui/export/stream_map_figure.h"

#include <QFileInfo>
#include <QLocale>

#include <iostream>
#include <memory>

namespace weir::app {

namespace {

struct MapOptions {
    WorkspaceOptions workspace;
    std::string out;
    std::string kind = "stream";
    std::string theme = "light";
    double scale = 2;
};

void draw(const MapOptions& options)
{
    const QString file = QString::fromStdString(options.out);
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix != QStringLiteral("svg") && suffix != QStringLiteral("png") && suffix != QStringLiteral("pdf"))
        throw Error(ErrorCode::Usage, "--out takes a file that ends in .svg, .png or .pdf, not '" + options.out + "'.");
    TerminalProgress progress;
    const auto loaded = load(options.workspace, progress);
    const auto stream = analysis::measureRankedStream(*loaded.facts, loaded.selection, progress);
    if (stream.stages.empty())
        throw Error(ErrorCode::NotFound,
            "'" + options.workspace.workspace + "' holds no items with a history, so there is no map to draw; import a tracker's export.");
    if (const auto& window = stream.window;
        window.asked != TimeWindow() && (window.asked.from > window.now || window.counted.to <= window.first))
        throw Error(ErrorCode::NotFound,
            "The window holds no day of the data, so there is no map to draw; choose one that does with --from and --to.");
    refuseToReplace(loaded, options.out);
    withPainting([&] {
        const ui::StreamMapFigure figure(stream, loaded.facts->calendar.zone(), fileLocale());
        const ui::Provenance provenance {QFileInfo(QString::fromStdString(options.workspace.workspace)).completeBaseName(),
            QString::fromLatin1(version), loaded.facts->calendar.zone(), loaded.selection.where, loaded.facts->map.proposed,
            ui::sourceNames(loaded.workspace.imports())};
        ui::exportFigure(figure, file, {options.theme == "dark", options.scale, ui::streamMapText(stream, provenance, fileLocale())});
    });
    clearProgress();
    if (options.workspace.json)
        std::cout << JsonWriter().beginObject().field("file", options.out).endObject().take();
    else
        std::cout << windowLine(loaded) << plain(options.out) << ": the map of "
                  << counted(static_cast<std::int64_t>(stream.stages.size()), "stage", "stages") << ".\n";
}

} // namespace

void addMapCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("map", "Draw the value-stream map into a file");
    const auto options = std::make_shared<MapOptions>();
    options->workspace.addTo(*command);
    options->workspace.addSelectionTo(*command);
    command->add_option("--out", options->out, "FILE.svg, FILE.png or FILE.pdf; what is there is replaced")->type_name("FILE")->required();
    command->add_option("--kind", options->kind, "stream (default)")->type_name("")->check(oneOf({"stream"}));
    command->add_option("--theme", options->theme, "light (default) or dark")->type_name("")->check(oneOf({"light", "dark"}));
    command->add_option("--scale", options->scale, "Pixels a unit, for PNG (default 2)")->type_name("N")->check(number(0.25, 8));
    explain(*command, "team.weir --out map.svg\nteam.weir --out map.png --theme dark --scale 3 --from 2026-02-09");
    command->callback([options, &status] {
        draw(*options);
        status = Done;
    });
}

} // namespace weir::app
