// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/status_flow.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace weir::analysis {

namespace {

constexpr std::size_t mostItems = 50'000;
constexpr std::size_t mostPairs = 1024; // names whose pairs are counted

/// Mean place of groups on the way of an item (0 first, 1 last), and who comes before whom.
struct Passing {
    explicit Passing(std::size_t groups)
        : groupCount(groups)
        , place(groups, 0)
        , items(groups, 0)
        , before(groups <= mostPairs ? groups * groups : 0, 0)
    {
    }

    void add(const std::vector<std::size_t>& path)
    {
        for (std::size_t i = 0; i < path.size(); ++i) {
            place[path[i]] += path.size() > 1 ? static_cast<double>(i) / static_cast<double>(path.size() - 1) : 0.5;
            ++items[path[i]];
            for (std::size_t j = i + 1; !before.empty() && j < path.size(); ++j)
                ++before[path[i] * groupCount + path[j]];
        }
    }
    [[nodiscard]] std::int64_t majority(std::size_t a, std::size_t b) const
    {
        return before.empty() ? 0 : before[a * groupCount + b] - before[b * groupCount + a];
    }

    std::size_t groupCount;
    std::vector<double> place;
    std::vector<std::int64_t> items;
    std::vector<std::int64_t> before;
};

} // namespace

StatusFlow::StatusFlow(const Dataset& data)
    : m_data(data)
{
    for (const Status& status : data.statuses)
        m_names.push_back(status.name);
    std::ranges::sort(m_names);
    m_names.erase(std::unique(m_names.begin(), m_names.end()), m_names.end());
    m_categories.assign(m_names.size(), StatusCategory::None);
    for (const Status& status : data.statuses) {
        const auto name = static_cast<std::size_t>(std::ranges::lower_bound(m_names, status.name) - m_names.begin());
        m_nameOfStatus.push_back(name);
        m_categories[name] = std::max(m_categories[name], status.category);
    }
    countVisits();
}

void StatusFlow::forPaths(const std::function<void(std::size_t, std::size_t, std::size_t)>& use) const
{
    const std::size_t stride = (m_data.items.size() + mostItems - 1) / mostItems;
    for (std::size_t item = 0; item < m_data.items.size(); item += stride) {
        const std::size_t begin = m_data.items.firstVisit[item];
        if (m_data.items.visitCount[item] > 0)
            use(item, begin, begin + m_data.items.visitCount[item]);
    }
}

void StatusFlow::countVisits()
{
    const std::size_t n = m_names.size();
    m_visits.assign(n, 0);
    m_entries.assign(n, 0);
    for (auto* counts : {&m_ends, &m_settled, &m_holders, &m_begins})
        counts->assign(n, 0);
    m_follows.assign(n <= mostPairs ? n * n : 0, 0);
    const VisitColumns& visits = m_data.visits;
    std::vector<std::size_t> seenBy(n, none);
    forPaths([&](std::size_t item, std::size_t begin, std::size_t end) {
        countItem(item, begin, end);
        for (std::size_t v = begin; v < end; ++v) {
            const std::size_t to = nameOf(visits.status[v]);
            ++m_visits[to];
            m_holders[to] += std::exchange(seenBy[to], item) != item ? 1 : 0;
            if (!visits.from[v].valid() || nameOf(visits.from[v]) == to)
                continue;
            ++m_entries[to];
            if (!m_follows.empty())
                ++m_follows[nameOf(visits.from[v]) * n + to];
        }
    });
}

