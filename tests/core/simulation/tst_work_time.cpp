// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/shifts.h"
#include "core/simulation/work_time.h"
#include "core/stats/random.h"
#include "tests/core/simulation/made_logs.h"

#include <QTest>

using namespace weir;
using namespace weir::simulation;
using namespace testsupport;

namespace {

WorkPattern officeHours()
{
    WorkPattern pattern;
    pattern.days = {true, true, true, true, true, false, false};
    pattern.fromMinute = 9 * 60;
    pattern.toMinute = 17 * 60;
    return pattern;
}

/// Visits that end at random instants of the pattern's hours, `lateShare` of them at any other time.
StationLog logOfExits(const WorkPattern& pattern, double elsewhere, std::uint64_t seed)
{
    stats::Random random(seed);
    StationLog log;
    log.stages.push_back({"Review", true});
    for (int day = 0; day < 200; ++day) {
        const bool works = pattern.days[static_cast<std::size_t>(day % 7)];
        for (int i = 0; i < 12; ++i) {
            const double minute = random.chance(elsewhere)
                ? 1440 * random.uniform()
                : pattern.fromMinute + (pattern.toMinute - pattern.fromMinute) * random.uniform();
            if (!works && !random.chance(elsewhere))
                continue;
            LoggedVisit visit;
            visit.left = second(day * 86400.0 + minute * 60);
            visit.entered = visit.left - std::chrono::hours(1);
            log.visits.push_back(visit);
            log.items.push_back({visit.entered, visit.left, true, static_cast<std::uint32_t>(log.visits.size() - 1), 1});
            log.end = std::max(log.end, visit.left);
        }
    }
    return log;
}

} // namespace

class TestWorkTime : public QObject {
    Q_OBJECT
private slots:
    void workingTimeStandsStillAtNight()
    {
        const WorkTime time(officeHours(), Zone(), second(0), second(30 * 86400.0));
        const Instant monday = second(7 * 86400.0);
        using std::chrono::hours;
        QCOMPARE(time.at(monday + hours(11)) - time.at(monday + hours(9)), Ticks {2} * 3600 * 1000000);
        QCOMPARE(time.at(monday + hours(24)), time.at(monday + hours(17)));
        QCOMPARE(time.at(monday + hours(33)) - time.at(monday + hours(16)), Ticks {1} * 3600 * 1000000);
        // From Friday evening to Monday morning.
        QCOMPARE(time.at(monday + hours(7 * 24 + 9)), time.at(monday + hours(4 * 24 + 17)));
    }

    void whenGivesBackEveryWorkingInstant()
    {
        const WorkTime time(officeHours(), Zone(), second(0), second(60 * 86400.0));
        stats::Random random(3);
        for (int i = 0; i < 2000; ++i) {
            const auto day = static_cast<double>(random.below(60));
            if (static_cast<int>(day) % 7 >= 5)
                continue;
            const Instant t = second(day * 86400) + std::chrono::hours(9) + std::chrono::seconds(1 + random.below(8 * 3600 - 1));
            QCOMPARE(time.when(time.at(t)), t);
        }
    }

    void infersTheHoursInWhichPeopleWork()
    {
        const auto pattern = inferPattern(logOfExits(officeHours(), 0.01, 1));
        QVERIFY(pattern);
        QCOMPARE(pattern->fromMinute, 9 * 60);
        QCOMPARE(pattern->toMinute, 17 * 60);
        QVERIFY(pattern->days == officeHours().days);
    }

    void infersNothingWhereWorkGoesOnAtAllHours()
    {
        WorkPattern always;
        always.days.fill(true);
        QVERIFY(!inferPattern(logOfExits(always, 0, 2)));
    }

    void hoursMayCrossMidnightInAnotherZone()
    {
        StationLog log = logOfExits(officeHours(), 0.01, 7);
        log.zone = Zone("far", {{Instant::min(), std::chrono::hours(11)}}); // 9:00 to 17:00 are 20:00 to 4:00 there
        const auto pattern = inferPattern(log);
        QVERIFY(pattern);
        QCOMPARE((pattern->dayBegins + pattern->fromMinute) % 1440, 20 * 60);
        QCOMPARE(pattern->toMinute - pattern->fromMinute, 8 * 60);
        const WorkTime time = workTimeOf(log, hoursOf(log, SilentProgress()));
        const Instant monday = second(7 * 86400.0);
        QCOMPARE(time.at(monday + std::chrono::hours(33)) - time.at(monday + std::chrono::hours(9)), Ticks {8} * 3600 * 1000000);
    }

    void takesAnEmptyWorkingDayForADayOff()
    {
        StationLog log = logOfExits(officeHours(), 0, 4);
        const Instant from = second(28 * 86400.0); // a Monday
        std::erase_if(log.visits, [from](const LoggedVisit& v) { return v.left >= from && v.left < from + std::chrono::days(1); });
        const auto pattern = inferPattern(log);
        QVERIFY(pattern);
        QCOMPARE(pattern->off.size(), std::size_t {1});
        QCOMPARE(*pattern->off.begin(), Zone().dayOf(from));
    }

