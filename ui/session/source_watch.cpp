// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/source_watch.h"

#include "core/import/watched_paths.h"
#include "ui/session/session.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSet>
#include <QStorageInfo>

#include <algorithm>
#include <chrono>
#include <utility>

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

SourceWatch::SourceWatch(Session& session, TakeAgain takeAgain)
    : m_session(session)
    , m_takeAgain(std::move(takeAgain))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &SourceWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
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

SourceWatch::Found SourceWatch::find(const QString& file, import::LookMemory memory, const Progress& progress)
{
    const auto workspace = store::Workspace::open(pathOf(file), store::OpenMode::ReadOnly, progress);
    Found found;
    found.memory = std::move(memory);
    found.looks = import::lookAtSources(workspace, found.memory, progress);
    for (const std::string& path : import::newFiles(workspace, found.memory, progress))
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
        [file = m_session.file(), memory = m_memory](const Progress& progress) { return find(file, memory, progress); },
        [this, file = m_session.file()](JobOutcome<Found> outcome) {
            if (auto* result = std::get_if<Found>(&outcome); result != nullptr && m_session.isOpen() && m_session.file() == file)
                found(std::move(*result));
        });
}

void SourceWatch::found(Found found)
{
    watchPaths(found.paths);
    std::map<std::int64_t, import::SourceLook> looks;
    for (import::SourceLook& look : found.looks)
        looks.emplace(look.sourceId, std::move(look));
    const bool other = looks != m_looks || found.newFiles != m_newFiles;
    m_looks = std::move(looks);
    m_memory = std::move(found.memory);
    m_newFiles = std::move(found.newFiles);
    if (other)
        emit changed();
    takeAtOnce();
}

/// A file that was replaced is watched no more until it is named again.
void SourceWatch::watchPaths(const QStringList& paths)
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    const QSet<QString> wanted(paths.begin(), paths.end());
    const QSet<QString> there(watched.begin(), watched.end());
    QStringList gone;
    QStringList added;
    std::ranges::copy_if(watched, std::back_inserter(gone), [&](const QString& path) { return !wanted.contains(path); });
    std::ranges::copy_if(paths, std::back_inserter(added), [&](const QString& path) { return !there.contains(path); });
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    if (!added.isEmpty())
        m_watcher.addPaths(added); // those that the system refuses are looked at when the window becomes active
}

/// What was tried already and is still the same is left alone, also where another source has changed.
void SourceWatch::takeAtOnce()
{
    if (!m_automatic || m_session.readOnly())
        return;
    bool fresh = false;
    std::set<std::int64_t> tried;
    for (const auto& [source, look] : m_looks) {
        const auto before = m_tried.find(source);
        if (look.standing != import::SourceStanding::Changed) {
            m_tried.erase(source);
        } else if (before != m_tried.end() && before->second == look.content) {
            tried.insert(source);
        } else {
            m_tried[source] = look.content;
            fresh = true;
        }
    }
    if (fresh)
        m_takeAgain(tried);
}

void SourceWatch::clear()
{
    m_soon.stop();
    m_tried.clear();
    watchPaths({});
    m_looks.clear();
    m_memory = {};
    m_newFiles.clear();
    emit changed();
}

const import::SourceLook* SourceWatch::lookOf(std::int64_t sourceId) const
{
    const auto found = m_looks.find(sourceId);
    return found == m_looks.end() ? nullptr : &found->second;
}

// Spelled out: clang-format 14 takes a line that begins with "import" for the import of a module, and mangles it.
weir::import::SourceStanding SourceWatch::standing(std::int64_t sourceId) const
{
    const auto* look = lookOf(sourceId);
    return look == nullptr ? import::SourceStanding::AsBefore : look->standing;
}

bool SourceWatch::isMissing(const store::ImportInfo& source) const
{
    const auto* look = lookOf(source.sourceId);
    return look == nullptr ? source.missing : look->standing == import::SourceStanding::Missing;
}

int SourceWatch::count(import::SourceStanding standing) const
{
    return static_cast<int>(std::ranges::count_if(m_looks, [standing](const auto& entry) { return entry.second.standing == standing; }));
}

void SourceWatch::settleNewFiles()
{
    if (m_newFiles.isEmpty() || m_session.readOnly())
        return;
    std::vector<std::string> offered;
    for (const QString& file : std::exchange(m_newFiles, {}))
        offered.push_back(pathOf(file).string());
    m_session.jobs().start<bool>(
        {.title = tr("Looking at the sources"), .visibility = JobRunner::Visibility::Quiet, .exclusive = true, .cancellable = false}, this,
        [file = m_session.file(), offered](const Progress& progress) {
            auto workspace = store::Workspace::open(pathOf(file), store::OpenMode::ReadWrite, progress);
            import::settleNewFiles(workspace, offered);
            return true;
        },
        [](const JobOutcome<bool>&) {}); // what could not be kept is offered once more
    emit changed();
}

} // namespace weir::ui
