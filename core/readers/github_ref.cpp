// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/github_ref.h"

#include <array>

namespace weir::readers {

namespace {

/// The last two parts of a path.
std::string_view lastTwo(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos || slash == 0)
        return {};
    const std::size_t begin = path.rfind('/', slash - 1);
    const std::string_view two = begin == std::string_view::npos ? path : path.substr(begin + 1);
    return two.starts_with('/') || two.ends_with('/') ? std::string_view() : two;
}

} // namespace

std::optional<GitHubRef> githubRef(std::string_view url)
{
    constexpr std::array<std::string_view, 3> kinds = {"/issues/", "/pull/", "/pulls/"};
    for (const std::string_view kind : kinds) {
        const std::size_t at = url.find(kind);
        if (at == std::string_view::npos)
            continue;
        const std::string_view rest = url.substr(at + kind.size());
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        const std::string_view repository = lastTwo(url.substr(0, at));
        if (digits > 0 && !repository.empty()
            && (digits == rest.size() || std::string_view("/?#").find(rest[digits]) != std::string_view::npos))
            return GitHubRef {std::string(repository), std::string(rest.substr(0, digits)), kind != kinds[0]};
    }
    return std::nullopt;
}

std::string_view githubRepository(std::string_view url)
{
    return lastTwo(url);
}

std::string_view githubRepositoryBefore(std::string_view url, std::string_view place)
{
    const std::size_t at = url.rfind(place);
    return at == std::string_view::npos ? std::string_view() : lastTwo(url.substr(0, at));
}

std::string_view githubCommitRepository(std::string_view url)
{
    const std::string_view repository = githubRepositoryBefore(url, "/commit/");
    return repository.empty() ? githubRepositoryBefore(url, "/commits/") : repository;
}

} // namespace weir::readers
