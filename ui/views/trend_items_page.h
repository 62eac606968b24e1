// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/chart_figure.h"
#include "ui/models/chart_table.h"
#include "ui/views/trend_page.h"

#include <memory>

class QHBoxLayout;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace weir::ui {

class PictureChart;
class SegmentedSwitch;
class ChartTableView;
class TextLabel;

/// A page about items: a switch between its siblings, a chart with what it is set by above it, and the same as a table (F6).
class TrendItemsPage : public TrendPage {
    Q_OBJECT
public:
    enum class Kind { Dots, Ageing, Flow, Types };
    TrendItemsPage(const ViewContext& context, Kind kind, QWidget* parent = nullptr);
    void setData(const TrendsDataPtr& data) final;
    [[nodiscard]] std::optional<View::Export> exported() const override;
    /// The table in place of the chart.
    void setTableShown(bool shown);

protected:
    /// What leaves the window: name of the file, what the chart is called, the days it shows, the picture and how it is drawn.
    struct Out {
        QString name;
        QString title;
        double from = 0, to = 0;
        QString counted;
        std::shared_ptr<const Figure> figure;
    };
    /// Shows data(), which may be null.
    virtual void present() = 0;
    [[nodiscard]] virtual std::optional<Out> out() const = 0; ///< absent: nothing is shown
    /// What the other window shows; asked only where data() has one.
    [[nodiscard]] virtual QString comparedSentence() const = 0;
    virtual void openRow(std::size_t row) { Q_UNUSED(row) }
    void setChart(PictureChart* chart); ///< once, in the constructor
    void addControl(QWidget* widget); ///< above the chart, left to right
    void addControlAtEnd(QWidget* widget); ///< right-aligned
    void setCaption(const QString& text); ///< beside the controls
    void addBelow(QWidget* widget); ///< below chart and table
    void setTable(ChartTable table);
    void setWords(const QString& answer, const QString& subline);
    [[nodiscard]] const TrendsDataPtr& data() const { return m_data; }
    [[nodiscard]] const ChartTable& table() const;
    [[nodiscard]] std::optional<std::pair<Day, Bucket>> annotatedDay() const override;
    [[nodiscard]] virtual std::optional<Day> currentDay() const { return std::nullopt; } ///< that the chart points at
    [[nodiscard]] virtual bool overTime() const { return true; } ///< the chart has days
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildCorner();
    void copy();
    [[nodiscard]] FigureOptions figureOptions(const Out& out) const;
    const Kind m_kind;
    TrendsDataPtr m_data;
    QString m_answer, m_subline;
    SegmentedSwitch* m_kinds = nullptr;
    QToolButton* m_tableButton = nullptr;
    QHBoxLayout* m_controls = nullptr;
    TextLabel* m_caption = nullptr;
    QStackedWidget* m_evidence = nullptr; ///< chart, table
    QVBoxLayout* m_column = nullptr;
    ChartTableView* m_table = nullptr;
    PictureChart* m_chart = nullptr;
};

} // namespace weir::ui
