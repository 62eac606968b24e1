// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/people.h"

#include "core/git/commit_text.h"
#include "core/git/git_handles.h"

namespace weir::git {

struct People::Mailmap {
    MailmapHandle handle;
};

namespace {

/// The library's own way to the mailmap reads the work tree and the configuration; here it comes from the history.
MailmapHandle loadMailmap(const Repository& repository, const Oid& tree)
{
    constexpr std::size_t mostBytes = std::size_t {16} << 20;
    const std::optional<Oid> blob = repository.topLevelBlob(tree, ".mailmap");
    ObjectData data;
    if (!blob || repository.blobSize(*blob).value_or(mostBytes + 1) > mostBytes
        || repository.read(*blob, ObjectType::Blob, data) != Lookup::Found)
        return {};
    git_mailmap* mailmap = nullptr;
    if (git_mailmap_from_buffer(&mailmap, data.bytes().data(), data.bytes().size()) < 0)
        return {};
    return MailmapHandle(mailmap);
}

} // namespace

People::People(const Repository& repository, const Oid& tree)
    : m_mailmap(std::make_unique<Mailmap>())
{
    m_mailmap->handle = loadMailmap(repository, tree);
}

People::~People() = default;

std::uint32_t People::find(const Signature& signature, std::string_view encoding)
{
    m_key.assign(signature.name).append(1, '\0').append(signature.email).append(1, '\0').append(encoding);
    if (const auto known = m_rows.find(m_key); known != m_rows.end())
        return known->second;
    std::string storage;
    Person person;
    person.name = decodeText(signature.name, encoding, storage);
    person.email = decodeText(signature.email, encoding, storage);
    if (m_mailmap->handle) {
        const char* name = nullptr;
        const char* email = nullptr;
        if (git_mailmap_resolve(&name, &email, m_mailmap->handle.get(), person.name.c_str(), person.email.c_str()) == 0) {
            Person real;
            real.name = decodeText(name, {}, storage);
            real.email = decodeText(email, {}, storage);
            person = std::move(real);
        }
    }
    const auto row = static_cast<std::uint32_t>(m_people.size());
    m_people.push_back(std::move(person));
    m_rows.emplace(m_key, row);
    return row;
}

} // namespace weir::git
