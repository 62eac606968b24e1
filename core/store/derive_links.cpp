// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/issue_keys.h"
#include "core/store/derive.h"
#include "core/store/item_merge.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weir::store {

namespace {

/// Joins by the keys of items that people write into titles, branches and messages.
class LinkWriter {
public:
    LinkWriter(Connection& connection, Progress& progress)
        : m_connection(connection)
        , m_progress(progress)
        , m_insert(connection.prepare("INSERT INTO link(from_kind, from_key, to_kind, to_key, how) VALUES (?, ?, ?, ?, ?)"))
    {
    }
    [[nodiscard]] bool knowsItems() const { return !m_kindOfItem.empty(); }

    void loadItems()
    {
        Statement query =
            m_connection.prepare("SELECT o.text, k.text FROM item i JOIN object o ON o.id = i.id JOIN name k ON k.id = i.kind");
        while (query.step()) {
            const std::string_view key = query.text(0);
            const std::vector<std::string_view> keys = issueKeys(key);
            const bool numbered = key.find('#') != std::string_view::npos;
            if (!numbered && (keys.size() != 1 || keys.front().size() != key.size()))
                continue;
            m_kindOfItem.emplace(key, query.string(1));
            if (numbered) {
                const auto [known, isNew] = m_fullKey.try_emplace(withoutOwner(key), key);
                if (!isNew)
                    known->second.clear(); // of two repositories of that name: nobody knows which
            }
        }
    }

    /// Links a commit to the items that its message names, and keeps them for its change.
    void linkCommits()
    {
        Statement query =
            m_connection.prepare("SELECT DISTINCT c.sha, c.subject, lower(hex(c.sha)), c.mentions, s.repository"
                                 " FROM commit_observation c JOIN source s ON s.id = c.source AND NOT s.removed ORDER BY c.sha");
        for (std::size_t count = 0; query.step(); ++count) {
            if (count % 4096 == 0)
                m_progress.checkpoint();
            std::vector<std::string> items = itemsIn(issueKeysIn(query.text(1)), query.text(4));
            for (std::string& item : itemsIn(query.text(3), query.text(4)))
                if (std::ranges::find(items, item) == items.end())
                    items.push_back(std::move(item));
            if (items.empty())
                continue;
            std::vector<std::string>& known = m_itemsOfCommit[query.string(0)];
            for (const std::string& item : items) { // two clones of a repository tell the same commit
                if (std::ranges::find(known, item) != known.end())
                    continue;
                known.push_back(item);
                m_insert.run(m_kindOfItem.at(item), item, "commit", query.text(2), "issue key in commit message");
            }
        }
    }

    /// The first way in which a change names an item is the one that is said.
    void linkChanges()
    {
        Statement query = m_connection.prepare("SELECT key, title, mentions, commits FROM change ORDER BY key");
        for (std::size_t count = 0; query.step(); ++count) {
            if (count % 4096 == 0)
                m_progress.checkpoint();
            const std::string change = query.string(0);
            const std::string repository = change.substr(0, change.find_last_of("#!@"));
            std::set<std::string> seen {change};
            link(change, itemsIn(issueKeysIn(query.text(1)), repository), "issue key in title", seen);
            link(change, itemsIn(query.text(2), repository), "issue key in branch or text", seen);
            link(change, itemsOf(query.text(3)), "issue key in its commits", seen);
        }
    }

private:
    static std::string withoutOwner(std::string_view key)
    {
        const std::size_t slash = key.find_last_of('/');
        return std::string(slash == std::string_view::npos ? key : key.substr(slash + 1));
    }

    /// Items of a list of keys as issueKeysIn() gives it, each once; a bare "#12" is one of `repository`.
    [[nodiscard]] std::vector<std::string> itemsIn(std::string_view list, std::string_view repository) const
    {
        std::vector<std::string> items;
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            std::string item(list.substr(0, end));
            list.remove_prefix(std::min(end + 1, list.size()));
            if (item.starts_with('#'))
                item.insert(0, repository);
            if (!m_kindOfItem.contains(item) && item.find('#') != std::string::npos && item.find('/') == std::string::npos) {
                // A clone is called by its folder, an export by owner and name; what names its owner means no other.
                const auto full = m_fullKey.find(item);
                item = full == m_fullKey.end() ? std::string() : full->second;
            }
            if (m_kindOfItem.contains(item) && std::ranges::find(items, item) == items.end())
                items.push_back(std::move(item));
        }
        return items;
    }