    void decidedHoursWin()
    {
        StationLog log = logOfExits(officeHours(), 0, 5);
        log.hours = WorkHours();
        log.hours->from = "08:00";
        log.hours->to = "12:00";
        const WorkTime time = workTimeOf(log, hoursOf(log, SilentProgress()));
        const Instant monday = second(7 * 86400.0);
        QCOMPARE(time.at(monday + std::chrono::hours(16)) - time.at(monday), Ticks {4} * 3600 * 1000000);
    }

    void decidedHoursAreOfTheirOwnZone()
    {
        StationLog log = logOfExits(officeHours(), 0, 5);
        log.hours = WorkHours();
        log.hours->from = "10:00";
        log.hours->to = "18:00";
        log.hoursZone = Zone("one hour ahead", {{Instant::min(), std::chrono::hours(1)}}); // 9:00 to 17:00 of the log
        const StreamHours hours = hoursOf(log, SilentProgress());
        QCOMPARE(hours.outside, 0.0);
        const WorkTime time = workTimeOf(log, hours);
        const Instant monday = second(7 * 86400.0);
        QCOMPARE(time.at(monday + std::chrono::hours(17)) - time.at(monday + std::chrono::hours(9)), Ticks {8} * 3600 * 1000000);
        QCOMPARE(time.at(monday + std::chrono::hours(18)), time.at(monday + std::chrono::hours(17)));
    }

    void countsWhatLiesOutsideTheHoursThatWereDecided()
    {
        StationLog log = logOfExits(officeHours(), 0, 5);
        log.hours = WorkHours();
        log.hours->from = "09:00";
        log.hours->to = "13:00";
        QVERIFY(std::abs(hoursOf(log, SilentProgress()).outside - 0.5) < 0.1);
    }

    void aStageMayKeepHoursOfItsOwn()
    {
        StationLog log = logOfExits(officeHours(), 0, 8);
        WorkPattern short3 = officeHours();
        short3.days = {true, false, true, false, true, false, false};
        short3.fromMinute = 14 * 60;
        short3.toMinute = 17 * 60;
        log.stages.push_back({"Acceptance", true});
        for (LoggedVisit visit : logOfExits(short3, 0, 9).visits) {
            visit.stage = 1;
            log.visits.push_back(visit);
        }
        const StreamHours hours = hoursOf(log, SilentProgress());
        QVERIFY(hours.common && !hours.ofStage[0] && hours.ofStage[1]);
        QVERIFY(hours.ofStage[1]->days == short3.days);
        QCOMPARE(hours.ofStage[1]->fromMinute, 14 * 60);
        const WorkTime time = workTimeOf(log, hours);
        const auto [first, last] = reachOf(log);
        const ShiftsPtr shifts = shiftsOf(*hours.ofStage[1], time, log.zone, first, last);
        QVERIFY(shifts);
        const Instant monday = second(7 * 86400.0);
        const auto own = [&](Instant t) { return shifts->at(time.at(t)); };
        QCOMPARE(own(monday + std::chrono::hours(17)) - own(monday + std::chrono::hours(15)), Ticks {2} * 3600 * 1000000);
        QCOMPARE(own(monday + std::chrono::hours(48 + 14)), own(monday + std::chrono::hours(17))); // nothing on Tuesday
        const Ticks noon = time.at(monday + std::chrono::hours(15));
        QCOMPARE(shifts->when(shifts->at(noon)), noon);
        QVERIFY(shifts->works(noon) && !shifts->works(time.at(monday + std::chrono::hours(10))));
    }

    void stampsOfWholeDaysAreNoHours()
    {
        WorkPattern always;
        always.days.fill(true);
        StationLog log = logOfExits(always, 0, 11);
        log.stages.push_back({"Send", true});
        for (int day = 0; day < 150; ++day) { // midnight, told in a zone that has summer and winter
            const double hour = day < 70 ? 22 : 23;
            log.visits.push_back({1, second(day * 86400.0), unknownInstant, second(day * 86400.0 + hour * 3600), {}, true});
        }
        QVERIFY(!hoursOf(log, SilentProgress()).ofStage[1]);
    }

    void seesABoardThatIsUpdatedWithinThreeHours()
    {
        WorkPattern mornings = officeHours();
        mornings.toMinute = 12 * 60;
        QVERIFY(stampedTogether(logOfExits(mornings, 0, 10)));
    }

    void seesABoardThatIsUpdatedOnOneDay()
    {
        WorkPattern fridays;
        fridays.days = {false, false, false, false, true, false, false};
        fridays.fromMinute = 15 * 60;
        fridays.toMinute = 16 * 60;
        QVERIFY(stampedTogether(logOfExits(fridays, 0, 6)));
        QVERIFY(!stampedTogether(logOfExits(officeHours(), 0, 6)));
    }
};

QTEST_GUILESS_MAIN(TestWorkTime)
#include "tst_work_time.moc"
