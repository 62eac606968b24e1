// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/item_model.h"
#include "ui/widgets/table_view.h"

namespace weir::ui {

class ItemDelegate;

/// The list of items: its columns follow what is listed, their widths the size of text and the room there is.
class ItemTable final : public TableView {
    Q_OBJECT
public:
    ItemTable(const Theme& theme, ItemModel* model, QWidget* parent = nullptr);
    /// The way and its figures, or the reason why there are none; the stage where items are not all at the end. A column in
    /// which no row can have anything is not shown.
    void showColumns(ItemMode mode, bool drilled);
    /// The stage whose waiting is drawn strong.
    void setBottleneck(StageIndex stage);
    /// The chosen rows as text, tab-separated with a header, as shown, ready for a spreadsheet.
    void copySelection() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    ItemModel* m_items;
    ItemDelegate* m_delegate;
    bool m_drilled = false;
    bool m_reasons = false;
};

} // namespace weir::ui
