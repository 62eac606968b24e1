// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/base/progress.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// The histories of items as an event log that other programs, and this one, can read.
namespace weir::report {

enum class LogFormat {
    Csv, ///< a table with one row an event, as csv-events takes it
    Json, ///< items with their events
    Xes, ///< IEEE 1849-2016: traces of events; where starts are known, with a start_timestamp beside the complete
};

struct LogOptions {
    LogFormat format = LogFormat::Csv;
    bool raw = false; ///< CSV: text as it is, also what a spreadsheet would run as a formula; for programs
    /// How a person is called; an empty name leaves the person out.
    std::function<std::string(std::string_view)> person;
    std::string generator; ///< "Weir 0.1.0"
};

/// One thing that happened to an item.
struct LogEvent {
    Instant at;
    Instant start = unknownInstant; ///< of the activity that `at` completes; unknown: not told
    bool span = false; ///< the item entered nothing: an activity was completed
    StatusIndex from, to;
    NameIndex actor;
};
/// The events of an item in order of time. Where starts and completes and another source tell of it, what the starts and completes say.
[[nodiscard]] std::vector<LogEvent> eventsOf(const Dataset& data, std::size_t item);

/// Writes the events of all items that the selection's filter lets through and that were there in its window, through `out` in pieces.
/// A finish that the source states beside its statuses stands with its item. People's addresses, commits and changes are not part of it.
/// Returns how many events were written.
std::int64_t writeEventLog(const analysis::Facts& facts, const Selection& selection, const LogOptions& options,
    const std::function<void(std::string_view)>& out, Progress& progress);

} // namespace weir::report
