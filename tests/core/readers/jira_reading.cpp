// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readers/jira_reading.h"

#include "core/base/progress.h"
#include "tests/core/readers/source_file.h"

namespace weir::test::jira {

JiraSink readText(std::string_view text, const std::string& name, const ReadOptions& options)
{
    const SourceFolder folder;
    JiraSink sink;
    SilentProgress progress;
    static_cast<void>(JiraJsonReader().read(folder.write(name, text), options, sink, progress));
    return sink;
}

Confidence probe(std::string_view text)
{
    return JiraJsonReader().probe({"export.json", false, text, true});
}

std::string change(std::string_view fromId, std::string_view from, std::string_view toId, std::string_view to)
{
    return R"({"field":"status","fieldId":"status","from":")" + std::string(fromId) + R"(","fromString":")" + std::string(from)
        + R"(","to":")" + std::string(toId) + R"(","toString":")" + std::string(to) + R"("})";
}

std::string entry(std::string_view at, std::string_view items, std::string_view id)
{
    return R"({"id":")" + std::string(id) + R"(","author":{"displayName":"Ann"},"created":"2025-03-)" + std::string(at)
        + R"(:00.000+0100","items":[)" + std::string(items) + "]}";
}

std::string issue(std::string_view key, std::string_view histories, std::string_view more)
{
    return R"({"key":")" + std::string(key)
        + R"(","fields":{"summary":"Mend","created":"2025-03-01T10:00:00.000+0100","issuetype":{"name":"Bug"}},"changelog":{"histories":[)"
        + std::string(histories) + "]" + std::string(more) + "}}";
}

const std::string toDoing = change("1", "Open", "2", "Doing");
const std::string toDone = change("2", "Doing", "3", "Done");

} // namespace weir::test::jira
