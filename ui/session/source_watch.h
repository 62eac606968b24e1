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
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace weir::ui {

class Session;

/// Knows which sources of the open workspace hold something else than when they were taken. Told by the system where that can tell, else
/// found when the window becomes active. Imports nothing unless it was told to.
class SourceWatch final : public QObject {
    Q_OBJECT
public:
    /// Takes again what has changed, but not what is `left`.
    using TakeAgain = std::function<void(const std::set<std::int64_t>& left)>;
    SourceWatch(Session& session, TakeAgain takeAgain);
    /// From now on, for every workspace that is opened.
    void start();
    /// What has changed is taken at once.
    void setAutomatic(bool automatic);
    [[nodiscard]] bool automatic() const { return m_automatic; }
    /// Looks now, as a quiet job; changed() if something is other than before.
    void look();

    /// What the last look found; null: nobody looked yet.
    [[nodiscard]] const import::SourceLook* lookOf(std::int64_t sourceId) const;
    [[nodiscard]] import::SourceStanding standing(std::int64_t sourceId) const; ///< as before where nobody looked
    /// Not where it was: now, and where nobody looked yet when the workspace was read.
    [[nodiscard]] bool isMissing(const store::ImportInfo& source) const;
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
        import::LookMemory memory;
    };
    [[nodiscard]] static Found find(const QString& file, import::LookMemory memory, const Progress& progress);
    void found(Found found);
    void clear();
    void watchPaths(const QStringList& paths);
    void takeAtOnce();
    Session& m_session;
    const TakeAgain m_takeAgain;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; ///< programs write in many small steps
    std::map<std::int64_t, import::SourceLook> m_looks; ///< by source
    import::LookMemory m_memory;
    QStringList m_newFiles;
    std::map<std::int64_t, std::string> m_tried; ///< what was taken at once already, by source: the same is not tried for ever
    bool m_started = false;
    bool m_automatic = false;
};

} // namespace weir::ui
