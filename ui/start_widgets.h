// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recents.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

class QPushButton;

namespace weir::ui {

/// Button of the start page: icon and words at the left, shortcut at the right; 260 × 36.
class StartButton final : public QAbstractButton {
    Q_OBJECT
public:
    StartButton(const Theme& theme, const QString& icon, const QString& text, const QString& shortcut, bool primary, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    QString m_icon;
    QString m_shortcut;
    bool m_primary;
};

/// A workspace opened before: name and finding, its strip, when and how much. One whose file is gone is grey and offers
/// to be located or removed.
class RecentRow final : public QAbstractButton {
    Q_OBJECT
public:
    /// `fullSeconds` is what the strip's 200 px stand for: the same for all rows.
    RecentRow(const Theme& theme, const RecentWorkspace& entry, double fullSeconds, const QDateTime& now, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

    /// No hairline below.
    void setLast(bool last) { m_last = last; }

signals:
    void locateRequested();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void paintNames(QPainter& painter, int room) const;
    const Theme& m_theme;
    RecentWorkspace m_entry;
    double m_fullSeconds;
    QDateTime m_now;
    bool m_missing;
    bool m_last = false;
};

/// The dashed area that says what can be dropped; a click chooses files instead.
class DropArea final : public QAbstractButton {
    Q_OBJECT
public:
    DropArea(const Theme& theme, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace weir::ui
