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
    /// `suggested` is a file name. A name without a suffix gets that of the chosen filter, before it is asked whether a file
    /// of that name shall be replaced.
    [[nodiscard]] QString saveFile(QWidget* parent, const QString& title, const QString& suggested, const QString& filter);
    /// For a file that must not exist yet: nothing is asked about replacing; the name always ends with the filter's suffix.
    [[nodiscard]] QString saveNewFile(QWidget* parent, const QString& title, const QString& suggested, const QString& filter);
    /// The next question is answered with this (and the filter with these words chosen) instead of being shown.
    void setNextAnswer(const QStringList& files, const QString& filter = {})
    {
        m_next = files;
        m_nextFilter = filter;
    }

private:
    struct Chosen {
        QString file; ///< empty: the user changed their mind
        QString suffix; ///< of the filter that was chosen
    };
    [[nodiscard]] Chosen askForName(QWidget* parent, const QString& title, const QString& suggested, const QString& filter, bool fresh);
    [[nodiscard]] QString remembered() const;
    void remember(const QString& path);
    std::optional<QStringList> takeAnswer();
    std::optional<QStringList> m_next;
    QString m_nextFilter;
    QString m_folder;
};

} // namespace weir::ui
