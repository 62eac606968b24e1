// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/painting.h"

#include "ui/theme/theme.h"

#include <QGuiApplication>

#include <iostream>

namespace weir::app {

void withPainting(const std::function<void()>& work)
{
    // What Qt says of the desktop it does not find is of no use to a script.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            std::cerr << text.toStdString() << '\n';
    });
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "weir";
    char* arguments[] = {name, nullptr};
    const QGuiApplication application(count, arguments);
    ui::Theme::loadFonts();
    work();
}

QLocale fileLocale()
{
    return {QLocale::English, QLocale::UnitedStates};
}

} // namespace weir::app
