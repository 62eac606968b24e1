// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace weir::readers {

/// The number of a line as a report writes it. Absent: it is none.
[[nodiscard]] std::optional<std::uint32_t> parseLineNumber(std::string_view text);
/// Whether a line was run, by how often it was: any number of digits. `Negative`, as counters that ran over or raced each other
/// leave it, counts as not run, as in lcov itself.
enum class Hits { None, Some, Negative, Unreadable };
[[nodiscard]] Hits parseHits(std::string_view text);
/// Reasons of rejects.
inline constexpr const char* unreadLine = "This is not the number of a line and how often it was run; the line is not counted.";
inline constexpr const char* negativeHits = "No line is run less often than never; it counts as not run.";

/// The lines of all source files of a coverage report: each counts once, however often the report names it, and is covered if it
/// was run anywhere. Declared totals are not asked.
class CoveredLines {
public:
    /// `source`: the report's name, for sentences.
    explicit CoveredLines(std::string source)
        : m_source(std::move(source))
    {
    }
    /// The number of the file with this path, known or new. Throws Error beyond limits::coverageBlocks.
    [[nodiscard]] std::size_t file(std::string_view path);
    void add(std::size_t file, std::uint32_t line, bool covered);
    /// One record a file, in the order in which they were named first.
    void emit(RecordSink& sink) const;

private:
    /// 64 lines that follow each other, a bit a line.
    struct Block {
        std::uint64_t lines = 0;
        std::uint64_t covered = 0;
    };
    struct File {
        std::string path;
        std::unordered_map<std::uint32_t, Block> blocks;
    };
    void take(std::size_t blocks);

    std::string m_source;
    std::vector<File> m_files;
    std::unordered_map<std::string, std::size_t> m_byPath;
    std::size_t m_blocks = 0; ///< held, and as many as the paths are worth
};

} // namespace weir::readers
