// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/link_edits.h"

#include "core/base/text.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/link_edits_json.h"

#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace weir::store {

namespace {

constexpr std::size_t block = 4096; ///< rows between two looks at whether to go on

using Object = std::pair<std::string, std::string>; ///< kind and key

/// Of a sha in hexadecimal.
std::string bytesOf(std::string_view hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(hexDigit(hex[i]) * 16 + hexDigit(hex[i + 1]));
    return bytes;
}

/// Of these objects, those that are there: an edit of what no source tells of any more says nothing, and holds again once it does.
std::set<Object> present(const Connection& connection, const std::set<Object>& wanted, const Progress& progress)
{
    std::set<Object> found;
    Statement items = connection.prepare("SELECT k.text, o.text FROM item i JOIN object o ON o.id = i.id JOIN name k ON k.id = i.kind");
    for (std::size_t count = 0; items.step(); ++count) {
        if (count % block == 0)
            progress.checkpoint();
        if (Object item {items.string(0), items.string(1)}; wanted.contains(item))
            found.insert(std::move(item));
    }
    Statement change = connection.prepare("SELECT 1 FROM change WHERE key = ?");
    Statement commit = connection.prepare("SELECT 1 FROM commit_observation c JOIN source s ON s.id = c.source AND NOT s.removed"
                                          " WHERE c.sha = ? LIMIT 1");
    std::size_t looked = 0;
    for (const Object& object : wanted) {
        if (++looked % block == 0)
            progress.checkpoint();
        if (object.first != "change" && object.first != "commit")
            continue;
        const std::string sha = bytesOf(object.second);
        Statement& query = object.first == "change" ? change.start(object.second) : commit.start(std::as_bytes(std::span(sha)));
        if (query.step())
            found.insert(object);
        query.reset();
    }
    return found;
}

} // namespace

void applyLinkEdits(Connection& connection, const Progress& progress)
{
    connection.run("UPDATE link SET removed = 0 WHERE removed; DELETE FROM link WHERE how = 'decided'");
    const LinkEdits edits = decidedLinks(connection);
    if (edits == LinkEdits())
        return;
    const std::set<LinkEnds> removed(edits.removed.begin(), edits.removed.end());
    std::set<LinkEnds> missing(edits.added.begin(), edits.added.end());
    std::vector<std::int64_t> hidden;
    Statement links = connection.prepare("SELECT rowid, from_kind, from_key, to_kind, to_key FROM link");
    for (std::size_t count = 0; links.step(); ++count) {
        if (count % block == 0)
            progress.checkpoint();
        const LinkEnds ends {links.string(1), links.string(2), links.string(3), links.string(4)};
        if (removed.contains(ends))
            hidden.push_back(links.integer(0));
        missing.erase(ends); // it is found, too
    }
    Statement hide = connection.prepare("UPDATE link SET removed = 1 WHERE rowid = ?");
    for (const std::int64_t row : hidden)
        hide.run(row);
    if (missing.empty())
        return;
    std::set<Object> wanted;
    for (const LinkEnds& ends : missing)
        wanted.insert({{ends.fromKind, ends.fromKey}, {ends.toKind, ends.toKey}});
    const std::set<Object> there = present(connection, wanted, progress);
    Statement insert = connection.prepare("INSERT INTO link(from_kind, from_key, to_kind, to_key, how) VALUES (?, ?, ?, ?, ?)");
    for (const LinkEnds& ends : missing)
        if (there.contains({ends.fromKind, ends.fromKey}) && there.contains({ends.toKind, ends.toKey}))
            insert.run(ends.fromKind, ends.fromKey, ends.toKind, ends.toKey, decidedLink);
}

} // namespace weir::store
