// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/chosen_window.h"
#include "tests/support/dataset_text.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;

namespace {

FactsPtr facts(const char* newest)
{
    SilentProgress progress;
    const auto data =
        testsupport::datasetFromText(std::string("A-1: created 2024-01-01, Doing 2024-01-02, Done 2024-01-05\nnewest ") + newest + "\n");
    return computeFacts(data, StageMap {}, Calendar(), progress);
}

Selection chosen(const Facts& facts, const char* from, const char* to, const char* now)
{
    const auto day = [](const char* text) { return text != nullptr ? parseIsoDay(text) : std::nullopt; };
    Selection selection;
    selection.window = facts.calendar.window(day(from), day(to));
    selection.now = testsupport::instantFromText(now);
    return selection;
}

QString shown(const Facts& facts, const std::optional<TimeWindow>& window)
{
    if (!window)
        return QStringLiteral("none");
    const Zone& zone = facts.calendar.zone();
    return QString::fromStdString(isoDay(zone.dayOf(window->from)) + " " + isoDay(zone.dayOf(window->to)));
}

} // namespace

class TestChosenWindow : public QObject {
    Q_OBJECT
private slots:
    void allTimeOfChangesAloneBeginsWithTheFirst()
    {
        auto data = std::make_shared<Dataset>(*testsupport::datasetFromText("newest 2025-05-01\n"));
        for (const char* merged : {"2024-03-01", "2023-06-28"}) {
            ChangeColumns& changes = data->changes;
            for (StringColumn* column : {&changes.key, &changes.title, &changes.how})
                column->append("x");
            changes.repository.emplace_back();
            changes.author.emplace_back();
            changes.firstCommit.push_back(unknownInstant);
            changes.created.push_back(unknownInstant);
            changes.merged.push_back(testsupport::instantFromText(merged));
        }
        SilentProgress progress;
        const auto made = computeFacts(data, StageMap {}, Calendar(), progress);
        QCOMPARE(resolveWindow(*made, {}).first, testsupport::instantFromText("2023-06-28"));
    }

    void likeStandsBesideLike_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("year");
        const auto row = [](const char* name, const char* from, const char* to, const char* now, const char* before, const char* year) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(now)
                                << QString::fromLatin1(before) << QString::fromLatin1(year);
        };
        row("weeks", "2026-02-09", "2026-05-04", "2026-06-01", "2025-11-17 2026-02-09", "2025-02-10 2025-05-05");
        row("a quarter", "2026-04-01", "2026-07-01", "2026-09-01", "2026-01-01 2026-04-01", "2025-04-01 2025-07-01");
        row("a month after a longer one", "2026-02-01", "2026-03-01", "2026-09-01", "2026-01-01 2026-02-01", "2025-02-01 2025-03-01");
        row("a quarter that is not over", "2026-04-01", "2026-07-01", "2026-04-20T12:00", "2026-01-01 2026-01-21", "2025-04-01 2025-04-21");
        row("weeks that are not over", "2026-02-09", "2026-05-04", "2026-04-20T12:00", "2025-11-24 2026-02-03", "2025-02-10 2025-04-22");
    }
    void likeStandsBesideLike()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, now);
        const auto all = facts("2026-09-01");
        const Selection selection = chosen(*all, qPrintable(from), qPrintable(to), qPrintable(now));
        QTEST(shown(*all, comparedWindow(*all, selection, {CompareWith::Before})), "before");
        QTEST(shown(*all, comparedWindow(*all, selection, {CompareWith::Year})), "year");
    }

    void chosenDaysAreTakenAsTheyAre()
    {
        const auto all = facts("2026-09-01");
        const Selection selection = chosen(*all, "2026-02-09", "2026-05-04", "2026-09-01");
        const Comparison days {CompareWith::Days, parseIsoDay("2025-01-01"), parseIsoDay("2025-01-15")};
        QCOMPARE(shown(*all, comparedWindow(*all, selection, days)), QStringLiteral("2025-01-01 2025-01-15"));
        QVERIFY(!comparedWindow(*all, selection, {}));
    }

    void allTimeHasNothingBeforeIt()
    {
        const auto all = facts("2026-09-01");
        const Selection open = chosen(*all, nullptr, nullptr, "2026-09-01");
        QVERIFY(!comparedWindow(*all, open, {CompareWith::Before}));
        QVERIFY(!comparedWindow(*all, open, {CompareWith::Year}));
    }

    void aComparisonMayReachBeforeTheData()
    {
        const auto all = facts("2026-09-01"); // from 2024 on
        const Selection first = chosen(*all, "2024-01-01", "2024-03-25", "2026-09-01");
        QVERIFY(!windowBefore(*all, first));
        QCOMPARE(shown(*all, comparedWindow(*all, first, {CompareWith::Before})), QStringLiteral("2023-10-09 2024-01-01"));
    }

    void theLastWeeksMoveOnWithTheData()
    {
        const auto all = facts("2026-04-30"); // a Thursday
        const Instant now = testsupport::instantFromText("2026-05-20");
        const TimeWindow window = lastWeeks(*all, now, 12);
        QCOMPARE(shown(*all, window), QStringLiteral("2026-02-09 2026-05-04"));
        const ReportWindow kept = chosenAs(*all, window, now);
        QCOMPARE(kept.weeks, 12);
        const auto later = facts("2026-05-07");
        QCOMPARE(shown(*later, chosenWindow(*later, kept, now)), QStringLiteral("2026-02-16 2026-05-11"));
    }

    void otherDaysStayTheDaysTheyAre()
    {
        const auto all = facts("2026-04-30");
        const Instant now = testsupport::instantFromText("2026-05-20");
        for (const auto& [from, to] : {std::pair("2026-01-05", "2026-02-02"), std::pair<const char*, const char*>("2026-01-05", nullptr)}) {
            const TimeWindow window = chosen(*all, from, to, "2026-05-20").window;
            const ReportWindow kept = chosenAs(*all, window, now);
            QCOMPARE(kept.weeks, 0);
            QVERIFY(chosenWindow(*all, kept, now) == window);
        }
        QVERIFY(chosenWindow(*all, chosenAs(*all, TimeWindow(), now), now) == TimeWindow());
    }
};

QTEST_APPLESS_MAIN(TestChosenWindow)
#include "tst_chosen_window.moc"
