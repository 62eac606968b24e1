// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_values.h"

#include <algorithm>
#include <unordered_map>

namespace weir::ui {

namespace {

std::vector<FilterValue> sorted(std::vector<FilterValue> values)
{
    std::ranges::sort(
        values, [](const FilterValue& a, const FilterValue& b) { return a.items != b.items ? a.items > b.items : a.value < b.value; });
    return values;
}

std::vector<FilterValue> namesIn(const Dataset& data, const std::vector<NameIndex>& column)
{
    std::vector<std::int64_t> counts(data.names.size());
    for (const NameIndex name : column)
        if (name.valid())
            ++counts[name.row()];
    std::vector<FilterValue> values;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0 && !data.names[i].empty())
            values.push_back({data.names[i], counts[i]});
    return sorted(std::move(values));
}

std::vector<FilterValue> statusesIn(const Dataset& data)
{
    std::vector<std::int64_t> counts(data.statuses.size());
    for (const StatusIndex status : data.items.status)
        if (status.valid())
            ++counts[status.row()];
    std::unordered_map<std::string, std::int64_t> byName; // two ids may share a name
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            byName[data.statuses[i].name] += counts[i];
    std::vector<FilterValue> values;
    for (const auto& [name, count] : byName)
        values.push_back({name, count});
    return sorted(std::move(values));
}

} // namespace

const std::vector<std::string>& filterFields()
{
    static const std::vector<std::string> fields {"type", "project", "team", "status"};
    return fields;
}

std::vector<FilterValue> filterValues(const Dataset& data, const std::string& field)
{
    if (field == "type")
        return namesIn(data, data.items.type);
    if (field == "project")
        return namesIn(data, data.items.project);
    if (field == "team")
        return namesIn(data, data.items.team);
    return field == "status" ? statusesIn(data) : std::vector<FilterValue>();
}

} // namespace weir::ui
