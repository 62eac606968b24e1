// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_button.h"

#include "ui/theme/icons.h"

#include <QAction>

namespace weir::ui {

namespace {

void setUp(QToolButton* button)
{
    button->setAutoRaise(true);
    button->setIconSize(QSize(16, 16));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

} // namespace

IconButton::IconButton(const Theme& theme, const QString& icon, const QString& name, QWidget* parent)
    : QToolButton(parent)
{
    setUp(this);
    setIcon(ui::icon(icon, theme));
    setToolTip(name);
    setAccessibleName(name);
}

IconButton::IconButton(QAction* action, QWidget* parent)
    : QToolButton(parent)
{
    setUp(this);
    setDefaultAction(action);
    const auto name = [this, action] { setAccessibleName(action->text().remove(QLatin1Char('&'))); };
    connect(action, &QAction::changed, this, name);
    name();
}

} // namespace weir::ui
