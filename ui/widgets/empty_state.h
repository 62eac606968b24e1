// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace weir::ui {

class TextLabel;

/// What stands where data are missing: icon, what is missing, what it is for, one action.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const Theme& theme, QWidget* parent = nullptr);
    void setContent(const QString& icon, const QString& title, const QString& text);
    /// Empty text: no action. The icon may be empty, too.
    void setAction(const QString& text, const QString& icon = {});

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_icon;
    TextLabel* m_title;
    TextLabel* m_text;
    QPushButton* m_action;
};

} // namespace weir::ui
