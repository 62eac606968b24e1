// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace.h"
#include "tests/support/theme_setup.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/range_brush.h"

#include <QTest>

using namespace weir;
using namespace weir::ui;

namespace {

QString words(const FilterBar& bar)
{
    QString text = bar.findChild<QWidget*>(QStringLiteral("rangeWords"))->accessibleName();
    return text.replace(QChar(QChar::Nbsp), QLatin1Char(' '));
}

} // namespace

class TestFilterBar : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = test::installLightTheme(); }
    void cleanupTestCase() { m_theme.reset(); }

    void saysThatTheWindowIsTheDefault()
    {
        WorkspaceFixture fixture(m_theme.get());
        fixture.session.setFixedNow(WorkspaceFixture::instant(2025, 8, 1));
        QVERIFY(fixture.openWith({manyFinished(fixture)}));
        const FilterBar bar(fixture.session, *m_theme, {});
        QVERIFY(fixture.session.selection().window != TimeWindow());
        QCOMPARE(words(bar), QStringLiteral("12 May \u2013 1 Aug, last 12 weeks (default)"));
        Selection chosen = fixture.session.selection();
        chosen.window.from += std::chrono::days(14);
        fixture.session.setSelection(chosen);
        QVERIFY2(!words(bar).contains(QStringLiteral("default")), qPrintable(words(bar)));
        chosen.window = {};
        fixture.session.setSelection(chosen);
        QVERIFY2(words(bar).contains(QStringLiteral("all ")), qPrintable(words(bar)));
        QVERIFY2(!words(bar).contains(QStringLiteral("default")), qPrintable(words(bar)));
    }

    void theLastDayShownIsTheLastDayCounted_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QString>("expected");
        const auto utc = [](int month, int day, int hour, int minute) { return QDateTime({2025, month, day}, {hour, minute}, Qt::UTC); };
        QTest::newRow("on the stroke of midnight") << utc(3, 20, 23, 0) << QStringLiteral("20 Mar \u2013 21 Mar, 2 days");
        QTest::newRow("a minute before") << utc(3, 20, 22, 59) << QStringLiteral("20 Mar, 1 day");
        QTest::newRow("as the clock goes forward") << utc(3, 30, 1, 0) << QStringLiteral("20 Mar \u2013 30 Mar, 11 days");
        QTest::newRow("midnight after it") << utc(3, 30, 22, 0) << QStringLiteral("20 Mar \u2013 31 Mar, 12 days");
        QTest::newRow("the window is over") << utc(6, 1, 12, 0) << QStringLiteral("20 Mar \u2013 2 Apr, 2 weeks");
    }
    void theLastDayShownIsTheLastDayCounted()
    {
        QFETCH(QDateTime, now);
        QFETCH(QString, expected);
        WorkspaceFixture fixture(m_theme.get());
        const QString file = fixture.path(QStringLiteral("berlin.weir"));
        (void)store::Workspace::create(file.toStdString(), "Europe/Berlin");
        fixture.session.setFixedNow(Instant(std::chrono::seconds(now.toSecsSinceEpoch())));
        fixture.session.open(file);
        fixture.session.importSources({fixture.writeTable()});
        QVERIFY(fixture.settle());
        const FilterBar bar(fixture.session, *m_theme, {});
        const Zone& zone = fixture.session.zone();
        const auto startOf = [&zone](unsigned month, unsigned day) {
            return zone.startOf(Day(std::chrono::local_days(std::chrono::year(2025) / std::chrono::month(month) / std::chrono::day(day))));
        };
        Selection chosen = fixture.session.selection();
        chosen.window = {startOf(3, 20), startOf(4, 3)};
        fixture.session.setSelection(chosen);
        QCOMPARE(words(bar), expected);
    }

private:
    /// Forty items in the weeks before August, as many as a default window needs, and one long before.
    static QString manyFinished(const WorkspaceFixture& fixture)
    {
        QByteArray rows("Key,Status,Changed\nM-0,Open,2025-01-06T09:00:00Z\nM-0,Done,2025-01-07T09:00:00Z\n");
        for (int i = 1; i <= 40; ++i) {
            const QDateTime at(QDate(2025, 6, 2).addDays(i), QTime(9, 0), Qt::UTC);
            for (const auto& [status, days] : {std::pair("In Progress", 0), std::pair("Done", 2)})
                rows += QStringLiteral("M-%1,%2,%3\n").arg(i).arg(QLatin1String(status), at.addDays(days).toString(Qt::ISODate)).toUtf8();
        }
        return fixture.write(QStringLiteral("many.csv"), rows);
    }
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestFilterBar)
#include "tst_filter_bar.moc"
