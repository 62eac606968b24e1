// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done with sources in their place: adding, reading again, removing, saving what was rejected.

#include "ui/format/error_text.h"
#include "ui/format/number_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/reject_csv.h"
#include "ui/session/session.h"
#include "ui/session/source_watch.h"
#include "ui/views/source_list.h"
#include "ui/views/sources_view.h"
#include "ui/widgets/message_bar.h"

#include <QFileInfo>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace weir::ui {

void SourcesView::updateActions()
{
    const SourceRow* row = m_sources->current();
    const bool writable = m_context.session.isOpen() && !m_context.session.readOnly();
    const bool missing = row != nullptr && row->state == SourceState::Missing;
    const auto set = [&](QPushButton* button, bool enabled, const QString& tip, const QString& whyNot) {
        button->setEnabled(enabled);
        button->setToolTip(enabled ? tip : m_context.session.readOnly() ? tr("The workspace can only be read") : whyNot);
    };
    const QString choose = tr("Choose a source in the list first");
    const bool here = m_part == Part::Sources;
    for (QPushButton* button : {m_refresh, m_remove})
        button->setVisible(here && !m_sources->rows().empty());
    m_refreshAll->setVisible(
        here && (m_sources->rows().size() > 1 || m_context.session.watch().count(import::SourceStanding::Changed) > 0));
    set(m_refreshAll, writable, tr("Read again what has changed since it was taken (F5)"), QString());
    m_locate->setVisible(here && missing);
    set(m_locate, writable, tr("Say where the file is now"), choose);
    set(m_refresh, writable && row != nullptr && !missing, tr("Read the source again"),
        missing ? tr("The file is not where it was; say where it is now first") : choose);
    set(m_remove, writable && row != nullptr,
        tr("Take the source out of the workspace; can be undone for a month. What was decided about people and links stays"), choose);
}

void SourcesView::addFiles()
{
    std::vector<SourceChoice> sources;
    for (const QString& file : m_files.openFiles(this, tr("Add sources"), tr("All files (*)")))
        sources.push_back({.path = file});
    if (!sources.empty())
        m_context.offer(sources, Offer::New);
}

void SourcesView::addFolder()
{
    const QString folder = m_files.openFolder(this, tr("Add a folder or repository"));
    if (!folder.isEmpty())
        m_context.offer({{.path = folder}}, Offer::New);
}

void SourcesView::refreshCurrent()
{
    if (const SourceRow* row = m_sources->current())
        m_context.session.refreshSource(row->import.sourceId);
}

void SourcesView::removeCurrent()
{
    if (const SourceRow* row = m_sources->current()) {
        m_removing[row->import.sourceId] = row->name;
        m_context.session.removeSource(row->import.sourceId);
    }
}

/// The file under its new name is a source of its own; the old one goes once the new one is there.
void SourcesView::locateCurrent()
{
    const SourceRow* row = m_sources->current();
    if (row == nullptr)
        return;
    const bool folder = row->import.format == "git";
    const std::int64_t old = row->import.sourceId;
    const QString found = folder ? m_files.openFolder(this, tr("Where is %1?").arg(row->name))
                                 : m_files.openFile(this, tr("Where is %1?").arg(row->name), tr("All files (*)"));
    if (found.isEmpty())
        return;
    m_context.session.replaceSource(old, found);
}

/// Whose records were refused is looked at again, with the mapping by which it was read.
void SourcesView::reread(qint64 import)
{
    const auto& imports = m_context.session.imports();
    const auto found = std::ranges::find(imports, import, &store::ImportInfo::id);
    if (found != imports.end())
        m_context.offer({{.path = QString::fromStdString(found->path), .format = found->format}}, Offer::Again);
}

void SourcesView::saveRejects()
{
    const Session& session = m_context.session;
    const QString file =
        m_files.saveFile(this, tr("Save the rejected records"), tr("%1 rejected.csv").arg(session.name()), tr("Tables (*.csv)"));
    if (file.isEmpty())
        return;
    session.jobs().start<std::int64_t>(
        {.title = tr("Writing %1").arg(QFileInfo(file).fileName())}, this,
        [workspace = session.file(), file](Progress& progress) { return writeRejects(workspace, file, progress); },
        [this, file](const JobOutcome<std::int64_t>& outcome) {
            if (std::holds_alternative<Cancelled>(outcome))
                return;
            if (const auto* error = std::get_if<Error>(&outcome))
                m_message->showMessage(MessageBar::Kind::Failure, errorSentence(*error));
            else if (const auto* count = std::get_if<std::int64_t>(&outcome))
                m_message->showMessage(
                    MessageBar::Kind::Result, tr("%1 records are written to %2.").arg(countText(*count), QFileInfo(file).fileName()));
            m_message->show();
        });
}

void SourcesView::showRemoved(std::int64_t sourceId)
{
    const auto removed = m_removing.find(sourceId);
    if (removed == m_removing.end())
        return;
    m_message->showMessage(MessageBar::Kind::Result, tr("%1 is removed, as if it had never been there.").arg(removed->second), tr("Undo"));
    m_message->show();
    m_removing.erase(removed);
}

/// What came into a folder of exports is looked at like everything that is dropped.
void SourcesView::showNewFiles()
{
    const QStringList& files = m_context.session.watch().newFiles();
    m_newFiles->setVisible(!files.isEmpty());
    if (!files.isEmpty())
        m_newFiles->showMessage(MessageBar::Kind::Result, newFilesSentence(files), tr("Look at them"));
}

void SourcesView::offerNewFiles()
{
    std::vector<SourceChoice> sources;
    for (const QString& file : m_context.session.watch().newFiles())
        sources.push_back({.path = file});
    m_context.session.watch().settleNewFiles();
    m_newFiles->hide();
    if (!sources.empty())
        m_context.offer(sources, Offer::New);
}

} // namespace weir::ui
