// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QMap>
#include <QWidget>

class QAbstractButton;
class QMenu;
class QVBoxLayout;
class QVariantAnimation;

namespace weir::ui {

class PlaceButton;
class WorkspaceButton;

/// The places of the window, 184 wide or, collapsed, icons only on 56. The head names the workspace and opens the menu.
class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(const Theme& theme, QWidget* parent = nullptr);
    void setWorkspace(const QString& name);
    void setMenu(QMenu* menu);
    void addPlace(const QString& id, const QString& title, const QString& icon, int group, const QString& shortcut = {});
    void setCurrent(const QString& id);
    [[nodiscard]] const QString& current() const { return m_current; }
    /// 0: no badge.
    void setBadge(const QString& id, int count);
    /// `moving`: it takes its time.
    void setCollapsed(bool collapsed, bool moving);
    [[nodiscard]] bool collapsed() const { return m_collapsed; }

signals:
    void placeRequested(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void settle();
    void showNames(bool names);
    const Theme& m_theme;
    QVBoxLayout* m_layout;
    WorkspaceButton* m_head;
    QVariantAnimation* m_moving;
    QMap<QString, PlaceButton*> m_places;
    QString m_current;
    int m_lastGroup = -1;
    bool m_collapsed = false;
};

} // namespace weir::ui
