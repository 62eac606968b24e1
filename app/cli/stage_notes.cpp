// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stage_notes.h"

#include "app/cli/terminal_text.h"
#include "core/analysis/sentences.h"
#include "core/analysis/stage_proposal.h"
#include "core/base/number_text.h"
#include "core/base/words.h"

#include <cstdint>
#include <set>
#include <string_view>

namespace weir::app {

std::string discardedNote(const Dataset& data, const StageMap& map)
{
    std::set<std::string_view> ends;
    for (const Stage& stage : map.stages) {
        if (stage.kind == StageKind::Discarded)
            ends.insert(stage.work.begin(), stage.work.end());
    }
    std::set<std::string_view> found;
    std::int64_t count = 0;
    for (std::size_t item = 0; item < data.items.size(); ++item) {
        const StatusIndex status = data.items.status[item];
        const std::string_view name = status.valid() ? std::string_view(data.statuses[status.row()].name) : std::string_view();
        const bool ended = ends.contains(name);
        if (ended)
            found.insert(name);
        count += ended || data.items.discarded[item] != 0 ? 1 : 0;
    }
    if (count == 0)
        return {};
    std::string names;
    for (const std::string_view name : found)
        names.append(names.empty() ? "" : " or ").append(plain(analysis::shortened(name, 40)));
    const auto all = static_cast<std::int64_t>(data.items.size());
    return groupedNumber(count) + " of " + counted(all, "item", "items") + (count == 1 ? " counts" : " count") + " as discarded"
        + (names.empty() ? "" : ", because of " + names) + ", and " + (count == 1 ? "is" : "are") + " in no figure of what was finished.\n";
}

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
