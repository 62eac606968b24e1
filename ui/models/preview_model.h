// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/preview.h"

#include <QAbstractTableModel>

#include <memory>
#include <string>

namespace weir::ui {

/// The first rows of a source as they stand, with what is wrong in them.
class PreviewModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        BadRole = Qt::UserRole, ///< the cell could not be read
        RejectedRole, ///< the row is not taken
        UnusedRole, ///< nothing hangs on the column; of a header section, too
        MeaningRole, ///< of a header section: the id of its role
        ContentRole, ///< of a header section: what its cells hold, in words
    };
    explicit PreviewModel(QObject* parent = nullptr);
    void setPreview(std::shared_ptr<const import::Preview> preview); ///< null: nothing to show
    [[nodiscard]] const std::shared_ptr<const import::Preview>& preview() const { return m_preview; }
    /// The first row at or behind this line of the source that could not be taken whole; −1: none of those shown.
    [[nodiscard]] int badRowFrom(std::int64_t line) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const import::Preview> m_preview;
};

} // namespace weir::ui
