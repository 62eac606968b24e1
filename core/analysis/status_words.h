// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir::analysis {

/// What the name of a status says by itself.
enum class StatusHint {
    Nothing, ///< an unknown name: somebody works there
    Done,
    Discarded,
    Outside, ///< backlog, open, new, to do: a list of what may be done
    Queue, ///< ready, selected, next: chosen, waits for the next stage
    QueueFor, ///< ready for review, to test, waiting for QA: waits for what `object` names
    Blocked, ///< blocked, on hold, waiting for somebody outside
};

/// A name taken apart.
struct StatusReading {
    StatusHint hint = StatusHint::Nothing;
    std::string object; ///< QueueFor: what it waits for, folded
};
[[nodiscard]] StatusReading readStatus(std::string_view name);

/// Lower case, accents and punctuation taken off, words parted by one space: "À tester!" → "a tester".
/// Chinese and Japanese stay as they are.
[[nodiscard]] std::string folded(std::string_view name);
/// The words of a folded name.
[[nodiscard]] std::vector<std::string_view> wordsOf(std::string_view foldedName);
/// A folded name without what only says that it goes on: "in review" → "review", "being tested" → "tested".
[[nodiscard]] std::string_view coreOf(std::string_view foldedName);

/// The kinds of work that names speak of, in the order in which streams usually pass them.
enum class Activity { None, Analysis, Design, Development, Review, Test, Acceptance, Merge, Deployment };
[[nodiscard]] Activity activityOf(std::string_view foldedName);

/// A folded name that says that somebody is at it: the work of a team ("code review"), "in …", "being …", a word in "-ing".
[[nodiscard]] bool saysGoingOn(std::string_view foldedName);
/// A folded name with a word for leaving undone anywhere in it: "reject request", "order cancelled". Too weak a hint for the name
/// of a status, where "QA rejected" is rework; enough where nothing follows.
[[nodiscard]] bool speaksOfDiscarding(std::string_view foldedName);
/// A folded name of something reached, which items wait with for what comes next, if anything does: "approved", "test complete".
[[nodiscard]] bool saysReached(std::string_view foldedName);

/// Types of items that stand above or below the stories of a stream.
[[nodiscard]] bool looksLikeEpicOrSubtask(std::string_view typeName);

} // namespace weir::analysis
