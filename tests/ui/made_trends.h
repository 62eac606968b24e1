// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "tests/support/dataset_text.h"
#include "ui/models/trends_data.h"

#include <QLocale>

#include <optional>
#include <string_view>
#include <vector>

namespace weir::ui {

/// Trends with figures made up for a test, over weeks from 6 January 2025 on (week 2), seen on 1 September 2025.
class MadeTrends {
public:
    static constexpr Day firstMonday {std::chrono::local_days(std::chrono::year(2025) / 1 / 6)};
    static Day week(int number) { return firstMonday + std::chrono::weeks(number - 2); } ///< of 2025

    explicit MadeTrends(int weeks = 26, std::string_view dataset = "A-1: created 2025-01-06, Doing 2025-01-07, Done +24h\n")
        : m_weeks(weeks)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        StageMap map;
        map.stages = {{"Build", StageKind::Work, {}, {"Doing"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
        SilentProgress progress;
        data.query.facts = analysis::computeFacts(testsupport::datasetFromText(std::string(dataset)), map, Calendar(Zone()), progress);
        data.window.now = Instant(std::chrono::sys_days(std::chrono::year(2025) / 9 / 1));
        data.from = firstMonday;
        data.to = firstMonday + std::chrono::weeks(weeks);
    }

    /// A trend that says nothing yet; every week has `value`.
    MeasuredTrend& add(std::string_view metric, std::optional<double> value, trends::Finding finding)
    {
        MeasuredTrend measured;
        measured.trend.result.info = &metrics::findMetric(metric)->info();
        for (int w = 0; w < m_weeks; ++w) {
            metrics::MetricPoint point;
            point.start = firstMonday + std::chrono::weeks(w);
            point.end = point.start + std::chrono::weeks(1);
            point.n = 4;
            point.value = value;
            measured.trend.result.series.push_back(point);
        }
        measured.trend.finding = finding;
        measured.trend.charted = value ? static_cast<std::size_t>(m_weeks) : 0;
        measured.trend.falseAlarms = 0.09;
        measured.trend.levels.push_back({0, static_cast<std::size_t>(m_weeks), std::nullopt});
        if (value)
            measured.newest = static_cast<std::size_t>(m_weeks) - 1;
        data.trends.push_back(measured);
        return data.trends.back();
    }

    /// Limits of its one level, with the weeks that broke the rule.
    static void limit(MeasuredTrend& measured, double lower, double centre, double upper, std::string_view rule, const std::vector<Day>& at)
    {
        metrics::MetricLimits limits {centre, lower, upper, {}};
        for (const Day day : at)
            limits.signalPoints.push_back({day, std::string(rule)});
        measured.trend.levels.front().limits = limits;
        measured.trend.result.limits = limits;
    }

    TrendsData data;

private:
    int m_weeks;
};

} // namespace weir::ui
