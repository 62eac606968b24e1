// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/base/zone.h"

#include <cstdint>
#include <string>
#include <vector>

/// Made-up teams whose truth is known: what they do, and what would have become of the same items with less work in one stage.
/// Nothing here is shared with the program's own replay, so that one does not confirm the other.
namespace weir::bench {

enum class Order { FirstCome, Random, RandomKept, UrgentFirst, SmallFirst };
enum class Broken {
    No,
    WeeklyBoard,
    TeamChanges,
    Unattended,
    SmallFirst,
    LooksLate,
    FewItems,
    WorkDrifts,
    StampsLate,
    StartsThatAreNone,
    ClosedOnly, ///< the export leaves out what is open
    FinishedSince, ///< the export leaves out what was finished before a day
    QueueOnMost, ///< some items are put into the queue's status only when they have left it
};
[[nodiscard]] const char* nameOf(Broken broken);

struct TeamStage {
    std::string name;
    int pool = 0; ///< people of this pool work here; −1: nobody waits for anybody
    bool shared = false; ///< all that is there is worked on at once
    bool queueSeen = false;
    double meanWork = 0; ///< working seconds
    double spread = 1; ///< coefficient of variation
    int shape = 0; ///< 0 exponential, 1 gamma, 2 lognormal, 3 hardly varies
    double returns = 0; ///< share of visits after which the item goes back
    int returnsTo = 0;
    double unattended = 0; ///< mean seconds in its status in which nobody works
};

struct Team {
    std::uint64_t seed = 0;
    Broken broken = Broken::No;
    Order order = Order::FirstCome;
    std::vector<TeamStage> stages;
    std::vector<int> people; ///< by pool
    int items = 0;
    double perDay = 5; ///< arrivals a working day
    double burst = 1; ///< coefficient of variation of the time between arrivals
    bool roundTheClock = false; ///< items arrive at any hour
    bool officeHours = false;
    double fromHour = 9, hours = 24; ///< of a working day
    int workDays = 7;
    std::string zone = "UTC";
    bool actorsSeen = false;
    double startsLate = 0; ///< share of starts that are stamped when the work is nearly done
    bool cut = false; ///< the log is a window on a longer process
    bool backlog = false; ///< items lie in a list before they are taken on
    double cutFrom = 0.3, cutTo = 0.85;
    double changesAt = 0.6; ///< of the items, when a team that changes does
    double changesTo = 1.5; ///< times as many people
};

/// What is drawn for an item once, and stays in every run.
struct Step {
    int stage = 0;
    double work = 0, unattended = 0, key = 0;
};
struct ItemDraw {
    double arrives = 0; ///< real seconds
    double listed = 0; ///< real seconds in the backlog
    bool urgent = false;
    std::vector<Step> steps;
};

struct Stay {
    int stage = 0;
    double entered = 0, started = 0, left = 0; ///< working seconds
    int person = -1;
};
struct ItemRun {
    std::vector<Stay> stays;
};

/// Nights and weekends of a made-up team.
class Clock {
public:
    explicit Clock(const Team& team);
    [[nodiscard]] double working(double real) const;
    [[nodiscard]] double real(double working) const;
    [[nodiscard]] Instant instant(double real) const;

private:
    bool m_always;
    double m_from, m_length;
    int m_days;
    Zone m_zone;
};

[[nodiscard]] std::vector<ItemDraw> drawItems(const Team& team, const Clock& clock);
/// What is otherwise in a run.
struct Otherwise {
    int stage = -1;
    double work = 1; ///< of the stage, times what was drawn
    int morePeople = 0; ///< in the stage
    bool nobodyWaits = false; ///< for the stage
    double arrivals = 1; ///< times as many in a working hour
};
/// When an item comes then, in real seconds.
[[nodiscard]] double arrivesAt(const Clock& clock, const std::vector<ItemDraw>& items, std::size_t item, const Otherwise& otherwise);
[[nodiscard]] std::vector<ItemRun> run(
    const Team& team, const Clock& clock, const std::vector<ItemDraw>& items, const Otherwise& otherwise);

} // namespace weir::bench
