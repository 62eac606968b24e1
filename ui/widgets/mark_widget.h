// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPainter;

namespace weir::ui {

/// A picture with marks that can be pointed at, or walked with the arrow keys: each tells what it is, Enter opens it. The base
/// of bars, strips and timelines.
class MarkWidget : public QWidget {
    Q_OBJECT
public:
    explicit MarkWidget(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] int currentMark() const { return m_current; } ///< −1: none
    [[nodiscard]] virtual int markCount() const = 0;
    [[nodiscard]] virtual QRectF markRect(int mark) const = 0; ///< empty: too small to be seen, walked over
    [[nodiscard]] virtual QString markText(int mark) const = 0; ///< plain text
    virtual void openMark(int mark) { Q_UNUSED(mark) }

protected:
    /// After the marks are others.
    void marksChanged(const QString& summary);
    [[nodiscard]] int markAt(const QPointF& position) const;
    void paintCurrentMark(QPainter& painter) const;
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void walk(int from, int step);
    void setCurrent(int mark);
    const Theme& m_theme;
    QString m_summary;
    int m_current = -1;
};

} // namespace weir::ui
