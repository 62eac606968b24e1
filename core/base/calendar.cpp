// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/calendar.h"

namespace weir {

using std::chrono::months;
using std::chrono::year_month_day;

std::optional<Bucket> parseBucket(std::string_view word)
{
    for (const Bucket bucket : {Bucket::Day, Bucket::Week, Bucket::Month, Bucket::Quarter}) {
        if (bucketName(bucket) == word)
            return bucket;
    }
    return std::nullopt;
}

std::string_view bucketName(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Day:
        return "day";
    case Bucket::Week:
        return "week";
    case Bucket::Month:
        return "month";
    case Bucket::Quarter:
        return "quarter";
    }
    return "day";
}

Day Calendar::startOfBucket(Day day, Bucket bucket)
{
    switch (bucket) {
    case Bucket::Day:
        return day;
    case Bucket::Week:
        return day - (std::chrono::weekday(day) - std::chrono::Monday);
    case Bucket::Month: {
        const year_month_day date(day);
        return Day(date.year() / date.month() / 1);
    }
    case Bucket::Quarter: {
        const year_month_day date(day);
        const unsigned first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
        return Day(date.year() / std::chrono::month(first) / 1);
    }
    }
    return day;
}

Day Calendar::nextBucket(Day start, Bucket bucket)
{
    switch (bucket) {
    case Bucket::Day:
        return start + std::chrono::days(1);
    case Bucket::Week:
        return start + std::chrono::days(7);
    case Bucket::Month:
        return Day(year_month_day(start) + months(1));
    case Bucket::Quarter:
        return Day(year_month_day(start) + months(3));
    }
    return start + std::chrono::days(1);
}

TimeWindow Calendar::window(std::optional<Day> from, std::optional<Day> to) const
{
    TimeWindow window;
    if (from)
        window.from = m_zone.startOf(*from);
    if (to)
        window.to = m_zone.startOf(*to);
    return window;
}

std::vector<Day> Calendar::buckets(Instant first, Instant last, Bucket bucket) const
{
    std::vector<Day> bounds {bucketOf(first, bucket)};
    // Asked of instants, not of days: where clocks fall back over midnight, an instant of the evening before may lie behind the first of
    // the new day.
    while (m_zone.startOf(bounds.back()) <= last)
        bounds.push_back(nextBucket(bounds.back(), bucket));
    return bounds;
}

} // namespace weir
