// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/item_table.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/readers/calendar_words.h"
#include "core/readers/column_guess.h"
#include "core/readers/gitlab_key.h"
#include "core/readers/item_column_names.h"

#include <algorithm>
#include <utility>

namespace weir::readers {

namespace {

constexpr std::string_view stagePrefix = "stage:";

/// What Jira calls the three groups of statuses, in the languages of its exports where they differ.
StatusCategory categoryNamed(std::string_view text)
{
    constexpr auto toDo = std::to_array<std::string_view>(
        {"to do", "new", "proposed", "zu erledigen", "à faire", "por hacer", "tareas por hacer", "itens pendentes", "a fazer",
            "da completare", "te doen", "作業前", "待办", "待辦事項", "해야 할 일", "할 일", "к выполнению", "do zrobienia"});
    constexpr auto inProgress = std::to_array<std::string_view>({"in progress", "indeterminate", "resolved", "in arbeit", "en cours",
        "en curso", "em andamento", "in corso", "bezig", "進行中", "进行中", "處理中", "正在进行", "진행 중", "в работе", "w toku"});
    constexpr auto done = std::to_array<std::string_view>(
        {"done", "complete", "completed", "erledigt", "fertig", "terminé", "terminée", "finalizado", "finalizada", "listo", "concluído",
            "itens concluídos", "completato", "gereed", "完了", "完成", "已完成", "완료", "готово", "gotowe"});
    const std::string folded = foldCase(trimmed(text));
    if (std::ranges::find(toDo, folded) != toDo.end())
        return StatusCategory::ToDo;
    if (std::ranges::find(inProgress, folded) != inProgress.end())
        return StatusCategory::InProgress;
    return std::ranges::find(done, folded) != done.end() ? StatusCategory::Done : StatusCategory::None;
}

} // namespace

ItemTable::ItemTable(const std::vector<std::string>& roles, std::vector<std::string> header, const Mapping& mapping,
    const ReadOptions& options, ItemTableTraits traits)
    : RowTable(std::move(header), mapping, options)
    , m_traits(traits)
    , m_guessed(!options.mapping || options.mappingGuessed)
{
    m_fields.fill(none);
    m_timeColumns.fill(none);
    for (std::size_t i = 0; i < roles.size(); ++i)
        placeRole(roles[i], i);
    orderStages(mapping);
    for (std::size_t i = 0; i < timeCount; ++i) {
        if (m_timeColumns[i] != none)
            m_timeNumbers[i] = m_times.add(m_timeColumns[i], name(m_timeColumns[i]));
    }
    for (Stage& stage : m_stages)
        stage.time = m_times.add(stage.column, name(stage.column));
}

void ItemTable::placeRole(std::string_view role, std::size_t column)
{
    const auto slots =
        std::to_array<Slot>({{"key", &m_key}, {"type", &m_fields[Type]}, {"project", &m_fields[Project]}, {"team", &m_fields[Team]},
            {"assignee", &m_fields[Assignee]}, {"parent", &m_fields[Parent]}, {"url", &m_fields[Url]}, {"status", &m_fields[Status]},
            {"category", &m_fields[Category]}, {"resolution", &m_fields[Resolution]}, {"created", &m_timeColumns[Created]},
            {"started", &m_timeColumns[Started]}, {"finished", &m_timeColumns[Finished]}, {"cancelled", &m_timeColumns[Cancelled]}});
    if (role == "ignore")
        return;
    if (role == "title") {
        m_titles.push_back(column);
        return;
    }
    if (role.starts_with(stagePrefix)) {
        m_stages.push_back({std::string(role.substr(stagePrefix.size())), column, 0});
        return;
    }
    constexpr auto ofEvents = std::to_array<std::string_view>({"instant", "start_instant", "from", "to", "activity", "lifecycle"});
    if (std::ranges::find(ofEvents, role) != ofEvents.end())
        throw Error(ErrorCode::Usage,
            "The mapping gives column \"" + name(column) + "\" the role " + std::string(role)
                + ", which a table with one row an item has no use for; read it as csv-events, or take the role away.");
    // author, label, priority and size are kept under the column's name.
    RowTable::place(slots, role, column);
}

/// In the order that the mapping gives; it names the stages that have a column, and no others.
void ItemTable::orderStages(const Mapping& mapping)
{
    if (mapping.stages.empty())
        return;
    std::vector<Stage> ordered;
    for (const std::string& stage : mapping.stages) {
        const auto found = std::ranges::find(m_stages, stage, &Stage::name);
        if (found == m_stages.end())
            throw Error(ErrorCode::Unknown,
                "The mapping's \"stages\" names \"" + stage + "\", but no column has the role stage:" + stage
                    + "; give it to one, or take the stage away.");
        ordered.push_back(std::move(*found));
        m_stages.erase(found);
    }
    if (!m_stages.empty())
        throw Error(ErrorCode::Unknown,
            "The mapping gives a column the role stage:" + m_stages.front().name
                + ", but its \"stages\" does not say where that comes; add it there.");
    m_stages = std::move(ordered);
}

std::string_view ItemTable::missingRole() const
{
    if (m_key == none)
        return "key";
    return m_traits.needsStages && m_stages.empty() ? "stage:NAME" : "";
}

void ItemTable::readTimes(CsvRecords& records)
{
    m_unreadable.clear();
    m_entries.clear();
    const auto read = [&](std::size_t number, std::size_t column) -> std::optional<Instant> {
        Instant at;
        const TimeState state = m_times.read(number, records, m_rows, at);
        if (state == TimeState::Read)
            return at;
        if (state == TimeState::Unreadable)
            m_unreadable.push_back(column);
        return std::nullopt;
    };
    for (std::size_t i = 0; i < timeCount; ++i)
        m_instants[i] = m_timeColumns[i] == none ? std::nullopt : read(m_timeNumbers[i], m_timeColumns[i]);
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        if (const auto at = read(m_stages[i].time, m_stages[i].column))
            m_entries.push_back({i, *at});
    }
    // Equal days: in the order of the stages.
    std::ranges::stable_sort(m_entries, {}, &Entry::at);
}

