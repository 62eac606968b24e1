// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/time.h"
#include "core/git/oid.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace weir::git {

enum class ObjectType { Commit, Tree, Blob, Tag };

/// The content of one object; owned. Empty unless Repository::read() found it.
class ObjectData {
public:
    ObjectData();
    ~ObjectData();
    ObjectData(ObjectData&&) noexcept;
    ObjectData& operator=(ObjectData&&) noexcept;

    [[nodiscard]] std::string_view bytes() const noexcept { return m_bytes; }

private:
    friend class Repository;
    void* m_object = nullptr;
    std::string_view m_bytes;
};

/// What became of a look-up. `Missing` is normal in shallow and partial clones; `Damaged` is not. `TooLarge`: not read.
enum class Lookup { Found, Missing, Damaged, TooLarge };

/// Larger commits, trees and tags are not read: people and tools write none, and a few bytes in a pack can stand for gigabytes.
inline constexpr std::size_t mostCommitBytes = std::size_t {16} << 20;
inline constexpr std::size_t mostTreeBytes = std::size_t {128} << 20;

/// A list of references beyond this is not read: the library holds it whole, at many times its size.
inline constexpr std::uintmax_t mostReferenceBytes = std::uintmax_t {32} << 20;

struct Tag {
    std::string name;
    Oid commit;
    std::optional<Instant> at; ///< of the tagger, else of the commit's committer
    bool annotated = false;
};

/// A repository opened for reading objects and references: nothing in it is run, its work tree is never read, its
/// history never written. One per thread.
class Repository {
public:
    /// Opens a folder with `.git` (also a linked work tree or a submodule, whose `.git` is a file), a `.git` folder or
    /// a bare repository; folders above are not searched. Throws Error.
    [[nodiscard]] static Repository open(const std::filesystem::path& folder);
    ~Repository();
    Repository(Repository&&) noexcept;
    Repository& operator=(Repository&&) noexcept;

    /// The folder's name without ".git"; that of the main work tree for a linked one.
    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] const std::filesystem::path& folder() const;
    /// The commit that HEAD leads to; absent in a repository without commits. Throws Error where HEAD leads nowhere.
    [[nodiscard]] std::optional<Oid> head() const;
    /// Commits whose parents were left out by a shallow clone.
    [[nodiscard]] const std::unordered_set<Oid>& shallowCommits() const;

    [[nodiscard]] Lookup read(const Oid& oid, ObjectType type, ObjectData& data) const;
    /// Bytes of a blob without reading it; absent if it cannot be found.
    [[nodiscard]] std::optional<std::size_t> blobSize(const Oid& oid) const;
    /// The blob at the top of `tree` called `name`, if it is there.
    [[nodiscard]] std::optional<Oid> topLevelBlob(const Oid& tree, std::string_view name) const;

    /// Tags that end at a commit, in order of name. `broken` counts those that lead nowhere.
    [[nodiscard]] std::vector<Tag> tags(std::size_t& broken, const Progress& progress) const;

private:
    struct Private;
    explicit Repository(std::unique_ptr<Private> d);
    /// Follows annotated tags from `target` to a commit.
    [[nodiscard]] bool peel(Oid target, Tag& tag) const;

    std::unique_ptr<Private> d;
};

/// True if `folder` looks like a repository; looks at names only.
[[nodiscard]] bool isRepository(const std::filesystem::path& folder) noexcept;

} // namespace weir::git
