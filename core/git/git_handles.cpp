// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/git_handles.h"

#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <mutex>

namespace weir::git {

namespace {

/// A pack is mapped in windows of this size, and never more than the limit of all packs together.
constexpr std::size_t mappedWindow = std::size_t {32} << 20;
constexpr std::size_t mappedLimit = std::size_t {512} << 20;
/// Objects kept unpacked. Root trees of wide repositories exceed the library's own 4 KiB.
constexpr long cacheBytes = 64L << 20;
constexpr std::size_t cachedTreeBytes = std::size_t {64} << 10;

std::string quoted(const std::filesystem::path& path)
{
    return "\u201c" + path.string() + "\u201d";
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

} // namespace

void ensureLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] {
        git_libgit2_init();
        // What the user or the machine has configured must not change a result, and nothing of it is to be run.
        for (const git_config_level_t level :
            {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
            git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, static_cast<int>(level), "");
        // Hashing every object again after reading it costs two to three times the whole import. Packs have
        // checksums and zlib its own, so damage still shows in nearly every case; a forged object would not.
        git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
        git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, mappedWindow);
        git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, mappedLimit);
        git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, static_cast<std::ptrdiff_t>(cacheBytes));
        git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, static_cast<int>(GIT_OBJECT_TREE), cachedTreeBytes);
    });
}

std::string lastGitMessage()
{
    const git_error* error = git_error_last();
    std::string text = error != nullptr && error->message != nullptr ? error->message : "no reason given";
    std::replace_if(
        text.begin(), text.end(), [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; }, ' ');
    return text;
}

void check(int code, const std::filesystem::path& repository, std::string_view attempt)
{
    if (code >= 0)
        return;
    const std::string words = lastGitMessage();
    const std::string where = quoted(repository);
    if (contains(words, "extensions.objectformat") || contains(words, "object format"))
        throw Error(ErrorCode::NotThis,
            "The repository " + where
                + " names its objects by SHA-256, which cannot be read yet; import an export of its pull requests instead.");
    if (contains(words, "extensions.refstorage"))
        throw Error(ErrorCode::NotThis,
            "The repository " + where
                + " keeps its branches and tags as a reftable, which cannot be read yet; run \u201cgit refs migrate "
                  "--ref-format=files\u201d in "
                  "a copy and import that.");
    if (contains(words, "unsupported extension") || contains(words, "unsupported repository version"))
        throw Error(ErrorCode::NotThis,
            "The repository " + where + " uses a newer format of git that cannot be read yet (" + words + "); import a plain clone of it.");
    if (code == GIT_EOWNER || contains(words, "safe.directory") || contains(words, "not owned by current user"))
        throw Error(ErrorCode::Unreadable,
            "The repository " + where
                + " belongs to another user of this computer; import it as that user, or make your own clone of it and import that.");
    throw Error(ErrorCode::Unreadable,
        std::string(attempt) + " of the repository " + where + " failed (" + words
            + "); run \u201cgit fsck\u201d in it or import a fresh clone.");
}

} // namespace weir::git
