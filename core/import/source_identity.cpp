// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/source_identity.h"

#include "core/base/error.h"
#include "core/git/repository.h"
#include "core/readers/member_path.h"
#include "core/readers/sha256.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace weir::import {

namespace {

/// Adds a word and what it stands for as one line.
void addLine(readers::Sha256& hash, std::string_view word, std::string_view value)
{
    hash.update(word);
    hash.update(" ");
    hash.update(value);
    hash.update("\n");
}

std::string repositoryFingerprint(const std::filesystem::path& folder, const Progress& progress)
{
    const git::Repository repository = git::Repository::open(folder);
    readers::Sha256 hash;
    const auto head = repository.head();
    addLine(hash, "HEAD", head ? head->hex() : std::string("none"));
    std::size_t broken = 0;
    for (const git::Tag& tag : repository.tags(broken, progress))
        addLine(hash, tag.name, tag.commit.hex());
    // A shallow clone that was made deeper has more to tell with the same HEAD.
    std::vector<std::string> cut;
    for (const git::Oid& oid : repository.shallowCommits())
        cut.push_back(oid.hex());
    std::ranges::sort(cut);
    for (const std::string& oid : cut)
        addLine(hash, "shallow", oid);
    return hash.hex();
}

std::string folderFingerprint(const std::filesystem::path& folder, const Progress& progress)
{
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    std::filesystem::directory_iterator it(folder, failure);
    for (const std::filesystem::directory_iterator end; !failure && it != end; it.increment(failure)) {
        std::error_code ignored;
        if (it->is_regular_file(ignored))
            files.push_back(it->path());
    }
    if (failure)
        throw Error(
            ErrorCode::Unreadable, folder.string() + " cannot be listed (" + failure.message() + "); check its permissions and the disk.");
    std::ranges::sort(files);
    readers::Sha256 hash;
    for (const auto& file : files)
        addLine(hash, file.filename().string(), readers::sha256OfFile(file, progress));
    return hash.hex();
}

} // namespace

SourceIdentity identify(const std::filesystem::path& source)
{
    SourceIdentity identity;
    if (const auto member = readers::memberPathOf(source)) { // whose name is no path: it is not followed
        identity.given = source.string();
        identity.path = readers::memberPath(identify(member->archive).path, member->member).string();
        identity.repository = std::filesystem::path(member->member).stem().string();
        return identity;
    }
    identity.given = source.string();
    if (source == "-") {
        identity.path = standardInput;
        identity.repository = "standard input";
        return identity;
    }
    std::error_code failure;
    std::filesystem::path path = std::filesystem::weakly_canonical(source, failure);
    if (failure)
        path = std::filesystem::absolute(source, failure);
    if (!path.has_filename())
        path = path.parent_path();
    identity.isRepository = git::isRepository(path);
    if (identity.isRepository && path.filename() == ".git")
        path = path.parent_path();
    identity.path = path.string();
    identity.repository = identity.isRepository ? git::Repository::open(path).name() : path.stem().string();
    return identity;
}

std::string fingerprint(const std::filesystem::path& source, const Progress& progress)
{
    if (source == "-")
        return {};
    if (git::isRepository(source))
        return repositoryFingerprint(source, progress);
    std::error_code ignored;
    if (std::filesystem::is_directory(source, ignored))
        return folderFingerprint(source, progress);
    return readers::sha256OfFile(source, progress);
}

DiskStamp diskStamp(const std::filesystem::path& source)
{
    const std::filesystem::path stored = source == "-" ? source : readers::storedFileOf(source);
    std::error_code failure;
    std::vector<std::filesystem::path> files {stored};
    if (std::filesystem::is_directory(stored, failure)) {
        if (git::isRepository(stored))
            return {};
        files.clear();
        std::error_code ignored;
        for (std::filesystem::directory_iterator it(stored, failure), end; !failure && it != end; it.increment(failure))
            if (it->is_regular_file(ignored))
                files.push_back(it->path());
        if (failure)
            return {};
        std::ranges::sort(files);
    }
    const auto now = std::filesystem::file_time_type::clock::now();
    DiskStamp stamp {{}, true};
    for (const auto& file : files) {
        const auto size = std::filesystem::file_size(file, failure);
        if (failure)
            return {};
        const auto time = std::filesystem::last_write_time(file, failure);
        if (failure)
            return {};
        stamp.settled = stamp.settled && time + stampGranule <= now;
        const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
        stamp.text += (files.size() == 1 ? std::string() : file.filename().string() + ' ') + std::to_string(size) + ' '
            + std::to_string(nanoseconds) + '\n';
    }
    return stamp;
}

std::string sourceStamp(const std::filesystem::path& source)
{
    DiskStamp stamp = diskStamp(source);
    return stamp.settled ? std::move(stamp.text) : std::string();
}

} // namespace weir::import
