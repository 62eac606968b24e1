// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/attention.h"
#include "tests/core/analysis/bottleneck_streams.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;
using namespace testsupport;

class TestAttention : public QObject {
    Q_OBJECT
private slots:
    void callsForItemsBeyondTheirExpectation()
    {
        std::string log = "newest 2025-06-01\nB-1: Coding 2025-05-20\nB-2: Coding 2025-05-01\nB-3: Coding 2025-05-31\n";
        for (int i = 1; i <= 10; ++i)
            log.append("A-").append(std::to_string(i)).append(": Coding 2025-03-01, Done +").append(std::to_string(i)).append("d\n");
        const auto facts = factsOf(log);
        SilentProgress silent;
        const Attention found = attention(*facts, {}, measure(facts), silent);
        QCOMPARE(found.ageing.size(), std::size_t {2});
        QCOMPARE(found.ageing[0].key, std::string("B-2"));
        QCOMPARE(found.ageing[0].stageName, std::string("Dev"));
        QCOMPARE(found.ageing[0].age, Duration(std::chrono::days(31)));
        QCOMPARE(found.ageing[0].threshold, Duration(std::chrono::days(9)));
        QCOMPARE(found.ageing[1].key, std::string("B-1"));
    }

    void expectsNothingFromFewVisits()
    {
        std::string log = "newest 2025-06-01\nB-2: Coding 2025-05-01\n";
        for (int i = 1; i <= 9; ++i)
            log.append("A-").append(std::to_string(i)).append(": Coding 2025-03-01, Done +1d\n");
        const auto facts = factsOf(log);
        SilentProgress silent;
        QVERIFY(attention(*facts, {}, measure(facts), silent).ageing.empty());
    }

    void callsForTheThirdRound()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, Reviewing +1d, Coding +1d, Reviewing +1d, Coding +1d\n"
                                   "A-2: Coding 2025-03-01, Reviewing +1d, Coding +1d\n"
                                   "A-3: Coding 2025-03-01, Reviewing +1d, Coding +1d, Reviewing +1d, Coding +1d, Done +1d");
        SilentProgress silent;
        const Attention found = attention(*facts, {}, measure(facts), silent);
        QCOMPARE(found.rounds.size(), std::size_t {1});
        QCOMPARE(found.rounds[0].key, std::string("A-1"));
        QCOMPARE(found.rounds[0].rounds, 3);
    }

    void callsForGrowingQueues()
    {
        const auto facts = factsOf(growingQueue(12, 3));
        SilentProgress silent;
        const Attention found = attention(*facts, {}, measure(facts), silent);
        QCOMPARE(found.growing.size(), std::size_t {1});
        QCOMPARE(found.growing[0].stageName, std::string("Review"));
        QCOMPARE(found.growing[0].waiting, 24);
    }
};

QTEST_APPLESS_MAIN(TestAttention)
#include "tst_attention.moc"
