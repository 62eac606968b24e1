// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/items_json.h"

#include "core/base/json_writer.h"

#include <algorithm>
#include <numeric>
#include <ostream>
#include <sstream>
#include <unordered_map>

namespace weir::report {

namespace {

constexpr std::size_t pieceBytes = 1 << 16;

/// Rows of Dataset::links by either end.
class LinkIndex {
public:
    explicit LinkIndex(const std::vector<Link>& links)
    {
        for (std::size_t row = 0; row < links.size(); ++row) {
            m_rows[links[row].fromKey].push_back(row);
            if (links[row].toKey != links[row].fromKey)
                m_rows[links[row].toKey].push_back(row);
        }
    }
    [[nodiscard]] const std::vector<std::size_t>& of(std::string_view key) const
    {
        static const std::vector<std::size_t> none;
        const auto found = m_rows.find(key);
        return found != m_rows.end() ? found->second : none;
    }

private:
    std::unordered_map<std::string_view, std::vector<std::size_t>> m_rows;
};

void writeName(JsonWriter& json, std::string_view key, const Dataset& data, NameIndex name)
{
    json.key(key);
    if (name.valid())
        json.value(data.name(name));
    else
        json.null();
}

void writeText(JsonWriter& json, std::string_view key, std::string_view text)
{
    json.key(key);
    if (text.empty())
        json.null();
    else
        json.value(text);
}

void writeLinks(JsonWriter& json, const Dataset& data, const LinkIndex& index, std::string_view key)
{
    json.key("links").beginArray();
    for (const std::size_t row : index.of(key)) {
        const Link& link = data.links[row];
        const bool forward = link.fromKey == key;
        json.beginObject().field("kind", forward ? link.toKind : link.fromKind).field("key", forward ? link.toKey : link.fromKey);
        json.field("how", link.how).endObject();
    }
    json.endArray();
}

void writeVisit(JsonWriter& json, const analysis::Facts& facts, std::size_t visit)
{
    const Dataset& data = *facts.data;
    const VisitColumns& visits = data.visits;
    const StatusIndex status = visits.status[visit];
    json.beginObject().key("status");
    if (status.valid())
        json.value(data.statuses[status.row()].name);
    else
        json.null();
    const StageIndex stage = status.valid() ? facts.stageOfStatus[status.row()] : StageIndex();
    json.key("stage");
    if (stage.valid())
        json.value(facts.map.stages[stage.row()].name);
    else
        json.null();
    json.field("entered", visits.entered[visit]).field("left", visits.left[visit]);
    if (!visits.begun.empty() && isKnown(visits.begun[visit]))
        json.field("began", visits.begun[visit]);
    json.endObject();
}

void writeItem(JsonWriter& json, const analysis::Facts& facts, const analysis::LeftOut& leftOut, const LinkIndex& links, std::size_t row)
{
    const Dataset& data = *facts.data;
    const ItemColumns& items = data.items;
    json.beginObject().field("key", items.key[row]);
    writeName(json, "kind", data, items.kind[row]);
    writeName(json, "type", data, items.type[row]);
    writeText(json, "title", items.title[row]);
    writeName(json, "project", data, items.project[row]);
    writeName(json, "team", data, items.team[row]);
    json.key("status");
    if (items.status[row].valid())
        json.value(data.statuses[items.status[row].row()].name);
    else
        json.null();
    json.field("created", items.created[row]).field("started", facts.items.started[row]).field("finished", facts.items.finished[row]);
    writeText(json, "left_out", leftOut.rule(row));
    json.key("visits").beginArray();
    for (const std::size_t v : visitsByTime(data, row))
        writeVisit(json, facts, v);
    json.endArray();
    writeLinks(json, data, links, items.key[row]);
    json.endObject();
}

/// A phase of a change: how long, or why that is not known.
struct Phase {
    std::string_view name;
    Duration time = unknownDuration;
    std::string_view why;
};

Phase codingPhase(const ChangeColumns& changes, std::size_t row)
{
    const Instant first = changes.firstCommit[row];
    const Instant created = changes.created[row];
    if (!isKnown(first))
        return {"coding_s", unknownDuration, "its first commit is not known"};
    if (!isKnown(created))
        return {"coding_s", unknownDuration, "its creation is not known"};
    if (created < first)
        return {"coding_s", unknownDuration, "its first commit is younger than its creation"};
    return {"coding_s", created - first, {}};
}

void writeChange(JsonWriter& json, const Dataset& data, const LinkIndex& links, std::size_t row)
{
    const ChangeColumns& changes = data.changes;
    json.beginObject().field("key", changes.key[row]).field("kind", "change");
    writeText(json, "title", changes.title[row]);
    writeName(json, "repository", data, changes.repository[row]);
    json.field("first_commit", changes.firstCommit[row]).field("created", changes.created[row]);
    json.field("merged", changes.merged[row]).key("deployed").null();
    const Phase phases[] = {codingPhase(changes, row), {"pickup_s", unknownDuration, "no response by somebody else is known"},
        {"review_s", unknownDuration, "no response by somebody else is known"},
        {"deploy_s", unknownDuration, isKnown(changes.merged[row]) ? "no deployments are known" : "it is not merged"}};
    json.key("phases").beginObject();
    for (const Phase& phase : phases)
        json.secondsField(phase.name, phase.time);
    json.endObject().key("unknown").beginObject();
    for (const Phase& phase : phases) {
        if (!isKnown(phase.time))
            json.field(phase.name, phase.why);
    }
    json.endObject();
    writeLinks(json, data, links, changes.key[row]);
    json.endObject();
}

/// What lasted from `begin` to `end`, unknown: since ever, and still.
bool wasThere(const TimeWindow& window, Instant begin, Instant end)
{
    return (!isKnown(begin) || begin < window.to) && (!isKnown(end) || end >= window.from);
}

std::string fieldOfChange(const ChangeColumns& changes, std::size_t row, std::string_view field)
{
    if (field == "kind")
        return "change";
    if (field == "key")
        return std::string(changes.key[row]);
    if (field == "title")
        return std::string(changes.title[row]);
    return field == "created_at" ? isoInstant(changes.created[row]) : std::string();
}

bool passesWhere(const ChangeColumns& changes, std::size_t row, const Selection& selection)
{
    return std::ranges::all_of(selection.where, [&](const auto& condition) {
        return std::ranges::find(condition.second, fieldOfChange(changes, row, condition.first)) != condition.second.end();
    });
}

} // namespace

ItemRows itemRows(const analysis::Facts& facts, const Selection& selection, std::optional<std::int64_t> limit)
{
    const auto most = static_cast<std::size_t>(limit.value_or(INT64_MAX));
    const ItemColumns& items = facts.data->items;
    const ChangeColumns& changes = facts.data->changes;
    ItemRows rows;
    const std::vector<std::uint8_t> passes = analysis::passesAnyStream(facts, selection);
    for (std::size_t row = 0; row < passes.size() && rows.items.size() < most; ++row) {
        if (passes[row] != 0 && wasThere(selection.window, items.created[row], facts.items.ended[row]))
            rows.items.push_back(row);
    }
    for (std::size_t row = 0; row < changes.size() && rows.items.size() + rows.changes.size() < most; ++row) {
        const Instant begin = isKnown(changes.firstCommit[row]) ? changes.firstCommit[row] : changes.created[row];
        if (passesWhere(changes, row, selection) && wasThere(selection.window, begin, changes.merged[row]))
            rows.changes.push_back(row);
    }
    return rows;
}

ItemRows itemRowsOfKey(const analysis::Facts& facts, std::string_view key)
{
    ItemRows rows;
    const auto find = [key](const StringColumn& keys, std::vector<std::size_t>& found) {
        for (std::size_t row = 0; row < keys.size(); ++row) {
            if (keys[row] == key)
                found.push_back(row);
        }
    };
    find(facts.data->items.key, rows.items);
    find(facts.data->changes.key, rows.changes);
    return rows;
}

std::vector<std::size_t> visitsByTime(const Dataset& data, std::size_t item)
{
    std::vector<std::size_t> visits(data.items.visitCount[item]);
    std::iota(visits.begin(), visits.end(), std::size_t {data.items.firstVisit[item]});
    const auto time = [&data](std::size_t v) { return isKnown(data.visits.entered[v]) ? data.visits.entered[v] : data.visits.left[v]; };
    if (data.tellsTwice(item))
        std::ranges::stable_sort(visits, {}, time);
    return visits;
}

void writeItemsJson(std::ostream& out, const analysis::Facts& facts, const analysis::LeftOut& leftOut, const ItemRows& rows)
{
    const LinkIndex links(facts.data->links);
    JsonWriter json;
    const auto pass = [&out, &json] {
        if (json.size() >= pieceBytes)
            out << json.drain();
    };
    json.beginObject().key("items").beginArray();
    for (const std::size_t row : rows.items) {
        writeItem(json, facts, leftOut, links, row);
        pass();
    }
    for (const std::size_t row : rows.changes) {
        writeChange(json, *facts.data, links, row);
        pass();
    }
    json.endArray().endObject();
    out << json.take();
}

std::string itemsJson(const analysis::Facts& facts, const analysis::LeftOut& leftOut, const ItemRows& rows)
{
    std::ostringstream out;
    writeItemsJson(out, facts, leftOut, rows);
    return std::move(out).str();
}

} // namespace weir::report
