// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/people.h"

#include "core/git/commit_text.h"

namespace weir::git {

namespace {

/// The mailmap of the history, not of the work tree or the configuration.
Mailmap loadMailmap(const Repository& repository, const Oid& tree)
{
    constexpr std::size_t mostBytes = std::size_t {16} << 20;
    const std::optional<Oid> blob = repository.topLevelBlob(tree, ".mailmap");
    ObjectData data;
    if (!blob || repository.blobSize(*blob).value_or(mostBytes + 1) > mostBytes
        || repository.read(*blob, ObjectType::Blob, data) != Lookup::Found)
        return Mailmap();
    std::string storage;
    return Mailmap(decodeText(data.bytes(), {}, storage));
}

} // namespace

People::People(const Repository& repository, const Oid& tree)
    : m_mailmap(loadMailmap(repository, tree))
{
}

std::uint32_t People::find(const Signature& signature, std::string_view encoding)
{
    m_key.assign(signature.name).append(1, '\0').append(signature.email).append(1, '\0').append(encoding);
    if (const auto known = m_rows.find(m_key); known != m_rows.end())
        return known->second;
    std::string storage;
    Person person;
    person.name = decodeText(signature.name, encoding, storage);
    person.email = decodeText(signature.email, encoding, storage);
    m_mailmap.apply(person.name, person.email);
    const auto row = static_cast<std::uint32_t>(m_people.size());
    m_people.push_back(std::move(person));
    m_rows.emplace(m_key, row);
    return row;
}

} // namespace weir::git
