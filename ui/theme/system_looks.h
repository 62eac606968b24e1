// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPalette;

namespace weir::ui {

/// What the desktop asks of every application.
struct SystemLooks {
    bool dark = false;
    bool contrast = false; ///< lines and outlines that can be seen by weak eyes
    bool still = false; ///< nothing moves
};

/// Asks palettes, the environment (WEIR_REDUCED_MOTION and GTK_THEME) and the files in which desktops keep the two wishes.
/// Puts the system's own palette in force: the caller sets its own afterwards.
[[nodiscard]] SystemLooks askSystem();

/// A scheme of the highest contrast: all grounds are one pure black or white, and text stands on it with at least 20:1.
[[nodiscard]] bool asksForContrast(const QPalette& palette);
/// The same as the toolkits' settings in a folder of configurations say it.
[[nodiscard]] bool asksForContrast(const QString& configFolder);
[[nodiscard]] bool asksForStillness(const QString& configFolder);

} // namespace weir::ui
