// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLineEdit>

class QPainter;
class QTimer;

namespace weir::ui {

/// The window's search, 204 × 32, narrower where the window is: tells what was typed after a short pause, at once on Enter; Escape empties
/// it.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void searched(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void tell();
    void paintShortcut(QPainter& painter) const;
    const Theme& m_theme;
    QTimer* m_pause;
    QString m_told;
};

} // namespace weir::ui
