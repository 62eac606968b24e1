// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_access.h"

#include "core/base/error.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#if defined(_WIN32)
#include <io.h>
#include <process.h>
#else
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace weir::store {

namespace {

bool mayWrite(const std::filesystem::path& path)
{
#if defined(_WIN32)
    return _waccess(path.c_str(), 2) == 0;
#else
    return access(path.c_str(), W_OK) == 0;
#endif
}

int processId()
{
#if defined(_WIN32)
    return _getpid();
#else
    return getpid();
#endif
}

/// Where that cannot be told: yes.
bool mayRun([[maybe_unused]] int process)
{
#if defined(_WIN32)
    return true;
#else
    return kill(process, 0) == 0 || errno != ESRCH;
#endif
}

constexpr std::string_view draftMark = ".new-";

/// The process that made a draft of `file` with this name, or the journal of one: FILE.new-PROCESS, with "-NUMBER" after it where
/// that was taken.
std::optional<int> makerOf(std::string_view name, const std::string& file)
{
    const std::string begin = file + std::string(draftMark);
    constexpr std::string_view journal = "-journal";
    if (!name.starts_with(begin))
        return std::nullopt;
    name.remove_prefix(begin.size());
    if (name.ends_with(journal))
        name.remove_suffix(journal.size());
    const auto number = [&name] {
        int value = 0;
        const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), value);
        name.remove_prefix(static_cast<std::size_t>(end - name.data()));
        return failure == std::errc() && value > 0 ? std::optional(value) : std::nullopt;
    };
    const std::optional<int> process = number();
    if (process && name.starts_with('-')) {
        name.remove_prefix(1);
        if (!number())
            return std::nullopt;
    }
    return name.empty() ? process : std::nullopt;
}

void removeLeftDrafts(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    std::error_code failure;
    std::vector<std::filesystem::path> left;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const auto maker = makerOf(entry->path().filename().string(), file.filename().string());
        std::error_code unknown;
        if (maker && !mayRun(*maker) && std::filesystem::is_regular_file(entry->symlink_status(unknown)))
            left.push_back(entry->path());
    }
    for (const std::filesystem::path& draft : left)
        std::filesystem::remove(draft, failure);
}

bool isEmptyFile(const std::filesystem::path& file)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored) && std::filesystem::file_size(file, ignored) == 0;
}

[[noreturn]] void throwUnwritable(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.parent_path();
    std::error_code ignored;
    if (!folder.empty() && !std::filesystem::exists(folder, ignored))
        throw Error(ErrorCode::Unwritable, file.string() + " cannot be made: there is no folder " + folder.string() + "; make it first.");
    throw Error(ErrorCode::Unwritable, file.string() + " cannot be written; check the permissions of the file and of its folder.");
}

/// Where the file system knows no second names.
bool renameBeside(const std::filesystem::path& draft, const std::filesystem::path& file)
{
#if defined(__linux__)
    if (renameat2(AT_FDCWD, draft.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno == EEXIST)
        return false;
#endif
    std::error_code failure;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, failure)))
        return false;
    std::filesystem::rename(draft, file, failure);
    if (failure)
        throwUnwritable(file);
    return true;
}

} // namespace

namespace {

/// Absent: it cannot be written there.
std::optional<std::filesystem::path> tryNew(const std::filesystem::path& wanted)
{
    constexpr int mostTries = 1000;
    for (int number = 1; number <= mostTries; ++number) {
        std::filesystem::path file = wanted;
        if (number > 1)
            (file += "-") += std::to_string(number);
        if (std::FILE* made = std::fopen(file.string().c_str(), "wx")) {
            std::fclose(made);
            return file;
        }
        if (errno != EEXIST)
            break;
    }
    return std::nullopt;
}

} // namespace

std::filesystem::path makeNew(const std::filesystem::path& wanted)
{
    if (auto file = tryNew(wanted))
        return *std::move(file);
    throwUnwritable(wanted);
}

std::filesystem::path makeDraft(const std::filesystem::path& file)
{
    removeLeftDrafts(file);
    std::filesystem::path draft = file;
    draft += std::string(draftMark) + std::to_string(processId());
    if (auto made = tryNew(draft))
        return *std::move(made);
    throwUnwritable(file); // the name that the user knows
}

bool publish(const std::filesystem::path& draft, const std::filesystem::path& file)
{
    std::error_code failure;
    if (isEmptyFile(file)) {
        std::filesystem::rename(draft, file, failure);
        if (failure)
            throwUnwritable(file);
        return true;
    }
    std::filesystem::create_hard_link(draft, file, failure); // unlike a renaming this never replaces
    if (failure == std::errc::file_exists)
        return false;
    if (failure)
        return renameBeside(draft, file);
    std::filesystem::remove(draft, failure);
    return true;
}

bool mayWriteBeside(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.parent_path();
    return mayWrite(file) && mayWrite(folder.empty() ? std::filesystem::path(".") : folder);
}

} // namespace weir::store
