// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace weir::import {

/// Keeps text at addresses that never change, so that views of it can be handed to another thread.
class TextArena {
public:
    [[nodiscard]] std::string_view keep(std::string_view text)
    {
        if (text.empty())
            return {};
        if (text.size() > m_left) {
            const std::size_t size = std::max(blockBytes, text.size());
            m_blocks.push_back(std::make_unique<char[]>(size));
            m_next = m_blocks.back().get();
            m_left = size;
            m_bytes += size;
        }
        char* at = m_next;
        std::memcpy(at, text.data(), text.size());
        m_next += text.size();
        m_left -= text.size();
        return {at, text.size()};
    }
    [[nodiscard]] std::size_t bytes() const noexcept { return m_bytes; }

private:
    static constexpr std::size_t blockBytes = std::size_t {256} << 10U;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    char* m_next = nullptr;
    std::size_t m_left = 0;
    std::size_t m_bytes = 0;
};

[[nodiscard]] std::uint64_t hashText(std::string_view text) noexcept;

/// Texts and their numbers, which are the rows of a dictionary table of the workspace; from 1 on.
class TextDictionary {
public:
    TextDictionary();
    /// A text that the workspace has already.
    void preload(std::uint32_t code, std::string_view text);
    /// After preload(): what comes now is new.
    void seal() { m_firstNew = static_cast<std::uint32_t>(m_texts.size()); }

    /// The number of `text`; a new one if it was never seen.
    [[nodiscard]] std::uint32_t code(std::string_view text);
    /// For text that may be missing.
    [[nodiscard]] std::uint32_t codeOrNone(std::string_view text) { return text.empty() ? store::noCode : code(text); }

    [[nodiscard]] std::string_view text(std::uint32_t code) const { return m_texts[code]; }
    /// One more than the greatest number.
    [[nodiscard]] std::uint32_t end() const noexcept { return static_cast<std::uint32_t>(m_texts.size()); }
    /// Numbers from here on are new.
    [[nodiscard]] std::uint32_t firstNew() const noexcept { return m_firstNew; }

private:
    struct Slot {
        std::uint32_t code = 0; ///< 0: free
        std::uint32_t hash = 0; ///< upper half, spares most comparisons of text
    };
    void insert(std::uint64_t hash, std::uint32_t code);
    void grow();

    TextArena m_arena;
    std::vector<std::string_view> m_texts;
    std::vector<std::uint64_t> m_hashes;
    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
    std::uint32_t m_firstNew = 1;
};

} // namespace weir::import
