// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facts.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <unordered_set>

namespace weir::analysis {

namespace {

using Bytes = std::vector<std::uint8_t>;
using Values = std::unordered_set<std::string_view>;

constexpr std::array<std::string_view, 11> itemFields = {
    "key", "kind", "type", "title", "project", "team", "status", "assignee", "created_at", "started_at", "finished_at"};

/// One byte a dictionary code; the last byte answers for "none".
Bytes codesWanted(const Dataset& data, const Values& values)
{
    Bytes codes(data.names.size() + 1, 0);
    std::ranges::transform(data.names, codes.begin(), [&values](const std::string& name) { return values.contains(name) ? 1 : 0; });
    codes.back() = values.contains({}) ? 1 : 0;
    return codes;
}

void keepByName(const Dataset& data, const std::vector<NameIndex>& column, const Values& values, Bytes& passed)
{
    const Bytes codes = codesWanted(data, values);
    for (std::size_t item = 0; item < passed.size(); ++item)
        passed[item] &= column[item].valid() ? codes[column[item].row()] : codes.back();
}

/// A filter may have been kept since before it was decided who is who.
Values withShownNames(const Dataset& data, Values values)
{
    Values shown;
    for (const std::string_view value : values)
        if (const auto known = data.standsFor.find(value); known != data.standsFor.end())
            shown.insert(known->second);
    values.merge(shown);
    return values;
}

void keepByText(const Values& values, Bytes& passed, const std::function<std::string_view(std::size_t)>& textOf)
{
    for (std::size_t item = 0; item < passed.size(); ++item) {
        if (passed[item] != 0 && !values.contains(textOf(item)))
            passed[item] = 0;
    }
}

void keepByInstant(const std::vector<Instant>& column, const Values& values, Bytes& passed)
{
    for (std::size_t item = 0; item < passed.size(); ++item) {
        if (passed[item] != 0 && !values.contains(isoInstant(column[item])))
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
        keepByName(data, items.assignee, withShownNames(data, values), passed);
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
        throw Error(ErrorCode::Unknown, "Items have no field '" + field + "'; use " + itemFieldsInWords() + ".");
}

} // namespace

bool isItemField(std::string_view field)
{
    return std::ranges::find(itemFields, field) != itemFields.end();
}

std::string itemFieldsInWords()
{
    std::string words;
    for (const std::string_view field : itemFields)
        words.append(words.empty() ? "" : field == itemFields.back() ? " or " : ", ").append(field);
    return words;
}

std::vector<std::uint8_t> passesAnyStream(const Facts& facts, const Selection& selection)
{
    Bytes passed(facts.data->items.size(), 1);
    for (const auto& [field, values] : selection.where)
        keep(facts, field, Values(values.begin(), values.end()), passed);
    return passed;
}

std::vector<std::uint8_t> passes(const Facts& facts, const Selection& selection)
{
    Bytes passed = passesAnyStream(facts, selection);
    std::ranges::transform(passed, facts.items.inStream, passed.begin(), [](std::uint8_t a, std::uint8_t b) { return a & b; });
    return passed;
}

} // namespace weir::analysis
