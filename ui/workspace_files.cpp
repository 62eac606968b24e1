// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace_files.h"

#include "core/import/sample_workspace.h"
#include "ui/format/error_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/recents.h"
#include "ui/session/session.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QWidget>

namespace weir::ui {

namespace {

const QString suffix = QStringLiteral(".weir");

QString workspaceFilter()
{
    return WorkspaceFiles::tr("Weir workspaces (*.weir)");
}

bool isWorkspace(const QString& path)
{
    return path.endsWith(suffix, Qt::CaseInsensitive);
}

QString samplePath()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    folder.mkpath(QStringLiteral("."));
    return folder.filePath(QStringLiteral("Sample") + suffix);
}

} // namespace

SampleMaker builtinSample()
{
    return [](const std::filesystem::path& file, Progress& progress) { import::makeSampleWorkspace(file, {}, progress); };
}

WorkspaceFiles::WorkspaceFiles(Session& session, Recents& recents, SampleMaker sample, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_recents(recents)
    , m_sample(std::move(sample))
    , m_window(window)
{
}

void WorkspaceFiles::openPaths(const QStringList& paths)
{
    QStringList sources;
    QString file;
    for (const QString& path : paths) {
        if (isWorkspace(path))
            file = QFileInfo(path).absoluteFilePath();
        else
            sources << QFileInfo(path).absoluteFilePath();
    }
    if (!file.isEmpty()) {
        m_session.open(file);
    } else if (!m_session.isOpen() && !m_session.isOpening() && !sources.isEmpty()) {
        const QString name = QFileInfo(sources.first()).completeBaseName() + suffix;
        const QString created = m_dialog.saveFile(m_window, tr("Keep the new workspace as"), name, workspaceFilter());
        if (created.isEmpty())
            return;
        m_session.create(created);
    }
    if (!sources.isEmpty())
        m_session.importSources(sources);
}

void WorkspaceFiles::createNew()
{
    const QString file = m_dialog.saveFile(m_window, tr("New workspace"), tr("Team") + suffix, workspaceFilter());
    if (!file.isEmpty())
        m_session.create(file);
}

void WorkspaceFiles::open()
{
    const QString file = m_dialog.openFile(m_window, tr("Open a workspace"), workspaceFilter());
    if (!file.isEmpty())
        m_session.open(file);
}

void WorkspaceFiles::importFiles()
{
    openPaths(m_dialog.openFiles(m_window, tr("Import files"), tr("All files (*)")));
}

void WorkspaceFiles::importFolder()
{
    const QString folder = m_dialog.openFolder(m_window, tr("Import a folder or repository"));
    if (!folder.isEmpty())
        openPaths({folder});
}

void WorkspaceFiles::openSample()
{
    const QString file = samplePath();
    if (QFileInfo::exists(file))
        return m_session.open(file);
    const auto make = [maker = m_sample, file](Progress& progress) {
        maker(std::filesystem::path(file.toStdU16String()), progress);
        return true;
    };
    m_session.jobs().start<bool>({.title = tr("Making the sample"), .slot = QStringLiteral("sample"), .exclusive = true}, this, make,
        [this, file](const JobOutcome<bool>& outcome) {
            if (const auto* error = std::get_if<Error>(&outcome))
                emit failed(errorSentence(*error));
            else if (std::holds_alternative<bool>(outcome))
                m_session.open(file);
        });
}

void WorkspaceFiles::locate(const QString& path)
{
    const QString file = m_dialog.openFile(m_window, tr("Where is %1?").arg(QFileInfo(path).fileName()), workspaceFilter());
    if (file.isEmpty())
        return;
    m_recents.relocate(path, file);
    m_session.open(file);
}

} // namespace weir::ui
