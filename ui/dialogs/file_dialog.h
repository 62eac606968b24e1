// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

class QWidget;

namespace weir::ui {

/// The system's dialogs for files, behind one door so that tests can answer them.
class FileDialog {
public:
    /// Empty: the user changed their mind.
    [[nodiscard]] QString openFile(QWidget* parent, const QString& title, const QString& filter);
    [[nodiscard]] QStringList openFiles(QWidget* parent, const QString& title, const QString& filter);
    [[nodiscard]] QString openFolder(QWidget* parent, const QString& title);
    /// `suggested` is a file name or a path; a missing suffix is taken from it.
    [[nodiscard]] QString saveFile(QWidget* parent, const QString& title, const QString& suggested, const QString& filter);
    /// The next question is answered with this instead of being shown.
    void setNextAnswer(const QStringList& files) { m_next = files; }

private:
    [[nodiscard]] QString remembered() const;
    void remember(const QString& path);
    std::optional<QStringList> takeAnswer();
    std::optional<QStringList> m_next;
    QString m_folder;
};

} // namespace weir::ui
