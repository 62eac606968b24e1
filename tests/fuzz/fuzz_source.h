// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/readers/input.h"
#include "core/readers/reader.h"
#include "tests/fuzz/checking_sink.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace weir::fuzz {

/// A place of this process alone, gone at its end; in memory, where the system has such a place.
class Scratch {
public:
    static const std::filesystem::path& folder()
    {
        static const Scratch scratch;
        return scratch.m_folder;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

private:
    Scratch()
    {
        const std::filesystem::path shared = "/dev/shm";
        m_folder = (std::filesystem::is_directory(shared) ? shared : std::filesystem::temp_directory_path())
            / ("weir-fuzz-" + std::to_string(getpid()));
        std::filesystem::create_directories(m_folder);
    }
    ~Scratch()
    {
        std::error_code failure;
        std::filesystem::remove_all(m_folder, failure);
    }
    std::filesystem::path m_folder;
};

/// The bytes as a file, which the next ones replace.
inline std::filesystem::path fileWith(const std::uint8_t* data, std::size_t size)
{
    static const std::filesystem::path file = Scratch::folder() / "source";
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return file;
}

/// What is thrown for the user's eyes is a sentence.
inline void checkSentence(const Error& error)
{
    const std::string_view sentence = error.what();
    check(sentence.ends_with('.') || sentence.ends_with(')') || sentence.ends_with('?'));
}

/// Reads a source to its end, or is refused in words.
inline void readFile(const readers::Reader& reader, const std::filesystem::path& file, CheckingSink::Records records,
    const readers::ReadOptions& options = {})
{
    CheckingSink sink(records);
    SilentProgress progress;
    try {
        static_cast<void>(reader.read(file, options, sink, progress));
    } catch (const Error& error) {
        checkSentence(error);
    }
}

/// Lets the reader see the bytes as an import does: recognise them, say what the columns of a table mean, and read them whatever it
/// thinks of them.
inline void readBytes(const readers::Reader& reader, const std::uint8_t* data, std::size_t size,
    CheckingSink::Records records = CheckingSink::Records::Events)
{
    const std::filesystem::path file = fileWith(data, size);
    readers::ReadOptions options;
    try {
        static_cast<void>(reader.probe(readers::readHead(file).head()));
        options.mapping = reader.guessMapping(file, std::nullopt);
        options.mappingGuessed = options.mapping.has_value();
    } catch (const Error& error) {
        checkSentence(error);
    }
    readFile(reader, file, records, options);
}

} // namespace weir::fuzz
