// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
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

bool isWord(char c)
{
    return isUpper(c) || isDigit(c) || c == '_' || (c >= 'a' && c <= 'z');
}

/// Words of `text` that look like a tracker's key: two or more capitals or digits, a hyphen, a number ("ABC-12").
void findKeys(std::string_view text, std::vector<std::string_view>& keys)
{
    keys.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isUpper(text[i]) || (i > 0 && isWord(text[i - 1])))
            continue;
        std::size_t end = i;
        while (end < text.size() && (isUpper(text[end]) || isDigit(text[end]) || text[end] == '_'))
            ++end;
        if (end - i < 2 || end >= text.size() || text[end] != '-')
            continue;
        std::size_t number = end + 1;
        while (number < text.size() && isDigit(text[number]))
            ++number;
        if (number > end + 1 && (number == text.size() || !isWord(text[number])))
            keys.push_back(text.substr(i, number - i));
        i = end;
    }
}

struct LinkWriter {
    Connection& connection;
    Progress& progress;
    std::unordered_map<std::string, std::string> kindOfItem = {};
    Statement insert = connection.prepare("INSERT INTO link VALUES (?, ?, ?, ?, ?)");

    void loadItems()
    {
        Statement query = connection.prepare("SELECT o.text, k.text FROM item i JOIN object o ON o.id = i.id JOIN name k ON k.id = i.kind");
        std::vector<std::string_view> keys;
        while (query.step()) {
            findKeys(query.text(0), keys);
            if (keys.size() == 1 && keys.front().size() == query.text(0).size())
                kindOfItem.emplace(query.string(0), query.string(1));
        }
    }

    /// Links every item named in the texts that `sql` gives as (key, text), to the object with that key.
    void linkMentions(const char* sql, const char* kind, const char* how)
    {
        Statement query = connection.prepare(sql);
        std::vector<std::string_view> keys;
        std::size_t count = 0;
        while (query.step()) {
            findKeys(query.text(1), keys);
            std::set<std::string_view> seen;
            for (const std::string_view key : keys) {
                const auto item = kindOfItem.find(std::string(key));
                if (item != kindOfItem.end() && seen.insert(key).second)
                    insert.run(item->second, item->first, kind, query.text(0), how);
            }
            if (++count % 4096 == 0)
                progress.checkpoint();
        }
    }
};

} // namespace

void deriveLinks(Connection& connection, Progress& progress)
{
    connection.run("DELETE FROM link");
    connection.run(
        "INSERT INTO link SELECT DISTINCT k.text, o.text, pk.text, po.text, 'parent' FROM item_observation p"
        " JOIN source s ON s.id = p.source AND NOT s.removed JOIN item i ON i.id = p.object JOIN object o ON o.id = i.id"
        " JOIN name k ON k.id = i.kind JOIN object po ON po.text = p.parent JOIN item pi ON pi.id = po.id JOIN name pk ON pk.id = pi.kind"
        " WHERE p.parent IS NOT NULL ORDER BY o.text, po.text");
    const bool anyChanges = queryInteger(connection.handle(), "SELECT EXISTS (SELECT 1 FROM change)") != 0;
    const bool anyCommits = queryInteger(connection.handle(), "SELECT EXISTS (SELECT 1 FROM commit_observation)") != 0;
    if (!anyChanges && !anyCommits)
        return;
    LinkWriter writer {connection, progress};
    writer.loadItems();
    if (writer.kindOfItem.empty())
        return;
    writer.linkMentions("SELECT key, title FROM change WHERE title IS NOT NULL ORDER BY key", "change", "issue key in title");
    writer.linkMentions(
        "SELECT DISTINCT lower(hex(c.sha)), c.subject FROM commit_observation c JOIN source s ON s.id = c.source AND NOT s.removed"
        " ORDER BY c.sha",
        "commit", "issue key in commit message");
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
    if (touched.empty() && sketch.tellsOrder())
        refreshStageKinds(connection, *sketch.dataset(connection));
    else
        refreshStageKinds(connection, progress);
    return grown;
}

} // namespace weir::store
