// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_picker.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {
constexpr QSize pickerSize(360, 480);
} // namespace

ChoicePicker::ChoicePicker(const QString& title, const QStringList& values, const QString& current, QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("choicePicker"));
    setWindowTitle(title);
    resize(pickerSize);
    m_search->setPlaceholderText(tr("Part of the name"));
    m_search->setAccessibleName(tr("Search values"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Values"));
    m_list->addItems(values);
    m_list->setCurrentRow(std::max(0, static_cast<int>(values.indexOf(current))));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &ChoicePicker::showMatching);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &ChoicePicker::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &ChoicePicker::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_search->setFocus();
}

void ChoicePicker::showMatching(const QString& words)
{
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setHidden(!item->text().contains(words.trimmed(), Qt::CaseInsensitive));
        if (!item->isHidden() && first == nullptr)
            first = item;
    }
    m_list->setCurrentItem(first);
}

void ChoicePicker::choose()
{
    if (const QListWidgetItem* item = m_list->currentItem())
        emit chosen(item->text());
    accept();
}

} // namespace weir::ui
