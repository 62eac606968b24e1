// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/load_items.h"

#include "core/base/error.h"
#include "core/derivation/item_history.h"
#include "core/store/natural_order.h"

#include <algorithm>
#include <numeric>
#include <type_traits>

namespace weir::store {

NameCollector::NameCollector(const Connection& connection)
{
    m_texts.resize(static_cast<std::size_t>(queryInteger(connection.handle(), "SELECT max(id) FROM name")) + 1);
    Statement query = connection.prepare("SELECT id, text FROM name");
    while (query.step())
        m_texts[static_cast<std::size_t>(query.integer(0))] = query.text(1);
    m_used.assign(m_texts.size(), 0);
    m_shown.resize(m_texts.size());
    std::iota(m_shown.begin(), m_shown.end(), 0U);
    Statement people = connection.prepare("SELECT name, person, bot FROM person_name");
    while (people.step()) {
        if (const std::uint32_t name = people.code(0); name < m_shown.size()) {
            m_shown[name] = extra(people.text(1));
            if (m_texts[name] != people.text(1))
                m_standsFor.emplace(m_texts[name], people.text(1));
        }
        if (people.integer(2) != 0)
            m_bots.insert(people.string(1));
    }
}

std::uint32_t NameCollector::extra(std::string_view text)
{
    const auto [known, isNew] = m_extra.try_emplace(std::string(text), static_cast<std::uint32_t>(m_texts.size()));
    if (isNew) {
        m_texts.emplace_back(text);
        m_used.push_back(0);
    }
    return known->second;
}

NameIndex NameCollector::text(std::string_view text)
{
    if (text.empty())
        return {};
    return use(extra(text));
}

std::vector<std::uint8_t> NameCollector::botsAmong(const std::vector<std::string>& names) const
{
    std::vector<std::uint8_t> bots(names.size(), 0);
    std::ranges::transform(names, bots.begin(), [this](const std::string& name) { return m_bots.contains(name) ? 1 : 0; });
    return bots;
}

std::vector<std::string> NameCollector::finish()
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t code = 0; code < m_texts.size(); ++code)
        if (m_used[code] != 0)
            order.push_back(code);
    std::ranges::sort(order, {}, [this](std::uint32_t code) { return std::string_view(m_texts[code]); });
    m_final.assign(m_texts.size(), NameIndex::noneValue);
    std::vector<std::string> names;
    for (const std::uint32_t code : order) {
        if (names.empty() || names.back() != m_texts[code])
            names.push_back(m_texts[code]);
        m_final[code] = static_cast<std::uint32_t>(names.size() - 1);
    }
    return names;
}

void NameCollector::translate(std::vector<NameIndex>& column) const
{
    for (NameIndex& code : column)
        if (code.valid())
            code.value = m_final[code.row()];
}

namespace {

using derivation::ItemHistory;
using derivation::Transition;

/// Rows of `item` in the order of the file.
struct ItemRows {
    std::vector<std::uint32_t> object;
    std::vector<NameIndex> kind, type, project, team, assignee;
    StringColumn key, title;
    std::vector<Instant> created, statedStart, resolved;
    std::vector<std::uint16_t> status;
    std::vector<std::uint8_t> discarded;
    std::vector<std::uint32_t> spans; ///< transitions
    std::vector<std::int64_t> firstTransition; ///< row in the file
    std::vector<std::uint32_t> transitions;
};

/// Rows of `transition` in the order of the file; `begun` and `entered` only where some item has spans.
struct TransitionRows {
    std::vector<Instant> at;
    std::vector<std::uint16_t> from, to;
    std::vector<std::uint32_t> actor;
    std::vector<Instant> begun, entered;
};

using OpenVisits = std::unordered_map<std::uint32_t, std::vector<ItemHistory::Open>>;

class ItemLoader {
public:
    ItemLoader(const Connection& connection, const std::vector<std::uint16_t>& codeOfStatus, NameCollector& names, Progress& progress)
        : m_connection(connection)
        , m_codeOfStatus(codeOfStatus)
        , m_names(names)
        , m_progress(progress)
    {
    }

