// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_exporter.h"
#include "ui/views/bottlenecks_texts.h"
#include "ui/views/place_pages.h"
#include "ui/views/view.h"

#include <array>
#include <memory>
#include <optional>

class QStackedWidget;
class QToolButton;

namespace weir::ui {

class BottleneckChart;
class ChartTableView;
class PlaceHead;
class ReplayChart;
class SectionHeader;
class SegmentedSwitch;
class SignalList;
class StageItemsPanel;
class StaleCover;
class TextLabel;

/// Bottlenecks: what would gain most? The ranking with its intervals and signals, the items behind each stage, and whether it can be
/// trusted.
class BottlenecksView final : public View {
    Q_OBJECT
public:
    explicit BottlenecksView(const ViewContext& context, QWidget* parent = nullptr);
    [[nodiscard]] std::optional<Export> exported() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* buildPage();
    [[nodiscard]] QWidget* buildTrust();
    void refresh();
    void showRanking();
    void fitEvidence();
    void showEmpty();
    void choose(std::size_t row);
    void setTableShown(bool shown);
    void showTrust();
    void copy();
    [[nodiscard]] std::shared_ptr<const Figure> figure() const;
    [[nodiscard]] FigureOptions figureOptions() const;
    [[nodiscard]] const analysis::BottleneckEntry* chosen() const;
    [[nodiscard]] GainOf of() const;

    const ViewContext m_context;
    StreamPtr m_stream;
    std::optional<std::size_t> m_row; ///< chosen, of the ranking
    std::string m_stage; ///< its name: another ranking has it in another row
    PlaceHead* m_head = nullptr;
    SegmentedSwitch* m_of = nullptr;
    QToolButton* m_tableButton = nullptr;
    QStackedWidget* m_evidence = nullptr; ///< chart, table
    BottleneckChart* m_chart = nullptr;
    ChartTableView* m_table = nullptr;
    StageItemsPanel* m_items = nullptr;
    SectionHeader* m_trustHeader = nullptr;
    TextLabel* m_verdict = nullptr;
    SectionHeader* m_replayHeader = nullptr;
    ReplayChart* m_replay = nullptr;
    std::array<SignalList*, 2> m_checks {}; ///< side by side
    StaleCover* m_stale = nullptr;
    PlacePages m_pages; ///< last: built of what stands above
};

} // namespace weir::ui
