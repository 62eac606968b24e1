// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QToolButton>

class QAction;

namespace weir::ui {

/// An icon alone, 30 × 30, with its name as tool tip and for screen readers.
class IconButton final : public QToolButton {
    Q_OBJECT
public:
    IconButton(const Theme& theme, const QString& icon, const QString& name, QWidget* parent = nullptr);
    /// Shows an action: its icon, text, tool tip and whether it can be done now.
    IconButton(QAction* action, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {30, 30}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {30, 30}; }
};

} // namespace weir::ui
