// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

#include <array>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace weir::ui {

/// Everything the window can do, by id: one line in the table of actions.cpp each. The actions are named after their ids and
/// belong to the window, so that their shortcuts work everywhere in it.
class Actions final : public QObject {
    Q_OBJECT
public:
    Actions(Theme& theme, QWidget* window);
    [[nodiscard]] QAction* get(const QString& id) const; ///< null: no such action
    [[nodiscard]] QList<QAction*> all() const { return m_actions.values(); }
    /// Puts the choices of theme, contrast, motion and size of text into a menu.
    void addLooks(QMenu& menu);

signals:
    void looksChosen();

private:
    /// Three choices, in the order of Wish.
    void addWish(QMenu& menu, const std::array<QString, 3>& names, Wish (Theme::*chosen)() const, void (Theme::*choose)(Wish));
    Theme& m_theme;
    QMap<QString, QAction*> m_actions;
};

} // namespace weir::ui
