// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/work_time.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace weir::simulation {

namespace {

constexpr int quartersOfDay = 96;
constexpr std::array<std::string_view, 7> dayNames {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// When people did something: starts and exits. (Items may arrive at any hour; that says nothing of who works.)
struct Moments {
    int dayBegins = 0; ///< minute; all below counts from there
    std::array<double, 7> days {};
    std::array<double, quartersOfDay> quarters {};
    std::map<Day, int> perDay;
    double count = 0;
    std::array<std::array<double, quartersOfDay>, 7> both {};
};

using StageRows = std::vector<std::uint32_t>;

/// Of some stages, or where none is named of all.
Moments momentsOf(const StationLog& log, int dayBegins, const StageRows& stages = {})
{
    Moments moments;
    moments.dayBegins = dayBegins;
    const auto add = [&](Instant t) {
        if (!isKnown(t))
            return;
        const LocalTime local = hoursZoneOf(log).toLocal(t) - std::chrono::minutes(dayBegins);
        const Day day = std::chrono::floor<std::chrono::days>(local);
        const auto weekday = std::chrono::weekday(day).iso_encoding() - 1;
        const auto quarter = static_cast<std::size_t>((local - day) / std::chrono::minutes(15));
        moments.days[weekday] += 1;
        moments.quarters[quarter] += 1;
        moments.both[weekday][quarter] += 1;
        moments.perDay[day] += 1;
        moments.count += 1;
    };
    for (const LoggedVisit& visit : log.visits) {
        if (!stages.empty() && std::ranges::find(stages, visit.stage) == stages.end())
            continue;
        add(visit.started);
        add(visit.left);
    }
    return moments;
}

/// Counted by days that begin where the longest quiet stretch lies, so that no day's work crosses the end of a day: with a zone that is
/// not the people's own it may go on past midnight.
Moments momentsOf(const StationLog& log)
{
    Moments moments = momentsOf(log, 0);
    std::array<double, 24> hours {};
    for (std::size_t q = 0; q < moments.quarters.size(); ++q)
        hours[q / 4] += moments.quarters[q];
    if (hours[23] + hours[0] <= 0.02 * moments.count)
        return moments;
    constexpr std::size_t quiet = 5;
    std::size_t best = 0;
    double least = moments.count + 1;
    for (std::size_t h = 0; h < hours.size(); ++h) {
        double held = 0;
        for (std::size_t i = 0; i < quiet; ++i)
            held += hours[(h + i) % hours.size()];
        if (held < least) {
            least = held;
            best = h;
        }
    }
    return momentsOf(log, static_cast<int>((best + quiet / 2) % hours.size()) * 60);
}

/// The shortest run of whole hours that holds 95 % of the moments, longer by hours beside it in which still much happens.
std::pair<int, int> hoursOf(const Moments& moments)
{
    std::array<double, 25> upTo {};
    for (std::size_t h = 0; h < 24; ++h)
        upTo[h + 1] = std::accumulate(&moments.quarters[h * 4], &moments.quarters[h * 4] + 4, upTo[h]);
    int from = 0;
    int to = 24;
    for (int length = 1; length <= 24; ++length) {
        double most = 0;
        for (int h = 0; h + length <= 24; ++h) {
            const double held = upTo[static_cast<std::size_t>(h + length)] - upTo[static_cast<std::size_t>(h)];
            if (held > most) {
                most = held;
                from = h;
                to = h + length;
            }
        }
        if (most >= 0.95 * moments.count)
            break;
    }
    const auto share = [&](int h) { return (upTo[static_cast<std::size_t>(h) + 1] - upTo[static_cast<std::size_t>(h)]) / moments.count; };
    constexpr double muchHappens = 0.012;
    while (from > 0 && share(from - 1) >= muchHappens)
        --from;
    while (to < 24 && share(to) >= muchHappens)
        ++to;
    return {from, to};
}

/// Ends of the day to a quarter of an hour: quarters at the edges in which nothing happens are not worked.
void trim(const Moments& moments, int& fromQuarter, int& toQuarter)
{
    const double usual = moments.count / (toQuarter - fromQuarter);
    const auto idle = [&](int q) { return usual >= 20 && moments.quarters[static_cast<std::size_t>(q)] < 0.1 * usual; };
    for (int i = 0; i < 3 && idle(fromQuarter); ++i)
        ++fromQuarter;
    for (int i = 0; i < 3 && idle(toQuarter - 1); ++i)
        --toQuarter;
}

double heldBy(const Moments& moments, const WorkPattern& pattern)
{
    double held = 0;
    for (std::size_t d = 0; d < 7; ++d) {
        for (int q = pattern.fromMinute / 15; pattern.days[d] && q < (pattern.toMinute + 14) / 15; ++q)
            held += moments.both[d][static_cast<std::size_t>(q)];
    }
    return held;
}

/// How many moments lie in the pattern's hours, days off aside, to the minute.
double heldOn(const StationLog& log, const WorkPattern& pattern)
{
    double held = 0;
    const auto look = [&](Instant t) {
        if (!isKnown(t))
            return;
        const LocalTime local = hoursZoneOf(log).toLocal(t) - std::chrono::minutes(pattern.dayBegins);
        const Day day = std::chrono::floor<std::chrono::days>(local);
        const auto minute = (local - day) / std::chrono::minutes(1);
        const bool worked = pattern.days[std::chrono::weekday(day).iso_encoding() - 1] && !pattern.off.contains(day);
        held += worked && minute >= pattern.fromMinute && minute <= pattern.toMinute ? 1 : 0;
    };
    for (const LoggedVisit& visit : log.visits) {
        look(visit.started);
        look(visit.left);
    }
    return held;
}

/// Working days on which nothing happened though much happens on others.
void addDaysOff(const Moments& moments, WorkPattern& pattern)
{
    if (moments.perDay.empty())
        return;
    std::array<double, 7> usual {};
    std::array<double, 7> seen {};
    for (const auto& [day, count] : moments.perDay) {
        usual[std::chrono::weekday(day).iso_encoding() - 1] += count;
        seen[std::chrono::weekday(day).iso_encoding() - 1] += 1;
    }
    constexpr double enough = 9; // by chance such a day is empty once in 8,000
    for (Day day = moments.perDay.begin()->first; day < moments.perDay.rbegin()->first; day += std::chrono::days(1)) {
        const std::size_t d = std::chrono::weekday(day).iso_encoding() - 1;
        if (pattern.days[d] && !moments.perDay.contains(day) && usual[d] >= enough * seen[d])
            pattern.off.insert(day);
    }
}

std::optional<int> minuteOf(const std::string& text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    for (const std::size_t i : {0U, 1U, 3U, 4U}) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
    }
    const int minute = ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
    return minute <= 24 * 60 ? std::optional(minute) : std::nullopt;
}

} // namespace

