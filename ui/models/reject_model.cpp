// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/reject_model.h"

#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"

#include <QFileInfo>
#include <QStringList>

#include <utility>

namespace weir::ui {

namespace {

constexpr quintptr topLevel = 0; // internal id: 0 for groups, group + 1 for their rejects

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

QString placeText(const Reject& reject)
{
    if (reject.line)
        return RejectModel::tr("Line %1").arg(countText(*reject.line));
    if (reject.byte)
        return RejectModel::tr("Byte %1").arg(countText(*reject.byte));
    return reject.record.empty() ? RejectModel::tr("unknown") : text(reject.record);
}

QString placeInFile(const Reject& reject)
{
    if (reject.line)
        return RejectModel::tr("line %1").arg(countText(*reject.line));
    if (reject.byte)
        return RejectModel::tr("byte %1").arg(countText(*reject.byte));
    return placeText(reject);
}

RejectModel::RejectModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

void RejectModel::setGroups(RejectGroupsPtr groups, bool nameSources)
{
    beginResetModel();
    m_groups = std::move(groups);
    m_nameSources = nameSources;
    endResetModel();
}

QModelIndex RejectModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : topLevel);
}

QModelIndex RejectModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == topLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, topLevel);
}

int RejectModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return m_groups == nullptr ? 0 : static_cast<int>(m_groups->size());
    if (parent.internalId() != topLevel || parent.column() != 0)
        return 0;
    const auto& rejects = (*m_groups)[static_cast<std::size_t>(parent.row())].rejects;
    return rejects.size() > 1 ? static_cast<int>(rejects.size()) : 0; // one alone has nothing to unfold
}

int RejectModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString RejectModel::cell(const store::StoredReject& stored, int column, bool heading, const RejectGroup& group) const
{
    const Reject& reject = stored.reject;
    switch (column) {
    case Place:
        return m_nameSources ? tr("%1, %2", "file, place in it").arg(QFileInfo(text(stored.source)).fileName(), placeInFile(reject))
                             : placeText(reject);
    case Field:
        return reject.field.empty() ? tr("whole record") : text(reject.field);
    case Text:
        return reject.text.empty() ? tr("(empty)") : text(reject.text).simplified();
    case Reason:
        return heading ? group.reason : text(reject.reason);
    case Rows:
        return heading ? countText(static_cast<std::int64_t>(group.rejects.size())) : QString();
    default:
        return {};
    }
}

/// Reason, place and text of a row together.
QString RejectModel::summary(const store::StoredReject& stored, bool heading, const RejectGroup& group, const QString& separator) const
{
    QStringList parts;
    for (const int column : {Reason, Place, Field, Text})
        parts.append(cell(stored, column, heading, group));
    return parts.join(separator);
}

QVariant RejectModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool heading = index.internalId() == topLevel;
    const RejectGroup& group =
        (*m_groups)[heading ? static_cast<std::size_t>(index.row()) : static_cast<std::size_t>(index.internalId() - 1)];
    const store::StoredReject& stored = group.rejects[heading ? 0 : static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(stored, index.column(), heading, group);
    case Qt::AccessibleTextRole:
        return index.column() == Reason ? summary(stored, heading, group, QStringLiteral(", "))
                                        : cell(stored, index.column(), heading, group);
    case Qt::ToolTipRole:
        return plainTip(summary(stored, heading, group, QStringLiteral("\n")));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((index.column() == Rows ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case GroupRole:
        return heading && group.rejects.size() > 1;
    default:
        return {};
    }
}

QVariant RejectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == Rows ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("First place");
    case Field:
        return tr("Field");
    case Text:
        return tr("Text");
    case Reason:
        return tr("Reason");
    case Rows:
        return tr("Records");
    default:
        return {};
    }
}

} // namespace weir::ui
