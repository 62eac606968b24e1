// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/answer_text.h"
#include "ui/format/diagram_format.h"
#include "ui/format/duration_text.h"
#include "ui/format/error_text.h"
#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/format/time_text.h"

#include <QTest>
#include <QTextDocument>

using namespace weir;
using namespace weir::ui;

namespace {
/// The narrow space as "_", so that the expected texts can be read.
QString readable(QString text)
{
    return text.replace(narrowSpace, QLatin1Char('_')).replace(QChar(QChar::Nbsp), QLatin1Char('~'));
}
Instant at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0)
{
    const auto date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    return Instant(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}
} // namespace

class TestFormat : public QObject {
    Q_OBJECT
private slots:
    void numbersOfAnAnswerAreFoundAgain()
    {
        const QString sentence = QStringLiteral("%2 of %1.")
                                     .arg(linkedNumber(QStringLiteral("13.8 days"), QStringLiteral("all")),
                                         linkedNumber(QStringLiteral("10.1"), QStringLiteral("wait")));
        const QList<AnswerPart> parts = answerParts(sentence);
        QCOMPARE(parts.size(), 4);
        QCOMPARE(parts[0].link, QStringLiteral("wait"));
        QCOMPARE(parts[1].text, QStringLiteral(" of "));
        QVERIFY(parts[1].link.isEmpty());
        QCOMPARE(parts[2].text, QStringLiteral("13.8 days"));
        QCOMPARE(answerWords(parts), QStringLiteral("10.1 of 13.8 days."));
    }

    void tipsShowForeignTextAsItIs()
    {
        QVERIFY(plainTip({}).isEmpty());
        const QString tip = plainTip(QStringLiteral("<b>5 < 6 & more</b>\nsecond line"));
        QVERIFY(Qt::mightBeRichText(tip)); // Qt shows what it takes for plain text unescaped
        QTextDocument shown;
        shown.setHtml(tip);
        QCOMPARE(shown.toPlainText(), QStringLiteral("<b>5 < 6 & more</b>\nsecond line"));
    }

