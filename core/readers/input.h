// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace weir::readers {

/// The bytes of a source in order: of a file, or of a member of an archive (member_path.h). What is compressed with gzip (recognised by
/// content, several members, too) is read as what it contains. "-" is standard input; it is kept in a temporary file, so that it can be
/// read twice. Every method throws Error with a sentence that names the source.
class Input {
public:
    enum class Form {
        Plain, ///< decompressed
        AsStored, ///< the file's own bytes; of a member of an archive those that were put into it
    };

    explicit Input(const std::filesystem::path& source, Form form = Form::Plain);
    /// The same where standard input may be meant, which is waited for until `progress` is cancelled.
    Input(const std::filesystem::path& source, const Progress& progress, Form form = Form::Plain);
    ~Input();
    Input(Input&&) noexcept;
    Input& operator=(Input&&) noexcept;

    /// Fills `into` as far as the source goes; less than asked for only at its end, 0: nothing is left.
    std::size_t read(std::span<char> into);
    /// Starts anew at the first byte.
    void rewind();

    /// Stored bytes read so far, and how many there are: for progress.
    [[nodiscard]] std::int64_t consumed() const;
    [[nodiscard]] std::int64_t storedSize() const;
    /// The source as the user named it, for sentences.
    [[nodiscard]] const std::string& name() const;
    /// SHA-256 of the stored bytes; standard input only, where nobody can read them again.
    [[nodiscard]] const std::optional<std::string>& standardInputHash() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The beginning of a source with the bytes that a Head points into.
struct SourceHead {
    std::filesystem::path path;
    bool folder = false;
    std::string bytes; ///< of a folder: its names, sorted, one a line
    bool whole = false;
    [[nodiscard]] Head head() const { return {path, folder, bytes, whole}; }
};

/// The first limits::headBytes, decompressed. Throws Error if there is nothing to read.
[[nodiscard]] SourceHead readHead(const std::filesystem::path& source);

} // namespace weir::readers
