// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::analysis {

/// What an answer says; the numbers and names it says it with are in Sentence.
enum class SentenceKind {
    NoItems, ///< nothing passes the filter
    NoItemsYet, ///< count: commits, of: changes that the data hold; no item at all
    AddExport, ///< what to do about that
    NoStageDone, ///< nothing can ever count as finished
    NameADoneStage, ///< what to do about that
    NoEndReachedYet, ///< the history is too young for that
    NothingFinished, ///< count: items in progress
    NothingFinishedUntold, ///< and how many are in progress is not known
    DoneUndated, ///< count: items that are done, but nobody knows when; none is known to have finished
    AddFinishes, ///< what to do about that
    /// Of the sentences on how long an item takes, but TakesSomeWaiting, `count` of `of` tell it where these are not all that were
    /// finished.
    TakesOfItWaiting, ///< seconds: mean lead time, mean waiting of an item; the latter is known for all that have the former
    TakesNoneWaiting, ///< seconds: mean lead time; no item was in a queue
    TakesSomeWaiting, ///< seconds: mean lead time of all items; mean waiting and mean lead time of the `count` of `of` where both are known
    TakesAtLeastWaiting, ///< seconds: mean lead time, mean of the waiting that is known; the truth is more
    TakesMostOutside, ///< seconds: mean lead time of the items whose parts are known; what of it passes outside the stages
    Takes, ///< seconds: mean lead time; how much of it is waiting is not known
    FinishedUntimed, ///< count: finished items, of which no lead time is known
    LostWaiting, ///< seconds: waiting an item; name: the stage they wait for
    LostWaitingIn, ///< seconds: waiting an item; name: the stage they wait in (nobody works there)
    MostKnownWaiting, ///< the same as LostWaiting, but stages that tell no waiting take longer
    MostKnownWaitingIn, ///< the same as LostWaitingIn, but so
    MostTime, ///< seconds: time an item; name: the stage; nothing is known to wait
    OneStage, ///< name: the only stage of the stream, so there is nothing to compare
    TooLittleToTell, ///< count: finished items whose waiting and work are known, too few to say where most time is lost
    NoneCostsMost, ///< count: the same; several stages cost as much
    MostInProgress, ///< count: items in progress there, more than half of all; name: the stage
    MoreInProgress, ///< count: items in progress there, more than anywhere else; name: the stage
};

struct Sentence {
    SentenceKind kind = SentenceKind::NoItems;
    std::vector<double> seconds;
    std::int64_t count = 0;
    std::string name;
    std::int64_t of = 0;
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// The answer to "where do we lose our time?", at most two sentences.
[[nodiscard]] std::vector<Sentence> answers(const StreamResult& stream);
/// At most 100 characters; a long stage name is shortened.
[[nodiscard]] std::string english(const Sentence& sentence);
/// All answers in English, parted by a space.
[[nodiscard]] std::string englishAnswer(const StreamResult& stream);

/// "Taken for done because hardly anything follows it: Payment." Empty where nothing was guessed.
[[nodiscard]] std::string guessedEndsText(const GuessedEnds& ends);

/// Where most time is lost: the row of the stage with the largest waiting an item. Absent: nobody waits, it is not known, too few
/// items tell it, two stages cost the same, or it is little beside what passes elsewhere.
[[nodiscard]] std::optional<std::size_t> costliestWait(const StreamResult& stream);

/// At most `most` characters (code points) of UTF-8; what is cut ends in "…".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

} // namespace weir::analysis
