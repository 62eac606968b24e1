// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/index.h"
#include "ui/widgets/table_view.h"

namespace weir::ui {

/// Cells of the item list: key and type quiet, title and length strong, rounds as a tag from the second on, the way to scale.
class ItemDelegate final : public RowDelegate {
    Q_OBJECT
public:
    explicit ItemDelegate(TableView* view);
    void setBottleneck(StageIndex stage) { m_bottleneck = stage; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintWay(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    StageIndex m_bottleneck;
};

} // namespace weir::ui
