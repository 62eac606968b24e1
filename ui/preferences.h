// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSettings;

namespace weir::ui {

class SourceWatch;
class Theme;

/// What the user chose about the looks: light, dark or as the system; contrast, motion, size of text.
void readPreferences(const QSettings& settings, Theme& theme);
void writePreferences(QSettings& settings, const Theme& theme);

/// Whether what has changed on the disk is taken without being asked for.
void readSourcePreferences(const QSettings& settings, SourceWatch& watch);
void writeSourcePreferences(QSettings& settings, const SourceWatch& watch);

} // namespace weir::ui
