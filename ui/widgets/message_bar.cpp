// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int iconSize = 16;
constexpr int textLeft = tokens::pageMargin + iconSize + 8;

struct Look {
    Token ground, mark;
    QString icon;
};

Look lookOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Attention:
        return {Token::AttentionSoft, Token::AttentionMark, QStringLiteral("clock-alert")};
    case MessageBar::Kind::Failure:
        return {Token::CriticalSoft, Token::CriticalMark, QStringLiteral("octagon-alert")};
    case MessageBar::Kind::Result:
        break;
    }
    return {Token::BgSurface, Token::GoodMark, QStringLiteral("circle-check")};
}

} // namespace

MessageBar::MessageBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sentence(new TextLabel(theme, Type::Body, Token::TextPrimary, {}, this))
    , m_link(new QPushButton(this))
    , m_close(new IconButton(theme, QStringLiteral("x"), tr("Close this message"), this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(textLeft, 6, tokens::space5, 7);
    layout->setSpacing(tokens::space3);
    layout->addWidget(m_sentence, 1, Qt::AlignVCenter);
    layout->addWidget(m_link);
    layout->addWidget(m_close);
    m_link->setFlat(true);
    m_sentence->setTabular(true);
    connect(m_link, &QPushButton::clicked, this, &MessageBar::linkActivated);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    followTheme(this, theme);
    hide();
}

void MessageBar::showMessage(Kind kind, const QString& sentence, const QString& link)
{
    m_kind = kind;
    m_sentence->setText(sentence);
    m_link->setText(link);
    m_link->setVisible(!link.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString MessageBar::sentence() const
{
    return m_sentence->text();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Look look = lookOf(m_kind);
    painter.fillRect(rect(), m_theme.color(look.ground));
    style::hairline(painter, QPointF(0, height() - 1), QPointF(width(), height() - 1),
        m_theme.color(m_theme.highContrast() ? look.mark : Token::LineHair));
    const int x = layoutDirection() == Qt::LeftToRight ? tokens::pageMargin : width() - tokens::pageMargin - iconSize;
    paintIcon(painter, QRectF(x, 0, iconSize, height() - 1), look.icon, m_theme.color(look.mark), iconSize);
}

void MessageBar::dismiss()
{
    hide();
    emit dismissed();
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace weir::ui
