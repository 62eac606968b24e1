// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/trends_data.h"
#include "ui/theme/theme.h"

#include <QString>

#include <cstddef>
#include <vector>

/// The wall of Trends in words. Everything here is text; nothing is measured.
namespace weir::ui {

/// What a cell of the wall says around its small picture.
struct TrendCellText {
    QString name; ///< of what opens: a metric's id or a page's
    QString title; ///< "Lead time, median"
    QString value, unit; ///< "11.9", "d"; empty: unknown
    QString verdict; ///< "Shift in week 5"
    QString icon; ///< before the verdict; empty: none
    Token tone = Token::TextSecondary; ///< colour of the verdict
    QString remedy; ///< of what is unknown: what to import; empty: nothing helps
    bool unknown = false;
};
[[nodiscard]] TrendCellText trendCellText(const TrendsData& data, const MeasuredTrend& measured);

/// "Shift in week 5", "Grows 0.6 a week", "No signal".
[[nodiscard]] QString verdictText(const TrendsData& data, const MeasuredTrend& measured);
/// Why there is no value at all, and what to import for one.
[[nodiscard]] QString unknownReason(const TrendsData& data, const metrics::MetricInfo& info);
[[nodiscard]] QString unknownRemedy(const TrendsData& data, const metrics::MetricInfo& info);

/// "Two of seven measures changed for real. One got worse; one got better."
[[nodiscard]] QString wallAnswer(const TrendsData& data);
/// How to read the wall, and how often a stable chart shows a marked point.
[[nodiscard]] QString wallSubline(const TrendsData& data);

enum class WallOrder { BySignal, ByPlace };
/// Rows of TrendsData::trends as the wall shows them: what changed first, then what is outside, steady, untold, unknown.
[[nodiscard]] std::vector<std::size_t> wallOrder(const TrendsData& data, WallOrder order);

/// In words up to twelve: "two".
[[nodiscard]] QString numberWord(std::size_t number);
/// "9 times in 100": of a share that is rounded to whole hundredths, or "less than once in 100".
[[nodiscard]] QString timesInHundred(double share);

/// By how much a stock grows or shrinks a bucket, without a sign: "0.6".
[[nodiscard]] QString paceText(double perBucket);

[[nodiscard]] Token toneText(trends::Judgement judgement); ///< colour of words
[[nodiscard]] Token toneMark(trends::Judgement judgement); ///< colour of marks

} // namespace weir::ui
