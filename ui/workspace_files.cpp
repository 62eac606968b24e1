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

bool WorkspaceFiles::mayLeave()
{
    const QString atStake = m_session.atStake();
    return atStake.isEmpty()
        || m_messageBox.ask(m_window, tr("Stop and close?"), tr("%1 is still going on. What is not finished is taken back.").arg(atStake),
            tr("Stop and close"));
}

void WorkspaceFiles::close()
{
    if (mayLeave())
        m_session.close();
}

bool WorkspaceFiles::openFile(const QString& file)
{
    if (!mayLeave())
        return false;
    ++m_wish;
    m_session.open(file);
    return true;
}

QStringList WorkspaceFiles::begin(const QStringList& paths)
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
        if (!openFile(file))
            return {};
    } else if (!m_session.isOpen() && !m_session.isOpening() && !sources.isEmpty()) {
        const QString created = askForNew(tr("Keep the new workspace as"), QFileInfo(sources.first()).completeBaseName() + suffix);
        if (created.isEmpty())
            return {};
        ++m_wish;
        m_session.create(created);
    }
    if (!sources.isEmpty())
        ++m_wish;
    return sources;
}

void WorkspaceFiles::openPaths(const QStringList& paths)
{
    const QStringList sources = begin(paths);
    if (sources.isEmpty())
        return;
    emit importing();
    m_session.importSources(sources);
}

void WorkspaceFiles::offerPaths(const QStringList& paths)
{
    if (const QStringList sources = begin(paths); !sources.isEmpty())
        emit offered(sources);
}

QString WorkspaceFiles::askForNew(const QString& title, const QString& suggested)
{
    const QString file = m_dialog.saveNewFile(m_window, title, suggested, workspaceFilter());
    if (file.isEmpty() || !QFileInfo::exists(file))
        return file;
    emit failed(tr("%1 is there already and may hold data; open it, or choose another name for the new workspace.")
                    .arg(QDir::toNativeSeparators(file)));
    return {};
}

void WorkspaceFiles::createNew()
{
    const QString file = askForNew(tr("New workspace"), tr("Team") + suffix);
    if (file.isEmpty() || !mayLeave())
        return;
    ++m_wish;
    m_session.create(file);
}

void WorkspaceFiles::open()
{
    const QString file = m_dialog.openFile(m_window, tr("Open a workspace"), workspaceFilter());
    if (!file.isEmpty())
        openFile(file);
}

void WorkspaceFiles::importFiles()
{
    offerPaths(m_dialog.openFiles(m_window, tr("Import files"), tr("All files (*)")));
}

void WorkspaceFiles::importFolder()
{
    const QString folder = m_dialog.openFolder(m_window, tr("Import a folder or repository"));
    if (!folder.isEmpty())
        offerPaths({folder});
}

void WorkspaceFiles::openSample()
{
    const QString file = samplePath();
    if (QFileInfo::exists(file)) {
        openFile(file);
        return;
    }
    const auto make = [maker = m_sample, file](Progress& progress) {
        maker(std::filesystem::path(file.toStdU16String()), progress);
        return true;
    };
    m_session.jobs().start<bool>({.title = tr("Making the sample"), .slot = QStringLiteral("sample"), .exclusive = true}, this, make,
        [this, file, wish = ++m_wish](const JobOutcome<bool>& outcome) {
            if (const auto* error = std::get_if<Error>(&outcome))
                emit failed(errorSentence(*error));
            else if (std::holds_alternative<bool>(outcome) && wish == m_wish) // nothing newer was asked for
                openFile(file);
        });
}

void WorkspaceFiles::locate(const QString& path)
{
    const QString file = m_dialog.openFile(m_window, tr("Where is %1?").arg(QFileInfo(path).fileName()), workspaceFilter());
    if (!file.isEmpty() && openFile(file))
        m_recents.relocate(path, file);
}

} // namespace weir::ui
