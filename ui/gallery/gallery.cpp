// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every place and dialog in both themes into PNG files, to be looked at: weir_gallery FOLDER [WORKSPACE] [--scale 2].
#include "core/base/error.h"
#include "ui/gallery/gallery_scenes.h"
#include "ui/gallery/made_sources.h"
#include "ui/gallery/stage.h"
#include "ui/theme/theme_style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTemporaryDir>

#include <cstdio>

namespace weir::ui::gallery {

namespace {

/// Those named `only`; empty: all.
void playScenes(Stage& stage, const std::vector<Scene>& scenes, const QString& only)
{
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        stage.theme().setMode(mode);
        for (const Scene& scene : scenes) {
            if (only.isEmpty() || scene.name == only)
                scene.play(stage);
        }
    }
}

int run(const QStringList& arguments, const QString& scale, const QString& only)
{
    const QDir folder(arguments.value(0));
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "%s cannot be made\n", qPrintable(arguments.value(0)));
        return 1;
    }
    QTemporaryDir scratch;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, scratch.path());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QString workspace = arguments.value(1);
    if (workspace.isEmpty()) {
        workspace = scratch.filePath(QStringLiteral("Sample.weir"));
        SilentProgress progress;
        builtinSample()(workspace.toStdString(), progress);
    }

    Theme theme;
    installTheme(theme);
    QApplication::setCursorFlashTime(0);
    Stage stage(theme, folder, scale);
    const auto play = [&stage, &only](const std::vector<Scene>& scenes) { playScenes(stage, scenes, only); };
    play(scenesWithoutData());
    if (!stage.open(workspace)) {
        std::fprintf(stderr, "%s could not be opened\n", qPrintable(workspace));
        return 1;
    }
    play(scenesWithData());
    play(scenesOfItemPictures());
    play(scenesOfTheReport());
    play(scenesOfTheData());
    play(scenesOfWindows());
    play(scenesOfTheImport(scratch.path()));
    stage.session().close();
    const bool made = stage.make(scratch.filePath(QStringLiteral("Requests.weir")), brokenExport());
    if (made) {
        play(scenesWithRejects());
        play(scenesOfNobody());
        play(scenesOfChangedSources());
    }
    stage.session().close();
    if (stage.make(scratch.filePath(QStringLiteral("Payments.weir")), teamExport()))
        play(scenesOfPeople());
    stage.session().close();
    if (!made || !stage.make(scratch.filePath(QStringLiteral("Orders.weir")), manyStagesExport())) {
        std::fprintf(stderr, "the gallery's own workspaces could not be made\n");
        return 1;
    }
    play(scenesWithManyStages());
    struct Made {
        const char* name;
        int finished, open;
    };
    for (const Made& items : {Made {"one", 1, 0}, Made {"unfinished", 0, 3}, Made {"many", 100'000, 2000}}) {
        const QString name = QString::fromLatin1(items.name);
        stage.session().close();
        if (!stage.make(scratch.filePath(name + QStringLiteral(".weir")), manyItemsExport(items.finished, items.open))) {
            std::fprintf(stderr, "the workspace %s could not be made\n", items.name);
            return 1;
        }
        play(scenesOfSoManyItems(QLatin1Char('-') + name));
    }
    stage.session().close();
    stage.session().create(scratch.filePath(QStringLiteral("New team.weir")));
    stage.settle();
    play(scenesWhenEmpty());
    std::printf("%d pictures in %s\n", stage.pictures(), qPrintable(folder.path()));
    return 0;
}

} // namespace

} // namespace weir::ui::gallery

int main(int argc, char** argv)
{
    // The scale must be known before the application object is there.
    QString scale;
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], "--scale") == 0) {
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
            scale = QStringLiteral("@%1x").arg(QString::fromLatin1(argv[i + 1]));
        }
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("weir"));
    QCoreApplication::setApplicationName(QStringLiteral("weir-gallery"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WEIR_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Renders every place and dialog into PNG files."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where the pictures go"));
    parser.addPositionalArgument(
        QStringLiteral("workspace"), QStringLiteral("what they show; without it the sample"), QStringLiteral("[workspace]"));
    parser.addOption({QStringLiteral("scale"), QStringLiteral("device pixels per pixel"), QStringLiteral("factor")});
    parser.addOption({QStringLiteral("only"), QStringLiteral("the scenes of this name alone"), QStringLiteral("name")});
    parser.process(application);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    try {
        return weir::ui::gallery::run(parser.positionalArguments(), scale, parser.value(QStringLiteral("only")));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
