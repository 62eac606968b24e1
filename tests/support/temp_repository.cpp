// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_repository.h"

#include "core/git/git_handles.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <stdexcept>

namespace weir::test {

namespace fs = std::filesystem;

namespace {

void must(int code)
{
    if (code >= 0)
        return;
    const git_error* error = git_error_last();
    throw std::runtime_error(error != nullptr && error->message != nullptr ? error->message : "libgit2 failed");
}

git_oid parse(const std::string& sha)
{
    git_oid oid;
    must(git_oid_fromstr(&oid, sha.c_str()));
    return oid;
}

std::string hex(const git_oid& oid)
{
    std::string text(40, '0');
    git_oid_fmt(text.data(), &oid);
    return text;
}

fs::path newFolder()
{
    std::random_device random;
    for (;;) {
        fs::path folder = fs::temp_directory_path() / ("weir-repository-" + std::to_string(random()));
        if (fs::create_directory(folder))
            return folder;
    }
}

} // namespace

struct TempRepository::Private {
    fs::path folder;
    fs::path path;
    fs::path gitFolder;
    git::RepositoryHandle repository;
    git::OdbHandle odb;
};

TempRepository::TempRepository(Kind kind, const std::string& name)
    : d(std::make_unique<Private>())
{
    git::ensureLibrary();
    d->folder = newFolder();
    d->path = d->folder / name;
    git_repository* repository = nullptr;
    must(git_repository_init(&repository, d->path.c_str(), kind == Kind::Bare ? 1 : 0));
    d->repository.reset(repository);
    d->gitFolder = git_repository_path(repository);
    git_odb* odb = nullptr;
    must(git_repository_odb(&odb, repository));
    d->odb.reset(odb);
    writeFile("HEAD", "ref: refs/heads/main\n");
}

TempRepository::~TempRepository()
{
    d->odb.reset();
    d->repository.reset();
    std::error_code error;
    fs::remove_all(d->folder, error);
}

const fs::path& TempRepository::path() const
{
    return d->path;
}

const fs::path& TempRepository::gitFolder() const
{
    return d->gitFolder;
}

fs::path TempRepository::beside(const std::string& name) const
{
    return d->folder / name;
}

std::string TempRepository::object(std::string_view type, std::string_view bytes)
{
    git_oid oid;
    must(git_odb_write(&oid, d->odb.get(), bytes.data(), bytes.size(), git_object_string2type(std::string(type).c_str())));
    return hex(oid);
}

std::string TempRepository::tree(const std::map<std::string, std::string>& files)
{
    struct Entry {
        std::string mode;
        std::string sha;
    };
    std::map<std::string, Entry> entries; // by name, a folder's with a slash: the order of a tree
    std::map<std::string, std::map<std::string, std::string>> folders;
    for (const auto& [path, content] : files) {
        if (const std::size_t slash = path.find('/'); slash != std::string::npos)
            folders[path.substr(0, slash)][path.substr(slash + 1)] = content;
        else
            entries[path] = {"100644", object("blob", content)};
    }
    for (const auto& [name, inside] : folders)
        entries[name + "/"] = {"40000", tree(inside)};
    std::string bytes;
    for (const auto& [name, entry] : entries) {
        const git_oid oid = parse(entry.sha);
        bytes += entry.mode + " " + (name.back() == '/' ? name.substr(0, name.size() - 1) : name) + '\0';
        bytes.append(reinterpret_cast<const char*>(oid.id), sizeof oid.id);
    }
    return object("tree", bytes);
}

std::string TempRepository::commit(const Commit& commit)
{
    const auto when = [](std::int64_t seconds) { return std::to_string(seconds).append(" +0000"); };
    std::string bytes = "tree " + (commit.tree.empty() ? tree(commit.files) : commit.tree) + "\n";
    for (const std::string& parent : commit.parents)
        bytes += "parent " + parent + "\n";
    bytes += "author " + (commit.authorLine.empty() ? commit.author + " " + when(commit.at) : commit.authorLine) + "\n";
    bytes += "committer " + commit.committer + " " + when(commit.committed != 0 ? commit.committed : commit.at) + "\n";
    if (!commit.encoding.empty())
        bytes += "encoding " + commit.encoding + "\n";
    bytes += "\n" + commit.message + "\n";
    std::string sha = object("commit", bytes);
    setHead(sha);
    return sha;
}

void TempRepository::setHead(const std::string& sha)
{
    branch("main", sha);
}

void TempRepository::branch(const std::string& name, const std::string& sha)
{
    writeFile("refs/heads/" + name, sha + "\n");
}

void TempRepository::tag(const std::string& name, const std::string& sha)
{
    writeFile("refs/tags/" + name, sha + "\n");
}

void TempRepository::annotatedTag(const std::string& name, const std::string& sha, std::int64_t at)
{
    tag(name,
        object("tag",
            "object " + sha + "\ntype commit\ntag " + name + "\ntagger Ann <ann@example.org> " + std::to_string(at)
                + " +0000\n\nA release\n"));
}

void TempRepository::markShallow(const std::vector<std::string>& shas)
{
    std::string lines;
    for (const std::string& sha : shas)
        lines += sha + "\n";
    writeFile("shallow", lines);
}

void TempRepository::remove(const std::string& sha)
{
    if (!fs::remove(d->gitFolder / "objects" / sha.substr(0, 2) / sha.substr(2)))
        throw std::runtime_error("no such object: " + sha);
}

void TempRepository::damage(const std::string& sha)
{
    remove(sha);
    writeFile("objects/" + sha.substr(0, 2) + "/" + sha.substr(2), "this is no object");
}

void TempRepository::writeFile(const std::string& name, std::string_view content)
{
    const fs::path path = d->gitFolder / name;
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file)
        throw std::runtime_error("cannot write " + path.string());
}

std::string TempRepository::treeOf(const std::string& sha) const
{
    git_commit* commit = nullptr;
    const git_oid oid = parse(sha);
    must(git_commit_lookup(&commit, d->repository.get(), &oid));
    std::string tree = hex(*git_commit_tree_id(commit));
    git_commit_free(commit);
    return tree;
}

} // namespace weir::test
