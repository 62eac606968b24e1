// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

class QPushButton;

namespace weir::ui {

class TextLabel;

/// A failed operation: what, where, what was kept, one action.
class ErrorCard final : public Card {
    Q_OBJECT
public:
    explicit ErrorCard(const Theme& theme, QWidget* parent = nullptr);
    void setContent(const QString& title, const QString& text);
    /// Empty text: no action.
    void setAction(const QString& text, const QString& icon = {});

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_text;
    QPushButton* m_action;
    QWidget* m_actionRow = nullptr;
};

} // namespace weir::ui
