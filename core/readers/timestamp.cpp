// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/timestamp.h"

#include <cmath>
#include <cstring>

namespace weir::readers {

namespace {

constexpr std::int64_t microsPerSecond = 1'000'000;
constexpr std::int64_t microsPerDay = 86'400 * microsPerSecond;

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

std::optional<std::int64_t> dateMicros(const char* p)
{
    if (p[4] != '-' || p[7] != '-')
        return std::nullopt;
    const unsigned century = twoDigits(p);
    const unsigned year = twoDigits(p + 2);
    const unsigned month = twoDigits(p + 5);
    const unsigned day = twoDigits(p + 8);
    if (century > 99 || year > 99 || month > 12 || day > 31)
        return std::nullopt;
    const auto days = daysSinceEpoch(static_cast<int>(century * 100 + year), static_cast<int>(month), static_cast<int>(day));
    return days ? std::optional(*days * microsPerDay) : std::nullopt;
}

} // namespace

std::optional<Instant> parseInstant(std::string_view text, const Zone& zone)
{
    Instant at;
    return ColumnTimes(zone, DateOrder::DayMonthYear).read(text, at) == TimeState::Read ? std::optional(at) : std::nullopt;
}

std::optional<Instant> instantFromEpoch(double number)
{
    const double size = std::abs(number);
    const double micros = size < 1e11 ? number * 1e6 : size < 1e14 ? number * 1e3 : size < 1e17 ? number : number / 1e3;
    if (!(std::abs(micros) < 4e17))
        return std::nullopt;
    return Instant(Duration(static_cast<std::int64_t>(std::llround(micros))));
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
    if (text.size() < 19 || (p[10] != 'T' && p[10] != ' ') || p[13] != ':' || p[16] != ':')
        return readSlowly(text, out);
    if (std::memcmp(p, m_date, sizeof m_date) != 0) {
        const auto day = dateMicros(p);
        if (!day)
            return readSlowly(text, out);
        std::memcpy(m_date, p, sizeof m_date);
        m_dayMicros = *day;
    }
    const unsigned hour = twoDigits(p + 11);
    const unsigned minute = twoDigits(p + 14);
    const unsigned second = twoDigits(p + 17);
    if (hour > 23 || minute > 59 || second > 59)
        return readSlowly(text, out);
    std::int64_t micros = 0;
    const char* end = p + text.size();
    p += 19;
    if (p < end && *p == '.') {
        std::int64_t unit = 100'000;
        for (++p; p < end && digit(*p) < 10; ++p) {
            micros += unit * digit(*p);
            unit /= 10;
        }
    }
    std::int64_t offset = 0;
    switch (readZone(p, end, offset)) {
    case ZoneForm::Bad:
        return readSlowly(text, out);
    case ZoneForm::None:
        ++m_withoutZone;
        out = m_zone.fromLocal(
            LocalTime(Duration(m_dayMicros + (hour * 60 + minute) * 60 * microsPerSecond + second * microsPerSecond + micros)));
        return TimeState::Read;
    case ZoneForm::Read:
        break;
    }
    const std::int64_t clock = (hour * 60 + minute) * 60 + second;
    out = Instant(Duration(m_dayMicros + (clock - offset) * microsPerSecond + micros));
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
    m_dayFirst += parsed->date[0] > 12 ? 1 : 0;
    m_monthFirst += parsed->date[1] > 12 ? 1 : 0;
    m_twelveHours += parsed->twelveHours ? 1 : 0;
    m_dots += text.substr(0, 4).find('.') != std::string_view::npos ? 1 : 0;
}

std::optional<DateOrder> ColumnTimes::evidence() const
{
    if (m_dayFirst == m_monthFirst)
        return std::nullopt;
    return m_dayFirst > m_monthFirst ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
}

void ColumnTimes::decide(std::optional<DateOrder> fallback)
{
    if (m_order)
        return;
    m_order = evidence();
    if (m_order)
        return;
    m_uncertain = true;
    // Who writes AM and PM with numbers mostly puts the month first; who writes dots never does.
    m_order = fallback.value_or(m_twelveHours > 0 && m_dots == 0 ? DateOrder::MonthDayYear : DateOrder::DayMonthYear);
}

} // namespace weir::readers
