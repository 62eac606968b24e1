// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/github_responses.h"

namespace weir::readers {

void GitHubResponses::author(std::string_view key, std::string_view login)
{
    if (!login.empty())
        m_pulls.try_emplace(std::string(key)).first->second.author = login;
}

void GitHubResponses::add(std::string_view key, std::string_view login, Instant at, bool verdict)
{
    Person& person = m_pulls[std::string(key)].people[std::string(login)];
    if (!isKnown(person.first) || at < person.first)
        person.first = at;
    person.verdict = person.verdict || verdict;
}

std::int64_t GitHubResponses::emit(RecordSink& sink) const
{
    std::int64_t unknown = 0;
    for (const auto& [key, pull] : m_pulls) {
        const Person* earliest = nullptr;
        for (const auto& [login, person] : pull.people)
            if (login != pull.author && (earliest == nullptr || person.first < earliest->first))
                earliest = &person;
        if (earliest == nullptr)
            continue;
        if (pull.author.empty() && !earliest->verdict) {
            ++unknown;
            continue;
        }
        ChangeRecord change {};
        change.key = key;
        change.firstResponse = earliest->first;
        sink.change(change);
    }
    return unknown;
}

} // namespace weir::readers
