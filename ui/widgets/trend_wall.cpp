// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/trend_wall.h"

#include <QKeyEvent>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int columnGap = 48;
constexpr int rowGap = 8;

} // namespace

TrendWall::TrendWall(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        arrange();
        updateGeometry();
    });
}

void TrendWall::setCells(const std::vector<Cell>& cells)
{
    while (m_cells.size() < cells.size()) {
        TrendCell* cell = nullptr;
        if (m_spare.empty()) {
            cell = new TrendCell(m_theme, this);
            cell->installEventFilter(this);
            connect(cell, &QAbstractButton::clicked, this, [this, cell] { emit opened(cell->objectName()); });
        } else {
            cell = m_spare.back();
            m_spare.pop_back();
        }
        m_cells.push_back(cell);
    }
    while (m_cells.size() > cells.size()) {
        m_spare.push_back(m_cells.back());
        m_cells.back()->hide();
        m_cells.pop_back();
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_cells[i]->setObjectName(cells[i].name);
        m_cells[i]->setContent(cells[i].content);
        m_cells[i]->show();
        if (i > 0)
            setTabOrder(m_cells[i - 1], m_cells[i]);
    }
    arrange();
    updateGeometry();
}

TrendCell* TrendWall::cell(const QString& name) const
{
    const auto found = std::ranges::find_if(m_cells, [&name](const TrendCell* cell) { return cell->objectName() == name; });
    return found == m_cells.end() ? nullptr : *found;
}

int TrendWall::columnsAt(int width)
{
    return std::max(1, (width + columnGap) / (TrendCell::cellWidth + columnGap));
}

int TrendWall::columns() const
{
    return columnsAt(width());
}

int TrendWall::cellHeight() const
{
    return m_cells.empty() ? TrendCell::cellHeight : m_cells.front()->sizeHint().height();
}

QSize TrendWall::sizeHint() const
{
    const int wide = 4 * TrendCell::cellWidth + 3 * columnGap;
    return {wide, heightForWidth(wide)};
}

QSize TrendWall::minimumSizeHint() const
{
    return {TrendCell::cellWidth, cellHeight()};
}

int TrendWall::heightForWidth(int width) const
{
    const int count = static_cast<int>(m_cells.size());
    const int across = columnsAt(width);
    return std::max(1, (count + across - 1) / across) * (cellHeight() + rowGap) - rowGap;
}

void TrendWall::resizeEvent(QResizeEvent*)
{
    arrange();
}

/// Columns share what is left, so that the wall ends where the page does.
void TrendWall::arrange()
{
    const int across = columns();
    const int height = cellHeight();
    const int wide = (width() - (across - 1) * columnGap) / across;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const int column = static_cast<int>(i) % across;
        const int row = static_cast<int>(i) / across;
        m_cells[i]->setGeometry(column * (wide + columnGap), row * (height + rowGap), wide, height);
    }
}

bool TrendWall::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto found = std::ranges::find(m_cells, watched);
        if (found != m_cells.end() && walk(*found, static_cast<QKeyEvent*>(event)->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool TrendWall::walk(TrendCell* from, int key)
{
    const int step = key == Qt::Key_Left ? -1
        : key == Qt::Key_Right           ? 1
        : key == Qt::Key_Up              ? -columns()
        : key == Qt::Key_Down            ? columns()
                                         : 0;
    const auto count = static_cast<int>(m_cells.size());
    int index = static_cast<int>(std::ranges::find(m_cells, from) - m_cells.begin()) + step;
    while (step != 0 && index >= 0 && index < count && !m_cells[static_cast<std::size_t>(index)]->isEnabled())
        index += step;
    if (step == 0 || index < 0 || index >= count)
        return false;
    m_cells[static_cast<std::size_t>(index)]->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace weir::ui
