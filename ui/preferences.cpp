// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences.h"

#include "ui/theme/theme.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace weir::ui {

namespace {

const QString modeKey = QStringLiteral("looks/theme");
const QString factorKey = QStringLiteral("looks/textSize");

QString modeName(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::Light:
        return QStringLiteral("light");
    case ThemeMode::Dark:
        return QStringLiteral("dark");
    case ThemeMode::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace

void readPreferences(const QSettings& settings, Theme& theme)
{
    const QString name = settings.value(modeKey).toString();
    for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark})
        if (modeName(mode) == name)
            theme.setMode(mode);
    const double factor = settings.value(factorKey, 1.0).toDouble();
    if (std::ranges::find(Theme::fontFactors(), factor) != Theme::fontFactors().end())
        theme.setFontFactor(factor);
}

void writePreferences(QSettings& settings, const Theme& theme)
{
    settings.setValue(modeKey, modeName(theme.mode()));
    settings.setValue(factorKey, theme.fontFactor());
}

} // namespace weir::ui
