// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/chart_tip.h"

#include <QPixmap>
#include <QWidget>

#include <cstddef>
#include <functional>
#include <optional>

class QPainter;

namespace weir::ui {

/// A chart that is painted once and kept; what moves is painted over it. The nearest mark gets a ring and a tip, arrow keys walk from mark
/// to mark, Enter and a click open one.
class PictureChart : public QWidget {
    Q_OBJECT
public:
    explicit PictureChart(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] virtual std::size_t markCount() const = 0;
    [[nodiscard]] virtual QPointF markPlace(std::size_t mark) const = 0; ///< in widget coordinates
    /// What a mark says, asked for when it is pointed at.
    void setTips(std::function<ChartTip(std::size_t mark)> tips);
    /// Said where there is nothing to show; else empty.
    void setEmptyText(const QString& text);
    [[nodiscard]] const QString& emptyText() const { return m_emptyText; }
    void setMarksOpen(bool open); ///< off: they lead nowhere
    void setCurrent(std::optional<std::size_t> mark);
    [[nodiscard]] std::optional<std::size_t> current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override { return {860, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {360, 200}; }

signals:
    void markActivated(int mark);

protected:
    [[nodiscard]] virtual QRectF plotArea() const = 0;
    [[nodiscard]] virtual std::optional<std::size_t> markNear(const QPointF& position) const = 0;
    virtual void paintPicture(QPainter& painter) const = 0; ///< on a ground that is not there
    virtual void paintBelow(QPainter& painter) const { Q_UNUSED(painter) }
    virtual void paintAbove(QPainter& painter) const { Q_UNUSED(painter) }
    virtual void paintCurrent(QPainter& painter, const QPointF& at) const; ///< a ring
    /// How much of what matters a tip there would cover.
    [[nodiscard]] virtual std::size_t covered(const QRectF& box) const;
    /// After the picture is another.
    void pictureChanged();
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] const QPixmap& kept();
    void walkTo(std::ptrdiff_t mark);
    const Theme& m_theme;
    std::function<ChartTip(std::size_t)> m_tips;
    QString m_emptyText;
    std::optional<std::size_t> m_current;
    bool m_marksOpen = true;
    QPixmap m_kept;
};

} // namespace weir::ui
