// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/git/commit_object.h"
#include "core/git/mailmap.h"
#include "core/git/oid.h"
#include "core/git/repository.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weir::git {

struct Person {
    std::string name;
    std::string email;
};

/// The people of a history, each name and address once, as the `.mailmap` of its newest commit wants them.
class People {
public:
    /// `tree`: of the commit that HEAD leads to; its .mailmap is used if it is there.
    People(const Repository& repository, const Oid& tree);
    People(const People&) = delete;
    People& operator=(const People&) = delete;

    /// Row of the person in person(). `encoding` is the commit's.
    [[nodiscard]] std::uint32_t find(const Signature& signature, std::string_view encoding);
    [[nodiscard]] const Person& person(std::uint32_t row) const { return m_people[row]; }

private:
    Mailmap m_mailmap;
    std::vector<Person> m_people;
    std::unordered_map<std::string, std::uint32_t> m_rows; ///< by signature and encoding, as they stand
    std::string m_key;
};

} // namespace weir::git
