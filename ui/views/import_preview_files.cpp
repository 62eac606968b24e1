// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "ui/format/error_text.h"
#include "ui/models/preview_reject_model.h"
#include "ui/views/import_preview_view.h"
#include "ui/widgets/message_bar.h"

#include <QFileInfo>
#include <QSaveFile>

/// What the import preview writes to files and reads from them.
namespace weir::ui {

void ImportPreviewView::say(bool failure, const QString& sentence)
{
    m_message->showMessage(failure ? MessageBar::Kind::Failure : MessageBar::Kind::Result, sentence);
    m_message->show();
}

void ImportPreviewView::saveMapping()
{
    const SourcePreview* source = current();
    if (source == nullptr || source->preview == nullptr || !source->preview->mapping)
        return;
    const readers::Mapping mapping = source->choice.mapping.value_or(*source->preview->mapping);
    const QString file = m_files.saveFile(
        this, tr("Save the mapping"), tr("%1 mapping.json").arg(QFileInfo(source->name).completeBaseName()), tr("Mappings (*.json)"));
    if (file.isEmpty())
        return;
    try {
        ui::saveMapping(mapping, file);
        say(false, tr("The mapping is written to %1; the command line takes it with --mapping.").arg(QFileInfo(file).fileName()));
    } catch (const Error& error) {
        say(true, errorSentence(error));
    }
}

void ImportPreviewView::loadMapping()
{
    const SourcePreview* source = current();
    const QString file = m_files.openFile(this, tr("Load a mapping"), tr("Mappings (*.json)"));
    if (file.isEmpty() || source == nullptr)
        return;
    try {
        SourceChoice choice = source->choice;
        choice.mapping = ui::loadMapping(file);
        if (!choice.mapping->format.empty())
            choice.format.clear();
        choose(choice);
    } catch (const Error& error) {
        say(true, errorSentence(error));
    }
}

void ImportPreviewView::saveRejects()
{
    const SourcePreview* source = current();
    if (source == nullptr || source->preview == nullptr)
        return;
    const QString name = tr("%1 rejected.csv").arg(QFileInfo(source->name).completeBaseName());
    const QString file = m_files.saveFile(this, tr("Save the rejected rows by reason"), name, tr("Tables (*.csv)"));
    if (file.isEmpty())
        return;
    QSaveFile out(file);
    const std::string bytes = rejectGroupsCsv(source->preview->rejects);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes.data(), static_cast<qint64>(bytes.size())) >= 0 && out.commit())
        say(false, tr("The reasons are written to %1.").arg(QFileInfo(file).fileName()));
    else
        say(true, tr("%1 cannot be written; choose another folder or make room.").arg(QFileInfo(file).fileName()));
}

} // namespace weir::ui
