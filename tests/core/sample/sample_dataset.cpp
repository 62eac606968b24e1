// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sample/sample_dataset.h"

#include <algorithm>
#include <map>

namespace weir::testsupport {

namespace {

class Builder {
public:
    explicit Builder(const sample::SampleStream& stream)
        : m_stream(stream)
    {
        for (const auto& status : stream.statuses)
            m_data->statuses.push_back({status.name, StatusCategory::None});
    }

    DatasetPtr build()
    {
        for (const auto& item : m_stream.items)
            addItem(item);
        for (const auto& commit : m_stream.commits)
            addCommit(commit);
        m_data->sources = 2;
        return m_data;
    }

private:
    NameIndex name(const std::string& text)
    {
        const auto [at, added] = m_names.try_emplace(text, NameIndex(m_data->names.size()));
        if (added)
            m_data->names.push_back(text);
        return at->second;
    }

    void happened(Instant t) { m_data->newest = std::max(m_data->newest, t); }

    void addVisit(StatusIndex status, StatusIndex from, Instant entered)
    {
        m_data->visits.status.push_back(status);
        m_data->visits.from.push_back(from);
        m_data->visits.entered.push_back(entered);
        m_data->visits.left.push_back(unknownInstant);
        m_data->visits.actor.emplace_back();
        m_data->visits.open.push_back(1);
        happened(entered);
    }

    void addItem(const sample::SampleItem& item)
    {
        ItemColumns& items = m_data->items;
        items.key.append(item.key);
        items.title.append(item.title);
        items.kind.push_back(name("issue"));
        items.type.push_back(name(item.type));
        items.project.push_back(name(m_stream.project));
        items.team.push_back(name(item.team));
        items.assignee.emplace_back();
        items.created.push_back(item.created);
        items.statedStart.push_back(unknownInstant);
        items.resolved.push_back(item.resolved.value_or(unknownInstant));
        items.discarded.push_back(item.resolution == "Won't Do" ? 1 : 0);
        items.spans.push_back(0);
        items.firstVisit.push_back(static_cast<std::uint32_t>(m_data->visits.size()));
        StatusIndex status(item.firstStatus);
        addVisit(status, {}, item.created);
        for (const auto& move : item.moves) {
            m_data->visits.left.back() = move.at;
            m_data->visits.open.back() = 0;
            addVisit(StatusIndex(move.to), status, move.at);
            status = StatusIndex(move.to);
        }
        items.status.push_back(status);
        items.visitCount.push_back(static_cast<std::uint32_t>(m_data->visits.size()) - items.firstVisit.back());
    }

    void addCommit(const sample::SampleCommit& commit)
    {
        CommitColumns& commits = m_data->commits;
        commits.sha.append(std::to_string(commits.size()));
        commits.repository.push_back(name("sample"));
        commits.author.push_back(name(commit.author));
        commits.authored.push_back(commit.authored);
        commits.committed.push_back(commit.committed);
        commits.parents.push_back(static_cast<std::uint8_t>(commit.parents.size()));
        commits.files.push_back(static_cast<std::int32_t>(commit.files.size()));
        commits.added.push_back(-1);
        commits.deleted.push_back(-1);
        happened(commit.committed);
    }

    const sample::SampleStream& m_stream;
    std::shared_ptr<Dataset> m_data = std::make_shared<Dataset>();
    std::map<std::string, NameIndex> m_names;
};

} // namespace

DatasetPtr datasetOf(const sample::SampleStream& stream)
{
    return Builder(stream).build();
}

} // namespace weir::testsupport
