// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/store/connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace weir::store {

/// Gathers which names are used while columns are filled with codes of the file; in the end the names that occur get
/// codes in their order, so that codes do not tell in which order things were imported.
class NameCollector {
public:
    explicit NameCollector(const Connection& connection);
    /// Code of a column with a row of `name`; none for NULL.
    [[nodiscard]] NameIndex code(const Statement& row, int column) { return use(row.codeOr(column, noCode)); }
    [[nodiscard]] NameIndex use(std::uint32_t id)
    {
        if (id >= m_texts.size())
            return {};
        m_used[id] = 1;
        return NameIndex(id);
    }
    /// The same of a person: code of the name under which it is shown.
    [[nodiscard]] NameIndex personCode(const Statement& row, int column) { return usePerson(row.codeOr(column, noCode)); }
    [[nodiscard]] NameIndex usePerson(std::uint32_t id) { return use(id < m_shown.size() ? m_shown[id] : id); }
    /// Code of a text that is not in `name`; none for an empty one.
    [[nodiscard]] NameIndex text(std::string_view text);
    /// The names in use, in order.
    [[nodiscard]] std::vector<std::string> finish();
    /// Which of these names, as people, are programs.
    [[nodiscard]] std::vector<std::uint8_t> botsAmong(const std::vector<std::string>& names) const;
    /// Other names of people, with those under which they are shown. To be called once.
    [[nodiscard]] std::map<std::string, std::string, std::less<>> takeStandsFor() { return std::move(m_standsFor); }
    /// From the codes given out to rows of what finish() returned.
    void translate(std::vector<NameIndex>& column) const;

private:
    /// Code of a text that is not in `name`, without using it.
    [[nodiscard]] std::uint32_t extra(std::string_view text);

    std::vector<std::string> m_texts; ///< by code
    std::vector<std::uint32_t> m_shown; ///< by row of `name`: code of the name under which that person is shown
    std::map<std::string, std::string, std::less<>> m_standsFor;
    std::unordered_set<std::string> m_bots;
    std::vector<std::uint8_t> m_used;
    std::unordered_map<std::string, std::uint32_t> m_extra;
    std::vector<std::uint32_t> m_final;
};

/// Items, sorted, with their visits. `codeOfStatus`: from rows of `status`.
void loadItems(
    const Connection& connection, Dataset& data, const std::vector<std::uint16_t>& codeOfStatus, NameCollector& names, Progress& progress);

} // namespace weir::store