/// Where and when the item began and came to rest.
void StatusFlow::countItem(std::size_t item, std::size_t begin, std::size_t end)
{
    const VisitColumns& visits = m_data.visits;
    ++m_items;
    begin = m_data.wayBegin(item);
    const std::size_t last = nameOf(visits.status[end - 1]);
    ++m_ends[last];
    std::size_t entry = end - 1; // of the stay that it ends with: a status that is recorded again is the same stay
    while (entry > begin && visits.from[entry].valid() && nameOf(visits.from[entry]) == last)
        --entry;
    m_settled[last] += visits.from[entry].valid() && nameOf(visits.from[entry]) != last ? 1 : 0;
    const Instant first = m_data.edgeAt(item, begin);
    const Instant rest = m_data.edgeAt(item, end - 1);
    if (isKnown(first))
        ++m_begins[nameOf(visits.status[begin])];
    if (!isKnown(rest))
        return;
    const Duration whole = between(first, rest);
    const bool paced = end - begin > 1 && isKnown(whole) && whole >= Duration::zero();
    m_rests.push_back({last, rest, paced ? whole / static_cast<std::int64_t>(end - begin - 1) : unknownDuration});
}

std::int64_t StatusFlow::follows(std::size_t from, std::size_t to) const noexcept
{
    return m_follows.empty() ? 0 : m_follows[from * m_names.size() + to];
}

void StatusFlow::forNames(const std::function<void(const std::vector<std::size_t>& names)>& use) const
{
    std::vector<std::size_t> names;
    forPaths([&](std::size_t item, std::size_t begin, std::size_t end) {
        names.clear();
        begin = m_data.wayBegin(item);
        for (std::size_t v = begin; v < end; ++v)
            names.push_back(nameOf(m_data.visits.status[v]));
        use(names);
    });
}

/// The groups of each item in the order in which it first came to them.
void StatusFlow::forGroups(
    const std::vector<std::size_t>& group, std::size_t groups, const std::function<void(const std::vector<std::size_t>& path)>& use) const
{
    std::vector<std::size_t> path;
    std::vector<std::size_t> seenBy(groups, none);
    std::vector<std::size_t> visits;
    forPaths([&](std::size_t item, std::size_t begin, std::size_t end) {
        path.clear();
        visits.resize(end - begin);
        std::iota(visits.begin(), visits.end(), begin);
        if (m_data.tellsTwice(item))
            std::ranges::stable_sort(visits, {}, [&](std::size_t v) { return m_data.edgeAt(item, v); });
        for (const std::size_t v : visits) {
            const std::size_t g = group[nameOf(m_data.visits.status[v])];
            if (g != none && std::exchange(seenBy[g], begin) != begin)
                path.push_back(g);
        }
        use(path);
    });
}

std::vector<std::int64_t> StatusFlow::firstBefore(const std::vector<std::size_t>& group, std::size_t groups) const
{
    if (groups == 0 || groups > mostPairs)
        return {};
    Passing passing(groups);
    forGroups(group, groups, [&passing](const std::vector<std::size_t>& path) { passing.add(path); });
    return passing.before;
}

std::vector<std::size_t> StatusFlow::order(const std::vector<std::size_t>& group, const std::vector<double>& usual) const
{
    Passing passing(usual.size());
    forGroups(group, usual.size(), [&passing](const std::vector<std::size_t>& path) { passing.add(path); });
    std::vector<std::tuple<double, double, std::size_t>> keys;
    for (std::size_t g = 0; g < usual.size(); ++g) {
        const auto n = static_cast<double>(passing.items[g]);
        keys.emplace_back(n > 0 ? passing.place[g] / n : usual[g], usual[g], g);
    }
    std::ranges::sort(keys);
    std::vector<std::size_t> order(usual.size());
    std::ranges::transform(keys, order.begin(), [](const auto& key) { return std::get<2>(key); });
    // Majorities may run in a circle; as many rounds as there are groups settle all that can be settled.
    bool moved = true;
    for (std::size_t round = 0; moved && round < order.size(); ++round) {
        moved = false;
        for (std::size_t i = 0; i + 1 < order.size(); ++i) {
            if (passing.majority(order[i + 1], order[i]) > 0) {
                std::swap(order[i], order[i + 1]);
                moved = true;
            }
        }
    }
    return order;
}

} // namespace weir::analysis
