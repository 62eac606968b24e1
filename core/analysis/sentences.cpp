// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sentences.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace weir::analysis {

namespace {

/// One decimal below a hundred, none above: 12.3, 0.6, 130.
std::string oneDecimal(double value)
{
    const auto tenths = static_cast<std::int64_t>(std::llround(std::abs(value) * 10));
    std::string text;
    if (value < 0 && tenths > 0)
        text.push_back('-');
    text += std::to_string(tenths / 10);
    if (tenths < 1000) {
        text.push_back('.');
        text += std::to_string(tenths % 10);
    }
    return text;
}

std::string englishDuration(double seconds)
{
    if (seconds > 0 && seconds < 60)
        return "under a minute";
    struct Unit {
        double seconds;
        std::string_view one, many;
    };
    static constexpr Unit units[] = {{86400, " day", " days"}, {3600, " hour", " hours"}, {60, " minute", " minutes"}};
    for (const Unit& unit : units) {
        const double value = seconds / unit.seconds;
        if (std::abs(value) < 1 && unit.seconds > 60)
            continue;
        const std::string text = oneDecimal(value);
        return text + std::string(text == "1.0" ? unit.one : unit.many);
    }
    return {};
}

/// 1,234,567
std::string grouped(std::int64_t count)
{
    const std::string digits = std::to_string(std::abs(count));
    std::string text;
    if (count < 0)
        text.push_back('-');
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text.push_back(',');
        text.push_back(digits[i]);
    }
    return text;
}

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

bool inStream(const StreamStage& stage)
{
    return stage.kind == "work" || stage.kind == "wait" || stage.kind == "queue";
}

std::optional<Sentence> whereItIsLost(const StreamResult& stream)
{
    const auto used = std::ranges::count_if(stream.stages, [](const StreamStage& s) { return inStream(s) && (s.visits > 0 || s.wip > 0); });
    if (used == 1) {
        const auto only =
            std::ranges::find_if(stream.stages, [](const StreamStage& s) { return inStream(s) && (s.visits > 0 || s.wip > 0); });
        return Sentence {SentenceKind::OneStage, {}, 0, only->name};
    }
    if (const auto wait = largest(stream, [](const StreamStage& s) { return s.waitPerItemSeconds; })) {
        const StreamStage& stage = stream.stages[wait->row];
        const SentenceKind kind = stage.kind == "work" ? SentenceKind::LostWaiting : SentenceKind::LostWaitingIn;
        return Sentence {kind, {wait->seconds}, 0, stage.name};
    }
    if (const auto work = largest(stream, [](const StreamStage& s) { return s.workPerItemSeconds; }))
        return Sentence {SentenceKind::MostTime, {work->seconds}, 0, stream.stages[work->row].name};
    return std::nullopt;
}

std::optional<Sentence> whereItLies(const StreamResult& stream)
{
    const auto most = std::ranges::max_element(
        stream.stages, [](const StreamStage& a, const StreamStage& b) { return (inStream(a) ? a.wip : 0) < (inStream(b) ? b.wip : 0); });
    if (most == stream.stages.end() || !inStream(*most) || most->wip == 0)
        return std::nullopt;
    return Sentence {SentenceKind::MostInProgress, {}, most->wip, most->name};
}

Sentence howLong(const StreamResult& stream)
{
    const StreamTotals& totals = stream.totals;
    if (!totals.leadTime.mean)
        return {SentenceKind::FinishedUntimed, {}, stream.finished, {}};
    // More waiting than lead time: the two stand on different items, so one sentence cannot say both.
    if (totals.waitMeanSeconds && *totals.waitMeanSeconds > 0 && *totals.waitMeanSeconds <= *totals.leadTime.mean)
        return {SentenceKind::TakesOfItWaiting, {*totals.leadTime.mean, *totals.waitMeanSeconds}, 0, {}};
    return {SentenceKind::Takes, {*totals.leadTime.mean}, 0, {}};
}

std::string items(std::int64_t count, const SentenceFormat& format)
{
    return format.count(count) + (count == 1 ? " item" : " items");
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

const SentenceFormat& englishFormat()
{
    static const SentenceFormat format {
        englishDuration,
        [](double ratio) { return std::to_string(std::llround(ratio * 100)) + " %"; },
        oneDecimal,
        grouped,
    };
    return format;
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

std::string english(const Sentence& sentence, const SentenceFormat& format)
{
    const std::string name = shortened(sentence.name, 40);
    const auto duration = [&](std::size_t i) { return format.duration(sentence.seconds.at(i)); };
    switch (sentence.kind) {
    case SentenceKind::NoItems:
        return "There are no items in this window.";
    case SentenceKind::NothingFinished:
        return "Nothing was finished in this window; " + items(sentence.count, format) + (sentence.count == 1 ? " is" : " are")
            + " in progress.";
    case SentenceKind::TakesOfItWaiting:
        return "On average an item takes " + duration(0) + ", " + withoutUnit(duration(1), duration(0)) + " of it waiting.";
    case SentenceKind::Takes:
        return "On average an item takes " + duration(0) + "; how much of it is waiting is not known.";
    case SentenceKind::FinishedUntimed:
        return items(sentence.count, format) + (sentence.count == 1 ? " was" : " were") + " finished; how long that took is not known.";
    case SentenceKind::LostWaiting:
        return "Most time is lost waiting for " + name + ", " + duration(0) + " an item.";
    case SentenceKind::LostWaitingIn:
        return "Most time is lost waiting in " + name + ", " + duration(0) + " an item.";
    case SentenceKind::MostTime:
        return "Most time passes in " + name + ", " + duration(0) + " an item.";
    case SentenceKind::OneStage:
        return "All of it passes in " + name + ", the only stage.";
    case SentenceKind::MostInProgress:
        return "Most of them are in " + name + ": " + items(sentence.count, format) + ".";
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
