// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/text_dictionary.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace weir::import {

std::uint64_t hashText(std::string_view text) noexcept
{
    return XXH3_64bits(text.data(), text.size());
}

TextDictionary::TextDictionary()
    : m_texts(1)
    , m_hashes(1)
    , m_slots(1024)
{
}

void TextDictionary::preload(std::uint32_t code, std::string_view text)
{
    if (code >= m_texts.size()) {
        m_texts.resize(code + std::size_t {1});
        m_hashes.resize(code + std::size_t {1});
    }
    if (text.empty())
        return; // was emptied when nothing used it any more, so nobody looks for it
    m_texts[code] = m_arena.keep(text);
    m_hashes[code] = hashText(text);
    insert(m_hashes[code], code);
}

std::uint32_t TextDictionary::code(std::string_view text)
{
    const std::uint64_t hash = hashText(text);
    const std::size_t mask = m_slots.size() - 1;
    const auto upper = static_cast<std::uint32_t>(hash >> 32U);
    for (std::size_t i = hash & mask; m_slots[i].code != 0; i = (i + 1) & mask)
        if (m_slots[i].hash == upper && m_texts[m_slots[i].code] == text)
            return m_slots[i].code;
    const std::uint32_t code = end();
    m_texts.push_back(m_arena.keep(text));
    m_hashes.push_back(hash);
    insert(hash, code);
    return code;
}

void TextDictionary::insert(std::uint64_t hash, std::uint32_t code)
{
    if (m_used * 2 >= m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = hash & mask;
    while (m_slots[i].code != 0)
        i = (i + 1) & mask;
    m_slots[i] = {code, static_cast<std::uint32_t>(hash >> 32U)};
    ++m_used;
}

void TextDictionary::grow()
{
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2));
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot& slot : old) {
        if (slot.code == 0)
            continue;
        std::size_t i = m_hashes[slot.code] & mask;
        while (m_slots[i].code != 0)
            i = (i + 1) & mask;
        m_slots[i] = slot;
    }
}

} // namespace weir::import
