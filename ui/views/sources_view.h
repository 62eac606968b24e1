// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/file_dialog.h"
#include "ui/models/import_model.h"
#include "ui/views/view.h"

#include <map>

class QMenu;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace weir::ui {

class EmptyState;
class MessageBar;
class PlaceHead;
class RejectModel;
class RejectTree;
class SectionHeader;
class TableView;
class TextLabel;

/// Sources: what the workspace was made from, and what of it could not be taken.
class SourcesView final : public View {
    Q_OBJECT
public:
    explicit SourcesView(const ViewContext& context, QWidget* parent = nullptr);
    /// The dialogs this place asks with; tests answer them.
    [[nodiscard]] FileDialog& files() { return m_files; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildHead();
    void buildSources();
    [[nodiscard]] QWidget* buildRejects();
    [[nodiscard]] QWidget* buildPage();
    void changed(); ///< what is shown is old: read anew now, or when the place is shown again
    void refresh();
    void showRemoved(std::int64_t sourceId);
    void showHead(const std::vector<SourceRow>& rows);
    void showRejects();
    void showWarnings();
    void fitRejects(); ///< the card is as high as its rows, up to the room there is
    void updateActions();
    [[nodiscard]] const SourceRow* current() const;
    void addFiles();
    void addFolder();
    void refreshCurrent();
    void removeCurrent();
    void locateCurrent();
    void saveRejects();

    const ViewContext m_context;
    FileDialog m_files;
    ImportModel* m_model;
    RejectModel* m_rejects;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    PlaceHead* m_head = nullptr;
    MessageBar* m_message = nullptr;
    QPushButton* m_refresh = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_locate = nullptr;
    TableView* m_table = nullptr;
    QWidget* m_tableCard = nullptr;
    SectionHeader* m_warningHeader = nullptr;
    QVBoxLayout* m_warnings = nullptr;
    SectionHeader* m_rejectHeader = nullptr;
    QPushButton* m_save = nullptr;
    RejectTree* m_tree = nullptr;
    QWidget* m_treeCard = nullptr;
    TextLabel* m_noRejects = nullptr;
    QMenu* m_addMenu = nullptr;
    bool m_dirty = true;
    std::map<std::int64_t, QString> m_removing; ///< names of the sources whose removal is on its way
};

} // namespace weir::ui
