// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/left_out.h"
#include "tests/core/analysis/stream_measures.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;
using namespace weir::testsupport;

class TestLeftOut : public QObject {
    Q_OBJECT

private slots:
    void aFinishBeforeTheCreationIsAReasonOfItsOwn()
    {
        const auto facts = factsOf("A-1: created 2025-03-05, resolved 2025-03-03, now Done\n"
                                   "A-2: resolved 2025-03-04, now Done\n"
                                   "A-3: created 2025-03-03, resolved 2025-03-05, now Done\n");
        const LeftOut leftOut(*facts, {});
        QCOMPARE(leftOut.rule(0), std::string("finished before it was created, by its dates"));
        QCOMPARE(leftOut.rule(1), std::string("finished, but its beginning is not known"));
        QCOMPARE(leftOut.rule(2), std::string());
    }

    void whatIsOfAnotherStreamIsCountedByItsType()
    {
        std::string log = "A-1 Story: created 2025-03-03\n";
        for (int i = 1; i <= 3; ++i)
            log += "E-" + std::to_string(i) + " Epic: created 2025-03-03\n";
        const StreamResult stream = measure(factsOf((log + "S-1 Sub-task: created 2025-03-03\n").c_str()), Level::Stage);
        QCOMPARE(stream.notOfStream, 4);
        QCOMPARE(stream.others, (std::vector<OtherItems> {{{"type", "Epic", false, false}, 3}, {{"type", "Sub-task", false, false}, 1}}));
        QCOMPARE(othersInWords(stream.others), std::string("3 Epic, 1 Sub-task"));
    }

    void namesFiveKindsOfOthersAndCountsTheRest()
    {
        std::vector<OtherItems> others;
        for (int i = 0; i < 7; ++i)
            others.push_back({{"type", std::string(1, static_cast<char>('A' + i)), false, false}, 10 - i});
        QCOMPARE(othersInWords(others), std::string("10 A, 9 B, 8 C, 7 D, 6 E, 9 others"));
        QCOMPARE(othersInWords({{{"type", "Epic", false, false}, 2}, {{"team", "", true, false}, 1}, {{"assignee", "", false, true}, 1}}),
            std::string("2 of type Epic, 1 without team, 1 of another assignee"));
    }
};

QTEST_GUILESS_MAIN(TestLeftOut)
#include "tst_left_out.moc"
