// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <utility>

namespace weir::ui {

namespace {

/// "Picture (*.png)" → "png".
QString suffixOf(const QString& filter)
{
    static const QRegularExpression pattern(QStringLiteral("\\*\\.(\\w+)"));
    return pattern.match(filter).captured(1);
}

} // namespace

std::optional<QStringList> FileDialog::takeAnswer()
{
    return std::exchange(m_next, std::nullopt);
}

QString FileDialog::remembered() const
{
    return m_folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : m_folder;
}

void FileDialog::remember(const QString& path)
{
    if (!path.isEmpty())
        m_folder = QFileInfo(path).absolutePath();
}

QString FileDialog::openFile(QWidget* parent, const QString& title, const QString& filter)
{
    if (const auto answer = takeAnswer())
        return answer->value(0);
    const QString file = QFileDialog::getOpenFileName(parent, title, remembered(), filter);
    remember(file);
    return file;
}

QStringList FileDialog::openFiles(QWidget* parent, const QString& title, const QString& filter)
{
    if (const auto answer = takeAnswer())
        return *answer;
    const QStringList files = QFileDialog::getOpenFileNames(parent, title, remembered(), filter);
    remember(files.value(0));
    return files;
}

QString FileDialog::openFolder(QWidget* parent, const QString& title)
{
    if (const auto answer = takeAnswer())
        return answer->value(0);
    const QString folder = QFileDialog::getExistingDirectory(parent, title, remembered());
    remember(folder);
    return folder;
}

FileDialog::Chosen FileDialog::askForName(
    QWidget* parent, const QString& title, const QString& suggested, const QString& filter, bool fresh)
{
    const QStringList filters = filter.split(QStringLiteral(";;"));
    if (const auto answer = takeAnswer())
        return {answer->value(0), suffixOf(m_nextFilter.isEmpty() ? filters.first() : m_nextFilter)};
    QFileDialog dialog(parent, title, remembered());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setOption(QFileDialog::DontConfirmOverwrite, fresh);
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(suffixOf(filters.first()));
    QObject::connect(
        &dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& chosen) { dialog.setDefaultSuffix(suffixOf(chosen)); });
    dialog.selectFile(QFileInfo(suggested).completeBaseName()); // its suffix is that of the filter, whichever will be chosen
    if (dialog.exec() != QDialog::Accepted)
        return {};
    remember(dialog.selectedFiles().value(0));
    return {dialog.selectedFiles().value(0), suffixOf(dialog.selectedNameFilter())};
}

QString FileDialog::saveFile(QWidget* parent, const QString& title, const QString& suggested, const QString& filter)
{
    const Chosen chosen = askForName(parent, title, suggested, filter, false);
    const bool bare = !chosen.file.isEmpty() && QFileInfo(chosen.file).suffix().isEmpty();
    return bare ? chosen.file + QLatin1Char('.') + chosen.suffix : chosen.file;
}

QString FileDialog::saveNewFile(QWidget* parent, const QString& title, const QString& suggested, const QString& filter)
{
    const Chosen chosen = askForName(parent, title, suggested, filter, true);
    const QString end = QLatin1Char('.') + chosen.suffix;
    return chosen.file.isEmpty() || chosen.file.endsWith(end, Qt::CaseInsensitive) ? chosen.file : chosen.file + end;
}

} // namespace weir::ui
