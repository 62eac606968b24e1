// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/clones.h"
#include "core/store/derive.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weir::store {

namespace {

std::size_t endOfRepository(std::string_view key)
{
    return std::min(key.find_last_of("#@!"), key.size());
}

std::string repositoryOf(const std::string& key)
{
    return key.substr(0, endOfRepository(key));
}

/// What one source says about a change.
struct Observed {
    std::string key, path; ///< of the source
    std::string title, how, merge;
    std::uint32_t author = noCode;
    Instant firstCommit, created, firstResponse, merged;
    std::string commits = {}, mentions = {};

    /// Behind the repository's name: "#12", in GitLab "!12".
    [[nodiscard]] std::string number() const { return key.substr(endOfRepository(key)); }
    /// A merge request is "#12" where only its merge commit is known.
    [[nodiscard]] std::string numberAnywhere() const
    {
        std::string text = number();
        if (text.starts_with('!'))
            text.front() = '#';
        return text;
    }
};

/// One change, by all that say something about it in the order of trust.
struct Change {
    std::vector<const Observed*> sayings;

    [[nodiscard]] const Observed& first() const { return *sayings.front(); }
    [[nodiscard]] std::string text(std::string Observed::*field) const
    {
        for (const Observed* saying : sayings)
            if (!(saying->*field).empty())
                return saying->*field;
        return {};
    }
    /// What all of them say, parted by a blank.
    [[nodiscard]] std::string all(std::string Observed::*field) const
    {
        std::string text;
        for (const Observed* saying : sayings)
            text.append(text.empty() || (saying->*field).empty() ? "" : " ").append(saying->*field);
        return text;
    }
    [[nodiscard]] Instant instant(Instant Observed::*field) const
    {
        for (const Observed* saying : sayings)
            if (isKnown(saying->*field))
                return saying->*field;
        return unknownInstant;
    }
    [[nodiscard]] std::uint32_t author() const
    {
        for (const Observed* saying : sayings)
            if (saying->author != noCode)
                return saying->author;
        return noCode;
    }
};

/// A clone's changes are called as those at the code host of the same repository.
std::vector<Observed> readObserved(const Connection& connection)
{
    std::vector<Observed> observed;
    const Clones clones = findClones(connection);
    Statement query = connection.prepare(
        "SELECT c.key, s.path, c.title, c.how, c.merge_commit, c.author, c.first_commit, c.created, c.first_response,"
        " c.merged, c.commits, c.mentions, c.source FROM change_observation c JOIN source s ON s.id = c.source AND NOT s.removed"
        " ORDER BY s.newest DESC, s.path, c.key");
    while (query.step()) {
        observed.push_back({query.string(0), query.string(1), query.string(2), query.string(3), query.string(4), query.codeOr(5, noCode),
            query.instant(6), query.instant(7), query.instant(8), query.instant(9), query.string(10), query.string(11)});
        if (const auto name = clones.nameOf.find(query.integer(12)); name != clones.nameOf.end())
            observed.back().key.replace(0, endOfRepository(observed.back().key), name->second);
    }
    return observed;
}

/// A repository's name is that of its folder, so the same change may come under two names, and two changes under one: a change is known
/// by its number and the commit that merged it, and only without that by its key.
std::vector<Change> unite(const std::vector<Observed>& observed)
{
    std::vector<Change> changes;
    std::map<std::pair<std::string, std::string>, std::size_t> byMerge;
    std::map<std::string, std::size_t> byKey;
    const auto add = [&changes](std::size_t place, const Observed& saying) {
        if (place == changes.size())
            changes.emplace_back();
        changes[place].sayings.push_back(&saying);
    };
    for (const Observed& saying : observed) {
        if (saying.merge.empty())
            continue;
        const std::size_t place = byMerge.try_emplace({saying.numberAnywhere(), saying.merge}, changes.size()).first->second;
        byKey.try_emplace(saying.key, place);
        add(place, saying);
    }
    for (const Observed& saying : observed)
        if (saying.merge.empty())
            add(byKey.try_emplace(saying.key, changes.size()).first->second, saying);
    return changes;
}

/// The end of a repository's folder, of so many parts above its name.
std::string nameWithFolders(const std::string& path, const std::string& name, std::size_t parts)
{
    std::vector<std::string> folders;
    for (const auto& part : std::filesystem::path(path).parent_path().relative_path())
        folders.push_back(part.string());
    std::string text = name;
    for (std::size_t i = 0; i < std::min(parts, folders.size()); ++i)
        text.insert(0, folders[folders.size() - 1 - i] + "/");
    return text;
}

/// Names that tell repositories of one name apart, by the path of their source.
std::map<std::string, std::string> distinctNames(const std::set<std::string>& paths, const std::string& name)
{
    constexpr std::size_t mostParts = 64;
    for (std::size_t parts = 1; parts <= mostParts; ++parts) {
        std::map<std::string, std::string> names;
        std::set<std::string> taken;
        for (const std::string& path : paths)
            taken.insert(names[path] = nameWithFolders(path, name, parts));
        if (taken.size() == paths.size())
            return names;
    }
    std::map<std::string, std::string> names;
    for (const std::string& path : paths)
        names[path] = path;
    return names;
}

/// Keys as they are shown: with folders in front where different changes would share one.
std::map<std::string, const Change*> nameChanges(const std::vector<Change>& changes)
{
    std::set<std::string> keys;
    std::map<std::string, std::set<std::string>> sharedNames; ///< repository → paths
    for (const Change& change : changes)
        if (!keys.insert(change.first().key).second)
            sharedNames[repositoryOf(change.first().key)];
    for (const Change& change : changes)
        if (const auto shared = sharedNames.find(repositoryOf(change.first().key)); shared != sharedNames.end())
            shared->second.insert(change.first().path);
    std::map<std::string, std::map<std::string, std::string>> names;
    for (const auto& [repository, paths] : sharedNames)
        names[repository] = distinctNames(paths, repository);
    std::map<std::string, const Change*> named;
    for (const Change& change : changes) {
        const Observed& first = change.first();
        const auto shared = names.find(repositoryOf(first.key));
        named.emplace(shared == names.end() ? first.key : shared->second.at(first.path) + first.number(), &change);
    }
    return named;
}

} // namespace

std::int64_t deriveChanges(Connection& connection)
{
    connection.run("DELETE FROM change");
    const std::vector<Observed> observed = readObserved(connection);
    const std::vector<Change> changes = unite(observed);
    const auto named = nameChanges(changes);
    Statement insert = connection.prepare("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& [key, change] : named) {
        const std::string merge = change->text(&Observed::merge);
        const std::string commits = change->text(&Observed::commits);
        const auto mergeCommit = merge.empty() ? std::nullopt : std::optional(std::as_bytes(std::span(merge.data(), merge.size())));
        insert.run(key, repositoryOf(change->first().key), nullIfEmpty(change->text(&Observed::title)), nullIfNone(change->author()),
            change->instant(&Observed::firstCommit), change->instant(&Observed::created), change->instant(&Observed::firstResponse),
            change->instant(&Observed::merged), mergeCommit, nullIfEmpty(change->text(&Observed::how)),
            std::as_bytes(std::span(commits.data(), commits.size())), nullIfEmpty(change->all(&Observed::mentions)));
    }
    return static_cast<std::int64_t>(named.size());
}

} // namespace weir::store
