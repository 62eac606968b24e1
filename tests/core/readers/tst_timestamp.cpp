// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zone.h"
#include "core/readers/timestamp.h"
#include "core/readers/zone_loader.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <random>

using namespace weir;
using namespace weir::readers;

class TestTimestamp : public QObject {
    Q_OBJECT

private slots:
    void readsForm_data();
    void readsForm();
    void refuses_data();
    void refuses();
    void keepsMicroseconds();
    void readsTimesWithoutZoneInTheGivenZone_data();
    void readsTimesWithoutZoneInTheGivenZone();
    void decidesTheOrderOverAllRows_data();
    void decidesTheOrderOverAllRows();
    void asksBeforeReadingAnOpenDate();
    void obeysTheOrderThatIsGiven();
    void followsOtherColumnsWhereItsOwnRowsAreSilent();
    void readsBackRandomInstantsInEveryForm();
    void takesTheYearOneForNoTime();
    void countsTimesWithoutZone();
    void namesAnUnknownZone();
};

void TestTimestamp::readsForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("instant");
    const auto row = [](const char* text, const char* instant) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(instant);
    };
    // ISO 8601 and its relatives
    row("2025-03-03T09:00:00Z", "2025-03-03T09:00:00.000Z");
    row("2020-06-12T08:13:13.360+0800", "2020-06-12T00:13:13.360Z");
    row("2025-03-03T09:00:00.5+02:00", "2025-03-03T07:00:00.500Z");
    row("2025-03-03T09:00:00,250-05:30", "2025-03-03T14:30:00.250Z");
    row("2025-03-03 09:00:00.123456789Z", "2025-03-03T09:00:00.123Z");
    row("2026-01-02 03:04:05 UTC", "2026-01-02T03:04:05.000Z");
    row("2026-01-02 03:04:05 +0100", "2026-01-02T02:04:05.000Z");
    row("2006-01-01 00:00:00+01:00", "2005-12-31T23:00:00.000Z");
    row("2025-03-03T09:00+01", "2025-03-03T08:00:00.000Z");
    row("2025-03-03 09:00", "2025-03-03T09:00:00.000Z");
    row("20260102T030405Z", "2026-01-02T03:04:05.000Z");
    row("20260102T0304", "2026-01-02T03:04:00.000Z");
    row("20260102030405", "2026-01-02T03:04:05.000Z");
    row("20260102", "2026-01-02T00:00:00.000Z");
    row("2026-01-02", "2026-01-02T00:00:00.000Z");
    row("2026-01-02+01:00", "2026-01-01T23:00:00.000Z");
    row("2023-4-9 4:51:47", "2023-04-09T04:51:47.000Z");
    row("2025/3/5 14:07", "2025-03-05T14:07:00.000Z");
    row("2025-03-03T24:00:00Z", "2025-03-04T00:00:00.000Z");
    row("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z");
    row("2025-03-03T09:00:00+01:00[Europe/Berlin]", "2025-03-03T08:00:00.000Z");
    row("  2025-03-03T09:00:00Z  ", "2025-03-03T09:00:00.000Z");
    row("2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z");
    row("1969-12-31T23:59:59Z", "1969-12-31T23:59:59.000Z");
    // Months in words
    row("10/Jan/26 11:19 AM", "2026-01-10T11:19:00.000Z");
    row("10/Jan/26 12:05 AM", "2026-01-10T00:05:00.000Z");
    row("10/Jan/26 12:05 PM", "2026-01-10T12:05:00.000Z");
    row("20/nov/25", "2025-11-20T00:00:00.000Z");
    row("20/ene/25 4:05 p. m.", "2025-01-20T16:05:00.000Z");
    row("03/Sept/2025 16:05", "2025-09-03T16:05:00.000Z");
    row("05/Mär/25 10:12", "2025-03-05T10:12:00.000Z");
    row("5. März 2025 10:12", "2025-03-05T10:12:00.000Z");
    row("5 de marzo de 2025", "2025-03-05T00:00:00.000Z");
    row("12/févr./24 09:30", "2024-02-12T09:30:00.000Z");
    row("1 июля 2025 08:00", "2025-07-01T08:00:00.000Z");
    row("07-Ara-2025 08:00", "2025-12-07T08:00:00.000Z");
    row("Jan 10, 2026, 11:19 AM", "2026-01-10T11:19:00.000Z");
    row("March 5th, 2025 at 9:00 PM", "2025-03-05T21:00:00.000Z");
    row("2025年3月5日 10:12", "2025-03-05T10:12:00.000Z");
    row("05/三月/25 10:12 下午", "2025-03-05T22:12:00.000Z");
    row("10/1月/26 11:19 午前", "2026-01-10T11:19:00.000Z");
    row("10/12月/26 2:05 下午", "2026-12-10T14:05:00.000Z");
    row("10/1월/26 2:05 오후", "2026-01-10T14:05:00.000Z");
    row("3月 5, 2026 11:19", "2026-03-05T11:19:00.000Z");
    // Mail, browsers, C
    row("Mon, 03 Mar 2025 09:00:00 +0100", "2025-03-03T08:00:00.000Z");
    row("3 Mar 2025 09:00:00 GMT", "2025-03-03T09:00:00.000Z");
    row("Mon, 03 Mar 2025 09:00:00 EST", "2025-03-03T14:00:00.000Z");
    row("Tue Aug 23 2022 13:54:01 GMT+0000 (GMT)", "2022-08-23T13:54:01.000Z");
    row("Tue Aug 23 2022 13:54:01 GMT+0200 (Central European Summer Time)", "2022-08-23T11:54:01.000Z");
    row("Tue Aug 23 13:54:01 2022", "2022-08-23T13:54:01.000Z");
    row("Tue Aug 23 13:54:01 2022 +0200", "2022-08-23T11:54:01.000Z");
    // Numbers with an open order (day first is given here)
    row("5/6/25", "2025-06-05T00:00:00.000Z");
    row("05.06.2025 14:30", "2025-06-05T14:30:00.000Z");
    row("05-06-2025 14:30:15", "2025-06-05T14:30:15.000Z");
    row("5/6/2025, 2:30 PM", "2025-06-05T14:30:00.000Z");
    // Counted from 1970
    row("1660000000", "2022-08-08T23:06:40.000Z");
    row("1660000000.25", "2022-08-08T23:06:40.250Z");
    row("1660000000123", "2022-08-08T23:06:40.123Z");
    row("1660000000123.0", "2022-08-08T23:06:40.123Z");
    row("1.660000000123E12", "2022-08-08T23:06:40.123Z");
    row("1660000000123456", "2022-08-08T23:06:40.123Z");
    row("1660000000123456789", "2022-08-08T23:06:40.123Z");
}

