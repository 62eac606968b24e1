// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace weir::ui {

/// A place in the rail.
class PlaceButton final : public QAbstractButton {
    Q_OBJECT
public:
    PlaceButton(const Theme& theme, const QString& title, const QString& icon, const QString& shortcut, QWidget* parent);
    void setBadge(int count);
    void setCollapsed(bool collapsed);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintBadge(QPainter& painter) const;
    const Theme& m_theme;
    QString m_icon;
    QString m_shortcut;
    int m_badge = 0;
    bool m_collapsed = false;
};

/// Head of the rail: the mark, the workspace's name and the sign that a menu opens.
class WorkspaceButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit WorkspaceButton(const Theme& theme, QWidget* parent);
    void setCollapsed(bool collapsed);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    bool m_collapsed = false;
};

} // namespace weir::ui
