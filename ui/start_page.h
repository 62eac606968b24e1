// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recents.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace weir::ui {

class ErrorCard;
class TextLabel;

/// Shown while no workspace is open: what Weir is for, how to begin, the workspaces opened before.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(const Theme& theme, QWidget* parent = nullptr);
    /// `now` decides how much of a date is said.
    void setRecents(const QList<RecentWorkspace>& recents, const QDateTime& now);
    void showError(const QString& title, const QString& sentence);
    void clearError();

signals:
    void newRequested();
    void openRequested();
    void sampleRequested();
    void importRequested(); ///< a click on the drop area
    void recentRequested(const QString& path);
    void locateRequested(const QString& path);
    void removeRequested(const QString& path);

private:
    [[nodiscard]] QWidget* makeWelcome();
    [[nodiscard]] QWidget* makeRecent();
    const Theme& m_theme;
    QVBoxLayout* m_rows = nullptr;
    TextLabel* m_recentTitle = nullptr;
    ErrorCard* m_error = nullptr;
    QWidget* m_errorGap = nullptr;
};

} // namespace weir::ui
