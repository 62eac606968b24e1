// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stage_groups.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace weir::analysis {

namespace {

/// What more stages than this share tells none of them from the others.
constexpr std::size_t most = 256;

void note(std::vector<std::size_t>& rows, std::size_t group)
{
    if (rows.size() <= most)
        rows.push_back(group);
}

template <typename Share>
std::size_t best(const std::vector<std::size_t>& rows, Share share, const GroupFinder::Follows& follows)
{
    std::size_t found = GroupFinder::noGroup;
    std::tuple<double, std::int64_t> foundScore {0, 0};
    for (const std::size_t g : rows) {
        const std::tuple score {share(g), follows(g)};
        if (score > foundScore) {
            found = g;
            foundScore = score;
        }
    }
    return found;
}

} // namespace

GroupFinder::GroupFinder(const std::vector<Group>& groups)
    : m_common(groups.size(), 0)
{
    for (std::size_t g = 0; g < groups.size(); ++g) {
        m_byCore.emplace(groups[g].core, g);
        const auto words = wordsOf(groups[g].core);
        m_words.push_back(words.size());
        for (const std::string_view word : std::set<std::string_view>(words.begin(), words.end()))
            note(m_byWord[std::string(word)], g);
        if (const Activity activity = activityOf(groups[g].core); activity != Activity::None)
            note(m_byActivity[activity], g);
    }
}

std::size_t GroupFinder::find(std::string_view object, const Follows& follows)
{
    const std::string_view wanted = coreOf(object);
    if (const auto same = m_byCore.find(wanted); same != m_byCore.end())
        return same->second;
    const auto words = wordsOf(wanted);
    std::vector<std::size_t> touched;
    for (const std::string_view word : words) {
        const auto holders = m_byWord.find(word);
        if (holders == m_byWord.end() || holders->second.size() > most)
            continue;
        for (const std::size_t g : holders->second) {
            if (m_common[g]++ == 0)
                touched.push_back(g);
        }
    }
    std::ranges::sort(touched);
    const auto share = [&](std::size_t g) {
        const std::size_t common = std::exchange(m_common[g], 0);
        return static_cast<double>(common) / static_cast<double>(words.size() + m_words[g] - common);
    };
    if (!touched.empty())
        return best(touched, share, follows);
    const auto sameWork = m_byActivity.find(activityOf(wanted));
    if (sameWork == m_byActivity.end())
        return noGroup;
    return best(
        sameWork->second, [](std::size_t) { return 1.0; }, follows);
}

} // namespace weir::analysis
