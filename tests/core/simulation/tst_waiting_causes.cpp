// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/waiting_causes.h"
#include "tests/core/simulation/made_logs.h"

#include <QTest>

#include <cmath>

using namespace weir;
using namespace weir::simulation;
using namespace testsupport;

namespace {

void add(StationLog& log, double entered, double started, double left)
{
    log.items.push_back({second(entered), second(left), true, static_cast<std::uint32_t>(log.visits.size()), 1});
    log.visits.push_back({0, second(entered), second(started), second(left), {}, true});
    log.end = std::max(log.end, second(left));
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1;
}

} // namespace

class TestWaitingCauses : public QObject {
    Q_OBJECT
private slots:
    /// One person: every second item waits 1,000 s while the one before is worked on, then 500 s for nothing.
    void whileOthersAreWorkedOnIsContention()
    {
        StationLog log;
        log.stages = {{"Review", true}};
        log.end = second(0);
        for (int i = 0; i < 20; ++i) {
            const double t = i * 10000.0;
            add(log, t, t, t + 2000);
            add(log, t + 1000, t + 2500, t + 3500);
        }
        const StageWaiting waiting = waitingCauses(log, SilentProgress()).front();
        QVERIFY(waiting.known == CausesKnown::Yes);
        QCOMPARE(waiting.visits, 40);
        QVERIFY(near(waiting.wait, 20 * 1500.0));
        QVERIFY(near(waiting.contention, 20 * 1000.0));
        QVERIFY(near(waiting.unexplained, 20 * 500.0));
        QCOMPARE(waiting.offHours, 0.0);
        QCOMPARE(waiting.batching, 0.0);
    }

    /// Ten that came one by one are begun in one minute, every three days.
    void whatIsBegunTogetherIsBatching()
    {
        StationLog log;
        log.stages = {{"Release", true}};
        log.end = second(0);
        for (int batch = 0; batch < 14; ++batch) {
            for (int i = 0; i < 10; ++i) {
                const double begun = batch * 3 * 86400.0 + 36000;
                add(log, begun - 1000.0 * (i + 1), begun + i, begun + 600 + 8600.0 * i);
            }
        }
        const StageWaiting waiting = waitingCauses(log, SilentProgress()).front();
        QVERIFY(near(waiting.batching, waiting.wait));
        QVERIFY(waiting.batching > 14 * 55000);
    }

    /// From Monday to Friday between 9:00 and 17:00; what comes at 16:00 and is begun at 10:00 waited 17 hours for the night and 2 for
    /// somebody.
    void nightsAndWeekendsAreOffHours()
    {
        StationLog log;
        log.stages = {{"Review", true}};
        log.hours = WorkHours();
        log.end = second(0);
        for (int day = 0; day < 28; ++day) {
            if (day % 7 >= 4) // Friday to Sunday
                continue;
            const double entered = day * 86400.0 + 16 * 3600;
            add(log, entered, entered + 18 * 3600, entered + 19 * 3600);
            add(log, entered + 18.5 * 3600, entered + 20 * 3600, entered + 20.5 * 3600);
        }
        const StageWaiting waiting = waitingCauses(log, SilentProgress()).front();
        QVERIFY(near(waiting.offHours, 16 * 16 * 3600.0));
        QVERIFY(near(waiting.contention, 16 * 1800.0)); // the second, until the first is done
        QVERIFY(near(waiting.unexplained, 16 * (2 + 1) * 3600.0));
    }

    void stampsOfWholeDaysTellNothing()
    {
        StationLog log;
        log.stages = {{"Review", true}};
        log.end = second(0);
        for (int day = 0; day < 60; ++day)
            add(log, day * 86400.0, (day + 2) * 86400.0, (day + 3) * 86400.0);
        QVERIFY(waitingCauses(log, SilentProgress()).front().known == CausesKnown::HiddenStarts);
    }

    void whatCannotBeKnownIsSaid()
    {
        StationLog log;
        log.stages = {{"Review", true}, {"On hold", false}, {"Test", true}};
        log.end = second(0);
        for (int i = 0; i < 30; ++i) {
            const double t = i * 10000.0;
            log.items.push_back({second(t), second(t + 5000), true, static_cast<std::uint32_t>(log.visits.size()), i < 10 ? 3U : 2U});
            log.visits.push_back({0, second(t), unknownInstant, second(t + 1000), {}, true});
            log.visits.push_back({1, second(t + 1000), unknownInstant, second(t + 2000), {}, true});
            if (i < 10)
                log.visits.push_back({2, second(t + 2000), second(t + 2500), second(t + 5000), {}, true});
            log.end = second(t + 5000);
        }
        const auto causes = waitingCauses(log, SilentProgress());
        QVERIFY(causes[0].known == CausesKnown::HiddenStarts);
        QVERIFY(causes[1].known == CausesKnown::NobodyWorks);
        QVERIFY(causes[2].known == CausesKnown::FewVisits);
    }
};

QTEST_GUILESS_MAIN(TestWaitingCauses)
#include "tst_waiting_causes.moc"
