// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;
class QProgressBar;

namespace weir::ui {

class ElidedLabel;
class Session;
class TextLabel;

/// Line at the bottom, 28 high: how the sources are, or while something runs its name, how far it is and a way to stop it;
/// at the right what is counted, the clock and the zone.
class JobBar final : public QWidget {
    Q_OBJECT
public:
    JobBar(Session& session, const Theme& theme, QWidget* parent = nullptr);
    /// For a page without data: shows nothing but running jobs, and hides while there is none.
    void setJobsOnly(bool jobsOnly);
    /// What a page says there while nothing runs; empty: how the sources are.
    void setSentence(const QString& sentence);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showJobs();
    void showData();
    [[nodiscard]] QString sourcesSentence(bool& missing) const;
    Session& m_session;
    const Theme& m_theme;
    ElidedLabel* m_left;
    QProgressBar* m_progress;
    TextLabel* m_percent;
    QPushButton* m_cancel;
    TextLabel* m_counted;
    TextLabel* m_clock;
    TextLabel* m_zone;
    QString m_sentence;
    bool m_jobsOnly = false;
    bool m_running = false;
    bool m_missing = false;
};

} // namespace weir::ui
