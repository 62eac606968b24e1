// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/trend_items_page.h"

namespace weir::ui {

class FlowChart;

[[nodiscard]] std::optional<TrendCell::Content> flowCell(const TrendsData& data, const Theme& theme);

/// The cumulative flow of the stages, counted in two ways.
class TrendFlowPage final : public TrendItemsPage {
    Q_OBJECT
public:
    explicit TrendFlowPage(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void present() override;
    [[nodiscard]] QString comparedSentence() const override;
    [[nodiscard]] std::optional<Out> out() const override;
    [[nodiscard]] std::optional<Day> currentDay() const override;

private:
    [[nodiscard]] trends::FlowCount count() const;
    FlowChart* m_chart = nullptr;
    SegmentedSwitch* m_counts = nullptr;
};

} // namespace weir::ui
