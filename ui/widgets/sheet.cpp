// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sheet.h"

#include "ui/theme/style_painting.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/themed.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int padding = 20;
constexpr int upperRadius = 4;

/// The two radii of a sheet: 4 above, 8 below.
QPainterPath outline(const QRectF& r)
{
    const double lower = tokens::radiusCard;
    const double upper = upperRadius;
    QPainterPath path;
    path.moveTo(r.left(), r.top() + upper);
    path.quadTo(r.topLeft(), QPointF(r.left() + upper, r.top()));
    path.lineTo(r.right() - upper, r.top());
    path.quadTo(r.topRight(), QPointF(r.right(), r.top() + upper));
    path.lineTo(r.right(), r.bottom() - lower);
    path.quadTo(r.bottomRight(), QPointF(r.right() - lower, r.bottom()));
    path.lineTo(r.left() + lower, r.bottom());
    path.quadTo(r.bottomLeft(), QPointF(r.left(), r.bottom() - lower));
    path.closeSubpath();
    return path;
}

} // namespace

SheetFrame::SheetFrame(const Theme& theme, Token edge, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_edge(edge)
    , m_cross(new IconButton(theme, QStringLiteral("x"), tr("Close (Esc)"), this))
{
    connect(m_cross, &QToolButton::clicked, this, &SheetFrame::closed);
    followTheme(this, theme);
}

void SheetFrame::setEdge(Token edge)
{
    m_edge = edge;
    update();
}

void SheetFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath path = outline(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.fillPath(path, m_theme.color(Token::BgSurface));
    painter.setPen(QPen(m_theme.color(Token::LineLine), 1));
    painter.drawPath(path);
    painter.setClipPath(outline(rect()));
    painter.fillRect(QRect(0, 0, width(), edgeHeight), m_theme.color(m_edge));
}

void SheetFrame::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QFrame::keyPressEvent(event);
}

Sheet::Sheet(const Theme& theme, QWidget* parent)
    : SheetFrame(theme, Token::AccentBase, parent)
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout(this))
    , m_title(new ElidedLabel(theme, Type::BodyStrong, Token::TextPrimary, {}, this))
    , m_qualifier(new ElidedLabel(theme, Type::Body, Token::TextSecondary, {}, this))
{
    m_head->setSpacing(tokens::space3);
    m_head->addWidget(m_title);
    m_head->addWidget(m_qualifier, 1);
    m_head->addWidget(&cross());
    m_body->setContentsMargins(padding, edgeHeight + 8, 12, padding - 4);
    m_body->setSpacing(tokens::space3);
    m_body->addLayout(m_head);
}

void Sheet::setHeading(const QString& title, const QString& qualifier)
{
    m_title->setText(title);
    m_qualifier->setText(qualifier);
    setAccessibleName(title);
    setAccessibleDescription(qualifier);
}

void Sheet::addHeadingWidget(QWidget* widget)
{
    m_head->insertWidget(m_head->count() - 1, widget);
}

void Sheet::setContent(QWidget* content)
{
    delete m_content;
    m_content = content;
    m_body->addWidget(content, 1, Qt::AlignTop); // what it does not need stays below it
}

QSize Sheet::sizeHint() const
{
    return {QFrame::sizeHint().width(), tokens::sheet};
}

} // namespace weir::ui
