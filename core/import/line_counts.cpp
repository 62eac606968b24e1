// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/line_counter.h"
#include "core/import/importer.h"
#include "core/store/connection.h"
#include "core/store/sources.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <thread>

namespace weir::import {

namespace {

constexpr std::size_t commitsAtOnce = 512;

/// A commit whose lines are not counted.
struct Uncounted {
    std::int64_t row = 0;
    std::int64_t firstFile = 0;
    std::string sha;
};

std::vector<Uncounted> nextBlock(const store::Connection& connection, std::int64_t source, std::int64_t before)
{
    std::vector<Uncounted> block;
    store::Statement query =
        connection.prepare("SELECT id, first_file, lower(hex(sha)) FROM commit_observation"
                           " WHERE source = ? AND id < ? AND added IS NULL AND files IS NOT NULL ORDER BY id DESC LIMIT ?");
    query.start(source, before, commitsAtOnce);
    while (query.step())
        block.push_back({query.integer(0), query.integer(1), query.string(2)});
    return block;
}

class BlockCounter {
public:
    explicit BlockCounter(store::Connection& connection)
        : m_files(connection.prepare("SELECT f.id, p.text FROM file_change f JOIN path p ON p.id = f.path"
                                     " WHERE f.id >= ?1 AND f.id < ?1 + (SELECT files FROM commit_observation WHERE id = ?2)"))
        , m_setLines(connection.prepare("UPDATE file_change SET added = ?, deleted = ? WHERE id = ?"))
        , m_setCommit(connection.prepare("UPDATE commit_observation SET added = ?, deleted = ? WHERE id = ?"))
    {
    }

    /// Unknown files keep NULL; a commit has a sum if every file that can have lines is counted.
    bool put(const Uncounted& commit, const git::CommitLines& lines)
    {
        if (!lines.known)
            return false;
        std::map<std::string, std::int64_t, std::less<>> rowOf;
        m_files.start(commit.firstFile, commit.row);
        while (m_files.step())
            rowOf.emplace(m_files.string(1), m_files.integer(0));
        m_files.reset();
        std::int64_t added = 0;
        std::int64_t deleted = 0;
        for (const FileChange& file : lines.files) {
            if (file.added < 0 || file.deleted < 0)
                continue;
            added += file.added;
            deleted += file.deleted;
            if (const auto row = rowOf.find(file.path); row != rowOf.end())
                m_setLines.run(file.added, file.deleted, row->second);
        }
        m_setCommit.run(added, deleted, commit.row);
        return true;
    }

private:
    store::Statement m_files, m_setLines, m_setCommit;
};

} // namespace

std::int64_t countLines(store::Workspace& workspace, Progress& progress)
{
    return store::guarded(workspace.file(), [&] {
        store::Connection& connection = workspace.connection();
        std::vector<std::pair<std::int64_t, std::string>> sources;
        store::Statement query =
            connection.prepare("SELECT id, path FROM source s WHERE NOT removed AND EXISTS (SELECT 1 FROM commit_observation c"
                               " WHERE c.source = s.id AND c.added IS NULL AND c.files IS NOT NULL)");
        while (query.step())
            sources.emplace_back(query.integer(0), query.string(1));
        std::int64_t counted = 0;
        for (const auto& [source, path] : sources) {
            std::error_code ignored;
            if (!std::filesystem::exists(path, ignored))
                continue; // the repository has moved; unknown stays unknown
            progress.stage("Counting lines");
            const std::int64_t total = store::queryInteger(connection.handle(),
                "SELECT count(*) FROM commit_observation WHERE source = " + std::to_string(source)
                    + " AND added IS NULL AND files IS NOT NULL");
            std::int64_t done = 0;
            for (auto block = nextBlock(connection, source, INT64_MAX); !block.empty();
                 block = nextBlock(connection, source, block.back().row)) {
                std::vector<std::string> shas;
                for (const Uncounted& commit : block)
                    shas.push_back(commit.sha);
                store::WriteTransaction transaction(connection, store::WriteTransaction::Kind::Import);
                BlockCounter counter(connection);
                std::size_t next = 0;
                const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
                git::countLines(
                    path, shas,
                    [&](const git::CommitLines& lines) {
                        while (next < block.size() && block[next].sha != lines.sha)
                            ++next;
                        if (next < block.size())
                            counted += counter.put(block[next], lines) ? 1 : 0;
                    },
                    threads, progress);
                store::raiseRevision(connection);
                transaction.commit();
                done += static_cast<std::int64_t>(block.size());
                progress.report(done, total);
            }
        }
        return counted;
    });
}

} // namespace weir::import
