// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/bucket_grid.h"

#include "core/base/error.h"

#include <algorithm>

namespace weir::metrics {

namespace {

constexpr std::size_t mostBuckets = 100'000;
/// No bucket is shorter, so this tells whether there would be too many before they are made.
constexpr std::chrono::hours shortestDay {22};

void include(DataSpan& span, Instant t)
{
    if (!isKnown(t))
        return;
    span.first = isKnown(span.first) ? std::min(span.first, t) : t;
    span.last = std::max(span.last, t);
}

} // namespace

DataSpan itemSpan(const analysis::ResolvedWindow& window)
{
    return {window.coveredFirst, window.coveredLast};
}

DataSpan commitSpan(const analysis::Facts& facts, const analysis::ResolvedWindow& window)
{
    DataSpan span;
    for (const Instant t : facts.data->commits.committed) {
        if (t >= facts.plausibleFrom && t <= window.now)
            include(span, t);
    }
    return span;
}

BucketGrid::BucketGrid(const Calendar& calendar, Bucket bucket, const analysis::ResolvedWindow& window, const DataSpan& span)
    : m_from(window.counted.from)
    , m_to(window.counted.to)
    , m_open(window.asked == TimeWindow {})
{
    constexpr Duration instant {1};
    const bool data = isKnown(span.first) && isKnown(span.last);
    m_knownFrom = data ? std::max(m_from, span.first) : m_to;
    m_knownTo = data ? std::min(m_to, span.last + instant) : m_to;

    if (data) // of the window's own ends, not those of the items: commits may reach much further
        m_observed = std::max(Duration::zero(), std::min(m_to, span.last) - std::max(m_from, span.first));

    const Instant first = window.asked.from != Instant::min() ? window.asked.from : m_knownFrom;
    const Instant last = (window.asked.to != Instant::max() ? window.asked.to : m_knownTo) - instant;
    const bool bounded = data || (window.asked.from != Instant::min() && window.asked.to != Instant::max());
    if (!bounded || first > last)
        return;
    if ((last - first) / shortestDay > static_cast<std::int64_t>(mostBuckets) * (bucket == Bucket::Day ? 1 : 7))
        throw Error(ErrorCode::Limit,
            std::string(m_open ? "The data reach" : "The window reaches") + " from " + isoDay(calendar.zone().dayOf(first)) + " to "
                + isoDay(calendar.zone().dayOf(last))
                + ", which is too long for this series: choose a window with --from and --to, or longer buckets with --by.");
    m_days = calendar.buckets(first, last, bucket);
    m_bounds.reserve(m_days.size());
    for (const Day day : m_days)
        m_bounds.push_back(calendar.zone().startOf(day));
    m_from = std::max(m_from, m_bounds.front());
    m_to = std::min(m_to, m_bounds.back());
}

std::span<const std::uint32_t> BucketGrid::counted(std::span<const std::uint32_t> rows, const std::vector<Instant>& instants) const
{
    if (size() == 0)
        return {};
    const auto instantOf = [&instants](std::uint32_t row) { return instants[row]; };
    const auto begin = std::ranges::lower_bound(rows, m_from, {}, instantOf);
    const auto end = std::ranges::lower_bound(rows, m_to, {}, instantOf);
    return begin < end ? std::span(begin, end) : std::span<const std::uint32_t>();
}

std::size_t BucketGrid::bucketOf(Instant t) const
{
    const auto after = std::upper_bound(m_bounds.begin(), m_bounds.end(), t);
    return static_cast<std::size_t>(after - m_bounds.begin()) - 1;
}

std::size_t BucketGrid::bucketFrom(std::size_t bucket, Instant t) const
{
    while (bucket + 1 < size() && t >= m_bounds[bucket + 1])
        ++bucket;
    return bucket;
}

Instant BucketGrid::countedUntil(std::size_t bucket) const
{
    return std::min(m_bounds[bucket + 1], m_knownTo);
}

bool BucketGrid::covered(std::size_t bucket) const
{
    return std::max(m_bounds[bucket], m_knownFrom) < std::min(m_bounds[bucket + 1], m_knownTo);
}

bool BucketGrid::partial(std::size_t bucket) const
{
    return m_bounds[bucket] < m_knownFrom || m_bounds[bucket + 1] > m_knownTo;
}

} // namespace weir::metrics
