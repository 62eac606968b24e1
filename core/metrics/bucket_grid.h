// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/base/calendar.h"
#include "core/model/selection.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weir::metrics {

/// What the data of a metric reaches over: from the first to the last thing that happened. Beyond it nothing is known,
/// which is not the same as nothing having happened. Unknown ends: no data.
struct DataSpan {
    Instant first = unknownInstant;
    Instant last = unknownInstant;
};

/// From the first creation (or finish) to the last event of any item up to now, whatever the filter lets through.
[[nodiscard]] DataSpan itemSpan(const analysis::ResolvedWindow& window);
/// From the first to the last commit up to now, by committer time.
[[nodiscard]] DataSpan commitSpan(const analysis::Facts& facts, const analysis::ResolvedWindow& window);

/// The buckets of a metric's series: those that touch the window, where the window is open those that touch the data.
class BucketGrid {
public:
    /// Throws Error(Limit) if the window has more than 100,000 buckets.
    BucketGrid(const Calendar& calendar, Bucket bucket, const analysis::ResolvedWindow& window, const DataSpan& span);

    [[nodiscard]] std::size_t size() const noexcept { return m_days.empty() ? 0 : m_days.size() - 1; }
    [[nodiscard]] Day start(std::size_t bucket) const { return m_days[bucket]; }
    [[nodiscard]] Day end(std::size_t bucket) const { return m_days[bucket + 1]; }

    /// What happens at `t` is counted: it lies in the window and in a bucket, and is not later than now.
    [[nodiscard]] bool counts(Instant t) const noexcept { return size() > 0 && isKnown(t) && t >= m_from && t < m_to; }
    /// Of rows in ascending order of their `instants`, those whose instants count: a search, not a scan.
    [[nodiscard]] std::span<const std::uint32_t> counted(std::span<const std::uint32_t> rows, const std::vector<Instant>& instants) const;
    /// The bucket of an instant that counts.
    [[nodiscard]] std::size_t bucketOf(Instant t) const;
    /// The same, found by a walk from `bucket`, which is not behind it: for instants in ascending order.
    [[nodiscard]] std::size_t bucketFrom(std::size_t bucket, Instant t) const;
    /// How long the data cover what is counted.
    [[nodiscard]] Duration observed() const noexcept { return m_observed; }
    /// The first instant that is counted and covered by the data.
    [[nodiscard]] Instant countedFrom() const noexcept { return m_knownFrom; }
    /// The instant at which the counting of the bucket ends (exclusive).
    [[nodiscard]] Instant countedUntil(std::size_t bucket) const;
    /// Something of the bucket is covered by the data and the window.
    [[nodiscard]] bool covered(std::size_t bucket) const;
    /// Not all of the bucket is.
    [[nodiscard]] bool partial(std::size_t bucket) const;
    /// Both ends of the window are open: what has no instant belongs to it, too.
    [[nodiscard]] bool open() const noexcept { return m_open; }

private:
    std::vector<Day> m_days;
    std::vector<Instant> m_bounds; ///< first instants of m_days
    Instant m_from, m_to; ///< what is counted: [from, to), within the buckets
    Instant m_knownFrom, m_knownTo; ///< what is counted and covered by the data: [from, to)
    Duration m_observed {};
    bool m_open = false;
};

} // namespace weir::metrics
