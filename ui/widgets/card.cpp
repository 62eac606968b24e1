// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QPainter>
#include <QPainterPath>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int edgeWidth = 3;

} // namespace

Card::Card(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    followTheme(this, theme);
}

void Card::setEdge(Token color)
{
    m_edge = color;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::roundedBox(painter, rect(), tokens::radiusCard, m_theme.color(Token::BgSurface), m_theme.color(Token::LineLine));
    if (m_edge == Token::Count)
        return;
    QPainterPath clip;
    clip.addRoundedRect(QRectF(rect()), tokens::radiusCard, tokens::radiusCard);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(clip);
    painter.fillRect(QRect(0, 0, edgeWidth, height()), m_theme.color(m_edge));
}

} // namespace weir::ui
