// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/main_window.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QString>

namespace weir::ui::gallery {

/// What the scenes play on: a window over a workspace, and a folder for the pictures.
class Stage {
public:
    Stage(Theme& theme, const QDir& folder, const QString& scale);
    /// Returns when no job runs and everything is laid out. False after a minute without that.
    bool settle();
    /// Opens the workspace with the newest instant of its data as "now".
    bool open(const QString& file);
    /// Makes a workspace from one export and opens it the same way.
    bool make(const QString& file, const QByteArray& csv);
    /// Writes "<name>-<theme>[@2x].png".
    void shoot(const QString& name, QWidget& widget);
    /// Waits until the job bar has heard of the job that runs.
    void showJobs();
    /// The same without waiting, while a job runs.
    void shootNow(const QString& name, QWidget& widget);
    void shoot(const QString& name) { shoot(name, window()); }
    /// A place, or the start page, as it is at the beginning: 1440 × 900, no message, no search.
    void reset();

    [[nodiscard]] MainWindow& window() { return m_window; }
    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] JobRunner& jobs() { return m_jobs; }
    [[nodiscard]] Theme& theme() { return m_theme; }
    [[nodiscard]] int pictures() const { return m_pictures; }

private:
    bool standAtNewest();
    Theme& m_theme;
    QDir m_folder;
    QString m_scale;
    JobRunner m_jobs;
    Session m_session;
    MainWindow m_window;
    int m_pictures = 0;
};

} // namespace weir::ui::gallery
