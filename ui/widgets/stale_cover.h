// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

#include <functional>

namespace weir::ui {

/// Says that what a place shows is older than what was asked for. Below 100 ms nothing; then the old picture stays at 40 %
/// under a bar of 2 px; from a second on with the percentage, as far as the job behind it knows one. Covers its parent.
class StaleCover final : public QWidget {
    Q_OBJECT
public:
    /// `percent`: how far the job is, −1 if it cannot tell.
    StaleCover(const Theme& theme, std::function<int()> percent, QWidget* parent);
    void begin();
    void end();
    [[nodiscard]] bool stale() const { return m_stale; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void advance();
    const Theme& m_theme;
    std::function<int()> m_percent;
    QTimer m_timer;
    int m_shownFor = 0; ///< milliseconds
    bool m_stale = false;
};

} // namespace weir::ui
