// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stage_map_model.h"

#include <QMimeData>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr QLatin1String stageMime("application/x-weir-stage");
constexpr QLatin1String statusMime("application/x-weir-status");
constexpr quintptr topLevel = 0; ///< internal id of stages; statuses carry the row of their stage + 1

QString text(const std::string& s)
{
    return QString::fromStdString(s);
}

} // namespace

QString stageKindText(StageKind kind)
{
    switch (kind) {
    case StageKind::Work:
        return StageMapModel::tr("work");
    case StageKind::Wait:
        return StageMapModel::tr("wait");
    case StageKind::Outside:
        return StageMapModel::tr("outside");
    case StageKind::Done:
        return StageMapModel::tr("done");
    case StageKind::Discarded:
        return StageMapModel::tr("discarded");
    }
    return {};
}

QString statusRoleText(StatusRole role, StageKind kind)
{
    if (kind != StageKind::Work)
        return {};
    return role == StatusRole::Queue ? StageMapModel::tr("queue") : StageMapModel::tr("work");
}

void StageMapModel::setMap(const StageMap& map, const QStringList& statuses)
{
    if (map == m_map && statuses == m_statuses)
        return;
    beginResetModel();
    m_map = map;
    m_statuses = statuses;
    m_unmapped.clear();
    for (const QString& status : statuses)
        if (!placeOf(map, status.toStdString()))
            m_unmapped.append(status);
    endResetModel();
}

bool StageMapModel::apply(const std::optional<StageMap>& map, const QString& label)
{
    if (!map)
        return false;
    setMap(*map, m_statuses);
    emit edited(m_map, label);
    return true;
}

bool StageMapModel::isStage(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() == topLevel && static_cast<std::size_t>(index.row()) < m_map.stages.size();
}

bool StageMapModel::isUnmappedGroup(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() == topLevel && static_cast<std::size_t>(index.row()) == m_map.stages.size();
}

std::optional<std::size_t> StageMapModel::stageOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return std::nullopt;
    const auto stage =
        static_cast<std::size_t>(index.internalId() == topLevel ? static_cast<quintptr>(index.row()) : index.internalId() - 1);
    return stage < m_map.stages.size() ? std::optional(stage) : std::nullopt;
}

std::optional<std::string> StageMapModel::statusOf(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == topLevel)
        return std::nullopt;
    const auto row = static_cast<std::size_t>(index.row());
    const auto stage = stageOf(index);
    if (!stage)
        return m_unmapped.value(index.row()).toStdString();
    const Stage& owner = m_map.stages[*stage];
    return row < owner.queue.size() ? owner.queue[row] : owner.work[row - owner.queue.size()];
}

QModelIndex StageMapModel::indexOfStage(std::size_t stage) const
{
    return index(static_cast<int>(stage), 0);
}

QModelIndex StageMapModel::indexOfStatus(const std::string& status) const
{
    const auto place = placeOf(m_map, status);
    if (!place)
        return {};
    const std::size_t before = place->role == StatusRole::Queue ? 0 : m_map.stages[place->stage].queue.size();
    return index(static_cast<int>(before + place->position), 0, indexOfStage(place->stage));
}

QModelIndex StageMapModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : topLevel);
}

QModelIndex StageMapModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == topLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, topLevel);
}

int StageMapModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_map.stages.size()) + (m_unmapped.isEmpty() ? 0 : 1);
    if (parent.column() != 0 || parent.internalId() != topLevel)
        return 0;
    if (isUnmappedGroup(parent))
        return static_cast<int>(m_unmapped.size());
    const Stage& stage = m_map.stages[static_cast<std::size_t>(parent.row())];
    return static_cast<int>(stage.queue.size() + stage.work.size());
}

int StageMapModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant StageMapModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Stage and its statuses") : tr("Kind");
}

QVariant StageMapModel::stageData(std::size_t stage, int column, int role) const
{
    const Stage& s = m_map.stages[stage];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return column == NameColumn ? text(s.name) : stageKindText(s.kind);
    case Qt::AccessibleTextRole:
        return column == NameColumn ? tr("Stage %1, %2").arg(text(s.name), stageKindText(s.kind)) : stageKindText(s.kind);
    case IsStageRole:
        return true;
    case KindRole:
        return static_cast<int>(s.kind);
    default:
        return {};
    }
}

