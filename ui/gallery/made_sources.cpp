// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/made_sources.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cstdint>

namespace weir::ui::gallery {

namespace {

/// Numbers that look random and are always the same.
class Dice {
public:
    int below(int limit)
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<int>((m_state >> 33U) % static_cast<std::uint64_t>(limit));
    }

private:
    std::uint64_t m_state = 42;
};

QByteArray row(int number, const QString& title, const char* type, const QString& status, const QDateTime& at)
{
    return QStringLiteral("TRY-%1,%2,%3,%4,%5\n")
        .arg(number)
        .arg(title, QLatin1String(type), status, at.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")))
        .toUtf8();
}

const char* typeOf(int number)
{
    return number % 3 == 0 ? "Bug" : "Feature";
}

} // namespace

QByteArray brokenExport()
{
    QByteArray rows("Key,Summary,Type,Status,Changed\n");
    const QDateTime start(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
    for (int i = 1; i <= 40; ++i) {
        const QDateTime at = start.addDays(2 * i);
        const QString title = QStringLiteral("Requested change %1").arg(i);
        rows += row(i, title, typeOf(i), QStringLiteral("Open"), at);
        if (i % 9 == 0) {
            rows += row(i, title, typeOf(i), QStringLiteral("Declined"), at.addDays(1));
            continue;
        }
        rows += row(i, title, typeOf(i), QStringLiteral("In Progress"), at.addDays(1));
        rows += row(i, title, typeOf(i), QStringLiteral("In Review"), at.addDays(3 + i % 4));
        if (i < 36)
            rows += row(i, title, typeOf(i), QStringLiteral("Done"), at.addDays(5 + i % 4));
    }
    for (int i = 1; i <= 7; ++i)
        rows += QStringLiteral("TRY-%1,Moved by hand,Bug,In Review,%2/13/2026 10:51\n").arg(100 + i).arg(i).toUtf8();
    rows += "TRY-120,Without a time,Bug,In Review,\nTRY-121,Said in words,Bug,In Review,yesterday\n";
    rows += ",Without a key,Bug,Open,2026-02-03T09:00:00Z\n,Without a key,Feature,Open,2026-02-04T09:00:00Z\n";
    return rows;
}

QByteArray manyItemsExport(int finished, int open)
{
    const std::array types {"Story", "Bug", "Task", "Chore", "Spike", "Risk", "Audit"};
    QByteArray rows("Key,Summary,Type,Status,Changed\n");
    Dice dice;
    const QDateTime start(QDate(2025, 9, 1), QTime(8, 0), Qt::UTC);
    constexpr int span = 240 * 24 * 60; // minutes
    for (int i = 1; i <= finished + open; ++i) {
        const bool done = i <= finished;
        QDateTime at = start.addSecs(60LL * (done ? static_cast<int>(static_cast<std::int64_t>(span) * i / (finished + 1)) : span));
        at = at.addSecs(done ? 0 : -3600LL * dice.below(600));
        const char* type = types[static_cast<std::size_t>(std::min(dice.below(7), dice.below(7)))];
        const QString title = QStringLiteral("Request %1").arg(i);
        rows += row(i, title, type, QStringLiteral("Open"), at);
        at = at.addSecs(60LL * (20 + dice.below(2 + dice.below(4000))));
        rows += row(i, title, type, QStringLiteral("In Progress"), at);
        if (!done)
            continue;
        at = at.addSecs(60LL * (60 + dice.below(2 + dice.below(9000))));
        rows += row(i, title, type, QStringLiteral("In Review"), at);
        at = at.addSecs(60LL * (10 + dice.below(2 + dice.below(6000))));
        rows += row(i, title, type, QStringLiteral("Done"), at);
    }
    return rows;
}

QByteArray manyStagesExport()
{
    const QStringList stages {QStringLiteral("Intake"), QStringLiteral("Triage"), QStringLiteral("Feasibility"), QStringLiteral("Quote"),
        QStringLiteral("Contract"), QStringLiteral("Concept"), QStringLiteral("Design"), QStringLiteral("Design Review"),
        QStringLiteral("Build"), QStringLiteral("Code Review"), QStringLiteral("Integration"), QStringLiteral("System Test"),
        QStringLiteral("Safety Check"), QStringLiteral("Acceptance"), QStringLiteral("Documentation"), QStringLiteral("Packaging"),
        QStringLiteral("Rollout"), QStringLiteral("Handover")};
    QByteArray rows("Key,Summary,Type,Status,Changed\n");
    Dice dice;
    const QDateTime start(QDate(2025, 9, 1), QTime(8, 0), Qt::UTC);
    for (int i = 1; i <= 160; ++i) {
        QDateTime at = start.addSecs(i * 40LL * 3600);
        const QString title = QStringLiteral("Order %1").arg(i);
        const auto enter = [&](const QString& status, int hours) {
            at = at.addSecs(hours * 3600LL);
            rows += row(i, title, typeOf(i), status, at);
        };
        enter(QStringLiteral("Backlog"), 0);
        const int reached = i > 140 ? (i - 140) * 9 / 10 : static_cast<int>(stages.size());
        for (int s = 0; s < reached; ++s) {
            enter(QStringLiteral("Ready for ") + stages[s], 4 + dice.below(10));
            enter(stages[s], s == 12 ? 60 + dice.below(120) : 2 + dice.below(20));
            if (s == 7 && dice.below(5) == 0) {
                enter(stages[6], 6 + dice.below(12));
                enter(stages[7], 8 + dice.below(20));
            }
        }
        if (reached == static_cast<int>(stages.size()))
            enter(QStringLiteral("Done"), 3 + dice.below(8));
    }
    return rows;
}

QByteArray changesExport()
{
    const QStringList titles {QStringLiteral("Retry declined card once"), QStringLiteral("Show fees before paying"),
        QStringLiteral("Address form validation"), QStringLiteral("Instalments: second debtor"), QStringLiteral("Ledger: split settlement"),
        QStringLiteral("Gift cards in the cart"), QStringLiteral("Order number in subject"), QStringLiteral("Guest checkout on tablets")};
    const QStringList statuses {QStringLiteral("Ready"), QStringLiteral("Refine"), QStringLiteral("Build"), QStringLiteral("Review"),
        QStringLiteral("Verify"), QStringLiteral("Accept"), QStringLiteral("Release"), QStringLiteral("Done")};
    QByteArray rows("Key,Summary,From,To,Changed,Author,SP\n");
    Dice dice;
    QDateTime at(QDate(2026, 4, 24), QTime(16, 12), Qt::UTC);
    for (int i = 0; i < 2355; ++i) {
        const int item = 1180 - i / 8 + dice.below(9);
        const int step = dice.below(7);
        const bool noKey = i == 5 || i == 700 || i == 1400 || i == 2100 || i == 2300;
        at = at.addSecs(-60LL * (20 + dice.below(190)));
        const bool noDate = i == 3 || (i > 60 && i % 40 == 0 && at.date().day() > 12);
        rows += QStringLiteral("%1,%2,%3,%4,%5,%6. %7.,%8\n")
                    .arg(noKey ? QString() : QStringLiteral("CHK-%1").arg(item), titles[item % 8], statuses[step], statuses[step + 1],
                        at.toString(noDate ? QStringLiteral("MM/dd/yyyy HH:mm") : QStringLiteral("dd.MM.yyyy HH:mm")),
                        QStringLiteral("KARJSM").at(item % 6), QStringLiteral("MDTBOW").at(item % 6), QString::number(1 + item % 5))
                    .toUtf8();
    }
    return rows;
}

QByteArray issuesExport()
{
    QByteArray issues("[");
    const QDateTime start(QDate(2026, 2, 2), QTime(9, 0), Qt::UTC);
    for (int i = 1; i <= 36; ++i) {
        const auto at = [&](int days) { return start.addDays(i + days).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.000+0000")); };
        issues +=
            QStringLiteral(R"(%1{"key":"PAY-%2","fields":{"summary":"Payment step %2","issuetype":{"name":"%3"},"project":{"key":"PAY"},)"
                           R"("created":"%4","resolutiondate":"%6","status":{"name":"Done","id":"3","statusCategory":{"key":"done"}}},)"
                           R"("changelog":{"histories":)"
                           R"([{"created":"%5","items":[{"field":"status","from":"1","fromString":"Open","to":"2","toString":"Build"}]},)"
                           R"({"created":"%6","items":[{"field":"status","from":"2","fromString":"Build","to":"3","toString":"Done"}]}]}})")
                .arg(i == 1 ? QString() : QStringLiteral(","))
                .arg(i)
                .arg(i % 3 == 0 ? QStringLiteral("Bug") : QStringLiteral("Story"), at(0), at(3), at(7))
                .toUtf8();
    }
    return issues + "]";
}

QByteArray teamExport()
{
    constexpr int items = 60;
    const char* const people[] = {"Ann Lee", "LEE, Ann", "bea.ott", "Bea Ott", "Jos\xC3\xA9 Cruz", "Jose Cruz", "jcruz", "Dara Obi",
        "release-bot", "Mia Berg", "mberg"};
    QByteArray rows("Key,Summary,Type,Status,Changed,Changed By\n");
    for (int i = 0; i < items; ++i) {
        QDateTime at(QDate(2026, 1, 5).addDays(2 * i), QTime(9, 0), Qt::UTC);
        int move = i;
        const auto row = [&](const char* status) {
            rows += QStringLiteral("PAY-%1,%2,%3,%4,%5,\"%6\"\n")
                        .arg(QString::number(i + 1),
                            i % 9 == 4 ? QStringLiteral("Retry of the settlement") : QStringLiteral("Payment %1").arg(i + 1),
                            i % 3 == 0 ? QStringLiteral("Bug") : QStringLiteral("Story"), QLatin1String(status),
                            at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), QString::fromUtf8(people[move++ % std::size(people)]))
                        .toUtf8();
        };
        row("Open");
        if (i % 11 == 3)
            at = QDateTime(QDate(1971, 1, 1), QTime(0, 0), Qt::UTC); // a mistake of the tracker
        else
            at = at.addDays(1 + i % 4);
        row("In Progress");
        at = at.addDays(2);
        row("In Review");
        at = at.addDays(1 + i % 3);
        row("Done");
    }
    return rows;
}

} // namespace weir::ui::gallery
