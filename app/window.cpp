// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/version.h"
#include "ui/jobs/job_runner.h"
#include "ui/main_window.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_style.h"
#include "ui/views/view.h"

#include <QApplication>
#include <QFileInfo>

#include <iostream>

namespace weir::app {

namespace {

/// Qt would abort. A platform that is named, as for tests, needs neither.
bool lacksDisplay([[maybe_unused]] int argc, [[maybe_unused]] char** argv)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name))
            return false;
    for (int i = 1; i < argc; ++i)
        if (qstrcmp(argv[i], "-platform") == 0)
            return false;
    return true;
#else
    return false;
#endif
}

} // namespace

int runWindow(int argc, char** argv)
{
    if (lacksDisplay(argc, argv)) {
        std::cerr << "weir: there is no display to open a window on; 'weir --help' lists what works without one.\n";
        return 1;
    }
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("weir"));
    QCoreApplication::setOrganizationName(QStringLiteral("weir"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Weir"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.weir.Weir"));

    ui::Theme theme;
    ui::installTheme(theme);
    ui::JobRunner jobs;
    ui::Session session(jobs);
    ui::MainWindow window(session, theme, ui::builtinPlaces());
    window.show();
    QStringList paths = QCoreApplication::arguments().mid(1);
    if (!paths.isEmpty())
        window.openPaths(paths);
    return QApplication::exec();
}

} // namespace weir::app
