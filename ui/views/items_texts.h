// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/answer_text.h"
#include "ui/models/item_journey.h"
#include "ui/models/item_rows.h"
#include "ui/models/item_summary.h"

#include <QString>

/// What the list of items says about itself.
namespace weir::ui {

struct ItemsWords {
    const ItemRows& rows;
    const ItemSummary& summary;
    QString drill; ///< title of the drill; empty: none
    QString search;
    int shown = 0; ///< rows after the search
    ItemColumn sortedBy = ItemColumn::Length;
    QString asOf; ///< when what is in the stream was counted, where that is not today: "as of 3 May 2026"
};
/// Links of the answer: the items it speaks of.
inline const QString slowestLink = QStringLiteral("slowest");
inline const QString oldestLink = QStringLiteral("oldest");
[[nodiscard]] QList<AnswerPart> itemsAnswer(const ItemsWords& words);
[[nodiscard]] QString itemsSubline(const ItemsWords& words);
/// The line beside the heading of one item's sheet: "25.5 days, 6.7 of them work; joined by issue key in title".
[[nodiscard]] QString journeyText(const ItemJourney& journey);

} // namespace weir::ui