const Zone& hoursZoneOf(const StationLog& log)
{
    return log.hours && log.hoursZone ? *log.hoursZone : log.zone;
}

bool WorkPattern::always() const
{
    return std::ranges::all_of(days, [](bool works) { return works; }) && fromMinute == 0 && toMinute == 24 * 60 && off.empty();
}

std::vector<std::pair<Instant, Instant>> stretchesOf(const WorkPattern& pattern, const Zone& zone, Instant first, Instant last)
{
    std::vector<std::pair<Instant, Instant>> stretches;
    const Day end = zone.dayOf(last) + std::chrono::days(1);
    for (Day day = zone.dayOf(first) + std::chrono::days(1); day <= end; day += std::chrono::days(1)) {
        if (!pattern.days[std::chrono::weekday(day).iso_encoding() - 1] || pattern.off.contains(day))
            continue;
        const Instant from = zone.fromLocal(LocalTime(day) + std::chrono::minutes(pattern.dayBegins + pattern.fromMinute));
        const Instant to = zone.fromLocal(LocalTime(day) + std::chrono::minutes(pattern.dayBegins + pattern.toMinute));
        if (to > from)
            stretches.emplace_back(from, to);
    }
    return stretches;
}

namespace {

/// Hours of a day and days of a week in which people are taken to work.
struct Shape {
    int leastHours = 4, leastDays = 3;
};

std::optional<WorkPattern> patternIn(const Moments& moments, Shape shape)
{
    WorkPattern pattern;
    int days = 0;
    for (std::size_t d = 0; d < 7; ++d) {
        pattern.days[d] = moments.days[d] >= 0.02 * moments.count;
        days += pattern.days[d] ? 1 : 0;
    }
    const auto [fromHour, toHour] = hoursOf(moments);
    const int hours = toHour - fromHour;
    if (!(hours >= shape.leastHours && hours <= 16 && days >= shape.leastDays) && !(hours > 16 && days >= shape.leastDays && days <= 5))
        return std::nullopt;
    int fromQuarter = hours > 16 ? 0 : fromHour * 4;
    int toQuarter = hours > 16 ? quartersOfDay : toHour * 4;
    if (hours <= 16)
        trim(moments, fromQuarter, toQuarter);
    pattern.dayBegins = moments.dayBegins;
    pattern.fromMinute = fromQuarter * 15;
    pattern.toMinute = toQuarter * 15;
    if (heldBy(moments, pattern) < 0.95 * moments.count)
        return std::nullopt;
    addDaysOff(moments, pattern);
    return pattern;
}

double hoursAWeek(const WorkPattern& pattern)
{
    return static_cast<double>(std::ranges::count(pattern.days, true)) * (pattern.toMinute - pattern.fromMinute) / 60.0;
}

/// The moments lie all over the hours, as people's do: stamps of whole days lie in one quarter of an hour, or in one of summer and one of
/// winter.
bool spreadOver(const Moments& moments, const WorkPattern& pattern)
{
    const int from = pattern.fromMinute / 15;
    const int to = (pattern.toMinute + 14) / 15;
    const double much = moments.count / (4.0 * (to - from));
    int held = 0;
    for (int q = from; q < to; ++q)
        held += moments.quarters[static_cast<std::size_t>(q)] >= much ? 1 : 0;
    return held * 2 >= to - from;
}

/// Makes room in the common hours for those of a stage.
void widen(WorkPattern& common, const WorkPattern& stage)
{
    for (std::size_t d = 0; d < common.days.size(); ++d)
        common.days[d] = common.days[d] || stage.days[d];
    common.fromMinute = std::min(common.fromMinute, stage.fromMinute);
    common.toMinute = std::max(common.toMinute, stage.toMinute);
}

} // namespace

