// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace weir::ui {

/// Lays out and repaints the widget when the theme or the size of text changes.
inline void followTheme(QWidget* widget, const Theme& theme)
{
    QObject::connect(&theme, &Theme::changed, widget, [widget] {
        widget->updateGeometry();
        widget->update();
    });
}

} // namespace weir::ui
