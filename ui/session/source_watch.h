// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/refresh.h"
#include "ui/jobs/job_runner.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace weir::ui {

class Session;

/// Knows which sources of the open workspace hold something else than when they were taken. Told by the system where that can tell, else
/// found when the window becomes active. Imports nothing unless it was told to.
class SourceWatch final : public QObject {
    Q_OBJECT
public:
    explicit SourceWatch(Session& session);
    /// From now on, for every workspace that is opened.
    void start();
    /// What has changed is taken at once.
    void setAutomatic(bool automatic);
    [[nodiscard]] bool automatic() const { return m_automatic; }
    /// Looks now, as a quiet job; changed() if something is other than before.
    void look();

    [[nodiscard]] import::SourceStanding standing(std::int64_t sourceId) const;
    [[nodiscard]] int count(import::SourceStanding standing) const;
    /// Files that came into folders of exports since somebody was asked about them.
    [[nodiscard]] const QStringList& newFiles() const { return m_newFiles; }
    /// They were offered, and are no news any more.
    void settleNewFiles();

signals:
    void changed();

private:
    struct Found {
        std::vector<import::SourceLook> looks;
        QStringList newFiles;
        QStringList paths; ///< to watch
    };
    [[nodiscard]] static Found find(const QString& file, const Progress& progress);
    void found(Found found);
    void clear();
    void watchPaths(const QStringList& paths);
    void takeAtOnce();
    Session& m_session;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; ///< programs write in many small steps
    std::map<std::int64_t, import::SourceStanding> m_standings;
    QStringList m_newFiles;
    std::set<std::int64_t> m_tried; ///< taken at once already; what fails is not tried for ever
    bool m_started = false;
    bool m_automatic = false;
};

} // namespace weir::ui
