// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Incidents of PagerDuty and Opsgenie, as their interfaces list them.

#include "core/readers/record_list.h"

#include <algorithm>
#include <array>

namespace weir::readers {

namespace {

constexpr std::array<std::string_view, 1> pagesOfPagerDuty = {"incidents"};
constexpr std::array<std::string_view, 1> pagesOfOpsgenie = {"data"};

void emit(RecordList& list, const IncidentRecord& incident)
{
    list.sink.record();
    list.sink.incident(incident);
    for (const RecordProblem& problem : list.item.problems())
        list.source.reject(problem, incident.key, true);
}

Confidence judgePagerDuty(const ListedMembers& members)
{
    const bool incident = members.has("incident_number") && (members.has("created_at") || members.has("service"));
    return incident ? Confidence::Certain : Confidence::No;
}

/// The first acknowledgement and the last resolution: of an incident that was opened again the log tells more than what stands now.
void takeLog(const JsonValue& value, RecordList& list, IncidentRecord& incident)
{
    const auto earlier = [](std::optional<Instant>& known, const std::optional<Instant>& at) {
        if (at && (!known || *at < *known))
            known = at;
    };
    forEachElement(memberOf(value, "acknowledgements"),
        [&](const JsonValue& one) { earlier(incident.acknowledged, list.time("acknowledgements.at", memberOf(one, "at"))); });
    const bool resolved = incident.status == "resolved";
    forEachElement(memberOf(value, "log_entries"), [&](const JsonValue& entry) {
        const std::string_view type = memberText(entry, "type");
        const bool acknowledges = type.starts_with("acknowledge_log_entry");
        const bool resolves = resolved && type.starts_with("resolve_log_entry");
        if (!acknowledges && !resolves)
            return;
        const std::optional<Instant> at = list.time("log_entries.created_at", memberOf(entry, "created_at"));
        if (acknowledges)
            earlier(incident.acknowledged, at);
        else if (at && (!incident.resolved || *at > *incident.resolved))
            incident.resolved = at;
    });
}

void takePagerDuty(const JsonValue& value, RecordList& list)
{
    std::string storage;
    const std::string key(scalarText(memberOf(value, {"id", "incident_number"}), storage));
    if (key.empty())
        return list.refuse("id", "The incident has neither an id nor a number, and so no key.");
    IncidentRecord incident {};
    incident.key = key;
    incident.title = memberText(value, {"title", "summary"});
    incident.service = memberText(memberOf(value, "service"), {"summary", "name"});
    incident.severity = memberText(memberOf(value, "priority"), {"summary", "name"});
    if (incident.severity.empty())
        incident.severity = memberText(value, "urgency");
    incident.status = memberText(value, "status");
    incident.url = memberText(value, {"html_url", "self"});
    incident.opened = list.time("created_at", memberOf(value, "created_at"));
    takeLog(value, list, incident);
    if (incident.status == "resolved" && !incident.resolved)
        incident.resolved = list.time("resolved_at", memberOf(value, {"resolved_at", "last_status_change_at"}));
    emit(list, incident);
}

Confidence judgeOpsgenie(const ListedMembers& members)
{
    const bool incident = members.has("tinyId") && (members.has("message") || members.has("createdAt"));
    return incident ? Confidence::Certain : Confidence::No;
}

/// Alerts tell how long it took since they came.
std::optional<Instant> after(const std::optional<Instant>& begin, const JsonValue& value, std::string_view name)
{
    std::int64_t took = 0;
    const std::optional<JsonValue> said = memberOf(memberOf(value, "report"), name);
    constexpr std::int64_t mostMilliseconds = 1'000'000'000'000;
    if (!begin || !said || said->get(took) != simdjson::SUCCESS || took <= 0 || took > mostMilliseconds)
        return std::nullopt;
    return *begin + std::chrono::milliseconds(took);
}

void takeOpsgenie(const JsonValue& value, RecordList& list)
{
    std::string storage;
    const std::string key(scalarText(memberOf(value, {"id", "tinyId"}), storage));
    if (key.empty())
        return list.refuse("id", "The incident has no id, and so no key.");
    IncidentRecord incident {};
    incident.key = key;
    incident.title = memberText(value, "message");
    incident.severity = memberText(value, "priority");
    incident.status = memberText(value, "status");
    incident.url = memberText(memberOf(value, "links"), "web");
    incident.opened = list.time("createdAt", memberOf(value, "createdAt"));
    incident.acknowledged = after(incident.opened, value, "ackTime");
    if (incident.status == "resolved" || incident.status == "closed") {
        incident.resolved = list.time("impactEndDate", memberOf(value, "impactEndDate"));
        if (!incident.resolved)
            incident.resolved = after(incident.opened, value, "closeTime");
    }
    emit(list, incident);
}

} // namespace

const ListFormat& pagerdutyJsonFormat()
{
    static const ListFormat format {
        {"pagerduty-json", "PagerDuty, JSON", {"incidents"}}, pagesOfPagerDuty, "incident", "incidents", {}, judgePagerDuty, takePagerDuty};
    return format;
}

const ListFormat& opsgenieJsonFormat()
{
    static const ListFormat format {
        {"opsgenie-json", "Opsgenie, JSON", {"incidents"}}, pagesOfOpsgenie, "incident", "incidents", {}, judgeOpsgenie, takeOpsgenie};
    return format;
}

} // namespace weir::readers
