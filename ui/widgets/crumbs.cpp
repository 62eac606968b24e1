// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/crumbs.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace weir::ui {

namespace {
constexpr int chevron = 14;
constexpr int chevronRoom = 28;
constexpr int buttonPadding = Crumbs::inset - 1; // beside the rim
} // namespace

Crumbs::Crumbs(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_place(new QPushButton(this))
    , m_page(new TextLabel(theme, Type::BodyStrong, Token::TextPrimary, {}, this))
{
    m_place->setFlat(true);
    m_place->setObjectName(QStringLiteral("crumbPlace"));
    m_page->setWrapping(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_place);
    layout->addSpacing(chevronRoom - buttonPadding);
    layout->addWidget(m_page);
    layout->addStretch(1);
    connect(&theme, &Theme::changed, this, &Crumbs::fit);
    connect(m_place, &QPushButton::clicked, this, &Crumbs::placeRequested);
}

void Crumbs::setWords(const QString& place, const QString& page)
{
    m_place->setText(place);
    m_page->setText(page);
    setAccessibleName(tr("%1, %2", "place, page below it").arg(place, page));
    fit();
}

void Crumbs::fit()
{
    const int words = QFontMetrics(style::buttonFont(m_theme)).horizontalAdvance(m_place->text());
    m_place->setFixedWidth(words + 2 * buttonPadding + 2);
    update();
}

void Crumbs::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int left = m_place->geometry().right() - buttonPadding + 1;
    paintIcon(painter, QRectF(left, 0, m_page->geometry().left() - left, height()), QStringLiteral("chevron-right"),
        m_theme.color(Token::TextSecondary), chevron);
}

} // namespace weir::ui
