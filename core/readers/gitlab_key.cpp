// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/gitlab_key.h"

namespace weir::readers {

std::string_view gitlabProject(std::string_view url)
{
    const std::size_t host = url.find("://");
    const std::size_t path = url.starts_with('/') ? 0 : host == std::string_view::npos ? std::string_view::npos : url.find('/', host + 3);
    const std::size_t mark = url.find("/-/");
    if (path == std::string_view::npos || mark == std::string_view::npos || mark <= path)
        return {};
    return url.substr(path + 1, mark - path - 1);
}

std::string gitlabKey(std::string_view url)
{
    std::string_view place = gitlabProject(url);
    if (place.empty())
        return {};
    const std::string_view rest = url.substr(url.find("/-/") + 3);
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos)
        return {};
    const std::string_view kind = rest.substr(0, slash);
    const std::string_view number = rest.substr(slash + 1, rest.find_first_not_of("0123456789", slash + 1) - slash - 1);
    if (number.empty())
        return {};
    constexpr std::string_view groups = "groups/";
    if (kind == "epics" && place.starts_with(groups))
        place.remove_prefix(groups.size());
    return std::string(place) + (kind == "merge_requests" ? "!" : kind == "epics" ? "&" : "#") + std::string(number);
}

} // namespace weir::readers
