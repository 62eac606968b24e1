// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/tree_compare.h"

#include "core/git/commit_text.h"

#include <cstring>

namespace weir::git {

namespace {

bool sameOid(const char* a, const char* b)
{
    return std::memcmp(a, b, Oid::size) == 0;
}

} // namespace

bool TreeCompare::compare(const std::optional<Oid>& before, const Oid& after)
{
    m_files.clear();
    m_paths.clear();
    m_folder.clear();
    m_entries = 0;
    if (before == after)
        return true;
    const auto raw = [](const Oid& oid) { return reinterpret_cast<const char*>(oid.bytes.data()); };
    const bool known = compareFolders(before ? raw(*before) : nullptr, raw(after), 0);
    if (!known)
        m_files.clear();
    return known;
}

ObjectData& TreeCompare::slot(std::size_t depth, bool after)
{
    const std::size_t at = 2 * depth + (after ? 1 : 0);
    while (m_slots.size() <= at)
        m_slots.push_back(std::make_unique<ObjectData>());
    return *m_slots[at];
}

bool TreeCompare::countEntry()
{
    constexpr std::size_t often = 4096;
    if (++m_entries % often == 0)
        m_progress.checkpoint();
    return m_entries <= mostEntries;
}

bool TreeCompare::compareFolders(const char* before, const char* after, std::size_t depth)
{
    if (depth > mostFolders)
        return false;
    ObjectData& a = slot(depth, false);
    ObjectData& b = slot(depth, true);
    if (before != nullptr && m_repository.read(Oid::fromRaw(before), ObjectType::Tree, a) != Lookup::Found)
        return false;
    if (after != nullptr && m_repository.read(Oid::fromRaw(after), ObjectType::Tree, b) != Lookup::Found)
        return false;
    TreeEntries left(before != nullptr ? a.bytes() : std::string_view());
    TreeEntries right(after != nullptr ? b.bytes() : std::string_view());
    TreeEntry x;
    TreeEntry y;
    bool hasX = left.next(x);
    bool hasY = right.next(y);
    while (hasX || hasY) {
        const int order = !hasX ? 1 : !hasY ? -1 : compareEntries(x, y);
        if (!countEntry())
            return false;
        if (order == 0) {
            if ((!sameOid(x.oid, y.oid) || x.mode != y.mode) && !inBoth(x, y, depth))
                return false;
        } else if (!onlyIn(order < 0 ? x : y, order > 0, depth)) {
            return false;
        }
        if (order <= 0)
            hasX = left.next(x);
        if (order >= 0)
            hasY = right.next(y);
    }
    return !left.damaged() && !right.damaged();
}

bool TreeCompare::inBoth(const TreeEntry& before, const TreeEntry& after, std::size_t depth)
{
    if (before.isFolder() != after.isFolder())
        return onlyIn(before, false, depth) && onlyIn(after, true, depth);
    if (!before.isFolder())
        return addFile(before.kind() == after.kind() ? 'M' : 'T', &before, &after);
    if (sameOid(before.oid, after.oid))
        return true;
    const std::size_t length = m_folder.size();
    m_folder.append(after.name).push_back('/');
    const bool known = compareFolders(before.oid, after.oid, depth + 1);
    m_folder.resize(length);
    return known;
}

bool TreeCompare::onlyIn(const TreeEntry& entry, bool added, std::size_t depth)
{
    if (!entry.isFolder())
        return added ? addFile('A', nullptr, &entry) : addFile('D', &entry, nullptr);
    const std::size_t length = m_folder.size();
    m_folder.append(entry.name).push_back('/');
    const bool known = compareFolders(added ? nullptr : entry.oid, added ? entry.oid : nullptr, depth + 1);
    m_folder.resize(length);
    return known;
}

bool TreeCompare::addFile(char kind, const TreeEntry* before, const TreeEntry* after)
{
    if (m_files.size() == mostFiles)
        return false;
    ChangedFile file;
    file.kind = kind;
    if (before != nullptr) {
        file.before = Oid::fromRaw(before->oid);
        file.submoduleBefore = before->isSubmodule();
    }
    if (after != nullptr) {
        file.after = Oid::fromRaw(after->oid);
        file.submoduleAfter = after->isSubmodule();
    }
    const TreeEntry& entry = after != nullptr ? *after : *before;
    file.pathBegin = m_paths.size();
    m_paths.append(m_folder).append(entry.name);
    const std::string_view raw = std::string_view(m_paths).substr(file.pathBegin);
    if (decodeText(raw, {}, m_decoded).data() != raw.data()) {
        m_paths.resize(file.pathBegin);
        m_paths.append(m_decoded);
    }
    file.pathLength = m_paths.size() - file.pathBegin;
    m_files.push_back(file);
    return true;
}

} // namespace weir::git
