// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "core/report/json_writer.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace weir::app {

namespace {

int diagnose(const WorkspaceOptions& options)
{
    TerminalProgress progress;
    const auto workspace = store::Workspace::open(options.workspace, store::OpenMode::ReadOnly);
    const auto problems = workspace.diagnose(progress);
    const bool ok = std::none_of(problems.begin(), problems.end(), [](const store::Problem& p) { return p.error; });
    if (options.json) {
        report::JsonWriter out;
        out.beginObject().field("ok", ok).key("problems").beginArray();
        for (const auto& problem : problems)
            out.beginObject()
                .field("severity", problem.error ? "error" : "note")
                .field("what", problem.what)
                .field("count", problem.count)
                .endObject();
        out.endArray().endObject();
        std::cout << out.take();
    } else {
        for (const auto& problem : problems)
            std::cout << (problem.error ? "error  " : "note   ") << plain(problem.what) << " (" << problem.count << ")\n";
        std::cout << (ok ? "The workspace is sound.\n" : "The workspace is damaged; import its sources into a new one.\n");
    }
    return ok ? Done : DoneWithRejects;
}

} // namespace

void addDoctorCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("doctor", "Look for damage, and for odd data");
    const auto options = std::make_shared<WorkspaceOptions>();
    options->addTo(*command);
    command->callback([options, &status] { status = diagnose(*options); });
}

} // namespace weir::app
