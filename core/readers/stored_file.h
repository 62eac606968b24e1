// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/readers/byte_source.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace weir::readers {

/// A plain file as it is stored, or standard input, kept in a temporary file that vanishes with its handle.
class StoredFile final : public ByteSource {
public:
    /// `name`: how sentences call it.
    StoredFile(const std::filesystem::path& file, std::string name);
    /// Reads standard input to its end, for which it waits until `progress` is cancelled; its SHA-256 goes to `hash`.
    [[nodiscard]] static std::unique_ptr<StoredFile> standardInput(std::string& hash, const Progress& progress);

    std::size_t read(std::span<char> into) override;
    void rewind() override { seek(0); }
    /// What read() gives next.
    void seek(std::int64_t place);
    [[nodiscard]] std::int64_t consumed() const override { return m_place; }
    [[nodiscard]] std::int64_t size() const override { return m_size; }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    using Handle = std::unique_ptr<std::FILE, Close>;

    StoredFile(Handle handle, std::string name);
    [[nodiscard]] static Handle open(const std::filesystem::path& file, const std::string& name);

    std::string m_name;
    Handle m_handle;
    std::int64_t m_size = 0;
    std::int64_t m_place = 0;
};

/// A stretch of a file.
class FilePart final : public ByteSource {
public:
    /// `name`: how sentences call what is in it.
    FilePart(std::unique_ptr<StoredFile> file, std::int64_t begin, std::int64_t size, std::string name);
    std::size_t read(std::span<char> into) override;
    void rewind() override;
    [[nodiscard]] std::int64_t consumed() const override { return m_read; }
    [[nodiscard]] std::int64_t size() const override { return m_size; }

private:
    std::unique_ptr<StoredFile> m_file;
    std::int64_t m_begin;
    std::int64_t m_size;
    std::int64_t m_read = 0;
    std::string m_name;
};

} // namespace weir::readers
