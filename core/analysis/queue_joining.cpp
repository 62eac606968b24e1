// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/queue_joining.h"

#include <algorithm>
#include <set>

namespace weir::analysis {

namespace {

constexpr std::size_t none = SIZE_MAX;

class Joining {
public:
    Joining(const QueueWays& flow, std::vector<std::size_t> group, const std::function<bool(std::size_t)>& isDone)
        : m_flow(flow)
        , m_group(std::move(group))
        , m_before(m_group.size())
    {
        std::size_t groups = 0;
        for (const std::size_t g : m_group)
            groups = g == none ? groups : std::max(groups, g + 1);
        // Places that items can go to: each name for itself, the groups, and all that is done.
        const std::size_t done = m_group.size() + groups;
        m_into.assign(done + 1, 0);
        for (std::size_t name = 0; name < m_group.size(); ++name)
            m_place.push_back(m_group[name] != none ? placeOf(m_group[name]) : isDone(name) ? done : name);
        for (std::size_t row = 0; row < flow.queues.size(); ++row)
            for (const QueueWays::Way& way : flow.ways[row])
                m_before[way.to].push_back(row);
    }

    JoinedQueues run(const std::function<bool(std::size_t)>& takes)
    {
        std::set<std::size_t> now, later; // places in queues
        for (std::size_t row = 0; row < m_flow.queues.size(); ++row)
            now.insert(row);
        for (; !now.empty(); now.swap(later)) {
            while (!now.empty()) {
                const std::size_t row = *now.begin();
                now.erase(now.begin());
                const std::size_t name = m_flow.queues[row];
                const std::size_t next = mostlyNext(row);
                if (next == none || m_group[next] == none || !takes(m_group[next]))
                    continue;
                join(name, m_group[next]);
                for (const std::size_t before : m_before[name])
                    if (m_group[m_flow.queues[before]] == none)
                        (before > row ? now : later).insert(before);
            }
        }
        return std::move(m_joined);
    }

private:
    [[nodiscard]] std::size_t placeOf(std::size_t group) const { return m_group.size() + group; }

    void join(std::size_t name, std::size_t group)
    {
        m_group[name] = group;
        m_place[name] = placeOf(group);
        m_joined.groups.emplace_back(name, group);
    }

    /// A name of the place that most items come to next; of equals the first one that is told in full.
    std::size_t mostlyNext(std::size_t row)
    {
        std::size_t next = none;
        std::int64_t most = 0;
        for (const QueueWays::Way& way : m_flow.ways[row]) {
            const std::int64_t sum = m_into[m_place[way.to]] += way.items;
            if (sum > most) {
                next = way.to;
                most = sum;
            }
        }
        for (const QueueWays::Way& way : m_flow.ways[row])
            m_into[m_place[way.to]] = 0;
        m_joined.steps += static_cast<std::int64_t>(m_flow.ways[row].size());
        return next;
    }

    const QueueWays& m_flow;
    std::vector<std::size_t> m_group; ///< by name
    std::vector<std::size_t> m_place; ///< by name: where it counts in m_into
    std::vector<std::vector<std::size_t>> m_before; ///< by name: the queues whose items go there
    std::vector<std::int64_t> m_into; ///< by place; all 0 in between
    JoinedQueues m_joined;
};

} // namespace

JoinedQueues joinQueues(const QueueWays& flow, std::vector<std::size_t> group, const std::function<bool(std::size_t)>& takes,
    const std::function<bool(std::size_t)>& isDone)
{
    return Joining(flow, std::move(group), isDone).run(takes);
}

} // namespace weir::analysis
