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

namespace weir::app {

int runWindow(int argc, char** argv)
{
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
