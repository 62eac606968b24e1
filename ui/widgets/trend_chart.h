// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/trend_picture.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chart_tip.h"

#include <QtCharts/QChartView>

#include <optional>
#include <vector>

class QLineSeries;
class QValueAxis;

namespace weir::ui {

/// One trend over time with a crosshair. Qt Charts draws the line in its plot area; grid, axes, limits, marks and words are our own
/// layers on the same chart. The wheel zooms time, arrow keys walk from point to point, Enter opens one.
class TrendChart final : public QChartView {
    Q_OBJECT
public:
    explicit TrendChart(const Theme& theme, QWidget* parent = nullptr);
    ~TrendChart() override;
    /// `tips`: one a point.
    void setPicture(TrendPicture picture, std::vector<ChartTip> tips);
    [[nodiscard]] const TrendPicture& picture() const { return m_picture; }
    /// Points lead somewhere: the hand over them, Enter on them.
    void setPointsOpen(bool open);
    /// Where the picture stands now, in widget coordinates.
    [[nodiscard]] TrendFrame frame() const;
    /// The point under the crosshair.
    [[nodiscard]] std::optional<std::size_t> current() const { return m_current; }
    /// Shows days [from, to) alone, as far as there are such; at least four points.
    void setShownDays(double from, double to);
    [[nodiscard]] QSize sizeHint() const override { return {860, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {420, 220}; }

signals:
    void pointActivated(int point);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    class Layer;
    void buildLayers();
    void applyTheme();
    void applyLine();
    void applyRange();
    void setCurrent(std::optional<std::size_t> point);
    [[nodiscard]] std::optional<std::size_t> pointNear(const QPointF& position) const;
    void step(int direction);
    void walkTo(int point);
    void zoom(double factor, double day);
    void paintCrosshair(QPainter& painter) const;
    void paintTip(QPainter& painter, const QPointF& at) const;

    const Theme& m_theme;
    TrendPicture m_picture;
    std::vector<ChartTip> m_tips;
    std::vector<QLineSeries*> m_lines;
    std::vector<Layer*> m_layers; ///< owned by the chart
    QValueAxis* m_days = nullptr; ///< both axes are the chart's
    QValueAxis* m_values = nullptr;
    double m_from = 0, m_to = 1; ///< days shown
    std::optional<std::size_t> m_current;
    bool m_pointsOpen = false;
};

} // namespace weir::ui
