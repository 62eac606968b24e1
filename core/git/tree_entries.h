// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/git/oid.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace weir::git {

/// One line of a raw tree. `oid` points at 20 bytes of it.
struct TreeEntry {
    std::string_view name;
    std::uint32_t mode = 0;
    const char* oid = nullptr;

    [[nodiscard]] std::uint32_t kind() const noexcept { return mode & 0170000U; }
    [[nodiscard]] bool isFolder() const noexcept { return kind() == 0040000U; }
    [[nodiscard]] bool isFile() const noexcept { return kind() == 0100000U; }
    [[nodiscard]] bool isSubmodule() const noexcept { return kind() == 0160000U; }
};

/// Walks over a raw tree object: "mode SP name NUL oid" repeated.
class TreeEntries {
public:
    explicit TreeEntries(std::string_view bytes) noexcept
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    /// False at the end, or where the tree is damaged (see damaged()).
    bool next(TreeEntry& entry) noexcept
    {
        if (m_at == m_end)
            return false;
        std::uint32_t mode = 0;
        const char* p = m_at;
        while (p < m_end && *p >= '0' && *p <= '7')
            mode = mode * 8 + static_cast<std::uint32_t>(*p++ - '0');
        if (p == m_at || p == m_end || *p != ' ')
            return fail();
        ++p;
        const void* zero = std::memchr(p, 0, static_cast<std::size_t>(m_end - p));
        if (zero == nullptr)
            return fail();
        const char* nameEnd = static_cast<const char*>(zero);
        if (static_cast<std::size_t>(m_end - nameEnd) < 1 + Oid::size || nameEnd == p)
            return fail();
        entry = {{p, static_cast<std::size_t>(nameEnd - p)}, mode, nameEnd + 1};
        m_at = nameEnd + 1 + Oid::size;
        return true;
    }

    [[nodiscard]] bool damaged() const noexcept { return m_damaged; }

private:
    bool fail() noexcept
    {
        m_damaged = true;
        m_at = m_end;
        return false;
    }

    const char* m_at;
    const char* m_end;
    bool m_damaged = false;
};

/// Order of entries in a tree: as bytes, a folder as if its name ended with a slash.
[[nodiscard]] inline int compareEntries(const TreeEntry& a, const TreeEntry& b) noexcept
{
    const std::size_t common = std::min(a.name.size(), b.name.size());
    if (const int order = std::memcmp(a.name.data(), b.name.data(), common); order != 0)
        return order;
    const auto after = [common](const TreeEntry& e) -> int {
        if (e.name.size() > common)
            return static_cast<unsigned char>(e.name[common]);
        return e.isFolder() ? '/' : 0;
    };
    return after(a) - after(b);
}

} // namespace weir::git
