// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/records.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace weir::readers {

/// Reviews and comments that stand apart from their pull requests: which of them is the first response by somebody else? Where the pull
/// request's author is not in the source, a comment may be the author's own; only a person who approved it or asked for changes
/// cannot be the author. Keeps a name or two a pull request.
class GitHubResponses {
public:
    void author(std::string_view key, std::string_view login);
    void add(std::string_view key, std::string_view login, Instant at, bool verdict);
    /// Emits the changes with their first response. Returns of how many it is not known.
    [[nodiscard]] std::int64_t emit(RecordSink& sink) const;

private:
    struct Person {
        Instant first = unknownInstant;
        bool verdict = false;
    };
    struct Pull {
        std::string author;
        std::map<std::string, Person, std::less<>> people;
    };
    std::map<std::string, Pull, std::less<>> m_pulls;
};

} // namespace weir::readers
