// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/analysis/stage_visits.h"
#include "core/analysis/stream.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace weir::analysis {

/// The visits of one level under one shape, so that what is measured is written once: at stage level the stage visits,
/// at status level the tracker's own visits, where statuses of one name are one row.
class LevelView {
public:
    static constexpr std::size_t noRow = std::numeric_limits<std::size_t>::max();

    struct Row {
        std::string name;
        std::string kind;
        StatusPart part = StatusPart::Work; ///< at stage level Work, Wait, Outside, Done or Discarded
        std::optional<std::string> team;
        std::optional<int> wipLimit;
        bool tellsWaiting =
            true; ///< its visits tell waiting from work: there is a queue, all of it waits, or the log marks when work began
        /// Part of the stream itself: neither before, beside nor after it.
        [[nodiscard]] bool inStream() const noexcept
        {
            return part == StatusPart::Queue || part == StatusPart::Work || part == StatusPart::Wait || part == StatusPart::Unmapped;
        }
        [[nodiscard]] bool isFinal() const noexcept { return part == StatusPart::Done || part == StatusPart::Discarded; }
    };

    LevelView(const Facts& facts, Level level);

    [[nodiscard]] Level level() const noexcept { return m_level; }
    /// In the order of the stream: row a lies before row b if a < b.
    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return m_rows; }

    [[nodiscard]] std::size_t first(std::size_t item) const noexcept { return m_first[item]; }
    [[nodiscard]] std::size_t end(std::size_t item) const noexcept { return std::size_t {m_first[item]} + m_count[item]; }
    /// The first visit of the item that is not of spans; see ItemFactColumns::entriesFrom().
    [[nodiscard]] std::size_t entriesFrom(std::size_t item) const noexcept
    {
        return statusLevel() ? first(item) + m_facts.data->items.spans[item] : m_facts.items.entriesFrom(item);
    }

    [[nodiscard]] std::size_t row(std::size_t v) const noexcept
    {
        return statusLevel() ? m_rowOfStatus[m_facts.data->visits.status[v].row()] : m_facts.stageVisits.stage[v].row();
    }
    /// Row that the edge into the visit came from; noRow: no edge.
    [[nodiscard]] std::size_t fromRow(std::size_t v) const noexcept
    {
        if (statusLevel()) {
            const StatusIndex from = m_facts.data->visits.from[v];
            return from.valid() ? m_rowOfStatus[from.row()] : noRow;
        }
        const StageIndex from = m_facts.stageVisits.from[v];
        return from.valid() ? from.row() : noRow;
    }
    [[nodiscard]] Instant entered(std::size_t v) const noexcept
    {
        return statusLevel() ? m_facts.data->visits.entered[v] : m_facts.stageVisits.entered[v];
    }
    [[nodiscard]] Instant left(std::size_t v) const noexcept
    {
        return statusLevel() ? m_facts.data->visits.left[v] : m_facts.stageVisits.left[v];
    }
    [[nodiscard]] bool open(std::size_t v) const noexcept
    {
        return (statusLevel() ? m_facts.data->visits.open[v] : m_facts.stageVisits.open[v]) != 0;
    }
    [[nodiscard]] Instant edgeAt(std::size_t item, std::size_t v) const noexcept
    {
        return statusLevel() ? m_facts.data->edgeAt(item, v) : m_facts.stageVisits.edgeAt(v);
    }
    /// From entering the row before to entering this one; of a visit with an edge.
    [[nodiscard]] Duration edgeTime(std::size_t item, std::size_t v) const noexcept
    {
        return v > first(item) ? m_facts.lasted(edgeAt(item, v - 1), edgeAt(item, v)) : unknownDuration;
    }
    [[nodiscard]] Duration time(std::size_t v) const noexcept { return m_facts.lasted(entered(v), left(v)); }
    [[nodiscard]] Duration work(std::size_t item, std::size_t v) const noexcept;
    [[nodiscard]] Duration wait(std::size_t item, std::size_t v) const noexcept;
    /// The item's work and wait include this visit: it is in the stream, and over.
    [[nodiscard]] bool counts(std::size_t item, std::size_t v) const noexcept
    {
        const Row& r = m_rows[row(v)];
        return !open(v) && (r.inStream() || (r.part == StatusPart::Done && m_facts.data->items.spans[item] != 0));
    }
    /// Waiting can be told from work: there is a status to wait in, or the log marks when work began.
    [[nodiscard]] bool tellsWaiting() const noexcept;
    /// Row of a status; noRow: it has no stage.
    [[nodiscard]] std::size_t rowOf(StatusIndex status) const noexcept
    {
        if (statusLevel())
            return m_rowOfStatus[status.row()];
        const StageIndex stage = m_facts.stageOfStatus[status.row()];
        return stage.valid() ? stage.row() : noRow;
    }

private:
    [[nodiscard]] bool statusLevel() const noexcept { return m_level == Level::Status; }
    void listStages();
    void listStatuses();
    void addStatus(const std::string& name, StatusPart part, const Stage* stage);
    void markTelling();

    const Facts& m_facts;
    Level m_level;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_rowOfStatus; ///< status level only
    const std::uint32_t* m_first = nullptr;
    const std::uint32_t* m_count = nullptr;
};

} // namespace weir::analysis
