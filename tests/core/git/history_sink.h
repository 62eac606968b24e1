// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/git/git_reader.h"
#include "core/model/records.h"
#include "tests/support/temp_repository.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace weir::test {

/// Keeps what a repository's import emits.
class HistorySink final : public RecordSink {
public:
    struct Commit {
        std::vector<std::string> parents;
        std::string author, email, subject;
        Instant authored, committed;
        std::map<std::string, char> files;
        bool filesKnown = false;
    };
    struct Change {
        std::string title, author, mergeCommit, how;
        std::optional<Instant> firstCommit, merged;
        std::vector<std::string> commits; ///< sorted
    };
    struct Tag {
        std::string sha;
        std::optional<Instant> at;
        bool annotated = false;
    };

    void record() override { ++records; }
    void item(const ItemRecord&) override { }
    void event(const EventRecord&) override { }
    void commit(const CommitRecord& commit) override
    {
        Commit kept {{commit.parents.begin(), commit.parents.end()}, std::string(commit.authorName), std::string(commit.authorEmail),
            std::string(commit.subject), commit.authored, commit.committed, {}, commit.filesKnown};
        for (const FileChange& file : commit.files)
            kept.files[std::string(file.path)] = file.kind;
        order.emplace_back(commit.sha);
        commits[std::string(commit.sha)] = std::move(kept);
    }
    void tag(const TagRecord& tag) override { tags[std::string(tag.name)] = {std::string(tag.sha), tag.at, tag.annotated}; }
    void change(const ChangeRecord& change) override
    {
        Change kept {std::string(change.title), std::string(change.author), std::string(change.mergeCommit), std::string(change.how),
            change.firstCommit, change.merged, {change.commits.begin(), change.commits.end()}};
        std::sort(kept.commits.begin(), kept.commits.end());
        changes[std::string(change.key)] = std::move(kept);
        ++changeRecords;
    }
    void reject(const Reject& reject) override { rejects.push_back(reject); }
    void warn(const std::string& sentence) override { warnings.push_back(sentence); }

    /// True if a warning contains `words`.
    [[nodiscard]] bool warned(std::string_view words) const
    {
        return std::any_of(warnings.begin(), warnings.end(), [words](const std::string& w) { return w.find(words) != std::string::npos; });
    }

    std::size_t records = 0;
    std::size_t changeRecords = 0;
    std::vector<std::string> order;
    std::map<std::string, Commit> commits;
    std::map<std::string, Change> changes;
    std::map<std::string, Tag> tags;
    std::vector<Reject> rejects;
    std::vector<std::string> warnings;
};

/// Imports a folder.
inline HistorySink importFolder(const std::filesystem::path& folder)
{
    HistorySink sink;
    SilentProgress progress;
    git::GitReader().read(folder, {}, sink, progress);
    return sink;
}

} // namespace weir::test
