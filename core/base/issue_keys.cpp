// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/issue_keys.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace weir {

namespace {

bool isWord(char c)
{
    return isUpper(c) || isDigit(c) || c == '_' || (c >= 'a' && c <= 'z');
}

constexpr auto closingWords = std::to_array<std::string_view>({"close", "closes", "closed", "closing", "fix", "fixes", "fixed", "fixing",
    "resolve", "resolves", "resolved", "resolving", "implement", "implements", "implemented", "implementing"});

bool isClosingWord(std::string_view word)
{
    std::string small(word);
    for (char& c : small)
        c = isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    return std::ranges::find(closingWords, small) != closingWords.end();
}

bool isPath(char c)
{
    return isWord(c) || c == '/' || c == '.' || c == '-';
}

/// Takes the digits at the beginning of `text`.
std::string_view takeNumber(std::string_view& text)
{
    std::size_t end = 0;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    const std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    return end < 10 && (text.empty() || !isWord(text.front())) ? number : std::string_view();
}

/// "https://host/owner/name/issues/12", also with "/-/" before the word; the path without them as "owner/name#12".
std::string takeAddress(std::string_view& text)
{
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!text.starts_with(scheme))
            continue;
        std::string_view rest = text.substr(scheme.size());
        std::size_t end = 0;
        while (end < rest.size() && isPath(rest[end]))
            ++end;
        const std::size_t word = rest.substr(0, end).find("/issues/");
        const std::size_t host = rest.find('/');
        if (word == std::string_view::npos || host >= word)
            return {};
        std::string_view path = rest.substr(host + 1, word - host - 1);
        if (path.ends_with("/-"))
            path.remove_suffix(2);
        rest.remove_prefix(word + std::string_view("/issues/").size());
        const std::string_view number = takeNumber(rest);
        if (path.empty() || number.empty())
            return {};
        text = rest;
        return std::string(path).append("#").append(number);
    }
    return {};
}

/// "#12", "owner/name#12" or an address at the beginning of `text`; empty: there is none.
std::string takeReference(std::string_view& text)
{
    if (std::string address = takeAddress(text); !address.empty())
        return address;
    std::size_t path = 0;
    while (path < text.size() && isPath(text[path]))
        ++path;
    if (path == text.size() || text[path] != '#')
        return {};
    std::string_view rest = text.substr(path + 1);
    const std::string_view number = takeNumber(rest);
    if (number.empty())
        return {};
    std::string reference = std::string(text.substr(0, path)).append("#").append(number);
    text = rest;
    return reference;
}

/// What parts one reference from the next: ", ", " and ", " & ".
bool takeJoint(std::string_view& text)
{
    std::string_view rest = text;
    const auto blanks = [&rest] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); };
    blanks();
    for (const std::string_view joint : {", and ", ",", "and ", "&"}) {
        if (!rest.starts_with(joint))
            continue;
        rest.remove_prefix(joint.size());
        blanks();
        text = rest;
        return true;
    }
    return false;
}

} // namespace

std::vector<std::string> closedIssues(std::string_view text)
{
    std::vector<std::string> issues;
    if (text.find('#') == std::string_view::npos && text.find("/issues/") == std::string_view::npos)
        return issues;
    for (std::size_t i = 0; i < text.size();) {
        if (!isWord(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isWord(text[end]))
            ++end;
        const bool closes = isClosingWord(text.substr(i, end - i));
        i = end;
        if (!closes)
            continue;
        std::string_view rest = text.substr(end);
        if (rest.starts_with(':'))
            rest.remove_prefix(1);
        const std::size_t blank = std::min(rest.find_first_not_of(" \t\n\r"), rest.size());
        if (blank == 0)
            continue;
        rest.remove_prefix(blank);
        for (std::string issue = takeReference(rest); !issue.empty(); issue = takeJoint(rest) ? takeReference(rest) : std::string())
            issues.push_back(std::move(issue));
    }
    return issues;
}

std::vector<std::string_view> issueKeys(std::string_view text)
{
    std::vector<std::string_view> keys;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isUpper(text[i]) || (i > 0 && isWord(text[i - 1])))
            continue;
        std::size_t end = i;
        while (end < text.size() && (isUpper(text[end]) || isDigit(text[end]) || text[end] == '_'))
            ++end;
        if (end - i < 2 || end >= text.size() || text[end] != '-')
            continue;
        std::size_t number = end + 1;
        while (number < text.size() && isDigit(text[number]))
            ++number;
        if (number > end + 1 && (number == text.size() || !isWord(text[number])))
            keys.push_back(text.substr(i, number - i));
        i = end;
    }
    return keys;
}

std::string issueKeysIn(std::string_view text, std::string_view branch)
{
    std::string capitals(branch);
    for (char& c : capitals)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    std::vector<std::string_view> keys = issueKeys(text);
    const std::vector<std::string> closed = closedIssues(text);
    keys.insert(keys.end(), closed.begin(), closed.end());
    for (const std::string_view key : issueKeys(capitals))
        keys.push_back(key);
    std::string list;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i), keys[i])
            == keys.begin() + static_cast<std::ptrdiff_t>(i))
            list.append(list.empty() ? "" : " ").append(keys[i]);
    }
    return list;
}

} // namespace weir