    void load(Dataset& data)
    {
        readItems();
        readOpenVisits();
        readTransitions();
        m_begin = findTransitions();
        const std::vector<std::uint32_t> order = naturalOrder(m_items.key);
        takeItems(order, data.items);
        reserve(data);
        std::size_t done = 0;
        for (const std::uint32_t row : order) {
            appendVisits(row, data);
            if (++done % 16384 == 0)
                m_progress.checkpoint();
        }
    }

private:
    std::uint16_t statusCode(const Statement& row, int column) const
    {
        const std::uint32_t id = row.codeOr(column, noCode);
        return id < m_codeOfStatus.size() ? m_codeOfStatus[id] : noStatus;
    }

    std::uint16_t requiredStatus(const Statement& row, int column) const
    {
        const std::uint16_t code = statusCode(row, column);
        if (code == noStatus)
            throw Error(ErrorCode::NotThis,
                "The workspace " + m_connection.file().string()
                    + " is damaged: a visit has no status; go back to a copy, or import its sources into a new one.");
        return code;
    }

    void readItems()
    {
        Statement query =
            m_connection.prepare("SELECT i.id, o.text, i.kind, i.type, i.project, i.team, i.assignee, i.title, i.created, i.finished,"
                                 " i.status, i.discarded, i.spans, i.first_transition, i.transitions, i.started"
                                 " FROM item i JOIN object o ON o.id = i.id ORDER BY i.id");
        while (query.step()) {
            m_items.object.push_back(query.code(0));
            m_items.key.append(query.text(1));
            m_items.kind.push_back(m_names.code(query, 2));
            m_items.type.push_back(m_names.code(query, 3));
            m_items.project.push_back(m_names.code(query, 4));
            m_items.team.push_back(m_names.code(query, 5));
            m_items.assignee.push_back(m_names.personCode(query, 6));
            m_items.title.append(query.text(7));
            m_items.created.push_back(query.instant(8));
            m_items.resolved.push_back(query.instant(9));
            m_items.statedStart.push_back(query.instant(15));
            m_items.status.push_back(statusCode(query, 10));
            m_items.discarded.push_back(query.integer(11) != 0 ? 1 : 0);
            m_items.firstTransition.push_back(query.integer(13));
            m_items.transitions.push_back(query.code(14));
            m_items.spans.push_back(std::min(query.code(12), m_items.transitions.back()));
            m_anySpans = m_anySpans || m_items.spans.back() != 0;
            if (m_items.object.size() % 16384 == 0)
                m_progress.checkpoint();
        }
    }

    void readTransitions()
    {
        const auto count = static_cast<std::size_t>(queryInteger(m_connection.handle(), "SELECT count(*) FROM transition"));
        m_rows.at.reserve(count);
        m_rows.from.reserve(count);
        m_rows.to.reserve(count);
        m_rows.actor.reserve(count);
        Statement query =
            m_connection.prepare(m_anySpans ? "SELECT at, from_status, to_status, actor, begun, entered FROM transition ORDER BY id"
                                            : "SELECT at, from_status, to_status, actor FROM transition ORDER BY id");
        while (query.step()) {
            m_rows.at.push_back(query.instant(0));
            m_rows.from.push_back(statusCode(query, 1));
            m_rows.to.push_back(requiredStatus(query, 2));
            m_rows.actor.push_back(query.codeOr(3, noCode));
            if (m_anySpans) {
                m_rows.begun.push_back(query.instant(4));
                m_rows.entered.push_back(query.instant(5));
            }
            if (m_rows.at.size() % 65536 == 0) {
                m_progress.checkpoint();
                m_progress.report(static_cast<std::int64_t>(m_rows.at.size()), static_cast<std::int64_t>(count));
            }
        }
    }

    void readOpenVisits()
    {
        Statement query = m_connection.prepare("SELECT item, status, entered, begun FROM open_visit ORDER BY item, n");
        while (query.step()) {
            m_open[query.code(0)].push_back({requiredStatus(query, 1), query.instant(2), query.instant(3)});
            m_anySpans = m_anySpans || isKnown(query.instant(3));
        }
    }

    /// Where an item's transitions begin in m_rows. They lie together, but items may lie in any order and with gaps.
    std::vector<std::size_t> findTransitions() const
    {
        std::vector<std::uint32_t> order;
        for (std::uint32_t row = 0; row < m_items.object.size(); ++row)
            if (m_items.transitions[row] != 0)
                order.push_back(row);
        std::ranges::sort(order, {}, [this](std::uint32_t row) { return m_items.firstTransition[row]; });
        std::vector<std::size_t> begin(m_items.object.size(), 0);
        std::size_t next = 0;
        for (const std::uint32_t row : order) {
            begin[row] = next;
            next += m_items.transitions[row];
        }
        return begin;
    }

