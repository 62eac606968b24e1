// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace weir::ui {

class ElidedLabel;
class IconButton;

/// What every sheet is: corners of 4 above and 8 below, a top edge of 2 px (ochre explains the bottleneck, grey that there
/// is none, accent a selection), a cross. Escape closes it, too.
class SheetFrame : public QFrame {
    Q_OBJECT
public:
    SheetFrame(const Theme& theme, Token edge, QWidget* parent = nullptr);

signals:
    void closed(); ///< is asked for: whoever shows the sheet lets it go

protected:
    static constexpr int edgeHeight = 2;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void setEdge(Token edge);
    [[nodiscard]] IconButton& cross() { return *m_cross; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    const Theme& m_theme;
    Token m_edge;
    IconButton* m_cross;
};

/// Panel under a picture that explains what is selected in it: title with a line beside it, room for actions. Usually the
/// lower half of a QSplitter.
class Sheet final : public SheetFrame {
    Q_OBJECT
public:
    explicit Sheet(const Theme& theme, QWidget* parent = nullptr);
    void setHeading(const QString& title, const QString& qualifier = {});
    /// Between the heading and the cross (a tag, a link).
    void addHeadingWidget(QWidget* widget);
    void setContent(QWidget* content);
    [[nodiscard]] QSize sizeHint() const override;

private:
    QHBoxLayout* m_head;
    QVBoxLayout* m_body;
    ElidedLabel* m_title;
    ElidedLabel* m_qualifier;
    QWidget* m_content = nullptr;
};

} // namespace weir::ui
