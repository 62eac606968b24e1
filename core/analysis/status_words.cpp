// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/status_words.h"

#include "core/analysis/stage_proposal.h"
#include "core/analysis/status_word_lists.h"

#include <algorithm>

namespace weir::analysis {

namespace {

using namespace words;

bool isOneOf(std::string_view name, Words list)
{
    return std::ranges::find(list, name) != list.end();
}

/// Accented Latin letters U+00C0 to U+017F without their accents; "?" where there is none.
constexpr std::string_view latinBase = "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
                                       "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                       "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Length of the UTF-8 sequence that begins with `lead`; 1 for what begins none.
std::size_t sequenceLength(unsigned char lead)
{
    if (lead >= 0xF0U)
        return 4;
    if (lead >= 0xE0U)
        return 3;
    return lead >= 0xC0U ? 2 : 1;
}

void appendSpace(std::string& out)
{
    if (!out.empty() && out.back() != ' ')
        out.push_back(' ');
}

void appendFolded(std::string& out, std::string_view sequence)
{
    const auto byte = [sequence](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
    if (sequence.size() == 1) {
        const char c = sequence[0];
        if (c >= 'A' && c <= 'Z')
            out.push_back(static_cast<char>(c - 'A' + 'a'));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out.push_back(c);
        else
            appendSpace(out);
        return;
    }
    if (sequence.size() == 2 && byte(0) >= 0xC3U && byte(0) <= 0xC5U) {
        const std::size_t row = (byte(0) - 0xC3U) * 64U + (byte(1) & 0x3FU);
        if (row < latinBase.size() && latinBase[row] != '?')
            out.push_back(latinBase[row]);
        else
            appendSpace(out);
        return;
    }
    if (sequence.size() == 3 && byte(0) == 0xE2U) // dashes, quotes, arrows, symbols
        appendSpace(out);
    else if (sequence.size() == 3 && byte(0) == 0xE3U && byte(1) == 0x80U) // CJK punctuation and the wide space
        appendSpace(out);
    else if (sequence.size() < 4) // not emoji
        out += sequence;
}

bool isWide(std::string_view word)
{
    return !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80U;
}

/// The word stands in the name: as a word, or for scripts without spaces, anywhere.
bool speaksOf(std::string_view name, std::string_view word)
{
    for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if (isWide(word) || ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')))
            return true;
    }
    return false;
}

StatusReading waitsFor(std::string_view object)
{
    if (std::ranges::any_of(outsiders, [object](std::string_view who) { return speaksOf(object, who); }))
        return {StatusHint::Blocked, {}};
    return {StatusHint::QueueFor, std::string(object)};
}

/// 待测试 waits for 测试, レビュー待ち for レビュー.
StatusReading readWide(const std::string& name)
{
    for (const std::string_view prefix : {std::string_view("等待"), std::string_view("待"), std::string_view("准备")}) {
        if (name.starts_with(prefix) && name.size() > prefix.size())
            return waitsFor(std::string_view(name).substr(prefix.size()));
    }
    constexpr std::string_view waitingFor = "待ち";
    if (name.ends_with(waitingFor) && name.size() > waitingFor.size())
        return waitsFor(std::string_view(name).substr(0, name.size() - waitingFor.size()));
    return {};
}

bool saysStepOver(std::string_view name)
{
    return std::ranges::any_of(stepOverSuffixes, [name](std::string_view suffix) {
        return name.ends_with(suffix) && activityOf(name.substr(0, name.size() - suffix.size())) != Activity::None;
    });
}

StatusReading readAffixes(std::string_view name)
{
    if (saysStepOver(name))
        return {StatusHint::Queue, {}};
    constexpr std::size_t mostWords = 4; // a longer one is a sentence: "Milestone 2: become production ready"
    const bool phrase = wordsOf(name).size() <= mostWords;
    for (const std::string_view suffix : queueSuffixes) {
        if (phrase && name.ends_with(suffix) && name.size() > suffix.size())
            return waitsFor(name.substr(0, name.size() - suffix.size()));
    }
    for (const std::string_view prefix : queuePrefixes) {
        if (name.starts_with(prefix) && name.size() > prefix.size())
            return waitsFor(name.substr(prefix.size()));
    }
    return {};
}

/// French "À tester", also without the accent; but "A/B Testing" and "A team" are no such thing.
StatusReading readFrenchToDo(std::string_view name, std::string_view plain)
{
    constexpr std::string_view prefix = "a ";
    if (!plain.starts_with(prefix) || plain.size() == prefix.size())
        return {};
    const std::string_view object = plain.substr(prefix.size());
    const bool accented = name.find("À") != std::string_view::npos || name.find("à") != std::string_view::npos;
    const bool oneKnownWord =
        name.size() > 1 && name[1] == ' ' && object.find(' ') == std::string_view::npos && activityOf(object) != Activity::None;
    return accented || oneKnownWord ? waitsFor(object) : StatusReading {};
}

/// "Closed - won't do", "Done: duplicate": over, and how.
bool overAndDiscarded(std::string_view name)
{
    const std::size_t space = name.find(' ');
    return space != std::string_view::npos && isOneOf(name.substr(0, space), doneNames) && isOneOf(name.substr(space + 1), discardedNames);
}

} // namespace

std::string folded(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
        const std::size_t length = std::min(sequenceLength(static_cast<unsigned char>(name[i])), name.size() - i);
        appendFolded(out, name.substr(i, length));
        i += length;
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::vector<std::string_view> wordsOf(std::string_view foldedName)
{
    std::vector<std::string_view> words;
    while (!foldedName.empty()) {
        const std::size_t end = std::min(foldedName.find(' '), foldedName.size());
        if (end > 0)
            words.push_back(foldedName.substr(0, end));
        foldedName.remove_prefix(std::min(end + 1, foldedName.size()));
    }
    return words;
}

std::string_view coreOf(std::string_view foldedName)
{
    for (const std::string_view prefix : goingOn) {
        if (foldedName.starts_with(prefix) && foldedName.size() > prefix.size())
            return foldedName.substr(prefix.size());
    }
    return foldedName;
}

Activity activityOf(std::string_view foldedName)
{
    const auto found = std::ranges::find_if(activityWords, [foldedName](const ActivityWords& list) {
        return std::ranges::any_of(list.words, [foldedName](std::string_view word) { return speaksOf(foldedName, word); });
    });
    return found == activityWords.end() ? Activity::None : found->activity;
}

StatusReading readStatus(std::string_view name)
{
    const std::string plain = folded(name);
    if (isOneOf(plain, discardedNames) || overAndDiscarded(plain))
        return {StatusHint::Discarded, {}};
    if (isOneOf(plain, doneNames))
        return {StatusHint::Done, {}};
    if (isOneOf(plain, blockedNames))
        return {StatusHint::Blocked, {}};
    if (isOneOf(plain, outsideNames))
        return {StatusHint::Outside, {}};
    if (isOneOf(plain, queueNames))
        return {StatusHint::Queue, {}};
    if (isWide(plain))
        return readWide(plain);
    if (const StatusReading reading = readFrenchToDo(name, plain); reading.hint != StatusHint::Nothing)
        return reading;
    return readAffixes(plain);
}

bool saysGoingOn(std::string_view foldedName)
{
    const Activity activity = activityOf(foldedName);
    const bool isWork = activity == Activity::Development || activity == Activity::Review || activity == Activity::Test
        || activity == Activity::Analysis || activity == Activity::Design;
    return isWork || coreOf(foldedName) != foldedName
        || std::ranges::any_of(wordsOf(foldedName), [](std::string_view word) { return word.size() > 4 && word.ends_with("ing"); });
}

bool speaksOfDiscarding(std::string_view foldedName)
{
    return isOneOf(foldedName, discardedNames)
        || std::ranges::any_of(discardingWords, [foldedName](std::string_view word) { return speaksOf(foldedName, word); });
}

bool saysReached(std::string_view foldedName)
{
    return isOneOf(foldedName, reachedNames) || saysStepOver(foldedName);
}

bool looksLikeEpicOrSubtask(std::string_view typeName)
{
    return isOneOf(folded(typeName), hierarchyWords);
}

bool looksDiscarded(std::string_view name)
{
    return readStatus(name).hint == StatusHint::Discarded;
}

} // namespace weir::analysis