void ItemTable::row(CsvRecords& records, RecordSink& sink)
{
    readTimes(records);
    sink.record();
    for (const std::size_t column : m_unreadable)
        rejectTime(records, column, sink);
    const std::string_view key = keyOf(records.fields());
    emitItem(records, key, sink);
    emitEntries(key, sink);
}

void ItemTable::ended(RecordSink& sink)
{
    const auto isDone = [](const std::string& stage) {
        return std::ranges::find(columns::doneStageNames, plainColumnName(stage)) != columns::doneStageNames.end();
    };
    if (m_guessed && !m_stages.empty() && !isDone(m_stages.back().name))
        sink.warn("The last stage with dates is \"" + m_stages.back().name
            + "\": its entry counts as the finish. If items finish elsewhere, say with a mapping which columns are stages.");
    if (m_stages.empty() && !m_traits.history.empty() && m_rows > 0)
        sink.warn("The export holds no history of statuses: when items were created and finished is known, what happened between is not. "
                  "For the value stream "
            + std::string(m_traits.history) + ".");
}

std::string_view ItemTable::keyOf(std::span<const std::string_view> fields)
{
    if (m_traits.keyInUrl && m_fields[Url] != none) {
        m_keyText = gitlabKey(cell(fields, m_fields[Url]));
        if (!m_keyText.empty())
            return m_keyText;
    }
    return value(fields, m_key);
}

StatusCategory ItemTable::categoryOf(std::span<const std::string_view> fields) const
{
    return m_fields[Category] == none ? StatusCategory::None : categoryNamed(value(fields, m_fields[Category]));
}

void ItemTable::emitItem(CsvRecords& records, std::string_view key, RecordSink& sink)
{
    const auto fields = records.fields();
    ItemRecord item;
    item.key = key;
    item.whole = true;
    item.type = value(fields, m_fields[Type]);
    for (auto column = m_titles.begin(); item.title.empty() && column != m_titles.end(); ++column)
        item.title = value(fields, *column);
    item.project = value(fields, m_fields[Project]);
    if (item.project.empty())
        item.project = m_project;
    if (const std::size_t dash = key.rfind('-'); item.project.empty() && m_traits.projectInKey && dash != std::string_view::npos)
        item.project = key.substr(0, dash);
    item.team = value(fields, m_fields[Team]);
    item.assignee = value(fields, m_fields[Assignee]);
    item.parent = value(fields, m_fields[Parent]);
    item.url = value(fields, m_fields[Url]);
    item.resolution = value(fields, m_fields[Resolution]);
    item.created = m_instants[Created];
    item.started = m_instants[Started];
    item.finished = m_instants[Finished];
    if (!item.finished && m_instants[Cancelled]) {
        item.finished = m_instants[Cancelled];
        item.resolution = "Canceled";
    }
    const auto last = std::ranges::find(m_entries, m_stages.size() - 1, &Entry::stage);
    if (!m_stages.empty() && !item.finished && last != m_entries.end())
        item.finished = last->at;
    if (const std::string_view status = value(fields, m_fields[Status]); !status.empty())
        item.status = StatusRef {status, {}, categoryOf(fields)};
    item.attributes = attributes(fields);
    sink.item(item);
}

void ItemTable::emitEntries(std::string_view key, RecordSink& sink)
{
    for (const Entry& entry : m_entries) {
        EventRecord event;
        event.item = key;
        event.at = entry.at;
        event.to.name = m_stages[entry.stage].name;
        event.to.category = entry.stage + 1 == m_stages.size() ? StatusCategory::Done : StatusCategory::None;
        sink.event(event);
    }
}

} // namespace weir::readers