    void durationsChooseTheirUnit_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("expected");
        const double minute = 60, hour = 3600, day = 86400;
        QTest::newRow("nothing") << 0.0 << QStringLiteral("0_min");
        QTest::newRow("half a minute") << 0.5 * minute << QStringLiteral("0.5_min");
        QTest::newRow("89 minutes") << 89 * minute << QStringLiteral("89_min");
        QTest::newRow("90 minutes are hours") << 90 * minute << QStringLiteral("1.5_h");
        QTest::newRow("whole hours have no decimal") << 3 * hour << QStringLiteral("3_h");
        QTest::newRow("18.4 hours") << 18.4 * hour << QStringLiteral("18_h");
        QTest::newRow("47 hours") << 47 * hour << QStringLiteral("47_h");
        QTest::newRow("2 days are days") << 2 * day << QStringLiteral("2.0_d");
        QTest::newRow("11.5 days") << 11.52 * day << QStringLiteral("11.5_d");
        QTest::newRow("three digits at most") << 128.4 * day << QStringLiteral("128_d");
        QTest::newRow("99.96 days round to three digits") << 99.96 * day << QStringLiteral("100_d");
        QTest::newRow("negative with the true minus") << -3.24 * day << QStringLiteral("\u22123.2_d");
    }
    void durationsChooseTheirUnit()
    {
        QFETCH(double, seconds);
        QFETCH(QString, expected);
        QCOMPARE(readable(durationText(seconds, m_english)), expected);
    }

    void unknownDurationIsAWord() { QCOMPARE(durationText(unknownDuration, m_english), QStringLiteral("unknown")); }

    void durationsInWordsAgreeInNumber()
    {
        QCOMPARE(readable(durationWords(11.5 * 86400, m_english)), QStringLiteral("11.5~days"));
        QCOMPARE(readable(durationWords(60, m_english)), QStringLiteral("1~minute"));
        QCOMPARE(readable(durationWords(3 * 3600, m_english)), QStringLiteral("3~hours"));
        QCOMPARE(readable(coarseDurationText(9.2 * 86400, m_english)), QStringLiteral("9_d"));
        QCOMPARE(durationLike(5 * 3600, 11 * 86400.0, m_english), QStringLiteral("0.2"));
    }

    void numbersFollowTheLocale()
    {
        QCOMPARE(countText(2314, m_english), QStringLiteral("2,314"));
        QCOMPARE(countText(-2314, m_english), QStringLiteral("\u22122,314"));
        QCOMPARE(countText(2314, m_german), QStringLiteral("2.314"));
        QCOMPARE(readable(durationText(11.5 * 86400, m_german)), QStringLiteral("11,5_d"));
    }

    void figuresHaveThreeDigitsThatMeanSomething_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0");
        QTest::newRow("small") << 0.312 << QStringLiteral("0.31");
        QTest::newRow("a rate") << 17.83 << QStringLiteral("17.8");
        QTest::newRow("hundreds") << 128.4 << QStringLiteral("128");
        QTest::newRow("thousands") << 1284.0 << QStringLiteral("1,280");
        QTest::newRow("negative") << -0.4 << QStringLiteral("\u22120.40");
        QTest::newRow("no minus before nothing") << -0.00001 << QStringLiteral("0.000");
    }
    void figuresHaveThreeDigitsThatMeanSomething()
    {
        QFETCH(double, value);
        QFETCH(QString, expected);
        QCOMPARE(figureText(value, m_english), expected);
    }

    void sharesKnowTheirBase()
    {
        QCOMPARE(readable(percentText(0.254, 0, m_english)), QStringLiteral("25_%"));
        QCOMPARE(readable(percentText(0.046, 200, m_english)), QStringLiteral("5_%"));
        QCOMPARE(readable(percentText(0.046, 2000, m_english)), QStringLiteral("4.6_%"));
    }

    void windowsAreNamedByTheirLastDay()
    {
        const Zone utc;
        const Instant now = at(2026, 5, 3, 23, 40);
        QCOMPARE(readable(windowText(at(2026, 2, 9), at(2026, 5, 4), utc, now, m_english)), QStringLiteral("9 Feb~– 3 May"));
        QCOMPARE(readable(windowText(at(2025, 11, 3), at(2026, 5, 4), utc, now, m_english)), QStringLiteral("3 Nov 2025~– 3 May 2026"));
        QCOMPARE(readable(windowText(at(2025, 3, 1), at(2025, 4, 1), utc, now, m_english)), QStringLiteral("1 Mar~– 31 Mar 2025"));
        QCOMPARE(windowText(at(2026, 5, 1), at(2026, 5, 2), utc, now, m_english), QStringLiteral("1 May"));
    }

    /// What was counted another day is not "today".
    void saysAsOfWhichDay()
    {
        const Zone utc;
        const Instant now = at(2026, 5, 4) + std::chrono::hours(9);
        QCOMPARE(asOfText(now, utc, now, m_english), QStringLiteral("today"));
        QCOMPARE(asOfText(at(2026, 5, 5), utc, now, m_english), QStringLiteral("today")); // a window that ends tonight
        QCOMPARE(asOfText(at(2026, 5, 4), utc, now, m_english), QStringLiteral("as of 3 May 2026"));
        QCOMPARE(asOfText(now, utc, unknownInstant, m_english), QStringLiteral("as of 4 May 2026")); // files are read later
    }

    void spansTakeTheBiggestUnitThatFits_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one day") << 1 << QStringLiteral("1 day");
        QTest::newRow("13 days") << 13 << QStringLiteral("13 days");
        QTest::newRow("12 weeks") << 84 << QStringLiteral("12 weeks");
        QTest::newRow("a year") << 365 << QStringLiteral("52 weeks");
        QTest::newRow("two years") << 731 << QStringLiteral("2 years");
    }
    void spansTakeTheBiggestUnitThatFits()
    {
        QFETCH(int, days);
        QFETCH(QString, expected);
        const Instant from = at(2024, 1, 1);
        QCOMPARE(spanText(from, from + std::chrono::days(days), Zone()), expected);
    }

    void momentsAreOfTheWorkspacesZone()
    {
        const Zone berlin("Europe/Berlin", {{.from = at(2000, 1, 1), .offset = std::chrono::hours(2)}});
        const Instant t = at(2026, 5, 3, 22, 40);
        QCOMPARE(momentText(t, berlin, t, m_english), QStringLiteral("4 May 00:40"));
        QCOMPARE(momentText(t, Zone(), at(2027, 1, 1), m_english), QStringLiteral("3 May 2026 22:40"));
        QCOMPARE(momentText(unknownInstant, berlin, t, m_english), QStringLiteral("unknown"));
    }

    void daysConvertBothWays()
    {
        const QDate date(2026, 2, 28);
        QCOMPARE(toDate(toDay(date)), date);
        QCOMPARE(toDay(QDate(1970, 1, 1)).time_since_epoch().count(), 0);
    }

    void errorsEndInAFullStop()
    {
        QCOMPARE(errorSentence(Error(ErrorCode::NotFound, "There is no file a.csv")), QStringLiteral("There is no file a.csv."));
        QCOMPARE(errorSentence(Error(ErrorCode::NotFound, "It is gone.")), QStringLiteral("It is gone."));
    }

    void diagramsGetTheSameNumbers()
    {
        const diagram::TextFormat format = diagramFormat(m_english);
        QCOMPARE(QString::fromStdString(format.duration(11.5 * 86400)), durationText(11.5 * 86400, m_english));
        QCOMPARE(QString::fromStdString(format.rate(17.83)), QStringLiteral("17.8"));
    }

private:
    const QLocale m_english = QLocale(QLocale::English, QLocale::UnitedStates);
    const QLocale m_german = QLocale(QLocale::German, QLocale::Germany);
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
