// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/clones.h"

#include <algorithm>

namespace weir::store {

Clones findClones(const Connection& connection)
{
    // A change's key is the repository and its number there.
    Statement query = connection.prepare(
        "SELECT DISTINCT g.id, h.name FROM (SELECT s.repository AS name, c.sha AS sha FROM source s JOIN commit_observation c"
        " ON c.source = s.id WHERE NOT s.removed AND s.format <> 'git' UNION SELECT rtrim(rtrim(c.key, '0123456789'), '#!'), c.merge_commit"
        " FROM source s JOIN change_observation c ON c.source = s.id WHERE NOT s.removed AND s.format <> 'git'"
        " AND c.merge_commit IS NOT NULL) h JOIN commit_observation d ON d.sha = h.sha"
        " JOIN source g ON g.id = d.source AND NOT g.removed AND g.format = 'git' ORDER BY g.id, h.name");
    Clones clones;
    while (query.step()) {
        const std::string name = query.string(1);
        if (name.find('/') == std::string::npos)
            continue; // the name of a file, which says nothing of other files
        clones.nameOf.try_emplace(query.integer(0), name);
        Statement span = connection.prepare("SELECT min(committed), max(committed) FROM commit_observation WHERE source = ?");
        span.bind(1, query.integer(0));
        Clones::Reach& reach = clones.reach[name];
        if (span.step() && isKnown(span.instant(0))) {
            reach.from = std::min(reach.from, span.instant(0));
            reach.to = std::max(reach.to, span.instant(1));
        }
    }
    return clones;
}

} // namespace weir::store
