// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/git/line_counter.h"
#include "core/import/hex.h"
#include "core/import/importer.h"
#include "core/store/connection.h"
#include "core/store/sources.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace weir::import {

namespace {

constexpr std::size_t commitsAtOnce = 512;

/// Commits whose lines are not counted, the newest first: they matter most.
std::vector<std::int64_t> uncountedRows(const store::Connection& connection, std::int64_t source)
{
    std::vector<std::int64_t> rows;
    store::Statement query = connection.prepare("SELECT id FROM commit_observation WHERE source = ? AND added IS NULL"
                                                " AND files IS NOT NULL ORDER BY committed DESC, id");
    query.start(source);
    while (query.step())
        rows.push_back(query.integer(0));
    return rows;
}

/// A commit whose lines are not counted.
struct Uncounted {
    std::int64_t row = 0;
    std::string sha;
};

/// Those of `rows` that others have not taken away or counted since.
std::vector<Uncounted> blockOf(const store::Connection& connection, std::int64_t source, std::span<const std::int64_t> rows)
{
    std::vector<Uncounted> block;
    store::Statement query = connection.prepare("SELECT id, lower(hex(sha)) FROM commit_observation WHERE id = ? AND source = ?"
                                                " AND added IS NULL AND files IS NOT NULL");
    for (const std::int64_t row : rows)
        if (query.start(row, source).step())
            block.push_back({query.integer(0), query.string(1)});
    return block;
}

/// Lines of one commit, kept until its block is written.
struct Counted {
    const Uncounted* commit;
    bool complete; ///< every content that has lines was read
    std::vector<std::pair<std::string, FileChange>> files; ///< with their paths
};

/// Writes what was counted. Files whose lines are unknown keep NULL, and so do commits with content that could not be read.
/// Others may have written since the counting, so a commit is known by its name, too.
class LineWriter {
public:
    explicit LineWriter(store::Connection& connection)
        : m_files(connection.prepare("SELECT f.id, p.text FROM commit_observation c CROSS JOIN file_change f ON f.id >= c.first_file"
                                     " AND f.id < c.first_file + c.files CROSS JOIN path p ON p.id = f.path WHERE c.id = ? AND c.sha = ?"))
        , m_setLines(connection.prepare("UPDATE file_change SET added = ?1, deleted = ?2 WHERE id = ?3"
                                        " AND (added IS NOT ?1 OR deleted IS NOT ?2)"))
        , m_setCommit(connection.prepare("UPDATE commit_observation SET added = ?, deleted = ? WHERE id = ? AND sha = ?"))
    {
    }

    void put(const Counted& counted)
    {
        std::map<std::string, std::int64_t> rowOf;
        const std::string name = fromHex(counted.commit->sha);
        const store::Blob sha = std::as_bytes(std::span(name.data(), name.size()));
        m_files.start(counted.commit->row, sha);
        while (m_files.step())
            rowOf.emplace(m_files.string(1), m_files.integer(0));
        m_files.reset();
        std::int64_t added = 0;
        std::int64_t deleted = 0;
        for (const auto& [path, lines] : counted.files) {
            if (lines.added < 0 || lines.deleted < 0)
                continue;
            added += lines.added;
            deleted += lines.deleted;
            if (const auto row = rowOf.find(path); row != rowOf.end())
                m_setLines.run(lines.added, lines.deleted, row->second);
        }
        if (counted.complete)
            m_setCommit.run(added, deleted, counted.commit->row, sha);
    }

private:
    store::Statement m_files, m_setLines, m_setCommit;
};

/// Counts first and writes then, so that others wait for the writing only.
std::int64_t countBlock(store::Connection& connection, const std::string& path, const std::vector<Uncounted>& block, Progress& progress)
{
    std::vector<std::string> shas;
    for (const Uncounted& commit : block)
        shas.push_back(commit.sha);
    std::vector<Counted> counted;
    auto next = block.begin();
    const auto keep = [&](const git::CommitLines& lines) {
        next = std::ranges::find(next, block.end(), lines.sha, &Uncounted::sha);
        if (next == block.end() || !lines.known)
            return;
        counted.push_back({&*next, lines.complete, {}});
        for (const FileChange& file : lines.files)
            counted.back().files.emplace_back(std::string(file.path), file);
    };
    git::countLines(path, shas, keep, std::max(1U, std::thread::hardware_concurrency()), progress);
    if (counted.empty())
        return 0;
    store::WriteTransaction transaction(connection, store::WriteTransaction::Kind::Import);
    const std::int64_t before = store::queryInteger(connection.handle(), "SELECT total_changes()");
    LineWriter writer(connection);
    for (const Counted& commit : counted)
        writer.put(commit);
    if (store::queryInteger(connection.handle(), "SELECT total_changes()") != before)
        store::raiseRevision(connection);
    transaction.commit();
    return std::ranges::count(counted, true, &Counted::complete);
}

std::int64_t countRepository(store::Connection& connection, std::int64_t source, const std::string& path, Progress& progress)
{
    progress.stage("Counting lines");
    const std::vector<std::int64_t> all = uncountedRows(connection, source);
    std::int64_t counted = 0;
    for (std::size_t done = 0; done < all.size();) {
        progress.checkpoint();
        const auto rows = std::span(all).subspan(done, std::min(commitsAtOnce, all.size() - done));
        if (const auto block = blockOf(connection, source, rows); !block.empty())
            counted += countBlock(connection, path, block, progress);
        done += rows.size();
        progress.report(static_cast<std::int64_t>(done), static_cast<std::int64_t>(all.size()));
    }
    return counted;
}

} // namespace

LineCounts countLines(store::Workspace& workspace, Progress& progress)
{
    return store::guarded(workspace.file(), [&] {
        store::Connection& connection = workspace.connection();
        std::vector<std::pair<std::int64_t, std::string>> sources;
        store::Statement query =
            connection.prepare("SELECT id, path FROM source s WHERE NOT removed AND EXISTS (SELECT 1 FROM commit_observation c"
                               " WHERE c.source = s.id AND c.added IS NULL AND c.files IS NOT NULL)");
        while (query.step())
            sources.emplace_back(query.integer(0), query.string(1));
        const store::Interruptible interruptible(connection, progress);
        LineCounts counted;
        for (const auto& [source, path] : sources) {
            std::error_code ignored;
            if (!std::filesystem::exists(path, ignored))
                continue; // the repository has moved: unknown stays unknown
            try {
                counted.commits += countRepository(connection, source, path, progress);
            } catch (const Error& broken) { // which keeps no other from being counted
                if (!counted.failure)
                    counted.failure = broken;
            }
        }
        return counted;
    });
}

} // namespace weir::import