    void link(const std::string& change, const std::vector<std::string>& items, const char* how, std::set<std::string>& seen)
    {
        for (const std::string& item : items)
            if (seen.insert(item).second)
                m_insert.run(m_kindOfItem.at(item), item, "change", change, how);
    }

    /// Of a branch of many items (a release that is merged back) its commits say nothing of the change.
    [[nodiscard]] std::vector<std::string> itemsOf(std::string_view shas) const
    {
        constexpr std::size_t shaBytes = 20;
        constexpr std::size_t mostItems = 5;
        std::vector<std::string> items;
        for (std::size_t at = 0; at + shaBytes <= shas.size(); at += shaBytes) {
            const auto known = m_itemsOfCommit.find(std::string(shas.substr(at, shaBytes)));
            if (known == m_itemsOfCommit.end())
                continue;
            for (const std::string& item : known->second)
                if (std::ranges::find(items, item) == items.end())
                    items.push_back(item);
            if (items.size() > mostItems)
                return {};
        }
        return items;
    }

    Connection& m_connection;
    Progress& m_progress;
    Statement m_insert;
    std::unordered_map<std::string, std::string> m_kindOfItem; ///< by key
    std::unordered_map<std::string, std::string> m_fullKey; ///< by "name#12": that of its only owner, or nothing
    std::unordered_map<std::string, std::vector<std::string>> m_itemsOfCommit; ///< by the bytes of its sha
};

} // namespace

namespace {

void findLinks(Connection& connection, Progress& progress)
{
    connection.run("DELETE FROM link");
    connection.run(
        "INSERT INTO link(from_kind, from_key, to_kind, to_key, how) SELECT DISTINCT k.text, o.text, pk.text, po.text, 'parent' FROM "
        "item_observation p"
        " JOIN source s ON s.id = p.source AND NOT s.removed JOIN item i ON i.id = p.object JOIN object o ON o.id = i.id"
        " JOIN name k ON k.id = i.kind JOIN object po ON po.text = p.parent JOIN item pi ON pi.id = po.id JOIN name pk ON pk.id = pi.kind"
        " WHERE p.parent IS NOT NULL ORDER BY o.text, po.text");
    const bool anyChanges = queryInteger(connection.handle(), "SELECT EXISTS (SELECT 1 FROM change)") != 0;
    const bool anyCommits = queryInteger(connection.handle(), "SELECT EXISTS (SELECT 1 FROM commit_observation)") != 0;
    if (!anyChanges && !anyCommits)
        return;
    LinkWriter writer(connection, progress);
    writer.loadItems();
    if (!writer.knowsItems())
        return;
    writer.linkCommits();
    writer.linkChanges();
}

} // namespace

void deriveLinks(Connection& connection, Progress& progress)
{
    findLinks(connection, progress);
    applyLinkEdits(connection, progress);
}

DerivedCounts deriveAfter(
    Connection& connection, ObjectMask touched, const std::vector<std::int64_t>& rankBefore, bool regrouped, Progress& progress)
{
    // Fields of an item come from the first source that states them: with another order they may change anywhere.
    std::vector<std::int64_t> still = rankBefore;
    std::vector<std::int64_t> now = idsOf(rankedSources(connection));
    std::erase_if(still, [&](std::int64_t id) { return std::ranges::find(now, id) == now.end(); });
    std::erase_if(now, [&](std::int64_t id) { return std::ranges::find(still, id) == still.end(); });
    if (regrouped || now != still)
        touched.clear();
    FlowSketch sketch;
    const DerivedCounts grown = deriveItems(connection, touched, progress, &sketch);
    deriveChanges(connection);
    progress.checkpoint();
    deriveLinks(connection, progress);
    derivePeople(connection, progress);
    if (touched.empty() && sketch.tellsOrder())
        refreshStageKinds(connection, *sketch.dataset(connection));
    else
        refreshStageKinds(connection, progress);
    return grown;
}

} // namespace weir::store
