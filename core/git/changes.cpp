// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/changes.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace weir::git {

namespace {

using Kind = ChangeHint::Kind;

/// A line of first parents being walked, from its oldest commit on.
struct Line {
    std::vector<std::uint32_t> commits; ///< oldest last
    std::size_t begin = 0; ///< in the order of visits, where the commits of the current merge's side lines begin
    std::uint32_t side = 1; ///< next parent of the current commit to be followed
    bool main = false; ///< the line of HEAD
    bool open = true; ///< changes are looked for; false inside a change that has a number
    bool entered = false; ///< the current commit's side lines are under way
};

struct Candidate {
    FoundChange change;
    bool main = false;
    Kind kind = Kind::Numbered;
};

/// Visits every commit of the history once, line by line.
class Finder {
public:
    explicit Finder(const History& history)
        : m_history(history)
        , m_visited(history.nodes.size(), false)
    {
        m_order.reserve(history.nodes.size());
    }

    std::vector<Candidate> run()
    {
        if (m_history.nodes.empty())
            return {};
        enterLine(0, true, true);
        while (!m_lines.empty())
            step();
        return std::move(m_candidates);
    }

private:
    void enterLine(std::uint32_t tip, bool main, bool open)
    {
        Line line;
        line.main = main;
        line.open = open;
        for (std::uint32_t node = tip; node != History::none && !m_visited[node];) {
            line.commits.push_back(node);
            m_visited[node] = true; // the whole line at once, so that side lines stop at it
            const auto parents = m_history.parentsOf(node);
            node = parents.empty() ? History::none : parents.front();
        }
        if (!line.commits.empty())
            m_lines.push_back(std::move(line));
    }

    /// Follows one side line of the current commit of the innermost line, or finishes that commit.
    void step()
    {
        Line& line = m_lines.back();
        const std::uint32_t node = line.commits.back();
        if (!line.entered) {
            line.entered = true;
            line.begin = m_order.size();
            line.side = 1;
        }
        const auto parents = m_history.parentsOf(node);
        if (line.side < parents.size()) {
            const std::uint32_t parent = parents[line.side++];
            if (parent != History::none && !m_visited[parent])
                enterLine(parent, false, line.open && !hasNumber(node)); // invalidates `line`
            return;
        }
        if (line.open || squashedByHost(node))
            judge(node, line.begin, line.main);
        m_order.push_back(node);
        line.entered = false;
        line.commits.pop_back();
        if (line.commits.empty())
            m_lines.pop_back();
    }

    [[nodiscard]] const ChangeHint* hint(std::uint32_t node) const
    {
        const std::uint32_t row = m_history.nodes[node].hint;
        return row == History::none ? nullptr : &m_history.hints[row];
    }

    /// Inside a request a number may speak of an issue, but what the host squashed was a request of its own, merged into
    /// another branch.
    [[nodiscard]] bool squashedByHost(std::uint32_t node) const
    {
        const ChangeHint* h = hint(node);
        return h != nullptr && h->byHost && h->kind == Kind::Squash;
    }

    [[nodiscard]] bool hasNumber(std::uint32_t node) const
    {
        const ChangeHint* h = hint(node);
        return h != nullptr && h->kind == Kind::Numbered;
    }

