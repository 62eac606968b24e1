// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_journey.h"

#include "ui/format/duration_text.h"
#include "ui/format/time_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>
#include <unordered_set>

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

/// What the links say about one item.
struct Joined {
    std::unordered_set<std::string_view> commits, changes;
    QStringList how;
    QString parent;
};

Joined joinedTo(const Dataset& data, std::string_view key)
{
    Joined joined;
    for (const Link& link : data.links) {
        if (link.fromKey != key)
            continue;
        const QString how = QString::fromStdString(link.how);
        if (link.toKind == "commit")
            joined.commits.insert(link.toKey);
        else if (link.toKind == "change")
            joined.changes.insert(link.toKey);
        else if (link.how == "parent")
            joined.parent = QString::fromStdString(link.toKey);
        if (link.how != "parent" && !joined.how.contains(how))
            joined.how.append(how);
    }
    return joined;
}

JourneyLane commitLane(const Dataset& data, const std::unordered_set<std::string_view>& shas)
{
    JourneyLane lane {.name = Journey::tr("Commits"), .span = {}, .points = {}};
    for (std::size_t c = 0; c < data.commits.size() && lane.points.size() < shas.size(); ++c) {
        if (!shas.contains(data.commits.sha[c]))
            continue;
        const Instant at = isKnown(data.commits.authored[c]) ? data.commits.authored[c] : data.commits.committed[c];
        lane.points.push_back(
            {.at = at, .mark = JourneyMark::Commit, .text = Journey::tr("Commit %1").arg(text(data.commits.sha[c]).left(shortSha))});
    }
    std::ranges::sort(lane.points, {}, &JourneyPoint::at);
    if (lane.points.size() > 1)
        lane.span = {lane.points.front().at, lane.points.back().at};
    return lane;
}

void addChangeLanes(const Dataset& data, const std::unordered_set<std::string_view>& keys, std::vector<JourneyLane>& lanes)
{
    for (std::size_t c = 0; c < data.changes.size(); ++c) {
        if (!keys.contains(data.changes.key[c]))
            continue;
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

void addFacts(ItemJourney& journey, const analysis::Facts& facts, std::size_t item, Instant now, const QString& parent)
{
    const Dataset& data = *facts.data;
    const Zone& zone = facts.calendar.zone();
    const auto add = [&journey](const QString& label, const QString& value) {
        if (!value.isEmpty())
            journey.facts.push_back({.label = label, .value = value});
    };
    const auto moment = [&](Instant t) { return isKnown(t) ? momentText(t, zone, now) : Journey::tr("unknown"); };
    add(Journey::tr("Created"), moment(data.items.created[item]));
    add(Journey::tr("Started"), moment(facts.items.started[item]));
    const bool finished = facts.items.state[item] == analysis::ItemState::Finished;
    if (finished) {
        add(Journey::tr("Finished"), moment(facts.items.finished[item]));
        add(Journey::tr("Lead time"), durationText(facts.items.lead[item]));
    } else if (isKnown(facts.items.ended[item])) {
        add(Journey::tr("Left undone"), moment(facts.items.ended[item]));
    } else if (isKnown(data.items.created[item])) {
        add(Journey::tr("Age"), durationText(now - data.items.created[item]));
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

ItemJourney journeyOf(const analysis::Facts& facts, std::size_t item, Instant now)
{
    const Dataset& data = *facts.data;
    ItemJourney journey;
    journey.key = text(data.items.key[item]);
    journey.title = text(data.items.title[item]);
    journey.way = wayOf(facts, item, now);
    Joined joined = joinedTo(data, data.items.key[item]);
    if (!joined.commits.empty()) {
        JourneyLane lane = commitLane(data, joined.commits);
        if (!lane.points.empty())
            journey.lanes.push_back(std::move(lane));
    }
    addChangeLanes(data, joined.changes, journey.lanes);
    journey.joins = joined.how;
    journey.sources = journey.lanes.empty() ? 1 : 2;
    addFacts(journey, facts, item, now, joined.parent);
    setEnds(journey);
    return journey;
}

} // namespace weir::ui
