// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_figure_row.h"

#include <QGridLayout>

#include <algorithm>

namespace weir::ui {

namespace {
constexpr int rowGap = 32;
}

KeyFigureRow::KeyFigureRow(const Theme& theme, std::size_t count, QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_open(count)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(0);
    m_grid->setVerticalSpacing(rowGap);
    // What one row needs must not keep the place from becoming narrower: then there are two.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (std::size_t i = 0; i < count; ++i) {
        m_figures.push_back(new KeyFigure(theme, this));
        connect(m_figures.back(), &QAbstractButton::clicked, this, [this, i] {
            if (const auto open = m_open[i]) // what it opens may bring new figures
                open();
        });
    }
    connect(&theme, &Theme::changed, this, &KeyFigureRow::fit); // the size of text
    arrange(true);
}

void KeyFigureRow::setFigures(const std::vector<Figure>& figures)
{
    const bool courses = std::ranges::any_of(figures, [](const Figure& figure) { return !figure.content.course.empty(); });
    const bool differences = std::ranges::any_of(figures, [](const Figure& figure) { return !figure.content.difference.isEmpty(); });
    for (std::size_t i = 0; i < m_figures.size() && i < figures.size(); ++i) {
        m_figures[i]->setCourseRoom(courses);
        m_figures[i]->setDifferenceRoom(differences);
        m_figures[i]->setContent(figures[i].content);
        m_figures[i]->setObjectName(figures[i].name);
        m_figures[i]->setEnabled(figures[i].open != nullptr);
        m_open[i] = figures[i].open;
    }
    fit();
}

void KeyFigureRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void KeyFigureRow::arrange(bool wide)
{
    m_wide = wide;
    const int count = static_cast<int>(m_figures.size());
    const int columns = wide ? count : (count + 1) / 2;
    for (int i = 0; i < count; ++i) {
        m_grid->addWidget(m_figures[static_cast<std::size_t>(i)], i / columns, i % columns);
        m_figures[static_cast<std::size_t>(i)]->setDivided(i % columns != 0);
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

void KeyFigureRow::fit()
{
    int widest = 0;
    for (const KeyFigure* figure : m_figures)
        widest = std::max(widest, figure->minimumSizeHint().width());
    const bool wide = width() >= static_cast<int>(m_figures.size()) * widest;
    if (wide != m_wide)
        arrange(wide);
}

} // namespace weir::ui
