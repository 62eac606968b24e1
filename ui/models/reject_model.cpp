// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/reject_model.h"

#include "ui/format/number_text.h"

#include <QFileInfo>

#include <algorithm>
#include <map>
#include <tuple>

namespace weir::ui {

namespace {

constexpr quintptr topLevel = 0; // internal id: 0 for groups, group + 1 for their rejects

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// The reason without what it quotes of the record: `"24-13" is no date` → `… is no date`.
QString withoutQuotation(const Reject& reject)
{
    QString reason = text(reject.reason);
    const QString ellipsis(QChar(0x2026));
    for (const std::string* quoted : {&reject.text, &reject.record}) {
        if (quoted->empty())
            continue;
        const QString plain = text(*quoted);
        reason.replace(QLatin1Char('"') + plain + QLatin1Char('"'), ellipsis);
        reason.replace(QLatin1Char('\'') + plain + QLatin1Char('\''), ellipsis);
        if (plain.size() >= 3)
            reason.replace(plain, ellipsis);
    }
    return reason;
}

} // namespace

std::vector<RejectGroup> groupRejects(const std::vector<store::StoredReject>& rejects)
{
    std::vector<RejectGroup> groups;
    std::map<std::tuple<std::string, std::string, QString>, std::size_t> known;
    for (const store::StoredReject& stored : rejects) {
        const QString reason = withoutQuotation(stored.reject);
        const auto [place, fresh] = known.try_emplace({stored.source, stored.reject.field, reason}, groups.size());
        if (fresh)
            groups.push_back({.reason = reason, .rejects = {}});
        groups[place->second].rejects.push_back(stored);
    }
    for (RejectGroup& group : groups) {
        const auto& first = group.rejects.front().reject.reason;
        if (std::ranges::all_of(group.rejects, [&](const store::StoredReject& r) { return r.reject.reason == first; }))
            group.reason = text(first);
    }
    std::ranges::stable_sort(groups, [](const RejectGroup& a, const RejectGroup& b) { return a.rejects.size() > b.rejects.size(); });
    return groups;
}

QString placeText(const Reject& reject)
{
    if (reject.line)
        return RejectModel::tr("Line %1").arg(countText(*reject.line));
    if (reject.byte)
        return RejectModel::tr("Byte %1").arg(countText(*reject.byte));
    return reject.record.empty() ? RejectModel::tr("unknown") : text(reject.record);
}

RejectModel::RejectModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

void RejectModel::setRejects(const std::vector<store::StoredReject>& rejects, bool nameSources)
{
    beginResetModel();
    m_groups = groupRejects(rejects);
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
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != topLevel || parent.column() != 0)
        return 0;
    const auto& rejects = m_groups[static_cast<std::size_t>(parent.row())].rejects;
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
        return m_nameSources ? tr("%1, %2").arg(QFileInfo(text(stored.source)).fileName(), placeText(reject).toLower()) : placeText(reject);
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

QVariant RejectModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool heading = index.internalId() == topLevel;
    const RejectGroup& group = m_groups[heading ? static_cast<std::size_t>(index.row()) : static_cast<std::size_t>(index.internalId() - 1)];
    const store::StoredReject& stored = group.rejects[heading ? 0 : static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return cell(stored, index.column(), heading, group);
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
