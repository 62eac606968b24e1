// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/saved_view.h"
#include "ui/theme/theme.h"
#include "ui/views/view.h"

#include <QMap>
#include <QWidget>

#include <optional>
#include <vector>

class QMenu;
class QStackedWidget;

namespace weir::ui {

class Actions;
class CompareMenu;
class FilterBar;
class ImportPreviewView;
class JobBar;
class MessageBar;
class Rail;
class Session;
class ViewsMenu;

/// The window while a workspace is open: rail, filter, message, the place that is shown, job bar.
class WorkspacePage final : public QWidget {
    Q_OBJECT
public:
    WorkspacePage(Session& session, Theme& theme, const std::vector<PlaceInfo>& places, const Actions& actions, QWidget* parent);
    /// To a place as it was left ("trends"), or to a page of it ("sources/data"; with nothing after the stroke to its first one).
    void go(const QString& where);
    /// To the import preview, below the place of the sources, from which it leads back to where the user was.
    void offer(const std::vector<SourceChoice>& sources, Offer kind);
    [[nodiscard]] ImportPreviewView& importPreview() { return *m_import; }
    [[nodiscard]] bool previews() const; ///< the import preview is shown
    [[nodiscard]] QString current() const;
    [[nodiscard]] View* currentView() const;
    /// In the order of the rail.
    [[nodiscard]] QStringList placeIds() const { return m_order; }
    [[nodiscard]] View* view(const QString& id) const { return m_views.value(id); }
    [[nodiscard]] Rail& rail() { return *m_rail; }
    [[nodiscard]] MessageBar& messages() { return *m_messages; }
    void focusSearch();
    /// What is shown as a view, without a name; and back to one.
    [[nodiscard]] SavedView shownView() const;
    void showView(const SavedView& view);
    [[nodiscard]] ViewsMenu& viewsMenu() { return *m_viewsMenu; }
    [[nodiscard]] CompareMenu& compareMenu() { return *m_compareMenu; }
    void openViews();
    void openCompare();
    /// Whether names stand beside the icons: the user's wish; without one the width decides.
    void setNamesWanted(std::optional<bool> wanted);
    void toggleNames();
    [[nodiscard]] bool namesShown() const;

signals:
    void placeChanged(const QString& id);
    void exportChanged(); ///< of some place
    void exportRequested(const weir::ui::View::Export& what); ///< by some place
    void messageLinkActivated();
    void importing(weir::ui::Offer kind); ///< what was offered is imported

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addPlace(const PlaceInfo& place, Theme& theme, Session& session);
    void addImportPreview(Theme& theme, Session& session);
    void search(const QString& text);
    void popUp(QMenu& menu, const QString& action);
    void arrangeRail(bool moving);
    Rail* m_rail;
    FilterBar* m_filter;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    QMap<QString, View*> m_views;
    QStringList m_order;
    JobBar* m_jobBar;
    ImportPreviewView* m_import;
    QString m_before; ///< the place that the import preview leads back to
    std::optional<bool> m_namesWanted;
    Session& m_session;
    const Actions& m_actions;
    ViewsMenu* m_viewsMenu;
    CompareMenu* m_compareMenu;
};

} // namespace weir::ui
