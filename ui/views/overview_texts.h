// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/overview_data.h"
#include "ui/views/drilling.h"
#include "ui/views/fact_rows.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/strip_bar.h"

#include <QString>

#include <vector>

/// The overview's numbers in words. Everything here is text and what a click on it asks for; nothing is measured.
namespace weir::ui {

/// Where a click leads: to the items behind (a finder), or to a place.
struct Destination {
    QString place; ///< with a finder: items
    QString title; ///< of the drill
    ItemFinder find; ///< null: the place alone
    [[nodiscard]] bool leads() const { return !place.isEmpty(); }
};

struct KeyFigureText {
    QString name; ///< object name, stable
    KeyFigure::Content content;
    Destination to;
};
struct FindingText {
    QString name;
    FindingRow::Words words;
    Destination to;
};
struct AttentionText {
    AttentionRow::Words words;
    Destination to;
};
struct StripText {
    std::vector<StripPart> parts;
    std::vector<std::size_t> stages; ///< of each part: row in StreamResult::stages
    QString qualifier; ///< "mean item, 12.3 days"
};

[[nodiscard]] QString overviewSubline(const OverviewData& data);
[[nodiscard]] std::vector<KeyFigureText> overviewFigures(const OverviewData& data);
[[nodiscard]] StripText overviewStrip(const OverviewData& data);
[[nodiscard]] std::vector<FindingText> overviewFindings(const OverviewData& data);
/// At most `most` rows, one of each kind at least; `total` says how many there are.
[[nodiscard]] std::vector<AttentionText> overviewAttention(const OverviewData& data, std::size_t most, std::size_t& total);
/// All items that need attention, ageing or in rounds; `count` says how many.
[[nodiscard]] Destination allAttention(const OverviewData& data, std::size_t& count);
/// In which order the rows that need attention stand, in one sentence a kind; empty without a row.
[[nodiscard]] QString attentionOrderText(const OverviewData& data);
/// What to say where no row needs attention: nothing, or that it cannot be told.
[[nodiscard]] QString noAttentionText(const OverviewData& data);
/// "19 items finished", "21 created": what the last seven days brought.
[[nodiscard]] QStringList lastDaysTexts(const OverviewData& data);
/// What is not known; empty: nothing to report.
[[nodiscard]] QString unknownText(const OverviewData& data);

} // namespace weir::ui
