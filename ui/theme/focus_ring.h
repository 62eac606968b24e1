// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace weir::ui {

/// Property of widgets that show focus inside themselves (rows, cells, places of the rail): bool, no ring outside.
inline constexpr char focusInsideProperty[] = "weirFocusInside";
/// Property of widgets with corners rounder than a control's: int, radius in pixels.
inline constexpr char focusRadiusProperty[] = "weirFocusRadius";

/// Shows the ring around the widget that has the focus, but only after it came there by keyboard.
class FocusRing final : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QObject* parent);
    /// True if the last move of the focus came by keyboard: rows and cells draw their ring only then.
    [[nodiscard]] static bool byKeyboard();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(QWidget* widget);
    void hide();
    QPointer<QFocusFrame> m_frame;
};

} // namespace weir::ui
