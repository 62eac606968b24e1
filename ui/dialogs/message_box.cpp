// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/message_box.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace weir::ui {

bool MessageBox::ask(QWidget* parent, const QString& question, const QString& consequence, const QString& action)
{
    if (const std::optional<bool> answer = std::exchange(m_next, std::nullopt))
        return *answer;
    QMessageBox box(QMessageBox::NoIcon, QString(), question, QMessageBox::Cancel, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(consequence);
    const QPushButton* chosen = box.addButton(action, QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == chosen;
}

} // namespace weir::ui
