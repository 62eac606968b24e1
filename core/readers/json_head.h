// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// Which members the beginning of a JSON source has, for recognising a format: "issues[].fields.status", an element of
/// a top-level array as "[].key". Several texts behind each other count together; deeper than eight levels nothing is
/// looked at. Empty if it is no JSON. Never reads beyond what it can understand; the head may end anywhere.
class JsonHead {
public:
    /// `head`: bytes as they stand, in any encoding with or without byte order mark.
    JsonHead(std::string_view head, bool whole);

    [[nodiscard]] bool empty() const noexcept { return m_paths.empty(); }
    [[nodiscard]] bool has(std::string_view path) const { return m_paths.contains(path); }
    /// Prefixes under which records stand: "", "[].", "issues[].", …
    [[nodiscard]] const std::set<std::string, std::less<>>& records() const noexcept { return m_records; }
    /// Members of the outermost object, or of the objects in the outermost list, in alphabetical order.
    [[nodiscard]] std::vector<std::string> members() const;

private:
    std::set<std::string, std::less<>> m_paths;
    std::set<std::string, std::less<>> m_records;
};

} // namespace weir::readers