void TestTimestamp::readsForm()
{
    QFETCH(QString, text);
    QFETCH(QString, instant);
    const auto read = parseInstant(text.toStdString(), Zone());
    QVERIFY(read);
    QCOMPARE(QString::fromStdString(isoInstant(*read)), instant);
}

void TestTimestamp::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"yesterday", "", "   ", "2025", "2025-03", "12:30", "2025-13-01", "2025-02-29", "2025-00-10",
             "2025-03-03T25:00:00Z", "2025-03-03T24:00:01Z", "2025-03-03T09:60:00Z", "2025-03-03T09:00:61Z", "2025-03-03T09:00:00+19:00",
             "2025-03-03T09:00:00Zulu", "2025-03-03T09:00:00 tomorrow", "2025-03-03Tnoon", "0000-00-00 00:00:00", "31/Feb/25", "5/6/2",
             "5/6", "40/13/2025", "1/2/3/4", "ABC-17", "12345", "-5", "99999999999", "10/Foo/26", "Foo 10, 2026", "13:00 PM 1/2/25",
             "10/Jan/26 13:00 PM", "2025-03-03T09:00:00.Z", "20251301T000000Z", "10/13月/26", "0001-01-01T00:00:00Z",
             "1/1/0001 12:00:00 AM", "1e99", "nan", "inf", "2025-03-03T0\xC3\xA9:00:00Z"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestTimestamp::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!parseInstant(text.toStdString(), Zone()));
}

void TestTimestamp::keepsMicroseconds()
{
    for (const char* text : {"2025-03-03T09:00:00.000001Z", "2025-03-03 09:00:00,000001 UTC", "2025-03-03T09:00:00.0000019999Z"})
        QCOMPARE(parseInstant(text, Zone())->time_since_epoch().count() % 1'000'000, 1);
}

