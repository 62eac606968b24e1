// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/icons.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace weir::ui {

namespace {

constexpr int iconSize = 28;
constexpr int iconGap = 14;
constexpr int widest = 440;

} // namespace

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, Type::BodyStrong, Token::TextPrimary, {}, this))
    , m_text(new TextLabel(theme, Type::Small, Token::TextSecondary, {}, this))
    , m_action(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, iconSize + iconGap, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addSpacing(2);
    layout->addWidget(m_text);
    layout->addSpacing(12);
    layout->addWidget(m_action, 0, Qt::AlignLeft);
    layout->addStretch();
    setMaximumWidth(widest);
    m_action->hide();
    followTheme(this, theme);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setContent(const QString& icon, const QString& title, const QString& text)
{
    m_icon = icon;
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
}

void EmptyState::setAction(const QString& text, const QString& icon)
{
    m_action->setText(text);
    m_action->setIcon(icon.isEmpty() ? QIcon() : ui::icon(icon, m_theme, Token::TextPrimary));
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int x = layoutDirection() == Qt::LeftToRight ? 0 : width() - iconSize;
    paintIcon(painter, QRectF(x, 0, iconSize, iconSize), m_icon, m_theme.color(Token::TextTertiary), iconSize);
}

} // namespace weir::ui
