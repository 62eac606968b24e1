// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/line_counter.h"

#include "core/git/commit_object.h"
#include "core/git/line_diff.h"
#include "core/git/repository.h"
#include "core/git/tree_compare.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace weir::git {

namespace {

/// Commits that a worker takes at once: old ones are cheap, so large blocks would leave one worker with the rest.
constexpr std::size_t blockSize = 64;
/// Blocks that may wait for their turn to be passed on, a worker.
constexpr std::size_t blocksAhead = 8;
/// Larger contents are not read.
constexpr std::size_t mostBlobBytes = std::size_t {64} << 20;

struct CountedFile {
    std::size_t pathBegin;
    std::size_t pathLength;
    char kind;
    std::int32_t added;
    std::int32_t deleted;
};

/// What a worker found in the commits of one block; owns its text.
struct Block {
    struct Commit {
        std::size_t firstFile;
        std::size_t files;
        bool complete;
        bool known;
    };
    std::vector<Commit> commits;
    std::vector<CountedFile> files;
    std::string paths;
    std::int64_t unreadable = 0;
};

/// One worker's tools.
class Counter {
public:
    Counter(const std::filesystem::path& folder, const Progress& stop)
        : m_repository(Repository::open(folder))
        , m_trees(m_repository, stop)
        , m_stop(stop)
        , m_diff(stop)
    {
    }

    Block count(std::span<const std::string> shas)
    {
        Block block;
        for (const std::string& sha : shas) {
            m_stop.checkpoint();
            const std::size_t first = block.files.size();
            const bool known = compare(sha);
            m_complete = known;
            if (known)
                countFiles(block);
            block.commits.push_back({first, block.files.size() - first, m_complete, known});
        }
        return block;
    }

private:
    [[nodiscard]] bool compare(const std::string& sha)
    {
        const std::optional<Oid> oid = Oid::fromHex(sha);
        CommitObject commit;
        if (!oid || m_repository.read(*oid, ObjectType::Commit, m_commit) != Lookup::Found || !commit.parse(m_commit.bytes()))
            return false;
        if (commit.parents.empty())
            return m_trees.compare(std::nullopt, commit.tree);
        CommitObject parent;
        if (m_repository.shallowCommits().contains(*oid)
            || m_repository.read(commit.parents.front(), ObjectType::Commit, m_parent) != Lookup::Found || !parent.parse(m_parent.bytes()))
            return false;
        return m_trees.compare(parent.tree, commit.tree);
    }

    void countFiles(Block& block)
    {
        for (const ChangedFile& file : m_trees.files()) {
            m_stop.checkpoint();
            const std::string_view path = m_trees.path(file);
            CountedFile counted {block.paths.size(), path.size(), file.kind, -1, -1};
            block.paths.append(path);
            const std::optional<LineCounts> lines = countFile(file, block);
            constexpr std::int64_t most = INT32_MAX;
            if (lines && lines->added <= most && lines->deleted <= most) {
                counted.added = static_cast<std::int32_t>(lines->added);
                counted.deleted = static_cast<std::int32_t>(lines->deleted);
            }
            block.files.push_back(counted);
        }
    }

    [[nodiscard]] std::optional<LineCounts> countFile(const ChangedFile& file, Block& block)
    {
        if (file.kind == 'M' && file.before == file.after) // only its permissions changed
            return LineCounts {};
        const bool hasBefore = file.kind != 'A';
        const bool hasAfter = file.kind != 'D';
        std::string_view before;
        std::string_view after;
        if ((hasBefore && !read({file.before, file.submoduleBefore, m_before, m_beforeName}, before, block))
            || (hasAfter && !read({file.after, file.submoduleAfter, m_after, m_afterName}, after, block)))
            return std::nullopt;
        if (isBinary(before) || isBinary(after))
            return std::nullopt;
        return m_diff.count(before, after);
    }

    /// One side of a change, and where its text is kept.
    struct Side {
        const Oid& oid;
        bool submodule;
        ObjectData& data;
        std::string& name;
    };
    [[nodiscard]] bool read(const Side& side, std::string_view& text, Block& block)
    {
        if (!side.submodule) {
            const bool known = read(side.oid, side.data, block);
            text = known ? side.data.bytes() : std::string_view();
            return known;
        }
        side.name = "Subproject commit " + side.oid.hex() + "\n"; // which is what git compares
        text = side.name;
        return true;
    }

