// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/source_previews.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

class QMenu;

namespace weir::ui {

class Chip;

/// How a source is read, as pills: zone, order of dates, delimiter and format, each where it matters.
class PreviewChoosers final : public QWidget {
    Q_OBJECT
public:
    explicit PreviewChoosers(const Theme& theme, QWidget* parent = nullptr);
    /// `zone` is the workspace's. Null: nothing to choose.
    void setSource(const SourcePreview* source, const QString& zone);
    /// Takes as many lines as the pills need at that width.
    void fit(int width);
    /// In one line.
    [[nodiscard]] QSize sizeHint() const override;
    /// Opens the list of formats at a point of the screen.
    void openFormats(const QPoint& below);
    [[nodiscard]] QMenu& menu() const { return *m_menu; }

signals:
    void chosen(const weir::ui::SourceChoice& choice);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int place(int width);
    Chip* add(const QString& name, void (PreviewChoosers::*fill)());
    void addEntry(const QString& words, bool checked, std::function<void()> take);
    void fillZones();
    void fillDates();
    void fillDelimiters();
    void fillFormats();
    void pickZone();
    void takeZone(const QString& zone);
    void takeMapping(const std::function<void(readers::Mapping&)>& change);
    [[nodiscard]] QString zoneInForce() const;
    const Theme& m_theme;
    SourceChoice m_choice;
    std::optional<readers::Mapping> m_mapping; ///< in force; absent: no table
    QString m_format; ///< title of the one in force
    QString m_workspaceZone;
    QMenu* m_menu;
    QList<Chip*> m_chips;
    Chip* m_zone;
    Chip* m_dates;
    Chip* m_delimiter;
    Chip* m_formatChip;
};

} // namespace weir::ui
