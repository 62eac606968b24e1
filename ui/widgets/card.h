// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

namespace weir::ui {

/// Surface with a hairline and round corners, for what floats beside or under a picture; optionally with a coloured
/// edge of 3 px at the left (an error).
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const Theme& theme, QWidget* parent = nullptr);
    void setEdge(Token color);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void childEvent(QChildEvent* event) override;
    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    class Rim;
    const Theme& m_theme;
    Rim* m_rim = nullptr;
    Token m_edge = Token::Count;
};

} // namespace weir::ui
