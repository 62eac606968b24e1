// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace.h"

#include <QAbstractItemModel>
#include <QString>

#include <vector>

namespace weir::ui {

/// Rejects that share source, field and reason.
struct RejectGroup {
    QString reason;
    std::vector<store::StoredReject> rejects; ///< in the order of the source
};

/// Grouped by reason, the biggest group first. A reason that quotes the rejected text is the same reason with another
/// text: the quotation is left out of the group's heading.
[[nodiscard]] std::vector<RejectGroup> groupRejects(const std::vector<store::StoredReject>& rejects);
/// "Line 1,204", else "Byte 20,480", else the record's key.
[[nodiscard]] QString placeText(const Reject& reject);

/// What could not be taken: a row a reason, below it every place. Columns: First place, Field, Text, Reason, Rows.
class RejectModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Place, Field, Text, Reason, Rows, ColumnCount };
    enum Role { GroupRole = Qt::UserRole }; ///< true for a row that stands for several

    explicit RejectModel(QObject* parent = nullptr);
    void setRejects(const std::vector<store::StoredReject>& rejects, bool nameSources);
    [[nodiscard]] const std::vector<RejectGroup>& groups() const { return m_groups; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cell(const store::StoredReject& reject, int column, bool heading, const RejectGroup& group) const;
    std::vector<RejectGroup> m_groups;
    bool m_nameSources = false;
};

} // namespace weir::ui
