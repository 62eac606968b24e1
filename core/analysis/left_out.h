// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weir::analysis {

/// Why some figure leaves out an item that was there in the window and that the filter lets through.
enum class LeftOutReason : std::uint8_t {
    None,
    OtherStream, ///< the stream's own filter (StageMap::where) excludes it
    Discarded, ///< it left without being done
    NotStarted, ///< by the window's end, whatever came later
    MaybeStarted, ///< nobody knows whether it had started by then
    NoFinishTime, ///< done, but nobody knows when
    NoLeadTime, ///< finished in the window, but its beginning is not known
    FinishedBeforeCreated, ///< finished in the window, by its dates before it was created
};
inline constexpr std::size_t leftOutReasons = 8;

/// Which items of a selection are left out of figures, and by which rule.
class LeftOut {
public:
    LeftOut(const Facts& facts, const Selection& selection);
    /// Of what was there in the window, all that is neither finished nor in progress has one, and what is finished without a lead time.
    [[nodiscard]] LeftOutReason reason(std::size_t item) const;
    /// The rule in English: "type Epic is not of this stream", "not started yet"; empty: not left out.
    [[nodiscard]] std::string rule(std::size_t item) const;

private:
    const Facts& m_facts;
    ResolvedWindow m_window;
    std::vector<std::uint8_t> m_passes; ///< the selection's filter, whatever the stream
};

/// By which field, and what the item has in it, the stream's own filter excludes an item of another stream.
struct Exclusion {
    std::string field; ///< empty: it is of this stream
    std::string value; ///< empty where `missing` or `untold`
    bool missing = false; ///< it has nothing in the field
    bool untold = false; ///< it has something that is not for others to read: a person, or words of their own
    friend auto operator<=>(const Exclusion&, const Exclusion&) = default;
};
/// So many items that the stream's own filter excludes by the same.
struct OtherItems {
    Exclusion by;
    std::int64_t count = 0;
    friend bool operator==(const OtherItems&, const OtherItems&) = default;
};
[[nodiscard]] Exclusion exclusionOf(const Facts& facts, std::size_t item);

/// "20 Epic, 13 Sub-task", the most frequent first; at most five, and how many more. Where not all are told apart by their type:
/// "20 of type Epic, 3 of project X".
[[nodiscard]] std::string othersInWords(const std::vector<OtherItems>& others);

} // namespace weir::analysis
