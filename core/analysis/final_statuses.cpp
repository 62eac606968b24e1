// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/final_statuses.h"

#include "core/stats/summary.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace weir::analysis {

namespace {

constexpr std::int64_t fewItems = 5;

/// `part` is at least `percent` of `whole`.
bool isShare(std::int64_t part, std::int64_t whole, int percent)
{
    return part * 100 >= whole * percent;
}

using Mask = std::vector<std::uint8_t>; ///< by name

/// Half of what rests (in one of `where`, if given) has rested longer than most items take from step to step.
bool restsLong(const StatusFlow& flow, const Mask& apart, const Mask* where)
{
    std::vector<double> ends, paces, rests;
    for (const StatusFlow::Rest& rest : flow.rests()) {
        ends.push_back(seconds(rest.at.time_since_epoch()));
        if (isKnown(rest.pace) && apart[rest.name] == 0)
            paces.push_back(seconds(rest.pace));
    }
    const auto last = stats::percentile(ends, 0.99); // a stray date in the future makes nothing old
    const auto usual = stats::percentile(paces, 0.85);
    if (!last || !usual)
        return false;
    for (const StatusFlow::Rest& rest : flow.rests())
        if (where == nullptr ? apart[rest.name] == 0 : (*where)[rest.name] != 0)
            rests.push_back(*last - seconds(rest.at.time_since_epoch()));
    const auto half = stats::percentile(rests, 0.5);
    return half && *half > *usual;
}

class FinalFinder {
public:
    FinalFinder(const StatusFlow& flow, const Mask& mayBe, const Mask& known)
        : m_flow(flow)
        , m_known(known)
        , m_apart(partOfKnown(flow, known))
        , m_role(mayBe.size(), Role::None)
    {
        for (std::size_t name = 0; name < mayBe.size(); ++name) {
            const bool ends = flow.settled(name) > 0 && isShare(flow.settled(name), flow.entries(name), 10);
            const bool begins = !isShare(flow.entries(name), flow.begins(name) + flow.entries(name), 90);
            if (mayBe[name] != 0 && ends && !begins && !isBranch(name))
                m_role[name] = isShare(flow.settled(name), flow.entries(name), 85) ? Role::End : Role::Candidate;
            m_asked += isBranch(name) ? 0 : flow.ends(name);
        }
    }

    std::vector<std::size_t> find()
    {
        if (m_asked < fewItems)
            return {};
        dropPassed();
        addSideBySide();
        if (held() < m_asked) {
            for (std::size_t name = 0; name < m_role.size(); ++name)
                if (m_role[name] == Role::End && m_flow.ends(name) < fewItems)
                    m_role[name] = Role::None;
        }
        std::vector<std::size_t> found;
        Mask where(m_role.size(), 0);
        for (std::size_t name = 0; name < m_role.size(); ++name) {
            if (m_role[name] != Role::End)
                continue;
            found.push_back(name);
            where[name] = 1;
        }
        if (held() * 2 <= m_asked || !restsLong(m_flow, m_apart, &where))
            return {};
        return found;
    }

    [[nodiscard]] bool noneInSight() const
    {
        return std::ranges::all_of(m_role, [](Role role) { return role == Role::None; });
    }

private:
    enum class Role : std::uint8_t { None, Candidate, End };

    /// The known ends, and what leads one in ten to them.
    static Mask partOfKnown(const StatusFlow& flow, const Mask& known)
    {
        Mask part = known;
        if (std::ranges::find(known, std::uint8_t {1}) == known.end())
            return part;
        const std::vector<std::int64_t> ending = endingIn(flow, known);
        for (std::size_t name = 0; name < part.size(); ++name)
            part[name] = part[name] != 0 || (ending[name] > 0 && isShare(ending[name], flow.holders(name), 10)) ? 1 : 0;
        return part;
    }

    /// Where most items come from leads also to a known end, so this is a side road of that process.
    [[nodiscard]] bool isBranch(std::size_t name) const
    {
        if (m_apart[name] != 0)
            return true;
        std::size_t before = name;
        std::int64_t most = 0;
        for (std::size_t other = 0; m_flow.countsFollows() && other < m_apart.size(); ++other) {
            if (other != name && m_flow.follows(other, name) > most) {
                before = other;
                most = m_flow.follows(other, name);
            }
        }
        return m_apart[before] != 0;
    }

    /// What most items that reach another end come through is a step of the process, however many items lie there.
    void dropPassed()
    {
        std::vector<std::size_t> ends, place(m_role.size(), StatusFlow::none);
        for (std::size_t name = 0; name < m_role.size(); ++name) {
            if (m_role[name] != Role::End && m_known[name] == 0)
                continue;
            place[name] = ends.size();
            ends.push_back(name);
        }
        const std::vector<std::int64_t> before = m_flow.firstBefore(place, ends.size());
        for (std::size_t a = 0; !before.empty() && a < ends.size(); ++a) {
            for (std::size_t b = 0; b < ends.size() && m_role[ends[a]] == Role::End; ++b) {
                const std::int64_t passed = before[a * ends.size() + b];
                if (a != b && m_flow.ends(ends[b]) >= fewItems && isShare(passed, m_flow.holders(ends[a]), 5)
                    && isShare(passed, m_flow.holders(ends[b]), 50))
                    m_role[ends[a]] = Role::None;
            }
        }
    }

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

    const StatusFlow& m_flow;
    const Mask& m_known;
    Mask m_apart; ///< the process of a known end
    std::vector<Role> m_role; ///< by name
    std::int64_t m_asked = 0; ///< items that rest beside the processes of known ends
};

} // namespace

std::vector<std::size_t> finalStatuses(
    const StatusFlow& flow, const std::vector<std::uint8_t>& mayBe, const std::vector<std::uint8_t>& known)
{
    return FinalFinder(flow, mayBe, known).find();
}

bool noEndInSight(const StatusFlow& flow, const std::vector<std::uint8_t>& mayBe)
{
    const Mask none(mayBe.size(), 0);
    const bool timed = std::ranges::any_of(flow.rests(), [](const StatusFlow::Rest& rest) { return isKnown(rest.pace); });
    return timed && FinalFinder(flow, mayBe, none).noneInSight() && !restsLong(flow, none, nullptr);
}

std::vector<std::int64_t> endingIn(const StatusFlow& flow, const std::vector<std::uint8_t>& ends)
{
    std::vector<std::int64_t> ending(ends.size(), 0);
    std::vector<std::int64_t> countedBy(ends.size(), 0);
    std::int64_t item = 0;
    flow.forNames([&](const std::vector<std::size_t>& names) {
        ++item;
        if (ends[names.back()] == 0)
            return;
        for (const std::size_t name : names)
            ending[name] += std::exchange(countedBy[name], item) != item ? 1 : 0;
    });
    return ending;
}

} // namespace weir::analysis
