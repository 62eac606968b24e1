// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/time_form.h"

#include <QTest>

using namespace weir::readers;

class TestTimeForm : public QObject {
    Q_OBJECT
private slots:
    void saysHowATimeIsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("form");
        const auto row = [](const char* text, const char* form) { QTest::newRow(text) << QByteArray(text) << QByteArray(form); };
        row("2026-04-24", "yyyy-MM-dd");
        row("2026-04-24 16:12", "yyyy-MM-dd HH:mm");
        row("2026-04-24T16:12:05.123+0200", "yyyy-MM-ddTHH:mm:ss.SSS zone");
        row("2026-04-24T16:12:05Z", "yyyy-MM-ddTHH:mm:ss zone");
        row("2026-04-24 16:12:05 UTC", "yyyy-MM-dd HH:mm:ss zone");
        row("20260424T161205Z", "yyyyMMddTHHmmss zone");
        row("24.04.2026 16:12", "dd.MM.yyyy HH:mm");
        row("4/5/26 4:12 PM", "d/M/yy h:mm a");
        row("1745510400", "seconds since 1970");
        row("1745510400000", "milliseconds since 1970");
        row("24/Apr/26 4:12 PM", "month by name");
        row("Build", "");
        row("", "");
    }
    void saysHowATimeIsWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, form);
        QCOMPARE(timeForm(text.toStdString(), DateOrder::DayMonthYear).c_str(), form.constData());
    }

    void followsTheOrderThatIsKnown()
    {
        QCOMPARE(timeForm("4/5/2026", DateOrder::MonthDayYear), std::string("M/d/yyyy"));
        QCOMPARE(timeForm("26-04-24", DateOrder::YearMonthDay), std::string("yy-MM-dd"));
    }
};

QTEST_APPLESS_MAIN(TestTimeForm)
#include "tst_time_form.moc"
