// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "ui/export/figure_exporter.h"
#include "ui/format/error_text.h"
#include "ui/models/preview_reject_model.h"
#include "ui/views/import_preview_view.h"
#include "ui/widgets/message_bar.h"

#include <QFileInfo>

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
    if (source == nullptr)
        return;
    const QString path = source->choice.path;
    const QString file = m_files.openFile(this, tr("Load a mapping"), tr("Mappings (*.json)"));
    const int row = m_previews.rowOf(path); // the list may be another by now
    if (file.isEmpty() || row < 0)
        return;
    try {
        SourceChoice choice = m_previews.list()[static_cast<std::size_t>(row)].choice;
        choice.mapping = ui::loadMapping(file);
        if (!choice.mapping->format.empty())
            choice.format.clear();
        m_message->hide();
        m_previews.choose(row, choice);
    } catch (const Error& error) {
        say(true, errorSentence(error));
    }
}

void ImportPreviewView::saveRejects()
{
    const SourcePreview* source = current();
    const std::shared_ptr<const weir::import::Preview> preview = source != nullptr ? source->preview : nullptr;
    if (preview == nullptr)
        return;
    const QString name = tr("%1 rejected.csv").arg(QFileInfo(source->name).completeBaseName());
    const QString file = m_files.saveFile(this, tr("Save the rejected rows by reason"), name, tr("Tables (*.csv)"));
    if (file.isEmpty())
        return;
    try {
        writeWhole(file, QByteArray::fromStdString(rejectGroupsCsv(preview->rejects)));
        say(false, tr("The reasons are written to %1.").arg(QFileInfo(file).fileName()));
    } catch (const Error& error) {
        say(true, errorSentence(error));
    }
}

} // namespace weir::ui
