// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream_scan.h"

#include <algorithm>

namespace weir::analysis {

StreamScan::StreamScan(const Facts& f, const Selection& selection, Level level, Progress& p)
    : facts(f)
    , view(f, level)
    , window(resolveWindow(f, selection))
    , passed(level == Level::Status ? passesAnyStream(f, selection) : analysis::passes(f, selection))
    , progress(p)
{
}

bool StreamScan::isThere(std::size_t item) const noexcept
{
    return analysis::isThere(facts, window, item);
}

bool StreamScan::inFlightAtEnd(std::size_t item) const noexcept
{
    const Instant created = facts.data->items.created[item];
    if (isKnown(created) && created >= window.counted.to)
        return false;
    const ItemState state = facts.items.state[item];
    if (state != ItemState::Finished && state != ItemState::Discarded)
        return true;
    const Instant ended = facts.items.ended[item];
    return isKnown(ended) && ended >= window.counted.to;
}

bool StreamScan::thereAtEnd(Instant entered, Instant left, bool open) const noexcept
{
    // Since when is unknown: it is there now, and that is all that is known.
    if (!isKnown(entered))
        return open && window.endsNow();
    return entered < window.counted.to && (isKnown(left) ? left >= window.counted.to : open);
}

std::vector<std::uint32_t> StreamScan::finishedItems() const
{
    const auto& finish = facts.items.finished;
    std::vector<std::uint32_t> rows;
    if (view.level() == Level::Status && !facts.map.where.empty()) { // the index knows the stream's items only
        forItems([&](std::uint32_t item) {
            if (facts.items.state[item] == ItemState::Finished && window.counted.contains(finish[item]))
                rows.push_back(item);
        });
        std::ranges::stable_sort(rows, {}, [&finish](std::uint32_t item) { return finish[item]; });
        return rows;
    }
    const auto at = [&finish](std::uint32_t item) { return finish[item]; };
    const auto begin = std::ranges::lower_bound(facts.byFinish, window.counted.from, {}, at);
    const auto end = std::ranges::lower_bound(facts.byFinish, window.counted.to, {}, at);
    for (auto row = begin; row < end; ++row) {
        if (passed[*row] != 0)
            rows.push_back(*row);
    }
    return rows;
}

EdgeTable::EdgeTable(std::size_t rows)
    : m_rows(rows)
    , m_isDense(rows <= 512)
    , m_dense(m_isDense ? rows * rows : 0, none)
{
}

std::size_t EdgeTable::at(std::size_t from, std::size_t to)
{
    std::uint32_t& number =
        m_isDense ? m_dense[from * m_rows + to] : m_sparse.try_emplace(std::uint64_t {from} << 32U | to, none).first->second;
    if (number == none) {
        number = static_cast<std::uint32_t>(m_ends.size());
        m_ends.emplace_back(from, to);
    }
    return number;
}

std::optional<std::size_t> EdgeTable::find(std::size_t from, std::size_t to) const
{
    std::uint32_t number = none;
    if (m_isDense) {
        number = m_dense[from * m_rows + to];
    } else if (const auto found = m_sparse.find(std::uint64_t {from} << 32U | to); found != m_sparse.end()) {
        number = found->second;
    }
    return number == none ? std::nullopt : std::optional<std::size_t>(number);
}

} // namespace weir::analysis
