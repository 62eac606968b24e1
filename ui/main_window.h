// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recents.h"
#include "ui/session/session.h"
#include "ui/views/view.h"
#include "ui/workspace_files.h"

#include <QMainWindow>
#include <QSettings>
#include <QStringList>

#include <vector>

class QMenu;
class QStackedWidget;

namespace weir::ui {

class Actions;
class DropOverlay;
class StartPage;
class Theme;
class WorkspacePage;

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
    [[nodiscard]] FileDialog& fileDialog() { return m_files->dialog(); }
    [[nodiscard]] MessageBox& messageBox() { return m_files->messageBox(); }
    [[nodiscard]] bool onStartPage() const;
    /// Fixed in tests and pictures; else the clock.
    void setRecentsShown(const QList<RecentWorkspace>& recents, const QDateTime& now);

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void connectActions();
    void connectSession();
    void connectStartPage();
    void buildMenu();
    void fillRecentMenu(QMenu& menu);
    void exportView();
    void write(const View::Export& what);
    void offerSources(); ///< once the workspace is there
    void land(const ImportReport& report);
    void showWorkspace(bool open);
    void showFailure(const QString& sentence);
    void showImport(const ImportReport& report);
    void updateActions();
    void updateTitle();
    void showComparison();
    void remember();

    Session& m_session;
    Theme& m_theme;
    QSettings m_settings;
    Recents m_recents;
    WorkspaceFiles* m_files;
    Actions* m_actions;
    QStackedWidget* m_pages;
    StartPage* m_start;
    WorkspacePage* m_workspace;
    DropOverlay* m_drop;
    QStringList m_offered; ///< sources that wait for the workspace to be open
    bool m_landOnMap = false; ///< what comes next was dropped or imported through the window
};

} // namespace weir::ui
