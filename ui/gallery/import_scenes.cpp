// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_scenes.h"
#include "ui/gallery/made_sources.h"
#include "ui/gallery/stage.h"
#include "ui/views/import_preview_view.h"
#include "ui/views/preview_table.h"
#include "ui/workspace_page.h"

#include <QDir>
#include <QFile>
#include <QMenu>

namespace weir::ui::gallery {

namespace {

constexpr QSize smallest(1024, 680);

QString written(const QDir& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

/// Offers the sources, on the first of them.
ImportPreviewView& offer(Stage& stage, const QStringList& files)
{
    stage.reset();
    stage.window().workspace().go(QStringLiteral("sources"));
    std::vector<SourceChoice> sources;
    for (const QString& file : files)
        sources.push_back({.path = file});
    stage.window().workspace().offer(sources, Offer::New);
    stage.settle();
    return stage.window().workspace().importPreview();
}

void leave(Stage& stage)
{
    stage.window().workspace().go(QStringLiteral("overview"));
    stage.reset();
}

void showSources(Stage& stage, const QStringList& files)
{
    ImportPreviewView& preview = offer(stage, files);
    stage.shoot(QStringLiteral("import-preview"));
    stage.window().resize(smallest);
    stage.shoot(QStringLiteral("import-preview-smallest"));
    stage.reset();
    preview.previews().setCurrent(1);
    stage.shoot(QStringLiteral("import-preview-json"));
    preview.previews().setCurrent(2);
    stage.shoot(QStringLiteral("import-preview-unknown"));
    leave(stage);
}

void showLooks(Stage& stage, const QStringList& files)
{
    offer(stage, files);
    stage.theme().setFontFactor(1.3);
    stage.shoot(QStringLiteral("import-preview-large-text"));
    stage.theme().setFontFactor(1.0);
    stage.theme().setContrast(Wish::Yes);
    stage.shoot(QStringLiteral("import-preview-contrast"));
    stage.theme().setContrast(Wish::System);
    leave(stage);
}

/// A picture of the window does not hold its popups: the list is drawn by itself.
void showRoles(Stage& stage, const QStringList& files)
{
    auto* table = offer(stage, files).findChild<PreviewTable*>();
    table->openRoles(4);
    stage.settle();
    table->roles().setActiveAction(table->roles().actions().value(9));
    stage.shoot(QStringLiteral("import-preview-roles"), table->roles());
    table->roles().hide();
    leave(stage);
}

} // namespace

std::vector<Scene> scenesOfTheImport(const QString& folder)
{
    const QDir made(folder);
    const QStringList files {written(made, QStringLiteral("tracker-may.csv"), changesExport()),
        written(made, QStringLiteral("issues.json"), issuesExport()),
        written(made, QStringLiteral("notes.pages"), QByteArray("\x01\x02 what we spoke about"))};
    return {
        {QStringLiteral("import-preview"), [files](Stage& stage) { showSources(stage, files); }},
        {QStringLiteral("import-preview-looks"), [files](Stage& stage) { showLooks(stage, files); }},
        {QStringLiteral("import-preview-roles"), [files](Stage& stage) { showRoles(stage, files); }},
    };
}

} // namespace weir::ui::gallery