void TestTimestamp::readsTimesWithoutZoneInTheGivenZone_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("instant");
    QTest::newRow("winter") << "Europe/Berlin"
                            << "2025-01-10 11:19:00"
                            << "2025-01-10T10:19:00.000Z";
    QTest::newRow("summer") << "Europe/Berlin"
                            << "10/Jul/25 11:19 AM"
                            << "2025-07-10T09:19:00.000Z";
    QTest::newRow("a day alone is its first instant") << "Europe/Berlin"
                                                      << "2025-07-10"
                                                      << "2025-07-09T22:00:00.000Z";
    QTest::newRow("a skipped time becomes later") << "Europe/Berlin"
                                                  << "2025-03-30 02:30:00"
                                                  << "2025-03-30T01:30:00.000Z";
    QTest::newRow("a repeated time is its first occurrence") << "Europe/Berlin"
                                                             << "2025-10-26 02:30:00"
                                                             << "2025-10-26T00:30:00.000Z";
    QTest::newRow("half an hour") << "Asia/Kolkata"
                                  << "2025-01-10 11:19:00"
                                  << "2025-01-10T05:49:00.000Z";
    QTest::newRow("a zone that is written wins") << "Europe/Berlin"
                                                 << "2025-01-10 11:19:00Z"
                                                 << "2025-01-10T11:19:00.000Z";
    QTest::newRow("epochs have none") << "Europe/Berlin"
                                      << "1660000000"
                                      << "2022-08-08T23:06:40.000Z";
}

void TestTimestamp::readsTimesWithoutZoneInTheGivenZone()
{
    QFETCH(QString, zone);
    QFETCH(QString, text);
    QFETCH(QString, instant);
    const auto read = parseInstant(text.toStdString(), readers::loadZone(zone.toStdString()));
    QVERIFY(read);
    QCOMPARE(QString::fromStdString(isoInstant(*read)), instant);
}

void TestTimestamp::decidesTheOrderOverAllRows_data()
{
    QTest::addColumn<QStringList>("column");
    QTest::addColumn<QString>("order");
    QTest::addColumn<bool>("uncertain");
    QTest::newRow("one day above 12") << QStringList {"1/2/25", "3/4/25", "13/4/25"} << "dmy" << false;
    QTest::newRow("one day above 12 in second place") << QStringList {"1/2/25", "3/14/25", "3/4/25"} << "mdy" << false;
    QTest::newRow("most cells win") << QStringList {"13/1/25", "14/1/25", "1/13/25"} << "dmy" << false;
    QTest::newRow("nothing speaks for either") << QStringList {"1/2/25", "3/4/25"} << "dmy" << true;
    QTest::newRow("AM and PM are American") << QStringList {"1/2/25 3:00 PM"} << "mdy" << true;
    QTest::newRow("dots are not") << QStringList {"1.2.2025 3:00 PM"} << "dmy" << true;
    QTest::newRow("a year that is no day comes first") << QStringList {"99-01-02", "03-04-05"} << "ymd" << false;
    QTest::newRow("days vary more than years") << QStringList {"25-06-30", "25-07-01", "25-07-02"} << "ymd" << true;
    QTest::newRow("years vary less than days") << QStringList {"30-06-25", "01-07-25", "02-07-25"} << "dmy" << false;
    QTest::newRow("one day could be a year") << QStringList {"25-06-30"} << "dmy" << true;
    QTest::newRow("a year in full") << QStringList {"25-06-2030"} << "dmy" << false;
    QTest::newRow("other forms do not vote") << QStringList {"2025-01-13", "1/13/25", "13/Jan/25"} << "mdy" << false;
}

void TestTimestamp::decidesTheOrderOverAllRows()
{
    QFETCH(QStringList, column);
    QFETCH(QString, order);
    QFETCH(bool, uncertain);
    ColumnTimes times {Zone()};
    for (const QString& cell : column)
        times.observe(cell.toStdString());
    times.decide();
    QCOMPARE(QString::fromUtf8(dateOrderName(*times.order()).data()), order);
    QCOMPARE(times.uncertain(), uncertain);
}

