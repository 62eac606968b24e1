// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/index.h"
#include "core/base/time.h"
#include "core/model/records.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

/// Many strings in one block, by row.
class StringColumn {
public:
    void append(std::string_view text)
    {
        m_bytes.append(text);
        m_ends.push_back(m_bytes.size());
    }
    void reserve(std::size_t rows, std::size_t bytes)
    {
        m_ends.reserve(rows);
        m_bytes.reserve(bytes);
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_ends.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept
    {
        const std::size_t begin = row == 0 ? 0 : m_ends[row - 1];
        return std::string_view(m_bytes).substr(begin, m_ends[row] - begin);
    }

private:
    std::string m_bytes;
    std::vector<std::size_t> m_ends;
};

/// A status or activity, as derived: one entry per id (or per name where there is no id).
struct Status {
    std::string name;
    StatusCategory category = StatusCategory::None;
};

/// Items, sorted by key (natural order: ABC-2 before ABC-10). One row each; all columns have the same length.
struct ItemColumns {
    StringColumn key;
    StringColumn title;
    std::vector<NameIndex> kind; ///< issue, …; never none
    std::vector<NameIndex> type; ///< none: unknown
    std::vector<NameIndex> project;
    std::vector<NameIndex> team;
    std::vector<NameIndex> assignee;
    std::vector<Instant> created; ///< stated by the source, else its first event; may be unknown
    std::vector<Instant> statedStart; ///< when work began, where the source says so itself; else unknown
    std::vector<Instant> resolved; ///< finish stated by the source (resolution date, closing); else unknown
    std::vector<StatusIndex> status; ///< where it is now; none: unknown
    std::vector<std::uint8_t> discarded; ///< 1: its resolution says won't do, duplicate, rejected
    std::vector<std::uint32_t> spans; ///< how many of its visits, the first ones, come from start and complete (see VisitColumns)
    std::vector<std::uint32_t> firstVisit; ///< its visits are rows [firstVisit, firstVisit + visitCount)
    std::vector<std::uint32_t> visitCount;
    [[nodiscard]] std::size_t size() const noexcept { return created.size(); }
};

/// Visits of items to statuses, item by item, each in order of time; where a log of start and complete and another source tell
/// of one item, first those of the one and then those of the other, side by side. All columns have the same length but `begun`,
/// which is empty when no item has `spans`.
///
/// Trackers and plain logs: entered by a transition, left by the next one; `left` unknown: still there, or a hole
/// in the history. `entered` unknown: the source says it left a status it was never seen to enter.
/// Spans (lifecycle start/complete): one visit per complete; begun = its start, left = the complete.
struct VisitColumns {
    std::vector<StatusIndex> status;
    std::vector<StatusIndex> from; ///< the edge by which it was entered; none: first visit, or after a hole
    std::vector<Instant> entered;
    std::vector<Instant> left;
    std::vector<Instant> begun; ///< unknown: no start was seen
    std::vector<NameIndex> actor; ///< who made the transition; none: unknown
    std::vector<std::uint8_t> open; ///< 1: the item is there now (last visit, not left)
    [[nodiscard]] std::size_t size() const noexcept { return status.size(); }
};

struct CommitColumns {
    StringColumn sha;
    std::vector<NameIndex> repository;
    std::vector<NameIndex> author;
    std::vector<Instant> authored;
    std::vector<Instant> committed;
    std::vector<std::uint8_t> parents; ///< how many; 255 means 255 or more
    std::vector<std::int32_t> files; ///< −1: unknown
    std::vector<std::int32_t> added; ///< lines; −1: not counted
    std::vector<std::int32_t> deleted;
    [[nodiscard]] std::size_t size() const noexcept { return committed.size(); }
};

struct ChangeColumns {
    StringColumn key;
    StringColumn title;
    StringColumn how;
    std::vector<NameIndex> repository;
    std::vector<NameIndex> author;
    std::vector<Instant> firstCommit;
    std::vector<Instant> created;
    std::vector<Instant> merged;
    [[nodiscard]] std::size_t size() const noexcept { return merged.size(); }
};

/// A join between two objects and how it was found.
struct Link {
    std::string fromKind, fromKey, toKind, toKey, how;
};

/// Everything the figures are computed from: an immutable snapshot, shared between threads as shared_ptr<const Dataset>.
/// Nothing in it depends on the stage map, the calendar or a filter.
struct Dataset {
    std::vector<Status> statuses; ///< by StatusIndex
    std::vector<std::string> names; ///< by NameIndex; of people those under which they are shown
    std::map<std::string, std::string, std::less<>> standsFor; ///< other names of people, with those under which they are shown
    std::vector<std::uint8_t> bots; ///< by NameIndex; 1: as a person it is a program
    ItemColumns items;
    VisitColumns visits;
    CommitColumns commits;
    ChangeColumns changes;
    std::vector<Link> links;
    std::size_t rejected = 0; ///< records refused over all sources that are there now
    std::size_t sources = 0;
    Instant newest = unknownInstant; ///< newest instant at which something happened: the default of `now`
    Instant lastImport = unknownInstant;
    std::uint64_t revision = 0; ///< changes whenever the workspace's observations change

    [[nodiscard]] std::string_view name(NameIndex i) const noexcept
    {
        return i.valid() ? std::string_view(names[i.row()]) : std::string_view();
    }
    [[nodiscard]] bool isBot(NameIndex person) const noexcept
    {
        return person.valid() && person.row() < bots.size() && bots[person.row()] != 0;
    }
    /// The instant at which the edge into visit `v` was taken (what a window asks): for spans the complete.
    [[nodiscard]] Instant edgeAt(std::size_t item, std::size_t v) const noexcept
    {
        return isSpan(item, v) ? visits.left[v] : visits.entered[v];
    }
    [[nodiscard]] bool isSpan(std::size_t item, std::size_t v) const noexcept { return v - items.firstVisit[item] < items.spans[item]; }
    /// The first of the visits that tell where the item is: those beside the spans, or the spans if there are no others.
    [[nodiscard]] std::size_t wayBegin(std::size_t item) const noexcept
    {
        return items.firstVisit[item] + (items.spans[item] < items.visitCount[item] ? items.spans[item] : std::size_t {0});
    }
    /// Spans and other visits stand side by side.
    [[nodiscard]] bool tellsTwice(std::size_t item) const noexcept
    {
        return items.spans[item] != 0 && items.spans[item] < items.visitCount[item];
    }
};
using DatasetPtr = std::shared_ptr<const Dataset>;

} // namespace weir
