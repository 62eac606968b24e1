// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/item_links.h"
#include "ui/views/view.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;

namespace weir::ui {

class TableView;
class TextLabel;

/// The links of one item with how each was found; a wrong one can be removed, one that nothing found can be added.
class ItemLinkPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ItemLinkPanel(const ViewContext& context, QWidget* parent = nullptr);
    void setItem(JourneyIndexPtr index, std::size_t item);
    [[nodiscard]] int linkCount() const { return m_model->rowCount(); }

private:
    void fit();
    void updateActions();
    void removeChosen();
    void add();
    [[nodiscard]] const ItemLink* chosen() const;

    const ViewContext& m_context;
    ItemLinksModel* m_model;
    JourneyIndexPtr m_index;
    std::size_t m_item = 0;
    TableView* m_table;
    TextLabel* m_none;
    QPushButton* m_remove;
    QLineEdit* m_key;
    QPushButton* m_add;
    TextLabel* m_why; ///< why a key cannot be linked
};

} // namespace weir::ui
