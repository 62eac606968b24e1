// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/input.h"

#include "core/base/error.h"
#include "core/readers/limits.h"
#include "core/readers/sha256.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>
#include <zlib.h>
#ifndef _WIN32
#include <poll.h>
#include <unistd.h>
#endif

namespace weir::readers {

namespace fs = std::filesystem;

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

constexpr std::size_t storedBufferBytes = std::size_t {256} << 10;

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

File openFile(const fs::path& source, const std::string& name)
{
    checkIsFile(source, name);
#ifdef _WIN32
    File file(_wfopen(source.c_str(), L"rb"));
#else
    File file(std::fopen(source.c_str(), "rb"));
#endif
    if (!file && (errno == EACCES || errno == EPERM))
        throw Error(ErrorCode::Unreadable, name + " cannot be read: permission denied; give yourself the right to read it.");
    if (!file)
        throw unreadable(name);
    return file;
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

/// Standard input as a temporary file that vanishes with its handle.
File keepStandardInput(std::string& hash, const Progress& progress)
{
    File copy(std::tmpfile());
    const Error full(
        ErrorCode::Unwritable, "Standard input cannot be kept: there is no room for a temporary file; save it to a file and import that.");
    if (!copy)
        throw full;
    Sha256 digest;
    std::vector<char> buffer(storedBufferBytes);
    while (const std::size_t n = readStandardInput(buffer, progress)) {
        digest.update({buffer.data(), n});
        if (std::fwrite(buffer.data(), 1, n, copy.get()) != n)
            throw full;
    }
    if (std::fflush(copy.get()) != 0)
        throw full;
    hash = digest.hex();
    std::rewind(copy.get());
    return copy;
}

} // namespace

struct Input::Impl {
    std::string name;
    File file;
    std::int64_t size = 0;
    std::int64_t consumed = 0;
    std::optional<std::string> hash;

    bool compressed = false;
    z_stream stream {};
    std::vector<char> stored; ///< compressed bytes in hand
    std::size_t storedEnd = 0;
    std::int64_t inflated = 0;
    bool ended = false; ///< behind the last member

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl()
    {
        if (compressed)
            inflateEnd(&stream);
    }

    void startInflating()
    {
        stored.resize(storedBufferBytes);
        // 15 bits of window, 16: gzip wrapping only.
        if (inflateInit2(&stream, 15 + 16) != Z_OK)
            throw Error(ErrorCode::Limit, name + " cannot be unpacked: there is not enough memory; close other programs and try again.");
        compressed = true;
    }

    std::size_t readStored(char* into, std::size_t n)
    {
        const std::size_t got = std::fread(into, 1, n, file.get());
        if (got < n && std::ferror(file.get()) != 0)
            throw unreadable(name);
        consumed += static_cast<std::int64_t>(got);
        return got;
    }

    bool refill()
    {
        if (stream.avail_in > 0)
            return true;
        storedEnd = readStored(stored.data(), stored.size());
        stream.next_in = reinterpret_cast<Bytef*>(stored.data());
        stream.avail_in = static_cast<uInt>(storedEnd);
        return storedEnd > 0;
    }

    [[nodiscard]] std::string place() const { return " after " + std::to_string(inflated) + " unpacked bytes"; }

    void checkLimits() const
    {
        if (inflated > limits::inflatedBytes
            || (inflated > limits::inflateFree && inflated > limits::inflateRatio * std::max<std::int64_t>(size, 1)))
            throw Error(ErrorCode::Limit,
                name + " unpacks to more than " + std::to_string(limits::inflateRatio)
                    + " times its size, which no export does; if you trust it, unpack it yourself and import the result.");
    }

    /// After the end of a member: another one, or what gzip itself ignores (padding).
    void nextMember()
    {
        if (!refill() || stream.next_in[0] != 0x1f) {
            ended = true;
            return;
        }
        inflateReset(&stream);
    }

