// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_journey.h"

#include "ui/format/duration_text.h"
#include "ui/format/time_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

namespace weir::ui {

namespace {

struct Journey {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Journey)
};

constexpr qsizetype shortSha = 7;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Rows sorted by a key each; those of one key keep their order.
template <typename KeyOf>
std::vector<std::uint32_t> sortedRows(std::size_t n, Progress& progress, KeyOf keyOf)
{
    std::vector<std::uint32_t> rows(n);
    std::iota(rows.begin(), rows.end(), 0U);
    progress.checkpoint();
    std::ranges::stable_sort(rows, {}, keyOf);
    progress.checkpoint();
    return rows;
}

template <typename KeyOf>
auto rowsOf(const std::vector<std::uint32_t>& sorted, std::string_view key, KeyOf keyOf)
{
    return std::ranges::equal_range(sorted, key, {}, keyOf);
}

/// What the links say about one item: rows, ascending, each once.
struct Joined {
    std::set<std::uint32_t> commits, changes;
    QStringList how;
    QString parent;
};

auto linkKey(const Dataset& data)
{
    return [&data](std::uint32_t row) -> std::string_view { return data.links[row].fromKey; };
}
auto commitKey(const Dataset& data)
{
    return [&data](std::uint32_t row) -> std::string_view { return data.commits.sha[row]; };
}
auto changeKey(const Dataset& data)
{
    return [&data](std::uint32_t row) -> std::string_view { return data.changes.key[row]; };
}

Joined joinedTo(const Dataset& data, const JourneyIndex& index, std::string_view key)
{
    Joined joined;
    for (const std::uint32_t row : rowsOf(index.links, key, linkKey(data))) {
        const Link& link = data.links[row];
        const QString how = QString::fromStdString(link.how);
        if (link.toKind == "commit") {
            for (const std::uint32_t commit : rowsOf(index.commits, link.toKey, commitKey(data)))
                joined.commits.insert(commit);
        } else if (link.toKind == "change") {
            for (const std::uint32_t change : rowsOf(index.changes, link.toKey, changeKey(data)))
                joined.changes.insert(change);
        } else if (link.how == "parent") {
            joined.parent = QString::fromStdString(link.toKey);
        }
        if (link.how != "parent" && !joined.how.contains(how))
            joined.how.append(how);
    }
    return joined;
}

JourneyLane commitLane(const Dataset& data, const std::set<std::uint32_t>& commits)
{
    JourneyLane lane {.name = Journey::tr("Commits"), .span = {}, .points = {}};
    for (const std::uint32_t c : commits) {
        const Instant at = isKnown(data.commits.authored[c]) ? data.commits.authored[c] : data.commits.committed[c];
        lane.points.push_back(
            {.at = at, .mark = JourneyMark::Commit, .text = Journey::tr("Commit %1").arg(text(data.commits.sha[c]).left(shortSha))});
    }
    std::ranges::stable_sort(lane.points, {}, &JourneyPoint::at);
    if (lane.points.size() > 1)
        lane.span = {lane.points.front().at, lane.points.back().at};
    return lane;
}

void addChangeLanes(const Dataset& data, const std::set<std::uint32_t>& changes, std::vector<JourneyLane>& lanes)
{
    for (const std::uint32_t c : changes) {
        JourneyLane lane {.name = text(data.changes.key[c]).section(QLatin1Char('/'), -1), .span = {}, .points = {}};
        const Instant begin = isKnown(data.changes.firstCommit[c]) ? data.changes.firstCommit[c] : data.changes.created[c];
        const Instant merged = data.changes.merged[c];
        if (isKnown(begin))
            lane.points.push_back({.at = begin, .mark = JourneyMark::Commit, .text = Journey::tr("First commit")});
        if (isKnown(merged))
            lane.points.push_back(
                {.at = merged, .mark = JourneyMark::Merged, .text = Journey::tr("Merged: %1").arg(text(data.changes.title[c]))});
        if (isKnown(begin) && isKnown(merged) && begin < merged)
            lane.span = {begin, merged};
        if (!lane.points.empty())
            lanes.push_back(std::move(lane));
    }
}

void addFacts(ItemJourney& journey, const analysis::Facts& facts, std::size_t item, Instant end, const QString& parent)
{
    const Dataset& data = *facts.data;
    const Zone& zone = facts.calendar.zone();
    const auto add = [&journey](const QString& label, const QString& value) {
        if (!value.isEmpty())
            journey.facts.push_back({.label = label, .value = value});
    };
    const auto moment = [&](Instant t) { return isKnown(t) ? momentText(t, zone, journey.today) : Journey::tr("unknown"); };
    add(Journey::tr("Created"), moment(data.items.created[item]));
    add(Journey::tr("Started"), moment(facts.items.started[item]));
    const bool finished = facts.items.state[item] == analysis::ItemState::Finished;
    if (finished) {
        add(Journey::tr("Finished"), moment(facts.items.finished[item]));
        add(Journey::tr("Lead time"), durationText(facts.items.lead[item]));
    } else if (isKnown(facts.items.ended[item])) {
        add(Journey::tr("Discarded"), moment(facts.items.ended[item]));
    } else if (isKnown(data.items.created[item])) {
        add(Journey::tr("Age"), durationText(end - data.items.created[item]));
    }
    add(Journey::tr("Type"), text(data.name(data.items.type[item])));
    add(Journey::tr("Team"), text(data.name(data.items.team[item])));
    add(Journey::tr("Part of"), parent);
}

/// The time axis reaches over the way and whatever else is known.
void setEnds(ItemJourney& journey)
{
    const auto include = [&journey](Instant t) {
        if (!isKnown(t))
            return;
        journey.first = isKnown(journey.first) ? std::min(journey.first, t) : t;
        journey.last = isKnown(journey.last) ? std::max(journey.last, t) : t;
    };
    include(journey.way.begin);
    include(journey.way.end);
    for (const JourneyLane& lane : journey.lanes) {
        for (const JourneyPoint& point : lane.points)
            include(point.at);
    }
}

} // namespace

JourneyIndexPtr makeJourneyIndex(DatasetPtr data, Progress& progress)
{
    auto index = std::make_shared<JourneyIndex>();
    index->links = sortedRows(data->links.size(), progress, linkKey(*data));
    index->linksTo =
        sortedRows(data->links.size(), progress, [&data](std::uint32_t row) -> std::string_view { return data->links[row].toKey; });
    index->items = sortedRows(data->items.size(), progress, [&data](std::uint32_t row) { return data->items.key[row]; });
    index->commits = sortedRows(data->commits.size(), progress, commitKey(*data));
    index->changes = sortedRows(data->changes.size(), progress, changeKey(*data));
    index->data = std::move(data);
    return index;
}

ItemJourney journeyOf(const analysis::Facts& facts, const JourneyIndex& index, std::size_t item, Instant end, Instant today)
{
    const Dataset& data = *facts.data;
    ItemJourney journey;
    journey.key = text(data.items.key[item]);
    journey.title = text(data.items.title[item]);
    journey.today = today;
    journey.way = wayOf(facts, item, end);
    Joined joined = joinedTo(data, index, data.items.key[item]);
    if (!joined.commits.empty()) {
        JourneyLane lane = commitLane(data, joined.commits);
        if (!lane.points.empty())
            journey.lanes.push_back(std::move(lane));
    }
    addChangeLanes(data, joined.changes, journey.lanes);
    journey.joins = joined.how;
    journey.sources = journey.lanes.empty() ? 1 : 2;
    addFacts(journey, facts, item, end, joined.parent);
    setEnds(journey);
    return journey;
}

} // namespace weir::ui
