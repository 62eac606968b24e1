// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/filter_values.h"

#include <QDialog>

#include <string>
#include <vector>

class QLineEdit;
class QListWidget;

namespace weir::ui {

/// All values of a field with their numbers of items, to be searched and ticked; for fields with more values than a menu
/// holds. A tick counts at once.
class FilterPicker final : public QDialog {
    Q_OBJECT
public:
    FilterPicker(const QString& field, const std::vector<FilterValue>& values, const std::vector<std::string>& chosen, QWidget* parent);
    [[nodiscard]] QLineEdit& search() { return *m_search; }
    [[nodiscard]] QListWidget& list() { return *m_list; }

signals:
    void toggled(const QString& value);

private:
    void showMatching(const QString& words);
    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace weir::ui
