// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an import changes in what is derived: its dictionaries, its statuses, its objects, and how much that adds.

#include "core/import/import_run.h"
#include "core/import/settle.h"
#include "core/store/derive.h"
#include "core/store/item_merge.h"
#include "core/store/sources.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <utility>

namespace weir::import {

using store::queryInteger;
using store::Statement;

namespace {

std::int64_t countCommits(const store::Connection& connection)
{
    return queryInteger(
        connection.handle(), "SELECT count(DISTINCT c.sha) FROM commit_observation c JOIN source s ON s.id = c.source AND NOT s.removed");
}

std::int64_t countChanges(const store::Connection& connection)
{
    return queryInteger(connection.handle(), "SELECT count(*) FROM change");
}

std::int64_t countRows(const store::Connection& connection, const std::string& observations)
{
    return queryInteger(
        connection.handle(), "SELECT count(*) FROM " + observations + " o JOIN source s ON s.id = o.source AND NOT s.removed");
}

/// What several sources tell of counts once.
std::int64_t countDeliveries(const store::Connection& connection, Delivery kind)
{
    return queryInteger(connection.handle(),
        "SELECT count(*) FROM (SELECT DISTINCT o.key, s.format FROM " + std::string(deliveryTable(kind).name)
            + " o JOIN source s ON s.id = o.source AND NOT s.removed)");
}

std::string keptWords(std::int64_t events)
{
    return std::to_string(events)
        + (events == 1 ? " status change of an earlier version of this source is"
                       : " status changes of an earlier version of this source are")
        + " not in this one and still counted; to take only what it says now, remove the source first and import it again.";
}

} // namespace

ImportRun::Before ImportRun::countBefore() const
{
    return {store::idsOf(store::rankedSources(m_connection)), countCommits(m_connection), countChanges(m_connection),
        countRows(m_connection, "test_observation"), countRows(m_connection, "coverage_observation"),
        countDeliveries(m_connection, Delivery::Build), countDeliveries(m_connection, Delivery::Deployment),
        countDeliveries(m_connection, Delivery::Incident)};
}

/// `replaced`: objects that something was taken away from, beside what the import changed.
ImportResult ImportRun::derive(
    Encoder& encoder, BatchWriter& writer, const Before& before, const store::ObjectMask& replaced, Progress& progress)
{
    writeDictionaries(encoder);
    writeStatuses(encoder);
    bool regrouped = store::refreshStatuses(m_connection);
    store::ObjectMask changed = encoder.touched();
    Settled settled {encoder.events()};
    std::vector<bool>& newRecords = writer.newRecords();
    if (m_target.again) {
        changed = std::move(writer.changedObjects());
        settled = settleEvents(m_connection, m_target, m_firstOrdinal, encoder, changed, newRecords, progress);
    }
    Holding holding {encoder.marks(), encoder.newest(), {}};
    if (m_target.again || !encoder.cuts().empty()) {
        holding = whatHolds(m_connection, m_target.source, m_request.options.importedAt, progress);
        holding.newest = std::max(holding.newest, encoder.newest()); // also of what is not about items
        regrouped = forgetStatuses(holding) || regrouped;
    }
    changed.resize(std::max({changed.size(), replaced.size(), std::size_t {1}}), 0); // empty would mean all
    for (std::size_t object = 0; object < replaced.size(); ++object)
        changed[object] |= replaced[object];
    store::ObjectMask touched = updateSource(holding, settled.events, std::move(changed));
    if (m_empty)
        touched.clear();
    encoder.release();
    const store::DerivedCounts grown = store::deriveAfter(m_connection, std::move(touched), before.rank, regrouped, progress);

    ImportResult result = this->result(encoder);
    if (settled.kept > 0)
        result.warnings.push_back(keptWords(settled.kept));
    const auto growth = [](std::int64_t by) { return std::max<std::int64_t>(0, by); };
    result.added.items = growth(grown.items);
    result.added.transitions = growth(grown.transitions);
    result.added.changes = growth(countChanges(m_connection) - before.changes);
    result.added.commits = growth(countCommits(m_connection) - before.commits);
    result.added.tests = growth(countRows(m_connection, "test_observation") - before.tests);
    result.added.coverageFiles = growth(countRows(m_connection, "coverage_observation") - before.coverageFiles);
    result.added.builds = growth(countDeliveries(m_connection, Delivery::Build) - before.builds);
    result.added.deployments = growth(countDeliveries(m_connection, Delivery::Deployment) - before.deployments);
    result.added.incidents = growth(countDeliveries(m_connection, Delivery::Incident) - before.incidents);
    if (m_target.again)
        result.unchanged = result.accepted - std::ranges::count(newRecords, true);
    return result;
}

void ImportRun::writeDictionaries(Encoder& encoder)
{
    const auto write = [this](const char* table, const TextDictionary& dictionary) {
        Statement insert = m_connection.prepare(std::string("INSERT INTO ") + table + " VALUES (?, ?)");
        for (std::uint32_t code = dictionary.firstNew(); code < dictionary.end(); ++code)
            insert.run(code, dictionary.text(code));
    };
    write("name", encoder.names());
    write("path", encoder.paths());
}

void ImportRun::writeStatuses(Encoder& encoder)
{
    Statement insert = m_connection.prepare("INSERT INTO observed_status(id, source, external, name, category, seen_at, seen_order)"
                                            " VALUES (?, ?, ?, ?, ?, ?, ?)");
    Statement update = m_connection.prepare("UPDATE observed_status SET category = ?, seen_at = ?, seen_order = ? WHERE id = ?");
    for (const SeenStatus& status : encoder.statuses()) {
        const int category = static_cast<int>(status.category);
        if (status.isNew)
            insert.run(
                status.row, m_target.source, store::nullIfEmpty(status.external), status.name, category, status.seenAt, status.seenOrder);
        else
            update.run(category, status.seenAt, status.seenOrder, status.row);
    }
}

/// The statuses that nothing refers to any more. True if others fell together or apart.
bool ImportRun::forgetStatuses(const Holding& holding)
{
    std::vector<std::uint32_t> unused;
    Statement find = m_connection.prepare("SELECT id FROM observed_status WHERE source = ?");
    find.start(m_target.source);
    while (find.step())
        if (holding.statuses[find.code(0)] == 0)
            unused.push_back(find.code(0));
    find.reset();
    Statement remove = m_connection.prepare("DELETE FROM observed_status WHERE id = ?");
    for (const std::uint32_t status : unused)
        remove.run(status);
    return !unused.empty() && store::refreshStatuses(m_connection);
}

/// Returns which objects have to be derived anew.
store::ObjectMask ImportRun::updateSource(const Holding& holding, std::int64_t events, store::ObjectMask changed)
{
    Statement before = m_connection.prepare("SELECT marks, newest FROM source WHERE id = ?");
    before.start(m_target.source);
    before.step();
    const std::int64_t oldMarks = before.integer(0);
    const Instant oldNewest = before.instant(1);
    before.reset();
    m_connection.prepare("UPDATE source SET marks = ?, newest = ?, events = ?, given = ?, format = ?, repository = ? WHERE id = ?")
        .run(holding.marks, holding.newest, events, m_identity.given, m_reader.info().id, m_identity.repository, m_target.source);
    const std::optional<readers::Mapping>& mapping = m_request.options.mapping;
    const std::string& zone = mapping && mapping->zone ? *mapping->zone : m_request.options.zone;
    const bool sameZone = store::sourceZone(m_connection, m_target.source) == zone;
    store::setSourceZone(m_connection, m_target.source, zone);
    // These bear on items that this import did not touch: whether the log is one of spans, how recent its statements are, and
    // when its days begin.
    if (m_target.again && (holding.marks != oldMarks || holding.newest != oldNewest || !sameZone)) {
        const store::ObjectMask all = store::objectsOf(m_connection, m_target.source);
        changed.resize(std::max(changed.size(), all.size()), 0);
        for (std::size_t object = 0; object < all.size(); ++object)
            changed[object] = changed[object] != 0 || all[object] != 0 ? 1 : 0;
    }
    return changed;
}

} // namespace weir::import
