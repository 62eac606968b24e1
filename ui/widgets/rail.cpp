// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail.h"

#include "ui/theme/style_painting.h"
#include "ui/widgets/rail_buttons.h"
#include "ui/widgets/themed.h"

#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>
#include <QVariantAnimation>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int inset = 8;
constexpr int between = 1;
constexpr int betweenGroups = 16;

} // namespace

Rail::Rail(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
    , m_head(new WorkspaceButton(theme, this))
    , m_moving(new QVariantAnimation(this))
{
    m_moving->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_moving, &QVariantAnimation::valueChanged, this, [this](const QVariant& width) { setFixedWidth(width.toInt()); });
    connect(m_moving, &QVariantAnimation::finished, this, &Rail::settle);
    m_layout->setContentsMargins(0, 0, 1, inset);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_head);
    m_layout->addStretch();
    setFixedWidth(tokens::rail);
    setAccessibleName(tr("Places"));
    followTheme(this, theme);
    m_head->setAccessibleName(tr("Workspace menu"));
}

void Rail::setWorkspace(const QString& name)
{
    m_head->setText(name);
    m_head->setAccessibleName(tr("%1, workspace menu").arg(name));
    m_head->update();
}

void Rail::setMenu(QMenu* menu)
{
    connect(
        m_head, &QAbstractButton::clicked, menu, [this, menu] { menu->popup(m_head->mapToGlobal(QPoint(inset, m_head->height() - 4))); });
}

void Rail::addPlace(const QString& id, const QString& title, const QString& icon, int group, const QString& shortcut)
{
    auto* button = new PlaceButton(m_theme, title, icon, shortcut, this);
    button->setObjectName(QStringLiteral("place-") + id);
    auto* row = new QHBoxLayout;
    const bool first = m_lastGroup < 0;
    row->setContentsMargins(inset, first ? 0 : group != m_lastGroup ? betweenGroups + between : between, inset - 1, 0);
    row->addWidget(button);
    m_layout->insertLayout(m_layout->count() - 1, row);
    m_lastGroup = group;
    m_places.insert(id, button);
    connect(button, &QAbstractButton::clicked, this, [this, id, button] {
        button->setChecked(id == m_current); // the window decides whether one gets there
        emit placeRequested(id);
    });
}

void Rail::setCurrent(const QString& id)
{
    m_current = id;
    for (auto it = m_places.cbegin(); it != m_places.cend(); ++it)
        it.value()->setChecked(it.key() == id);
}

void Rail::setBadge(const QString& id, int count)
{
    if (PlaceButton* button = m_places.value(id))
        button->setBadge(count);
}

void Rail::setCollapsed(bool collapsed, bool moving)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    m_moving->stop();
    if (collapsed)
        showNames(false); // names go first and come last: none is seen in half
    const int duration = moving && isVisible() ? m_theme.duration(tokens::motionPanel) : 0;
    if (duration == 0)
        return settle();
    m_moving->setStartValue(width());
    m_moving->setEndValue(collapsed ? tokens::railCollapsed : tokens::rail);
    m_moving->setDuration(duration);
    m_moving->start();
}

void Rail::settle()
{
    setFixedWidth(m_collapsed ? tokens::railCollapsed : tokens::rail);
    showNames(!m_collapsed);
}

void Rail::showNames(bool names)
{
    m_head->setCollapsed(!names);
    for (PlaceButton* button : std::as_const(m_places))
        button->setCollapsed(!names);
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::BgRail));
    const int x = layoutDirection() == Qt::LeftToRight ? width() - 1 : 0;
    style::hairline(painter, QPointF(x, 0), QPointF(x, height()), m_theme.color(Token::LineHair));
}

} // namespace weir::ui
