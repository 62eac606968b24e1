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
    /// Code of a text that is not in `name`; none for an empty one.
    [[nodiscard]] NameIndex text(std::string_view text);
    /// The names in use, in order.
    [[nodiscard]] std::vector<std::string> finish();
    /// From the codes given out to rows of what finish() returned.
    void translate(std::vector<NameIndex>& column) const;

private:
    std::vector<std::string> m_texts; ///< by code
    std::vector<std::uint8_t> m_used;
    std::unordered_map<std::string, std::uint32_t> m_extra;
    std::vector<std::uint32_t> m_final;
};

/// Items, sorted, with their visits. `codeOfStatus`: from rows of `status`.
void loadItems(
    const Connection& connection, Dataset& data, const std::vector<std::uint16_t>& codeOfStatus, NameCollector& names, Progress& progress);

} // namespace weir::store
