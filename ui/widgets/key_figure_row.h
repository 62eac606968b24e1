// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/key_figure.h"

#include <QWidget>

#include <cstddef>
#include <functional>
#include <vector>

class QGridLayout;

namespace weir::ui {

/// The key figures under the answer of a place, parted by hairlines: all in one row where each has the room for its words,
/// else in two rows of half as many.
class KeyFigureRow final : public QWidget {
    Q_OBJECT
public:
    struct Figure {
        QString name; ///< object name, stable
        KeyFigure::Content content;
        std::function<void()> open; ///< to what is behind the figure; null: nowhere
    };
    KeyFigureRow(const Theme& theme, std::size_t count, QWidget* parent = nullptr);
    /// As many as the row was made for. Where none has a course, none keeps room for one.
    void setFigures(const std::vector<Figure>& figures);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange(bool wide);
    void fit();
    QGridLayout* m_grid;
    std::vector<KeyFigure*> m_figures;
    std::vector<std::function<void()>> m_open;
    bool m_wide = true;
};

} // namespace weir::ui
