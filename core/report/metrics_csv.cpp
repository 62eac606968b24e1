// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/metrics_csv.h"

#include "core/base/csv_writer.h"

namespace weir::report {

std::string metricsCsv(std::span<const metrics::MetricResult> results)
{
    CsvWriter csv;
    for (const char* name : {"metric", "unit", "start", "end", "n", "value", "low", "high", "partial"})
        csv.cell(name);
    csv.endRow();
    for (const metrics::MetricResult& result : results) {
        for (const metrics::MetricPoint& point : result.series) {
            csv.cell(result.info->id).cell(result.info->unit).cell(point.start).cell(point.end).cell(point.n);
            csv.cell(point.value).cell(point.low).cell(point.high).cell(point.partial ? "true" : "false").endRow();
        }
    }
    return csv.take();
}

} // namespace weir::report
