// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace weir::test::jira {

/// A Jira issue with a whole history, as short as the export allows.
inline std::string issue(const std::string& key, const std::string& summary, const std::string& histories, const std::string& statusId,
    const std::string& status, const std::string& resolved = "null")
{
    return R"({"id":"1","key":")" + key + R"(","fields":{"summary":")" + summary
        + R"(","created":"2025-03-03T10:00:00.000+0000","issuetype":{"name":"Bug"},"status":{"id":")" + statusId + R"(","name":")" + status
        + R"("},"resolutiondate":)" + resolved + R"(},"changelog":{"histories":[)" + histories + "]}}";
}

inline std::string change(
    const std::string& day, const std::string& fromId, const std::string& from, const std::string& toId, const std::string& to)
{
    return R"({"created":"2025-03-)" + day + R"(T10:00:00.000+0000","items":[{"field":"status","from":")" + fromId + R"(","fromString":")"
        + from + R"(","to":")" + toId + R"(","toString":")" + to + R"("}]})";
}

inline std::string search(const std::vector<std::string>& issues)
{
    std::string json = R"({"startAt":0,"total":)" + std::to_string(issues.size()) + R"(,"issues":[)";
    for (std::size_t i = 0; i < issues.size(); ++i)
        json += (i == 0 ? "" : ",") + issues[i];
    return json + "]}";
}

} // namespace weir::test::jira
