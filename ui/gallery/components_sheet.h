// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace weir::ui::gallery {

/// Every colour, type style and control in its states on one sheet.
class ComponentsSheet final : public QWidget {
    Q_OBJECT
public:
    explicit ComponentsSheet(const Theme& theme, QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* makeMeaning();
    [[nodiscard]] QWidget* makeControls();
    [[nodiscard]] QWidget* makeStates();
    const Theme& m_theme;
};

} // namespace weir::ui::gallery