std::optional<WorkPattern> inferPattern(const StationLog& log)
{
    const Moments moments = momentsOf(log);
    return moments.count < 50 ? std::nullopt : patternIn(moments, {});
}

std::optional<WorkPattern> ownHours(const StationLog& log, const StageRows& stages, const std::optional<WorkPattern>& common)
{
    constexpr double enough = 100; // starts and exits
    constexpr double fewer = 0.8; // of the common hours; what is nearer to them may be chance
    const Moments moments = momentsOf(log, common ? common->dayBegins : 0, stages);
    if (moments.count < enough)
        return std::nullopt;
    // Some meet for two hours on two days. (Whether all is entered at once is asked of the minutes.)
    auto own = patternIn(moments, {2, 2});
    if (!own || !spreadOver(moments, *own) || hoursAWeek(*own) > fewer * (common ? hoursAWeek(*common) : 7 * 24.0))
        return std::nullopt;
    return own;
}

Ticks StreamHours::week() const
{
    return static_cast<Ticks>((common ? hoursAWeek(*common) : 7 * 24.0) * 3600) * 1'000'000;
}

StreamHours hoursOf(const StationLog& log, const Progress& progress)
{
    StreamHours hours;
    hours.ofStage.resize(log.stages.size());
    progress.checkpoint();
    const auto decided = log.hours ? patternOf(*log.hours) : std::nullopt;
    hours.common = decided ? decided : inferPattern(log);
    if (decided) {
        const Moments moments = momentsOf(log, 0);
        hours.outside = moments.count > 0 ? 1 - heldOn(log, *decided) / moments.count : 0;
    }
    for (std::uint32_t stage = 0; stage < log.stages.size(); ++stage) {
        progress.checkpoint();
        hours.ofStage[stage] = ownHours(log, {stage}, hours.common);
        if (hours.ofStage[stage] && hours.common && !decided)
            widen(*hours.common, *hours.ofStage[stage]);
    }
    return hours;
}

