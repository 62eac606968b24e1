// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_picker.h"

#include "ui/format/number_text.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr QSize pickerSize(360, 480);
constexpr int valueRole = Qt::UserRole;

} // namespace

FilterPicker::FilterPicker(
    const QString& field, const std::vector<FilterValue>& values, const std::vector<std::string>& chosen, QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("filterPicker"));
    setWindowTitle(tr("Filter by %1", "name of a field").arg(field));
    resize(pickerSize);
    m_search->setPlaceholderText(tr("Part of the name"));
    m_search->setAccessibleName(tr("Search values"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Values"));
    for (const FilterValue& value : values) {
        const QString name = QString::fromStdString(value.value);
        auto* item = new QListWidgetItem(tr("%1 (%2)", "value, number of items").arg(name, countText(value.items)), m_list);
        item->setData(valueRole, name);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::ranges::find(chosen, value.value) != chosen.end() ? Qt::Checked : Qt::Unchecked);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &FilterPicker::showMatching);
    connect(
        m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) { emit toggled(item->data(valueRole).toString()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_search->setFocus();
}

void FilterPicker::showMatching(const QString& words)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setHidden(!item->data(valueRole).toString().contains(words.trimmed(), Qt::CaseInsensitive));
    }
}

} // namespace weir::ui
