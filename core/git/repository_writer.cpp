// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/repository_writer.h"

#include "core/base/error.h"
#include "core/git/git_handles.h"

#include <git2/sys/mempack.h>
#include <git2/sys/repository.h>

#include <map>
#include <memory>

namespace weir::git {

namespace {

constexpr std::size_t commitsBetweenChecks = 50;

using TreeHandle = std::unique_ptr<git_tree, Releaser<git_tree_free>>;
using TreeBuilderHandle = std::unique_ptr<git_treebuilder, Releaser<git_treebuilder_free>>;
using CommitHandle = std::unique_ptr<git_commit, Releaser<git_commit_free>>;
using SignatureHandle = std::unique_ptr<git_signature, Releaser<git_signature_free>>;
using ObjectHandle = std::unique_ptr<git_object, Releaser<git_object_free>>;

class Writer {
public:
    explicit Writer(const std::filesystem::path& folder)
        : m_folder(folder)
    {
        ensureLibrary();
        git_repository* repository = nullptr;
        must(git_repository_init(&repository, folder.c_str(), 1));
        m_repository.reset(repository);
        git_odb* odb = nullptr;
        must(git_repository_odb(&odb, repository));
        m_odb.reset(odb);
        // Objects stay in memory until they are written as one pack: thousands of loose files would take minutes.
        must(git_mempack_new(&m_mempack));
        must(git_odb_add_backend(odb, m_mempack, 999));
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void add(const NewCommit& commit)
    {
        TreeHandle base;
        std::vector<CommitHandle> parents;
        std::vector<const git_commit*> raw;
        for (const std::size_t row : commit.parents) {
            git_commit* parent = nullptr;
            must(git_commit_lookup(&parent, m_repository.get(), &m_ids.at(row)));
            parents.emplace_back(parent);
            raw.push_back(parent);
        }
        if (!parents.empty()) {
            git_tree* tree = nullptr;
            must(git_commit_tree(&tree, parents.front().get()));
            base.reset(tree);
        }
        const git_oid treeId = treeWith(base.get(), commit.files);
        git_tree* tree = nullptr;
        must(git_tree_lookup(&tree, m_repository.get(), &treeId));
        const TreeHandle owned(tree);
        const SignatureHandle author = signature(commit, commit.authored);
        const SignatureHandle committer = signature(commit, commit.committed);
        git_oid id;
        must(git_commit_create(&id, m_repository.get(), nullptr, author.get(), committer.get(), "UTF-8", commit.message.c_str(), tree,
            raw.size(), raw.data()));
        m_ids.push_back(id);
    }

    void finish(std::span<const NewTag> tags)
    {
        git_buf pack = GIT_BUF_INIT;
        must(git_mempack_dump(&pack, m_repository.get(), m_mempack));
        git_odb_writepack* writer = nullptr;
        int code = git_odb_write_pack(&writer, m_odb.get(), nullptr, nullptr);
        git_indexer_progress stats = {};
        if (code == 0)
            code = writer->append(writer, pack.ptr, pack.size, &stats);
        if (code == 0)
            code = writer->commit(writer, &stats);
        if (writer != nullptr)
            writer->free(writer);
        git_buf_dispose(&pack);
        must(code);
        reopen();
        if (!m_ids.empty())
            reference("refs/heads/main", m_ids.back());
        for (const NewTag& tag : tags)
            writeTag(tag);
        must(git_repository_set_head(m_repository.get(), "refs/heads/main"));
    }

private:
    void writeTag(const NewTag& tag)
    {
        const git_oid& target = m_ids.at(tag.commit);
        git_oid id = target;
        if (tag.at) {
            git_object* object = nullptr;
            must(git_object_lookup(&object, m_repository.get(), &target, GIT_OBJECT_COMMIT));
            const ObjectHandle owned(object);
            git_signature* tagger = nullptr;
            must(git_signature_new(&tagger, "release", "release@example.org", seconds(*tag.at), 0));
            const SignatureHandle ownedTagger(tagger);
            must(git_tag_annotation_create(&id, m_repository.get(), tag.name.c_str(), object, tagger, tag.name.c_str()));
        }
        reference("refs/tags/" + tag.name, id);
    }

    /// From here on objects come from the pack, and new ones (tags) go to the disk.
    void reopen()
    {
        m_odb.reset();
        git_repository* repository = nullptr;
        must(git_repository_open(&repository, m_folder.c_str()));
        m_repository.reset(repository);
    }

    void must(int code) const
    {
        if (code >= 0)
            return;
        throw Error(ErrorCode::Unwritable,
            "The repository \u201c" + m_folder.string() + "\u201d could not be written (" + lastGitMessage()
                + "); check the folder that it is to be in.");
    }

    static git_time_t seconds(Instant t) { return std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count(); }

    SignatureHandle signature(const NewCommit& commit, Instant at) const
    {
        git_signature* signature = nullptr;
        must(git_signature_new(&signature, commit.authorName.c_str(), commit.authorEmail.c_str(), seconds(at), 0));
        return SignatureHandle(signature);
    }

    git_oid treeWith(git_tree* base, const std::vector<NewCommit::File>& files) const
    {
        git_oid id;
        TreeHandle empty;
        if (base == nullptr) {
            git_treebuilder* builder = nullptr;
            must(git_treebuilder_new(&builder, m_repository.get(), nullptr));
            const TreeBuilderHandle owned(builder);
            must(git_treebuilder_write(&id, builder));
            must(git_tree_lookup(&base, m_repository.get(), &id));
            empty.reset(base);
        }
        std::map<std::string, git_oid> blobs; // the last content of a path holds
        for (const auto& file : files)
            must(git_blob_create_from_buffer(&blobs[file.path], m_repository.get(), file.content.data(), file.content.size()));
        std::vector<git_tree_update> updates;
        for (const auto& [path, blob] : blobs)
            updates.push_back({GIT_TREE_UPDATE_UPSERT, blob, GIT_FILEMODE_BLOB, path.c_str()});
        if (updates.empty())
            return *git_tree_id(base);
        must(git_tree_create_updated(&id, m_repository.get(), base, updates.size(), updates.data()));
        return id;
    }

    void reference(const std::string& name, const git_oid& id) const
    {
        git_reference* reference = nullptr;
        must(git_reference_create(&reference, m_repository.get(), name.c_str(), &id, 1, nullptr));
        const ReferenceHandle owned(reference);
    }

    std::filesystem::path m_folder;
    RepositoryHandle m_repository;
    OdbHandle m_odb;
    git_odb_backend* m_mempack = nullptr; ///< owned by the object database
    std::vector<git_oid> m_ids;
};

} // namespace

void writeBareRepository(
    const std::filesystem::path& folder, std::span<const NewCommit> commits, std::span<const NewTag> tags, Progress& progress)
{
    if (std::filesystem::exists(folder))
        throw Error(ErrorCode::Unwritable, "\u201c" + folder.string() + "\u201d is there already; choose another name.");
    progress.stage("Writing the repository");
    Writer writer(folder);
    for (std::size_t i = 0; i < commits.size(); ++i) {
        if (i % commitsBetweenChecks == 0) {
            progress.checkpoint();
            progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(commits.size()));
        }
        writer.add(commits[i]);
    }
    writer.finish(tags);
}

} // namespace weir::git
