// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/overview_data.h"
#include "ui/views/place_pages.h"
#include "ui/views/view.h"

#include <array>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace weir::ui {

class AttentionRow;
class FindingRow;
class FootLine;
class KeyFigureRow;
class PlaceHead;
class SectionHeader;
class StaleCover;
class StripBar;
class TextLabel;
struct Destination;
struct StripText;

/// Overview: where do we lose our time, is it getting better, what needs a look today.
class OverviewView final : public View {
    Q_OBJECT
public:
    explicit OverviewView(const ViewContext& context, QWidget* parent = nullptr);
    [[nodiscard]] std::optional<Export> exported() const override; ///< the report

private:
    static constexpr std::size_t figureCount = 6;
    static constexpr std::size_t findingCount = 4;
    static constexpr std::size_t attentionCount = 6;

    [[nodiscard]] QWidget* buildPage();
    [[nodiscard]] QWidget* buildTime();
    [[nodiscard]] QWidget* buildAttention();
    [[nodiscard]] QWidget* buildFoot();
    void measure();
    void present(OverviewDataPtr data);
    void showFigures();
    void showTime();
    void showAttention();
    void showFoot();
    void showNotes();
    void showEmpty();
    void leadTo(const Destination& to);
    void openStripPart(int part);

    const ViewContext m_context;
    OverviewDataPtr m_data;
    PlaceHead* m_head = nullptr;
    KeyFigureRow* m_figures = nullptr;
    SectionHeader* m_timeHeader = nullptr;
    StripBar* m_strip = nullptr;
    std::vector<std::size_t> m_stripStages;
    std::array<FindingRow*, findingCount> m_findings {};
    std::array<QMetaObject::Connection, findingCount> m_findingLinks;
    SectionHeader* m_attentionHeader = nullptr;
    std::array<AttentionRow*, attentionCount> m_attention {};
    std::array<QMetaObject::Connection, attentionCount> m_attentionLinks;
    QPushButton* m_allAttention = nullptr;
    TextLabel* m_noAttention = nullptr;
    FootLine* m_foot = nullptr;
    StaleCover* m_stale = nullptr;
    PlacePages m_pages; ///< last: built of what stands above
};

} // namespace weir::ui
