// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sentences.h"

#include "core/base/number_text.h"
#include "core/base/words.h"

#include <algorithm>
#include <optional>

namespace weir::analysis {

namespace {

/// "9.2" of "9.2 days" where the unit was just said, else all of it.
std::string withoutUnit(const std::string& text, const std::string& said)
{
    const auto space = text.find(' ');
    return space != std::string::npos && said.ends_with(text.substr(space)) ? text.substr(0, space) : text;
}

struct Loss {
    std::size_t row = 0;
    double seconds = 0;
    bool tied = false; ///< another stage costs as much
};

template <typename Of>
std::optional<Loss> largest(const StreamResult& stream, Of of)
{
    std::optional<Loss> most;
    for (std::size_t row = 0; row < stream.stages.size(); ++row) {
        const std::optional<double> value = of(stream.stages[row]);
        if (!value || *value <= 0)
            continue;
        if (!most || *value > most->seconds)
            most = Loss {row, *value};
        else if (*value == most->seconds)
            most->tied = true;
    }
    return most;
}

std::optional<double> waitOf(const StreamStage& stage)
{
    return stage.addsToItems() ? stage.waitPerItemSeconds : std::nullopt;
}

std::optional<double> workOf(const StreamStage& stage)
{
    return stage.workPerItemSeconds;
}

bool isUsed(const StreamStage& stage)
{
    return stage.addsToItems() && (stage.visits > 0 || stage.wip > 0);
}

/// Some item was there at some time. Where that holds of no stage, that none is in progress is not zero, but unknown.
bool isSeen(const StreamStage& stage)
{
    return stage.inStream() && stage.used;
}

/// More passes outside the stages than in all of them.
bool mostOutside(const StreamTotals& totals)
{
    return totals.outsideSeconds() > 0.5 * totals.partsLeadMeanSeconds.value_or(0);
}

std::optional<double> untoldOf(const StreamStage& stage)
{
    return stage.addsToItems() && !stage.tellsWaiting ? stage.workPerItemSeconds : std::nullopt;
}

SentenceKind waitingKind(const StreamResult& stream, const Loss& most)
{
    const std::string& kind = stream.stages[most.row].kind;
    const bool onlyWaits = kind == "wait" || kind == "queue";
    // Of the time that counts as work there, any part may be waiting.
    const auto untold = largest(stream, untoldOf);
    if (untold && untold->seconds >= most.seconds)
        return onlyWaits ? SentenceKind::MostKnownWaitingIn : SentenceKind::MostKnownWaiting;
    return onlyWaits ? SentenceKind::LostWaitingIn : SentenceKind::LostWaiting;
}

std::optional<Sentence> whereItIsLost(const StreamResult& stream)
{
    const double unknown = stream.totals.untoldSeconds();
    const auto only = std::ranges::find_if(stream.stages, isUsed);
    if (std::ranges::count_if(stream.stages, isUsed) == 1) {
        if (only->workPerItemSeconds.value_or(0) + only->waitPerItemSeconds.value_or(0) > 0)
            return Sentence {SentenceKind::OneStage, {}, 0, only->name};
        return std::nullopt;
    }
    const auto known = [unknown](const std::optional<Loss>& loss) { return loss && loss->seconds > unknown; };
    auto wait = largest(stream, waitOf);
    if (wait && stream.totals.isLittle(wait->seconds))
        wait.reset();
    if (!wait && mostOutside(stream.totals))
        return std::nullopt;
    const auto work = largest(stream, workOf);
    if (!known(wait) && !known(work))
        return std::nullopt;
    const std::int64_t n = stream.totals.partsItems();
    if (n < enoughToRank)
        return Sentence {SentenceKind::TooLittleToTell, {}, n, {}};
    const Loss& most = known(wait) ? *wait : *work;
    if (most.tied)
        return Sentence {SentenceKind::NoneCostsMost, {}, n, {}};
    const StreamStage& stage = stream.stages[most.row];
    if (!known(wait))
        return Sentence {SentenceKind::MostTime, {most.seconds}, 0, stage.name};
    return Sentence {waitingKind(stream, most), {most.seconds}, 0, stage.name};
}

/// In which stage of the stream most items in progress are, if it is one.
std::optional<Sentence> whereItLies(const StreamResult& stream)
{
    const StreamStage* most = nullptr;
    bool tied = false;
    for (const StreamStage& stage : stream.stages) {
        if (!stage.inStream() || stage.wip == 0)
            continue;
        tied = most != nullptr && stage.wip == most->wip ? true : tied;
        if (most == nullptr || stage.wip > most->wip) {
            most = &stage;
            tied = false;
        }
    }
    if (most == nullptr || tied || stream.inProgress < 2)
        return std::nullopt;
    const SentenceKind kind = most->wip * 2 > stream.inProgress ? SentenceKind::MostInProgress : SentenceKind::MoreInProgress;
    return Sentence {kind, {}, most->wip, most->name};
}

Sentence howLong(const StreamResult& stream)
{
    const StreamTotals& totals = stream.totals;
    if (!totals.leadTime.mean)
        return {SentenceKind::FinishedUntimed, {}, stream.finished, {}};
    const auto over = [&stream](std::int64_t n, SentenceKind kind, std::vector<double> seconds) {
        return n < stream.finished ? Sentence {kind, std::move(seconds), n, {}, stream.finished}
                                   : Sentence {kind, std::move(seconds), 0, {}};
    };
    const std::int64_t n = totals.leadTime.n;
    const double lead = *totals.leadTime.mean;
    if (mostOutside(totals))
        return over(totals.partsKnown, SentenceKind::TakesMostOutside, {*totals.partsLeadMeanSeconds, totals.outsideSeconds()});
    if (totals.waitLeastSeconds.value_or(0) > 0)
        return over(n, SentenceKind::TakesAtLeastWaiting, {lead, *totals.waitLeastSeconds});
    // More waiting than lead time: the item waited in several places at once, so it is not a part of it.
    if (!totals.waitMeanSeconds || !totals.partsLeadMeanSeconds || *totals.waitMeanSeconds > *totals.partsLeadMeanSeconds)
        return over(n, SentenceKind::Takes, {lead});
    if (totals.waitUntold) {
        const double least = *totals.waitMeanSeconds * static_cast<double>(totals.partsKnown) / static_cast<double>(n);
        return least > 0 ? over(n, SentenceKind::TakesAtLeastWaiting, {lead, least}) : over(n, SentenceKind::Takes, {lead});
    }
    if (totals.partsKnown < n)
        return {SentenceKind::TakesSomeWaiting, {lead, *totals.waitMeanSeconds, *totals.partsLeadMeanSeconds}, totals.partsKnown, {}, n};
    if (*totals.waitMeanSeconds > 0)
        return over(n, SentenceKind::TakesOfItWaiting, {lead, *totals.waitMeanSeconds});
    return over(n, SentenceKind::TakesNoneWaiting, {lead});
}

/// " (n = 8 of 16)" where not all finished items tell it.
std::string ofAll(const Sentence& sentence)
{
    return sentence.of > 0 ? " (n = " + groupedNumber(sentence.count) + " of " + groupedNumber(sentence.of) + ")" : std::string();
}

std::string items(std::int64_t count)
{
    return counted(count, "item", "items");
}

} // namespace

std::string shortened(std::string_view text, std::size_t most)
{
    std::size_t characters = 0;
    std::size_t keep = 0; // bytes of the first most − 1 characters
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U)
            continue;
        if (characters == most - 1)
            keep = i;
        if (++characters > most)
            return std::string(text.substr(0, keep)) + "…";
    }
    return std::string(text);
}

