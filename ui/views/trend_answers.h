// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chart_table.h"
#include "ui/models/trends_data.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chart_tip.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

/// One trend in words. Everything here is text; nothing is measured.
namespace weir::ui {

/// "Since week 5 items take longer from creation to finish: 11.9 days, before 8.2. The change is real."
[[nodiscard]] QString trendAnswer(const TrendsData& data, const MeasuredTrend& measured);
/// By which rule, and how often chance breaks it.
[[nodiscard]] QString trendSubline(const TrendsData& data, const MeasuredTrend& measured);

/// A row of the definition: "Counted", "214 of 231".
struct TrendFact {
    QString name, value;
};
[[nodiscard]] std::vector<TrendFact> trendFacts(const TrendsData& data, const MeasuredTrend& measured);
/// Formula, what is left out, and where the definition comes from; a paragraph each.
[[nodiscard]] QString trendFormula(const metrics::MetricInfo& info);
[[nodiscard]] QString trendDefinition(const metrics::MetricInfo& info);

/// What broke a rule: "Shift at week 5, p = 0.002: 11.9 d, before 8.2 d."
struct TrendSignalText {
    QString icon;
    Token tone = Token::TextPrimary;
    QString words;
    enum class Offer { None, BeginAnew, TakeBack };
    Offer offer = Offer::None; ///< what the user may decide about the limits
    Day day {}; ///< first one of the bucket at which they would begin, or begin, anew
};
[[nodiscard]] QString offerText(TrendSignalText::Offer offer);
[[nodiscard]] std::vector<TrendSignalText> trendSignalTexts(const TrendsData& data, const MeasuredTrend& measured);

/// When, value, n and interval of a point.
[[nodiscard]] ChartTip trendTip(const TrendsData& data, const MeasuredTrend& measured, std::size_t row);
/// "Week 48, 24 – 30 Nov".
[[nodiscard]] QString pointText(const TrendsData& data, const metrics::MetricPoint& point);

/// The chart as a table: names of the columns, then a row for each point; the same numbers, unknown is a word.
[[nodiscard]] QStringList trendColumns(const TrendsData& data, const MeasuredTrend& measured);
[[nodiscard]] std::vector<QStringList> trendRows(const TrendsData& data, const MeasuredTrend& measured);
/// Both; numbers at the right.
[[nodiscard]] ChartTable trendTable(const TrendsData& data, const MeasuredTrend& measured);

} // namespace weir::ui
