// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/foot_line.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QPainter>
#include <QPushButton>

namespace weir::ui {

namespace {
constexpr int between = 28;
constexpr int above = 16;
} // namespace

FootLine::FootLine(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_link(new QPushButton(this))
{
    m_link->setFlat(true);
    m_link->setObjectName(QStringLiteral("unknownLink"));
    m_link->setIcon(icon(QStringLiteral("circle-help"), theme, Token::UnknownText));
    connect(m_link, &QPushButton::clicked, this, &FootLine::unknownClicked);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTheme(this, theme);
}

void FootLine::setWords(const QString& since, const QStringList& events, const QString& unknown)
{
    m_since = since;
    m_events = events;
    m_unknown = unknown;
    setAccessibleName(since + QStringLiteral(": ") + events.join(QStringLiteral(", ")));
    m_link->setText(unknown);
    m_link->setVisible(!unknown.isEmpty());
    placeLink();
    update();
}

QSize FootLine::sizeHint() const
{
    return {640, above + m_theme.lineHeight(Type::Body) + 4};
}

void FootLine::placeLink()
{
    const QSize size = m_link->sizeHint();
    m_link->setGeometry(
        width() - size.width() + 6, above + (m_theme.lineHeight(Type::Body) - size.height()) / 2, size.width(), size.height());
}

void FootLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeLink();
}

void FootLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), m_theme.color(Token::LineLine));
    const int line = m_theme.lineHeight(Type::Body);
    const int end = m_link->isVisible() ? m_link->x() - between : width();
    int x = 0;
    const auto word = [&](const QString& text, const QFont& font, Token color) {
        const int width = QFontMetrics(font).horizontalAdvance(text);
        if (text.isEmpty() || x + width > end)
            return;
        painter.setFont(font);
        painter.setPen(m_theme.color(color));
        painter.drawText(QRect(x, above, width + 2, line), Qt::AlignVCenter | Qt::AlignLeading, text);
        x += width + between;
    };
    word(m_since, m_theme.font(Type::Section), Token::TextPrimary);
    for (const QString& event : m_events)
        word(event, m_theme.tabular(Type::Body), Token::TextSecondary);
}

} // namespace weir::ui
