// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>

class QLineEdit;
class QListWidget;

namespace weir::ui {

/// One of many values, found by a part of its name.
class ChoicePicker final : public QDialog {
    Q_OBJECT
public:
    ChoicePicker(const QString& title, const QStringList& values, const QString& current, QWidget* parent);
    [[nodiscard]] QLineEdit& search() { return *m_search; }
    [[nodiscard]] QListWidget& list() { return *m_list; }

signals:
    void chosen(const QString& value);

private:
    void showMatching(const QString& words);
    void choose();
    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace weir::ui
