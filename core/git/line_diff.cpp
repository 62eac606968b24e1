// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/line_diff.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

namespace weir::git {

namespace {

/// Bytes that both begin with.
std::size_t commonHead(std::string_view a, std::string_view b) noexcept
{
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t at = 0;
    while (at + 8 <= most) {
        std::uint64_t x = 0;
        std::uint64_t y = 0;
        std::memcpy(&x, a.data() + at, 8);
        std::memcpy(&y, b.data() + at, 8);
        if (x != y)
            break;
        at += 8;
    }
    while (at < most && a[at] == b[at])
        ++at;
    return at;
}

/// Bytes that both end with.
std::size_t commonTail(std::string_view a, std::string_view b) noexcept
{
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t at = 0;
    while (at + 8 <= most) {
        std::uint64_t x = 0;
        std::uint64_t y = 0;
        std::memcpy(&x, a.data() + a.size() - at - 8, 8);
        std::memcpy(&y, b.data() + b.size() - at - 8, 8);
        if (x != y)
            break;
        at += 8;
    }
    while (at < most && a[a.size() - 1 - at] == b[b.size() - 1 - at])
        ++at;
    return at;
}

/// Cuts off the whole lines that both begin and end with.
void trim(std::string_view& a, std::string_view& b) noexcept
{
    std::size_t head = commonHead(a, b);
    if (head < a.size() || head < b.size()) {
        while (head > 0 && a[head - 1] != '\n')
            --head;
    }
    a.remove_prefix(head);
    b.remove_prefix(head);
    const auto startsLine = [](std::string_view text, std::size_t tail) {
        return tail == text.size() || text[text.size() - tail - 1] == '\n';
    };
    std::size_t tail = commonTail(a, b);
    while (tail > 0 && !(startsLine(a, tail) && startsLine(b, tail))) {
        const char* from = a.data() + a.size() - tail;
        const void* end = std::memchr(from, '\n', tail);
        tail = end == nullptr ? 0 : tail - static_cast<std::size_t>(static_cast<const char*>(end) - from) - 1;
    }
    a.remove_suffix(tail);
    b.remove_suffix(tail);
}

std::uint64_t hashOf(const char* p, std::size_t n) noexcept
{
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
    std::uint64_t state = n * odd;
    const auto mix = [&state](std::uint64_t word) {
        state = (state ^ word) * 0xD6E8FEB86659FD93ULL;
        state ^= state >> 32;
    };
    for (; n >= 8; p += 8, n -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, p, 8);
        mix(word);
    }
    if (n > 0) {
        std::uint64_t word = 0;
        std::memcpy(&word, p, n);
        mix(word);
    }
    mix(odd);
    return state;
}

} // namespace

std::int64_t countLinesOf(std::string_view text) noexcept
{
    const std::int64_t ends = std::count(text.begin(), text.end(), '\n');
    return text.empty() || text.back() == '\n' ? ends : ends + 1;
}

bool isBinary(std::string_view content) noexcept
{
    constexpr std::size_t looked = 8'000;
    return content.substr(0, looked).find('\0') != std::string_view::npos;
}

std::optional<LineCounts> LineDiff::count(std::string_view before, std::string_view after)
{
    trim(before, after);
    if (before.empty() || after.empty())
        return LineCounts {countLinesOf(after), countLinesOf(before)};
    if (!split(before, m_before, mostLines) || !split(after, m_after, mostLines - m_before.size()))
        return std::nullopt;
    tally();
    LineCounts counts;
    counts.deleted = setAside(m_before, &Slot::after);
    counts.added = setAside(m_after, &Slot::before);
    const std::int64_t edits = scriptLength();
    const auto difference = static_cast<std::int64_t>(m_before.size()) - static_cast<std::int64_t>(m_after.size());
    const std::int64_t deleted = (edits + difference) / 2;
    counts.deleted += deleted;
    counts.added += edits - deleted;
    return counts;
}

bool LineDiff::split(std::string_view text, std::vector<std::uint64_t>& lines, std::size_t room)
{
    lines.clear();
    const char* p = text.data();
    const char* const end = p + text.size();
    while (p < end) {
        if (lines.size() == room)
            return false;
        step();
        const void* found = std::memchr(p, '\n', static_cast<std::size_t>(end - p));
        const char* next = found == nullptr ? end : static_cast<const char*>(found) + 1;
        lines.push_back(hashOf(p, static_cast<std::size_t>(next - p)));
        p = next;
    }
    return true;
}

void LineDiff::tally()
{
    m_slots.assign(std::bit_ceil(2 * (m_before.size() + m_after.size())), {});
    for (const std::uint64_t line : m_before)
        ++slotOf(line).before;
    for (const std::uint64_t line : m_after)
        ++slotOf(line).after;
}

LineDiff::Slot& LineDiff::slotOf(std::uint64_t hash)
{
    step();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    while (m_slots[at].hash != hash && (m_slots[at].before != 0 || m_slots[at].after != 0))
        at = (at + 1) & mask;
    m_slots[at].hash = hash;
    return m_slots[at];
}

std::int64_t LineDiff::setAside(std::vector<std::uint64_t>& lines, std::uint32_t Slot::*other)
{
    const auto kept = std::remove_if(lines.begin(), lines.end(), [this, other](std::uint64_t line) { return slotOf(line).*other == 0; });
    const std::int64_t taken = lines.end() - kept;
    lines.erase(kept, lines.end());
    return taken;
}

std::int64_t LineDiff::scriptLength()
{
    std::int64_t edits = 0;
    std::size_t x = 0;
    std::size_t y = 0;
    while (x < m_before.size() && y < m_after.size())
        edits += search(x, y);
    return edits + static_cast<std::int64_t>(m_before.size() - x) + static_cast<std::int64_t>(m_after.size() - y);
}

std::int64_t LineDiff::search(std::size_t& startX, std::size_t& startY)
{
    m_progress.checkpoint();
    const std::span a = std::span(m_before).subspan(startX);
    const std::span b = std::span(m_after).subspan(startY);
    const auto n = static_cast<std::int32_t>(a.size());
    const auto m = static_cast<std::int32_t>(b.size());
    const auto most = static_cast<std::int32_t>(std::min<std::int64_t>(mostEdits, std::int64_t {n} + m));
    // reach[k]: how far into `a` the furthest path on diagonal k has come.
    m_reach.assign(static_cast<std::size_t>(2 * most + 3), 0);
    std::int32_t* const reach = m_reach.data() + most + 1;
    std::int32_t bestX = 0;
    std::int32_t bestY = 0;
    for (std::int32_t edits = 0; edits <= most; ++edits) {
        for (std::int32_t k = -edits; k <= edits; k += 2) {
            const bool down = k == -edits || (k != edits && reach[k - 1] < reach[k + 1]);
            std::int32_t x = down ? reach[k + 1] : reach[k - 1] + 1;
            std::int32_t y = x - k;
            while (x < n && y < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)]) {
                ++x;
                ++y;
            }
            reach[k] = x;
            if (edits == most && x <= n && y <= m && x + y > bestX + bestY) {
                bestX = x;
                bestY = y;
            }
            if (x >= n && y >= m) {
                startX += a.size();
                startY += b.size();
                return edits;
            }
        }
    }
    startX += static_cast<std::size_t>(bestX);
    startY += static_cast<std::size_t>(bestY);
    return most;
}

} // namespace weir::git
