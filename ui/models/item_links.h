// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/model/link_edits.h"
#include "ui/models/item_journey.h"
#include "ui/models/row_table_model.h"

#include <QString>

#include <string_view>
#include <variant>
#include <vector>

namespace weir::ui {

/// One link of an item, as its panel lists it.
struct ItemLink {
    LinkEnds ends;
    QString what; ///< "Change", "Commit", "Part of", "Has part", "Item"
    QString key; ///< of the other end; of a commit its first seven digits
    QString title; ///< of the other end, where it is known
    QString how; ///< "issue key in title"
    friend bool operator==(const ItemLink&, const ItemLink&) = default;
};

/// The links of the item, whichever end it is: what it is part of and what is part of it, other items, its changes, its commits.
[[nodiscard]] std::vector<ItemLink> itemLinks(const JourneyIndex& index, std::string_view item);

/// What a key that somebody typed names, as a link from the item; or the sentence that says why it names nothing. Changes are also known by
/// their number ("#12") where one has it, commits by the beginning of their sha.
[[nodiscard]] std::variant<LinkEnds, QString> linkTo(const JourneyIndex& index, std::size_t item, const QString& key);

/// Columns: What, Key, Title, How.
class ItemLinksModel final : public RowTableModel<ItemLink> {
    Q_OBJECT
public:
    enum Column { What, Key, Title, How };
    explicit ItemLinksModel(QObject* parent = nullptr);
};

} // namespace weir::ui
