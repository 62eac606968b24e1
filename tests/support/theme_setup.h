// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/theme/theme_style.h"

#include <memory>

namespace weir::test {

/// The light theme, worn by the application. Lives until the last widget is gone.
[[nodiscard]] inline std::unique_ptr<ui::Theme> installLightTheme()
{
    auto theme = std::make_unique<ui::Theme>();
    theme->setMode(ui::ThemeMode::Light);
    ui::installTheme(*theme);
    return theme;
}

} // namespace weir::test
