// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/change_message.h"

#include "core/base/issue_keys.h"
#include "core/base/text.h"
#include "core/git/commit_text.h"

#include <array>
#include <charconv>
#include <utility>

namespace weir::git {

namespace {

constexpr std::string_view digits = "0123456789";

/// Takes `prefix` off the front, if it is there.
bool take(std::string_view& text, std::string_view prefix)
{
    if (text.substr(0, prefix.size()) != prefix)
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// The same for ASCII letters in any case; `prefix` in lower case.
bool takeAnyCase(std::string_view& text, std::string_view prefix)
{
    if (text.size() < prefix.size())
        return false;
    for (std::size_t i = 0; i < prefix.size(); ++i) {
        const char c = text[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != prefix[i])
            return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

/// Takes a number off the front; 0 if there is none.
std::uint64_t takeNumber(std::string_view& text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return 0;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// Splits off the next line, trimmed.
std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return trimmed(line);
}

/// 'quoted' or up to a blank.
std::string_view takeName(std::string_view& text)
{
    std::size_t end = 0;
    std::string_view name;
    if (!text.empty() && (text.front() == '\'' || text.front() == '"')) {
        end = text.find(text.front(), 1);
        name = text.substr(1, end == std::string_view::npos ? end : end - 1);
        end = end == std::string_view::npos ? text.size() : end + 1;
    } else {
        end = std::min(text.find(' '), text.size());
        name = text.substr(0, end);
    }
    text = trimmed(text.substr(end));
    return name;
}

bool isTrailerLine(std::string_view line)
{
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon > 0 && line.find(' ') > colon && line.substr(0, 4) != "http";
}

bool isClosingLine(std::string_view line, std::uint64_t& number)
{
    constexpr std::array<std::string_view, 6> words = {"closes", "close", "fixes", "fixed", "resolves", "resolved"};
    for (const std::string_view word : words) {
        std::string_view rest = line;
        if (!takeAnyCase(rest, word))
            continue;
        take(rest, ":");
        rest = trimmed(rest);
        if (!take(rest, "#") && !takeAnyCase(rest, "gh-"))
            continue;
        number = takeNumber(rest);
        return number != 0;
    }
    return false;
}

/// Title in the body: its first line that is neither a trailer nor a remark of the host.
std::string_view titleInBody(std::string_view body)
{
    while (!body.empty()) {
        const std::string_view line = takeLine(body);
        std::uint64_t number = 0;
        if (line.empty())
            continue;
        if (isTrailerLine(line) || isClosingLine(line, number) || line.substr(0, 17) == "See merge request" || line.front() == '*')
            return {};
        return line;
    }
    return {};
}

/// "See merge request group/project!12" (GitLab); 0 if there is none.
std::uint64_t mergeRequestNumber(std::string_view body)
{
    while (!body.empty()) {
        std::string_view line = takeLine(body);
        if (!take(line, "See merge request "))
            continue;
        const std::size_t mark = line.rfind('!');
        if (mark == std::string_view::npos)
            continue;
        line.remove_prefix(mark + 1);
        return takeNumber(line);
    }
    return 0;
}

/// Number in "… (#12)" at the end; `text` loses it.
std::uint64_t takeClosingNumber(std::string_view& text)
{
    if (text.empty() || text.back() != ')')
        return 0;
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos)
        return 0;
    std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    if (!take(inside, "#") && !take(inside, "!"))
        return 0;
    const std::uint64_t number = takeNumber(inside);
    if (number == 0 || !inside.empty())
        return 0;
    text = trimmed(text.substr(0, open));
    return number;
}

ChangeHint numbered(std::uint64_t number, std::string_view title, std::string_view otherwise)
{
    return {ChangeHint::Kind::Numbered, number, std::string(title.empty() ? otherwise : title)};
}

/// "#12 from owner/branch" or "'title' (#12) from branch into main", after "Merge pull request ".
std::optional<ChangeHint> readPullRequest(std::string_view rest, std::string_view body)
{
    if (take(rest, "#")) {
        const std::uint64_t number = takeNumber(rest);
        if (number == 0)
            return std::nullopt;
        rest = trimmed(rest);
        take(rest, "from ");
        return numbered(number, titleInBody(body), takeName(rest));
    }
    const std::size_t open = rest.find("(#");
    if (rest.empty() || rest.front() != '\'' || open == std::string_view::npos)
        return std::nullopt;
    std::string_view tail = rest.substr(open + 2);
    const std::uint64_t number = takeNumber(tail);
    std::string_view title = trimmed(rest.substr(1, open - 1));
    if (!title.empty() && title.back() == '\'')
        title.remove_suffix(1);
    if (number == 0)
        return std::nullopt;
    return numbered(number, title, {});
}

/// A branch that is merged into what was made from it is a catching up, not a change.
bool isMainLine(std::string_view branch)
{
    constexpr std::array<std::string_view, 6> names = {"main", "master", "trunk", "develop", "development", "dev"};
    for (const std::string_view prefix : {"refs/heads/", "origin/", "upstream/"})
        take(branch, prefix);
    for (const std::string_view name : names) {
        if (branch == name)
            return true;
    }
    return false;
}

/// After "Merge ": branches, in the words of git itself.
std::optional<ChangeHint> readBranchMerge(std::string_view rest, std::string_view body)
{
    const bool remoteTracking = take(rest, "remote-tracking branch ");
    if (!remoteTracking && !take(rest, "branch ") && !take(rest, "branches "))
        return std::nullopt;
    const std::string_view branch = takeName(rest);
    if (const std::uint64_t number = mergeRequestNumber(body); number != 0)
        return numbered(number, titleInBody(body), branch);
    const bool elsewhere = take(rest, "of ");
    if (elsewhere)
        takeName(rest);
    std::string_view into;
    if (take(rest, "into "))
        into = takeName(rest);
    const bool update = isMainLine(branch) || branch == into || (elsewhere && into.empty() && branch.empty());
    return ChangeHint {update ? ChangeHint::Kind::Update : ChangeHint::Kind::Branch, 0, std::string(branch)};
}

/// Merges by the hosts that do not begin with "Merge ".
std::optional<ChangeHint> readHostMerge(std::string_view subject, std::string_view body)
{
    std::string_view rest = subject;
    if (take(rest, "Merged in ")) {
        const std::string_view branch = takeName(rest);
        if (!take(rest, "(pull request #"))
            return std::nullopt;
        const std::uint64_t number = takeNumber(rest);
        if (number == 0)
            return std::nullopt;
        return numbered(number, titleInBody(body), branch);
    }
    rest = subject;
    if (take(rest, "Merged PR ") || take(rest, "Pull request #")) {
        const std::uint64_t number = takeNumber(rest);
        if (number != 0 && take(rest, ":"))
            return numbered(number, trimmed(rest), {});
    }
    return std::nullopt;
}

/// The last paragraph, where trailers stand; empty if it is the only one.
std::string_view lastParagraph(std::string_view body)
{
    body = trimmed(body);
    const std::size_t gap = body.rfind("\n\n");
    return gap == std::string_view::npos ? body : body.substr(gap + 2);
}

std::optional<ChangeHint> readTrailers(std::string_view subject, std::string_view body)
{
    std::optional<ChangeHint> closing;
    std::string_view lines = lastParagraph(body);
    while (!lines.empty()) {
        std::string_view line = takeLine(lines);
        std::uint64_t number = 0;
        if (isClosingLine(line, number)) {
            if (!closing)
                closing = ChangeHint {ChangeHint::Kind::CloseTrailer, number, std::string(subject)};
            continue;
        }
        if (!takeAnyCase(line, "pr-url:"))
            continue;
        for (const std::string_view part : {"/pull/", "/merge_requests/", "/pull-requests/", "#"}) {
            const std::size_t at = line.rfind(part);
            if (at == std::string_view::npos)
                continue;
            std::string_view tail = line.substr(at + part.size());
            number = takeNumber(tail);
            if (number != 0)
                return ChangeHint {ChangeHint::Kind::PullTrailer, number, std::string(subject)};
        }
    }
    return closing;
}

std::optional<ChangeHint> readAnyHint(std::string_view message, std::size_t parents)
{
    message = trimmed(message);
    std::string_view body = message;
    const std::string_view subject = takeLine(body);
    std::string_view rest = subject;
    if (std::optional<ChangeHint> hint = readHostMerge(subject, body)) {
        if (parents < 2)
            hint->kind = ChangeHint::Kind::Squash;
        return hint;
    }
    if (parents > 1) {
        if (take(rest, "Merge ")) {
            std::string_view request = rest;
            std::optional<ChangeHint> hint = take(request, "pull request ") ? readPullRequest(request, body) : readBranchMerge(rest, body);
            if (hint)
                return hint;
        }
        rest = subject;
        if (const std::uint64_t number = takeClosingNumber(rest); number != 0)
            return numbered(number, rest, subject);
        if (const std::uint64_t number = mergeRequestNumber(body); number != 0)
            return numbered(number, subject, {});
        return ChangeHint {ChangeHint::Kind::Branch, 0, std::string(subject)};
    }
    if (const std::uint64_t number = takeClosingNumber(rest); number != 0)
        return ChangeHint {ChangeHint::Kind::Squash, number, std::string(rest.empty() ? subject : rest)};
    if (const std::uint64_t number = mergeRequestNumber(body); number != 0)
        return ChangeHint {ChangeHint::Kind::Squash, number, std::string(subject)};
    return readTrailers(subject, body);
}

/// At most `mostSubjectBytes`, between characters.
std::string_view cut(std::string_view subject) noexcept
{
    if (subject.size() <= mostSubjectBytes)
        return subject;
    std::size_t end = mostSubjectBytes;
    while (end > 0 && (static_cast<unsigned char>(subject[end]) & 0xC0U) == 0x80U)
        --end;
    return subject.substr(0, end);
}

} // namespace

std::string_view subjectOf(std::string_view message) noexcept
{
    message = trimmed(message);
    return cut(trimmed(message.substr(0, message.find('\n'))));
}

std::optional<ChangeHint> readChangeHint(std::string_view message, std::size_t parents)
{
    std::optional<ChangeHint> hint = readAnyHint(message, parents);
    if (!hint)
        return hint;
    hint->title.resize(cut(hint->title).size());
    message = trimmed(message);
    const std::string_view subject = message.substr(0, message.find('\n'));
    hint->mentions = issueKeysIn(message.substr(subject.size()), parents > 1 ? subject : std::string_view());
    return hint;
}

std::string mentionsIn(std::string_view message)
{
    message = trimmed(message);
    return issueKeysIn(message.substr(std::min(message.find('\n'), message.size())));
}

} // namespace weir::git
