// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences.h"

#include "ui/session/source_watch.h"
#include "ui/theme/theme.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace weir::ui {

namespace {

const QString modeKey = QStringLiteral("looks/theme");
const QString contrastKey = QStringLiteral("looks/contrast");
const QString stillKey = QStringLiteral("looks/reducedMotion");
const QString atOnceKey = QStringLiteral("sources/takeAtOnce");
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

QString wishName(Wish wish)
{
    switch (wish) {
    case Wish::No:
        return QStringLiteral("no");
    case Wish::Yes:
        return QStringLiteral("yes");
    case Wish::System:
        break;
    }
    return QStringLiteral("system");
}

Wish wishOf(const QVariant& value)
{
    for (const Wish wish : {Wish::No, Wish::Yes})
        if (wishName(wish) == value.toString())
            return wish;
    return Wish::System;
}

} // namespace

void readPreferences(const QSettings& settings, Theme& theme)
{
    const QString name = settings.value(modeKey).toString();
    for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark})
        if (modeName(mode) == name)
            theme.setMode(mode);
    theme.setContrast(wishOf(settings.value(contrastKey)));
    theme.setReducedMotion(wishOf(settings.value(stillKey)));
    const double factor = settings.value(factorKey, 1.0).toDouble();
    if (std::ranges::find(Theme::fontFactors(), factor) != Theme::fontFactors().end())
        theme.setFontFactor(factor);
}

void writePreferences(QSettings& settings, const Theme& theme)
{
    settings.setValue(modeKey, modeName(theme.mode()));
    settings.setValue(contrastKey, wishName(theme.contrast()));
    settings.setValue(stillKey, wishName(theme.reducedMotion()));
    settings.setValue(factorKey, theme.fontFactor());
}

void readSourcePreferences(const QSettings& settings, SourceWatch& watch)
{
    watch.setAutomatic(settings.value(atOnceKey, false).toBool());
}

void writeSourcePreferences(QSettings& settings, const SourceWatch& watch)
{
    settings.setValue(atOnceKey, watch.automatic());
}

} // namespace weir::ui
