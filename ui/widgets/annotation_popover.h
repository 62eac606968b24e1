// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chart_marks.h"
#include "ui/widgets/card.h"

#include <optional>
#include <vector>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace weir::ui {

/// Writes, changes and removes what happened on a day. Floats beside a chart until it is decided, or left.
class AnnotationPopover final : public Card {
    Q_OBJECT
public:
    /// Begins with the annotation at `chosen` of `kept`, or with a new one on `day`.
    AnnotationPopover(
        const Theme& theme, std::vector<Annotation> kept, Day day, std::optional<std::size_t> chosen, QWidget* parent = nullptr);

signals:
    /// Absent before: it is new; absent after: it goes.
    void decided(const std::optional<weir::Annotation>& before, const std::optional<weir::Annotation>& after);

private:
    void choose(int index);
    void save();
    void remove();
    [[nodiscard]] std::optional<Annotation> chosen() const;
    const std::vector<Annotation> m_kept;
    const Day m_newDay;
    QComboBox* m_which = nullptr; ///< a new one, then those kept
    QDateEdit* m_day = nullptr;
    QLineEdit* m_text = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace weir::ui
