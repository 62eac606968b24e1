// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace weir::test {

/// A scratch repository, gone with the object. Objects are written byte by byte, so that also what git itself would
/// never make (times that cannot be read, foreign encodings, parents that are missing) can be tested.
class TempRepository {
public:
    struct Commit {
        std::vector<std::string> parents = {};
        std::map<std::string, std::string> files = {}; ///< all files of its tree: path → content
        std::string message = "A change";
        std::int64_t at = 1'700'000'000; ///< seconds; author time, and committer time unless given
        std::int64_t committed = 0; ///< 0: as `at`
        std::string author = "Ann <ann@example.org>";
        std::string committer = "Bob <bob@example.org>";
        std::string encoding = {}; ///< header; empty: none
        std::string authorLine = {}; ///< the whole line's value, instead of author and time
        std::string tree = {}; ///< a tree's name instead of `files`
    };

    enum class Kind { WorkTree, Bare };
    explicit TempRepository(Kind kind = Kind::Bare, const std::string& name = "project");
    ~TempRepository();
    TempRepository(const TempRepository&) = delete;
    TempRepository& operator=(const TempRepository&) = delete;

    /// The folder to be imported.
    [[nodiscard]] const std::filesystem::path& path() const;
    /// Where HEAD and objects are.
    [[nodiscard]] const std::filesystem::path& gitFolder() const;
    /// A folder beside the repository.
    [[nodiscard]] std::filesystem::path beside(const std::string& name) const;

    /// Writes a commit; the branch of HEAD then ends at it. Its name.
    std::string commit(const Commit& commit);
    /// Moves the branch of HEAD.
    void setHead(const std::string& sha);
    /// A branch beside it.
    void branch(const std::string& name, const std::string& sha);
    void tag(const std::string& name, const std::string& sha);
    void annotatedTag(const std::string& name, const std::string& sha, std::int64_t at);
    /// Marks commits as the edge of a shallow clone.
    void markShallow(const std::vector<std::string>& shas);
    /// Takes an object away, as a partial clone lacks it.
    void remove(const std::string& sha);
    /// Breaks an object.
    void damage(const std::string& sha);
    /// Writes a file into the .git folder, below it too.
    void writeFile(const std::string& name, std::string_view content);

    /// Writes any object ("blob", "tree", "commit", "tag"). Its name.
    std::string object(std::string_view type, std::string_view bytes);
    /// Writes the trees of a set of files. Name of the topmost.
    std::string tree(const std::map<std::string, std::string>& files);
    /// Name of the tree of a commit.
    [[nodiscard]] std::string treeOf(const std::string& sha) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// An instant from seconds since 1970.
[[nodiscard]] inline Instant atSecond(std::int64_t seconds)
{
    return Instant(std::chrono::seconds(seconds));
}

} // namespace weir::test
