// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/trend_items_page.h"

class QPushButton;

namespace weir::ui {

class DotsChart;

[[nodiscard]] QString dotsPageId(trends::DurationKind kind);
[[nodiscard]] std::optional<TrendCell::Content> dotsCell(const TrendsData& data, trends::DurationKind kind, const Theme& theme);

/// Every finished item as a dot, with the percentiles that promises are made of. Days that are brushed tell of themselves below.
class TrendDotsPage final : public TrendItemsPage {
    Q_OBJECT
public:
    TrendDotsPage(const ViewContext& context, trends::DurationKind kind, QWidget* parent = nullptr);

protected:
    void present() override;
    [[nodiscard]] QString comparedSentence() const override;
    [[nodiscard]] std::optional<Out> out() const override;
    [[nodiscard]] std::optional<Day> currentDay() const override;
    void openRow(std::size_t row) override { openDot(static_cast<int>(row)); }

private:
    void buildControls();
    [[nodiscard]] QWidget* buildBrushed();
    void showPicture();
    void showBrushed();
    void openDot(int dot);
    void filterByRange();
    void openRange();
    [[nodiscard]] bool logarithmic() const;
    const trends::DurationKind m_kind;
    DotsChart* m_chart = nullptr;
    SegmentedSwitch* m_scale = nullptr;
    TextLabel* m_days = nullptr; ///< "Selected: 30 Mar – 12 Apr"
    TextLabel* m_brushed = nullptr;
    QPushButton* m_filter = nullptr;
    QPushButton* m_items = nullptr;
};

} // namespace weir::ui
