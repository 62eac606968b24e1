// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/source_watch.h"

#include "core/import/watched_paths.h"
#include "ui/session/session.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStorageInfo>

#include <algorithm>
#include <chrono>

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds pause(700);
constexpr qsizetype mostWatched = 1024; ///< systems watch only so much for a user
const QString watchSlot = QStringLiteral("session.watch");

std::filesystem::path pathOf(const QString& file)
{
    return QFile::encodeName(file).toStdString();
}

QString fileOf(const std::string& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

/// Other machines change it without a word, and asking for it may take long.
bool isRemote(const QString& path)
{
    static const QList<QByteArray> remote {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p", "ncpfs", "webdav"};
    return remote.contains(QStorageInfo(path).fileSystemType().toLower());
}

} // namespace

SourceWatch::SourceWatch(Session& session)
    : m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &SourceWatch::look);
    const auto soon = [this] {
        m_tried.clear();
        m_soon.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
    connect(&session, &Session::closed, this, &SourceWatch::clear);
    connect(&session, &Session::dataChanged, this, &SourceWatch::look);
    connect(&session, &Session::imported, this, &SourceWatch::look);
}

void SourceWatch::start()
{
    m_started = true;
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            look();
    });
    look();
}

void SourceWatch::setAutomatic(bool automatic)
{
    m_automatic = automatic;
    m_tried.clear();
    takeAtOnce();
}

SourceWatch::Found SourceWatch::find(const QString& file, const Progress& progress)
{
    const auto workspace = store::Workspace::open(pathOf(file), store::OpenMode::ReadOnly, progress);
    Found found;
    found.looks = import::lookAtSources(workspace, progress);
    for (const std::string& path : import::newFiles(workspace, progress))
        found.newFiles.append(fileOf(path));
    for (const std::string& path : import::watchedPaths(workspace)) {
        progress.checkpoint();
        if (const QString watched = fileOf(path); found.paths.size() < mostWatched && !isRemote(watched))
            found.paths.append(watched);
    }
    return found;
}

void SourceWatch::look()
{
    m_soon.stop();
    if (!m_started || !m_session.isOpen() || m_session.imports().empty())
        return;
    m_session.jobs().start<Found>(
        {.title = tr("Looking at the sources"), .slot = watchSlot, .visibility = JobRunner::Visibility::Quiet}, this,
        [file = m_session.file()](const Progress& progress) { return find(file, progress); },
        [this, file = m_session.file()](JobOutcome<Found> outcome) {
            if (auto* result = std::get_if<Found>(&outcome); result != nullptr && m_session.isOpen() && m_session.file() == file)
                found(std::move(*result));
        });
}

void SourceWatch::found(Found found)
{
    watchPaths(found.paths);
    std::map<std::int64_t, import::SourceStanding> standings;
    for (const import::SourceLook& look : found.looks)
        standings.emplace(look.sourceId, look.standing);
    const bool other = standings != m_standings || found.newFiles != m_newFiles;
    m_standings = std::move(standings);
    m_newFiles = std::move(found.newFiles);
    if (other)
        emit changed();
    takeAtOnce();
}

/// A file that was replaced is watched no more until it is named again.
void SourceWatch::watchPaths(const QStringList& paths)
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    QStringList gone;
    QStringList added;
    std::ranges::copy_if(watched, std::back_inserter(gone), [&](const QString& path) { return !paths.contains(path); });
    std::ranges::copy_if(paths, std::back_inserter(added), [&](const QString& path) { return !watched.contains(path); });
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    if (!added.isEmpty())
        m_watcher.addPaths(added); // those that the system refuses are looked at when the window becomes active
}

void SourceWatch::takeAtOnce()
{
    if (!m_automatic || m_session.readOnly())
        return;
    bool fresh = false;
    for (const auto& [source, standing] : m_standings)
        fresh = (standing == import::SourceStanding::Changed && m_tried.insert(source).second) || fresh;
    if (fresh)
        m_session.refreshAll();
}

void SourceWatch::clear()
{
    m_soon.stop();
    m_tried.clear();
    watchPaths({});
    m_standings.clear();
    m_newFiles.clear();
    emit changed();
}

import::SourceStanding SourceWatch::standing(std::int64_t sourceId) const {const auto found = m_standings.find(sourceId);
return found == m_standings.end() ? import::SourceStanding::AsBefore : found->second;
} // namespace weir::ui

int SourceWatch::count(import::SourceStanding standing) const
{
    return static_cast<int>(std::ranges::count_if(m_standings, [standing](const auto& entry) { return entry.second == standing; }));
}

void SourceWatch::settleNewFiles()
{
    if (m_newFiles.isEmpty() || m_session.readOnly())
        return;
    m_newFiles.clear();
    m_session.jobs().start<bool>(
        {.title = tr("Looking at the sources"), .visibility = JobRunner::Visibility::Quiet, .exclusive = true, .cancellable = false}, this,
        [file = m_session.file()](const Progress& progress) {
            auto workspace = store::Workspace::open(pathOf(file), store::OpenMode::ReadWrite, progress);
            import::rememberFolders(workspace, import::rememberedFolders(workspace), progress);
            return true;
        },
        [](const JobOutcome<bool>&) {}); // what could not be kept is offered once more
    emit changed();
}

} // namespace weir::ui
