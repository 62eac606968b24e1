// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_exporter.h"
#include "ui/views/trend_page.h"

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace weir::ui {

class ChartTableView;
class DefinitionCard;
class SegmentedSwitch;
class TrendBrush;
class TrendChart;

/// One metric over time: chart with limits and signals, the window as a brush over all time, definition beside it, and the same as a
/// table (F6).
class TrendMetricPage final : public TrendPage {
    Q_OBJECT
public:
    explicit TrendMetricPage(const ViewContext& context, QWidget* parent = nullptr);
    /// Whose trend is shown once data come.
    void setMetric(const QString& id);
    void setData(const TrendsDataPtr& data) override;
    [[nodiscard]] std::optional<View::Export> exported() const override;
    /// The table in place of the chart.
    void setTableShown(bool shown);

protected:
    [[nodiscard]] std::optional<std::pair<Day, Bucket>> annotatedDay() const override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* buildChart();
    [[nodiscard]] QWidget* buildTable();
    [[nodiscard]] QWidget* buildCard();
    void buildCorner();
    [[nodiscard]] const MeasuredTrend* measured() const; ///< null: nothing is measured, or nobody knows the metric
    void showChart(const MeasuredTrend& measured);
    void showCard(const MeasuredTrend& measured);
    void showBrush(const MeasuredTrend& measured);
    void chooseWindow(int from, int to);
    void resetWindow();
    void openItems();
    void openPoint(int row);
    void openTableRow(std::size_t row);
    void openBucket(const MeasuredTrend& trend, const std::vector<metrics::MetricPoint>& series, std::size_t row);
    void changeLevel(int signal);
    void copy();
    [[nodiscard]] FigureOptions figureOptions(const MeasuredTrend& measured) const;
    void arrange();

    TrendsDataPtr m_data;
    QString m_metric;
    TrendChart* m_chart = nullptr;
    TrendBrush* m_brush = nullptr;
    QWidget* m_brushHolder = nullptr;
    ChartTableView* m_table = nullptr;
    QStackedWidget* m_evidence = nullptr; ///< chart, table
    DefinitionCard* m_card = nullptr;
    QPushButton* m_items = nullptr;
    SegmentedSwitch* m_dots = nullptr; ///< of durations: also every item alone
    SegmentedSwitch* m_buckets = nullptr;
    QToolButton* m_tableButton = nullptr;
    QToolButton* m_cardButton = nullptr; ///< where the card finds no room beside the chart
};

} // namespace weir::ui
