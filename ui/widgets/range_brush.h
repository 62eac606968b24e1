// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QRectF>
#include <QWidget>

#include <optional>
#include <vector>

namespace weir::ui {

/// A row of bars, one a week, over which a brush chooses a range of whole weeks. Drag its grips, drag it, or draw a new one;
/// double click and Escape choose everything again. Arrow keys move it, with Shift its end, with Ctrl its beginning.
/// Who draws something else under the brush overrides what is drawn and its room.
class RangeBrush : public QWidget {
    Q_OBJECT
public:
    explicit RangeBrush(const Theme& theme, QWidget* parent = nullptr);
    /// Heights of the bars. `from`/`to` in weeks; what is chosen need not lie on whole weeks until it is dragged.
    void setValues(const std::vector<double>& values);
    void setRange(double from, double to);
    [[nodiscard]] double from() const { return m_from; }
    [[nodiscard]] double to() const { return m_to; }
    [[nodiscard]] bool whole() const;
    /// Where a week begins, in widget coordinates.
    [[nodiscard]] double positionOf(double week) const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void rangeChosen(int from, int to); ///< half-open
    void resetRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    [[nodiscard]] virtual double valuesWidth() const; ///< of all weeks together
    [[nodiscard]] virtual QRectF brushBand() const; ///< top and height of the brush; left and width are of no matter
    virtual void paintValues(QPainter& painter) const;
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] int weeks() const { return static_cast<int>(m_values.size()); }
    static constexpr int overhang = 4; ///< room for half a grip on both sides

private:
    enum class Part { None, Start, End, Body, Outside };
    [[nodiscard]] Part partAt(double x) const;
    [[nodiscard]] double weekAt(double x) const;
    void choose(int from, int to);
    void paintGrip(QPainter& painter, double x) const;
    const Theme& m_theme;
    std::vector<double> m_values;
    double m_from = 0;
    double m_to = 0;
    Part m_dragged = Part::None;
    double m_pressedAt = 0; ///< week under the mouse when the drag began
    int m_fromAtPress = 0;
    int m_toAtPress = 0;
};

} // namespace weir::ui
