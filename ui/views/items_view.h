// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/item_journey.h"
#include "ui/models/item_model.h"
#include "ui/models/item_summary.h"
#include "ui/views/place_pages.h"
#include "ui/views/view.h"

#include <optional>
#include <string>

class QSplitter;
class QStackedWidget;

namespace weir::ui {

class Chip;
class ItemLinkPanel;
class ItemTable;
class ItemTimeline;
class PlaceHead;
class SegmentedSwitch;
class Sheet;
class Slide;
class StaleCover;
class Tag;
class WayLegend;

/// Items: which were slowest and where they lost their time; one item's whole way below.
class ItemsView final : public View {
    Q_OBJECT
public:
    explicit ItemsView(const ViewContext& context, QWidget* parent = nullptr);
    [[nodiscard]] std::optional<Export> exported() const override;
    [[nodiscard]] bool searches() const override { return true; }
    void setSearch(const QString& text) override;

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What a worker brings.
    struct Result {
        ItemRowsPtr rows;
        ItemSummary summary;
        JourneyIndexPtr journeys;
    };

    void buildHead();
    void buildTable();
    void buildSheet();
    [[nodiscard]] QWidget* buildPage();
    void refresh(); ///< now if visible, else when shown
    void present(Result result);
    void openAnswer(const QString& link);
    void showHead();
    void showPage();
    void openItem(const QModelIndex& index);
    void updateSheet();
    void closeSheet();
    [[nodiscard]] StageIndex bottleneck() const;
    void showBottleneck();

    const ViewContext m_context;
    ItemModel* m_model;
    ItemSummary m_summary;
    JourneyIndexPtr m_journeys; ///< of the same dataset as the rows
    PlaceHead* m_head = nullptr;
    SegmentedSwitch* m_switch = nullptr;
    Chip* m_drillChip = nullptr;
    QWidget* m_drillRow = nullptr;
    QSplitter* m_splitter = nullptr;
    std::optional<PlacePages> m_pages; ///< the table's
    ItemTable* m_table = nullptr;
    WayLegend* m_legend = nullptr;
    Sheet* m_sheet = nullptr;
    Slide* m_slide = nullptr;
    ItemTimeline* m_timeline = nullptr;
    Tag* m_sourcesTag = nullptr;
    ItemLinkPanel* m_links = nullptr;
    SegmentedSwitch* m_sheetSwitch = nullptr; ///< time or links
    QStackedWidget* m_sheetPages = nullptr;
    StaleCover* m_stale = nullptr;
    ItemMode m_mode = ItemMode::Finished;
    bool m_dirty = true;
    std::optional<std::string> m_openKey; ///< of the item in the sheet
};

} // namespace weir::ui
