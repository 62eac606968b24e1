// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zone.h"

#include <optional>
#include <string_view>
#include <vector>

namespace weir {

/// Length of a bucket of a series. Weeks are ISO weeks: they begin on Monday.
enum class Bucket { Day, Week, Month, Quarter };

[[nodiscard]] std::optional<Bucket> parseBucket(std::string_view word);
[[nodiscard]] std::string_view bucketName(Bucket bucket);

/// The only place where instants become days and weeks.
class Calendar {
public:
    Calendar() = default;
    explicit Calendar(Zone zone)
        : m_zone(std::move(zone))
    {
    }

    [[nodiscard]] const Zone& zone() const noexcept { return m_zone; }
    /// First day of the bucket that holds `day`.
    [[nodiscard]] static Day startOfBucket(Day day, Bucket bucket);
    /// First day of the bucket after the one that begins on `start`.
    [[nodiscard]] static Day nextBucket(Day start, Bucket bucket);
    [[nodiscard]] Day bucketOf(Instant t, Bucket bucket) const { return startOfBucket(m_zone.dayOf(t), bucket); }
    /// Window of whole days [from, to) of the zone; absent ends are open.
    [[nodiscard]] TimeWindow window(std::optional<Day> from, std::optional<Day> to) const;
    /// Bounds of the buckets that touch [first, last]: n buckets give n + 1 days, ascending. `first <= last`.
    [[nodiscard]] std::vector<Day> buckets(Instant first, Instant last, Bucket bucket) const;

private:
    Zone m_zone;
};

} // namespace weir
