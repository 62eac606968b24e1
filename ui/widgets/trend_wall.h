// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/trend_cell.h"

#include <QWidget>

#include <vector>

namespace weir::ui {

/// Cells of one size in as many columns as fit; arrow keys walk between them.
class TrendWall final : public QWidget {
    Q_OBJECT
public:
    explicit TrendWall(const Theme& theme, QWidget* parent = nullptr);
    struct Cell {
        QString name; ///< of what it opens; also the object name
        TrendCell::Content content;
    };
    void setCells(const std::vector<Cell>& cells);
    [[nodiscard]] const std::vector<TrendCell*>& cells() const { return m_cells; } ///< in the order shown
    [[nodiscard]] TrendCell* cell(const QString& name) const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void opened(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] static int columnsAt(int width);
    [[nodiscard]] int cellHeight() const;
    void arrange();
    bool walk(TrendCell* from, int key);
    const Theme& m_theme;
    std::vector<TrendCell*> m_cells; ///< shown
    std::vector<TrendCell*> m_spare;
};

} // namespace weir::ui
