// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/system_looks.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPalette>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>
#include <QStyleFactory>

#include <cmath>
#include <memory>

namespace weir::ui {

namespace {

constexpr int darkBelow = 128; // lightness of the system's window colour
constexpr double highest = 20; // of 21, the contrast of black and white

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < darkBelow;
}

double luminance(const QColor& color)
{
    const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrastOf(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

QVariant setting(const QString& folder, const QString& file, const QString& key)
{
    const QString path = QDir(folder).filePath(file);
    return QFile::exists(path) ? QSettings(path, QSettings::IniFormat).value(key) : QVariant();
}

/// Nobody watches where there is no screen; pictures made there are always the same.
bool onNoScreen()
{
    return QGuiApplication::platformName() == QLatin1String("offscreen") || QGuiApplication::platformName() == QLatin1String("minimal");
}

bool systemIsStill(const QString& configFolder)
{
    if (qEnvironmentVariableIsSet("WEIR_REDUCED_MOTION"))
        return qEnvironmentVariable("WEIR_REDUCED_MOTION") != QLatin1String("0");
#ifdef Q_OS_WIN
    if (!QApplication::isEffectEnabled(Qt::UI_General))
        return true;
#endif
    return onNoScreen() || asksForStillness(configFolder);
}

} // namespace

bool asksForContrast(const QPalette& palette)
{
    const QColor ground = palette.color(QPalette::Window);
    const bool pure = ground == QColor(Qt::black) || ground == QColor(Qt::white);
    return pure && palette.color(QPalette::Base) == ground && palette.color(QPalette::Button) == ground
        && contrastOf(palette.color(QPalette::WindowText), ground) >= highest;
}

bool asksForContrast(const QString& configFolder)
{
    for (const QString& file : {QStringLiteral("gtk-4.0/settings.ini"), QStringLiteral("gtk-3.0/settings.ini")}) {
        if (setting(configFolder, file, QStringLiteral("Settings/gtk-theme-name")).toString().startsWith(QLatin1String("HighContrast")))
            return true;
    }
    return false;
}

bool asksForStillness(const QString& configFolder)
{
    const QVariant factor = setting(configFolder, QStringLiteral("kdeglobals"), QStringLiteral("KDE/AnimationDurationFactor"));
    if (factor.isValid() && factor.toDouble() == 0)
        return true;
    for (const QString& file : {QStringLiteral("gtk-4.0/settings.ini"), QStringLiteral("gtk-3.0/settings.ini")}) {
        const QVariant animated = setting(configFolder, file, QStringLiteral("Settings/gtk-enable-animations"));
        if (animated.isValid() && !animated.toBool())
            return true;
    }
    return false;
}

SystemLooks askSystem()
{
    SystemLooks looks;
    const QString configFolder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    // Qt 6.4 tells the system's scheme only through palettes: the platform theme's, or the one Fusion makes when the platform
    // has none.
    QGuiApplication::setPalette(QPalette());
    const QPalette platform = QGuiApplication::palette();
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("Fusion")));
    looks.dark = isDark(platform) || (fusion && isDark(fusion->standardPalette()));
    looks.contrast = asksForContrast(platform) || asksForContrast(configFolder)
        || qEnvironmentVariable("GTK_THEME").startsWith(QLatin1String("HighContrast"));
    looks.still = systemIsStill(configFolder);
    return looks;
}

} // namespace weir::ui
