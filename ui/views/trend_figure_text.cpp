// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_figure_text.h"

#include "ui/export/trend_export.h"
#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/views/trend_answers.h"

namespace weir::ui {

FigureText trendFigureText(const TrendsData& data, const MeasuredTrend& measured, const Provenance& provenance)
{
    const QString days = dayText(data.from) + QStringLiteral(" ") + enDash + QLatin1Char(' ') + dayText(data.to - std::chrono::days(1));
    const TrendFact counted = trendFacts(data, measured).front();
    return {trendAnswer(data, measured), metricTitle(measured.info(), data.bucket) + QStringLiteral(". ") + trendSubline(data, measured),
        trendFooter(provenance, days, counted.name + QStringLiteral(": ") + counted.value, QLocale())};
}

} // namespace weir::ui
