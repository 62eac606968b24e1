// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace weir::readers {

/// Where quotes, backslashes and brackets are among 64 bytes: bit i speaks of byte i.
struct JsonBlock {
    static constexpr std::size_t bytes = 64;
    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t opens = 0;
    std::uint64_t closes = 0;

    explicit JsonBlock(const char* text) noexcept
    {
#ifdef __SSE2__
        for (unsigned part = 0; part < 4; ++part) {
            __m128i piece;
            std::memcpy(&piece, text + std::size_t {16} * part, sizeof piece);
            // Bit 5 apart, [ is { and ] is }.
            const __m128i folded = _mm_or_si128(piece, _mm_set1_epi8(0x20));
            const auto bits = [part](__m128i hit) {
                return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hit))) << (16 * part);
            };
            quotes |= bits(_mm_cmpeq_epi8(piece, _mm_set1_epi8('"')));
            backslashes |= bits(_mm_cmpeq_epi8(piece, _mm_set1_epi8('\\')));
            opens |= bits(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')));
            closes |= bits(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
        }
#else
        for (unsigned i = 0; i < bytes; ++i) {
            const auto c = static_cast<unsigned char>(text[i]);
            quotes |= static_cast<std::uint64_t>(c == '"') << i;
            backslashes |= static_cast<std::uint64_t>(c == '\\') << i;
            opens |= static_cast<std::uint64_t>((c | 0x20U) == '{') << i;
            closes |= static_cast<std::uint64_t>((c | 0x20U) == '}') << i;
        }
#endif
    }
};

/// Follows brackets through blocks, from an opening one to where it is closed. Does not tell [] from {}.
class JsonNesting {
public:
    explicit JsonNesting(int mostDepth)
        : m_most(mostDepth)
    {
    }

    /// Takes the next block, of which the first `length` bytes count. The byte at which the nesting closed, if it did.
    std::optional<std::size_t> feed(const JsonBlock& block, std::size_t length)
    {
        const std::uint64_t valid = length >= JsonBlock::bytes ? ~std::uint64_t {0} : (std::uint64_t {1} << length) - 1;
        const std::uint64_t strings = inStrings(block.quotes & ~escaped(block.backslashes & valid) & valid);
        const std::uint64_t opens = block.opens & valid & ~strings;
        const std::uint64_t closes = block.closes & valid & ~strings;
        const int opened = std::popcount(opens);
        const int closed = std::popcount(closes);
        if (closed < m_depth && m_depth + opened <= m_most) {
            m_depth += opened - closed;
            return std::nullopt;
        }
        for (std::uint64_t brackets = opens | closes; brackets != 0; brackets &= brackets - 1) {
            const int at = std::countr_zero(brackets);
            if (((opens >> at) & 1U) != 0) {
                if (++m_depth > m_most) {
                    m_tooDeep = true;
                    return std::nullopt;
                }
            } else if (--m_depth == 0) {
                return static_cast<std::size_t>(at);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool tooDeep() const noexcept { return m_tooDeep; }

private:
    /// Bytes behind a backslash that is not itself behind one.
    std::uint64_t escaped(std::uint64_t backslashes)
    {
        std::uint64_t result = m_escape;
        m_escape = 0;
        for (; backslashes != 0; backslashes &= backslashes - 1) {
            const int at = std::countr_zero(backslashes);
            if (((result >> at) & 1U) != 0)
                continue;
            if (at == 63)
                m_escape = 1;
            else
                result |= std::uint64_t {2} << at;
        }
        return result;
    }

    /// Bytes from an opening quote on up to the closing one: parity of the quotes so far.
    std::uint64_t inStrings(std::uint64_t quotes)
    {
        for (unsigned shift = 1; shift < 64; shift *= 2)
            quotes ^= quotes << shift;
        quotes ^= m_inString;
        m_inString = (quotes >> 63) != 0 ? ~std::uint64_t {0} : 0;
        return quotes;
    }

    int m_most;
    int m_depth = 0;
    bool m_tooDeep = false;
    std::uint64_t m_escape = 0;
    std::uint64_t m_inString = 0;
};

} // namespace weir::readers
