// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/covered_lines.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/readers/limits.h"

#include <algorithm>
#include <bit>
#include <charconv>

namespace weir::readers {

std::optional<std::uint32_t> parseLineNumber(std::string_view text)
{
    text = trimmed(text);
    std::uint32_t number = 0;
    const auto [behind, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && behind == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Hits parseHits(std::string_view text)
{
    text = trimmed(text);
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    if (text.empty() || !std::ranges::all_of(text, isDigit))
        return Hits::Unreadable;
    if (text.find_first_not_of('0') == std::string_view::npos)
        return Hits::None;
    return negative ? Hits::Negative : Hits::Some;
}

void CoveredLines::take(std::size_t blocks)
{
    m_blocks += blocks;
    if (m_blocks > limits::coverageBlocks)
        throw Error(ErrorCode::Limit,
            m_source + " tells of more files and lines than fit (" + std::to_string(limits::coverageBlocks >> 10)
                + " Ki blocks of 64 lines); export a report for each part of the product and import those.");
}

std::size_t CoveredLines::file(std::string_view path)
{
    const auto [known, isNew] = m_byPath.try_emplace(std::string(path), m_files.size());
    if (isNew) {
        constexpr std::size_t bytesOfBlock = 64; // and the path is held twice
        take(2 + 2 * path.size() / bytesOfBlock);
        m_files.push_back({std::string(path), {}});
    }
    return known->second;
}

void CoveredLines::add(std::size_t file, std::uint32_t line, bool covered)
{
    const auto [block, isNew] = m_files[file].blocks.try_emplace(line / 64);
    if (isNew)
        take(1);
    const std::uint64_t bit = std::uint64_t {1} << (line % 64);
    block->second.lines |= bit;
    if (covered)
        block->second.covered |= bit;
}

void CoveredLines::emit(RecordSink& sink) const
{
    for (const File& file : m_files) {
        CoverageRecord record {file.path};
        for (const auto& [number, block] : file.blocks) {
            record.lines += std::popcount(block.lines);
            record.covered += std::popcount(block.covered);
        }
        sink.record();
        sink.coverage(record);
    }
}

} // namespace weir::readers
