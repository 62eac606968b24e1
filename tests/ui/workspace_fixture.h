// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_style.h"
#include "ui/views/view.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace weir::ui {

/// A workspace in a folder of its own with a small team's year in it: 60 items, two a week from 6 January 2025 on (a
/// Monday), each Open → In Progress → Ready for Review → In Review → Done; every tenth goes back from review once; the
/// last five are still in review. Waiting for review grows with the weeks.
class WorkspaceFixture {
public:
    /// The theme is the application's one; null where no place is shown.
    explicit WorkspaceFixture(Theme* applicationTheme = nullptr)
        : session(jobs)
        , theme(applicationTheme)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        session.setFixedNow(instant(2025, 9, 1));
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] ViewContext context()
    {
        return {session, *theme, [this](const QString& place) { went = place; },
            [this](const std::vector<SourceChoice>& sources, Offer kind) {
                offered = sources;
                offeredAgain = kind == Offer::Again;
            }};
    }

    /// Writes the table and returns its path.
    QString writeTable(const QString& name = QStringLiteral("board.csv")) const
    {
        QByteArray rows("Key,Summary,Type,Status,Changed\n");
        for (int i = 0; i < items; ++i) {
            QDateTime at(QDate(2025, 1, 6).addDays(7 * (i / 2) + i % 2), QTime(9, 0), Qt::UTC);
            const auto row = [&](const char* status) {
                rows += QStringLiteral("ABC-%1,%2 %1,%3,%4,%5\n")
                            .arg(i + 1)
                            .arg(i % 3 == 0 ? QStringLiteral("Refund") : QStringLiteral("Basket"),
                                i % 2 == 0 ? QStringLiteral("Story") : QStringLiteral("Bug"), QLatin1String(status),
                                at.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")))
                            .toUtf8();
            };
            row("Open");
            at = at.addDays(1);
            row("In Progress");
            at = at.addDays(2);
            row("Ready for Review");
            at = at.addDays(1 + i / 10);
            row("In Review");
            if (i % 10 == 0) {
                at = at.addSecs(6 * 3600);
                row("In Progress");
                at = at.addDays(1);
                row("Ready for Review");
                at = at.addDays(1);
                row("In Review");
            }
            if (i >= items - open)
                continue;
            at = at.addSecs(5 * 3600);
            row("Done");
        }
        return write(name, rows);
    }

    /// A table with four rows that cannot be taken, three of them for one reason.
    QString writeBadTable() const
    {
        return write(QStringLiteral("bad.csv"),
            "Key,Summary,Type,Status,Changed\nABC-1,Refund 1,Story,Open,2025-01-06T09:00:00Z\nABC-7,x,Bug,Open,2025-24-04 10:51\n"
            "ABC-8,x,Bug,Open,2025-25-04 10:51\nABC-9,x,Bug,Open,yesterday\n,x,Bug,Open,2025-01-06T09:00:00Z\n");
    }

    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("The fixture could not be written.");
        return file.fileName();
    }

    /// Creates the workspace and imports the sources; true once everything is measured.
    bool openWith(const QStringList& sources)
    {
        session.create(path(QStringLiteral("team.weir")));
        session.importSources(sources);
        return settle() && session.isOpen();
    }
    bool openWithTable() { return openWith({writeTable()}); }

    /// Waits until no job runs or waits.
    bool settle() const
    {
        return QTest::qWaitFor([this] { return jobs.idle(); }, 20'000);
    }

    /// The items of the drill in force, under the filter in force.
    [[nodiscard]] std::vector<std::uint32_t> drilled() const
    {
        return session.drill() ? session.drill()->find(*session.facts(), session.selection()) : std::vector<std::uint32_t>();
    }

    static Instant instant(int year, unsigned month, unsigned day)
    {
        return Instant(std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)));
    }

    static constexpr int items = 60;
    static constexpr int open = 5;

    JobRunner jobs;
    Session session;
    Theme* theme;
    QString went; ///< the place that a view asked to go to
    std::vector<SourceChoice> offered; ///< what a view wanted to be looked at before it is imported
    bool offeredAgain = false;

private:
    QTemporaryDir m_folder;
};

/// Application-wide: fonts and style, once, before the first widget.
inline void prepareApplication(const Theme& theme)
{
    Theme::loadFonts();
    QApplication::setStyle(new ThemeStyle(theme));
}

} // namespace weir::ui
