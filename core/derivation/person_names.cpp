// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/person_names.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace weir::derivation {

namespace {

/// From U+00C0 to U+017F, the letters below each; '\0' for those that become two.
constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo*ouuuuyts" // U+00C0, "*": no letter
                                   "aaaaaaaceeeeiiiidnooooo*ouuuuyty" // U+00E0
                                   "aaaaaaccccccccddddeeeeeeeeeegggg" // U+0100
                                   "gggghhhhiiiiiiiiiiiijjkkklllllll" // U+0120
                                   "lllnnnnnnnnnoooooooorrrrrrssssss" // U+0140
                                   "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs"; // U+0160
static_assert(latin.size() == 192);

char asciiLower(char c)
{
    return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text)
{
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(), asciiLower);
    return folded;
}

/// A letter of two bytes without its accent, as far as it is known; combining accents vanish.
void appendFolded(std::string_view letter, std::string& out)
{
    const auto code =
        static_cast<unsigned>((static_cast<unsigned char>(letter[0]) & 0x1FU) << 6U) | (static_cast<unsigned char>(letter[1]) & 0x3FU);
    if (code >= 0x0300 && code <= 0x036F)
        return;
    if (code == 0xDF) // sharp s
        out += "ss";
    else if (code >= 0xC0 && code < 0xC0 + latin.size() && latin[code - 0xC0] != '*')
        out += latin[code - 0xC0];
    else
        out += letter;
}

} // namespace

std::string foldedName(std::string_view name)
{
    std::string folded;
    while (!name.empty()) {
        const std::size_t length = std::max<std::size_t>(1, std::min(utf8SequenceLength(name), name.size()));
        if (length == 2)
            appendFolded(name.substr(0, 2), folded);
        else if (length == 1)
            folded += asciiLower(name[0]);
        else
            folded += name.substr(0, length);
        name.remove_prefix(length);
    }
    return folded;
}

std::vector<std::string> nameWords(std::string_view name)
{
    std::vector<std::string> words(1);
    for (const char c : foldedName(name)) {
        if (isLetterOrDigit(c))
            words.back() += c;
        else if (c != '\'' && !words.back().empty()) // O'Neil is one word
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    std::ranges::sort(words);
    return words;
}

bool looksLikeBot(std::string_view person)
{
    const std::string name = lower(person);
    const std::string_view who(name);
    constexpr std::array<std::string_view, 16> known = {"dependabot", "renovate", "github-actions", "github actions", "greenkeeper",
        "snyk-bot", "pre-commit-ci", "semantic-release-bot", "allcontributors", "imgbot", "pyup-bot", "mergify", "gitlab-bot",
        "weblate (bot)", "copilot-swe-agent", "automation for jira"};
    const auto begins = [who](std::string_view bot) { return who.starts_with(bot); };
    return who.find("[bot]") != std::string_view::npos || who.ends_with("-bot") || who.ends_with(" bot") || who == "bot"
        || std::ranges::any_of(known, begins);
}

bool looksLikeEmail(std::string_view name)
{
    const std::size_t at = name.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < name.size() && name.find('@', at + 1) == std::string_view::npos
        && name.find_first_of(" \t<>,") == std::string_view::npos;
}

std::string hostAccount(std::string_view email)
{
    const std::string address = lower(email);
    const std::size_t at = address.find('@');
    if (at == std::string::npos)
        return {};
    const std::string_view domain = std::string_view(address).substr(at + 1);
    std::string_view local = std::string_view(address).substr(0, at);
    if (domain.starts_with("users.noreply.")) { // GitHub, GitLab: "123+ann" or "123-ann", and without number
        const std::size_t number = local.find_first_not_of("0123456789");
        if (number != std::string_view::npos && number > 0 && (local[number] == '+' || local[number] == '-'))
            local.remove_prefix(number + 1);
        return std::string(local);
    }
    return {};
}

std::string personalPart(std::string_view email)
{
    if (std::string account = hostAccount(email); !account.empty())
        return account;
    const std::string address = lower(trimmed(email));
    const std::size_t at = address.find('@');
    if (at == std::string::npos || at + 1 >= address.size())
        return {};
    const std::string_view domain = std::string_view(address).substr(at + 1);
    if (domain.starts_with("localhost") || domain.find('.') == std::string_view::npos || domain.ends_with(".local")
        || domain.starts_with("noreply") || domain.ends_with("(none)"))
        return {};
    const std::string local = address.substr(0, std::min(at, address.find('+')));
    constexpr std::array<std::string_view, 24> nobody = {"noreply", "no-reply", "donotreply", "root", "admin", "administrator", "info",
        "mail", "me", "user", "git", "github", "gitlab", "jenkins", "ci", "build", "dev", "developer", "devnull", "nobody", "none", "test",
        "unknown", "you"};
    return std::ranges::find(nobody, std::string_view(local)) == nobody.end() ? local : std::string();
}

} // namespace weir::derivation
