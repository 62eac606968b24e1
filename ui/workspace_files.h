// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "ui/dialogs/file_dialog.h"
#include "ui/dialogs/message_box.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <functional>

class QWidget;

namespace weir::ui {

class Recents;
class Session;

/// Makes a new workspace with the sample at the given path; runs on a worker.
using SampleMaker = std::function<void(const std::filesystem::path& file, Progress& progress)>;
/// The sample as the program ships it.
[[nodiscard]] SampleMaker builtinSample();

/// Files that come and go: new, open, import, sample, one that has moved. Asks where there is something to ask.
class WorkspaceFiles final : public QObject {
    Q_OBJECT
public:
    WorkspaceFiles(Session& session, Recents& recents, SampleMaker sample, QWidget* window);
    [[nodiscard]] FileDialog& dialog() { return m_dialog; }
    [[nodiscard]] MessageBox& messageBox() { return m_messageBox; }
    /// Asks before an import that is on its way is taken back; every way out of the workspace leads through here.
    [[nodiscard]] bool mayLeave();
    void close();
    /// A workspace is opened; anything else is imported, into a new workspace if none is open.
    void openPaths(const QStringList& paths);
    /// The same, but sources are offered() to be looked at first.
    void offerPaths(const QStringList& paths);
    void createNew();
    void open();
    void importFiles();
    void importFolder();
    void openSample();
    /// Asks where the file of a recent workspace is now.
    void locate(const QString& path);

signals:
    void failed(const QString& sentence);
    void importing(); ///< sources were given and are imported next
    void offered(const QStringList& sources); ///< to be looked at once the workspace is open

private:
    /// Opens or makes what the paths need; the sources among them. Empty: there are none, or the user stays where they are.
    [[nodiscard]] QStringList begin(const QStringList& paths);
    bool openFile(const QString& file); ///< false: the user stays where they are
    /// Asks for the name of a workspace that does not exist yet; empty: the user changed their mind, or it does exist.
    [[nodiscard]] QString askForNew(const QString& title, const QString& suggested);
    Session& m_session;
    Recents& m_recents;
    SampleMaker m_sample;
    QWidget* m_window;
    FileDialog m_dialog;
    MessageBox m_messageBox;
    quint64 m_wish = 0; ///< counts what was opened or asked for
};

} // namespace weir::ui