    void reserve(Dataset& data) const
    {
        const std::size_t visits = m_rows.at.size() + m_open.size();
        data.visits.status.reserve(visits);
        data.visits.from.reserve(visits);
        data.visits.entered.reserve(visits);
        data.visits.left.reserve(visits);
        data.visits.actor.reserve(visits);
        data.visits.open.reserve(visits);
        if (m_anySpans)
            data.visits.begun.reserve(visits);
    }

    /// Column by column, each freed as it is taken: of millions of items two copies of one column are held, not of all.
    void takeItems(const std::vector<std::uint32_t>& order, ItemColumns& items)
    {
        const auto take = [&order](auto& from, auto& to) {
            to.reserve(order.size());
            for (const std::uint32_t row : order)
                to.emplace_back(from[row]);
            from = std::remove_reference_t<decltype(from)>();
        };
        const auto takeTexts = [&order](StringColumn& from, StringColumn& to) {
            to.reserve(order.size(), 0);
            for (const std::uint32_t row : order)
                to.append(from[row]);
            from = StringColumn();
        };
        takeTexts(m_items.key, items.key);
        takeTexts(m_items.title, items.title);
        take(m_items.kind, items.kind);
        take(m_items.type, items.type);
        take(m_items.project, items.project);
        take(m_items.team, items.team);
        take(m_items.assignee, items.assignee);
        take(m_items.created, items.created);
        take(m_items.statedStart, items.statedStart);
        take(m_items.resolved, items.resolved);
        take(m_items.status, items.status);
        take(m_items.discarded, items.discarded);
        m_progress.checkpoint();
    }

    void appendVisits(std::uint32_t row, Dataset& data)
    {
        m_history.transitions.clear();
        m_history.open.clear();
        const std::size_t end = std::min(m_begin[row] + m_items.transitions[row], m_rows.at.size());
        for (std::size_t i = m_begin[row]; i < end; ++i) {
            Transition transition;
            transition.at = m_rows.at[i];
            transition.from = m_rows.from[i];
            transition.to = m_rows.to[i];
            transition.actor = m_rows.actor[i];
            if (m_history.transitions.size() < m_items.spans[row]) {
                transition.begun = m_rows.begun[i];
                transition.entered = m_rows.entered[i];
            }
            m_history.transitions.push_back(transition);
        }
        m_history.spans = std::min<std::size_t>(m_items.spans[row], m_history.transitions.size());
        if (const auto open = m_open.find(m_items.object[row]); open != m_open.end())
            m_history.open = open->second;
        m_visits.clear();
        data.items.spans.push_back(static_cast<std::uint32_t>(derivation::appendVisits(m_history, m_visits)));
        data.items.firstVisit.push_back(static_cast<std::uint32_t>(data.visits.size()));
        data.items.visitCount.push_back(static_cast<std::uint32_t>(m_visits.size()));
        for (const derivation::Visit& visit : m_visits) {
            data.visits.status.push_back(StatusIndex(visit.status));
            data.visits.from.push_back(StatusIndex(visit.from));
            data.visits.entered.push_back(visit.entered);
            data.visits.left.push_back(visit.left);
            data.visits.actor.push_back(m_names.usePerson(visit.actor));
            data.visits.open.push_back(visit.open ? 1 : 0);
            if (m_anySpans)
                data.visits.begun.push_back(visit.begun);
        }
    }

    static constexpr std::uint16_t noStatus = derivation::ObservedEvent::noStatus;

    const Connection& m_connection;
    const std::vector<std::uint16_t>& m_codeOfStatus;
    NameCollector& m_names;
    Progress& m_progress;
    ItemRows m_items;
    TransitionRows m_rows;
    OpenVisits m_open;
    std::vector<std::size_t> m_begin;
    bool m_anySpans = false;
    ItemHistory m_history;
    std::vector<derivation::Visit> m_visits;
};

} // namespace

void loadItems(
    const Connection& connection, Dataset& data, const std::vector<std::uint16_t>& codeOfStatus, NameCollector& names, Progress& progress)
{
    ItemLoader(connection, codeOfStatus, names, progress).load(data);
}

} // namespace weir::store
