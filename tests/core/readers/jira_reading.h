// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/jira_json_reader.h"

#include <QStringList>

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Exports of Jira as short as they allow, and what the reader makes of them.
namespace weir::test::jira {

using namespace readers;

inline std::string optionalTime(const std::optional<Instant>& at)
{
    return at ? isoInstant(*at) : std::string("unknown");
}

inline std::string statusText(const StatusRef& status)
{
    return std::string(status.id) + ":" + std::string(status.name);
}

/// Keeps what the reader emits as text.
class JiraSink final : public RecordSink {
public:
    struct Item {
        std::string key, type, title, project, team, assignee, parent, url, resolution, created, finished, status;
        StatusCategory category = StatusCategory::None;
        std::multimap<std::string, std::string> attributes;
        bool whole = false;
    };

    void record() override { ++records; }
    void item(const ItemRecord& i) override
    {
        Item kept {std::string(i.key), std::string(i.type), std::string(i.title), std::string(i.project), std::string(i.team),
            std::string(i.assignee), std::string(i.parent), std::string(i.url), std::string(i.resolution), optionalTime(i.created),
            optionalTime(i.finished), i.status ? statusText(*i.status) : "none", StatusCategory::None, {}, i.whole};
        if (i.status)
            kept.category = i.status->category;
        for (const Attribute& attribute : i.attributes)
            kept.attributes.emplace(attribute.name, attribute.value);
        items.push_back(std::move(kept));
    }
    void event(const EventRecord& e) override
    {
        events << QString::fromStdString(std::string(e.item) + " " + isoInstant(e.at).substr(5, 11) + " "
            + (e.from ? statusText(*e.from) : std::string("none")) + " > " + statusText(e.to) + " by " + std::string(e.actor));
    }
    void commit(const CommitRecord&) override { }
    void tag(const TagRecord&) override { }
    void change(const ChangeRecord&) override { }
    void reject(const Reject& reject) override { rejects.push_back(reject); }
    void warn(const std::string& sentence) override { warnings << QString::fromStdString(sentence); }

    int records = 0;
    std::vector<Item> items;
    QStringList events;
    std::vector<Reject> rejects;
    QStringList warnings;
};

[[nodiscard]] JiraSink readText(std::string_view text, const std::string& name = "export.json", const ReadOptions& options = {});
[[nodiscard]] Confidence probe(std::string_view text);

/// "1:Open>2:Doing" as an item of a history entry.
[[nodiscard]] std::string change(std::string_view fromId, std::string_view from, std::string_view toId, std::string_view to);
[[nodiscard]] std::string entry(std::string_view at, std::string_view items, std::string_view id = "1");
[[nodiscard]] std::string issue(std::string_view key, std::string_view histories, std::string_view more = "");

extern const std::string toDoing, toDone; ///< 1:Open>2:Doing and 2:Doing>3:Done

} // namespace weir::test::jira
