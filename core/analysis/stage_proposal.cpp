// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stage_proposal.h"

#include "core/analysis/end_reading.h"
#include "core/analysis/queue_joining.h"
#include "core/analysis/stage_groups.h"
#include "core/analysis/status_flow.h"
#include "core/analysis/status_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace weir::analysis {

namespace {

constexpr std::size_t none = StatusFlow::none;

/// What a status is taken for. The tracker's word that it is over, or that somebody is at it, stands above the name; its word that
/// nothing has begun counts only where the name says nothing (see proposeStageMap()).
StatusHint hintOf(const StatusReading& reading, StatusCategory category)
{
    if (reading.hint == StatusHint::Discarded)
        return StatusHint::Discarded;
    if (category == StatusCategory::Done)
        return StatusHint::Done;
    if (category == StatusCategory::None)
        return reading.hint;
    if (reading.hint == StatusHint::Done && category == StatusCategory::InProgress)
        return StatusHint::Queue; // "Resolved" that the tracker holds for unfinished: one step is over, not all
    if (category == StatusCategory::ToDo && reading.hint == StatusHint::Nothing)
        return StatusHint::Outside;
    if (category == StatusCategory::InProgress && reading.hint == StatusHint::Outside)
        return StatusHint::Queue;
    return reading.hint;
}

class Proposer {
public:
    explicit Proposer(const Dataset& data)
        : m_data(data)
        , m_flow(data)
        , m_group(m_flow.names().size(), none)
    {
        for (std::size_t name = 0; name < m_flow.names().size(); ++name) {
            m_readings.push_back(readStatus(m_flow.names()[name]));
            m_hints.push_back(hintOf(m_readings.back(), m_flow.category(name)));
            m_folded.push_back(folded(m_flow.names()[name]));
        }
    }

    StageMap propose()
    {
        guessEnds();
        groupWork();
        joinNamedQueues();
        joinOtherQueues();
        StageMap map;
        addRest(map, StatusHint::Outside, StageKind::Outside, "Backlog");
        for (const std::size_t group : orderOfGroups())
            map.stages.push_back(stageOf(m_groups[group]));
        addRest(map, StatusHint::Done, StageKind::Done, "Done");
        addRest(map, StatusHint::Discarded, StageKind::Discarded, "Discarded");
        makeNamesUnique(map);
        restrictTypes(map);
        map.guessedEnds = m_guessedEnds;
        return map;
    }

    [[nodiscard]] bool noEndYet() const { return noEndReachedYet(m_flow, m_hints, m_folded); }

private:
    /// Where the names do not say, or not rightly, when the work is over: by where items stay.
    void guessEnds()
    {
        const EndReading reading = readEnds(m_flow, m_hints, m_folded);
        for (const std::size_t name : reading.steps)
            m_hints[name] = somethingWaitsFor(name) ? StatusHint::Nothing : StatusHint::Queue;
        for (const auto& [names, hint] :
            {std::pair(&reading.done, StatusHint::Done), std::pair(&reading.discarded, StatusHint::Discarded)}) {
            for (const std::size_t name : *names) {
                if (std::exchange(m_hints[name], hint) != hint)
                    m_guessedEnds.push_back(m_flow.names()[name]);
            }
        }
    }

    /// "Ready for Accept" says that "Accept" is work, not a wait for what comes after it.
    [[nodiscard]] bool somethingWaitsFor(std::size_t name) const
    {
        for (std::size_t other = 0; other < m_hints.size(); ++other)
            if (m_hints[other] == StatusHint::QueueFor && m_readings[other].object == m_folded[name])
                return true;
        return false;
    }

    void groupWork()
    {
        std::map<std::string, std::size_t, std::less<>> byCore;
        for (std::size_t name = 0; name < m_hints.size(); ++name) {
            if (m_hints[name] != StatusHint::Nothing)
                continue;
            const std::string core(coreOf(m_folded[name]));
            const bool unnamed = core.empty(); // nothing but signs, or no name at all
            const auto [place, fresh] = unnamed ? std::pair(byCore.end(), true) : byCore.emplace(core, m_groups.size());
            if (fresh)
                m_groups.push_back({core, StageKind::Work, {}, {}});
            m_group[name] = fresh ? m_groups.size() - 1 : place->second;
            m_groups[m_group[name]].work.push_back(name);
        }
    }

