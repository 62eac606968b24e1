// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/git_reader.h"

#include "core/git/change_message.h"
#include "core/git/changes.h"
#include "core/git/commit_object.h"
#include "core/git/history.h"
#include "core/git/people.h"
#include "core/git/repository.h"
#include "core/git/tree_compare.h"

#include <cstdint>
#include <utility>

namespace weir::git {

namespace {

std::string counted(std::uint64_t n, std::string_view one, std::string_view many)
{
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

/// One import: passes on what the walk finds and remembers what has to be said about it.
class Import {
public:
    Import(const Repository& repository, const Oid& head, RecordSink& sink, Progress& progress)
        : m_repository(repository)
        , m_head(head)
        , m_sink(sink)
        , m_progress(progress)
        , m_people(repository, treeOf(repository, head))
        , m_trees(repository, progress)
    {
    }

    std::string run()
    {
        m_progress.stage("Reading commits");
        const WalkSummary summary = walkHistory(
            m_repository, m_head, m_history, m_people, [this](const WalkedCommit& commit) { emitCommit(commit); }, m_progress);
        m_progress.stage("Finding changes");
        const std::size_t changes = emitChanges();
        const std::size_t tags = emitTags();
        rejectDamaged(summary);
        warn(summary);
        return counted(m_history.nodes.size(), "commit", "commits") + ", " + counted(changes, "change", "changes") + ", "
            + counted(tags, "tag", "tags");
    }

private:
    static Oid treeOf(const Repository& repository, const Oid& head)
    {
        ObjectData data;
        CommitObject commit;
        if (repository.read(head, ObjectType::Commit, data) != Lookup::Found || !commit.parse(data.bytes()))
            return {};
        return commit.tree;
    }

    void emitCommit(const WalkedCommit& commit)
    {
        const History::Node& node = m_history.nodes[commit.node];
        const bool known = !commit.parentMissing && m_trees.compare(commit.parentTree, node.tree);
        if (!known && !commit.parentMissing)
            ++m_unknownFiles;
        m_files.clear();
        if (known) {
            for (const ChangedFile& file : m_trees.files())
                m_files.push_back({m_trees.path(file), file.kind, -1, -1});
        }
        const std::string sha = node.oid.hex();
        m_parents.clear();
        for (const Oid& parent : commit.object.parents)
            m_parents.push_back(parent.hex());
        m_parentViews.assign(m_parents.begin(), m_parents.end());
        CommitRecord record {};
        record.sha = sha;
        record.parents = m_parentViews;
        record.authorName = commit.author.name;
        record.authorEmail = commit.author.email;
        record.authored = node.authored;
        record.committed = node.committed;
        record.subject = commit.subject;
        const std::string mentions = mentionsIn(commit.message);
        record.mentions = mentions;
        record.files = m_files;
        record.filesKnown = known;
        m_sink.record();
        m_sink.commit(record);
        if (!isKnown(node.authored))
            rejectField(sha, "author date", "The time at which it was written cannot be read.");
        if (!isKnown(node.committed))
            rejectField(sha, "committer date", "The time at which it was committed cannot be read.");
    }

    void rejectField(const std::string& sha, const char* field, const char* reason)
    {
        Reject reject;
        reject.record = sha;
        reject.field = field;
        reject.reason = reason;
        reject.kept = true;
        m_sink.reject(reject);
    }

    std::size_t emitChanges()
    {
        const std::vector<FoundChange> changes = findChanges(m_history);
        std::vector<std::string> shas;
        std::vector<std::string_view> views;
        for (const FoundChange& change : changes) {
            m_progress.checkpoint();
            const History::Node& end = m_history.nodes[change.end];
            const History::Node& first = m_history.nodes[change.firstCommit];
            shas.clear();
            for (const std::uint32_t commit : change.commits)
                shas.push_back(m_history.nodes[commit].oid.hex());
            views.assign(shas.begin(), shas.end());
            const std::string key = changeKey(m_repository.name(), change, m_history);
            const std::string mergeCommit = end.oid.hex();
            ChangeRecord record {};
            record.key = key;
            record.title = change.title;
            record.mentions = change.mentions;
            record.author = m_people.person(first.author).name;
            record.mergeCommit = mergeCommit;
            // A squash made by a host bears the time of the merge as its author's: when work began is not in the history.
            const bool squashedNow = change.how == "squash" && first.authored == first.committed;
            if (isKnown(first.authored) && !squashedNow)
                record.firstCommit = first.authored;
            if (isKnown(end.committed))
                record.merged = end.committed;
            record.how = change.how;
            record.commits = views;
            m_sink.change(record);
        }
        return changes.size();
    }

    std::size_t emitTags()
    {
        m_progress.checkpoint();
        const std::vector<Tag> tags = m_repository.tags(m_brokenTags, m_progress);
        for (const Tag& tag : tags) {
            const std::string sha = tag.commit.hex();
            m_sink.tag({tag.name, sha, tag.at, tag.annotated});
        }
        return tags.size();
    }

    void rejectDamaged(const WalkSummary& summary)
    {
        for (const Oid& oid : summary.damaged)
            rejectCommit(oid, "The commit is damaged; what came before it cannot be reached through it.");
        for (const Oid& oid : summary.tooLarge)
            rejectCommit(oid,
                "The commit is larger than " + std::to_string(mostCommitBytes >> 20)
                    + " MiB and was not read; what came before it cannot be reached through it.");
    }

    void rejectCommit(const Oid& oid, std::string reason)
    {
        Reject reject;
        reject.record = oid.hex();
        reject.field = "commit";
        reject.reason = std::move(reason);
        m_sink.reject(reject);
    }

    void warn(const WalkSummary& summary)
    {
        if (summary.cutCommits > 0) {
            const bool shallow = !m_repository.shallowCommits().empty();
            const std::string since =
                isKnown(summary.oldestCutAt) ? isoInstant(summary.oldestCutAt).substr(0, 10) : std::string("an unknown day");
            m_sink.warn("The history starts at " + since + " (commit " + summary.oldestCut.hex().substr(0, 10)
                + "): " + (shallow ? "this is a shallow clone" : "this clone is incomplete") + ", what came before "
                + counted(summary.cutCommits, "commit", "commits") + " is not in it; "
                + (shallow ? "run \u201cgit fetch --unshallow\u201d in it" : "make a full clone") + " and import again to have all of it.");
        }
        if (m_unknownFiles > 0)
            m_sink.warn("The changed files of " + counted(m_unknownFiles, "commit", "commits")
                + " are unknown, because the clone does not hold their trees or they exceed the limits; a full clone would show them.");
        if (m_brokenTags > 0)
            m_sink.warn(counted(m_brokenTags, "tag does", "tags do") + " not lead to a commit and could not be taken.");
        if (summary.strangeEncodings > 0)
            m_sink.warn("The messages of " + counted(summary.strangeEncodings, "commit", "commits")
                + " are in an encoding that is not known; their letters may be wrong.");
    }

    const Repository& m_repository;
    const Oid m_head;
    RecordSink& m_sink;
    Progress& m_progress;
    People m_people;
    TreeCompare m_trees;
    History m_history;
    std::vector<FileChange> m_files;
    std::vector<std::string> m_parents;
    std::vector<std::string_view> m_parentViews;
    std::uint64_t m_unknownFiles = 0;
    std::size_t m_brokenTags = 0;
};

} // namespace

const readers::FormatInfo& GitReader::info() const
{
    static const readers::FormatInfo info {"git", "Git repository", {"commits", "changes", "tags"}};
    return info;
}

readers::Confidence GitReader::probe(const readers::Head& head) const noexcept
{
    return head.folder && isRepository(head.path) ? readers::Confidence::Certain : readers::Confidence::No;
}

readers::ReadOutcome GitReader::read(
    const std::filesystem::path& source, const readers::ReadOptions&, RecordSink& sink, Progress& progress) const
{
    const Repository repository = Repository::open(source);
    readers::ReadOutcome outcome;
    if (const std::optional<Oid> head = repository.head()) {
        outcome.note = Import(repository, *head, sink, progress).run();
    } else {
        sink.warn(
            "The repository \u201c" + source.string() + "\u201d has no commits on its current branch; check out a branch that has some.");
        outcome.note = "no commits";
    }
    return outcome;
}

} // namespace weir::git
