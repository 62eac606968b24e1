// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv_writer.h"
#include "core/base/number_text.h"
#include "core/base/words.h"
#include "tests/support/csv_cells.h"
#include "tests/support/payloads.h"

#include <QTest>

using namespace weir;

namespace {

QString plain(const std::string& text)
{
    return QString::fromStdString(text).replace(QChar(0x202F), ' ');
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT
private slots:
    void saysDurations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("days with one decimal") << 11.54 * 86400 << "11.5 d";
        QTest::newRow("many days") << 250.4 * 86400 << "250 d";
        QTest::newRow("two days") << 2.0 * 86400 << "2.0 d";
        QTest::newRow("hours below") << 47.9 * 3600 << "48 h";
        QTest::newRow("few hours") << 1.5 * 3600 << "1.5 h";
        QTest::newRow("few whole hours") << 3.0 * 3600 << "3 h";
        QTest::newRow("minutes below 90") << 89.0 * 60 << "89 min";
        QTest::newRow("few minutes") << 90.0 << "1.5 min";
        QTest::newRow("very many days") << 739264.0 * 86400 << "739,264 d";
        QTest::newRow("nothing") << 0.0 << "0 min";
        QTest::newRow("less") << -3.0 * 86400 << "−3.0 d";
    }
    void saysDurations()
    {
        QFETCH(double, seconds);
        QFETCH(QString, words);
        QCOMPARE(plain(shortDuration(seconds)), words);
    }

    void saysDurationsInSentencesByTheSameRule()
    {
        QCOMPARE(longDuration(30), std::string("under a minute"));
        QCOMPARE(longDuration(60), std::string("1 minute"));
        QCOMPARE(longDuration(3600), std::string("60 minutes"));
        for (const double seconds : {90.0, 5400.0, 86400.0, 86400 * 1.99, 86400 * 2.0, 86400 * 250.4}) {
            const QString words = plain(longDuration(seconds)), symbols = plain(shortDuration(seconds));
            QCOMPARE(words.section(' ', 0, 0), symbols.section(' ', 0, 0));
            QVERIFY(words.section(' ', 1).startsWith(symbols.section(' ', 1)));
        }
    }

    void figuresOfOneSentenceShareAUnit()
    {
        const TimeUnit days = unitFor(11.5 * 86400);
        QCOMPARE(plain(shortDuration(11.5 * 86400, days)), QString("11.5 d"));
        QCOMPARE(plain(shortDuration(18 * 3600, days)), QString("0.8 d"));
        QCOMPARE(plain(shortDuration(20 * 60, days)), QString("<0.1 d")); // not nothing
        QCOMPARE(plain(shortDuration(0, days)), QString("0.0 d"));
    }

    void saysFigures()
    {
        QCOMPARE(figure(17.83), std::string("17.8"));
        QCOMPARE(figure(3), std::string("3"));
        QCOMPARE(figure(0.314), std::string("0.31"));
        QCOMPARE(figure(1279.6), std::string("1,280"));
        QCOMPARE(plain(percent(0.664)), QString("66 %"));
        QCOMPARE(plain(percent(0.0364)), QString("4 %"));
        QCOMPARE(plain(percent(0.0045)), QString("0.4 %")); // little is not nothing
        QCOMPARE(plain(percent(0.00001)), QString("<0.1 %"));
        QCOMPARE(plain(percent(0.0)), QString("0 %"));
        QCOMPARE(plain(percent(0.0364, 1000)), QString("3.6 %"));
        QCOMPARE(groupedNumber(1234567), std::string("1,234,567"));
        QCOMPARE(groupedNumber(-123), std::string("-123"));
        QCOMPARE(fixedNumber(-0.04, 1), std::string("0.0"));
        QCOMPARE(shortNumber(-0.001, 2), std::string("0"));
        QCOMPARE(shortNumber(12.50, 2), std::string("12.5"));
    }

    void saysWindows()
    {
        QCOMPARE(windowWords(parseIsoDay("2026-02-09"), parseIsoDay("2026-05-04")), std::string("9 Feb to 3 May 2026"));
        QCOMPARE(windowWords(parseIsoDay("2025-11-03"), parseIsoDay("2026-05-04")), std::string("3 Nov 2025 to 3 May 2026"));
        QCOMPARE(windowWords(parseIsoDay("2026-02-09"), parseIsoDay("2026-02-10")), std::string("9 Feb 2026"));
        QCOMPARE(windowWords({}, {}), std::string("no data"));
    }

    void keepsFormulasOutOfSpreadsheets_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QByteArray("Review") << QByteArray("Review");
        QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("line break") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
        for (const char* start : {"=", "+", "-", "@", "\t=", "\r=", "  =", "\uFF1D"})
            QTest::newRow(start) << QByteArray(start) + "1+1"
                                 << "\"'" + QByteArray(start) + "1+1\"";
    }
    void keepsFormulasOutOfSpreadsheets()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        CsvWriter csv;
        csv.cell(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(csv.take()), cell);
    }

    void writesNoCellThatASpreadsheetRuns_data()
    {
        QTest::addColumn<QByteArray>("text");
        int row = 0;
        for (const std::string_view payload : testsupport::formulaPayloads)
            QTest::newRow(qPrintable(QString::number(++row))) << QByteArray(payload.data(), qsizetype(payload.size()));
        QTest::newRow("behind NUL") << QByteArray("\0=1+1", 5);
    }
    void writesNoCellThatASpreadsheetRuns()
    {
        QFETCH(QByteArray, text);
        CsvWriter guarded;
        guarded.cell("a").cell(text.toStdString()).cell("b").endRow();
        const QByteArray csv = QByteArray::fromStdString(guarded.take());
        QCOMPARE(test::formulaIn(csv).value_or(QByteArray()), QByteArray());
        CsvWriter raw(CsvWriter::Formulas::AsTheyAre);
        raw.cell("a").cell(text.toStdString()).cell("b").endRow();
        const QByteArray asItIs = text.contains('\0') ? text.mid(1) : text; // no text has NUL
        const auto alone = test::csvCells(QByteArray::fromStdString(raw.take()));
        QCOMPARE(alone.size(), 1);
        const bool looksGuarded = asItIs.startsWith("'=");
        QCOMPARE(alone[0], (QList<QByteArray> {"a", looksGuarded ? '\'' + asItIs : asItIs, "b"}));
        QCOMPARE(withoutFormulaGuard(alone[0][1].toStdString()), asItIs.toStdString()); // as it is read back
        const auto cells = test::csvCells(csv);
        QCOMPARE(cells.size(), 1);
        QVERIFY(cells[0][1] == asItIs || cells[0][1] == '\'' + asItIs);
    }

    void leavesUnknownCellsEmpty()
    {
        CsvWriter csv;
        csv.cell("a").cell(std::optional<double>()).cell(-1.5).cell(std::int64_t(7)).endRow();
        QCOMPARE(csv.take(), std::string("a,,-1.5,7\n"));
    }
};

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
