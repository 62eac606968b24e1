// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QHeaderView>

namespace weir::ui {

/// A head of three lines: the column as the source calls it, what it means, and what it holds. A click on a section of a table asks for
/// another meaning.
class PreviewHeader final : public QHeaderView {
    Q_OBJECT
public:
    static constexpr int chevronRoom = 18; ///< beside what a column means
    PreviewHeader(const Theme& theme, QWidget* parent);
    /// The column that the keys of the table stand in; −1: none.
    void setMarked(int section);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    void paintLine(QPainter& painter, const QRect& line, const QFont& font, Token color, const QString& words) const;
    const Theme& m_theme;
    int m_marked = -1;
};

} // namespace weir::ui