    /// Decides whether `node` ends a change; `begin`: where what it brought begins in the order of visits.
    void judge(std::uint32_t node, std::size_t begin, bool main)
    {
        const ChangeHint* h = hint(node);
        if (h == nullptr || h->kind == Kind::Update)
            return;
        const bool merge = h->kind == Kind::Numbered || h->kind == Kind::Branch;
        if (merge && begin == m_order.size())
            return; // it brought nothing that was not there
        if (!main && (h->kind == Kind::PullTrailer || h->kind == Kind::CloseTrailer))
            return; // a commit of a branch speaks of the issue, the merge is the change
        if (h->kind == Kind::Branch && (!main || carriesChanges(begin)))
            return;
        Candidate candidate;
        candidate.main = main;
        candidate.kind = h->kind;
        FoundChange& change = candidate.change;
        change.number = h->number;
        change.title = h->title;
        change.mentions = h->mentions;
        change.end = node;
        change.how = merge ? "merge commit" : h->kind == Kind::Squash ? "squash" : "trailer";
        if (merge)
            change.commits.assign(m_order.begin() + static_cast<std::ptrdiff_t>(begin), m_order.end());
        else
            change.commits.push_back(node);
        if (h->kind == Kind::PullTrailer && joins(candidate))
            return;
        m_candidates.push_back(std::move(candidate));
    }

    /// Was a change found among the commits visited since `begin`? Candidates are in the order of visits.
    [[nodiscard]] bool carriesChanges(std::size_t begin) const
    {
        if (m_candidates.empty())
            return false;
        const std::uint32_t last = m_candidates.back().change.end;
        return std::find(m_order.begin() + static_cast<std::ptrdiff_t>(begin), m_order.end(), last) != m_order.end();
    }

    /// Commits of one request that was put on the line commit by commit follow each other.
    bool joins(Candidate& candidate)
    {
        if (m_candidates.empty() || m_order.empty())
            return false;
        Candidate& last = m_candidates.back();
        if (last.kind != Kind::PullTrailer || last.change.number != candidate.change.number || last.change.end != m_order.back())
            return false;
        last.change.end = candidate.change.end;
        last.change.commits.push_back(candidate.change.end);
        return true;
    }

    const History& m_history;
    std::vector<bool> m_visited;
    std::vector<std::uint32_t> m_order; ///< commits as they were finished
    std::vector<Line> m_lines; ///< the innermost last
    std::vector<Candidate> m_candidates;
};

int strength(Kind kind)
{
    switch (kind) {
    case Kind::Numbered:
    case Kind::Branch:
    case Kind::Update:
        return 0;
    case Kind::Squash:
        return 1;
    case Kind::PullTrailer:
        return 2;
    case Kind::CloseTrailer:
        return 3;
    }
    return 3;
}

/// The commit with the earliest author time; one whose time cannot be read only if there is no other.
std::uint32_t earliest(const History& history, const std::vector<std::uint32_t>& commits)
{
    return *std::min_element(commits.begin(), commits.end(), [&history](std::uint32_t a, std::uint32_t b) {
        const Instant x = history.nodes[a].authored;
        const Instant y = history.nodes[b].authored;
        return std::tuple(!isKnown(x), x) < std::tuple(!isKnown(y), y);
    });
}

} // namespace

std::vector<FoundChange> findChanges(const History& history)
{
    std::vector<Candidate> candidates = Finder(history).run();
    std::unordered_map<std::uint64_t, std::size_t> best;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const std::uint64_t number = candidates[i].change.number;
        if (number == 0)
            continue;
        const auto [known, isNew] = best.try_emplace(number, i);
        if (isNew)
            continue;
        const Candidate& a = candidates[known->second];
        const Candidate& b = candidates[i];
        if (std::tuple(!b.main, strength(b.kind)) < std::tuple(!a.main, strength(a.kind)))
            known->second = i;
    }
    std::vector<FoundChange> changes;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        FoundChange& change = candidates[i].change;
        if (change.number != 0 && best.at(change.number) != i)
            continue;
        change.firstCommit = earliest(history, change.commits);
        changes.push_back(std::move(change));
    }
    return changes;
}

std::string changeKey(std::string_view repository, const FoundChange& change, const History& history)
{
    constexpr std::size_t shortDigits = 10;
    if (change.number != 0)
        return std::string(repository) + "#" + std::to_string(change.number);
    return std::string(repository) + "@" + history.nodes[change.end].oid.hex().substr(0, shortDigits);
}

} // namespace weir::git
