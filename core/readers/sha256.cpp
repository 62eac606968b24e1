// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/sha256.h"

#include "core/readers/input.h"

#include <array>
#include <cstdint>
#include <nettle/sha2.h>
#include <vector>

namespace weir::readers {

struct Sha256::State {
    sha256_ctx context {};
};

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
    sha256_init(&m_state->context);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes)
{
    sha256_update(&m_state->context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::hex()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest {};
    sha256_digest(&m_state->context, digest.size(), digest.data());
    std::string text;
    text.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

std::string sha256OfFile(const std::filesystem::path& file, const Progress& progress)
{
    Input input(file, Input::Form::AsStored);
    Sha256 hash;
    std::vector<char> buffer(std::size_t {256} << 10);
    while (const std::size_t n = input.read(buffer)) {
        hash.update({buffer.data(), n});
        progress.checkpoint();
    }
    return hash.hex();
}

} // namespace weir::readers