std::vector<Sentence> answers(const StreamResult& stream)
{
    if (!stream.anyItems)
        return {{SentenceKind::NoItemsYet, {}, stream.commits, {}, stream.changes}, {SentenceKind::AddExport, {}, 0, {}}};
    if (stream.total == 0)
        return {Sentence {}};
    if (!stream.knowsEnd && stream.stages.empty())
        return {{SentenceKind::NoStageDone, {}, 0, {}}}; // no status, so no stage to name
    if (!stream.knowsEnd)
        return stream.tooYoung ? std::vector<Sentence> {{SentenceKind::NoEndReachedYet, {}, 0, {}}}
                               : std::vector<Sentence> {{SentenceKind::NoStageDone, {}, 0, {}}, {SentenceKind::NameADoneStage, {}, 0, {}}};
    std::vector<Sentence> said;
    if (stream.finished == 0 && stream.doneUndated > 0)
        return {{SentenceKind::DoneUndated, {}, stream.doneUndated, {}}, {SentenceKind::AddFinishes, {}, 0, {}}};
    if (stream.finished == 0) {
        if (stream.inProgress == 0 && std::ranges::none_of(stream.stages, isSeen))
            return {{SentenceKind::NothingFinishedUntold, {}, 0, {}}};
        said.push_back({SentenceKind::NothingFinished, {}, stream.inProgress, {}});
        if (const auto lies = whereItLies(stream))
            said.push_back(*lies);
        return said;
    }
    said.push_back(howLong(stream));
    if (const auto lost = whereItIsLost(stream))
        said.push_back(*lost);
    return said;
}

