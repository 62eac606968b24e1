// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/metrics_json.h"

#include "core/base/json_writer.h"

namespace weir::report {

namespace {

void writePoint(JsonWriter& json, const metrics::MetricPoint& point)
{
    json.beginObject().field("start", point.start).field("end", point.end).field("n", point.n);
    json.field("value", point.value).field("low", point.low).field("high", point.high);
    if (point.partial)
        json.field("partial", true);
    json.endObject();
}

void writeLimits(JsonWriter& json, const metrics::MetricLimits& limits)
{
    json.beginObject().field("centre", limits.centre).field("lower", limits.lower).field("upper", limits.upper);
    json.key("signals").beginArray();
    for (const auto& signal : limits.signalPoints)
        json.beginObject().field("start", signal.start).field("rule", signal.rule).endObject();
    json.endArray().endObject();
}

void writeSummary(JsonWriter& json, const metrics::MetricSummary& summary)
{
    json.key("summary").beginObject().field("n", summary.n).field("value", summary.value).field("mean", summary.mean);
    json.field("p50", summary.p50).field("p85", summary.p85).field("p95", summary.p95).endObject();
}

void writeDay(JsonWriter& json, const char* key, Instant t, Instant open, const Zone& zone)
{
    t == open ? json.key(key).null() : json.field(key, zone.dayOf(t));
}

void writeComparison(JsonWriter& json, const metrics::MetricComparison& comparison, const Zone& zone)
{
    json.key("compare").beginObject().key("window").beginObject();
    writeDay(json, "from", comparison.window.from, Instant::min(), zone);
    writeDay(json, "to", comparison.window.to, Instant::max(), zone);
    json.field("zone", zone.name()).endObject();
    writeSummary(json, comparison.earlier.summary);
    json.field("difference", comparison.difference).field("low", comparison.low).field("high", comparison.high);
    json.field("n", comparison.nBefore).field("n_now", comparison.n);
    json.field("ratio", comparison.ratio).field("ratio_low", comparison.ratioLow).field("ratio_high", comparison.ratioHigh);
    json.field("method", metrics::methodName(comparison.method));
    json.key("beyond_chance");
    if (comparison.low)
        json.value(comparison.beyondChance());
    else
        json.null();
    json.endObject();
}

void writeResult(JsonWriter& json, const metrics::MetricResult& result, const metrics::MetricComparison* comparison, const Zone& zone)
{
    json.beginObject().field("id", result.info->id).field("title", result.info->title);
    json.field("unit", result.info->unit).field("clock", result.info->clock);
    json.key("coverage").beginObject().field("known", result.known).field("of", result.of).endObject();
    writeSummary(json, result.summary);
    json.field("at_most", result.atMost);
    json.key("series").beginArray();
    for (const metrics::MetricPoint& point : result.series)
        writePoint(json, point);
    json.endArray();
    json.key("limits");
    if (result.limits)
        writeLimits(json, *result.limits);
    else
        json.null();
    if (comparison != nullptr)
        writeComparison(json, *comparison, zone);
    json.endObject();
}

} // namespace

std::string metricsJson(
    std::span<const metrics::MetricResult> results, std::span<const metrics::MetricComparison> compared, const Zone& zone)
{
    JsonWriter json;
    json.beginObject().key("metrics").beginArray();
    for (std::size_t i = 0; i < results.size(); ++i)
        writeResult(json, results[i], i < compared.size() ? &compared[i] : nullptr, zone);
    json.endArray().endObject();
    return json.take();
}

std::string metricListJson(std::span<const metrics::Metric* const> list)
{
    JsonWriter json;
    json.beginObject().key("metrics").beginArray();
    for (const metrics::Metric* metric : list) {
        const metrics::MetricInfo& info = metric->info();
        json.beginObject().field("id", info.id).field("title", info.title).field("unit", info.unit).field("clock", info.clock);
        json.field("definition", info.definition).field("formula", info.formula).field("source", info.source);
        json.field("leaves_out", info.leavesOut);
        json.key("better");
        if (info.hasDirection)
            json.value(info.moreIsBetter ? "more" : "less");
        else
            json.null();
        json.endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace weir::report
