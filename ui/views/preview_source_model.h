// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/source_previews.h"
#include "ui/views/preview_texts.h"
#include "ui/widgets/table_view.h"

#include <QAbstractTableModel>

namespace weir::ui {

/// The dropped sources in one column: name, what they hold, and how they stand.
class PreviewSourceModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, IconRole, TagKindRole, TagTextRole };
    explicit PreviewSourceModel(const SourcePreviews& previews, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    const SourcePreviews& m_previews;
    int m_rows = 0; ///< as the view knows them
};

/// A row of 52: icon, name over detail, the tag at the right.
class PreviewSourceDelegate final : public RowDelegate {
    Q_OBJECT
public:
    explicit PreviewSourceDelegate(TableView* view);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace weir::ui
