// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/base/zone.h"
#include "core/readers/time_text.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weir::readers {

/// One text to an instant; for formats whose dates never leave the order of day and month open (it is read as
/// day, month, year). Absent: it is not a time, or the empty one. Times without a zone are in `zone`.
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text, const Zone& zone);

enum class TimeState : std::uint8_t {
    Read,
    Empty, ///< nothing, or the year 1: what .NET, Go and others write where there is no time
    Unreadable,
    NeedsOrder, ///< as "5/6/25": all rows must be observed before the first of them is read
};

/// "3 times of the year 1 read as none", for a note.
[[nodiscard]] std::string yearOneNote(std::int64_t times);

/// Reads the times of one column. What their day-month order is, is decided by all rows together, never by one cell:
/// read() says NeedsOrder at the first cell that leaves it open; the caller then runs once through the whole source
/// with observe(), calls decide(), and goes on. Columns of ISO times, nearly all, never need that second run.
class ColumnTimes {
public:
    /// `order`: given by the user; absent: to be decided.
    explicit ColumnTimes(const Zone& zone, std::optional<DateOrder> order = std::nullopt);

    /// Sets `out` if it returns Read. 20 ns for a time in ISO 8601's extended form.
    TimeState read(std::string_view text, Instant& out);

    void observe(std::string_view text);
    /// `fallback`: for a column whose every cell leaves it open (what another column of the source has decided).
    void decide(std::optional<DateOrder> fallback = std::nullopt);
    [[nodiscard]] std::optional<DateOrder> order() const { return m_order; }
    /// The order is a guess: no cell leaves only this one.
    [[nodiscard]] bool uncertain() const { return m_uncertain; }
    /// Some cells leave only the day first, others only the month.
    [[nodiscard]] bool contradicts() const { return m_dayFirst > 0 && m_monthFirst > 0; }
    /// What the rows say by themselves, without a fallback.
    [[nodiscard]] std::optional<DateOrder> evidence() const;
    /// Times read so far that had no zone of their own.
    [[nodiscard]] std::int64_t withoutZone() const { return m_withoutZone; }
    /// Times of the year 1 read so far, which stand for none.
    [[nodiscard]] std::int64_t yearOne() const { return m_yearOne; }

private:
    TimeState readSlowly(std::string_view text, Instant& out);
    [[nodiscard]] bool variesLikeYearFirst() const;

    Zone m_zone;
    std::optional<DateOrder> m_order;
    bool m_uncertain = false;
    // Cells with an open order: which numbers can be what.
    std::int64_t m_open = 0;
    std::int64_t m_dayFirst = 0; ///< the first number is a day and no month
    std::int64_t m_monthFirst = 0; ///< the second number is no month
    std::int64_t m_yearFirst = 0; ///< the first number can only be a year
    std::int64_t m_maybeYearFirst = 0; ///< "25-06-30"
    std::bitset<100> m_firsts; ///< the first numbers of such cells,
    std::bitset<100> m_thirds; ///< and the third ones
    std::int64_t m_twelveHours = 0;
    std::int64_t m_dots = 0;
    std::int64_t m_withoutZone = 0;
    std::int64_t m_yearOne = 0;
    // The date read last: rows of a log lie close together in time.
    char m_date[10] = {};
    std::int64_t m_dayMicros = 0;
};

} // namespace weir::readers
