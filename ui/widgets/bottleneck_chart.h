// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/bottleneck_painter.h"
#include "ui/widgets/mark_widget.h"

#include <cstddef>
#include <functional>
#include <optional>

namespace weir::ui {

/// The ranking of stages: a row each. A click, or Enter, chooses one.
class BottleneckChart final : public MarkWidget {
    Q_OBJECT
public:
    explicit BottleneckChart(const Theme& theme, QWidget* parent = nullptr);
    /// `spoken`: what a row says in words.
    void setPicture(BottleneckPicture picture, std::function<QString(std::size_t row)> spoken);
    [[nodiscard]] const BottleneckPicture& picture() const { return m_picture; }
    void setChosen(std::optional<std::size_t> row);
    [[nodiscard]] std::optional<std::size_t> chosen() const { return m_chosen; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int markCount() const override { return static_cast<int>(m_picture.rows.size()); }
    [[nodiscard]] QRectF markRect(int mark) const override;
    [[nodiscard]] QString markText(int mark) const override;
    void openMark(int mark) override;

signals:
    void rowChosen(std::size_t row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    BottleneckPicture m_picture;
    std::function<QString(std::size_t)> m_spoken;
    std::optional<std::size_t> m_chosen;
};

} // namespace weir::ui
