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
};

template <typename Of>
std::optional<Loss> largest(const StreamResult& stream, Of of)
{
    std::optional<Loss> most;
    for (std::size_t row = 0; row < stream.stages.size(); ++row) {
        const std::optional<double> value = of(stream.stages[row]);
        if (value && *value > 0 && (!most || *value > most->seconds))
            most = Loss {row, *value};
    }
    return most;
}

bool isUsed(const StreamStage& stage)
{
    return stage.inStream() && (stage.visits > 0 || stage.wip > 0);
}

/// Time of a mean item of which nobody knows in which stage it passed, and how; any stage may hold it.
double unknownRest(const StreamTotals& totals)
{
    if (totals.partsKnown > 0 || !totals.leadTime.mean)
        return 0;
    return *totals.leadTime.mean - totals.workLeastSeconds.value_or(0) - totals.waitLeastSeconds.value_or(0);
}

std::optional<Sentence> whereItIsLost(const StreamResult& stream)
{
    const double unknown = unknownRest(stream.totals);
    const auto only = std::ranges::find_if(stream.stages, isUsed);
    if (std::ranges::count_if(stream.stages, isUsed) == 1) {
        if (only->workPerItemSeconds.value_or(0) + only->waitPerItemSeconds.value_or(0) > 0)
            return Sentence {SentenceKind::OneStage, {}, 0, only->name};
        return std::nullopt;
    }
    if (const auto wait = largest(stream, [](const StreamStage& s) { return s.waitPerItemSeconds; }); wait && wait->seconds > unknown) {
        const StreamStage& stage = stream.stages[wait->row];
        const SentenceKind kind = stage.kind == "work" ? SentenceKind::LostWaiting : SentenceKind::LostWaitingIn;
        return Sentence {kind, {wait->seconds}, 0, stage.name};
    }
    if (const auto work = largest(stream, [](const StreamStage& s) { return s.workPerItemSeconds; }); work && work->seconds > unknown)
        return Sentence {SentenceKind::MostTime, {work->seconds}, 0, stream.stages[work->row].name};
    return std::nullopt;
}

std::optional<Sentence> whereItLies(const StreamResult& stream)
{
    const auto most = std::ranges::max_element(
        stream.stages, [](const StreamStage& a, const StreamStage& b) { return (a.inStream() ? a.wip : 0) < (b.inStream() ? b.wip : 0); });
    if (most == stream.stages.end() || !most->inStream() || most->wip == 0)
        return std::nullopt;
    return Sentence {SentenceKind::MostInProgress, {}, most->wip, most->name};
}

Sentence howLong(const StreamResult& stream)
{
    const StreamTotals& totals = stream.totals;
    if (!totals.leadTime.mean)
        return {SentenceKind::FinishedUntimed, {}, stream.finished, {}};
    const double lead = *totals.leadTime.mean;
    if (totals.waitLeastSeconds.value_or(0) > 0)
        return {SentenceKind::TakesAtLeastWaiting, {lead, *totals.waitLeastSeconds}, 0, {}};
    // More waiting than lead time: the item waited in several places at once, so it is not a part of it.
    if (!totals.waitMeanSeconds || !totals.partsLeadMeanSeconds || *totals.waitMeanSeconds > *totals.partsLeadMeanSeconds)
        return {SentenceKind::Takes, {lead}, 0, {}};
    if (totals.partsKnown < totals.leadTime.n)
        return {SentenceKind::TakesSomeWaiting, {lead, *totals.waitMeanSeconds, *totals.partsLeadMeanSeconds}, totals.partsKnown, {},
            totals.leadTime.n};
    if (*totals.waitMeanSeconds > 0)
        return {SentenceKind::TakesOfItWaiting, {lead, *totals.waitMeanSeconds}, 0, {}};
    return {SentenceKind::TakesNoneWaiting, {lead}, 0, {}};
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
    if (stream.total == 0)
        return {Sentence {}};
    std::vector<Sentence> said;
    if (stream.finished == 0) {
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
    case SentenceKind::NothingFinished:
        return "Nothing was finished in this window; " + items(sentence.count) + (sentence.count == 1 ? " is" : " are") + " in progress.";
    case SentenceKind::TakesOfItWaiting:
        return "On average an item takes " + duration(0) + ", " + withoutUnit(duration(1), duration(0)) + " of it waiting.";
    case SentenceKind::TakesNoneWaiting:
        return "On average an item takes " + duration(0) + ", none of it in a queue.";
    case SentenceKind::TakesSomeWaiting:
        return "On average an item takes " + duration(0) + "; for " + groupedNumber(sentence.count) + " of " + groupedNumber(sentence.of)
            + " waiting is known: " + withoutUnit(duration(1), duration(2)) + " of " + duration(2) + ".";
    case SentenceKind::TakesAtLeastWaiting:
        return "On average an item takes " + duration(0) + ", at least " + withoutUnit(duration(1), duration(0)) + " of it waiting.";
    case SentenceKind::Takes:
        return "On average an item takes " + duration(0) + "; how much of it is waiting is not known.";
    case SentenceKind::FinishedUntimed:
        return items(sentence.count) + (sentence.count == 1 ? " was" : " were") + " finished; how long that took is not known.";
    case SentenceKind::LostWaiting:
        return "Most time is lost waiting for " + name + ", " + duration(0) + " an item.";
    case SentenceKind::LostWaitingIn:
        return "Most time is lost waiting in " + name + ", " + duration(0) + " an item.";
    case SentenceKind::MostTime:
        return "Most time passes in " + name + ", " + duration(0) + " an item.";
    case SentenceKind::OneStage:
        return "All time in the stream passes in " + name + ", the only stage.";
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

} // namespace weir::analysis
