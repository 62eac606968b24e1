// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/team.h"

#include <algorithm>
#include <array>

namespace weir::sample {

namespace {

using std::chrono::days;
using std::chrono::year;

constexpr double illness = 0.015;
constexpr int holidayBlocks = 4;
/// Nobody's work is followed further than this; the simulation has ended long before.
constexpr days horizon {400};

constexpr std::array publicHolidays {year(2025) / 5 / 29, year(2025) / 6 / 9, year(2025) / 6 / 19, year(2025) / 10 / 3,
    year(2025) / 12 / 24, year(2025) / 12 / 25, year(2025) / 12 / 26, year(2025) / 12 / 31, year(2026) / 1 / 1, year(2026) / 4 / 3,
    year(2026) / 4 / 6, year(2026) / 5 / 1, year(2026) / 5 / 14, year(2026) / 5 / 25};

unsigned isoWeekday(Day day)
{
    return std::chrono::weekday(day).iso_encoding();
}

std::size_t dayRow(Day day)
{
    return static_cast<std::size_t>((day - firstDay).count());
}

} // namespace

Zone berlin()
{
    using std::chrono::hours;
    const auto changes = [](std::chrono::year_month_day day) { return Instant(std::chrono::sys_days(day)) + hours(1); };
    return {"Europe/Berlin",
        {{changes(year(2024) / 10 / 27), hours(1)}, {changes(year(2025) / 3 / 30), hours(2)}, {changes(year(2025) / 10 / 26), hours(1)},
            {changes(year(2026) / 3 / 29), hours(2)}, {changes(year(2026) / 10 / 25), hours(1)}}};
}

bool isWorkingDay(Day day)
{
    const bool holiday = std::ranges::any_of(publicHolidays, [day](std::chrono::year_month_day h) { return Day(h) == day; });
    return isoWeekday(day) <= 5 && !holiday;
}

bool isQuietSeason(Day day)
{
    return day >= Day(year(2025) / 12 / 22) && day < Day(year(2026) / 1 / 5);
}

Crew::Crew(Hours hours, std::vector<Member> members)
    : m_hours(std::move(hours))
    , m_members(std::move(members))
{
}

bool Crew::meets(Day day) const
{
    return isWorkingDay(day) && std::ranges::find(m_hours.weekdays, isoWeekday(day)) != m_hours.weekdays.end();
}

void Crew::shorten(Day day, double share)
{
    m_shortFrom = day;
    m_shortShare = share;
}

Hours Crew::hoursOn(Day day) const
{
    if (day < m_shortFrom)
        return m_hours;
    Hours hours = m_hours;
    hours.to = hours.from + seconds(static_cast<std::int64_t>(static_cast<double>((hours.to - hours.from).count()) * m_shortShare));
    return hours;
}

bool Crew::isThere(std::size_t m, Day day) const
{
    const Member& member = m_members[m];
    const std::size_t row = dayRow(day);
    return day < member.leaves && (row >= member.absent.size() || !member.absent[row]);
}

bool Crew::canBegin(std::size_t m, LocalSeconds now, seconds effort) const
{
    const Day day = std::chrono::floor<days>(now);
    if (!meets(day) || !isThere(m, day) || now < opens(day) || now >= closes(day))
        return false;
    const seconds whole = closes(day) - opens(day);
    return now + effort <= closes(day) || effort > whole / 2;
}

LocalSeconds Crew::doneAt(std::size_t m, LocalSeconds begin, seconds effort) const
{
    Day day = std::chrono::floor<days>(begin);
    const Day last = day + horizon;
    for (; day < last; day += days(1)) {
        // Whoever leaves the team finishes what they hold.
        const bool holds = day >= m_members[m].leaves;
        if (!meets(day) || (!holds && !isThere(m, day)))
            continue;
        const LocalSeconds from = std::max(begin, opens(day));
        const LocalSeconds to = closes(day);
        if (from >= to)
            continue;
        if (from + effort <= to)
            return from + effort;
        effort -= to - from;
    }
    return LocalSeconds(last);
}

std::vector<Member> hire(const std::string& prefix, std::size_t firstNumber, std::size_t count, stats::Random& random)
{
    const auto length = static_cast<std::size_t>((lastDay - firstDay).count()) + 1;
    std::vector<Member> members;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(firstNumber + i);
        Member member {prefix + (number.size() < 2 ? "-0" : "-") + number, std::vector<bool>(length, false), Day::max()};
        const auto takeOff = [&member, length](std::size_t from, std::size_t howLong) {
            for (std::size_t d = from; d < std::min(length, from + howLong); ++d)
                member.absent[d] = true;
        };
        for (int block = 0; block < holidayBlocks; ++block)
            takeOff(7 * random.below(length / 7), 7);
        for (std::size_t d = 0; d < length; ++d) {
            const bool quiet = isQuietSeason(firstDay + days(d));
            if (random.chance(quiet ? 0.6 : illness))
                takeOff(d, quiet ? 1 : 1 + random.below(4));
        }
        members.push_back(std::move(member));
    }
    return members;
}

} // namespace weir::sample
