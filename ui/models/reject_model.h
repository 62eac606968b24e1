// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/reject_groups.h"

#include <QAbstractItemModel>
#include <QString>

namespace weir::ui {

/// "Line 1,204", else "Byte 20,480", else the record's key.
[[nodiscard]] QString placeText(const Reject& reject);
/// The same behind the name of a file: "line 1,204", the key as it is.
[[nodiscard]] QString placeInFile(const Reject& reject);

/// What could not be taken: a row a reason, below it every place. Columns: Reason, First place, Field,
/// Text, Records.
class RejectModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Reason, Place, Field, Text, Rows, ColumnCount };
    enum Role { GroupRole = Qt::UserRole }; ///< true for a row that stands for several

    explicit RejectModel(QObject* parent = nullptr);
    void setGroups(RejectGroupsPtr groups, bool nameSources);
    [[nodiscard]] const RejectGroupsPtr& groups() const { return m_groups; } ///< null: none

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cell(const store::StoredReject& reject, int column, bool heading, const RejectGroup& group) const;
    [[nodiscard]] QString summary(
        const store::StoredReject& stored, bool heading, const RejectGroup& group, const QString& separator) const;
    RejectGroupsPtr m_groups; ///< null: none
    bool m_nameSources = false;
};

} // namespace weir::ui
