// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pseudonyms.h"

#include <array>
#include <cstdint>
#include <nettle/hmac.h>
#include <random>

namespace weir::store {

namespace {

const std::uint8_t* bytesOf(std::string_view text)
{
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

} // namespace

const std::string& Pseudonyms::of(std::string_view name)
{
    const auto [entry, isNew] = m_known.try_emplace(std::string(name));
    if (!isNew || name.empty())
        return entry->second;
    hmac_sha256_ctx context;
    hmac_sha256_set_key(&context, m_key.size(), bytesOf(m_key));
    hmac_sha256_update(&context, name.size(), bytesOf(name));
    std::array<std::uint8_t, 8> digest {}; // of 10,000 people, no two by chance
    hmac_sha256_digest(&context, digest.size(), digest.data());
    constexpr std::string_view digits = "0123456789abcdef";
    entry->second = "person-";
    for (const std::uint8_t byte : digest) {
        entry->second += digits[byte >> 4U];
        entry->second += digits[byte & 15U];
    }
    return entry->second;
}

std::string newPseudonymKey()
{
    std::random_device random;
    std::string key;
    for (int i = 0; i < 8; ++i)
        key.append(std::to_string(random())).append(".");
    return key;
}

} // namespace weir::store
