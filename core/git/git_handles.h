// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/git/oid.h"

#include <git2.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

/// Owners of libgit2's objects, and the one way its return codes become errors. Only .cpp files include this.
namespace weir::git {

/// Calls the C function `release` for what a unique_ptr owns.
template <auto release>
struct Releaser {
    template <typename T>
    void operator()(T* object) const noexcept
    {
        release(object);
    }
};

using RepositoryHandle = std::unique_ptr<git_repository, Releaser<git_repository_free>>;
using OdbHandle = std::unique_ptr<git_odb, Releaser<git_odb_free>>;
using OdbObjectHandle = std::unique_ptr<git_odb_object, Releaser<git_odb_object_free>>;
using ReferenceHandle = std::unique_ptr<git_reference, Releaser<git_reference_free>>;
using ReferenceIteratorHandle = std::unique_ptr<git_reference_iterator, Releaser<git_reference_iterator_free>>;

/// Prepares the library once for the process: no configuration of the user or the system, bounded mappings.
void ensureLibrary();

/// The library's own words about its last failure in this thread, on one line.
[[nodiscard]] std::string lastGitMessage();

/// Throws Error for a negative `code`: what was tried with which repository, what is wrong, what to do; the library's
/// own words stand at the end where we have none of our own.
void check(int code, const std::filesystem::path& repository, std::string_view attempt);

[[nodiscard]] inline git_oid toGit(const Oid& oid) noexcept
{
    git_oid id;
    std::memcpy(id.id, oid.bytes.data(), Oid::size);
    return id;
}
[[nodiscard]] inline Oid fromGit(const git_oid& id) noexcept
{
    Oid oid;
    std::memcpy(oid.bytes.data(), id.id, Oid::size);
    return oid;
}

} // namespace weir::git
