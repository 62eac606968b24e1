// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/saved_view.h"

#include <QMenu>

#include <functional>

namespace weir::ui {

class Session;
class Theme;

/// The views of the workspace: choose one, save what is shown as one, replace, rename and remove.
class ViewsMenu final : public QMenu {
    Q_OBJECT
public:
    /// `shown`: what is shown now, without a name.
    ViewsMenu(Session& session, const Theme& theme, std::function<SavedView()> shown, QWidget* parent = nullptr);
    /// Asks for a name and keeps what is shown under it.
    void save();

signals:
    void chosen(const weir::SavedView& view);

private:
    void fill();
    void addOthers(const QString& title, const QString& name, void (ViewsMenu::*act)(const SavedView&));
    void replace(const SavedView& view);
    void rename(const SavedView& view);
    void remove(const SavedView& view);
    Session& m_session;
    const Theme& m_theme;
    std::function<SavedView()> m_shown;
};

} // namespace weir::ui
