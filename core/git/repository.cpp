// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/repository.h"

#include "core/base/error.h"
#include "core/git/commit_object.h"
#include "core/git/git_handles.h"
#include "core/git/tree_entries.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

namespace weir::git {

namespace fs = std::filesystem;

struct Repository::Private {
    fs::path folder;
    std::string name;
    RepositoryHandle repository;
    OdbHandle odb;
    std::unordered_set<Oid> shallow;
};

namespace {

git_object_t toGit(ObjectType type)
{
    switch (type) {
    case ObjectType::Commit:
        return GIT_OBJECT_COMMIT;
    case ObjectType::Tree:
        return GIT_OBJECT_TREE;
    case ObjectType::Blob:
        return GIT_OBJECT_BLOB;
    case ObjectType::Tag:
        return GIT_OBJECT_TAG;
    }
    return GIT_OBJECT_INVALID;
}

bool isTooLarge(git_odb* odb, const git_oid& id, ObjectType type)
{
    std::size_t size = 0;
    git_object_t found = GIT_OBJECT_INVALID;
    // What cannot be found or read shows when it is read.
    return git_odb_read_header(&size, &found, odb, &id) == 0 && size > (type == ObjectType::Tree ? mostTreeBytes : mostCommitBytes);
}

git_odb_object* raw(void* object)
{
    return static_cast<git_odb_object*>(object);
}

fs::path absolutePath(const fs::path& path)
{
    std::error_code error;
    fs::path whole = fs::canonical(path, error);
    if (error)
        whole = fs::absolute(path, error).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

/// A linked work tree is the same repository as its main one, so it has its name.
std::string nameOf(const fs::path& folder, git_repository* repository)
{
    fs::path path = absolutePath(folder);
    if (git_repository_is_worktree(repository) == 1)
        path = absolutePath(git_repository_commondir(repository));
    if (path.filename() == ".git")
        path = path.parent_path();
    std::string name = path.extension() == ".git" ? path.stem().string() : path.filename().string();
    return name.empty() ? std::string("repository") : name;
}

/// Opening a pipe or a device for reading may wait for ever, and the library opens whatever bears the right name.
bool mayHang(fs::file_type type)
{
    return type == fs::file_type::fifo || type == fs::file_type::character || type == fs::file_type::block;
}

/// What in the folder of a repository must not be opened; links to folders are followed at its top, where some tools make them.
std::optional<fs::path> findPipe(const fs::path& folder, bool top = true)
{
    constexpr auto options = fs::directory_options::skip_permission_denied;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, options, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        const fs::file_type type = it->status(ignored).type();
        if (mayHang(type))
            return it->path();
        if (!top || it.depth() > 0 || type != fs::file_type::directory || !it->is_symlink(ignored))
            continue;
        if (auto inside = findPipe(fs::canonical(it->path(), ignored), false))
            return inside;
    }
    return std::nullopt;
}

std::string firstLine(const fs::path& file)
{
    std::string line;
    std::ifstream stream(file);
    std::getline(stream, line);
    return line;
}

/// `folder` holds `.git`, or is a `.git` folder or a bare repository; the file `.git` of a linked work tree leads to the folder of
/// that work tree, whose file "commondir" leads to the repository.
void checkOnlyFiles(const fs::path& folder)
{
    const auto check = [&folder](const fs::path& path) {
        std::error_code ignored;
        std::optional<fs::path> pipe;
        if (mayHang(fs::status(path, ignored).type()))
            pipe = path;
        else if (fs::is_directory(path, ignored))
            pipe = findPipe(path);
        if (pipe)
            throw Error(ErrorCode::NotThis,
                "The repository \u201c" + folder.string() + "\u201d cannot be read: \u201c" + pipe->string()
                    + "\u201d in it is a pipe or a device, not a file; make a fresh clone and import that.");
    };
    std::error_code ignored;
    fs::path inside = folder;
    if (const fs::path entry = folder / ".git"; fs::exists(entry, ignored)) {
        check(entry);
        constexpr std::string_view prefix = "gitdir: ";
        const std::string line = fs::is_regular_file(entry, ignored) ? firstLine(entry) : std::string();
        inside = line.starts_with(prefix) ? folder / line.substr(prefix.size()) : entry;
        if (inside == entry)
            return;
    }
    check(inside);
    if (const fs::path common = inside / "commondir"; fs::is_regular_file(common, ignored))
        check(inside / firstLine(common));
}

/// The library knows that a clone is shallow, not where it ends.
std::unordered_set<Oid> readShallow(git_repository* repository)
{
    std::unordered_set<Oid> commits;
    std::ifstream file(fs::path(git_repository_commondir(repository)) / "shallow");
    std::string line;
    while (std::getline(file, line)) {
        if (const std::optional<Oid> oid = Oid::fromHex(std::string_view(line).substr(0, 2 * Oid::size)))
            commits.insert(*oid);
    }
    return commits;
}

} // namespace

ObjectData::ObjectData() = default;

ObjectData::~ObjectData()
{
    git_odb_object_free(raw(m_object));
}

ObjectData::ObjectData(ObjectData&& other) noexcept
    : m_object(std::exchange(other.m_object, nullptr))
    , m_bytes(std::exchange(other.m_bytes, {}))
{
}

ObjectData& ObjectData::operator=(ObjectData&& other) noexcept
{
    std::swap(m_object, other.m_object);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

Repository::Repository(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}
Repository::~Repository() = default;
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;

Repository Repository::open(const fs::path& folder)
{
    ensureLibrary();
    std::error_code error;
    if (!fs::exists(folder, error))
        throw Error(ErrorCode::NotFound, "There is no folder \u201c" + folder.string() + "\u201d; check the path.");
    if (isRepository(folder))
        checkOnlyFiles(folder);
    auto p = std::make_unique<Private>();
    p->folder = folder;
    git_repository* repository = nullptr;
    const int code = git_repository_open_ext(&repository, folder.string().c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
    p->repository.reset(repository);
    if (code == GIT_ENOTFOUND && lastGitMessage().find("safe.directory") == std::string::npos)
        throw Error(ErrorCode::NotThis,
            "There is no git repository in \u201c" + folder.string() + "\u201d; choose the folder that holds .git, or a bare repository.");
    check(code, folder, "Opening");
    const std::uintmax_t references = fs::file_size(fs::path(git_repository_commondir(repository)) / "packed-refs", error);
    if (!error && references > mostReferenceBytes)
        throw Error(ErrorCode::Limit,
            "The repository \u201c" + folder.string() + "\u201d has more references than are read: its packed-refs is larger than "
                + std::to_string(mostReferenceBytes >> 20) + " MiB; clone it with --single-branch --no-tags and import that.");
    git_odb* odb = nullptr;
    check(git_repository_odb(&odb, repository), folder, "Opening the objects");
    p->odb.reset(odb);
    p->name = nameOf(folder, repository);
    p->shallow = readShallow(repository);
    return Repository(std::move(p));
}

const std::string& Repository::name() const
{
    return d->name;
}

const fs::path& Repository::folder() const
{
    return d->folder;
}

const std::unordered_set<Oid>& Repository::shallowCommits() const
{
    return d->shallow;
}

std::optional<Oid> Repository::head() const
{
    git_reference* reference = nullptr;
    const int code = git_repository_head(&reference, d->repository.get());
    const ReferenceHandle owner(reference);
    if (code == GIT_EUNBORNBRANCH || code == GIT_ENOTFOUND)
        return std::nullopt;
    check(code, d->folder, "Reading HEAD");
    const git_oid* target = git_reference_target(reference);
    if (target == nullptr)
        throw Error(
            ErrorCode::Malformed, "HEAD of the repository \u201c" + d->folder.string() + "\u201d leads nowhere; check out a branch.");
    return fromGit(*target);
}

Lookup Repository::read(const Oid& oid, ObjectType type, ObjectData& data) const
{
    git_odb_object_free(raw(std::exchange(data.m_object, nullptr)));
    data.m_bytes = {};
    git_odb_object* object = nullptr;
    const git_oid id = git::toGit(oid);
    if (type != ObjectType::Blob && isTooLarge(d->odb.get(), id, type))
        return Lookup::TooLarge;
    const int code = git_odb_read(&object, d->odb.get(), &id);
    if (code == GIT_ENOTFOUND)
        return Lookup::Missing;
    if (code < 0)
        return Lookup::Damaged;
    data.m_object = object;
    if (git_odb_object_type(object) != toGit(type))
        return Lookup::Damaged;
    data.m_bytes = {static_cast<const char*>(git_odb_object_data(object)), git_odb_object_size(object)};
    return Lookup::Found;
}

std::optional<std::size_t> Repository::blobSize(const Oid& oid) const
{
    std::size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    const git_oid id = git::toGit(oid);
    if (git_odb_read_header(&size, &type, d->odb.get(), &id) < 0 || type != GIT_OBJECT_BLOB)
        return std::nullopt;
    return size;
}

std::optional<Oid> Repository::topLevelBlob(const Oid& tree, std::string_view name) const
{
    ObjectData data;
    if (read(tree, ObjectType::Tree, data) != Lookup::Found)
        return std::nullopt;
    TreeEntries entries(data.bytes());
    TreeEntry entry;
    while (entries.next(entry)) {
        if (entry.name == name && entry.isFile())
            return Oid::fromRaw(entry.oid);
    }
    return std::nullopt;
}

bool Repository::peel(Oid target, Tag& tag) const
{
    constexpr int mostTagsOfTags = 16;
    ObjectData data;
    for (int i = 0; i < mostTagsOfTags; ++i) {
        if (read(target, ObjectType::Commit, data) == Lookup::Found) {
            CommitObject commit;
            tag.commit = target;
            if (!tag.at && commit.parse(data.bytes()))
                tag.at = commit.committer.at;
            return true;
        }
        TagObject object;
        if (read(target, ObjectType::Tag, data) != Lookup::Found || !object.parse(data.bytes()))
            return false;
        if (i == 0) {
            tag.annotated = true;
            tag.at = object.at;
        }
        target = object.target;
        if (object.type == "commit" && read(target, ObjectType::Commit, data) == Lookup::Missing) {
            tag.commit = target; // beyond the end of a shallow clone: the tag still is one
            return true;
        }
    }
    return false;
}

std::vector<Tag> Repository::tags(std::size_t& broken, const Progress& progress) const
{
    constexpr std::string_view prefix = "refs/tags/";
    broken = 0;
    std::vector<Tag> tags;
    git_reference_iterator* iterator = nullptr;
    check(git_reference_iterator_glob_new(&iterator, d->repository.get(), "refs/tags/*"), d->folder, "Reading the tags");
    const ReferenceIteratorHandle owner(iterator);
    // Names first, each resolved by itself: one broken reference must not hide the others.
    const char* name = nullptr;
    int code = 0;
    while ((code = git_reference_next_name(&name, iterator)) == 0) {
        progress.checkpoint();
        Tag tag;
        git_oid id;
        if (git_reference_name_to_id(&id, d->repository.get(), name) < 0 || !peel(fromGit(id), tag)) {
            ++broken;
            continue;
        }
        tag.name = name;
        if (tag.name.compare(0, prefix.size(), prefix) == 0)
            tag.name.erase(0, prefix.size());
        tags.push_back(std::move(tag));
    }
    if (code != GIT_ITEROVER)
        ++broken;
    std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.name < b.name; });
    return tags;
}

bool isRepository(const fs::path& folder) noexcept
{
    std::error_code error;
    if (fs::exists(folder / ".git", error))
        return true;
    return fs::is_regular_file(folder / "HEAD", error) && fs::is_directory(folder / "objects", error)
        && fs::is_directory(folder / "refs", error);
}

} // namespace weir::git