QVariant StageMapModel::statusData(const QModelIndex& index, int role) const
{
    const std::string status = *statusOf(index);
    const auto place = placeOf(m_map, status);
    const QString part = place ? statusRoleText(place->role, m_map.stages[place->stage].kind) : QString();
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn ? text(status) : part;
    case Qt::AccessibleTextRole:
        return part.isEmpty() ? text(status) : QString(text(status) + QStringLiteral(", ") + part);
    case IsStageRole:
        return false;
    case StatusRoleRole:
        return place ? QVariant(static_cast<int>(place->role)) : QVariant();
    case StatusNameRole:
        return text(status);
    default:
        return {};
    }
}

QVariant StageMapModel::data(const QModelIndex& index, int role) const
{
    if (isStage(index))
        return stageData(static_cast<std::size_t>(index.row()), index.column(), role);
    if (isUnmappedGroup(index)) {
        if (role == Qt::DisplayRole && index.column() == NameColumn)
            return tr("In no stage");
        return role == IsStageRole ? QVariant(true) : QVariant();
    }
    return index.isValid() ? statusData(index, role) : QVariant();
}

bool StageMapModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!isStage(index) || role != Qt::EditRole)
        return false;
    const auto stage = static_cast<std::size_t>(index.row());
    if (index.column() == NameColumn) {
        const QString name = value.toString().simplified();
        return apply(withName(m_map, stage, name.toStdString()), tr("Rename %1 to %2").arg(text(m_map.stages[stage].name), name));
    }
    const auto kind = static_cast<StageKind>(value.toInt());
    return apply(withKind(m_map, stage, kind), tr("Make %1 a stage of kind %2").arg(text(m_map.stages[stage].name), stageKindText(kind)));
}

Qt::ItemFlags StageMapModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (isUnmappedGroup(index))
        return flags;
    if (isStage(index))
        return flags | Qt::ItemIsDropEnabled | Qt::ItemIsDragEnabled
            | (index.column() == NameColumn ? Qt::ItemIsEditable : Qt::NoItemFlags);
    return flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList StageMapModel::mimeTypes() const
{
    return {stageMime, statusMime};
}

QMimeData* StageMapModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    const QModelIndex& first = indexes.first();
    if (const auto status = statusOf(first))
        data->setData(statusMime, QByteArray::fromStdString(*status));
    else
        data->setData(stageMime, QByteArray::number(first.row()));
    return data;
}

bool StageMapModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int, int, const QModelIndex& parent) const
{
    if (action != Qt::MoveAction)
        return false;
    if (data->hasFormat(stageMime))
        return !parent.isValid();
    return data->hasFormat(statusMime) && stageOf(parent).has_value();
}

/// Between two statuses of a stage: there. On the stage itself: at the end of the role that the status has.
StatusPlace StageMapModel::dropPlace(int row, const QModelIndex& parent, const std::string& status) const
{
    const std::size_t stage = stageOf(parent).value_or(0);
    const Stage& owner = m_map.stages[stage];
    const std::size_t queues = owner.queue.size();
    if (row < 0) {
        const auto now = placeOf(m_map, status);
        const StatusRole role = now ? now->role : StatusRole::Work;
        return {stage, role, role == StatusRole::Queue ? queues : owner.work.size()};
    }
    const auto at = static_cast<std::size_t>(row);
    return at < queues || (at == queues && owner.work.empty()) ? StatusPlace {stage, StatusRole::Queue, at}
                                                               : StatusPlace {stage, StatusRole::Work, at - queues};
}

bool StageMapModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    if (data->hasFormat(stageMime)) {
        const auto from = static_cast<std::size_t>(data->data(stageMime).toULongLong());
        const std::size_t last = m_map.stages.size();
        std::size_t to = row < 0 ? last : std::min(static_cast<std::size_t>(row), last);
        if (from >= last)
            return false;
        if (to > from)
            --to;
        apply(withStageMoved(m_map, from, to), tr("Move stage %1").arg(text(m_map.stages[from].name)));
    } else {
        const std::string status = data->data(statusMime).toStdString();
        const StatusPlace place = dropPlace(row, parent, status);
        apply(withStatusMoved(m_map, status, place), tr("Move %1 to %2").arg(text(status), text(m_map.stages[place.stage].name)));
    }
    return false; // the model moved it itself: the view must not remove the rows that were dragged
}

} // namespace weir::ui
