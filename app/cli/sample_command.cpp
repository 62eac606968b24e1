// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "core/base/error.h"
#include "core/base/words.h"
#include "core/import/sample_workspace.h"

#include <iostream>
#include <memory>

namespace weir::app {

namespace {

/// What was put in on purpose; whether it can be seen in so many items is another matter.
std::string plantedWords(const sample::SampleTruth& truth)
{
    if (truth.reviewersAfter >= truth.reviewersBefore)
        return "Planted: from " + isoDay(truth.teamChange) + " on the only person at " + truth.bottleneck + " has fewer hours";
    return "Planted: from " + isoDay(truth.teamChange) + " on " + truth.bottleneck + " has "
        + counted(static_cast<std::int64_t>(truth.reviewersAfter), "person", "people") + " instead of "
        + std::to_string(truth.reviewersBefore);
}

} // namespace

void addSampleCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("sample", "Make a workspace with a year of an invented team");
    const auto workspace = std::make_shared<std::string>();
    const auto options = std::make_shared<sample::SampleOptions>();
    command->add_option("WORKSPACE", *workspace, "The workspace file to make")->required()->type_name("")->check(notEmpty());
    command->add_option("--seed", options->seed, "Another seed, another team (default 1)")
        ->type_name("N")
        ->check(wholeNumber(0, INT64_MAX));
    command->add_option("--items", options->items, "How many items (default 2000)")->type_name("N")->check(wholeNumber(50, 100000));
    explain(*command, "sample.weir\nsmall.weir --items 200 --seed 7");
    command->callback([workspace, options, &status] {
        TerminalProgress progress;
        const auto truth = import::makeSampleWorkspace(*workspace, *options, progress);
        clearProgress();
        std::cout << plain(*workspace) << ": " << counted(static_cast<std::int64_t>(truth.created), "item", "items") << ". "
                  << plantedWords(truth) << "; what the data show, 'weir stream " << plain(*workspace)
                  << "' tells. The exports that it was made from lie in a folder beside it.\n";
        status = Done;
    });
}

} // namespace weir::app
