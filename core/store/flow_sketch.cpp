// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/derive.h"
#include "core/store/loader.h"
#include "core/store/natural_order.h"

namespace weir::store {

void FlowSketch::add(std::uint32_t object, const derivation::ItemHistory& history)
{
    m_scratch.clear();
    derivation::appendVisits(history, m_scratch);
    m_items.push_back({object, static_cast<std::uint32_t>(m_visits.size()), static_cast<std::uint32_t>(m_scratch.size())});
    for (const derivation::Visit& visit : m_scratch)
        m_visits.push_back({visit.status, visit.from});
}

std::shared_ptr<const Dataset> FlowSketch::dataset(const Connection& connection) const
{
    auto data = std::make_shared<Dataset>(loadStatusNames(connection));
    // m_items ascend by object, as do the rows of the query: keys of items in the order of m_items.
    StringColumn keys;
    Statement query = connection.prepare("SELECT id, text FROM object ORDER BY id");
    while (keys.size() < m_items.size() && query.step())
        if (query.code(0) == m_items[keys.size()].object)
            keys.append(query.text(1));
    data->visits.status.reserve(m_visits.size());
    data->visits.from.reserve(m_visits.size());
    for (const std::uint32_t row : naturalOrder(keys)) {
        const Item& item = m_items[row];
        data->items.created.push_back(unknownInstant);
        data->items.type.emplace_back();
        data->items.firstVisit.push_back(static_cast<std::uint32_t>(data->visits.status.size()));
        data->items.visitCount.push_back(item.count);
        for (std::uint32_t v = item.begin; v < item.begin + item.count; ++v) {
            data->visits.status.emplace_back(m_visits[v].status);
            data->visits.from.emplace_back(m_visits[v].from);
        }
    }
    return data;
}

} // namespace weir::store
