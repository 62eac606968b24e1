// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/data_quality.h"

#include "core/analysis/window.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace weir::analysis {

namespace {

constexpr std::size_t block = 16384; ///< rows between two looks at whether to go on
constexpr std::chrono::hours skew {24}; ///< by zones alone, nobody's clock is more than a day off

/// Findings about items, filled item by item.
class ItemFindings {
public:
    explicit ItemFindings(const Dataset& data)
        : m_data(data)
        , m_plausible(plausibleFrom(data))
        , m_last(isKnown(data.lastImport) ? data.lastImport : Instant::max())
    {
    }

    void look(std::uint32_t item)
    {
        const ItemColumns& items = m_data.items;
        const VisitColumns& visits = m_data.visits;
        const Instant created = items.created[item];
        const Instant resolved = items.resolved[item];
        bool early = false;
        bool late = created > m_last || resolved > m_last;
        bool old = isAncient(created) || isAncient(resolved);
        std::int64_t holes = 0;
        for (std::size_t v = items.firstVisit[item]; v < items.firstVisit[item] + items.visitCount[item]; ++v) {
            const bool spans = m_data.isSpan(item, v);
            early = early || (!spans && isKnown(created) && isKnown(visits.entered[v]) && visits.entered[v] < created);
            old = old || isAncient(visits.entered[v]) || isAncient(visits.left[v]);
            late = late || visits.entered[v] > m_last || visits.left[v] > m_last;
            // That it moved before it was created is said of the item.
            const bool beforeBirth = isKnown(created) && isKnown(visits.left[v]) && visits.left[v] < created;
            holes += !spans && visits.open[v] == 0 && !isKnown(visits.entered[v]) && !beforeBirth ? 1 : 0;
        }
        add(QualityKind::NoCreation, item, isKnown(created) ? 0 : 1);
        add(QualityKind::FinishedFirst, item, isKnown(created) && isKnown(resolved) && resolved < created ? 1 : 0);
        add(QualityKind::MovedFirst, item, early ? 1 : 0);
        add(QualityKind::Future, item, late ? 1 : 0);
        add(QualityKind::Ancient, item, old ? 1 : 0);
        add(QualityKind::Holes, item, holes);
    }

    void take(QualityKind kind, std::int64_t of, std::vector<QualityFinding>& findings)
    {
        QualityFinding& finding = m_findings[kind];
        if (finding.count == 0)
            return;
        finding.kind = kind;
        finding.of = of;
        finding.example = m_data.items.key[finding.items.front()];
        findings.push_back(std::move(finding));
    }

private:
    [[nodiscard]] bool isAncient(Instant t) const { return isKnown(t) && t < m_plausible; }

    void add(QualityKind kind, std::uint32_t item, std::int64_t count)
    {
        if (count == 0)
            return;
        QualityFinding& finding = m_findings[kind];
        finding.count += count;
        finding.items.push_back(item);
    }

    const Dataset& m_data;
    Instant m_plausible;
    Instant m_last;
    std::map<QualityKind, QualityFinding> m_findings;
};

/// Of a list beside a history; where nothing has a history, the whole program says so.
void findWithoutHistory(const Dataset& data, const Progress& progress, std::vector<QualityFinding>& findings)
{
    QualityFinding finding {.kind = QualityKind::NoHistory, .of = static_cast<std::int64_t>(data.items.size())};
    const auto told = [&data](std::uint32_t item) {
        for (std::size_t v = data.items.firstVisit[item]; v < data.items.firstVisit[item] + data.items.visitCount[item]; ++v)
            if (isKnown(data.visits.entered[v]) || isKnown(data.visits.left[v]))
                return true;
        return false;
    };
    for (std::uint32_t item = 0; item < data.items.size(); ++item) {
        if (item % block == 0)
            progress.checkpoint();
        if (!told(item))
            finding.items.push_back(item);
    }
    finding.count = static_cast<std::int64_t>(finding.items.size());
    if (finding.count == 0 || finding.count == finding.of)
        return;
    finding.example = data.items.key[finding.items.front()];
    findings.push_back(std::move(finding));
}

void findTwins(const Dataset& data, const Progress& progress, std::vector<QualityFinding>& findings)
{
    std::map<std::tuple<std::string_view, Instant, NameIndex>, std::uint32_t> first;
    QualityFinding finding {.kind = QualityKind::Twins, .of = static_cast<std::int64_t>(data.items.size())};
    std::set<std::uint32_t> items; // both of a pair
    for (std::uint32_t item = 0; item < data.items.size(); ++item) {
        if (item % block == 0)
            progress.checkpoint();
        if (data.items.title[item].empty() || !isKnown(data.items.created[item]))
            continue;
        const auto [known, isNew] = first.try_emplace({data.items.title[item], data.items.created[item], data.items.kind[item]}, item);
        if (isNew)
            continue;
        ++finding.count;
        items.insert({known->second, item});
    }
    if (finding.count == 0)
        return;
    finding.items.assign(items.begin(), items.end());
    finding.example = data.items.key[finding.items.front()];
    findings.push_back(std::move(finding));
}

/// Of data that hold both, as only then a link could be.
void findUnlinked(const Dataset& data, std::vector<QualityFinding>& findings)
{
    if (data.items.size() == 0 || data.changes.size() == 0)
        return;
    std::set<std::string_view> linked;
    for (const Link& link : data.links) {
        if (link.fromKind == "change" && link.toKind != "change")
            linked.insert(link.fromKey);
        if (link.toKind == "change" && link.fromKind != "change")
            linked.insert(link.toKey);
    }
    QualityFinding finding {.kind = QualityKind::Unlinked, .of = static_cast<std::int64_t>(data.changes.size())};
    for (std::size_t row = 0; row < data.changes.size(); ++row) {
        if (linked.contains(data.changes.key[row]))
            continue;
        if (finding.count++ == 0)
            finding.example = data.changes.key[row];
    }
    if (finding.count > 0)
        findings.push_back(std::move(finding));
}

void lookAtCommits(const Dataset& data, const Progress& progress, std::vector<QualityFinding>& findings)
{
    const CommitColumns& commits = data.commits;
    QualityFinding bots {.kind = QualityKind::LikelyBots, .of = static_cast<std::int64_t>(commits.size())};
    QualityFinding skewed {.kind = QualityKind::ClockSkew, .of = bots.of};
    for (std::size_t row = 0; row < commits.size(); ++row) {
        if (row % block == 0)
            progress.checkpoint();
        if (data.isBot(commits.author[row]) && bots.count++ == 0)
            bots.example = data.name(commits.author[row]);
        const Instant authored = commits.authored[row];
        const Instant committed = commits.committed[row];
        if (isKnown(authored) && isKnown(committed) && authored > committed && authored - committed > skew && skewed.count++ == 0)
            skewed.example = commits.sha[row];
    }
    for (QualityFinding* finding : {&bots, &skewed})
        if (finding->count > 0)
            findings.push_back(std::move(*finding));
}

} // namespace

