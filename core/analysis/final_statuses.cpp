// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/final_statuses.h"

#include "core/stats/summary.h"

#include <algorithm>
#include <optional>

namespace weir::analysis {

namespace {

constexpr std::int64_t fewItems = 5;

/// `part` is at least `percent` of `whole`.
bool isShare(std::int64_t part, std::int64_t whole, int percent)
{
    return part * 100 >= whole * percent;
}

class FinalFinder {
public:
    FinalFinder(const StatusFlow& flow, const std::vector<std::uint8_t>& mayBe)
        : m_flow(flow)
        , m_role(mayBe.size(), Role::None)
    {
        for (std::size_t name = 0; name < mayBe.size(); ++name) {
            const bool ends = flow.settled(name) > 0 && isShare(flow.settled(name), flow.entries(name), 10);
            const bool begins = !isShare(flow.entries(name), flow.begins(name) + flow.entries(name), 90);
            if (mayBe[name] != 0 && ends && !begins)
                m_role[name] = isShare(flow.settled(name), flow.entries(name), 85) ? Role::End : Role::Candidate;
        }
    }

    std::vector<std::size_t> find()
    {
        if (m_flow.items() < fewItems)
            return {};
        addSideBySide();
        if (held() < m_flow.items()) {
            for (std::size_t name = 0; name < m_role.size(); ++name)
                if (m_role[name] == Role::End && m_flow.ends(name) < fewItems)
                    m_role[name] = Role::None;
        }
        if (held() * 2 <= m_flow.items() || !restLong())
            return {};
        std::vector<std::size_t> found;
        for (std::size_t name = 0; name < m_role.size(); ++name)
            if (m_role[name] == Role::End)
                found.push_back(name);
        return found;
    }

private:
    enum class Role : std::uint8_t { None, Candidate, End };

    /// Activities of which now the one, now the other comes last are an end together, if nothing else follows them and none comes twice
    /// in an item: else they are a loop of rework.
    void addSideBySide()
    {
        std::vector<std::size_t> candidates;
        for (std::size_t name = 0; name < m_role.size(); ++name)
            if (m_role[name] == Role::Candidate && isShare(m_flow.holders(name), m_flow.entries(name), 95))
                candidates.push_back(name);
        std::vector<std::size_t> found;
        for (const std::size_t name : candidates) {
            std::int64_t stays = m_flow.settled(name);
            bool mutual = false;
            for (const std::size_t other : candidates) {
                if (other == name || !isShare(m_flow.follows(name, other), m_flow.entries(name), 10)
                    || !isShare(m_flow.follows(other, name), m_flow.entries(other), 10))
                    continue;
                mutual = true;
                stays += m_flow.follows(name, other);
            }
            if (mutual && isShare(stays, m_flow.entries(name), 95))
                found.push_back(name);
        }
        for (const std::size_t name : found)
            m_role[name] = Role::End;
    }

    [[nodiscard]] std::int64_t held() const
    {
        std::int64_t sum = 0;
        for (std::size_t name = 0; name < m_role.size(); ++name)
            sum += m_role[name] == Role::End ? m_flow.ends(name) : 0;
        return sum;
    }

    [[nodiscard]] bool restLong() const
    {
        std::vector<double> ends, paces, rests;
        for (const StatusFlow::Rest& rest : m_flow.rests()) {
            ends.push_back(seconds(rest.at.time_since_epoch()));
            if (isKnown(rest.pace))
                paces.push_back(seconds(rest.pace));
        }
        const auto last = stats::percentile(ends, 0.99); // a stray date in the future makes nothing old
        const auto usual = stats::percentile(paces, 0.85);
        if (!last || !usual)
            return false;
        for (const StatusFlow::Rest& rest : m_flow.rests())
            if (m_role[rest.name] == Role::End)
                rests.push_back(*last - seconds(rest.at.time_since_epoch()));
        const auto half = stats::percentile(rests, 0.5);
        return half && *half > *usual;
    }

    const StatusFlow& m_flow;
    std::vector<Role> m_role; ///< by name
};

} // namespace

std::vector<std::size_t> finalStatuses(const StatusFlow& flow, const std::vector<std::uint8_t>& mayBe)
{
    return FinalFinder(flow, mayBe).find();
}

} // namespace weir::analysis
