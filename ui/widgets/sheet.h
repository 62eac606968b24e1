// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace weir::ui {

class ElidedLabel;

/// Panel under a picture that explains a part of it: top edge of 2 px (ochre for the bottleneck, accent for a selection),
/// title with a line beside it, room for actions and a cross. Escape closes. Usually the lower half of a QSplitter.
class Sheet final : public QFrame {
    Q_OBJECT
public:
    enum class Edge { Selection, Bottleneck };
    explicit Sheet(const Theme& theme, QWidget* parent = nullptr);
    void setEdge(Edge edge);
    void setHeading(const QString& title, const QString& qualifier = {});
    /// Between the heading and the cross (a tag, a link).
    void addHeadingWidget(QWidget* widget);
    void setContent(QWidget* content);
    void setClosable(bool closable);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void close();
    const Theme& m_theme;
    Edge m_edge = Edge::Selection;
    QHBoxLayout* m_head;
    QVBoxLayout* m_body;
    ElidedLabel* m_title;
    ElidedLabel* m_qualifier;
    QWidget* m_close;
    QWidget* m_content = nullptr;
};

} // namespace weir::ui
