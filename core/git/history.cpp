// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/history.h"

#include "core/base/error.h"
#include "core/git/commit_text.h"

#include <algorithm>
#include <utility>

namespace weir::git {

namespace {

/// Who commits at GitHub: squashes, and edits made on its pages.
constexpr std::string_view hostCommitter = "noreply@github.com";

/// Longer commits are read again when their turn comes: very many may wait.
constexpr std::size_t mostBytesWaiting = std::size_t {64} << 10;

/// A commit that is known but not visited yet; it keeps its bytes so that hardly anything is read twice.
struct Pending {
    std::uint32_t node = 0;
    Instant committed;
    ObjectData bytes;
    CommitObject object;
};

/// Newest first; of equal times the one found first.
bool later(const Pending& a, const Pending& b)
{
    return a.committed != b.committed ? a.committed < b.committed : a.node > b.node;
}

class Walk {
public:
    Walk(const Repository& repository, History& history, People& people)
        : m_repository(repository)
        , m_history(history)
        , m_people(people)
    {
    }

    void start(const Oid& head)
    {
        if (discover(head) == History::none)
            throw Error(ErrorCode::Malformed,
                "The newest commit " + head.hex() + " of the repository \u201c" + m_repository.folder().string()
                    + "\u201d cannot be read; run \u201cgit fsck\u201d in it or import a fresh clone.");
    }

    bool next(Pending& pending)
    {
        if (m_queue.empty())
            return false;
        std::pop_heap(m_queue.begin(), m_queue.end(), later);
        pending = std::move(m_queue.back());
        m_queue.pop_back();
        if (pending.bytes.bytes().empty())
            readAgain(pending);
        return true;
    }

    /// Enters the parents; true if all of them are here.
    bool expand(const Pending& pending)
    {
        const bool boundary = m_repository.shallowCommits().contains(m_history.nodes[pending.node].oid);
        const std::size_t first = m_history.parents.size();
        bool complete = true;
        for (const Oid& parent : pending.object.parents) {
            const std::uint32_t row = boundary ? History::none : discover(parent);
            m_history.parents.push_back(row);
            complete = complete && row != History::none;
        }
        History::Node& node = m_history.nodes[pending.node];
        node.firstParent = static_cast<std::uint32_t>(first);
        node.parentCount = static_cast<std::uint32_t>(pending.object.parents.size());
        return complete;
    }

    /// Fills in what the message says.
    std::string_view readMessage(const Pending& pending, std::string& storage)
    {
        const CommitObject& object = pending.object;
        if (!isKnownEncoding(object.encoding))
            ++m_summary.strangeEncodings;
        const std::string_view message = decodeText(object.message, object.encoding, storage);
        History::Node& node = m_history.nodes[pending.node];
        if (std::optional<ChangeHint> hint = readChangeHint(message, object.parents.size())) {
            hint->byHost = object.committer.email == hostCommitter;
            node.hint = static_cast<std::uint32_t>(m_history.hints.size());
            m_history.hints.push_back(std::move(*hint));
        }
        return message;
    }

    void cut(const Pending& pending)
    {
        ++m_summary.cutCommits;
        if (m_summary.cutCommits > 1 && pending.committed >= m_summary.oldestCutAt)
            return;
        m_summary.oldestCut = m_history.nodes[pending.node].oid;
        m_summary.oldestCutAt = pending.committed;
    }

    [[nodiscard]] WalkSummary& summary() { return m_summary; }

private:
    void readAgain(Pending& pending)
    {
        const Oid& oid = m_history.nodes[pending.node].oid;
        if (m_repository.read(oid, ObjectType::Commit, pending.bytes) != Lookup::Found || !pending.object.parse(pending.bytes.bytes()))
            throw Error(ErrorCode::Unreadable,
                "The commit " + oid.hex() + " of the repository \u201c" + m_repository.folder().string()
                    + "\u201d vanished while it was read; import it again.");
    }

    /// Row of a commit, read and queued if it is new; none if it is not here or no commit.
    std::uint32_t discover(const Oid& oid)
    {
        const auto [found, isNew] = m_rows.try_emplace(oid, History::none);
        if (!isNew)
            return found->second;
        Pending pending;
        const Lookup lookup = m_repository.read(oid, ObjectType::Commit, pending.bytes);
        if (lookup != Lookup::Found || !pending.object.parse(pending.bytes.bytes())) {
            if (lookup != Lookup::Missing)
                (lookup == Lookup::TooLarge ? m_summary.tooLarge : m_summary.damaged).push_back(oid);
            return History::none;
        }
        const auto row = static_cast<std::uint32_t>(m_history.nodes.size());
        found->second = row;
        History::Node node;
        node.oid = oid;
        node.tree = pending.object.tree;
        node.authored = pending.object.author.at.value_or(unknownInstant);
        node.committed = pending.object.committer.at.value_or(unknownInstant);
        node.author = m_people.find(pending.object.author, pending.object.encoding);
        m_history.nodes.push_back(node);
        pending.node = row;
        pending.committed = node.committed;
        if (pending.bytes.bytes().size() > mostBytesWaiting)
            pending.bytes = {};
        m_queue.push_back(std::move(pending));
        std::push_heap(m_queue.begin(), m_queue.end(), later);
        return row;
    }

    const Repository& m_repository;
    History& m_history;
    People& m_people;
    WalkSummary m_summary;
    std::vector<Pending> m_queue; ///< a heap
    std::unordered_map<Oid, std::uint32_t> m_rows;
};

} // namespace

WalkSummary walkHistory(const Repository& repository, const Oid& head, History& history, People& people,
    const std::function<void(const WalkedCommit&)>& visit, Progress& progress)
{
    constexpr std::uint64_t often = 64;
    Walk walk(repository, history, people);
    walk.start(head);
    Pending pending;
    std::string storage;
    std::uint64_t visited = 0;
    while (walk.next(pending)) {
        if (!walk.expand(pending))
            walk.cut(pending);
        const std::string_view message = walk.readMessage(pending, storage);
        const History::Node& node = history.nodes[pending.node];
        const std::span<const std::uint32_t> parents = history.parentsOf(pending.node);
        const bool missing = !parents.empty() && parents.front() == History::none;
        std::optional<Oid> parentTree;
        if (!parents.empty() && !missing)
            parentTree = history.nodes[parents.front()].tree;
        visit({pending.node, pending.object, people.person(node.author), subjectOf(message), message, parentTree, missing});
        if (++visited % often == 0) {
            progress.checkpoint();
            progress.report(static_cast<std::int64_t>(visited), 0);
        }
    }
    return std::move(walk.summary());
}

} // namespace weir::git
