// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/commit_object.h"

#include "core/base/text.h"

#include <charconv>
#include <cstdint>
#include <utility>

namespace weir::git {

namespace {

/// Takes "name value" lines off the front of an object; continuation lines (signatures) are skipped.
class Headers {
public:
    explicit Headers(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    /// False at the blank line before the message, or at the end.
    bool next(std::string_view& name, std::string_view& value)
    {
        for (;;) {
            const std::size_t end = m_rest.find('\n');
            const std::string_view line = m_rest.substr(0, end);
            m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
            if (line.empty())
                return false;
            if (line.front() == ' ')
                continue;
            const std::size_t blank = line.find(' ');
            name = line.substr(0, blank);
            value = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
            return true;
        }
    }

    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

} // namespace

Signature parseSignature(std::string_view line)
{
    Signature signature;
    const std::size_t close = line.rfind('>');
    const std::size_t open = line.find('<');
    if (open == std::string_view::npos) {
        signature.name = trimmed(line);
        return signature;
    }
    signature.name = trimmed(line.substr(0, open));
    if (close == std::string_view::npos || close < open) {
        signature.email = trimmed(line.substr(open + 1));
        return signature;
    }
    signature.email = trimmed(line.substr(open + 1, close - open - 1));
    const std::string_view time = trimmed(line.substr(close + 1));
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(time.data(), time.data() + time.size(), value);
    constexpr std::int64_t most = INT64_MAX / 1'000'000;
    const bool whole = end == time.data() + time.size() || *end == ' ';
    if (error == std::errc() && whole && value <= most && value >= -most)
        signature.at = Instant(std::chrono::seconds(value));
    return signature;
}

bool CommitObject::parse(std::string_view bytes)
{
    parents.clear();
    encoding = {};
    bool hasTree = false;
    bool hasAuthor = false;
    bool hasCommitter = false;
    Headers headers(bytes);
    std::string_view name;
    std::string_view value;
    while (headers.next(name, value)) {
        if (name == "tree" || name == "parent") {
            const std::optional<Oid> oid = Oid::fromHex(value);
            if (!oid)
                return false;
            if (name == "parent")
                parents.push_back(*oid);
            else if (!std::exchange(hasTree, true))
                tree = *oid;
        } else if (name == "author") {
            if (!std::exchange(hasAuthor, true))
                author = parseSignature(value);
        } else if (name == "committer") {
            if (!std::exchange(hasCommitter, true))
                committer = parseSignature(value);
        } else if (name == "encoding") {
            encoding = trimmed(value);
        }
    }
    message = headers.rest();
    return hasTree && hasAuthor && hasCommitter;
}

bool TagObject::parse(std::string_view bytes)
{
    bool hasTarget = false;
    at.reset();
    type = {};
    Headers headers(bytes);
    std::string_view name;
    std::string_view value;
    while (headers.next(name, value)) {
        if (name == "object") {
            const std::optional<Oid> oid = Oid::fromHex(value);
            if (!oid)
                return false;
            target = *oid;
            hasTarget = true;
        } else if (name == "type") {
            type = value;
        } else if (name == "tagger") {
            at = parseSignature(value).at;
        }
    }
    return hasTarget && !type.empty();
}

} // namespace weir::git
