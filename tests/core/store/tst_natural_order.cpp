// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/natural_order.h"

#include <QtTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace weir::store;

class TestNaturalOrder : public QObject {
    Q_OBJECT

private slots:
    void ordersKeysAsPeopleExpect()
    {
        const std::vector<std::string> expected = {"", "12", "A", "ABC-1", "ABC-2", "ABC-10", "ABC-10a", "ABC-10b",
            "ABC-123456789012345678901", "ABC-1234567890123456789012", "ABD-1", "abc-1", "repo#2", "repo#02", "repo#3", "ä-1"};
        std::vector<std::string> keys(expected.rbegin(), expected.rend());
        std::vector<std::string> sorted;
        for (const std::uint32_t row : naturalOrder(keys))
            sorted.push_back(keys[row]);
        // Keys that differ only in leading zeros follow their bytes.
        std::vector<std::string> want = expected;
        std::swap(*std::ranges::find(want, "repo#2"), *std::ranges::find(want, "repo#02"));
        QCOMPARE(sorted, want);
        std::ranges::sort(keys, naturallyBefore);
        QCOMPARE(keys, want);
    }

    void isATotalOrder()
    {
        const std::vector<std::string> keys = {"a1", "a01", "a001", "a1b", "a01b", "a", "a0", "a00", "0", "00", "1", "01"};
        for (const auto& a : keys)
            for (const auto& b : keys) {
                QVERIFY(!(naturallyBefore(a, b) && naturallyBefore(b, a)));
                QCOMPARE(naturallyBefore(a, b) || naturallyBefore(b, a), a != b);
            }
    }
};

QTEST_APPLESS_MAIN(TestNaturalOrder)
#include "tst_natural_order.moc"
