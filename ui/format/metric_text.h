// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/calendar.h"
#include "core/metrics/metric.h"
#include "ui/format/duration_text.h"

#include <QLocale>
#include <QString>

namespace weir::ui {

/// What a chart of the metric is called: "Lead time, median", "Finished a week".
[[nodiscard]] QString metricTitle(const metrics::MetricInfo& info, Bucket bucket);
/// A value in the metric's unit: "1.3 d", "34 %", "19".
[[nodiscard]] QString metricText(const metrics::MetricInfo& info, double value, const QLocale& locale = QLocale());
/// For sentences: "1.3 days", "34 %", "19 a week".
[[nodiscard]] QString metricWords(const metrics::MetricInfo& info, double value, Bucket bucket, const QLocale& locale = QLocale());
/// The number alone in the unit that `reference` is shown in.
[[nodiscard]] QString metricLike(const metrics::MetricInfo& info, double value, double reference, const QLocale& locale = QLocale());
/// Number and symbol apart, for a figure: "11.9" and "d", "19" and "items".
[[nodiscard]] DurationParts metricParts(const metrics::MetricInfo& info, double value, const QLocale& locale = QLocale());

/// "week 5", "March", "quarter 2"; with the year where it is not that of `reference`: "week 48 of 2025".
[[nodiscard]] QString bucketText(Day start, Bucket bucket, Day reference, const QLocale& locale = QLocale());
/// On an axis: "W05", "Mar", "Q2", "9".
[[nodiscard]] QString bucketTick(Day start, Bucket bucket, const QLocale& locale = QLocale());
/// The year that a bucket's tick stands in: of weeks that of their Thursday.
[[nodiscard]] int bucketYear(Day start, Bucket bucket);
/// "12 weeks", "1 month".
[[nodiscard]] QString bucketsText(std::size_t count, Bucket bucket, const QLocale& locale = QLocale());
/// "week", "month": what one point stands for.
[[nodiscard]] QString bucketWord(Bucket bucket);
/// The same, of many: "weeks".
[[nodiscard]] QString bucketsWord(Bucket bucket);

} // namespace weir::ui
