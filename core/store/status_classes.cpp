// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/status_classes.h"

#include "core/base/error.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace weir::store {

namespace {

constexpr std::size_t mostStatuses = 65'534;

/// Disjoint sets.
class Groups {
public:
    explicit Groups(std::size_t size)
        : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t {0});
    }
    std::size_t find(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { m_parent[find(a)] = find(b); }

private:
    std::vector<std::size_t> m_parent;
};

template <typename Key>
void joinEqual(Groups& groups, std::map<Key, std::size_t>& firstOf, Key key, std::size_t row)
{
    const auto [known, isNew] = firstOf.try_emplace(std::move(key), row);
    if (!isNew)
        groups.join(row, known->second);
}

auto recency(const ObservedStatus& status)
{
    return std::tie(status.seenAt, status.seenOrder, status.name);
}

} // namespace

std::vector<StatusClass> classify(const std::vector<ObservedStatus>& observed)
{
    Groups groups(observed.size());
    std::map<std::tuple<std::uint32_t, std::string>, std::size_t> byId;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> byIdAndName;
    for (std::size_t row = 0; row < observed.size(); ++row) {
        const ObservedStatus& status = observed[row];
        if (status.external.empty())
            continue;
        joinEqual(groups, byId, {status.source, status.external}, row);
        joinEqual(groups, byIdAndName, {status.format, status.external, status.name}, row);
    }
    std::vector<std::size_t> newest(observed.size());
    std::iota(newest.begin(), newest.end(), std::size_t {0});
    for (std::size_t row = 0; row < observed.size(); ++row) {
        std::size_t& best = newest[groups.find(row)];
        if (recency(observed[best]) < recency(observed[row]))
            best = row;
    }
    std::map<std::string, StatusClass> classes;
    for (std::size_t row = 0; row < observed.size(); ++row) {
        // One that nothing names goes by its id.
        const ObservedStatus& named = observed[newest[groups.find(row)]];
        const std::string& name = named.name.empty() ? named.external : named.name;
        StatusClass& status = classes[name];
        status.name = name;
        status.members.push_back(row);
    }
    std::vector<StatusClass> result;
    for (auto& [name, status] : classes) {
        const ObservedStatus* says = nullptr;
        for (const std::size_t row : status.members) {
            const ObservedStatus& member = observed[row];
            const auto rank = [](const ObservedStatus& s) { return std::make_tuple(s.seenAt, s.category); };
            if (member.category != StatusCategory::None && (says == nullptr || rank(*says) < rank(member)))
                says = &member;
        }
        status.category = says == nullptr ? StatusCategory::None : says->category;
        result.push_back(std::move(status));
    }
    return result;
}

StatusCodes loadStatusCodes(const Connection& connection)
{
    StatusCodes codes;
    std::map<std::int64_t, std::uint16_t> codeOfStatus;
    Statement statuses = connection.prepare("SELECT id FROM status ORDER BY name");
    while (statuses.step()) {
        if (codes.statusOf.size() >= mostStatuses)
            throw Error(ErrorCode::Limit,
                "The workspace " + connection.file().string()
                    + " has more than 65,534 different statuses; check which column was read as the status.");
        codeOfStatus[statuses.integer(0)] = static_cast<std::uint16_t>(codes.statusOf.size());
        codes.statusOf.push_back(statuses.integer(0));
    }
    codes.codeOf.assign(
        static_cast<std::size_t>(queryInteger(connection.handle(), "SELECT max(id) FROM observed_status")) + 1, StatusCodes::none);
    Statement observed = connection.prepare(
        "SELECT o.id, o.status FROM observed_status o JOIN source s ON s.id = o.source AND NOT s.removed WHERE o.status IS NOT NULL");
    while (observed.step()) {
        const auto code = codeOfStatus.find(observed.integer(1));
        if (code != codeOfStatus.end())
            codes.codeOf[static_cast<std::size_t>(observed.integer(0))] = code->second;
    }
    return codes;
}

bool refreshStatuses(Connection& connection)
{
    std::vector<ObservedStatus> observed;
    Statement query =
        connection.prepare("SELECT o.id, o.source, s.format, o.external, o.name, o.category, o.seen_at, o.seen_order, o.status"
                           " FROM observed_status o JOIN source s ON s.id = o.source AND NOT s.removed ORDER BY o.id");
    while (query.step())
        observed.push_back({query.code(0), query.code(1), query.string(2), query.string(3), query.string(4),
            static_cast<StatusCategory>(query.integer(5)), query.instant(6), query.integer(7), query.integerOr(8, -1)});
    const std::vector<StatusClass> classes = classify(observed);
    if (classes.size() > mostStatuses)
        throw Error(ErrorCode::Limit,
            "The source brings more than 65,534 different statuses; nothing was imported, check which column was read as the status.");

    // A class keeps the number that its members had, so that rows that refer to it stay right.
    std::set<std::int64_t> taken;
    std::int64_t next = queryInteger(connection.handle(), "SELECT max(status) FROM observed_status") + 1;
    bool regrouped = false;
    connection.run("DELETE FROM status");
    Statement insert = connection.prepare("INSERT INTO status VALUES (?, ?, ?)");
    Statement update = connection.prepare("UPDATE observed_status SET status = ? WHERE id = ?");
    for (const StatusClass& status : classes) {
        std::int64_t id = -1;
        for (const std::size_t row : status.members)
            if (observed[row].status >= 0 && !taken.contains(observed[row].status) && (id < 0 || observed[row].status < id))
                id = observed[row].status;
        if (id < 0)
            id = next++;
        taken.insert(id);
        insert.run(id, status.name, static_cast<int>(status.category));
        for (const std::size_t row : status.members) {
            if (observed[row].status == id)
                continue;
            regrouped = regrouped || observed[row].status >= 0;
            update.run(id, observed[row].id);
        }
    }
    return regrouped;
}

} // namespace weir::store