std::vector<QualityFinding> dataQuality(const Dataset& data, const Progress& progress)
{
    std::vector<QualityFinding> findings;
    const auto items = static_cast<std::int64_t>(data.items.size());
    ItemFindings ofItems(data);
    for (std::uint32_t item = 0; item < data.items.size(); ++item) {
        if (item % block == 0)
            progress.checkpoint();
        ofItems.look(item);
    }
    ofItems.take(QualityKind::NoCreation, items, findings);
    findWithoutHistory(data, progress, findings);
    for (const QualityKind kind : {QualityKind::FinishedFirst, QualityKind::MovedFirst, QualityKind::Future, QualityKind::Ancient})
        ofItems.take(kind, items, findings);
    ofItems.take(QualityKind::Holes, static_cast<std::int64_t>(data.visits.size()), findings);
    progress.checkpoint();
    findTwins(data, progress, findings);
    findUnlinked(data, findings);
    lookAtCommits(data, progress, findings);
    return findings;
}

QualityWords english(QualityKind kind)
{
    static constexpr const char* mend = "mend the dates where they come from, and export again";
    switch (kind) {
    case QualityKind::NoCreation:
        return {"Items have no known creation and no event that could stand for it", "their lead time is unknown",
            "export them with the day on which they were created"};
    case QualityKind::NoHistory:
        return {"Items come without a history of their status, beside others that have one",
            "they count in throughput and lead time, but in no stage's time and not in the map", "export them with their history"};
    case QualityKind::FinishedFirst:
        return {"Items are finished before they were created", "they count in no duration", mend};
    case QualityKind::MovedFirst:
        return {"Items moved before they were created", "their work and waiting are unknown",
            "if the tracker was migrated, export the creation of the old one"};
    case QualityKind::Future:
        return {"Items have instants later than their import", "what is planned is not counted before it has happened",
            "look for planned dates among the columns, and for a wrong zone"};
    case QualityKind::Ancient:
        return {"Items have instants before 1990, which must be mistakes of the source",
            "what lies there counts only in a window that begins earlier still, and in no duration", mend};
    case QualityKind::Holes:
        return {"Visits have no beginning: the change that leaves them starts elsewhere than the one before it ended",
            "how long they lasted is unknown", "export the whole history"};
    case QualityKind::Twins:
        return {"Items share title and creation with another one; perhaps the same work came in under two keys", {},
            "if so, remove one of the sources"};
    case QualityKind::Unlinked:
        return {"Changes name no item in their title, merge message or commits",
            "how long their items waited for review and merge is unknown", "write the item's key into the branch or the title"};
    case QualityKind::LikelyBots:
        return {"Commits come from programs, by their names or as decided", "they count among the commits",
            "if one is a person, say so under People"};
    case QualityKind::ClockSkew:
        return {"Commits were written more than a day after they were committed, so some clock was wrong",
            "the first commit of their changes may be too late", "set the clock of that machine"};
    case QualityKind::StagesBackwards:
        return {"Items came into a later stage before an earlier one, and more of them than the other way round",
            "the map draws their way as rework", "if the order of the stages is wrong, mend it under Edit stages on the map"};
    case QualityKind::NoStage:
        return {"Items were in statuses that are in no stage of the decided map", "these stay where the proposal puts them",
            "put them into a stage on the map"};
    }
    return {};
}

DataNote noteOf(QualityFinding finding)
{
    DataNote note {.words = english(finding.kind), .count = finding.count, .of = finding.of, .one = "item", .several = "items"};
    switch (finding.kind) {
    case QualityKind::Holes:
        note.one = "visit";
        note.several = "visits";
        break;
    case QualityKind::Unlinked:
        note.one = "change";
        note.several = "changes";
        break;
    case QualityKind::LikelyBots:
        note.people = true;
        [[fallthrough]];
    case QualityKind::ClockSkew:
        note.one = "commit";
        note.several = "commits";
        break;
    default:
        break;
    }
    note.items = std::move(finding.items);
    note.example = std::move(finding.example);
    return note;
}

std::string sentence(const QualityWords& words)
{
    std::string text = words.what;
    if (!words.affects.empty())
        text.append("; ").append(words.affects);
    text += '.';
    if (words.remedy.empty())
        return text;
    text.append(" ").append(words.remedy).append(".");
    char& first = text[text.size() - words.remedy.size() - 1];
    first = first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
    return text;
}

} // namespace weir::analysis
