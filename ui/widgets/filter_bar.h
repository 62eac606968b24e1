// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <string>
#include <vector>

class QAction;
class QMenu;

namespace weir::ui {

class Crumbs;
class FilterChips;
class RangeBrush;
class SearchField;
class Session;

/// The one filter of all places: time range in words and as a brush over the finished items of each week, conditions as
/// chips; then search, undo, redo and export.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    /// `actions` are shown as icons at the right end, in their order.
    FilterBar(Session& session, const Theme& theme, const QList<QAction*>& actions, QWidget* parent = nullptr);
    [[nodiscard]] SearchField& search() { return *m_search; }
    [[nodiscard]] RangeBrush& brush() { return *m_brush; }
    /// Where the icon of an action stands: menus open below it. Null: it has none.
    [[nodiscard]] QWidget* button(const QAction* action) const;
    /// A page below a place has no filter: the way to it stands instead. Empty: the filter again.
    void setPage(const QString& place, const QString& page);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void searched(const QString& text);
    void placeRequested(); ///< back from the page to its place

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class RangeWords;
    void readData();
    void readSelection();
    void chooseWeeks(int from, int to);
    void resetWindow();
    void removeField(const std::string& field);
    void toggle(const std::string& field, const std::string& value);
    void fillMenu(QMenu& menu, const std::string& field);
    void fillValues(QMenu& menu, const std::string& field);
    void openPicker(const std::string& field);
    [[nodiscard]] double weekOf(Instant t) const;
    Session& m_session;
    const Theme& m_theme;
    QWidget* m_filter; ///< everything that filters
    Crumbs* m_crumbs;
    RangeWords* m_words;
    RangeBrush* m_brush;
    FilterChips* m_chips;
    SearchField* m_search;
    std::vector<Day> m_weeks; ///< bounds: n weeks, n + 1 days
};

} // namespace weir::ui
