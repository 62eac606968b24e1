// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "ui/session/source_choice.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace weir::ui {

class Session;
class Theme;

/// Sources come to the import preview for the first time, or because of how they were read.
enum class Offer { New, Again };

/// What a place needs from the window.
struct ViewContext {
    Session& session;
    Theme& theme;
    std::function<void(const QString& where)> go; ///< to another place as it was left, or to a page of it: "sources/data"
    std::function<void(const std::vector<SourceChoice>& sources, Offer kind)> offer = {}; ///< to the import preview
};

/// A place of the rail: answers a question in its first line and shows the evidence below. One file pair a place.
class View : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// What of this place can be written to a file. It holds all that it needs, so that `write` can run on a worker; that writes what is
    /// shown now, whole or not at all, and throws weir::Error or Cancelled.
    struct Export {
        QString name; ///< proposed for the file, with its suffix
        QString formats; ///< as the file dialog takes them, the one of `name` first
        std::function<void(const QString& file, Progress& progress)> write;
    };
    /// Nothing to export: absent.
    [[nodiscard]] virtual std::optional<Export> exported() const { return std::nullopt; }
    /// Shows only what has the words typed in the window's search field (empty: everything). The window sends them to the
    /// place that says searches().
    [[nodiscard]] virtual bool searches() const { return false; }
    virtual void setSearch(const QString& text) { Q_UNUSED(text) }

    /// The page of the place that is shown, for those that have several; empty: the first one. A place that does not know a page shows
    /// its first one.
    [[nodiscard]] virtual QString page() const { return {}; }
    virtual void setPage(const QString& page) { Q_UNUSED(page) }

signals:
    /// How many things here ask for attention today; the rail shows it beside the place (0: nothing).
    void badgeChanged(int count);
    /// What exported() gives came or went, without a change of the measured stream.
    void exportChanged();
    /// The place asks the window to write this to a file that the user chooses.
    void exportRequested(const weir::ui::View::Export& what);
};

/// One line of the list of places.
struct PlaceInfo {
    QString id; ///< overview, map, bottlenecks, trends, items, report, sources
    QString title; ///< translated
    QString icon; ///< name in resources/icons
    int group = 0; ///< groups stand apart in the rail
    std::function<View*(const ViewContext&, QWidget* parent)> make;
};
/// The list, in the order of the rail.
[[nodiscard]] std::vector<PlaceInfo> builtinPlaces();

} // namespace weir::ui
