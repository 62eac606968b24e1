// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/data_quality.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace weir::analysis {

namespace {

constexpr std::size_t block = 1024; ///< items between two looks at whether to go on
constexpr std::size_t mostStages = 1024; ///< whose pairs are counted: an order of more than that is nobody's

/// How often items came into one stage of the map right before another one, each for the first time.
class FirstEntries {
public:
    explicit FirstEntries(const Facts& facts)
        : m_facts(facts)
        , m_stages(facts.map.stages.size())
        , m_counts(m_stages * m_stages)
        , m_seen(m_stages, 0)
    {
    }

    /// Calls `use(before, after)` for each two stages that the item entered one after the other.
    template <typename Use>
    void each(std::size_t item, Use use)
    {
        ++m_turn;
        StageIndex before;
        const ItemFactColumns& items = m_facts.items;
        for (std::size_t v = items.entriesFrom(item); v < items.firstStageVisit[item] + items.stageVisitCount[item]; ++v) {
            const StageIndex stage = m_facts.stageVisits.stage[v];
            if (!stage.valid() || std::exchange(m_seen[stage.row()], m_turn) == m_turn)
                continue;
            if (before.valid())
                use(before.row(), stage.row());
            before = stage;
        }
    }
    void count(std::size_t item)
    {
        each(item, [this](std::size_t before, std::size_t after) { ++m_counts[before * m_stages + after]; });
    }
    /// Most items that entered both came into the later one first.
    [[nodiscard]] bool backwards(std::size_t before, std::size_t after) const
    {
        constexpr std::int64_t least = 3;
        return before > after && counted(before, after) >= least && counted(before, after) > counted(after, before) && isWay(before)
            && isWay(after);
    }

private:
    [[nodiscard]] std::int64_t counted(std::size_t before, std::size_t after) const { return m_counts[before * m_stages + after]; }
    [[nodiscard]] bool isWay(std::size_t stage) const
    {
        const StageKind kind = m_facts.map.stages[stage].kind;
        return kind == StageKind::Work || kind == StageKind::Wait;
    }

    const Facts& m_facts;
    std::size_t m_stages;
    std::vector<std::int64_t> m_counts;
    std::vector<std::uint64_t> m_seen; ///< by stage: the turn in which an item was last seen there
    std::uint64_t m_turn = 0;
};

void findBackwards(const Facts& facts, const Progress& progress, std::vector<QualityFinding>& findings)
{
    if (facts.map.stages.size() > mostStages)
        return;
    FirstEntries entries(facts);
    QualityFinding finding {.kind = QualityKind::StagesBackwards, .of = static_cast<std::int64_t>(facts.data->items.size())};
    for (std::uint32_t item = 0; item < facts.data->items.size(); ++item) {
        if (item % block == 0)
            progress.checkpoint();
        entries.count(item);
    }
    for (std::uint32_t item = 0; item < facts.data->items.size(); ++item) {
        if (item % block == 0)
            progress.checkpoint();
        bool found = false;
        entries.each(item, [&](std::size_t before, std::size_t after) {
            found = found || entries.backwards(before, after);
            if (found && finding.example.empty())
                finding.example = facts.map.stages[before].name + " before " + facts.map.stages[after].name;
        });
        if (found)
            finding.items.push_back(item);
    }
    finding.count = static_cast<std::int64_t>(finding.items.size());
    if (finding.count > 0)
        findings.push_back(std::move(finding));
}

void findWithoutStage(const Facts& facts, const StageMap& decided, const Progress& progress, std::vector<QualityFinding>& findings)
{
    std::set<std::string_view> known;
    for (const Stage& stage : decided.stages) {
        known.insert(stage.queue.begin(), stage.queue.end());
        known.insert(stage.work.begin(), stage.work.end());
    }
    const Dataset& data = *facts.data;
    std::vector<std::uint8_t> without;
    for (const Status& status : data.statuses)
        without.push_back(known.contains(status.name) ? 0 : 1);
    QualityFinding finding {.kind = QualityKind::NoStage, .of = std::ranges::count(facts.items.inStream, 1)};
    for (std::uint32_t item = 0; item < data.items.size(); ++item) {
        if (item % block == 0)
            progress.checkpoint();
        if (facts.items.inStream[item] == 0) // what the stream leaves out needs no stage in it
            continue;
        StatusIndex odd = data.items.status[item];
        bool found = odd.valid() && without[odd.row()] != 0;
        for (std::size_t v = data.items.firstVisit[item]; !found && v < data.items.firstVisit[item] + data.items.visitCount[item]; ++v) {
            odd = data.visits.status[v];
            found = odd.valid() && without[odd.row()] != 0;
        }
        if (!found)
            continue;
        finding.items.push_back(item);
        if (finding.example.empty())
            finding.example = data.statuses[odd.row()].name;
    }
    finding.count = static_cast<std::int64_t>(finding.items.size());
    if (finding.count > 0)
        findings.push_back(std::move(finding));
}

} // namespace

std::vector<QualityFinding> stageQuality(const Facts& facts, const StageMap* decided, const Progress& progress)
{
    std::vector<QualityFinding> findings;
    findBackwards(facts, progress, findings);
    if (decided != nullptr)
        findWithoutStage(facts, *decided, progress, findings);
    return findings;
}

} // namespace weir::analysis
