// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/trend_items_page.h"

namespace weir::ui {

class AgeingChart;

[[nodiscard]] std::optional<TrendCell::Content> ageingCell(const TrendsData& data, const Theme& theme);

/// Items in progress at their age, in the stages where they stand, against what finished items took until they left these.
class TrendAgeingPage final : public TrendItemsPage {
    Q_OBJECT
public:
    explicit TrendAgeingPage(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void present() override;
    [[nodiscard]] QString comparedSentence() const override;
    [[nodiscard]] std::optional<Out> out() const override;
    [[nodiscard]] bool overTime() const override { return false; }
    void openRow(std::size_t row) override;

private:
    void showPicture();
    AgeingChart* m_chart = nullptr;
    SegmentedSwitch* m_scale = nullptr;
    std::vector<std::size_t> m_order; ///< of the dots, as rows of Ageing::items
};

} // namespace weir::ui
