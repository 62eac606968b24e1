// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/encoder.h"

#include "core/base/json_writer.h"
#include "core/base/utf8.h"
#include "core/import/hex.h"
#include "core/readers/limits.h"
#include "core/store/item_merge.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace weir::import {

namespace {

constexpr std::size_t rejectsShown = 10'000;
/// Item states are passed on when there are so many of them, or their text is so long: they are written while the reader
/// goes on, and memory stays bounded.
constexpr std::size_t itemsAtOnce = 8'192;
constexpr std::size_t itemTextAtOnce = std::size_t {8} << 20U;
/// Rows other than events in a batch, roughly.
constexpr std::size_t weightAtOnce = 8'192;

void load(const store::Connection& connection, const char* table, TextDictionary& dictionary)
{
    store::Statement query = connection.prepare(std::string("SELECT id, text FROM ") + table + " ORDER BY id");
    while (query.step())
        dictionary.preload(query.code(0), query.text(1));
    dictionary.seal();
}

std::uint64_t hashOf(const ItemRecord& item)
{
    std::uint64_t hash = (item.whole ? 1U : 0U) | (item.historyKnown ? 2U : 0U);
    const auto add = [&hash](std::uint64_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL + (hash >> 29U); };
    for (const std::string_view text :
        {item.kind, item.type, item.title, item.project, item.team, item.assignee, item.parent, item.url, item.resolution})
        add(hashText(text));
    for (const auto& instant : {item.created, item.started, item.finished})
        add(static_cast<std::uint64_t>(instant ? instant->time_since_epoch().count() : INT64_MIN));
    if (item.status) {
        add(hashText(item.status->name));
        add(hashText(item.status->id));
    }
    for (const Attribute& attribute : item.attributes) {
        add(hashText(attribute.name));
        add(hashText(attribute.value));
    }
    return hash == 0 ? 1 : hash; // 0: no record yet
}

/// One member a name; of names that stand there more than once, a list.
std::string attributesJson(std::span<const Attribute> attributes)
{
    std::vector<const Attribute*> byName;
    for (const Attribute& attribute : attributes)
        byName.push_back(&attribute);
    const auto nameOf = [](const Attribute* attribute) { return attribute->name; };
    std::ranges::stable_sort(byName, {}, nameOf);
    JsonWriter json;
    json.beginObject();
    for (const Attribute& attribute : attributes) {
        const std::span same(
            std::ranges::lower_bound(byName, attribute.name, {}, nameOf), std::ranges::upper_bound(byName, attribute.name, {}, nameOf));
        if (same.front() != &attribute)
            continue;
        json.key(attribute.name);
        if (same.size() == 1) {
            json.value(attribute.value);
            continue;
        }
        json.beginArray();
        for (const Attribute* one : same)
            json.value(one->value);
        json.endArray();
    }
    std::string text = json.endObject().take();
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

bool isStated(const StatusRef& status)
{
    return !status.name.empty() || !status.id.empty();
}

} // namespace

std::int64_t markOf(Lifecycle lifecycle, bool hasStart)
{
    const std::int64_t word = lifecycle == Lifecycle::Start ? store::mark::start
        : lifecycle == Lifecycle::Complete                  ? store::mark::complete
                                                            : 0;
    return word | (hasStart ? store::mark::startInstant : 0);
}

Encoder::Encoder(
    const store::Connection& connection, std::int64_t source, bool withPaths, Instant importedAt, std::function<void(Batch)> push)
    : m_importedAt(importedAt)
    , m_push(std::move(push))
{
    load(connection, "object", m_objects);
    load(connection, "name", m_names);
    if (withPaths)
        load(connection, "path", m_paths);
    m_objectsPassedOn = m_objects.firstNew();
    m_nextStatus = static_cast<std::uint32_t>(store::queryInteger(connection.handle(), "SELECT max(id) FROM observed_status")) + 1;
    store::Statement query =
        connection.prepare("SELECT id, external, name, category, seen_at, seen_order FROM observed_status WHERE source = ? ORDER BY id");
    query.start(source);
    while (query.step()) {
        const std::string external = query.string(1);
        const std::string name = query.string(2);
        SeenStatus& status = see({name, external, StatusCategory::None}, unknownInstant);
        status.row = query.code(0);
        status.category = static_cast<StatusCategory>(query.integer(3));
        status.seenAt = query.instant(4);
        status.seenOrder = query.integer(5);
        status.isNew = false;
    }
    m_nextStatus = static_cast<std::uint32_t>(store::queryInteger(connection.handle(), "SELECT max(id) FROM observed_status")) + 1;
}

void Encoder::record()
{
    ++m_accepted;
}

std::string_view Encoder::brief(std::string_view text, std::string& storage)
{
    if (text.size() <= readers::limits::nameBytes)
        return text;
    ++m_cut;
    std::size_t end = 0;
    while (end < readers::limits::nameBytes / 2)
        end += std::max<std::size_t>(1, utf8SequenceLength(text.substr(end)));
    std::array<char, 20> mark {}; // what differs stays different
    static_cast<void>(std::snprintf(mark.data(), mark.size(), "%016llx", static_cast<unsigned long long>(hashText(text))));
    storage.assign(text.substr(0, end)).append("\u2026 ").append(mark.data());
    return storage;
}

std::uint32_t Encoder::nameOrNone(std::string_view text)
{
    std::string storage;
    return m_names.codeOrNone(brief(text, storage));
}

std::uint32_t Encoder::objectOf(std::string_view key)
{
    if (key == m_lastKey && m_lastObject != 0)
        return m_lastObject;
    std::string storage;
    m_lastObject = m_objects.code(brief(key, storage));
    m_lastKey = m_objects.text(m_lastObject);
    return m_lastObject;
}

/// Objects that only events speak of are items, too.
void Encoder::notice(std::uint32_t object)
{
    if (object >= m_slots.size()) {
        m_slots.resize(std::max<std::size_t>(m_objects.end(), m_slots.size() * 2), noSlot);
        m_marks.resize(m_slots.size(), 0);
        m_records.resize(m_slots.size(), 0);
        m_hashes.resize(m_slots.size(), 0);
    }
    if ((m_marks[object] & seenMark) == 0)
        (void)stateOf(object);
}

ItemState& Encoder::stateOf(std::uint32_t object)
{
    if (m_slots[object] == noSlot) {
        m_slots[object] = static_cast<std::uint32_t>(m_items.size());
        ItemState state;
        state.object = object;
        state.record = static_cast<std::uint32_t>(m_accepted);
        state.continues = (m_marks[object] & flushedMark) != 0;
        m_items.push_back(state);
        m_marks[object] |= seenMark;
    }
    return m_items[m_slots[object]];
}

SeenStatus& Encoder::see(const StatusRef& given, Instant at)
{
    std::string name;
    std::string id;
    const StatusRef status {brief(given.name, name), brief(given.id, id), given.category};
    std::uint32_t code = 0;
    if (status.id.empty()) {
        code = m_statusNames.code(status.name);
    } else {
        m_statusKey.assign(status.id).append(1, '\0').append(status.name);
        code = m_statusNames.code(m_statusKey);
    }
    if (code >= m_statusByKey.size())
        m_statusByKey.resize(code + std::size_t {1}, noSlot);
    if (m_statusByKey[code] == noSlot) {
        m_statusByKey[code] = static_cast<std::uint32_t>(m_statuses.size());
        SeenStatus seen;
        seen.name = status.name;
        seen.external = status.id;
        seen.row = m_nextStatus++;
        m_statuses.push_back(std::move(seen));
    }
    SeenStatus& seen = m_statuses[m_statusByKey[code]];
    // Mentioned by its id alone, it keeps the name that it has elsewhere.
    if (at >= seen.seenAt && (!status.name.empty() || status.id.empty())) {
        seen.seenAt = at;
        seen.seenOrder = m_eventCount;
    }
    if (status.category != StatusCategory::None)
        seen.category = status.category;
    return seen;
}

void Encoder::noteInstant(Instant t)
{
    if (t > m_newest && t <= m_importedAt)
        m_newest = t;
}

/// The last of several records with one key holds: what the earlier ones said, and their events, are void.
void Encoder::replace(ItemState& state)
{
    ++m_repeated;
    ItemState empty;
    empty.object = state.object;
    empty.continues = state.continues;
    state = empty;
    m_cuts[state.object] = static_cast<std::uint32_t>(m_eventCount);
}

void Encoder::item(const ItemRecord& item)
{
    const std::uint32_t object = objectOf(item.key);
    notice(object);
    const std::uint64_t hash = hashOf(item);
    if (std::exchange(m_hashes[object], hash) == hash && !item.whole)
        return; // tables of events say the same of an item in every row
    ItemState& state = stateOf(object);
    if (item.whole && (m_marks[object] & wholeMark) != 0)
        replace(state);
    if (item.whole)
        m_marks[object] |= wholeMark;
    state.record = m_records[object] = static_cast<std::uint32_t>(m_accepted);
    state.whole = state.whole || item.whole;
    state.historyKnown = item.historyKnown;
    if (const auto cut = m_cuts.find(object); cut != m_cuts.end())
        state.fromEvent = cut->second;
    merge(state, item);
    if (m_items.size() >= itemsAtOnce || m_itemText->bytes() >= itemTextAtOnce)
        flushItems();
}

void Encoder::merge(ItemState& state, const ItemRecord& item)
{
    const auto code = [this](std::uint32_t& field, std::string_view text) {
        if (!text.empty())
            field = nameOrNone(text);
    };
    code(state.kind, item.kind);
    code(state.type, item.type);
    code(state.project, item.project);
    code(state.team, item.team);
    code(state.assignee, item.assignee);
    const auto keep = [this](std::string_view& field, std::string_view text) {
        if (!text.empty() && field != text)
            field = m_itemText->keep(text);
    };
    std::string storage;
    keep(state.title, brief(item.title, storage));
    keep(state.parent, brief(item.parent, storage));
    keep(state.url, item.url);
    keep(state.resolution, item.resolution);
    if (item.created) {
        state.created = *item.created;
        noteInstant(*item.created);
    }
    if (item.started) {
        state.started = *item.started;
        noteInstant(*item.started);
    }
    if (item.finished) {
        state.finished = *item.finished;
        noteInstant(*item.finished);
    }
    if (item.status && isStated(*item.status)) {
        SeenStatus& status = see(*item.status, unknownInstant);
        status.current = true;
        state.status = status.row;
    }
    if (!item.attributes.empty())
        keep(state.attributes, attributesJson(item.attributes));
}

void Encoder::event(const EventRecord& event)
{
    store::EventRow row;
    row.object = objectOf(event.item);
    notice(row.object);
    row.at = event.at.time_since_epoch().count();
    row.to = see(event.to, event.at).row;
    if (event.from && isStated(*event.from))
        row.from = see(*event.from, event.at).row;
    if (event.start)
        row.start = event.start->time_since_epoch().count();
    row.lifecycle = event.lifecycle;
    m_logMarks |= markOf(event.lifecycle, event.start.has_value());
    row.actor = nameOrNone(event.actor);
    row.record = static_cast<std::uint32_t>(m_accepted);
    noteInstant(event.at);
    ++m_eventCount;
    m_batch.events.push_back(row);
    if (m_items.size() >= itemsAtOnce)
        flushItems();
    else if (m_batch.events.size() == store::chunkRows)
        flush();
}

void Encoder::commit(const CommitRecord& commit)
{
    CommitRow row;
    row.sha = fromHex(commit.sha);
    for (const std::string_view parent : commit.parents)
        row.parents += fromHex(parent);
    row.parentCount = static_cast<std::uint32_t>(commit.parents.size());
    row.author = nameOrNone(commit.authorName);
    row.email = nameOrNone(commit.authorEmail);
    row.authored = commit.authored;
    row.committed = commit.committed;
    row.subject = commit.subject;
    row.mentions = commit.mentions;
    row.record = static_cast<std::uint32_t>(m_accepted);
    row.filesKnown = commit.filesKnown;
    row.files.reserve(commit.files.size());
    for (const FileChange& file : commit.files)
        row.files.push_back({m_paths.code(file.path), file.kind, file.added, file.deleted});
    noteInstant(commit.committed);
    ++m_commitCount;
    m_batchWeight += 1 + commit.files.size();
    m_batch.commits.push_back(std::move(row));
    flushIfFull();
}

void Encoder::tag(const TagRecord& tag)
{
    m_batch.tags.push_back({std::string(tag.name), fromHex(tag.sha), tag.at, tag.annotated});
    ++m_batchWeight;
    flushIfFull();
}

void Encoder::change(const ChangeRecord& change)
{
    ChangeRow row;
    row.key = change.key;
    row.title = change.title;
    row.mergeCommit = fromHex(change.mergeCommit);
    row.how = change.how;
    row.mentions = change.mentions;
    for (const std::string_view sha : change.commits)
        row.commits += fromHex(sha);
    row.author = nameOrNone(change.author);
    row.firstCommit = change.firstCommit;
    row.created = change.created;
    row.firstResponse = change.firstResponse;
    row.merged = change.merged;
    row.record = static_cast<std::uint32_t>(m_accepted);
    for (const auto& instant : {change.created, change.merged})
        if (instant)
            noteInstant(*instant);
    ++m_changeCount;
    m_batchWeight += 1 + change.commits.size() / 16;
    m_batch.changes.push_back(std::move(row));
    flushIfFull();
}

void Encoder::test(const TestRecord& test)
{
    TestRow row;
    row.name = test.name;
    row.message = test.message;
    row.suite = nameOrNone(test.suite);
    row.className = nameOrNone(test.className);
    row.file = nameOrNone(test.file);
    row.outcome = test.outcome;
    row.duration = test.duration;
    row.at = test.at;
    row.reruns = test.reruns;
    row.record = static_cast<std::uint32_t>(m_accepted);
    if (test.at)
        noteInstant(*test.at);
    ++m_batchWeight;
    m_batch.tests.push_back(std::move(row));
    flushIfFull();
}

void Encoder::coverage(const CoverageRecord& coverage)
{
    m_batch.coverage.push_back({std::string(coverage.path), coverage.lines, coverage.covered, static_cast<std::uint32_t>(m_accepted)});
    ++m_batchWeight;
    flushIfFull();
}

void Encoder::reject(const Reject& reject)
{
    if (!reject.kept)
        ++m_rejected;
    ++m_rejects;
    if (m_firstRejects.size() < rejectsShown)
        m_firstRejects.push_back(reject);
    m_batch.rejects.push_back(reject);
    ++m_batchWeight;
    flushIfFull();
}

void Encoder::warn(const std::string& sentence)
{
    m_warnings.push_back(sentence);
}

void Encoder::flushItems()
{
    m_batch.items = std::exchange(m_items, {});
    m_batch.itemText = std::exchange(m_itemText, std::make_unique<TextArena>());
    for (const ItemState& state : m_batch.items) {
        m_slots[state.object] = noSlot;
        m_marks[state.object] |= flushedMark;
    }
    flush();
}

void Encoder::flushIfFull()
{
    if (m_batchWeight >= weightAtOnce)
        flush();
}

void Encoder::flush()
{
    for (; m_objectsPassedOn < m_objects.end(); ++m_objectsPassedOn)
        m_batch.objects.emplace_back(m_objectsPassedOn, m_objects.text(m_objectsPassedOn));
    m_push(std::exchange(m_batch, Batch {}));
    m_batch.events.reserve(store::chunkRows);
    m_batchWeight = 0;
}

void Encoder::finish()
{
    flushItems();
    rankNames();
    if (m_repeated > 0)
        m_warnings.push_back(std::to_string(m_repeated)
            + (m_repeated == 1 ? " record repeats the key of one before it" : " records repeat the key of one before them")
            + "; of records with the same key the last one holds.");
    if (m_cut > 0)
        m_warnings.push_back("Keys, names or titles of more than " + std::to_string(readers::limits::nameBytes) + " bytes were cut ("
            + std::to_string(m_cut) + " times); look whether a column was read as what it is not.");
}

void Encoder::release()
{
    for (TextDictionary* dictionary : {&m_objects, &m_names, &m_paths, &m_statusNames})
        *dictionary = TextDictionary();
    m_lastKey = {};
    m_lastObject = 0;
    m_slots = {};
    m_marks = {};
    m_records = {};
    m_hashes = {};
    m_cuts.clear();
}

/// What a status is called now is newer than anything in the history, and than what it was called by the import before.
void Encoder::rankNames()
{
    std::map<std::string_view, const SeenStatus*> currentById;
    for (SeenStatus& status : m_statuses) {
        if (!status.current || status.name.empty())
            continue;
        status.seenAt = std::max(status.seenAt, m_newest);
        status.seenOrder = m_eventCount + 1;
        if (status.external.empty())
            continue;
        const SeenStatus*& newest = currentById[status.external];
        if (newest == nullptr || newest->seenAt < status.seenAt)
            newest = &status;
    }
    for (SeenStatus& status : m_statuses) {
        const auto current = currentById.find(status.external);
        if (status.current || current == currentById.end() || status.seenAt < current->second->seenAt)
            continue;
        status.seenAt = current->second->seenAt;
        status.seenOrder = std::min(status.seenOrder, current->second->seenOrder - 1);
    }
}

std::vector<std::uint8_t> Encoder::touched() const
{
    std::vector<std::uint8_t> mask(m_objects.end(), 0);
    for (std::size_t object = 0; object < std::min(mask.size(), m_marks.size()); ++object)
        mask[object] = (m_marks[object] & seenMark) != 0 ? 1 : 0;
    return mask;
}

} // namespace weir::import
