// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QDateEdit;
class QPushButton;

namespace weir::ui {

/// Asks for a range of days, the last one included.
class DaysDialog final : public QDialog {
    Q_OBJECT
public:
    /// [from, to) to begin with.
    DaysDialog(const Theme& theme, const QString& title, Day from, Day to, QWidget* parent = nullptr);
    [[nodiscard]] Day from() const;
    [[nodiscard]] Day to() const; ///< the day after the last

private:
    QDateEdit* m_from;
    QDateEdit* m_last;
    QPushButton* m_choose;
};

} // namespace weir::ui
