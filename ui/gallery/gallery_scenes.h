// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace weir::ui::gallery {

class Stage;

/// One picture or a few: what is set up for it, and what is taken back afterwards.
struct Scene {
    QString name;
    std::function<void(Stage&)> play;
};

/// With nothing open: start page in its states, dialogs, the sheet of components.
[[nodiscard]] std::vector<Scene> scenesWithoutData();
/// On the open workspace: every place and its states. A new place is one line here.
[[nodiscard]] std::vector<Scene> scenesWithData();
/// On the open workspace: what the import preview shows of sources that are made in `folder`.
[[nodiscard]] std::vector<Scene> scenesOfTheImport(const QString& folder);
/// On the open workspace: pages of Trends about single items.
[[nodiscard]] std::vector<Scene> scenesOfItemPictures();
/// The same pages on a workspace of one item, of none that was finished, of very many; told apart by `suffix`.
[[nodiscard]] std::vector<Scene> scenesOfSoManyItems(const QString& suffix);
/// On the open workspace: the report as a team puts it together.
[[nodiscard]] std::vector<Scene> scenesOfTheReport();
/// On the open workspace: two windows side by side, the menus of views and windows.
[[nodiscard]] std::vector<Scene> scenesOfWindows();
/// On a workspace of one file that can be written: it changes after it was taken.
[[nodiscard]] std::vector<Scene> scenesOfChangedSources();
/// On a workspace of which some records were refused.
[[nodiscard]] std::vector<Scene> scenesWithRejects();
/// On the open workspace: what is to be known of its data, who is in it, what an item is linked with.
[[nodiscard]] std::vector<Scene> scenesOfTheData();
/// On a workspace of which much is to be known, in which people go by several names; on one that names nobody.
[[nodiscard]] std::vector<Scene> scenesOfPeople();
[[nodiscard]] std::vector<Scene> scenesOfNobody();
/// On a workspace of 13 stages and more.
[[nodiscard]] std::vector<Scene> scenesWithManyStages();
/// On a workspace without sources.
[[nodiscard]] std::vector<Scene> scenesWhenEmpty();

} // namespace weir::ui::gallery
