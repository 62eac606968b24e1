// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/timestamp.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace weir::readers {

namespace {

constexpr std::int64_t microsPerSecond = 1'000'000;
constexpr std::int64_t microsPerDay = 86'400 * microsPerSecond;
constexpr Instant yearTwo = std::chrono::sys_days(std::chrono::year(2) / 1 / 1);

constexpr unsigned digit(char c)
{
    return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0';
}

/// Two digits, or at least 100 if one is none.
constexpr unsigned twoDigits(const char* p)
{
    const unsigned tens = digit(p[0]);
    const unsigned ones = digit(p[1]);
    return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

/// "Z", "+hh:mm", "+hhmm" up to the end, in seconds; `none` marks a missing zone.
enum class ZoneForm { Bad, None, Read };
ZoneForm readZone(const char* p, const char* end, std::int64_t& offset)
{
    offset = 0;
    if (p == end)
        return ZoneForm::None;
    if (*p == 'Z')
        return p + 1 == end ? ZoneForm::Read : ZoneForm::Bad;
    if (*p != '+' && *p != '-')
        return ZoneForm::Bad;
    const bool colon = end - p == 6 && p[3] == ':';
    if (!colon && end - p != 5)
        return ZoneForm::Bad;
    const unsigned hour = twoDigits(p + 1);
    const unsigned minute = twoDigits(p + (colon ? 4 : 3));
    if (hour > 18 || minute > 59)
        return ZoneForm::Bad;
    offset = (hour * 60 + minute) * 60;
    if (*p == '-')
        offset = -offset;
    return ZoneForm::Read;
}

/// Eight characters of which some are digits ('0') and the others are as given, ready to be compared at once.
struct Form {
    std::uint64_t text = 0;
    std::uint64_t room = 0; ///< what a digit's or separator's distance from `text` may be added to without reaching 0x80
};

consteval Form formOf(std::string_view text)
{
    Form form;
    for (unsigned i = 0; i < 8; ++i) {
        form.text |= std::uint64_t {static_cast<unsigned char>(text[i])} << (8 * i);
        form.room |= std::uint64_t {text[i] == '0' ? 0x76U : 0x7FU} << (8 * i);
    }
    return form;
}

constexpr Form dateForm = formOf("0000-00-");
constexpr Form clockForm = formOf("00:00:00");

/// The result has in byte i the number that the digits i and i + 1 make; absent: the text has another form.
std::optional<std::uint64_t> pairsOfDigits(const char* p, Form form)
{
    std::uint64_t text = 0;
    std::memcpy(&text, p, sizeof text);
    const std::uint64_t value = text ^ form.text;
    if ((((value + form.room) | value) & 0x8080808080808080U) != 0)
        return std::nullopt;
    return value * 10 + (value >> 8);
}

constexpr unsigned byteOf(std::uint64_t word, unsigned i)
{
    return static_cast<unsigned>(word >> (8 * i)) & 0xFFU;
}

/// The digits from `p` on as a part of a second, in microseconds; what is finer is cut off.
std::int64_t fractionMicros(const char*& p, const char* end)
{
    constexpr std::array<std::int64_t, 7> units {1'000'000, 100'000, 10'000, 1000, 100, 10, 1};
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (; p < end && digit(*p) < 10; ++p) {
        if (digits == 6)
            continue;
        value = value * 10 + digit(*p);
        ++digits;
    }
    return value * units[digits];
}

std::optional<std::int64_t> dateMicros(const char* p)
{
    const auto pairs = pairsOfDigits(p, dateForm);
    const unsigned day = twoDigits(p + 8);
    if (!pairs || day > 31)
        return std::nullopt;
    const unsigned year = byteOf(*pairs, 0) * 100 + byteOf(*pairs, 2);
    if (year < 2) // stands for no time
        return std::nullopt;
    const auto days = daysSinceEpoch(static_cast<int>(year), static_cast<int>(byteOf(*pairs, 5)), static_cast<int>(day));
    return days ? std::optional(*days * microsPerDay) : std::nullopt;
}

} // namespace

std::optional<Instant> parseInstant(std::string_view text, const Zone& zone)
{
    Instant at;
    return ColumnTimes(zone, DateOrder::DayMonthYear).read(text, at) == TimeState::Read ? std::optional(at) : std::nullopt;
}

std::string yearOneNote(std::int64_t times)
{
    return std::to_string(times) + (times == 1 ? " time" : " times") + " of the year 1 read as none";
}

ColumnTimes::ColumnTimes(const Zone& zone, std::optional<DateOrder> order)
    : m_zone(zone)
    , m_order(order)
{
}

TimeState ColumnTimes::read(std::string_view text, Instant& out)
{
    // YYYY-MM-DD[T ]HH:MM:SS and what follows; everything else takes the long way.
    const char* p = text.data();
    if (std::endian::native != std::endian::little || text.size() < 19 || (p[10] != 'T' && p[10] != ' '))
        return readSlowly(text, out);
    if (std::memcmp(p, m_date, sizeof m_date) != 0) {
        const auto day = dateMicros(p);
        if (!day)
            return readSlowly(text, out);
        std::memcpy(m_date, p, sizeof m_date);
        m_dayMicros = *day;
    }
    const auto clock = pairsOfDigits(p + 11, clockForm);
    if (!clock)
        return readSlowly(text, out);
    const unsigned hour = byteOf(*clock, 0);
    const unsigned minute = byteOf(*clock, 3);
    const unsigned second = byteOf(*clock, 6);
    if (hour > 23 || minute > 59 || second > 59)
        return readSlowly(text, out);
    std::int64_t local = m_dayMicros + ((hour * 60 + minute) * 60 + second) * microsPerSecond;
    const char* end = p + text.size();
    p += 19;
    if (p < end && *p == '.') {
        const char* const fraction = ++p;
        local += fractionMicros(p, end);
        if (p == fraction)
            return readSlowly(text, out);
    }
    std::int64_t offset = 0;
    switch (readZone(p, end, offset)) {
    case ZoneForm::Bad:
        return readSlowly(text, out);
    case ZoneForm::None:
        ++m_withoutZone;
        out = m_zone.fromLocal(LocalTime(Duration(local)));
        return TimeState::Read;
    case ZoneForm::Read:
        break;
    }
    out = Instant(Duration(local - offset * microsPerSecond));
    return TimeState::Read;
}

TimeState ColumnTimes::readSlowly(std::string_view text, Instant& out)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return TimeState::Empty;
    const auto parsed = readTimeText(text);
    if (!parsed)
        return TimeState::Unreadable;
    if (parsed->openOrder && !m_order)
        return TimeState::NeedsOrder;
    const auto at = resolve(*parsed, m_order.value_or(DateOrder::DayMonthYear), m_zone);
    if (!at)
        return TimeState::Unreadable;
    if (*at < yearTwo) {
        ++m_yearOne;
        return TimeState::Empty;
    }
    if (!parsed->instant && !parsed->offset)
        ++m_withoutZone;
    out = *at;
    return TimeState::Read;
}

