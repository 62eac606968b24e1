// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/file_dialog.h"
#include "ui/session/source_previews.h"
#include "ui/views/view.h"

class QBoxLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace weir::ui {

class Card;
class EmptyState;
class MessageBar;
class PlaceHead;
class PreviewChoosers;
class PreviewRejects;
class PreviewSide;
class PreviewTable;
class SectionHeader;

/// Sources › Import: what Weir would read of the sources that were dropped, and how that can be changed. Nothing is written before Import.
class ImportPreviewView final : public View {
    Q_OBJECT
public:
    explicit ImportPreviewView(const ViewContext& context, QWidget* parent = nullptr);
    /// Adds sources to those that are offered.
    void offer(const std::vector<SourceChoice>& sources, Offer kind);
    /// The page is left: what is on its way ends, what was said is kept until the sources are imported.
    void leave();
    [[nodiscard]] SourcePreviews& previews() { return m_previews; }
    [[nodiscard]] FileDialog& files() { return m_files; }

signals:
    void importing(weir::ui::Offer kind); ///< Import was pressed
    void standChanged(const QString& stand); ///< how the sources stand, for the line at the bottom; empty: none is there
    void finished(); ///< imported or cancelled; the page wants to be left

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHead();
    [[nodiscard]] QWidget* buildEvidence();
    [[nodiscard]] QWidget* buildTable();
    void showCurrent();
    void showTable(const std::shared_ptr<const import::Preview>& preview);
    void showRefusal(const SourcePreview* source);
    void updateImport();
    void arrange();
    void import();
    void changeRole(const QString& column, const QString& role);
    void changeDates(const QString& dates);
    void choose(const SourceChoice& choice);
    void addMore();
    void saveMapping();
    void loadMapping();
    void saveRejects();
    void say(bool failure, const QString& sentence);
    [[nodiscard]] const SourcePreview* current() const;

    const ViewContext m_context;
    FileDialog m_files;
    SourcePreviews m_previews;
    Offer m_kind = Offer::New;
    PlaceHead* m_head = nullptr;
    MessageBar* m_message = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_import = nullptr;
    PreviewSide* m_side = nullptr;
    QScrollArea* m_sideScroll = nullptr;
    QStackedWidget* m_pages = nullptr;
    EmptyState* m_refusal = nullptr;
    QBoxLayout* m_tableHead = nullptr;
    SectionHeader* m_tableTitle = nullptr;
    PreviewChoosers* m_choosers = nullptr;
    Card* m_card = nullptr;
    PreviewTable* m_table = nullptr;
    PreviewRejects* m_rejects = nullptr;
};

} // namespace weir::ui
