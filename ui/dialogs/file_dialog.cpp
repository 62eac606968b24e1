// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

namespace weir::ui {

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

QString FileDialog::saveFile(QWidget* parent, const QString& title, const QString& suggested, const QString& filter)
{
    QString file;
    if (const auto answer = takeAnswer()) {
        file = answer->value(0);
    } else {
        file = QFileDialog::getSaveFileName(parent, title, QDir(remembered()).filePath(suggested), filter);
        remember(file);
    }
    if (!file.isEmpty() && QFileInfo(file).suffix().isEmpty())
        file += QLatin1Char('.') + QFileInfo(suggested).suffix();
    return file;
}

} // namespace weir::ui