void ColumnTimes::observe(std::string_view text)
{
    if (text.size() >= 10 && text[4] == '-' && text[7] == '-')
        return;
    const auto parsed = readTimeText(text);
    if (!parsed || !parsed->openOrder)
        return;
    const auto [first, second, third] = parsed->date;
    const bool yearLast = !parsed->shortYear || third == 0 || third > 31;
    const bool noDay = first == 0 || first > 31;
    ++m_open;
    m_monthFirst += second > 12 ? 1 : 0;
    m_dayFirst += first > 12 && !noDay ? 1 : 0;
    m_yearFirst += noDay && !yearLast ? 1 : 0;
    if (!yearLast && second <= 12) {
        ++m_maybeYearFirst;
        m_firsts.set(static_cast<std::size_t>(first));
        m_thirds.set(static_cast<std::size_t>(third));
    }
    m_twelveHours += parsed->twelveHours ? 1 : 0;
    m_dots += text.substr(0, 4).find('.') != std::string_view::npos ? 1 : 0;
}

/// Every cell could begin with its year ("25-06-30"). Days vary more than years do.
bool ColumnTimes::variesLikeYearFirst() const
{
    return m_open > 0 && m_maybeYearFirst == m_open && m_firsts.count() < m_thirds.count();
}

std::optional<DateOrder> ColumnTimes::evidence() const
{
    if (m_yearFirst > std::max(m_monthFirst, m_open - m_maybeYearFirst))
        return DateOrder::YearMonthDay;
    if (m_dayFirst == m_monthFirst)
        return std::nullopt;
    if (m_dayFirst < m_monthFirst)
        return DateOrder::MonthDayYear;
    const bool mayBeYear = m_maybeYearFirst == m_open && m_firsts.count() <= m_thirds.count();
    return mayBeYear ? std::nullopt : std::optional(DateOrder::DayMonthYear);
}

void ColumnTimes::decide(std::optional<DateOrder> fallback)
{
    if (m_order)
        return;
    m_order = evidence();
    if (m_order)
        return;
    m_uncertain = true;
    if (variesLikeYearFirst() && m_dayFirst > 0) {
        m_order = DateOrder::YearMonthDay;
        return;
    }
    // Who writes AM and PM with numbers mostly puts the month first; who writes dots never does.
    m_order = fallback.value_or(m_twelveHours > 0 && m_dots == 0 ? DateOrder::MonthDayYear : DateOrder::DayMonthYear);
}

} // namespace weir::readers
