// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/stored_file.h"

#include "core/base/error.h"
#include "core/readers/encoding.h"
#include "core/readers/limits.h"
#include "core/readers/sha256.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>
#ifndef _WIN32
#include <poll.h>
#include <unistd.h>
#endif

namespace weir::readers {

namespace fs = std::filesystem;

namespace {

Error unreadable(const std::string& name)
{
    return {ErrorCode::Unreadable, name + " cannot be read: the system reports an error; check its permissions and the disk it is on."};
}

void checkIsFile(const fs::path& source, const std::string& name)
{
    std::error_code failure;
    const fs::file_status status = fs::status(source, failure);
    if (status.type() == fs::file_type::not_found)
        throw Error(ErrorCode::NotFound, name + " does not exist; check the path.");
    if (failure || status.type() == fs::file_type::none)
        throw Error(ErrorCode::Unreadable, name + " cannot be looked at; check the permissions of the folder it is in.");
    if (status.type() == fs::file_type::directory)
        throw Error(ErrorCode::NotThis, name + " is a folder, not a file; name a file in it.");
    if (status.type() != fs::file_type::regular)
        throw Error(ErrorCode::NotThis, name + " is not a plain file; pass its content through standard input (-).");
}

/// Bytes of standard input as they come; 0 at its end. Nobody knows when the next ones will come, so that the user may lose patience.
std::size_t readStandardInput(std::span<char> into, const Progress& progress)
{
#ifdef _WIN32
    progress.checkpoint();
    const std::size_t got = std::fread(into.data(), 1, into.size(), stdin);
    if (std::ferror(stdin) != 0)
        throw unreadable("Standard input");
    return got;
#else
    constexpr int patience = 50; // ms
    for (;;) {
        progress.checkpoint();
        pollfd input {STDIN_FILENO, POLLIN, 0};
        const int ready = ::poll(&input, 1, patience);
        const ssize_t got = ready > 0 ? ::read(STDIN_FILENO, into.data(), into.size()) : ready;
        if (ready > 0 && got >= 0)
            return static_cast<std::size_t>(got);
        if (got < 0 && errno != EINTR && errno != EAGAIN)
            throw unreadable("Standard input");
    }
#endif
}

/// Files of more than 2 GiB, also where a long has 32 bits.
bool seekIn(std::FILE* file, std::int64_t place, int from)
{
#ifdef _WIN32
    return _fseeki64(file, place, from) == 0;
#else
    return fseeko(file, static_cast<off_t>(place), from) == 0;
#endif
}

std::int64_t placeIn(std::FILE* file)
{
#ifdef _WIN32
    return _ftelli64(file);
#else
    return static_cast<std::int64_t>(ftello(file));
#endif
}

} // namespace

StoredFile::Handle StoredFile::open(const fs::path& file, const std::string& name)
{
    checkIsFile(file, name);
#ifdef _WIN32
    Handle handle(_wfopen(file.c_str(), L"rb"));
#else
    Handle handle(std::fopen(file.c_str(), "rb"));
#endif
    if (!handle && (errno == EACCES || errno == EPERM))
        throw Error(ErrorCode::Unreadable, name + " cannot be read: permission denied; give yourself the right to read it.");
    if (!handle)
        throw unreadable(name);
    return handle;
}

StoredFile::StoredFile(const fs::path& file, std::string name)
    : StoredFile(open(file, name), name)
{
}

StoredFile::StoredFile(Handle handle, std::string name)
    : m_name(std::move(name))
    , m_handle(std::move(handle))
{
    // Reads are large and go straight to the caller's memory.
    std::setvbuf(m_handle.get(), nullptr, _IONBF, 0);
    if (!seekIn(m_handle.get(), 0, SEEK_END))
        throw unreadable(m_name);
    m_size = std::max<std::int64_t>(placeIn(m_handle.get()), 0);
    seek(0);
}

std::unique_ptr<StoredFile> StoredFile::standardInput(std::string& hash, const Progress& progress)
{
    constexpr std::size_t bufferBytes = std::size_t {256} << 10;
    constexpr std::size_t enoughToTell = 4096;
    constexpr std::string_view gzipMark = "\x1F\x8B";
    Handle copy(std::tmpfile());
    const Error full(
        ErrorCode::Unwritable, "Standard input cannot be kept: there is no room for a temporary file; save it to a file and import that.");
    if (!copy)
        throw full;
    Sha256 digest;
    std::vector<char> buffer(bufferBytes);
    std::int64_t size = 0;
    while (const std::size_t n = readStandardInput(buffer, progress)) {
        const std::string_view block(buffer.data(), n);
        if (size == 0 && n >= enoughToTell && !block.starts_with(gzipMark) && looksBinary(toUtf8(block, false)))
            throw Error(ErrorCode::NotThis, "Standard input is neither text nor text compressed by gzip; export as CSV, JSON or XML.");
        size += static_cast<std::int64_t>(n);
        if (size > limits::standardInputBytes)
            throw Error(ErrorCode::Limit,
                "Standard input gives more than " + std::to_string(limits::standardInputBytes >> 30)
                    + " GiB; save it to a file and import that.");
        digest.update({buffer.data(), n});
        if (std::fwrite(buffer.data(), 1, n, copy.get()) != n)
            throw full;
    }
    if (std::fflush(copy.get()) != 0)
        throw full;
    hash = digest.hex();
    return std::unique_ptr<StoredFile>(new StoredFile(std::move(copy), "Standard input"));
}

std::size_t StoredFile::read(std::span<char> into)
{
    const std::size_t got = std::fread(into.data(), 1, into.size(), m_handle.get());
    if (got < into.size() && std::ferror(m_handle.get()) != 0)
        throw unreadable(m_name);
    m_place += static_cast<std::int64_t>(got);
    return got;
}

void StoredFile::seek(std::int64_t place)
{
    if (!seekIn(m_handle.get(), place, SEEK_SET))
        throw unreadable(m_name);
    m_place = place;
}

FilePart::FilePart(std::unique_ptr<StoredFile> file, std::int64_t begin, std::int64_t size, std::string name)
    : m_file(std::move(file))
    , m_begin(begin)
    , m_size(size)
    , m_name(std::move(name))
{
    m_file->seek(m_begin);
}

std::size_t FilePart::read(std::span<char> into)
{
    const std::size_t wanted = static_cast<std::size_t>(std::min(static_cast<std::int64_t>(into.size()), m_size - m_read));
    const std::size_t got = m_file->read(into.first(wanted));
    m_read += static_cast<std::int64_t>(got);
    if (got < wanted)
        throw Error(ErrorCode::Malformed, m_name + " is cut: the archive ends in the middle of it; fetch the archive again.");
    return got;
}

void FilePart::rewind()
{
    m_file->seek(m_begin);
    m_read = 0;
}

} // namespace weir::readers
