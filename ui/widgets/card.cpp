// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QChildEvent>
#include <QPainter>
#include <QPainterPath>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int edgeWidth = 3;

} // namespace

/// Lies above what the card holds and rounds its corners: a table would fill them otherwise.
class Card::Rim final : public QWidget {
public:
    Rim(const Theme& theme, Card* card)
        : QWidget(card)
        , m_theme(theme)
        , m_card(*card)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }
    void fit(const QRect& rect)
    {
        setGeometry(rect);
        const int r = tokens::radiusCard;
        setMask(QRegion(rect) - QRegion(rect.adjusted(r, 1, -r, -1)) - QRegion(rect.adjusted(edgeWidth, r, -1, -r)));
        raise();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath inside;
        inside.addRoundedRect(QRectF(rect()), tokens::radiusCard, tokens::radiusCard);
        QPainterPath corners;
        corners.addRect(QRectF(rect()));
        painter.fillPath(corners - inside, m_theme.color(Token::BgWindow));
        style::roundedBox(painter, rect(), tokens::radiusCard, {}, m_theme.color(Token::LineLine));
        if (m_card.m_edge == Token::Count)
            return;
        painter.setClipPath(inside);
        painter.fillRect(QRect(0, 0, edgeWidth, height()), m_theme.color(m_card.m_edge));
    }

private:
    const Theme& m_theme;
    const Card& m_card;
};

Card::Card(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
{
    m_rim = new Rim(theme, this);
    setFrameShape(QFrame::NoFrame);
    followTheme(this, theme);
}

void Card::resizeEvent(QResizeEvent*)
{
    m_rim->fit(rect());
}

void Card::childEvent(QChildEvent* event)
{
    QFrame::childEvent(event);
    if (event->added() && event->child()->isWidgetType() && m_rim != nullptr)
        m_rim->raise();
}

void Card::setEdge(Token color)
{
    m_edge = color;
    m_rim->update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::roundedBox(painter, rect(), tokens::radiusCard, m_theme.color(Token::BgSurface), m_theme.color(Token::LineLine));
}

} // namespace weir::ui
