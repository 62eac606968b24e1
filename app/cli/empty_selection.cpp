// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/empty_selection.h"

#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "core/analysis/window.h"
#include "core/base/nearest.h"

#include <algorithm>
#include <iostream>
#include <set>

namespace weir::app {

namespace {

void warn(const std::string& sentence)
{
    clearProgress();
    std::cerr << "weir: " << plain(sentence) << '\n';
}

const std::vector<NameIndex>* namesIn(const ItemColumns& items, const std::string& field)
{
    return field == "type"    ? &items.type
        : field == "project"  ? &items.project
        : field == "team"     ? &items.team
        : field == "assignee" ? &items.assignee
                              : nullptr;
}

/// What the items have in a field of few values; empty for the others.
std::vector<std::string> valuesOf(const Dataset& data, const std::string& field)
{
    std::set<std::string> values;
    if (field == "status") {
        for (const Status& status : data.statuses)
            values.insert(status.name);
    } else if (const auto* column = namesIn(data.items, field)) {
        for (const NameIndex name : *column)
            if (name.valid())
                values.insert(data.names[name.row()]);
    }
    return {values.begin(), values.end()};
}

void warnOfWindow(const analysis::Facts& facts, const Selection& selection)
{
    const analysis::ResolvedWindow window = analysis::resolveWindow(facts, selection);
    if (!isKnown(window.coveredFirst))
        return;
    const auto day = [&facts](Instant t) { return isoDay(facts.calendar.zone().dayOf(t)); };
    const std::string data = "; the data reach from " + day(window.coveredFirst) + " to " + day(window.coveredLast) + ".";
    if (window.asked.to <= window.coveredFirst)
        warn("the window ends before anything happened" + data);
    else if (window.asked.from > window.coveredLast)
        warn("the window begins after the last thing that happened" + data);
}

void warnOfValue(const analysis::Facts& facts, const std::string& field, const std::string& value)
{
    Selection one;
    one.where[field] = {value};
    if (std::ranges::count(analysis::passesAnyStream(facts, one), 1) != 0)
        return;
    if (field.ends_with("_at"))
        warn("no item has the " + field + " '" + value
            + "': it is compared with whole instants such as 2026-05-03T12:00:00.000Z; a window of days is chosen with --from and --to.");
    else
        warn("no item has the " + field + " '" + value + "'; "
            + didYouMean(value, valuesOf(*facts.data, field), "'weir items' shows what there is."));
}

} // namespace

void warnOfEmptySelection(const analysis::Facts& facts, const Selection& selection)
{
    if (facts.data->items.size() == 0)
        return;
    warnOfWindow(facts, selection);
    for (const auto& [field, values] : selection.where)
        for (const std::string& value : values)
            warnOfValue(facts, field, value);
}

} // namespace weir::app
