// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/error_card.h"

#include "ui/theme/icons.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace weir::ui {

namespace {

constexpr int iconSize = 20;
constexpr int padding = 28;
constexpr int top = 24;
constexpr int iconGap = 10;

} // namespace

ErrorCard::ErrorCard(const Theme& theme, QWidget* parent)
    : Card(theme, parent)
    , m_title(new TextLabel(theme, Type::BodyStrong, Token::TextPrimary, {}, this))
    , m_text(new TextLabel(theme, Type::Small, Token::TextSecondary, {}, this))
    , m_action(new QPushButton(this))
{
    setEdge(Token::CriticalMark);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(padding + 2, top + iconSize + iconGap, padding, top);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    m_actionRow = new QWidget(this); // brings its distance along, and takes it away
    auto* row = new QHBoxLayout(m_actionRow);
    row->setContentsMargins(0, 10, 0, 0);
    row->addWidget(m_action);
    row->addStretch();
    layout->addWidget(m_actionRow);
    m_actionRow->hide();
    connect(m_action, &QPushButton::clicked, this, &ErrorCard::actionTriggered);
}

void ErrorCard::setContent(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void ErrorCard::setAction(const QString& text, const QString& icon)
{
    m_action->setText(text);
    m_action->setIcon(icon.isEmpty() ? QIcon() : ui::icon(icon, theme(), Token::TextPrimary));
    m_actionRow->setVisible(!text.isEmpty());
}

void ErrorCard::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    const int x = layoutDirection() == Qt::LeftToRight ? padding + 2 : width() - padding - 2 - iconSize;
    paintIcon(painter, QRectF(x, top, iconSize, iconSize), QStringLiteral("octagon-alert"), theme().color(Token::CriticalMark), iconSize);
}

} // namespace weir::ui
