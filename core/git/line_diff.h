// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace weir::git {

struct LineCounts {
    std::int64_t added = 0;
    std::int64_t deleted = 0;
    friend bool operator==(const LineCounts&, const LineCounts&) = default;
};

/// Lines of a text; the last one counts also without a line end.
[[nodiscard]] std::int64_t countLinesOf(std::string_view text) noexcept;

/// A NUL among the first 8,000 bytes, as git has it.
[[nodiscard]] bool isBinary(std::string_view content) noexcept;

/// Counts the lines that turn one text into another by a shortest edit script: E. W. Myers, "An O(ND) difference
/// algorithm and its variations", Algorithmica 1 (1986), after cutting off what both begin and end with and setting
/// aside the lines that only one of them has (those are edits in every script). Where texts differ much, the search begins
/// anew from the furthest point reached after `mostEdits`, as git's own does: a script, no longer the shortest.
class LineDiff {
public:
    static constexpr std::int32_t mostEdits = 512;
    /// Of both texts together, without what they begin and end with. A worker takes 48 bytes a line.
    static constexpr std::size_t mostLines = 4'000'000;

    explicit LineDiff(const Progress& progress)
        : m_progress(progress)
    {
    }

    /// Absent: there are too many lines. Throws Cancelled.
    [[nodiscard]] std::optional<LineCounts> count(std::string_view before, std::string_view after);

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t before = 0; ///< how often among the lines before
        std::uint32_t after = 0;
    };

    /// False if there are more lines than `room`.
    [[nodiscard]] bool split(std::string_view text, std::vector<std::uint64_t>& lines, std::size_t room);
    void tally();
    [[nodiscard]] Slot& slotOf(std::uint64_t hash);
    /// Takes the lines that the other text lacks out of `lines`; returns how many.
    [[nodiscard]] std::int64_t setAside(std::vector<std::uint64_t>& lines, std::uint32_t Slot::*other);
    /// Length of an edit script between m_before and m_after.
    [[nodiscard]] std::int64_t scriptLength();
    /// Searches from line `x` and `y` on; moves them to where it ended. Returns the edits made.
    [[nodiscard]] std::int64_t search(std::size_t& x, std::size_t& y);

    /// To be called for every line or so.
    void step()
    {
        constexpr std::uint32_t often = 65'536;
        if (++m_steps % often == 0)
            m_progress.checkpoint();
    }

    const Progress& m_progress;
    std::uint32_t m_steps = 0;
    std::vector<std::uint64_t> m_before; ///< hashes of lines
    std::vector<std::uint64_t> m_after;
    std::vector<Slot> m_slots;
    std::vector<std::int32_t> m_reach;
};

} // namespace weir::git
