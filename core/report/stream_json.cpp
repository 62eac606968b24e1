// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/stream_json.h"

#include "core/analysis/told_progress.h"
#include "core/base/json_writer.h"
#include "core/report/window_days.h"

namespace weir::report {

namespace {

void writeStage(JsonWriter& json, const analysis::StreamStage& stage)
{
    json.beginObject();
    json.field("name", stage.name).field("kind", stage.kind);
    json.field("items", stage.items).field("visits", stage.visits).field("wip", stage.wip);
    json.key("time");
    writeDurationSummary(json, stage.time);
    json.key("work");
    writeDurationSummary(json, stage.work);
    json.key("wait");
    writeDurationSummary(json, stage.wait);
    json.field("arrivals_per_week", stage.arrivalsPerWeek).field("departures_per_week", stage.departuresPerWeek);
    json.field("complete_and_accurate", stage.completeAndAccurate).field("rework_rate", stage.reworkRate);
    json.field("hand_overs", stage.handOvers);
    json.field("waiting", stage.waiting).secondsField("oldest_s", stage.oldest);
    json.field("wait_per_item_s", stage.waitPerItemSeconds).field("work_per_item_s", stage.workPerItemSeconds);
    json.field("tells_waiting", stage.tellsWaiting);
    json.field("team", stage.team).field("wip_limit", stage.wipLimit);
    json.endObject();
}

void writeEdge(JsonWriter& json, const analysis::StreamResult& stream, const analysis::StreamEdge& edge)
{
    json.beginObject();
    json.field("from", stream.stages[edge.from].name).field("to", stream.stages[edge.to].name).field("count", edge.count);
    json.field("mean_s", edge.time.mean).field("p50_s", edge.time.p50).field("handoff", edge.handoff);
    json.field("backward", edge.backward).field("share", edge.share).field("cost_s", edge.costSeconds);
    json.endObject();
}

void writeTotals(JsonWriter& json, const analysis::StreamTotals& totals)
{
    json.beginObject();
    json.key("lead_time");
    writeDurationSummary(json, totals.leadTime);
    json.key("work").beginObject().field("mean_s", totals.workMeanSeconds).endObject();
    json.key("wait").beginObject().field("mean_s", totals.waitMeanSeconds).endObject();
    json.key("parts").beginObject().field("n", totals.partsKnown).field("lead_mean_s", totals.partsLeadMeanSeconds).endObject();
    json.field("work_least_s", totals.workLeastSeconds).field("wait_least_s", totals.waitLeastSeconds);
    json.field("flow_efficiency_at_most", totals.activeAtMost());
    json.field("flow_efficiency", totals.flowEfficiency).field("rolled_complete_and_accurate", totals.rolledCompleteAndAccurate);
    json.field("rolled_stages", totals.rolledStages).field("rolled_stages_left_out", totals.rolledLeftOut);
    json.endObject();
}

void writeWaitingCauses(JsonWriter& json, const analysis::BottleneckEntry& entry)
{
    json.key("waiting_causes");
    if (!entry.waiting) {
        json.null();
        json.field("waiting_causes_why", analysis::english(entry.waitingUnknown));
        return;
    }
    const analysis::WaitingCauses& causes = *entry.waiting;
    json.beginObject().field("visits", causes.visits).field("wait_s", causes.wait);
    json.field("off_hours_s", causes.offHours).field("off_hours_share", causes.share(causes.offHours));
    json.field("batching_s", causes.batching).field("batching_share", causes.share(causes.batching));
    json.field("contention_s", causes.contention).field("contention_share", causes.share(causes.contention));
    json.field("unexplained_s", causes.unexplained).field("unexplained_share", causes.share(causes.unexplained)).endObject();
    json.key("waiting_causes_why").null();
}

void writeReplay(JsonWriter& json, const analysis::ReplayShape& replay)
{
    json.key("replay");
    if (replay.points.empty()) {
        json.null();
        return;
    }
    json.beginObject().field("observed_mean_s", replay.observedMean).field("replayed_mean_s", replay.replayedMean);
    json.key("within").beginArray();
    for (const analysis::ReplayShape::Point& point : replay.points)
        json.beginObject().field("share", point.share).field("observed_s", point.observed).field("replayed_s", point.replayed).endObject();
    json.endArray().endObject();
}

void writeBottleneck(JsonWriter& json, const analysis::BottleneckEntry& entry)
{
    json.beginObject();
    json.field("rank", entry.rank).field("stage", entry.stage);
    json.field("gain_mean_s", entry.gainMeanSeconds).field("gain_p50_s", entry.gainP50Seconds).field("gain_p85_s", entry.gainP85Seconds);
    json.field("gain_low_s", entry.gainLowSeconds).field("gain_high_s", entry.gainHighSeconds);
    json.field("gain_throughput_per_week", entry.gainThroughputPerWeek).field("limit", entry.limit);
    json.key("signals").beginObject();
    json.field("queue_growth_per_week", entry.evidence.queueGrowthPerWeek).field("wait_share", entry.evidence.waitShare);
    json.field("queue_before", entry.evidence.queueBefore).field("queue_after", entry.evidence.queueAfter);
    json.field("utilisation", entry.evidence.utilisation).field("wip_age_ratio", entry.evidence.wipAgeRatio);
    json.endObject();
    json.field("reason", analysis::english(entry.reason));
    writeWaitingCauses(json, entry);
    json.endObject();
}

} // namespace

void writeDurationSummary(JsonWriter& json, const stats::Summary& summary)
{
    json.beginObject().field("n", summary.n).field("mean_s", summary.mean);
    json.field("p50_s", summary.p50).field("p85_s", summary.p85).field("p95_s", summary.p95).endObject();
}

void writeChecks(JsonWriter& json, const std::vector<simulation::Check>& checks)
{
    json.beginArray();
    for (const simulation::Check& check : checks) {
        json.beginObject().field("name", check.name).field("value", check.value).field("limit", check.limit);
        json.field("ok", check.ok).endObject();
    }
    json.endArray();
}

void writeWindow(JsonWriter& json, const analysis::ResolvedWindow& window, const analysis::Facts& facts)
{
    const WindowDays days = windowDays(window, facts);
    json.beginObject().field("from", days.from).field("to", days.to).field("zone", facts.calendar.zone().name()).endObject();
}

std::string streamJson(const analysis::StreamResult& stream, const analysis::Facts& facts)
{
    JsonWriter json;
    json.beginObject();
    json.key("window");
    writeWindow(json, stream.window, facts);
    json.key("items").beginObject().field("total", stream.total).field("finished", stream.finished);
    json.field("in_progress", analysis::tellsProgress(facts) ? std::optional(stream.inProgress) : std::nullopt).endObject();
    json.key("beside").beginObject().field("discarded", stream.discarded).field("not_of_stream", stream.notOfStream);
    json.field("in_progress_unknown", stream.maybeInProgress).field("done_undated", stream.doneUndated);
    json.field("not_started", stream.notStarted());
    json.key("not_of_stream_by").beginArray();
    for (const auto& [by, count] : stream.others)
        json.beginObject()
            .field("field", by.field)
            .field("value", by.missing || by.untold ? std::nullopt : std::optional(by.value))
            .field("count", count)
            .endObject();
    json.endArray().endObject();
    json.key("stages").beginArray();
    for (const analysis::StreamStage& stage : stream.stages)
        writeStage(json, stage);
    json.endArray();
    json.key("edges").beginArray();
    for (const analysis::StreamEdge& edge : stream.edges)
        writeEdge(json, stream, edge);
    json.endArray();
    json.key("totals");
    writeTotals(json, stream.totals);
    json.key("bottlenecks").beginArray();
    for (const analysis::BottleneckEntry& entry : stream.ranking.entries)
        writeBottleneck(json, entry);
    json.endArray();
    json.field("method", stream.ranking.method).field("method_why", analysis::methodWhy(stream.ranking));
    json.key("checks");
    writeChecks(json, stream.ranking.checks);
    writeReplay(json, stream.ranking.replay);
    json.key("disagreement");
    if (!stream.ranking.disagreement)
        json.null();
    else
        json.value(analysis::english(stream.ranking.disagreement));
    json.key("undecided");
    if (!stream.ranking.undecided)
        json.null();
    else
        json.value(analysis::english(stream.ranking.undecided));
    json.field("knows_end", stream.knowsEnd);
    json.key("guessed_ends").beginArray();
    for (const auto* names : {&stream.guessed.done, &stream.guessed.discarded})
        for (const std::string& name : *names)
            json.value(name);
    json.endArray();
    json.endObject();
    return json.take();
}

} // namespace weir::report