    std::size_t inflateInto(char* into, std::size_t n)
    {
        stream.next_out = reinterpret_cast<Bytef*>(into);
        stream.avail_out = static_cast<uInt>(n);
        while (stream.avail_out > 0 && !ended) {
            if (!refill())
                throw Error(ErrorCode::Malformed, name + " is cut: its compressed data ends" + place() + "; fetch the file again.");
            const uInt before = stream.avail_out;
            const int result = inflate(&stream, Z_NO_FLUSH);
            inflated += before - stream.avail_out;
            checkLimits();
            if (result == Z_STREAM_END)
                nextMember();
            else if (result != Z_OK && result != Z_BUF_ERROR)
                throw Error(
                    ErrorCode::Malformed, name + " is damaged: its compressed data is invalid" + place() + "; fetch the file again.");
        }
        return n - stream.avail_out;
    }
};

Input::Input(const fs::path& source, Form form)
    : Input(source, SilentProgress(), form)
{
}

Input::Input(const fs::path& source, const Progress& progress, Form form)
    : m_impl(std::make_unique<Impl>())
{
    Impl& my = *m_impl;
    if (source == "-") {
        my.name = "Standard input";
        my.file = keepStandardInput(my.hash.emplace(), progress);
    } else {
        my.name = source.string();
        my.file = openFile(source, my.name);
    }
    // Reads are large and go straight to the caller's memory.
    std::setvbuf(my.file.get(), nullptr, _IONBF, 0);
    if (std::fseek(my.file.get(), 0, SEEK_END) != 0)
        throw unreadable(my.name);
    my.size = std::max<std::int64_t>(std::ftell(my.file.get()), 0);
    std::rewind(my.file.get());
    if (form == Form::Plain) {
        std::array<unsigned char, 2> magic {};
        const bool two = std::fread(magic.data(), 1, magic.size(), my.file.get()) == magic.size();
        std::rewind(my.file.get());
        if (two && magic[0] == 0x1f && magic[1] == 0x8b)
            my.startInflating();
    }
}

Input::~Input() = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;

std::size_t Input::read(std::span<char> into)
{
    // zlib counts in 32 bits.
    const std::size_t n = std::min(into.size(), std::size_t {1} << 30);
    return m_impl->compressed ? m_impl->inflateInto(into.data(), n) : m_impl->readStored(into.data(), n);
}

void Input::rewind()
{
    Impl& my = *m_impl;
    std::rewind(my.file.get());
    my.consumed = 0;
    if (!my.compressed)
        return;
    inflateReset(&my.stream);
    my.stream.avail_in = 0;
    my.inflated = 0;
    my.ended = false;
}

std::int64_t Input::consumed() const
{
    return m_impl->consumed;
}

std::int64_t Input::storedSize() const
{
    return m_impl->size;
}

const std::string& Input::name() const
{
    return m_impl->name;
}

const std::optional<std::string>& Input::standardInputHash() const
{
    return m_impl->hash;
}

namespace {

std::string folderNames(const fs::path& folder)
{
    std::error_code failure;
    std::vector<std::string> names;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure))
        names.push_back(it->path().filename().string());
    if (failure)
        throw Error(ErrorCode::Unreadable, folder.string() + " cannot be listed; check its permissions.");
    std::ranges::sort(names);
    std::string text;
    for (const std::string& name : names) {
        if (text.size() + name.size() >= limits::headBytes)
            break;
        text += name + '\n';
    }
    return text;
}

} // namespace

SourceHead readHead(const fs::path& source)
{
    SourceHead head {source, false, {}, true};
    std::error_code failure;
    if (source != "-" && fs::is_directory(source, failure)) {
        head.folder = true;
        head.bytes = folderNames(source);
        return head;
    }
    Input input(source);
    head.bytes.resize(limits::headBytes + 1);
    head.bytes.resize(input.read(head.bytes));
    head.whole = head.bytes.size() <= limits::headBytes;
    if (!head.whole)
        head.bytes.resize(limits::headBytes);
    if (head.bytes.empty())
        throw Error(ErrorCode::NotThis, input.name() + " is empty; export it again.");
    return head;
}

} // namespace weir::readers
