// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/stage_map.h"
#include "ui/models/stage_map_edit.h"

#include <QAbstractItemModel>
#include <QStringList>

#include <optional>

namespace weir::ui {

[[nodiscard]] QString stageKindText(StageKind kind);
[[nodiscard]] QString statusRoleText(StatusRole role, StageKind kind);

/// The stage map as a tree: stages in the order of the stream, below each its statuses, queues first; at the end the
/// statuses that no stage owns. Editing (names, drag and drop, the functions below) changes the model at once and tells by
/// edited(); whoever keeps the map stores it.
class StageMapModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { IsStageRole = Qt::UserRole, KindRole, StatusRoleRole, StatusNameRole };
    enum Column { NameColumn, KindColumn, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;
    void setMap(const StageMap& map, const QStringList& statuses);
    [[nodiscard]] const StageMap& map() const { return m_map; }

    /// Takes an edited map in and tells of it; nothing happens without one. True if it did.
    bool apply(const std::optional<StageMap>& map, const QString& label);
    [[nodiscard]] std::optional<std::size_t> stageOf(const QModelIndex& index) const; ///< row of a stage or of its status; unmapped: none
    [[nodiscard]] std::optional<std::string> statusOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfStage(std::size_t stage) const;
    [[nodiscard]] QModelIndex indexOfStatus(const std::string& status) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] bool canDropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

signals:
    void edited(const weir::StageMap& map, const QString& label);

private:
    [[nodiscard]] bool isStage(const QModelIndex& index) const;
    [[nodiscard]] bool isUnmappedGroup(const QModelIndex& index) const;
    [[nodiscard]] QVariant stageData(std::size_t stage, int column, int role) const;
    [[nodiscard]] QVariant statusData(const QModelIndex& index, int role) const;
    [[nodiscard]] StatusPlace dropPlace(int row, const QModelIndex& parent, const std::string& status) const;
    StageMap m_map;
    QStringList m_statuses; ///< all that the data know
    QStringList m_unmapped;
};

} // namespace weir::ui
