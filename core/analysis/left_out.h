// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

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
};
inline constexpr std::size_t leftOutReasons = 7;

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
};
[[nodiscard]] Exclusion exclusionOf(const Facts& facts, std::size_t item);

} // namespace weir::analysis
