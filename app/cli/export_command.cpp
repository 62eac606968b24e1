// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "app/version.h"
#include "core/base/json_writer.h"
#include "core/base/words.h"
#include "core/report/event_log.h"
#include "core/store/pseudonyms.h"
#include "ui/export/figure_exporter.h"

#include <iostream>
#include <memory>

namespace weir::app {

namespace {

struct ExportOptions {
    WorkspaceOptions workspace;
    std::string form, out;
    bool raw = false, names = false;
};

report::LogFormat formatOf(const std::string& word)
{
    return word == "xes" ? report::LogFormat::Xes : word == "json" ? report::LogFormat::Json : report::LogFormat::Csv;
}

void write(const ExportOptions& options)
{
    TerminalProgress progress;
    const auto loaded = load(options.workspace, progress);
    refuseToReplace(loaded, options.out);
    store::Pseudonyms pseudonyms(options.names ? std::string() : loaded.workspace.pseudonymKey());
    report::LogOptions log;
    log.format = formatOf(options.form);
    log.raw = options.raw;
    log.generator = std::string("Weir ") + version;
    if (options.names)
        log.person = [](std::string_view name) { return std::string(name); };
    else
        log.person = [&pseudonyms](std::string_view name) { return pseudonyms.of(name); };
    progress.stage("Writing " + options.out);
    std::int64_t events = 0;
    ui::writeWhole(QString::fromStdString(options.out),
        [&](const auto& out) { events = report::writeEventLog(*loaded.facts, loaded.selection, log, out, progress); });
    clearProgress();
    if (options.workspace.json) {
        JsonWriter json;
        json.beginObject().field("file", options.out).field("events", events).endObject();
        std::cout << json.take();
    } else {
        std::cout << windowLine(loaded) << plain(options.out) << ": " << counted(events, "event", "events")
                  << (options.names ? ", people by name.\n" : ", people under pseudonyms.\n");
    }
}

} // namespace

void addExportCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("export", "Write the histories of the items as an event log");
    const auto options = std::make_shared<ExportOptions>();
    options->workspace.addTo(*command);
    options->workspace.addSelectionTo(*command);
    command->add_option("--as", options->form, "csv, json or xes")->type_name("")->check(oneOf({"csv", "json", "xes"}))->required();
    command->add_option("--out", options->out, "The file; what is there is replaced")->type_name("FILE")->check(notEmpty())->required();
    command->add_flag("--raw", options->raw, "csv: no apostrophe before what a spreadsheet would run as a formula; for programs");
    command->add_flag("--names", options->names, "People by name instead of pseudonyms");
    explain(*command, "team.weir --as xes --out team.xes\nteam.weir --as csv --out team.csv --where team=Checkout");
    command->callback([options, &status] {
        write(*options);
        status = Done;
    });
}

} // namespace weir::app
