// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/analysis/left_out.h"
#include "core/base/progress.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::ui {

/// Which items the list shows.
enum class ItemMode {
    Finished, ///< finished in the window
    Open, ///< in the stream at the window's end
    LeftOut, ///< there in the window and pass the filter, but some figure leaves them out; each with the reason
};

using analysis::LeftOutReason;
using analysis::leftOutReasons;

enum class ItemColumn { Key, Title, Type, Stage, Rounds, Way, Length, Faster, Reason };
inline constexpr std::size_t itemColumnCount = 9;

/// What search and sorting need of an item's words: made once per dataset, on a worker.
struct ItemTexts {
    DatasetPtr data;
    std::string folded; ///< key, line feed, title of every item, case folded
    std::vector<std::size_t> ends; ///< by item
    std::vector<std::uint32_t> titleRank; ///< by item
    std::vector<std::uint32_t> nameRank; ///< by NameIndex
    [[nodiscard]] std::string_view of(std::size_t item) const
    {
        const std::size_t begin = item == 0 ? 0 : ends[item - 1];
        return std::string_view(folded).substr(begin, ends[item] - begin);
    }
};
using ItemTextsPtr = std::shared_ptr<const ItemTexts>;
[[nodiscard]] ItemTextsPtr makeItemTexts(DatasetPtr data, Progress& progress);
/// Case folded as in ItemTexts.
[[nodiscard]] std::string foldedText(std::string_view utf8);

/// The rows of the item list for one selection, by column, ready to be shown, sorted and searched without further sums.
struct ItemRows {
    analysis::FactsPtr facts;
    ItemTextsPtr texts;
    ItemMode mode = ItemMode::Finished;
    bool drilled = false; ///< the items of a drill, of no mode
    bool windowed = false; ///< of a window, not of all time
    bool past = false; ///< the window ended before now
    Instant now = unknownInstant; ///< the window's end
    Instant end = unknownInstant; ///< the first instant that is not counted any more
    std::vector<std::uint32_t> items; ///< ascending
    std::vector<double> seconds; ///< lead time, or age since creation, of a dropped item up to its end; NaN: unknown
    std::size_t withLead = 0; ///< of `items`: finished by the window's end, so that `seconds` is a lead time
    /// Whether the one at a position is among them.
    [[nodiscard]] bool finishedAt(std::size_t position) const;
    std::vector<std::uint16_t> rounds; ///< how often it went through the stage it visited most; 0: no stage
    /// Share of the window's finished items that took less, in whole per cent, rounded down; NaN: too few or unknown, and in a
    /// drill of items that are not finished.
    std::vector<double> faster;
    /// Some row has one.
    [[nodiscard]] bool anyFaster() const;
    [[nodiscard]] bool anyType() const; ///< some row has one
    std::vector<StageIndex> stage; ///< where it is, or was last
    std::vector<LeftOutReason> reason;
    /// Sort keys by column; `unknownKey` stays last in both directions.
    std::array<std::vector<std::uint32_t>, itemColumnCount> keys;
    static constexpr std::uint32_t unknownKey = UINT32_MAX;
    double scaleSeconds = 0; ///< length of the way that fills its column
    std::size_t leadKnown = 0; ///< finished items in the window with a lead time: the base of `faster`
    std::size_t finished = 0, open = 0, leftOut = 0; ///< sizes of the three modes under this filter (the drill aside)
    enum class Lengths { LeadTimes, Ages, Mixed };
    /// What `seconds` holds.
    [[nodiscard]] bool shows(Lengths lengths) const
    {
        if (!drilled)
            return lengths == (mode == ItemMode::Open ? Lengths::Ages : Lengths::LeadTimes);
        return lengths == (withLead == items.size() ? Lengths::LeadTimes : withLead == 0 ? Lengths::Ages : Lengths::Mixed);
    }
};
using ItemRowsPtr = std::shared_ptr<const ItemRows>;

struct ItemQuery {
    analysis::FactsPtr facts;
    ItemTextsPtr texts; ///< of the same dataset, or null: made anew
    Selection selection;
    ItemMode mode = ItemMode::Finished;
    std::optional<std::vector<std::uint32_t>> only; ///< the drill: these items, ascending, whatever their state; the mode is ignored
};
/// The items of a mode alone, ascending.
[[nodiscard]] std::vector<std::uint32_t> listItems(
    const analysis::Facts& facts, const Selection& selection, ItemMode mode, Progress& progress);
[[nodiscard]] ItemRowsPtr makeItemRows(const ItemQuery& query, Progress& progress);

/// Rows whose key or title contains the text (any case), out of `among`.
[[nodiscard]] std::vector<std::uint32_t> matchingRows(
    const ItemRows& rows, const std::vector<std::uint32_t>& among, std::string_view folded, const Progress& progress);

/// Puts rows into the order of a column: stable, unknown last. Linear.
void sortRows(std::vector<std::uint32_t>& rows, const std::vector<std::uint32_t>& keys, bool descending);

} // namespace weir::ui
