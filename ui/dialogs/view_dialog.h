// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QDialog>
#include <QStringList>

#include <optional>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace weir::ui {

class TextLabel;

/// Asks for the name of a view; of one whose window is the last weeks also whether it moves on with time.
class ViewDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Task { Save, Rename };
    struct Request {
        Task task = Task::Save;
        QString name; ///< proposed, or the one it has
        QString shows; ///< what the view is: "last 12 weeks, Type: Bug, in Trends"
        int weeks = 0; ///< of its window; 0: it does not end with the newest data
        QStringList taken; ///< names of other views
    };
    ViewDialog(const Theme& theme, const Request& request, QWidget* parent = nullptr);
    [[nodiscard]] QString name() const;
    /// The last so many weeks, whatever the day.
    [[nodiscard]] bool movesOn() const;

private:
    void check();
    const Request m_request;
    QLineEdit* m_name;
    QCheckBox* m_moves;
    TextLabel* m_why;
    QPushButton* m_save;
};

} // namespace weir::ui
