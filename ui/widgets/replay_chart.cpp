// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/replay_chart.h"

#include "ui/painters/painter_target.h"
#include "ui/widgets/themed.h"

#include <QPainter>

#include <cmath>
#include <utility>

namespace weir::ui {

ReplayChart::ReplayChart(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this, theme);
}

void ReplayChart::setPicture(ReplayPicture picture, const QString& spoken)
{
    m_picture = std::move(picture);
    setAccessibleName(spoken);
    update();
}

QSize ReplayChart::sizeHint() const
{
    return {560, static_cast<int>(std::ceil(replayHeight(ChartLook(m_theme))))};
}

QSize ReplayChart::minimumSizeHint() const
{
    return {320, sizeHint().height()};
}

void ReplayChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    PainterTarget target(painter);
    paintReplay(target, m_picture, QRectF(rect()), ChartLook(m_theme));
}

} // namespace weir::ui
