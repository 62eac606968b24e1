// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/preview_sink.h"

#include "core/base/words.h"
#include "core/readers/time_text.h"

#include <algorithm>
#include <array>
#include <xxhash.h>

namespace weir::import {

namespace {

constexpr std::size_t mostGroups = 200;
constexpr std::size_t mostStatuses = 500;
constexpr std::size_t samplesOfGroup = 20;
constexpr std::size_t mostEarly = 2000;

std::uint64_t hashOf(std::string_view key)
{
    return XXH3_64bits(key.data(), key.size());
}

/// "2026-01-31 16:05", UTC.
std::string timeText(Instant at)
{
    if (!isKnown(at))
        return {};
    std::string text = isoInstant(at);
    text.resize(16);
    text[10] = ' ';
    return text;
}

/// The order of dates by which all of these texts are times, where they are not all by another one.
std::optional<std::string> orderFor(const std::vector<std::string>& texts)
{
    for (const readers::DateOrder order :
        {readers::DateOrder::DayMonthYear, readers::DateOrder::MonthDayYear, readers::DateOrder::YearMonthDay}) {
        const bool all = !texts.empty() && std::ranges::all_of(texts, [order](const std::string& text) {
            const auto time = readers::readTimeText(text);
            return time && time->openOrder && readers::resolve(*time, order, Zone());
        });
        if (all)
            return std::string(readers::dateOrderName(order));
    }
    return std::nullopt;
}

const char* outcomeWord(TestOutcome outcome)
{
    constexpr std::array words {"passed", "failed", "errored", "skipped"};
    return words[static_cast<std::size_t>(outcome)];
}

} // namespace

PreviewSink::PreviewSink(const Dataset* known, std::int64_t most, bool rowsWanted)
    : m_most(most)
    , m_rowsWanted(rowsWanted)
{
    if (known == nullptr)
        return;
    m_known.reserve(known->items.size());
    for (std::size_t row = 0; row < known->items.size(); ++row)
        m_known.insert(hashOf(known->items.key[row]));
}

void PreviewSink::record()
{
    ++m_accepted;
}

void PreviewSink::item(const ItemRecord& item)
{
    countItem(item.key);
    for (const auto& at : {item.created, item.finished})
        if (at)
            happened(*at);
    if (item.status)
        addStatus(*item.status);
    addRow({"Item", "Type", "Title", "Status", "Created", "Finished"},
        {std::string(item.key), std::string(item.type), std::string(item.title), std::string(item.status ? item.status->name : ""),
            timeText(item.created.value_or(unknownInstant)), timeText(item.finished.value_or(unknownInstant))});
}

void PreviewSink::event(const EventRecord& event)
{
    ++m_content.events;
    countItem(event.item);
    happened(event.at);
    if (event.from)
        addStatus(*event.from);
    addStatus(event.to);
    if (m_columns.empty() || m_columns[1] == "Happened")
        addRow({"Item", "Happened", "To"}, {std::string(event.item), timeText(event.at), std::string(event.to.name)});
}

void PreviewSink::commit(const CommitRecord& commit)
{
    ++m_content.commits;
    happened(commit.committed);
    addRow({"Commit", "Committed", "Subject"},
        {std::string(commit.sha.substr(0, 10)), timeText(commit.committed), std::string(commit.subject)});
}

void PreviewSink::change(const ChangeRecord& change)
{
    ++m_content.changes;
    if (change.merged)
        happened(*change.merged);
    addRow({"Change", "Title", "Merged"},
        {std::string(change.key), std::string(change.title), timeText(change.merged.value_or(unknownInstant))});
}

void PreviewSink::test(const TestRecord& test)
{
    ++m_content.tests;
    addRow({"Suite", "Test", "Outcome", "Took"},
        {std::string(test.suite), std::string(test.name), outcomeWord(test.outcome),
            test.duration ? shortDuration(seconds(*test.duration)) : ""});
}

void PreviewSink::coverage(const CoverageRecord& coverage)
{
    ++m_content.files;
    addRow({"File", "Lines", "Covered"}, {std::string(coverage.path), std::to_string(coverage.lines), std::to_string(coverage.covered)});
}

void PreviewSink::build(const BuildRecord& build)
{
    ++m_content.builds;
    for (const auto& at : {build.queued, build.started, build.finished})
        happened(at.value_or(unknownInstant));
    addRow({"Build", "Workflow", "Job", "Branch", "Started", "Finished", "Status"},
        {std::string(build.key), std::string(build.workflow), std::string(build.job), std::string(build.branch),
            timeText(build.started.value_or(unknownInstant)), timeText(build.finished.value_or(unknownInstant)),
            std::string(build.status)});
}

void PreviewSink::deployment(const DeploymentRecord& deployment)
{
    ++m_content.deployments;
    for (const auto& at : {deployment.started, deployment.finished})
        happened(at.value_or(unknownInstant));
    addRow({"Deployment", "Environment", "Ref", "Started", "Finished", "Status"},
        {std::string(deployment.key), std::string(deployment.environment), std::string(deployment.ref),
            timeText(deployment.started.value_or(unknownInstant)), timeText(deployment.finished.value_or(unknownInstant)),
            std::string(deployment.status)});
}

void PreviewSink::incident(const IncidentRecord& incident)
{
    ++m_content.incidents;
    for (const auto& at : {incident.opened, incident.acknowledged, incident.resolved})
        happened(at.value_or(unknownInstant));
    addRow({"Incident", "Title", "Severity", "Opened", "Resolved"},
        {std::string(incident.key), std::string(incident.title), std::string(incident.severity),
            timeText(incident.opened.value_or(unknownInstant)), timeText(incident.resolved.value_or(unknownInstant))});
}

void PreviewSink::reject(const Reject& reject)
{
    m_rejected += reject.kept ? 0 : 1;
    if (reject.line && m_early.size() < mostEarly)
        m_early.emplace(*reject.line, reject);
    const std::string name = reject.field + '\n' + reject.reason;
    const auto [group, isNew] = m_groupOf.try_emplace(name, m_groups.size());
    if (isNew) {
        if (m_groups.size() == mostGroups) {
            m_groupOf.erase(group);
            ++m_otherGroups;
            return;
        }
        m_groups.push_back({reject.field, reject.reason, 0, reject.kept, reject.line, reject.byte, reject.text, {}});
        m_samples.emplace_back();
    }
    ++m_groups[group->second].count;
    if (m_samples[group->second].size() < samplesOfGroup)
        m_samples[group->second].push_back(reject.text);
}

void PreviewSink::warn(const std::string& sentence)
{
    m_warnings.push_back(sentence);
}

void PreviewSink::finish(Preview& preview)
{
    preview.accepted = m_accepted;
    preview.rejected = m_rejected;
    preview.content = std::move(m_content);
    preview.warnings = std::move(m_warnings);
    if (m_otherGroups > 0)
        preview.warnings.push_back(
            counted(m_otherGroups, "more record", "more records") + " could not be read, or not whole, for reasons that are not listed.");
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        m_groups[i].dates = orderFor(m_samples[i]);
        for (PreviewColumn& column : preview.columns) {
            if (column.name != m_groups[i].field)
                continue;
            column.failed += m_groups[i].count;
            for (const std::string& text : m_samples[i])
                if (column.failing.size() < 3 && !text.empty())
                    column.failing.push_back(text);
            break;
        }
    }
    std::ranges::stable_sort(m_groups, std::ranges::greater {}, &PreviewReject::count);
    preview.rejects = std::move(m_groups);
    if (!m_rowsWanted)
        return;
    for (std::string& name : m_columns)
        preview.columns.push_back({std::move(name), {}, CellContent::Text, 0, {}, 0, {}});
    preview.rows = std::move(m_rows);
}

void PreviewSink::countItem(std::string_view key)
{
    const std::uint64_t hash = hashOf(key);
    if (!m_seen.insert(hash).second)
        return;
    ++m_content.items;
    m_content.newItems += m_known.contains(hash) ? 0 : 1;
}

void PreviewSink::happened(Instant at)
{
    if (!isKnown(at))
        return;
    m_content.first = isKnown(m_content.first) ? std::min(m_content.first, at) : at;
    m_content.last = std::max(m_content.last, at);
}

void PreviewSink::addStatus(const StatusRef& status)
{
    if (status.name.empty() || m_content.statuses.size() >= mostStatuses || !m_statuses.emplace(status.name).second)
        return;
    m_content.statuses.emplace_back(status.name);
}

/// One kind of record gives the columns: the first one.
void PreviewSink::addRow(std::initializer_list<const char*> columns, std::initializer_list<std::string> cells)
{
    if (!m_rowsWanted || m_rows.size() >= previewRows)
        return;
    if (m_columns.empty())
        m_columns.assign(columns.begin(), columns.end());
    if (m_columns.front() != *columns.begin() || m_columns.size() != columns.size())
        return;
    m_rows.push_back({0, cells, {}, false, {}});
}

} // namespace weir::import
