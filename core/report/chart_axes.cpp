// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_axes.h"

#include "core/base/words.h"

#include <algorithm>
#include <cmath>

namespace weir::report {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

/// Axes up to here are labelled by weeks.
constexpr days shortAxis {60};
constexpr double daysPerMonth = 30.4;

/// Every how many months a label stands: a divisor of the year, so that the same months are named every year.
int monthsApart(double perDay, double spacing)
{
    for (const int apart : {1, 2, 3, 6, 12}) {
        if (apart * daysPerMonth * perDay >= spacing)
            return apart;
    }
    const double years = spacing / (perDay * 12 * daysPerMonth);
    int apart = 1;
    for (const int candidate : {2, 5, 10, 20, 50, 100, 200, 500, 1000})
        apart = apart < years ? candidate : apart;
    return 12 * apart;
}

std::vector<DayTick> weekTicks(Day from, Day to, double perDay, double spacing)
{
    std::vector<DayTick> ticks;
    const int apart = std::max(1, static_cast<int>(std::ceil(spacing / (7 * perDay))));
    Day monday = from + (std::chrono::Monday - std::chrono::weekday(from));
    for (int i = 0; monday < to; monday += days(7), ++i) {
        ticks.push_back({monday, i % apart == 0 ? dayAndMonth(monday) : std::string(), {}});
    }
    return ticks;
}

std::vector<DayTick> monthTicks(Day from, Day to, double perDay, double spacing)
{
    std::vector<DayTick> ticks;
    const int apart = monthsApart(perDay, spacing);
    const year_month_day first(from);
    auto month = first.year() / first.month();
    if (Day(month / 1) < from)
        month += months(1);
    for (; Day(month / 1) < to; month += months(1)) {
        const int index = static_cast<int>(month.year()) * 12 + static_cast<int>(static_cast<unsigned>(month.month())) - 1;
        if (index % apart == 0)
            ticks.push_back({Day(month / 1), std::string(monthName(month.month())), {}});
    }
    return ticks;
}

} // namespace

std::vector<double> valueTicks(double most, int count, bool wholeNumbers)
{
    const double wanted = (most > 0 ? most : 1) / count;
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= wanted * (1 - 1e-9)) {
            step = power * factor;
            break;
        }
    }
    if (wholeNumbers)
        step = std::max(1.0, step);
    std::vector<double> ticks {0};
    while (ticks.back() < most * (1 - 1e-9) || ticks.size() < 2)
        ticks.push_back(step * static_cast<double>(ticks.size()));
    return ticks;
}

std::vector<DayTick> dayTicks(Day from, Day to, double perDay, double spacing)
{
    std::vector<DayTick> ticks = to - from <= shortAxis ? weekTicks(from, to, perDay, spacing) : monthTicks(from, to, perDay, spacing);
    auto last = std::chrono::year(0);
    for (DayTick& tick : ticks) {
        const auto year = year_month_day(tick.day).year();
        if (!tick.label.empty() && year != last) {
            tick.year = std::to_string(static_cast<int>(year));
            last = year;
        }
    }
    return ticks;
}

} // namespace weir::report
