// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/answer_text.h"
#include "ui/theme/theme.h"

#include <QList>
#include <QTextLayout>
#include <QWidget>

namespace weir::ui {

/// The finding at the top of a place: at most 820 wide, its lines balanced. Links can be walked with Tab and opened with
/// Enter; they are underlined with dots only under the mouse or the focus.
class AnswerLabel final : public QWidget {
    Q_OBJECT
public:
    explicit AnswerLabel(const Theme& theme, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setParts(const QList<AnswerPart>& parts);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] int lineCount(int width) const;
    /// The smallest width that keeps the number of lines that `width` gives.
    [[nodiscard]] int balancedWidth(int width) const;

signals:
    void linkActivated(const QString& link);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QString shown() const;
    void breakLines(QTextLayout& layout, int width) const;
    [[nodiscard]] int partAt(const QPointF& position) const; ///< index of the link there, −1: none
    [[nodiscard]] QList<int> links() const;
    void setCurrent(int part);
    const Theme& m_theme;
    QList<AnswerPart> m_parts;
    int m_hovered = -1;
    int m_focused = -1;
};

} // namespace weir::ui
