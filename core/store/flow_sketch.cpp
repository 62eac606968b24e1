// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/derive.h"
#include "core/store/loader.h"
#include "core/store/natural_order.h"

#include <algorithm>
#include <utility>

namespace weir::store {

void FlowSketch::begin(const Connection& connection)
{
    std::vector<std::uint32_t> objects;
    StringColumn keys;
    Statement query = connection.prepare("SELECT id, text FROM object");
    while (query.step()) {
        objects.push_back(query.code(0));
        keys.append(query.text(1));
    }
    m_items.resize(objects.empty() ? 0 : *std::ranges::max_element(objects) + std::size_t {1});
    m_order = std::async(std::launch::async, [objects = std::move(objects), keys = std::move(keys)] {
        std::vector<std::uint32_t> order = naturalOrder(keys);
        for (std::uint32_t& row : order)
            row = objects[row];
        return order;
    });
}

void FlowSketch::add(std::uint32_t object, const derivation::ItemHistory& history)
{
    m_scratch.clear();
    const std::size_t spans = derivation::appendVisits(history, m_scratch);
    m_tellsOrder = m_tellsOrder && (spans == 0 || spans == m_scratch.size());
    if (object >= m_items.size())
        m_items.resize(object + std::size_t {1});
    Item& item = m_items[object];
    item = {static_cast<std::uint32_t>(m_visits.size()), static_cast<std::uint32_t>(m_scratch.size()), {}, {}};
    const auto edgeAt = [spans](const derivation::Visit& visit) { return spans > 0 ? visit.left : visit.entered; };
    item.first = m_scratch.empty() ? unknownInstant : edgeAt(m_scratch.front());
    item.last = m_scratch.empty() ? unknownInstant : edgeAt(m_scratch.back());
    for (const derivation::Visit& visit : m_scratch)
        m_visits.push_back({visit.status, visit.from});
}

std::shared_ptr<const Dataset> FlowSketch::dataset(const Connection& connection)
{
    auto data = std::make_shared<Dataset>(loadStatusNames(connection));
    data->visits.status.reserve(m_visits.size());
    data->visits.from.reserve(m_visits.size());
    data->visits.entered.reserve(m_visits.size());
    for (const std::uint32_t object : m_order.get()) {
        if (object >= m_items.size() || m_items[object].count == notThere)
            continue;
        const Item& item = m_items[object];
        data->items.created.push_back(unknownInstant);
        data->items.type.emplace_back();
        data->items.firstVisit.push_back(static_cast<std::uint32_t>(data->visits.status.size()));
        data->items.visitCount.push_back(item.count);
        data->items.spans.push_back(0); // `entered` holds the instant of the edge whatever the log
        const std::size_t first = data->visits.entered.size();
        data->visits.entered.resize(first + item.count, unknownInstant);
        if (item.count > 0) {
            data->visits.entered.back() = item.last;
            data->visits.entered[first] = item.first;
        }
        for (std::uint32_t v = item.begin; v < item.begin + item.count; ++v) {
            data->visits.status.emplace_back(m_visits[v].status);
            data->visits.from.emplace_back(m_visits[v].from);
        }
    }
    return data;
}

} // namespace weir::store
