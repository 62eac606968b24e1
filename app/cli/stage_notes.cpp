// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stage_notes.h"

#include "app/cli/terminal_text.h"
#include "core/analysis/sentences.h"
#include "core/analysis/stage_proposal.h"

namespace weir::app {

std::string stageNotes(const Dataset& data, const StageMap& map, const std::string& workspace)
{
    if (data.items.size() == 0 || !isKnown(data.newest))
        return {}; // nothing has happened
    const std::string change = "weir stages " + plain(workspace) + " --set FILE.json";
    if (analysis::isTooYoungForEnds(data, map))
        return analysis::english({analysis::SentenceKind::NoEndReachedYet, {}, 0, {}}) + "\n";
    if (!analysis::knowsEnd(data, map)) {
        const std::string unknown = analysis::english({analysis::SentenceKind::NoStageDone, {}, 0, {}});
        return unknown + (data.statuses.empty() ? "\n" : " Name one: " + change + "\n"); // no status: nothing that a stage could hold
    }
    const std::string guessed = analysis::guessedEndsText(analysis::guessedEnds(map));
    return guessed.empty() ? guessed : plain(guessed) + " Change it: " + change + "\n";
}

} // namespace weir::app
