// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/base/zone.h"
#include "core/stats/random.h"

#include <chrono>
#include <string>
#include <vector>

/// Who works when. The simulation counts in local time of the team: nobody works while clocks change.
namespace weir::sample {

using LocalSeconds = std::chrono::local_seconds;
using std::chrono::seconds;

inline constexpr Day firstDay = std::chrono::local_days(std::chrono::year(2025) / 5 / 5);
inline constexpr Day lastDay = std::chrono::local_days(std::chrono::year(2026) / 5 / 3);
/// Two of five reviewers move to another team.
inline constexpr Day teamChangeDay = std::chrono::local_days(std::chrono::year(2026) / 1 / 26);

/// Central European time with both changes of the sample's year.
[[nodiscard]] Zone berlin();
/// Monday to Friday, public holidays aside.
[[nodiscard]] bool isWorkingDay(Day day);
/// Between Christmas and Epiphany few are there.
[[nodiscard]] bool isQuietSeason(Day day);

/// When the people of a stage give time to it.
struct Hours {
    std::vector<unsigned> weekdays; ///< ISO: 1 is Monday
    seconds from {}, to {}; ///< since midnight
};

/// One person (or place) of a stage.
struct Member {
    std::string name;
    std::vector<bool> absent; ///< by day from firstDay
    Day leaves = Day::max(); ///< first day on which they are not there any more
};

/// The people of one stage.
class Crew {
public:
    Crew(Hours hours, std::vector<Member> members);

    [[nodiscard]] std::size_t size() const noexcept { return m_members.size(); }
    [[nodiscard]] const Member& member(std::size_t m) const { return m_members[m]; }
    /// The crew works on this day.
    [[nodiscard]] bool meets(Day day) const;
    [[nodiscard]] LocalSeconds opens(Day day) const { return LocalSeconds(day) + hoursOn(day).from; }
    [[nodiscard]] LocalSeconds closes(Day day) const { return LocalSeconds(day) + hoursOn(day).to; }
    /// From `day` on the crew gives only this share of its hours.
    void shorten(Day day, double share);
    /// Member `m` can begin something now that takes `effort`: is there, and either gets it done today or it is too long for a day.
    [[nodiscard]] bool canBegin(std::size_t m, LocalSeconds now, seconds effort) const;
    /// When `m` has done `effort` that was begun at `begin`, pausing whenever not there. After the simulation: whenever.
    [[nodiscard]] LocalSeconds doneAt(std::size_t m, LocalSeconds begin, seconds effort) const;

private:
    [[nodiscard]] Hours hoursOn(Day day) const;
    [[nodiscard]] bool isThere(std::size_t m, Day day) const;

    Hours m_hours;
    std::vector<Member> m_members;
    Day m_shortFrom = Day::max();
    double m_shortShare = 1;
};

/// `count` people named `prefix`-01 and so on, with holidays in blocks and some days of illness.
[[nodiscard]] std::vector<Member> hire(const std::string& prefix, std::size_t firstNumber, std::size_t count, stats::Random& random);

} // namespace weir::sample
