// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::analysis {

/// How items pass the statuses, seen from far: enough to guess a stage map. Statuses of one name are one.
/// Of more than 50,000 items every k-th is looked at, so that a guess costs the same for any team.
class StatusFlow {
public:
    explicit StatusFlow(const Dataset& data);

    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return m_names; } ///< ascending
    [[nodiscard]] StatusCategory category(std::size_t name) const noexcept { return m_categories[name]; }
    [[nodiscard]] std::int64_t items() const noexcept { return m_items; } ///< looked at, with a visit
    [[nodiscard]] std::int64_t visits(std::size_t name) const noexcept { return m_visits[name]; }
    [[nodiscard]] std::int64_t entries(std::size_t name) const noexcept { return m_entries[name]; } ///< visits that came from another
    [[nodiscard]] std::int64_t ends(std::size_t name) const noexcept { return m_ends[name]; } ///< items whose last visit it is
    [[nodiscard]] std::int64_t settled(std::size_t name) const noexcept { return m_settled[name]; } ///< of `entries`: never left again
    [[nodiscard]] std::int64_t holders(std::size_t name) const noexcept { return m_holders[name]; } ///< items that were ever there
    [[nodiscard]] std::int64_t begins(std::size_t name) const noexcept { return m_begins[name]; } ///< items that were seen to begin there
    /// How often an item went from one name straight to the other; 0 beyond 1,024 names.
    [[nodiscard]] std::int64_t follows(std::size_t from, std::size_t to) const noexcept;

    [[nodiscard]] bool countsFollows() const noexcept { return !m_follows.empty(); }

    /// Where an item came to rest.
    struct Rest {
        std::size_t name = 0;
        Instant at = unknownInstant; ///< its last step
        Duration pace = unknownDuration; ///< mean time from one of its steps to the next; unknown: only one step
    };
    [[nodiscard]] const std::vector<Rest>& rests() const noexcept { return m_rests; } ///< of the items whose last step has an instant

    /// Order of groups of names by the order in which items first come to them: by mean position, then every two
    /// neighbours by the majority of the items that pass both. `group` of a name, or `none`. Groups that no item passes
    /// stand where `usual` puts them (0..1). Ties by `usual`, then by number.
    static constexpr std::size_t none = SIZE_MAX;
    [[nodiscard]] std::vector<std::size_t> order(const std::vector<std::size_t>& group, const std::vector<double>& usual) const;

    /// [a × groups + b]: items that first came to group a before they first came to b. Empty beyond 1,024 groups.
    [[nodiscard]] std::vector<std::int64_t> firstBefore(const std::vector<std::size_t>& group, std::size_t groups) const;

    /// Calls `use` with the names that an item passed, in order, for each item that is looked at.
    void forNames(const std::function<void(const std::vector<std::size_t>& names)>& use) const;

private:
    void forPaths(const std::function<void(std::size_t item, std::size_t begin, std::size_t end)>& use) const;
    [[nodiscard]] std::size_t nameOf(StatusIndex status) const noexcept { return m_nameOfStatus[status.row()]; }
    void countVisits();
    void countItem(std::size_t item, std::size_t begin, std::size_t end);
    void forGroups(const std::vector<std::size_t>& group, std::size_t groups,
        const std::function<void(const std::vector<std::size_t>& path)>& use) const;

    const Dataset& m_data;
    std::vector<std::string> m_names;
    std::vector<StatusCategory> m_categories;
    std::vector<std::size_t> m_nameOfStatus;
    std::vector<std::int64_t> m_visits, m_entries, m_ends, m_settled, m_holders, m_begins, m_follows;
    std::vector<Rest> m_rests;
    std::int64_t m_items = 0;
};

} // namespace weir::analysis
