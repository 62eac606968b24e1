// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "ui/dialogs/file_dialog.h"
#include "ui/dialogs/message_box.h"
#include "ui/recents.h"
#include "ui/session/session.h"
#include "ui/views/view.h"

#include <QMainWindow>
#include <QSettings>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <vector>

class QMenu;
class QStackedWidget;

namespace weir::ui {

class Actions;
class DropOverlay;
class JobBar;
class StartPage;
class Theme;
class WorkspacePage;

/// Makes a new workspace with the sample at the given path; runs on a worker.
using SampleMaker = std::function<void(const std::filesystem::path& file, Progress& progress)>;
/// The sample as the program ships it.
[[nodiscard]] SampleMaker builtinSample();

/// The window: start page or workspace, the actions, files that come and go. What a place shows is the place's matter.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(
        Session& session, Theme& theme, std::vector<PlaceInfo> places, SampleMaker sample = builtinSample(), QWidget* parent = nullptr);
    ~MainWindow() override;

    /// A workspace is opened; anything else is imported, into a new workspace if none is open.
    void openPaths(const QStringList& paths);
    [[nodiscard]] WorkspacePage& workspace() { return *m_workspace; }
    [[nodiscard]] StartPage& start() { return *m_start; }
    [[nodiscard]] Actions& actions() { return *m_actions; }
    [[nodiscard]] FileDialog& fileDialog() { return m_fileDialog; }
    [[nodiscard]] MessageBox& messageBox() { return m_messageBox; }
    [[nodiscard]] bool onStartPage() const;
    /// Fixed in tests and pictures; else the clock.
    void setRecentsShown(const QList<RecentWorkspace>& recents, const QDateTime& now);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void connectActions();
    void connectSession();
    void connectStartPage();
    void buildMenu();
    void fillRecentMenu(QMenu& menu);
    void newWorkspace();
    void openWorkspace();
    void importFiles(bool folder);
    void openSample();
    void exportView();
    void showWorkspace(bool open);
    void showFailure(const QString& sentence);
    void showImport(const ImportReport& report);
    void updateActions();
    void updateTitle();
    void remember();
    void locate(const QString& path);

    Session& m_session;
    Theme& m_theme;
    QSettings m_settings;
    Recents m_recents;
    SampleMaker m_sample;
    FileDialog m_fileDialog;
    MessageBox m_messageBox;
    Actions* m_actions;
    QStackedWidget* m_pages;
    StartPage* m_start;
    WorkspacePage* m_workspace;
    DropOverlay* m_drop;
};

} // namespace weir::ui