void TestTimestamp::asksBeforeReadingAnOpenDate()
{
    ColumnTimes times {Zone()};
    Instant at;
    QCOMPARE(times.read("2025-03-03T09:00:00Z", at), TimeState::Read);
    QCOMPARE(times.read("13/1/25", at), TimeState::NeedsOrder); // not even one that only one order fits
    times.observe("1/2/25");
    times.observe("13/1/25");
    times.decide();
    QCOMPARE(times.read("1/2/25", at), TimeState::Read);
    QCOMPARE(isoInstant(at), std::string("2025-02-01T00:00:00.000Z"));
    QCOMPARE(times.read("1/13/25", at), TimeState::Unreadable);
}

void TestTimestamp::obeysTheOrderThatIsGiven()
{
    Instant at;
    ColumnTimes american(Zone(), DateOrder::MonthDayYear);
    QCOMPARE(american.read("1/2/25", at), TimeState::Read);
    QCOMPARE(isoInstant(at), std::string("2025-01-02T00:00:00.000Z"));
    ColumnTimes yearFirst(Zone(), DateOrder::YearMonthDay);
    QCOMPARE(yearFirst.read("25/1/2", at), TimeState::Unreadable);
    QCOMPARE(yearFirst.read("25-01-02", at), TimeState::Read);
    QCOMPARE(isoInstant(at), std::string("2025-01-02T00:00:00.000Z"));
}

void TestTimestamp::followsOtherColumnsWhereItsOwnRowsAreSilent()
{
    ColumnTimes times {Zone()};
    times.observe("1/2/25");
    times.decide(DateOrder::MonthDayYear);
    QCOMPARE(*times.order(), DateOrder::MonthDayYear);
    QVERIFY(times.uncertain());
}

void TestTimestamp::readsBackRandomInstantsInEveryForm()
{
    std::mt19937_64 random(7);
    ColumnTimes times(Zone(), DateOrder::DayMonthYear);
    for (int i = 0; i < 20'000; ++i) {
        // 1971 to 2255, whole milliseconds
        const auto millis = static_cast<std::int64_t>(random() % 9'000'000'000'000) + 31'536'000'000;
        const Instant expected {std::chrono::milliseconds(millis)};
        const std::string iso = isoInstant(expected);
        const std::string date = iso.substr(0, 10);
        const std::string clock = iso.substr(11, 12);
        const std::string day = date.substr(8, 2) + '.' + date.substr(5, 2) + '.' + date.substr(0, 4);
        for (const std::string& text : {iso, date + ' ' + clock, date + 'T' + clock + "+00:00", date + ' ' + clock + " UTC",
                 date + ' ' + clock + "-0000", day + ' ' + clock}) {
            Instant at;
            if (times.read(text, at) != TimeState::Read || at != expected)
                QFAIL(("misread " + text).c_str());
        }
    }
}

void TestTimestamp::takesTheYearOneForNoTime()
{
    ColumnTimes times(Zone(), DateOrder::MonthDayYear);
    Instant at;
    for (const char* text : {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00", "0001-01-01", "1/1/0001 12:00:00 AM"})
        QCOMPARE(times.read(text, at), TimeState::Empty);
    QCOMPARE(times.yearOne(), 4);
    QCOMPARE(times.read("1/1/01 12:00:00 AM", at), TimeState::Read);
    QCOMPARE(isoInstant(at), std::string("2001-01-01T00:00:00.000Z"));
}

void TestTimestamp::countsTimesWithoutZone()
{
    ColumnTimes times(Zone(), DateOrder::DayMonthYear);
    Instant at;
    for (const char* text : {"2025-01-01 10:00:00", "2025-01-01T10:00:00Z", "1660000000", "5/6/25", "nonsense"})
        times.read(text, at);
    QCOMPARE(times.withoutZone(), 2);
}

void TestTimestamp::namesAnUnknownZone()
{
    ErrorCode code {};
    const std::string sentence = test::sentenceOf([] { static_cast<void>(readers::loadZone("Europe/Atlantis")); }, &code);
    QVERIFY(sentence.find("Europe/Atlantis") != std::string::npos);
    QCOMPARE(code, ErrorCode::Unknown);
}

QTEST_APPLESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
