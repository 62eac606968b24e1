// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

class QPainter;

namespace weir::ui {

/// A button that looks like a row or a figure: a hand over it, a ground under the mouse, opened by Enter as well as Space.
class RowButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit RowButton(const Theme& theme, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintGround(QPainter& painter, const QRectF& ground) const;
    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    const Theme& m_theme;
};

} // namespace weir::ui
