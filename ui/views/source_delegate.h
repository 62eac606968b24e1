// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_view.h"

namespace weir::ui {

/// Rows of sources, 52 high: icon, name over how it was understood, state as a tag.
class SourceDelegate final : public RowDelegate {
    Q_OBJECT
public:
    explicit SourceDelegate(TableView* view);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintName(QPainter* painter, const QRect& room, const QModelIndex& index) const;
    void paintState(QPainter* painter, const QRect& room, const QModelIndex& index) const;
};

} // namespace weir::ui