bool stampedTogether(const StationLog& log)
{
    const Moments moments = momentsOf(log);
    const auto [fromHour, toHour] = hoursOf(moments);
    const auto days = std::ranges::count_if(moments.days, [&moments](double n) { return n >= 0.02 * moments.count; });
    return moments.count >= 50 && (toHour - fromHour < 4 || days < 3);
}

std::optional<WorkPattern> patternOf(const WorkHours& hours)
{
    const auto from = minuteOf(hours.from);
    const auto to = minuteOf(hours.to);
    if (!from || !to || *from >= *to)
        return std::nullopt;
    WorkPattern pattern;
    pattern.fromMinute = *from;
    pattern.toMinute = *to;
    for (const std::string& name : hours.days) {
        const auto* const found = std::ranges::find(dayNames, name);
        if (found != dayNames.end())
            pattern.days[static_cast<std::size_t>(found - dayNames.begin())] = true;
    }
    for (const std::string& text : hours.holidays) {
        if (const auto day = parseIsoDay(text))
            pattern.off.insert(*day);
    }
    return std::ranges::any_of(pattern.days, [](bool works) { return works; }) ? std::optional(pattern) : std::nullopt;
}

WorkTime::WorkTime(Instant origin)
    : m_origin(origin)
{
}

WorkTime::WorkTime(const WorkPattern& pattern, const Zone& zone, Instant first, Instant last)
    : m_origin(first)
{
    Ticks before = 0;
    for (const auto& [from, to] : stretchesOf(pattern, zone, first, last)) {
        m_stretches.push_back({from, to - from, before});
        before += (to - from).count();
    }
}

Ticks WorkTime::at(Instant t) const
{
    if (m_stretches.empty())
        return (t - m_origin).count();
    const Stretch& front = m_stretches.front();
    if (t < front.from)
        return (t - front.from).count();
    const auto next = std::ranges::upper_bound(m_stretches, t, {}, &Stretch::from);
    const Stretch& in = *(next - 1);
    const Duration passed = t - in.from;
    return in.before + (next == m_stretches.end() ? passed : std::min(passed, in.length)).count();
}

Instant WorkTime::when(Ticks work) const
{
    if (m_stretches.empty())
        return m_origin + Duration(work);
    if (work <= 0)
        return m_stretches.front().from + Duration(work);
    const auto next = std::ranges::lower_bound(m_stretches, work, {}, &Stretch::before);
    const Stretch& in = *(next - 1);
    return in.from + Duration(work - in.before);
}

std::pair<Instant, Instant> reachOf(const StationLog& log)
{
    Instant first = log.end;
    for (const LoggedItem& item : log.items)
        first = std::min(first, item.created);
    const Duration reach = log.end - first + std::chrono::days(60);
    return {first - reach, log.end + reach};
}

WorkTime workTimeOf(const StationLog& log, const StreamHours& hours)
{
    const auto [first, last] = reachOf(log);
    if (!hours.common || hours.common->always())
        return WorkTime(first);
    return WorkTime(*hours.common, hoursZoneOf(log), first, last);
}

} // namespace weir::simulation