    [[nodiscard]] std::int64_t followsInto(std::size_t name, const Group& group) const
    {
        std::int64_t sum = 0;
        for (const std::size_t member : group.work)
            sum += m_flow.follows(name, member);
        return sum;
    }

    void joinNamedQueues()
    {
        GroupFinder finder(m_groups);
        for (std::size_t name = 0; name < m_hints.size(); ++name) {
            if (m_hints[name] == StatusHint::Blocked) {
                addWaiting(name);
                continue;
            }
            if (m_hints[name] != StatusHint::QueueFor)
                continue;
            const std::size_t best = finder.find(m_readings[name].object, [&](std::size_t g) { return followsInto(name, m_groups[g]); });
            if (best == none)
                addWaiting(name);
            else
                join(name, best);
        }
    }

    void join(std::size_t name, std::size_t group)
    {
        m_group[name] = group;
        m_groups[group].queue.push_back(name);
    }

    void addWaiting(std::size_t name)
    {
        m_group[name] = m_groups.size();
        m_groups.push_back({m_folded[name], StageKind::Wait, {}, {name}});
    }

    /// "Ready", "Selected", "Dev done" wait for whatever most items do next, if it is work or a queue of it; where nothing is known to come
    /// next, for the first work. Else they are waits of their own.
    void joinOtherQueues()
    {
        std::size_t first = none;
        for (const std::size_t group : orderOfGroups()) {
            if (m_groups[group].kind == StageKind::Work) {
                first = group;
                break;
            }
        }
        const QueueWays flow = waysOfQueues();
        const auto takes = [this](std::size_t group) { return m_groups[group].kind == StageKind::Work; };
        for (const auto& [name, group] :
            joinQueues(flow, m_group, takes, [this](std::size_t name) { return m_hints[name] == StatusHint::Done; }).groups)
            join(name, group);
        for (std::size_t row = 0; row < flow.queues.size(); ++row) {
            const std::size_t name = flow.queues[row];
            if (m_group[name] != none)
                continue;
            if (first != none && flow.ways[row].empty() && !followsStream(name))
                join(name, first);
            else
                addWaiting(name);
        }
    }

    /// Where items go on to from the queues that do not say what they wait for.
    [[nodiscard]] QueueWays waysOfQueues() const
    {
        QueueWays flow;
        for (std::size_t name = 0; name < m_hints.size(); ++name) {
            if (m_hints[name] != StatusHint::Queue)
                continue;
            flow.queues.push_back(name);
            std::vector<QueueWays::Way>& ways = flow.ways.emplace_back();
            for (std::size_t to = 0; m_flow.countsFollows() && to < m_hints.size(); ++to) {
                const StatusHint hint = m_hints[to];
                if (to == name || hint == StatusHint::Outside || hint == StatusHint::Discarded || hint == StatusHint::Blocked)
                    continue;
                if (const std::int64_t items = m_flow.follows(name, to); items > 0)
                    ways.push_back({to, items});
            }
        }
        return flow;
    }

    /// Items come there from work or from another queue, so it does not wait for the first work.
    [[nodiscard]] bool followsStream(std::size_t name) const
    {
        for (std::size_t from = 0; from < m_hints.size(); ++from) {
            const StatusHint hint = m_hints[from];
            if (from != name && (hint == StatusHint::Nothing || hint == StatusHint::Queue || hint == StatusHint::QueueFor)
                && m_flow.follows(from, name) > 0)
                return true;
        }
        return false;
    }

    [[nodiscard]] std::vector<std::size_t> orderOfGroups() const
    {
        constexpr auto last = static_cast<double>(Activity::Deployment);
        std::vector<double> usual;
        for (const Group& group : m_groups) {
            const Activity activity = activityOf(group.core);
            usual.push_back(activity == Activity::None ? 0.5 : static_cast<double>(activity) / last);
        }
        return m_flow.order(m_group, usual);
    }

    [[nodiscard]] Stage stageOf(const Group& group) const
    {
        Stage stage;
        stage.kind = group.kind;
        for (const std::size_t name : group.queue)
            stage.queue.push_back(m_flow.names()[name]);
        for (const std::size_t name : group.work)
            stage.work.push_back(m_flow.names()[name]);
        stage.name = group.kind == StageKind::Work ? titleOf(group) : stage.queue.front();
        return stage;
    }

