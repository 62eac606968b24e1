// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/place_pages.h"
#include "ui/views/view.h"

#include <memory>
#include <optional>
#include <vector>

class QPushButton;
class QSplitter;

namespace weir::analysis {
struct StreamResult;
}

namespace weir::ui {

class BottleneckSheet;
class MapCanvas;
class PlaceHead;
class StageMapPanel;
class Slide;
class StaleCover;

/// Map: where does the time of an item go, and where does it jam? The value stream as measured, its bottleneck (or why there
/// is none) explained below, its stages edited beside it.
class MapView final : public View {
    Q_OBJECT
public:
    explicit MapView(const ViewContext& context, QWidget* parent = nullptr);
    [[nodiscard]] std::optional<Export> exported() const override;
    [[nodiscard]] MapCanvas& canvas() const { return *m_canvas; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* buildPage();
    void connectCanvas();
    void refresh();
    void showMap();
    void showEmpty();
    void showStages();
    [[nodiscard]] QString noStageText() const;
    void setPanelOpen(bool open);
    void reveal(const QString& stage);
    void setSheetOpen(bool open);
    void arrange();
    [[nodiscard]] bool sheetFits(int room, int least) const;
    void openStages(const std::vector<std::size_t>& stages);
    void openQueues(const std::vector<std::size_t>& stages);
    void openEdges(const std::vector<std::size_t>& edges, const QString& title);
    [[nodiscard]] QString namesOf(const std::vector<std::size_t>& stages) const;

    const ViewContext m_context;
    std::shared_ptr<const analysis::StreamResult> m_stream;
    PlaceHead* m_head = nullptr;
    QPushButton* m_why = nullptr;
    QPushButton* m_edit = nullptr;
    QSplitter* m_across = nullptr; ///< map and sheet | stage map
    QSplitter* m_down = nullptr; ///< map over sheet
    MapCanvas* m_canvas = nullptr;
    BottleneckSheet* m_sheet = nullptr;
    QWidget* m_sheetHolder = nullptr;
    Slide* m_sheetSlide = nullptr;
    Slide* m_panelSlide = nullptr;
    StageMapPanel* m_panel = nullptr;
    QWidget* m_panelHolder = nullptr;
    StaleCover* m_stale = nullptr;
    std::optional<bool> m_sheetChosen; ///< by the user; none: open where it fits
    bool m_explained = false; ///< there is a bottleneck, or a reason why there is none
    bool m_arranged = false; ///< the user has not moved the splitter since
    PlacePages m_pages; ///< last: built of what stands above
};

} // namespace weir::ui
