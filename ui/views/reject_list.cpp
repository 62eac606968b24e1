// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reject_list.h"

#include "ui/format/number_text.h"
#include "ui/models/reject_model.h"
#include "ui/views/reject_tree.h"
#include "ui/views/sources_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {
constexpr int leastRoom = 280;
constexpr int headingGap = 12;
} // namespace

RejectList::RejectList(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new RejectModel(this))
    , m_tree(new RejectTree(theme))
    , m_card(new Card(theme))
    , m_header(new SectionHeader(theme, tr("Rejected")))
    , m_save(new QPushButton(tr("Save as CSV")))
    , m_reread(new QPushButton(tr("Change how it is read…")))
    , m_none(new TextLabel(theme, Type::Body, Token::TextSecondary, tr("Nothing. Every record was taken.")))
{
    m_save->setObjectName(QStringLiteral("saveRejects"));
    m_save->setFlat(true);
    connect(m_save, &QPushButton::clicked, this, &RejectList::saveRequested);
    m_reread->setObjectName(QStringLiteral("rereadSource"));
    m_reread->setFlat(true);
    m_reread->setToolTip(tr("Look at the source of the chosen reason again, and say what its columns mean"));
    connect(m_reread, &QPushButton::clicked, this, &RejectList::reread);
    m_tree->setObjectName(QStringLiteral("rejectTree"));
    m_tree->setAccessibleName(tr("Rejected records"));
    m_tree->setModel(m_model);
    auto* cardLayout = new QVBoxLayout(m_card);
    cardLayout->setContentsMargins(1, 1, 1, 0); // the rim covers the line of the last row
    cardLayout->addWidget(m_tree);
    auto* head = new QHBoxLayout;
    head->addWidget(m_header, 1);
    head->addWidget(m_reread);
    head->addSpacing(4);
    head->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(headingGap);
    layout->addWidget(m_none);
    layout->addWidget(m_card);
    layout->addStretch(1);
    connect(m_tree, &QTreeView::expanded, this, &RejectList::fit);
    connect(m_tree, &QTreeView::collapsed, this, &RejectList::fit);
    connect(&theme, &Theme::changed, this, &RejectList::fit); // the size of text
}

void RejectList::setRejects(const RejectGroupsPtr& groups, const RejectCounts& counts, bool nameSources)
{
    m_model->setGroups(groups, nameSources);
    const std::int64_t listed = counts.listed();
    const QString records = counts.refused == 1 ? tr("1 record") : tr("%1 records").arg(countText(counts.refused));
    const QString what = counts.fields == 0 ? countText(counts.refused)
        : counts.refused == 0               ? fieldsText(counts)
                                            : tr("%1 and %2", "records, fields").arg(records, fieldsText(counts));
    m_header->setWords(counts.refused == 0 && counts.fields > 0 ? tr("Could not be read") : tr("Rejected"),
        listed == 0           ? QString()
            : counts.complete ? tr("%1 by reason").arg(what)
                              : tr("%1, the first %2 by reason").arg(what, countText(listed)));
    m_none->setVisible(listed == 0);
    m_card->setVisible(listed > 0);
    m_save->setVisible(listed > 0);
    m_reread->setVisible(listed > 0);
    fit();
}

void RejectList::setRoom(int height)
{
    m_room = height;
    fit();
}

void RejectList::goTo()
{
    if (m_model->rowCount() == 0)
        return;
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_model->index(0, 0));
    m_tree->setFocus();
}

void RejectList::setRereadable(bool rereadable)
{
    m_reread->setEnabled(rereadable);
}

/// Of the chosen reason; without one, of the most frequent.
void RejectList::reread()
{
    const RejectGroupsPtr& groups = m_model->groups();
    if (groups == nullptr || groups->empty())
        return;
    const QModelIndex chosen = m_tree->currentIndex();
    const QModelIndex heading = chosen.parent().isValid() ? chosen.parent() : chosen;
    emit rereadRequested((*groups)[heading.isValid() ? static_cast<std::size_t>(heading.row()) : 0].rejects.front().import);
}

void RejectList::fit()
{
    m_reread->setFixedHeight(m_header->sizeHint().height());
    m_save->setFixedHeight(m_header->sizeHint().height()); // the headings of both columns stand on one line
    m_card->setFixedHeight(std::min(m_tree->contentHeight() + 1, std::max(leastRoom, m_room)));
}

} // namespace weir::ui