    /// "In Review" is the stage "Review"; "In Progress" stays, because "Progress" is no work.
    [[nodiscard]] std::string titleOf(const Group& group) const
    {
        for (const std::size_t name : group.work) {
            if (m_folded[name] == group.core)
                return m_flow.names()[name];
        }
        const std::string& whole = m_flow.names()[group.work.front()];
        static constexpr std::array<std::string_view, 7> noWork {"progress", "work", "flight", "queue", "process", "arbeit", "bearbeitung"};
        const bool goesOn = m_folded[group.work.front()] == "in " + group.core && whole.size() > 3 && whole[2] == ' ';
        if (!goesOn || std::ranges::find(noWork, group.core) != noWork.end())
            return whole;
        std::string title = whole.substr(3);
        if (title.front() >= 'a' && title.front() <= 'z')
            title.front() = static_cast<char>(title.front() - 'a' + 'A');
        return title;
    }

    void addRest(StageMap& map, StatusHint hint, StageKind kind, const std::string& title) const
    {
        Stage stage;
        stage.kind = kind;
        for (std::size_t name = 0; name < m_hints.size(); ++name) {
            if (m_hints[name] == hint)
                stage.work.push_back(m_flow.names()[name]);
        }
        if (stage.work.empty())
            return;
        stage.name = stage.work.size() == 1 ? stage.work.front() : title;
        map.stages.push_back(std::move(stage));
    }

    static void makeNamesUnique(StageMap& map)
    {
        std::set<std::string> taken;
        for (Stage& stage : map.stages) {
            if (stage.name.empty())
                stage.name = "Unknown status"; // the source left its name empty
            const std::string wanted = stage.name;
            for (int n = 2; !taken.insert(stage.name).second; ++n)
                stage.name = wanted + " (" + std::to_string(n) + ")";
        }
    }

    /// Epics and sub-tasks are not in one stream with their stories unless the user says so.
    void restrictTypes(StageMap& map) const
    {
        std::vector<std::uint8_t> seen(m_data.names.size() + 1, 0);
        std::set<std::string> kept;
        bool left = false;
        for (const NameIndex type : m_data.items.type) {
            if (std::exchange(seen[type.valid() ? type.row() : m_data.names.size()], std::uint8_t {1}) != 0)
                continue;
            const std::string name(m_data.name(type));
            if (looksLikeEpicOrSubtask(name))
                left = true;
            else
                kept.insert(name);
        }
        if (left && !kept.empty())
            map.where["type"] = std::vector<std::string>(kept.begin(), kept.end());
    }

    const Dataset& m_data;
    StatusFlow m_flow;
    std::vector<StatusReading> m_readings; ///< by name
    std::vector<StatusHint> m_hints; ///< by name
    std::vector<std::string> m_folded; ///< by name
    std::vector<std::size_t> m_group; ///< by name; none: outside, done, discarded
    std::vector<Group> m_groups;
    std::vector<std::string> m_guessedEnds; ///< done before discarded, each ascending
};

} // namespace

StageMap proposeStageMap(const Dataset& data)
{
    return Proposer(data).propose();
}

bool isTooYoungForEnds(const Dataset& data, const StageMap& map)
{
    return map.proposed && !knowsEnd(data, map) && Proposer(data).noEndYet();
}

GuessedEnds guessedEnds(const StageMap& map)
{
    GuessedEnds ends;
    if (!map.proposed) // whoever decided has seen them
        return ends;
    for (const std::string& status : map.guessedEnds) {
        const auto holds = [&status](const Stage& stage) {
            return stage.kind == StageKind::Discarded && std::ranges::find(stage.work, status) != stage.work.end();
        };
        (std::ranges::any_of(map.stages, holds) ? ends.discarded : ends.done).push_back(status);
    }
    return ends;
}

bool knowsEnd(const Dataset& data, const StageMap& map)
{
    return std::ranges::find(map.stages, StageKind::Done, &Stage::kind) != map.stages.end()
        || std::ranges::any_of(data.items.resolved, [](Instant t) { return isKnown(t); });
}

} // namespace weir::analysis
