// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/item_link_panel.h"

#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace weir::ui {

ItemLinkPanel::ItemLinkPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ItemLinksModel(this))
    , m_table(new TableView(context.theme))
    , m_none(new TextLabel(context.theme, Type::Body, Token::TextSecondary,
          tr("Nothing is linked to this item. Its key in the title, the branch or a commit of a change would link it.")))
    , m_remove(new QPushButton(tr("Remove link")))
    , m_key(new QLineEdit)
    , m_add(new QPushButton(tr("Add link")))
    , m_why(new TextLabel(context.theme, Type::Small, Token::AttentionText))
{
    setObjectName(QStringLiteral("itemLinks"));
    m_none->setObjectName(QStringLiteral("noLinks"));
    m_why->setObjectName(QStringLiteral("whyNoLink"));
    m_table->setObjectName(QStringLiteral("linkTable"));
    m_table->setAccessibleName(tr("Links of the item"));
    m_table->setModel(m_model);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(ItemLinksModel::Title, QHeaderView::Stretch);
    m_remove->setObjectName(QStringLiteral("removeLink"));
    m_add->setObjectName(QStringLiteral("addLink"));
    m_key->setObjectName(QStringLiteral("linkKey"));
    m_key->setPlaceholderText(tr("Key of a change, an item or a commit"));
    m_key->setAccessibleName(m_key->placeholderText());
    for (QPushButton* button : {m_remove, m_add})
        button->setAutoDefault(false);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addWidget(m_key);
    actions->addWidget(m_add);
    actions->addWidget(m_why, 1);
    actions->addWidget(m_remove);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_none, 1, Qt::AlignTop);
    layout->addLayout(actions);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ItemLinkPanel::updateActions);
    connect(m_remove, &QPushButton::clicked, this, &ItemLinkPanel::removeChosen);
    connect(m_add, &QPushButton::clicked, this, &ItemLinkPanel::add);
    connect(m_key, &QLineEdit::returnPressed, this, &ItemLinkPanel::add);
    connect(m_key, &QLineEdit::textChanged, this, [this] { m_why->setText({}); });
    connect(&context.theme, &Theme::changed, this, &ItemLinkPanel::fit); // the size of text
    fit();
}

void ItemLinkPanel::fit()
{
    const double factor = m_context.theme.fontFactor();
    QHeaderView* header = m_table->horizontalHeader();
    header->resizeSection(ItemLinksModel::What, qRound(88 * factor));
    header->resizeSection(ItemLinksModel::Key, qRound(176 * factor));
    header->resizeSection(ItemLinksModel::How, qRound(232 * factor));
    m_key->setFixedWidth(qRound(264 * factor));
}

void ItemLinkPanel::setItem(JourneyIndexPtr index, std::size_t item)
{
    const bool other = m_index == nullptr || m_index->data->items.key[m_item] != index->data->items.key[item];
    m_index = std::move(index);
    m_item = item;
    m_model->setRows(itemLinks(*m_index, m_index->data->items.key[item]));
    const bool any = m_model->rowCount() > 0;
    m_table->setVisible(any);
    m_none->setVisible(!any);
    if (other)
        m_key->clear();
    updateActions();
}

const ItemLink* ItemLinkPanel::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->row(rows.first().row());
}

void ItemLinkPanel::updateActions()
{
    const bool writable = m_context.session.isOpen() && !m_context.session.readOnly();
    const QString readOnly = tr("The workspace can only be read");
    m_remove->setEnabled(writable && chosen() != nullptr);
    m_remove->setToolTip(!writable ? readOnly : chosen() == nullptr ? tr("Choose a link first") : tr("It is wrong; can be undone"));
    for (QWidget* one : {static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_key)}) {
        one->setEnabled(writable);
        one->setToolTip(writable ? QString() : readOnly);
    }
}

void ItemLinkPanel::removeChosen()
{
    if (const ItemLink* link = chosen())
        m_context.session.changeLinks([ends = link->ends](LinkEdits& edits) { removeLink(edits, ends); },
            tr("Remove the link from %1 to %2").arg(QString::fromStdString(std::string(m_index->data->items.key[m_item])), link->key));
}

void ItemLinkPanel::add()
{
    if (m_index == nullptr)
        return;
    const auto found = linkTo(*m_index, m_item, m_key->text());
    if (const auto* why = std::get_if<QString>(&found)) {
        m_why->setText(*why);
        return;
    }
    const auto& ends = std::get<LinkEnds>(found);
    const LinkEnds turned {ends.toKind, ends.toKey, ends.fromKind, ends.fromKey};
    if (std::ranges::any_of(m_model->rows(), [&](const ItemLink& link) { return link.ends == ends || link.ends == turned; })) {
        m_why->setText(tr("It is linked already."));
        return;
    }
    m_context.session.changeLinks([ends](LinkEdits& edits) { addLink(edits, ends); },
        tr("Link %1 with %2").arg(QString::fromStdString(ends.fromKey), QString::fromStdString(ends.toKey)));
    m_key->clear();
}

} // namespace weir::ui
