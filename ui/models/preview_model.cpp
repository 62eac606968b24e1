// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preview_model.h"

#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/models/preview_words.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

bool isBad(const weir::import::PreviewRow& row, int column)
{
    return std::ranges::find(row.badCells, static_cast<std::size_t>(column)) != row.badCells.end();
}

} // namespace

PreviewModel::PreviewModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void PreviewModel::setPreview(std::shared_ptr<const weir::import::Preview> preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    endResetModel();
}

int PreviewModel::badRowFrom(std::int64_t line) const
{
    for (int r = 0; r < rowCount(); ++r) {
        const weir::import::PreviewRow& row = m_preview->rows[static_cast<std::size_t>(r)];
        if (row.line >= line && (row.rejected || !row.badCells.empty()))
            return r;
    }
    return -1;
}

int PreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_preview == nullptr ? 0 : static_cast<int>(m_preview->rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_preview == nullptr ? 0 : static_cast<int>(m_preview->columns.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const weir::import::PreviewRow& row = m_preview->rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    const QString cell = column < row.cells.size() ? text(row.cells[column]).simplified() : QString();
    const bool bad = isBad(row, index.column());
    switch (role) {
    case Qt::DisplayRole:
        return bad && cell.isEmpty() ? tr("empty") : cell;
    case Qt::ToolTipRole:
        return row.reason.empty() || !(bad || row.rejected) ? QVariant() : QVariant(plainTip(text(row.reason)));
    case Qt::AccessibleTextRole:
        return bad || (row.rejected && column == 0) ? tr("%1, %2", "cell, why it cannot be read").arg(cell, text(row.reason)) : cell;
    case BadRole:
        return bad;
    case RejectedRole:
        return row.rejected;
    case UnusedRole:
        return m_preview->table && isUnused(m_preview->columns[column].role);
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const weir::import::PreviewColumn& column = m_preview->columns[static_cast<std::size_t>(section)];
    const QString content = contentText(column);
    switch (role) {
    case Qt::DisplayRole:
        return text(column.name).simplified();
    case MeaningRole:
        return m_preview->table ? QVariant(text(column.role)) : QVariant();
    case UnusedRole:
        return m_preview->table && isUnused(column.role);
    case ContentRole:
        return content;
    case Qt::AccessibleTextRole:
        return m_preview->table
            ? tr("%1, %2, %3", "column, what it means, what it holds").arg(text(column.name), roleText(column.role), content)
            : text(column.name);
    case Qt::ToolTipRole: {
        QStringList lines {text(column.name)};
        if (column.failed > 0) {
            QStringList first;
            for (const std::string& failing : column.failing)
                first << text(failing);
            lines << tr("%1 cannot be read: %2", "number of cells, the first of them")
                         .arg(countText(column.failed), first.join(QStringLiteral(", ")));
        }
        return plainTip(lines.join(QLatin1Char('\n')));
    }
    default:
        return {};
    }
}

} // namespace weir::ui
