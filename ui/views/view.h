// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

namespace weir::ui {

class Session;
class Theme;

/// What a place needs from the window.
struct ViewContext {
    Session& session;
    Theme& theme;
    std::function<void(const QString& placeId)> go; ///< to another place
};

/// A place of the rail: answers a question in its first line and shows the evidence below. One file pair a place.
class View : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// File name of an export of what is shown, without suffix; empty: nothing to export.
    [[nodiscard]] virtual QString exportName() const { return {}; }
    /// Writes what is shown now to a file (SVG, PNG, PDF by suffix). It holds all that it needs, so that it can run on a worker;
    /// throws weir::Error. Null: nothing to export.
    using Exporter = std::function<void(const QString& file)>;
    [[nodiscard]] virtual Exporter exporter() const { return {}; }
    /// Shows only what has the words typed in the window's search field (empty: everything). The window sends them to the
    /// place that says searches().
    [[nodiscard]] virtual bool searches() const { return false; }
    virtual void setSearch(const QString& text) { Q_UNUSED(text) }

signals:
    /// How many things here ask for attention today; the rail shows it beside the place (0: nothing).
    void badgeChanged(int count);
};

/// One line of the list of places.
struct PlaceInfo {
    QString id; ///< overview, map, items, sources
    QString title; ///< translated
    QString icon; ///< name in resources/icons
    int group = 0; ///< groups stand apart in the rail
    std::function<View*(const ViewContext&, QWidget* parent)> make;
};
/// The list, in the order of the rail.
[[nodiscard]] std::vector<PlaceInfo> builtinPlaces();

} // namespace weir::ui
