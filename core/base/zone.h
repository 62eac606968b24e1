// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <string>
#include <vector>

namespace weir {

/// A time zone as data: its name and its offsets from UTC over time. The domain never asks the system;
/// `loadZone()` in core/readers builds one from the zone database. Immutable, cheap to copy around by value in jobs.
class Zone {
public:
    /// From `from` on, local time = UTC + `offset`.
    struct Offset {
        Instant from;
        std::chrono::seconds offset;
        friend bool operator==(const Offset&, const Offset&) = default;
    };

    /// UTC.
    Zone();
    /// `offsets` ascending; the first holds for all time before it, too.
    Zone(std::string name, std::vector<Offset> offsets);

    [[nodiscard]] const std::string& name() const noexcept { return m_name; }
    [[nodiscard]] std::chrono::seconds offsetAt(Instant t) const;
    [[nodiscard]] LocalTime toLocal(Instant t) const;
    /// A local time that a clock change skips is read with the offset before the change (it becomes later);
    /// one that occurs twice is its first occurrence.
    [[nodiscard]] Instant fromLocal(LocalTime t) const;
    [[nodiscard]] Day dayOf(Instant t) const;
    /// The first instant of the day (where midnight is skipped: the instant of the change).
    [[nodiscard]] Instant startOf(Day day) const;

private:
    std::string m_name;
    std::vector<Offset> m_offsets;
};

} // namespace weir
