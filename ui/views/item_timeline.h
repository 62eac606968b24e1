// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "ui/models/item_journey.h"

#include <QWidget>

#include <vector>

namespace weir::ui {

class Theme;
struct StripPart;

/// One item on one time axis: a lane a source, 32 apart, the facts below. Marks tell what they are under the mouse.
class ItemTimeline final : public QWidget {
    Q_OBJECT
public:
    explicit ItemTimeline(const Theme& theme, QWidget* parent = nullptr);
    void setJourney(const analysis::FactsPtr& facts, ItemJourney journey, StageIndex bottleneck);
    [[nodiscard]] const ItemJourney& journey() const { return m_journey; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {480, sizeHint().height()}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double xOf(Instant t) const;
    [[nodiscard]] QString tipAt(const QPointF& position) const;
    void paintTracker(QPainter& painter, double y) const;
    void paintLane(QPainter& painter, const JourneyLane& lane, double y) const;
    void paintAxis(QPainter& painter, double y) const;
    void paintFacts(QPainter& painter, double y) const;

    const Theme& m_theme;
    analysis::FactsPtr m_facts;
    ItemJourney m_journey;
    StageIndex m_bottleneck;
};

} // namespace weir::ui