    [[nodiscard]] bool read(const Oid& oid, ObjectData& data, Block& block)
    {
        const std::optional<std::size_t> size = m_repository.blobSize(oid);
        if (size && *size <= mostBlobBytes && m_repository.read(oid, ObjectType::Blob, data) == Lookup::Found)
            return true;
        m_complete = false;
        block.unreadable += size && *size > mostBlobBytes ? 0 : 1;
        return false;
    }

    Repository m_repository;
    TreeCompare m_trees;
    const Progress& m_stop;
    LineDiff m_diff;
    ObjectData m_commit;
    ObjectData m_parent;
    ObjectData m_before;
    ObjectData m_after;
    std::string m_beforeName; ///< of a submodule's commit, as text
    std::string m_afterName;
    bool m_complete = true; ///< of the commit that is being counted
};

/// Hands out blocks to workers and takes them back in order.
class Pool {
public:
    Pool(const std::filesystem::path& folder, std::span<const std::string> shas, unsigned threads)
        : m_folder(folder)
        , m_shas(shas)
        , m_blocks((shas.size() + blockSize - 1) / blockSize)
        , m_ahead(blocksAhead * threads)
    {
        for (unsigned i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { work(); });
    }

    ~Pool()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop.stop();
        }
        m_changed.notify_all();
        for (std::thread& thread : m_threads)
            thread.join();
    }

    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    [[nodiscard]] std::size_t blocks() const { return m_blocks; }
    [[nodiscard]] std::span<const std::string> shasOf(std::size_t block) const
    {
        const std::size_t first = block * blockSize;
        return m_shas.subspan(first, std::min(blockSize, m_shas.size() - first));
    }

    /// The next block in order. Throws what a worker threw, or Cancelled.
    Block take(std::size_t block, const Progress& progress)
    {
        constexpr std::chrono::milliseconds glance {20};
        std::unique_lock lock(m_mutex);
        for (;;) {
            if (m_failure)
                std::rethrow_exception(m_failure);
            if (const auto found = m_done.find(block); found != m_done.end()) {
                Block result = std::move(found->second);
                m_done.erase(found);
                m_taken = block + 1;
                lock.unlock();
                m_changed.notify_all();
                return result;
            }
            m_changed.wait_for(lock, glance);
            progress.checkpoint();
        }
    }

private:
    void work()
    {
        try {
            Counter counter(m_folder, m_stop);
            for (;;) {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return m_stop.cancelled() || m_next == m_blocks || m_next < m_taken + m_ahead; });
                if (m_stop.cancelled() || m_next == m_blocks)
                    return;
                const std::size_t block = m_next++;
                lock.unlock();
                Block result = counter.count(shasOf(block));
                lock.lock();
                m_done.emplace(block, std::move(result));
                lock.unlock();
                m_changed.notify_all();
            }
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            if (!m_failure)
                m_failure = std::current_exception();
            m_changed.notify_all();
        }
    }

    const std::filesystem::path& m_folder;
    std::span<const std::string> m_shas;
    std::size_t m_blocks;
    std::size_t m_ahead;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::size_t, Block> m_done;
    std::size_t m_next = 0;
    std::size_t m_taken = 0;
    std::exception_ptr m_failure;
    StopFlag m_stop;
    std::vector<std::thread> m_threads;
};

} // namespace

LineCountSummary countLines(const std::filesystem::path& repository, std::span<const std::string> shas,
    const std::function<void(const CommitLines&)>& callback, unsigned threads, Progress& progress)
{
    progress.stage("Counting changed lines");
    LineCountSummary summary;
    Pool pool(repository, shas, std::max(threads, 1U));
    std::vector<FileChange> files;
    for (std::size_t i = 0; i < pool.blocks(); ++i) {
        const Block block = pool.take(i, progress);
        const std::span<const std::string> names = pool.shasOf(i);
        for (std::size_t c = 0; c < names.size(); ++c) {
            const Block::Commit& commit = block.commits[c];
            files.clear();
            for (const CountedFile& file : std::span(block.files).subspan(commit.firstFile, commit.files))
                files.push_back(
                    {std::string_view(block.paths).substr(file.pathBegin, file.pathLength), file.kind, file.added, file.deleted});
            ++(commit.known ? summary.commits : summary.unknownCommits);
            callback({names[c], files, commit.complete, commit.known});
        }
        summary.unreadableFiles += block.unreadable;
        progress.report(static_cast<std::int64_t>(i * blockSize + names.size()), static_cast<std::int64_t>(shas.size()));
    }
    return summary;
}

} // namespace weir::git
