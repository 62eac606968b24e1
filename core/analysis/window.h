// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/model/selection.h"

#include <cstdint>
#include <optional>

namespace weir::analysis {

struct Facts;

/// The window of a selection, resolved once: every figure counts what lies in `counted`, and takes the state of things
/// at its end. With no data at all everything is 1970-01-01, so that nobody loops over endless time.
struct ResolvedWindow {
    TimeWindow asked; ///< as given; open ends stay open
    TimeWindow
        counted; ///< asked, without what is later than now or, where it is open, implausibly early; empty if it ends before it begins
    Instant first; ///< first instant that matters: window.from, else the first thing that happened to an item (else a commit)
    Instant last; ///< end of what is counted: min(window.to, now), never before `first`
    Instant now;
    /// What the data of items reach over, up to now and whatever is asked: the first and the last thing that happened to
    /// any item of the stream. Unknown: no data.
    Instant coveredFirst = unknownInstant;
    Instant coveredLast = unknownInstant;
    /// The window's end lies behind everything that is known: what is in progress there is what is open now.
    bool seesAll = false;

    [[nodiscard]] bool endsNow() const noexcept { return seesAll; }
    /// No item has moved for a week or more before the window's end: the tracker's export has ended, and nobody knows what lay on (a
    /// repository may go on for years).
    [[nodiscard]] bool exportEnded() const noexcept;
    /// When the state of things is taken for ages: `last`, or where the export has ended the last thing that happened to an item.
    [[nodiscard]] Instant stateAt() const noexcept { return exportEnded() ? coveredLast : last; }
    /// The first instant after that state: what "as of" is told by.
    [[nodiscard]] Instant stateTo() const noexcept { return exportEnded() ? coveredLast + Duration(1) : counted.to; }
    /// The part of the window that the data of items cover; empty if they cover nothing of it.
    [[nodiscard]] TimeWindow observed() const noexcept;
};
[[nodiscard]] ResolvedWindow resolveWindow(const Facts& facts, const Selection& selection);

/// The one rate of all outputs: `count` ÷ the exact time it was counted in. Absent below one week, of which nobody can say so many a week.
[[nodiscard]] std::optional<double> ratePerWeek(std::int64_t count, Duration observed);
/// The same over what the window's data cover.
[[nodiscard]] std::optional<double> ratePerWeek(std::int64_t count, const ResolvedWindow& window);

/// Instants before this one are mistakes of the source (a two-digit year, an unset field) and neither open a window nor
/// begin a duration: 1990-01-01, since when there have been trackers to export from, unless half of the data or more is older
/// still, as in simulated logs. Then: the beginning of time.
[[nodiscard]] Instant plausibleFrom(const Dataset& data);

} // namespace weir::analysis