std::string english(const Sentence& sentence)
{
    const std::string name = shortened(sentence.name, 40);
    const auto duration = [&](std::size_t i) { return longDuration(sentence.seconds.at(i)); };
    switch (sentence.kind) {
    case SentenceKind::NoItems:
        return "There are no items in this window.";
    case SentenceKind::NoItemsYet:
        if (sentence.count + sentence.of == 0)
            return "There are no items yet, so there is no stream to measure.";
        return "There are no items yet, only " + (sentence.count > 0 ? counted(sentence.count, "commit", "commits") : std::string())
            + (sentence.count > 0 && sentence.of > 0 ? " and " : "")
            + (sentence.of > 0 ? counted(sentence.of, "change", "changes") : std::string()) + ", so there is no stream.";
    case SentenceKind::AddExport:
        return "The stream needs items: add an export of your tracker, under Sources or with 'weir import'.";
    case SentenceKind::NoStageDone:
        return "No stage is done, so nothing counts as finished and lead time is unknown.";
    case SentenceKind::NameADoneStage:
        return "Name a stage as done, with Edit stages on the map or with 'weir stages'.";
    case SentenceKind::NoEndReachedYet:
        return "No item has reached an end yet, so nothing is finished and lead time is unknown.";
    case SentenceKind::NothingFinished:
        return "Nothing was finished in this window; " + items(sentence.count) + (sentence.count == 1 ? " is" : " are") + " in progress.";
    case SentenceKind::NothingFinishedUntold:
        return "Nothing was finished in this window; how many are in progress is not known.";
    case SentenceKind::DoneUndated:
        return items(sentence.count) + (sentence.count == 1 ? " is" : " are") + " done, but the data do not say since when.";
    case SentenceKind::AddFinishes:
        return "Export them with their history, or with the date at which each was resolved.";
    case SentenceKind::TakesOfItWaiting:
        return "On average an item takes " + duration(0) + ofAll(sentence) + ", " + withoutUnit(duration(1), duration(0))
            + " of it waiting.";
    case SentenceKind::TakesNoneWaiting:
        return "On average an item takes " + duration(0) + ofAll(sentence) + ", none of it in a queue.";
    case SentenceKind::TakesSomeWaiting:
        return "On average an item takes " + duration(0) + "; for " + groupedNumber(sentence.count) + " of " + groupedNumber(sentence.of)
            + " waiting is known: " + withoutUnit(duration(1), duration(2)) + " of " + duration(2) + ".";
    case SentenceKind::TakesAtLeastWaiting:
        return "On average an item takes " + duration(0) + ofAll(sentence) + ", at least " + withoutUnit(duration(1), duration(0))
            + " of it waiting.";
    case SentenceKind::TakesMostOutside:
        return "On average an item takes " + duration(0) + ofAll(sentence) + ", " + withoutUnit(duration(1), duration(0))
            + " of it before or beside the stream: check the stages.";
    case SentenceKind::Takes:
        return "On average an item takes " + duration(0) + ofAll(sentence) + "; how much of it is waiting is not known.";
    case SentenceKind::FinishedUntimed:
        return items(sentence.count) + (sentence.count == 1 ? " was" : " were") + " finished; how long that took is not known.";
    case SentenceKind::LostWaiting:
        return "Most time is lost waiting for " + name + ", " + duration(0) + " an item.";
    case SentenceKind::LostWaitingIn:
        return "Most time is lost waiting in " + name + ", " + duration(0) + " an item.";
    case SentenceKind::MostKnownWaiting:
        return "Most of the waiting that is told is for " + name + ", " + duration(0) + " an item.";
    case SentenceKind::MostKnownWaitingIn:
        return "Most of the waiting that is told is in " + name + ", " + duration(0) + " an item.";
    case SentenceKind::MostTime:
        return "Most time passes in " + name + ", " + duration(0) + " an item.";
    case SentenceKind::OneStage:
        return "All time in the stream passes in " + name + ", the only stage.";
    case SentenceKind::TooLittleToTell:
        return items(sentence.count) + (sentence.count == 1 ? " is" : " are") + " too few to tell where most time is lost.";
    case SentenceKind::NoneCostsMost:
        return "No stage costs more than all others (n = " + groupedNumber(sentence.count) + ").";
    case SentenceKind::MoreInProgress:
        return "More are in " + name + " than in any other stage: " + items(sentence.count) + ".";
    case SentenceKind::MostInProgress:
        return "Most of them are in " + name + ": " + items(sentence.count) + ".";
    }
    return {};
}

std::string englishAnswer(const StreamResult& stream)
{
    std::string text;
    for (const Sentence& sentence : answers(stream))
        text.append(text.empty() ? "" : " ").append(english(sentence));
    return text;
}

std::string guessedEndsText(const GuessedEnds& ends)
{
    const auto list = [](const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names)
            text.append(text.empty() ? "" : ", ").append(shortened(name, 40));
        return text;
    };
    if (ends.done.empty())
        return {};
    const bool one = ends.done.size() + ends.discarded.size() == 1;
    std::string text = std::string("Taken for done because hardly anything follows ") + (one ? "it: " : "them: ") + list(ends.done);
    if (!ends.discarded.empty())
        text += "; for discarded: " + list(ends.discarded);
    return text + ".";
}

std::optional<std::size_t> costliestWait(const StreamResult& stream)
{
    const auto most = largest(stream, waitOf);
    if (!most || most->tied || most->seconds <= stream.totals.untoldSeconds() || stream.totals.partsItems() < enoughToRank
        || stream.totals.isLittle(most->seconds) || mostOutside(stream.totals))
        return std::nullopt;
    const SentenceKind kind = waitingKind(stream, *most);
    return kind == SentenceKind::LostWaiting || kind == SentenceKind::LostWaitingIn ? std::optional(most->row) : std::nullopt;
}

} // namespace weir::analysis
