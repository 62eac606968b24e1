// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_field.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QTimer>

#include <chrono>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int fieldWidth = 204;
constexpr int leastWidth = 124; ///< where the days that are compared need the room
constexpr int shortcutFrom = 180; ///< the words come before it
constexpr int iconRoom = 24;
constexpr int shortcutHeight = 18;
constexpr std::chrono::milliseconds pause(200);

} // namespace

SearchField::SearchField(const Theme& theme, QWidget* parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_pause(new QTimer(this))
{
    setPlaceholderText(tr("Search items"));
    setAccessibleName(tr("Search items"));
    setToolTip(tr("A part of a key or title (Ctrl+F)"));
    setTextMargins(iconRoom, 0, 0, 0);
    setClearButtonEnabled(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &SearchField::tell);
    connect(this, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize SearchField::sizeHint() const
{
    return {fieldWidth, std::max(tokens::control, m_theme.lineHeight(Type::Body) + tokens::space3)};
}

QSize SearchField::minimumSizeHint() const
{
    return {leastWidth, sizeHint().height()};
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const int x = layoutDirection() == Qt::LeftToRight ? 10 : width() - 26;
    paintIcon(painter, QRectF(x, 0, 16, height()), QStringLiteral("search"),
        m_theme.color(isEnabled() ? Token::TextSecondary : Token::TextDisabled), 16);
    if (text().isEmpty() && !hasFocus() && width() >= shortcutFrom)
        paintShortcut(painter);
}

void SearchField::paintShortcut(QPainter& painter) const
{
    const QString keys = tr("Ctrl F");
    QFont font = m_theme.font(Type::Caption);
    font.setWeight(QFont::Medium);
    const int wide = QFontMetrics(font).horizontalAdvance(keys) + 12;
    const QRect box(width() - wide - 7, (height() - shortcutHeight) / 2, wide, shortcutHeight);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), box);
    style::roundedBox(painter, place, 4, {}, m_theme.color(Token::LineLine));
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::TextTertiary));
    painter.drawText(place, Qt::AlignCenter, keys);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        tell();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        tell();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::tell()
{
    m_pause->stop();
    if (text() == m_told)
        return;
    m_told = text();
    emit searched(m_told);
}

} // namespace weir::ui
