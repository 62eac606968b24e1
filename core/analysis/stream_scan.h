// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/level_view.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

/// Parts of measureStream(), each one question about the same window.
namespace weir::analysis {

/// What every part asks: the data, the level, the window, and which items pass.
struct StreamScan {
    const Facts& facts;
    const LevelView view;
    const ResolvedWindow window;
    const std::vector<std::uint8_t> passed;
    Progress& progress;

    StreamScan(const Facts& f, const Selection& selection, Level level, Progress& p);

    /// Calls `use(item)` for every item that passes; lets the user cancel.
    template <typename Use>
    void forItems(Use use) const
    {
        for (std::uint32_t item = 0; item < passed.size(); ++item) {
            if (item % 16384 == 0)
                progress.checkpoint();
            if (passed[item] != 0)
                use(item);
        }
    }
    [[nodiscard]] bool isThere(std::size_t item) const noexcept;
    /// The item had come into being before the window's end, and had not left the stream by then.
    [[nodiscard]] bool inFlightAtEnd(std::size_t item) const noexcept;
    /// At the window's end the item was in a visit [entered, left).
    [[nodiscard]] bool thereAtEnd(Instant entered, Instant left, bool open) const noexcept;
    /// Items finished in the window.
    [[nodiscard]] std::vector<std::uint32_t> finishedItems() const;
};

/// Edges in order of their first sight; dense while there are few rows.
class EdgeTable {
public:
    explicit EdgeTable(std::size_t rows);
    /// Number of the edge; makes it on first sight.
    std::size_t at(std::size_t from, std::size_t to);
    /// Number of the edge, absent if it was never seen.
    [[nodiscard]] std::optional<std::size_t> find(std::size_t from, std::size_t to) const;
    [[nodiscard]] const std::vector<std::pair<std::size_t, std::size_t>>& ends() const noexcept { return m_ends; }

private:
    static constexpr std::uint32_t none = UINT32_MAX;
    std::size_t m_rows;
    bool m_isDense;
    std::vector<std::uint32_t> m_dense;
    std::unordered_map<std::uint64_t, std::uint32_t> m_sparse;
    std::vector<std::pair<std::size_t, std::size_t>> m_ends;
};

/// Fills what is counted: visits, arrivals, departures, rework, hand-overs, and the edges with their counts.
void countFlow(const StreamScan& scan, StreamResult& result);
/// Fills the percentiles of stages and edges.
void summarizeTimes(const StreamScan& scan, StreamResult& result);
/// Fills work in progress, waiting and their ages, and the numbers of items.
void countPresence(const StreamScan& scan, StreamResult& result);
/// Fills the totals, the means per item, and what backward edges cost.
void sumFinished(const StreamScan& scan, StreamResult& result);

/// Items waiting at the window's end with the instant their waiting began (unknown: not seen), for each row in a queue.
struct WaitingItem {
    std::uint32_t item = 0;
    std::size_t row = 0;
    Instant since = unknownInstant;
};
[[nodiscard]] std::vector<WaitingItem> itemsWaiting(const StreamScan& scan);

} // namespace weir::analysis
