// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_chunk.h"

#include <QtTest>

#include <random>

using namespace weir;
using namespace weir::store;

namespace {

Blob blobOf(const std::string& bytes)
{
    return std::as_bytes(std::span(bytes.data(), bytes.size()));
}

std::vector<EventRow> randomRows(std::size_t count, std::uint64_t range, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::vector<EventRow> rows(count);
    for (EventRow& row : rows) {
        row.object = static_cast<std::uint32_t>(random() % range);
        row.to = static_cast<std::uint32_t>(random() % range);
        row.from = random() % 3 == 0 ? noCode : static_cast<std::uint32_t>(random() % range);
        row.actor = random() % 5 == 0 ? noCode : static_cast<std::uint32_t>(random() % range);
        row.at = static_cast<std::int64_t>(random() % (range * 1'000'003)) - 1'000'000;
        row.start = random() % 2 == 0 ? INT64_MIN : row.at - 5;
        row.record = static_cast<std::uint32_t>(random() % range);
        row.lifecycle = static_cast<Lifecycle>(random() % 4);
    }
    return rows;
}

} // namespace

class TestEventChunk : public QObject {
    Q_OBJECT

private slots:
    void readsBackWhatWasWritten_data()
    {
        QTest::addColumn<qulonglong>("count");
        QTest::addColumn<qulonglong>("range");
        QTest::newRow("none") << 0ULL << 1ULL;
        QTest::newRow("one") << 1ULL << 1ULL;
        QTest::newRow("bytes") << 1000ULL << 200ULL;
        QTest::newRow("three bytes") << 1000ULL << 10'000'000ULL;
        QTest::newRow("everything that fits") << qulonglong(chunkRows) << 0xFFFFFFFFULL;
    }
    void readsBackWhatWasWritten()
    {
        QFETCH(qulonglong, count);
        QFETCH(qulonglong, range);
        const std::vector<EventRow> rows = randomRows(count, range, 7);
        const std::string bytes = encodeChunk(rows, true);
        std::vector<EventRow> again(3);
        QVERIFY(decodeChunk(blobOf(bytes), again));
        QCOMPARE(again, rows);
        std::vector<std::uint32_t> objects;
        QVERIFY(decodeObjects(blobOf(bytes), objects));
        QCOMPARE(objects.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(objects[i], rows[i].object);
    }

    void spendsNoSpaceOnWhatIsEqual()
    {
        std::vector<EventRow> rows(1000);
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].object = static_cast<std::uint32_t>(i);
        QVERIFY(encodeChunk(rows, false).size() < 2 * rows.size() + 100); // two bytes for the object, nothing for the rest
    }

    void refusesWhatIsNoChunk()
    {
        const std::string bytes = encodeChunk(randomRows(100, 1000, 1), true);
        std::vector<EventRow> rows;
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(!decodeChunk(blobOf(bytes.substr(0, length)), rows));
        std::string tooMany = bytes;
        tooMany[2] = '\x7f';
        QVERIFY(!decodeChunk(blobOf(tooMany), rows));
        std::string tooWide = bytes;
        tooWide[4] = '\x09';
        QVERIFY(!decodeChunk(blobOf(tooWide), rows));
    }
};

QTEST_APPLESS_MAIN(TestEventChunk)
#include "tst_event_chunk.moc"
