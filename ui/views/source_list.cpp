// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/source_list.h"

#include "ui/format/number_text.h"
#include "ui/views/source_delegate.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QDir>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int sourceHeight = 52;
constexpr int mostRows = 8; // shown without scrolling
constexpr std::size_t mostWarnings = 6;
constexpr int readWidth = 132;
constexpr int cellPadding = 13;
constexpr int measuredRows = 200;
constexpr int stateWidth = 124;
constexpr int headingGap = 12;
constexpr int sectionGap = 32;

} // namespace

SourceList::SourceList(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new ImportModel(this))
    , m_header(new SectionHeader(theme, tr("Sources")))
    , m_howHeader(new SectionHeader(theme))
    , m_how(new TextLabel(theme, Type::Body, Token::TextSecondary))
    , m_path(new ElidedLabel(theme, Type::Small, Token::TextTertiary))
    , m_warningHeader(new SectionHeader(theme))
{
    m_how->setObjectName(QStringLiteral("howRead"));
    buildTable();
    auto* warnings = new QWidget;
    m_warnings = new QVBoxLayout(warnings);
    m_warnings->setContentsMargins(0, 0, 0, 0);
    m_warnings->setSpacing(4);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addSpacing(headingGap);
    layout->addWidget(m_card);
    layout->addSpacing(sectionGap);
    layout->addWidget(m_howHeader);
    layout->addSpacing(4);
    layout->addWidget(m_how);
    layout->addWidget(m_path);
    layout->addSpacing(sectionGap);
    layout->addWidget(m_warningHeader);
    layout->addSpacing(4);
    layout->addWidget(warnings);
    layout->addStretch(1);
    connect(&theme, &Theme::changed, this, &SourceList::fit); // the size of text
}

void SourceList::buildTable()
{
    m_table = new TableView(m_theme);
    m_table->setObjectName(QStringLiteral("sourceTable"));
    m_table->setAccessibleName(tr("Sources"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new SourceDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(ImportModel::Source, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showCurrent();
        emit currentChanged();
    });
    m_card = new Card(m_theme);
    auto* layout = new QVBoxLayout(m_card);
    layout->setContentsMargins(1, 1, 1, 0); // the rim covers the line of the last row
    layout->addWidget(m_table);
}

void SourceList::setRows(std::vector<SourceRow> rows, const Zone& zone, Instant now)
{
    const std::int64_t chosen = current() != nullptr ? current()->import.sourceId : 0;
    m_header->setWords(tr("Sources"), countText(static_cast<std::int64_t>(rows.size())));
    m_model->setClock(zone, now);
    m_model->setRows(std::move(rows));
    fit();
    for (int r = 0; r < m_model->rowCount(); ++r) {
        if (r == 0 || m_model->row(r).import.sourceId == chosen)
            m_table->selectRow(r);
    }
    showCurrent();
    showWarnings();
}

const SourceRow* SourceList::current() const
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    return selected.isEmpty() ? nullptr : &m_model->row(selected.first().row());
}

void SourceList::goTo(std::int64_t sourceId)
{
    for (int r = 0; r < m_model->rowCount(); ++r) {
        if (m_model->row(r).import.sourceId == sourceId)
            m_table->selectRow(r);
    }
    m_table->setFocus();
}

/// Rows, columns and card follow the size of text and the number of sources.
void SourceList::fit()
{
    const int row = std::max(sourceHeight, m_theme.lineHeight(Type::Body) + m_theme.lineHeight(Type::Small) + 12);
    m_table->setRowHeight(row);
    QHeaderView* header = m_table->horizontalHeader();
    int read = qRound(readWidth * m_theme.fontFactor());
    const QFontMetrics words(m_theme.tabular(Type::Body));
    for (int r = 0; r < std::min(m_model->rowCount(), measuredRows); ++r) // of another year it is longer
        read = std::max(read, words.horizontalAdvance(m_model->index(r, ImportModel::Read).data().toString()) + 2 * cellPadding);
    header->resizeSection(ImportModel::Read, read);
    header->resizeSection(ImportModel::State, qRound(stateWidth * m_theme.fontFactor()));
    m_card->setFixedHeight(header->sizeHint().height() + std::clamp(m_model->rowCount(), 1, mostRows) * row + 1);
}

void SourceList::showCurrent()
{
    const SourceRow* row = current();
    for (QWidget* one : {static_cast<QWidget*>(m_howHeader), static_cast<QWidget*>(m_how), static_cast<QWidget*>(m_path)})
        one->setVisible(row != nullptr);
    if (row == nullptr)
        return;
    m_howHeader->setWords(tr("How it was read"), row->name);
    m_how->setText(row->note.left(1).toUpper() + row->note.mid(1)); // a note begins like the end of a sentence
    m_path->setText(QDir::toNativeSeparators(QString::fromStdString(row->import.source)));
}

void SourceList::showWarnings()
{
    while (QLayoutItem* old = m_warnings->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    std::size_t count = 0;
    for (const SourceRow& row : m_model->rows()) {
        for (const std::string& warning : row.import.warnings) {
            if (++count > mostWarnings)
                continue;
            auto* label =
                new TextLabel(m_theme, Type::Body, Token::TextSecondary, tr("%1: %2").arg(row.name, QString::fromStdString(warning)));
            label->setObjectName(QStringLiteral("warning"));
            m_warnings->addWidget(label);
        }
    }
    m_warningHeader->setWords(tr("To know"),
        count > mostWarnings ? tr("the first %1 of %2").arg(countText(mostWarnings), countText(static_cast<std::int64_t>(count)))
                             : QString());
    m_warningHeader->setVisible(count > 0);
    m_warnings->parentWidget()->setVisible(count > 0);
}

} // namespace weir::ui
