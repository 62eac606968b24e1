// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facts.h"
#include "core/base/error.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_set>

namespace weir::analysis {

namespace {

using Values = std::vector<std::string>;
using Bytes = std::vector<std::uint8_t>;

bool wanted(const Values& values, std::string_view text)
{
    return std::ranges::any_of(values, [text](const std::string& v) { return v == text; });
}

/// One byte a dictionary code; the last byte answers for "none".
Bytes codesWanted(const Dataset& data, const Values& values)
{
    Bytes codes(data.names.size() + 1, 0);
    std::ranges::transform(data.names, codes.begin(), [&values](const std::string& name) { return wanted(values, name) ? 1 : 0; });
    codes.back() = wanted(values, {}) ? 1 : 0;
    return codes;
}

void keepByName(const Dataset& data, const std::vector<NameIndex>& column, const Values& values, Bytes& passed)
{
    const Bytes codes = codesWanted(data, values);
    for (std::size_t item = 0; item < passed.size(); ++item)
        passed[item] &= column[item].valid() ? codes[column[item].row()] : codes.back();
}

void keepByText(const Values& values, Bytes& passed, const std::function<std::string_view(std::size_t)>& textOf)
{
    const std::unordered_set<std::string_view> set(values.begin(), values.end());
    for (std::size_t item = 0; item < passed.size(); ++item) {
        if (passed[item] != 0 && !set.contains(textOf(item)))
            passed[item] = 0;
    }
}

void keepByInstant(const std::vector<Instant>& column, const Values& values, Bytes& passed)
{
    for (std::size_t item = 0; item < passed.size(); ++item) {
        if (passed[item] != 0 && !wanted(values, isoInstant(column[item])))
            passed[item] = 0;
    }
}

void keep(const Facts& facts, const std::string& field, const Values& values, Bytes& passed)
{
    const Dataset& data = *facts.data;
    const ItemColumns& items = data.items;
    if (field == "kind")
        keepByName(data, items.kind, values, passed);
    else if (field == "type")
        keepByName(data, items.type, values, passed);
    else if (field == "project")
        keepByName(data, items.project, values, passed);
    else if (field == "team")
        keepByName(data, items.team, values, passed);
    else if (field == "assignee")
        keepByName(data, items.assignee, values, passed);
    else if (field == "key")
        keepByText(values, passed, [&items](std::size_t item) { return items.key[item]; });
    else if (field == "title")
        keepByText(values, passed, [&items](std::size_t item) { return items.title[item]; });
    else if (field == "status")
        keepByText(values, passed, [&data, &items](std::size_t item) {
            return items.status[item].valid() ? std::string_view(data.statuses[items.status[item].row()].name) : std::string_view();
        });
    else if (field == "created_at")
        keepByInstant(items.created, values, passed);
    else if (field == "started_at")
        keepByInstant(facts.items.started, values, passed);
    else if (field == "finished_at")
        keepByInstant(facts.items.finished, values, passed);
    else
        throw Error(ErrorCode::Unknown,
            "Items have no field '" + field
                + "'; use key, kind, type, title, project, team, status, assignee, created_at, started_at or finished_at.");
}

Instant earliest(const std::vector<Instant>& column)
{
    Instant first = unknownInstant;
    for (const Instant t : column) {
        if (isKnown(t) && (!isKnown(first) || t < first))
            first = t;
    }
    return first;
}

} // namespace

std::vector<std::uint8_t> passesAnyStream(const Facts& facts, const Selection& selection)
{
    Bytes passed(facts.data->items.size(), 1);
    for (const auto& [field, values] : selection.where)
        keep(facts, field, values, passed);
    return passed;
}

std::vector<std::uint8_t> passes(const Facts& facts, const Selection& selection)
{
    Bytes passed = passesAnyStream(facts, selection);
    std::ranges::transform(passed, facts.items.inStream, passed.begin(), [](std::uint8_t a, std::uint8_t b) { return a & b; });
    return passed;
}

ResolvedWindow resolveWindow(const Facts& facts, const Selection& selection)
{
    const Dataset& data = *facts.data;
    ResolvedWindow window;
    window.asked = selection.window;
    window.now = isKnown(selection.now) ? selection.now : data.newest;
    Instant first = facts.byCreation.empty() ? earliest(data.items.created) : data.items.created[facts.byCreation.front()];
    if (!isKnown(first))
        first = earliest(data.commits.committed);
    if (!isKnown(window.now))
        window.now = isKnown(first) ? first : Instant {};
    if (selection.window.from != Instant::min())
        window.first = selection.window.from;
    else
        window.first = isKnown(first) ? std::min(first, window.now) : window.now;
    window.last = std::max(window.first, std::min(selection.window.to, window.now));
    return window;
}

} // namespace weir::analysis
