// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "ui/models/item_journey.h"
#include "ui/widgets/mark_widget.h"

#include <utility>

namespace weir::ui {

/// One item on one time axis: a lane a source, 32 apart, the facts below. Its marks are the stretches and points of the lanes.
class ItemTimeline final : public MarkWidget {
    Q_OBJECT
public:
    explicit ItemTimeline(const Theme& theme, QWidget* parent = nullptr);
    void setJourney(const analysis::FactsPtr& facts, ItemJourney journey, StageIndex bottleneck);
    [[nodiscard]] const ItemJourney& journey() const { return m_journey; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {480, sizeHint().height()}; }
    [[nodiscard]] int markCount() const override;
    [[nodiscard]] QRectF markRect(int mark) const override;
    [[nodiscard]] QString markText(int mark) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double xOf(Instant t) const;
    /// The point behind a mark, and its lane; null: a stretch of the tracker's lane.
    [[nodiscard]] std::pair<const JourneyPoint*, std::size_t> pointOf(int mark) const;
    [[nodiscard]] QString stretchText(const WaySegment& segment) const;
    void paintTracker(QPainter& painter, double y) const;
    void paintLane(QPainter& painter, const JourneyLane& lane, double y) const;
    void paintAxis(QPainter& painter, double y) const;
    void paintFacts(QPainter& painter, double y) const;

    analysis::FactsPtr m_facts;
    ItemJourney m_journey;
    StageIndex m_bottleneck;
};

} // namespace weir::ui
