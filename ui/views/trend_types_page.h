// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/trend_items_page.h"

namespace weir::ui {

class StackChart;

[[nodiscard]] std::optional<TrendCell::Content> typesCell(const TrendsData& data, const Theme& theme);

/// Finished items by type, a bar a bucket; a part of one opens its items.
class TrendTypesPage final : public TrendItemsPage {
    Q_OBJECT
public:
    explicit TrendTypesPage(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void present() override;
    [[nodiscard]] QString comparedSentence() const override;
    [[nodiscard]] std::optional<Out> out() const override;
    [[nodiscard]] std::optional<Day> currentDay() const override;
    void openRow(std::size_t row) override;

private:
    void openPart(int mark);
    StackChart* m_chart = nullptr;
};

} // namespace weir::ui
