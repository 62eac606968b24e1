// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/views/bottlenecks_texts.h"

#include <QTest>

using namespace weir;
using namespace weir::ui;
using namespace Qt::StringLiterals;

namespace {

struct Stay {
    QByteArray key, ready, build, done; ///< instants; empty: not reached
};

QByteArray log(const std::vector<Stay>& stays)
{
    QByteArray csv = "Key,Status,Changed\n";
    for (const Stay& stay : stays) {
        csv += stay.key + ",Ready for Build," + stay.ready + "\n";
        if (!stay.build.isEmpty())
            csv += stay.key + ",Build," + stay.build + "\n";
        if (!stay.done.isEmpty())
            csv += stay.key + ",Done," + stay.done + "\n";
    }
    return csv;
}

} // namespace

/// The items behind a stage of the ranking.
class TestStageItems : public QObject {
    Q_OBJECT
private slots:
    void whoCameTogetherDoesNotOvertake_data()
    {
        QTest::addColumn<QByteArray>("csv");
        const Stay a {"A-1", "2025-01-05T00:00:00Z", "2025-01-09T00:00:00Z", "2025-01-10T00:00:00Z"};
        const Stay b {"A-2", "2025-01-05T00:00:00Z", "2025-01-07T00:00:00Z", "2025-01-11T00:00:00Z"};
        QTest::newRow("one way") << log({a, b});
        QTest::newRow("the other") << log({{"A-2", a.ready, a.build, a.done}, {"A-1", b.ready, b.build, b.done}});
    }
    void whoCameTogetherDoesNotOvertake()
    {
        QFETCH(QByteArray, csv);
        QCOMPARE(found(csv)->waits.overtaken, std::size_t {0});
        QCOMPARE(found(csv)->waits.done, std::size_t {2});
    }

    void whoCameLaterAndWentEarlierOvertook()
    {
        const auto items = found(log({{"A-1", "2025-01-05T00:00:00Z", "2025-01-09T00:00:00Z", "2025-01-10T00:00:00Z"},
            {"A-2", "2025-01-06T00:00:00Z", "2025-01-07T00:00:00Z", "2025-01-11T00:00:00Z"}, {"A-3", "2025-01-06T12:00:00Z", "", ""}}));
        QCOMPARE(items->waits.overtaken, std::size_t {1});
        QCOMPARE(items->waits.done, std::size_t {2});
        QVERIFY(items->waits.waits[0].overtaken && !items->waits.waits[1].overtaken);
        QVERIFY(items->waits.waits[2].open); // and is not said to be overtaken by those before it
        QVERIFY(!items->waits.waits[2].overtaken);
    }

    void ofManyItemsAnEvenChoiceIsDrawnAndItIsSaid()
    {
        std::vector<Stay> stays;
        const QDateTime begin = QDateTime(QDate(2025, 1, 6), QTime(0, 0), Qt::UTC);
        for (int i = 0; i < 9000; ++i) {
            const auto at = [&](int minutes) { return begin.addSecs(60LL * (30 * i + minutes)).toString(Qt::ISODate).toLatin1(); };
            stays.push_back({"A-" + QByteArray::number(i + 1), at(0), at(40), at(60)});
        }
        const auto items = found(log(stays));
        QCOMPARE(items->waits.waits.size(), std::size_t {9000});
        QCOMPARE(items->spectrum.lines.size(), mostSpectrumLines);
        QCOMPARE(items->drawn.size(), mostSpectrumLines);
        QCOMPARE(items->drawn.front(), std::size_t {0});
        QVERIFY(items->drawn.back() >= 8990);
        for (std::size_t line = 1; line < items->drawn.size(); ++line)
            QVERIFY(items->drawn[line] - items->drawn[line - 1] <= 3);
        QVERIFY2(spectrumCaption(*items).contains(u"4,000 of 9,000 drawn"_s), qPrintable(spectrumCaption(*items)));
    }

private:
    static std::shared_ptr<const StageItems> found(const QByteArray& csv)
    {
        WorkspaceFixture fixture;
        if (!fixture.openWith({fixture.write(u"log.csv"_s, csv)}))
            return nullptr;
        fixture.session.setSelection({});
        if (!fixture.settle())
            return nullptr;
        const auto stream = fixture.session.stream();
        for (std::size_t stage = 0; stage < stream->stages.size(); ++stage) {
            if (stream->stages[stage].name != "Build")
                continue;
            SilentProgress progress;
            return makeStageItems(fixture.session.facts(), {}, *stream, stage, progress);
        }
        return nullptr;
    }
};

QTEST_MAIN(TestStageItems)
#include "tst_stage_items.moc"
