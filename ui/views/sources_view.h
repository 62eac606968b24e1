// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/file_dialog.h"
#include "ui/views/sources_texts.h"
#include "ui/views/view.h"

#include <map>
#include <vector>

class QBoxLayout;
class QMenu;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace weir::ui {

class DataNoteList;
class KeyFigureRow;
class MessageBar;
class PeoplePage;
class PlaceHead;
class RejectList;
class SegmentedSwitch;
class SourceList;

/// Sources: what the workspace knows and what is missing, what it was made from, and what of it could not be taken; what is to be known
/// of the data; who is who.
class SourcesView final : public View {
    Q_OBJECT
public:
    explicit SourcesView(const ViewContext& context, QWidget* parent = nullptr);
    /// The dialogs this place asks with; tests answer them.
    [[nodiscard]] FileDialog& files() { return m_files; }
    /// "data", "people", else the sources themselves.
    [[nodiscard]] QString page() const override;
    void setPage(const QString& page) override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Part { Sources, Data, People };
    void buildHead();
    void buildSwitch();
    void buildMessage();
    [[nodiscard]] QWidget* buildPage();
    [[nodiscard]] QWidget* buildEmpty();
    void changed(); ///< what is shown is old: read anew now, or when the place is shown again
    void showWhenSeen(void (SourcesView::*show)());
    void refresh();
    void showNotes();
    void showPeople();
    void arrange();
    void setPart(Part part);
    void showHead();
    void openNote(int note);
    void showRemoved(std::int64_t sourceId);
    void showNewFiles();
    void offerNewFiles();
    void showFigures(const std::vector<SourceRow>& rows);
    void openLink(SourcesLink link);
    void goToSource(const SourceRow& row);
    void updateActions();
    void addFiles();
    void addFolder();
    void refreshCurrent();
    void removeCurrent();
    void locateCurrent();
    void reread(qint64 import);
    void saveRejects();

    const ViewContext m_context;
    FileDialog m_files;
    QStackedLayout* m_pages;
    PlaceHead* m_head = nullptr;
    MessageBar* m_message = nullptr;
    SegmentedSwitch* m_switch = nullptr;
    QWidget* m_read = nullptr; ///< the part about the sources themselves
    DataNoteList* m_notes = nullptr;
    PeoplePage* m_people = nullptr;
    Part m_part = Part::Sources;
    MessageBar* m_newFiles = nullptr;
    KeyFigureRow* m_figures = nullptr;
    QScrollArea* m_scroll = nullptr;
    QBoxLayout* m_columns = nullptr;
    SourceList* m_sources = nullptr;
    RejectList* m_rejects = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_refresh = nullptr;
    QPushButton* m_refreshAll = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_locate = nullptr;
    QMenu* m_addMenu = nullptr;
    bool m_dirty = true;
    std::map<std::int64_t, QString> m_removing; ///< names of the sources whose removal is on its way
};

} // namespace weir::ui
