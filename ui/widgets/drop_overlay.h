// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

namespace weir::ui {

/// Takes files and folders dropped anywhere on `target`, and while they hover over it says what will happen.
class DropOverlay final : public QWidget {
    Q_OBJECT
public:
    DropOverlay(const Theme& theme, QWidget* target);
    /// "Drop to import into Checkout".
    void setSentence(const QString& sentence);

signals:
    void dropped(const QStringList& paths);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QWidget* m_target;
    QString m_sentence;
};

} // namespace weir::ui
